using System.IO.Pipelines;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Formats;

/// <summary>The formats that data can be had in. The first is the default.</summary>
internal sealed class FormatRegister
{
    private readonly IDataformat[] _formats =
    [
        new JsonStat2Format(), new CsvFormat(), new PxFormat(), new XlsxFormat(), new HtmlFormat(), new JsonPxFormat(), new ParquetFormat(),
    ];

    public IDataformat Standard => _formats[0];

    public IReadOnlyList<IDataformat> All => _formats;

    public IReadOnlyList<string> Names => [.. _formats.Select(format => format.Name)];

    /// <summary>The format called <paramref name="name"/> (the default for none), or null.</summary>
    public IDataformat? Find(string name) =>
        name.Length == 0 ? Standard : Array.Find(_formats, known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>JSON-stat 2.0 as the PX family writes it: a dense array with nulls, and the signs by cell number.</summary>
internal sealed class JsonStat2Format : IDataformat
{
    public string Name => "json-stat2";

    public string MediaType => "application/json; charset=utf-8";

    public string FileExtension => ".json";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? Writing.Only : ErrorList.UnknownFormatParameter(parameters[0], Name);

    private sealed class Writing : IDataWriter
    {
        public static readonly Writing Only = new();

        public Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken stop) =>
            new JsonStat2Writer(task, output).WriteOutAsync(withCells: true, stop);
    }
}

/// <summary>
/// CSV: rows and columns by placement, texts in quotes, a sign where there is no value. For programs unless ForSpreadsheet asks
/// otherwise.
/// </summary>
internal sealed class CsvFormat : IDataformat
{
    public string Name => "csv";

    public string MediaType => "text/csv; charset=utf-8";

    public string FileExtension => ".csv";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        FormatParameters.Read(parameters, Name, isTextFile: true).Succeeded(out var read, out var error) ? new CsvWriter(read) : error;
}

/// <summary>A PX file (PX 2013) in the language of the request.</summary>
internal sealed class PxFormat : IDataformat
{
    public string Name => "px";

    public string MediaType => "application/octet-stream; charset=utf-8";

    public string FileExtension => ".px";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? new PxWriter() : ErrorList.UnknownFormatParameter(parameters[0], Name);
}

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

/// <summary>A page with one table that a screen reader can read, its notes below. It has its title in any case.</summary>
internal sealed class HtmlFormat : IDataformat
{
    public string Name => "html";

    public string MediaType => "text/html; charset=utf-8";

    public string FileExtension => ".html";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        FormatParameters.Read(parameters, Name, isTextFile: false).Succeeded(out var read, out var error)
            ? new HtmlTableWriter(read.Naming ?? Naming.Texts)
            : error;
}

/// <summary>The JSON of PxWeb's first API, for clients written for it: one object per row, values as texts, signs among them.</summary>
internal sealed class JsonPxFormat : IDataformat
{
    public string Name => "json-px";

    public string MediaType => "application/json; charset=utf-8";

    public string FileExtension => ".json";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? new JsonPxWriter() : ErrorList.UnknownFormatParameter(parameters[0], Name);
}

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
