using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Pages.Start;

/// <summary>How the table of kommuner is sorted. What is unknown in a query is taken as not said.</summary>
/// <param name="Key">kommune, n or the code of an indsats.</param>
/// <param name="Descending">The largest first.</param>
internal sealed record Sorting(string Key, bool Descending)
{
    public const string Parameter = "sorter";
    public const string Name = "kommune";
    public const string Forloeb = "n";

    public static Sorting Read(IQueryCollection query, StartPageFigures number)
    {
        var key = query[Parameter].ToString();
        if (key != Forloeb && !number.Indsatser.Any(indsats => indsats.Code == key))
        {
            key = Name;
        }

        return new Sorting(key, query["retning"].ToString() switch
        {
            "faldende" => true,
            "stigende" => false,
            _ => key != Name,
        });
    }

    /// <summary>What a click on the column <paramref name="key"/> asks for: the other direction where it is sorted by that already.</summary>
    public Sorting AfterClick(string key) => new(key, key == Key ? !Descending : key != Name);

    /// <summary>As a query string.</summary>
    public string Query => $"?{Parameter}={Uri.EscapeDataString(Key)}&retning={(Descending ? "faldende" : "stigende")}";

    /// <summary>
    /// The kommuner in order. Cells without a value come last in both directions, by name: their place must tell
    /// nothing of a value that is withheld.
    /// </summary>
    public IEnumerable<OmraadeRow> Execution(StartPageFigures number)
    {
        if (Key == Name)
        {
            return Descending
                ? number.Kommuner.OrderByDescending(kommune => kommune.Name.Da, DanishOrder.Standard)
                : number.Kommuner.OrderBy(kommune => kommune.Name.Da, DanishOrder.Standard);
        }

        var ordinal = number.Indsatser.Index().FirstOrDefault(indsats => indsats.Item.Code == Key).Index;
        PageCell Value(OmraadeRow kommune) => Key == Forloeb ? kommune.Forloeb : kommune.Share[ordinal];
        return number.Kommuner
            .OrderBy(kommune => Value(kommune).HasValue ? 0 : 1)
            .ThenBy(kommune => Value(kommune) is { HasValue: true } cell ? (Descending ? -cell.Value : cell.Value) : 0)
            .ThenBy(kommune => kommune.Name.Da, DanishOrder.Standard);
    }
}
