using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>Where the figures of a picture can be had.</summary>
internal static class FigureDownload
{
    /// <summary>The same figures as files, and as the call that gives them; nothing when the release lacks the table.</summary>
    public static Html Fetch(
        this Html html,
        ReportBasis basis,
        Page page,
        TableKind kind,
        params IReadOnlyList<(string Variable, string Values)> choice)
    {
        if (Ordning.Standard.Tables.FirstOrDefault(recipe => recipe.Kind == kind) is not { } recipe || !basis.Has(kind))
        {
            return html;
        }

        var call = $"{page.PathBase}{Addresses.PxWeb}/tables/{recipe.Id}/data?lang={page.Language}"
            + string.Concat(choice.Select(pair => $"&valuecodes[{pair.Variable}]={pair.Values}"))
            + string.Concat(
                Variable(kind)
                    .Except(choice.Select(pair => pair.Variable), StringComparer.Ordinal)
                    .Select(variable => $"&valuecodes[{variable}]=*"));
        var of = new Html().Write($"""<span class="skjult"> {page.Word("af tabellen", "of table")} {recipe.Id}</span>""");
        return html.Write($"""
            <p class="hent">{page.Word("Hent", "Download")}:
            <a href="{call}&amp;outputFormat=csv&amp;outputFormatParams={Addresses.SpreadsheetFile}">CSV{of}</a>
            <a href="{call}&amp;outputFormat=xlsx">Excel{of}</a>
            <a href="{call}">{page.Word("API-kaldet", "The API call")}<span class="skjult"> {page.Word(
                "til tabellen", "of table")} {recipe.Id}</span></a></p>

            """);
    }

    /// <summary>The variables of a kind of table.</summary>
    private static string[] Variable(TableKind kind) => kind switch
    {
        TableKind.Indsats or TableKind.Extent => ["omraade", "periode", "indsats", "maal"],
        TableKind.TimeToFirst => ["omraade", "periode", "interval", "maal"],
        _ => ["omraade", "periode", "maal"],
    };
}
