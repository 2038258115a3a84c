using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>A workbook (Office Open XML): the cells on the first sheet, what they mean on the second.</summary>
internal sealed class XlsxFormat : IDataformat
{
    public string Name => "xlsx";

    public string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string FileExtension => ".xlsx";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        FormatParameters.Read(parameters, Name, isTextFile: false).Succeeded(out var read, out var error)
            ? new XlsxWriter(read.Naming ?? Naming.Texts, read.WithTitle)
            : error;
}
