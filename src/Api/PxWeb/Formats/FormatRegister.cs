namespace Opgoerelse.Api.PxWeb.Formats;

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
