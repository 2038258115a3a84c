using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>
/// Gives values of a dimension that share a label one that tells them apart. Labels take the place of codes for whoever
/// reads (jobindsats, a spreadsheet) and for PX, which names a value by its label: of Bornholm, landsdel and kommune, the
/// larger omraade says what it is. What a release has stored is not touched.
/// </summary>
internal static class DistinctLabels
{
    /// <summary>The table, with labels that differ in each language.</summary>
    public static Tabel Of(Tabel table) => table.Dimensioner.Any(HasDoubled)
        ? new Tabel(table.Id, table.Titel, table.Noter, [.. table.Dimensioner.Select(Of)], table.Vaerdier, table.Symboler)
        : table;

    private static Dimension Of(Dimension dimension)
    {
        if (!HasDoubled(dimension))
        {
            return dimension;
        }

        var danish = Counted(dimension, label => label.Da);
        var english = Counted(dimension, label => label.En);
        return new Dimension(
            dimension.Kode,
            dimension.Navn,
            dimension.Rolle,
            [.. dimension.Vaerdier.Select(value => danish[value.Navn.Da] > 1 || english[value.Navn.En] > 1 ? value with { Navn = Told(value) } : value)],
            dimension.Totalkode);
    }

    /// <summary>The smallest omraade keeps its name; what has no level is told by its code.</summary>
    private static Tekst Told(Dimensionsvaerdi value) => value.Slags switch
    {
        "kommune" => value.Navn,
        "landsdel" => new Tekst("Landsdel " + value.Navn.Da, "Province " + value.Navn.En),
        "region" => new Tekst("Region " + value.Navn.Da, "Region " + value.Navn.En),
        _ => new Tekst($"{value.Navn.Da} ({value.Kode})", $"{value.Navn.En} ({value.Kode})"),
    };

    private static bool HasDoubled(Dimension dimension) =>
        Counted(dimension, label => label.Da).Count < dimension.Vaerdier.Count || Counted(dimension, label => label.En).Count < dimension.Vaerdier.Count;

    private static Dictionary<string, int> Counted(Dimension dimension, Func<Tekst, string> language) =>
        dimension.Vaerdier.GroupBy(value => language(value.Navn), StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.Count(), StringComparer.OrdinalIgnoreCase);
}
