using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.Releases;

/// <summary>What a table is about, in words and in time, for catalogues and pages.</summary>
internal static class TableText
{
    /// <summary>What a reader should know of every table: how the scheme ends.</summary>
    public static BilingualText Closing { get; } = Ordning.Standard.Closing ?? new BilingualText("", "");

    /// <summary>Title, scheme, variables and measures, and how the scheme ends.</summary>
    public static BilingualText Description(CatalogueTable table)
    {
        var ordning = Ordning.Standard;
        var variable =
            table.Dimensions.Where(dimension => dimension.Role != DimensionRole.Measure).Select(dimension => dimension.Name).ToList();
        var measure = table.ExactMeasures.Select(i => table.Dimensions[table.Measure].Values[i].Name).ToList();
        var text = new BilingualText(
            $"{table.Table.Title.Da}. {ordning.Name.Da}, fordelt på {Enumeration(variable, name => name.Da, "og")}. Målinger: "
                + $"{string.Join("; ", measure.Select(name => LowerCase(name.Da)))}.",
            $"{table.Table.Title.En}. {ordning.Name.En}, by {Enumeration(variable, name => name.En, "and")}. Measures: "
                + $"{string.Join("; ", measure.Select(name => LowerCase(name.En)))}.");
        return ordning.Closing is { } closing ? new BilingualText($"{text.Da} {closing.Da}", $"{text.En} {closing.En}") : text;
    }

    /// <summary>The days from the first to the last on which forløb in the table's published figures started; null when none are.</summary>
    public static (DateOnly From, DateOnly To)? TimeSpanOf(CatalogueTable table)
    {
        if (table.LatestWithFigures < 0)
        {
            return null;
        }

        var days = table.Dimensions[table.Time].Values.Take(table.LatestWithFigures + 1)
            .Select(PeriodDays.Of).OfType<(DateOnly From, DateOnly To)>().ToList();
        return days.Count == 0 ? null : (days.Min(item => item.From), days.Max(item => item.To));
    }

    /// <summary>The first and the last published period of the kind that stands last (the shortest), and what kind that is.</summary>
    public static (string First, string Last, string Unit) Periods(CatalogueTable table)
    {
        if (table.LatestWithFigures < 0)
        {
            return ("", "", "Other");
        }

        var periods = table.Dimensions[table.Time].Values;
        var last = periods[table.LatestWithFigures];
        var first = periods.First(period => period.Kind == last.Kind);
        return (first.Code, last.Code, last.Kind switch
        {
            PeriodKindCodes.Quarter => "Quarterly",
            // What a figure covers is a year; the specification has no word for one that begins in any quarter.
            PeriodKindCodes.Year or PeriodKindCodes.RollingYear => "Annual",
            _ => "Other",
        });
    }

    private static string Enumeration(List<BilingualText> names, Func<BilingualText, string> asked, string and) =>
        names.Count < 2
            ? string.Concat(names.Select(asked).Select(LowerCase))
            : $"{string.Join(", ", names.SkipLast(1).Select(asked).Select(LowerCase))} {and} {LowerCase(asked(names[^1]))}";

    private static string LowerCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
