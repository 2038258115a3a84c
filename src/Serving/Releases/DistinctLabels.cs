using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.Releases;

/// <summary>
/// Gives values of a dimension that share a label one that tells them apart. Labels take the place of codes for whoever
/// reads (jobindsats, a spreadsheet) and for PX, which names a value by its label: of Bornholm, landsdel and kommune, the
/// larger omraade says what it is. What a release has stored is not touched.
/// </summary>
internal static class DistinctLabels
{
    /// <summary>The table, with labels that differ in each language.</summary>
    public static Table Of(Table table) => table.Dimensions.Any(HasDoubled)
        ? new Table(table.Id, table.Title, table.Notes, [.. table.Dimensions.Select(Of)], table.Values, table.Symbols)
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
            dimension.Code,
            dimension.Name,
            dimension.Role,
            [
                .. dimension.Values.Select(value =>
                    danish[value.Name.Da] > 1 || english[value.Name.En] > 1 ? value with { Name = Told(value) } : value),
            ],
            dimension.TotalCode);
    }

    /// <summary>The smallest omraade keeps its name; what has no level is told by its code.</summary>
    private static BilingualText Told(DimensionValue value) => value.Kind switch
    {
        "kommune" => value.Name,
        "landsdel" => new BilingualText("Landsdel " + value.Name.Da, "Province " + value.Name.En),
        "region" => new BilingualText("Region " + value.Name.Da, "Region " + value.Name.En),
        _ => new BilingualText($"{value.Name.Da} ({value.Code})", $"{value.Name.En} ({value.Code})"),
    };

    private static bool HasDoubled(Dimension dimension) =>
        Counted(dimension, label => label.Da).Count < dimension.Values.Count
            || Counted(dimension, label => label.En).Count < dimension.Values.Count;

    private static Dictionary<string, int> Counted(Dimension dimension, Func<BilingualText, string> language) =>
        dimension.Values.GroupBy(value => language(value.Name), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.Count(), StringComparer.OrdinalIgnoreCase);
}
