using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// Apache Parquet, for programs that read columns: a row for each combination of codes, and for each measure its value
/// and its sign.
/// </summary>
internal sealed class ParquetFormat : IDataformat
{
    public string Name => "parquet";

    /// <summary>As the reference server sends it.</summary>
    public string MediaType => "application/octet-stream";

    public string AcceptType => MediaTypes.Parquet;

    public string FileExtension => ".parquet";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? new ParquetTableWriter() : ErrorList.UnknownFormatParameter(parameters[0], Name);
}
