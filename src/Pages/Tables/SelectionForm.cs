using Opgoerelse.Domain;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Tables;

/// <summary>
/// Where one selects: a check box for each value, folded away where they are many. It works without scripts; udvalg.js
/// adds a search and counts.
/// </summary>
internal static class SelectionForm
{
    /// <summary>From this many values on they are folded away.</summary>
    private const int Many = 13;

    private static readonly (string? Kind, BilingualText Name)[] Groups =
    [
        ("land", new BilingualText("Land", "Country")),
        ("region", new BilingualText("Regioner", "Regions")),
        ("rar", new BilingualText("Regionale arbejdsmarkedsråd", "Regional labour market councils")),
        ("landsdel", new BilingualText("Landsdele", "Provinces")),
        ("kommune", new BilingualText("Kommuner", "Municipalities")),
        (PeriodKindCodes.RollingYear, PeriodKind.RollingYear.Heading()),
        (PeriodKindCodes.Year, PeriodKind.Year.Heading()),
        (PeriodKindCodes.Quarter, PeriodKind.Quarter.Heading()),
        (PeriodKindCodes.PhaseIn, PeriodKind.PhaseIn.Heading()),
    ];

    public static void Write(Html html, TablePageOptions choice, Page page)
    {
        var table = choice.Table;
        html.Write($"""
            <section class="bredde" aria-labelledby="vaelg">
            <h2 id="vaelg">{page.Word("Vælg tal", "Select figures")}</h2>
            <form class="udvalg" action="{page.Basis}/tabeller/{Uri.EscapeDataString(table.Table.Id)}#tal" method="get">
            {page.LanguageField()}

            """);
        for (var index = 0; index < table.Dimensions.Count; index++)
        {
            WriteVariable(html, table, index, [.. choice.Selection.Selected(index)], page);
        }

        html.Write($"""
            <p><button type="submit">{page.Word("Vis tallene", "Show the figures")}</button> <a href="{page.ToTable(table.Table.Id)}">{page.Word("Begynd forfra", "Start over")}</a></p>
            </form>
            </section>

            """);
    }

    private static void WriteVariable(Html html, CatalogueTable table, int index, HashSet<int> selected, Page page)
    {
        var dimension = table.Dimensions[index];
        var all = dimension.Values;
        html.Write($"""
            <details{new Html().WriteRaw(all.Count < Many ? " open=\"\"" : "")}>
            <summary><span class="variabel">{page.Word(dimension.Name)}</span> <span class="valgt">{page.Word($"{selected.Count} af {all.Count} valgt", $"{selected.Count} of {all.Count} selected")}</span> <span class="hvilke">{Which(all, selected, page)}</span></summary>
            <fieldset>
            <legend class="skjult">{page.Word(dimension.Name)}</legend>

            """);
        var groups = Groups.Where(group => all.Any(value => value.Kind == group.Kind)).ToList();
        foreach (var (kind, name) in groups)
        {
            List<int> inTheGroup = [.. Enumerable.Range(0, all.Count).Where(i => all[i].Kind == kind)];
            html.Write($"""
                <fieldset class="gruppe">
                <legend>{page.Word(name)}</legend>

                """);
            if (inTheGroup.Count > 2)
            {
                html.Write($"""<label class="alle"><input type="checkbox" name="{dimension.Code}" value="{TablePageOptions.All}{kind}">{page.Word($"Alle {inTheGroup.Count}", $"All {inTheGroup.Count}")}</label>""").WriteRaw("\n");
            }

            Fields(html, dimension, Ordered(dimension, inTheGroup, kind, page), selected, page);
            html.WriteRaw("</fieldset>\n");
        }

        Fields(html, dimension, [.. Enumerable.Range(0, all.Count).Where(i => !groups.Any(group => group.Kind == all[i].Kind))], selected, page);
        html.Write($"""
            </fieldset>
            </details>

            """);
    }

    private static void Fields(Html html, Dimension dimension, IEnumerable<int> which, HashSet<int> selected, Page page) => html.WriteAll(which, (output, i) => output
        .Write($"""<label><input type="checkbox" name="{dimension.Code}" value="{dimension.Values[i].Code}"{new Html().WriteRaw(selected.Contains(i) ? " checked=\"\"" : "")}>{page.Word(dimension.Values[i].Name)}</label>""")
        .WriteRaw("\n"));

    /// <summary>Kommuner by name, periods with the newest first, the rest as they stand.</summary>
    private static IEnumerable<int> Ordered(Dimension dimension, List<int> which, string? kind, Page page) => dimension.Role switch
    {
        DimensionRole.Time => Enumerable.Reverse(which),
        DimensionRole.Geography when kind == "kommune" => which.OrderBy(i => page.Word(dimension.Values[i].Name), DanishOrder.Standard),
        _ => which,
    };

    /// <summary>The first of those chosen, by name.</summary>
    private static string Which(IReadOnlyList<DimensionValue> all, HashSet<int> selected, Page page)
    {
        const int Most = 3;
        var names = string.Join(", ", selected.Order().Take(Most).Select(i => page.Word(all[i].Name)));
        return selected.Count > Most ? names + " …" : names;
    }
}
