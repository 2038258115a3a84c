namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>The formats that data can be had in. The first is the default.</summary>
internal sealed class Formatregister
{
    private readonly IDataformat[] _formater =
    [
        new JsonStat2Format(), new CsvFormat(), new PxFormat(), new XlsxFormat(), new HtmlFormat(), new JsonPxFormat(), new ParquetFormat(),
    ];

    public IDataformat Standard => _formater[0];

    public IReadOnlyList<IDataformat> Alle => _formater;

    public IReadOnlyList<string> Navne => [.. _formater.Select(format => format.Navn)];

    /// <summary>The format called <paramref name="navn"/> (the default for none), or null.</summary>
    public IDataformat? Find(string navn) =>
        navn.Length == 0 ? Standard : Array.Find(_formater, kendt => string.Equals(kendt.Navn, navn, StringComparison.OrdinalIgnoreCase));
}
