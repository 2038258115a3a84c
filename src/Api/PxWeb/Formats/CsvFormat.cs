using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>CSV: rows and columns by placement, texts in quotes, a sign where there is no value. For programs unless ForSpreadsheet asks otherwise.</summary>
internal sealed class CsvFormat : IDataformat
{
    public string Name => "csv";

    public string MediaType => "text/csv; charset=utf-8";

    public string FileExtension => ".csv";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        FormatParameters.Read(parameters, Name, isTextFile: true).Succeeded(out var read, out var error) ? new CsvWriter(read) : error;
}
