using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>Where the figures of a picture can be had.</summary>
internal static class Talhentning
{
    /// <summary>The same figures as files, and as the call that gives them; nothing when the release lacks the table.</summary>
    public static Html Hent(this Html html, Rapportgrundlag grundlag, Side side, string slags, params IReadOnlyList<(string Variabel, string Vaerdier)> valg)
    {
        if (Ordning.Standard.Tabeller.FirstOrDefault(opskrift => opskrift.Slags == slags) is not { } opskrift || !grundlag.Har(slags))
        {
            return html;
        }

        var kald = $"{side.Basis}{Addresses.PxWeb}/tables/{opskrift.Id}/data?lang={side.Sprog}" + string.Concat(valg.Select(par => $"&valuecodes[{par.Variabel}]={par.Vaerdier}")) + string.Concat(
            Variable(slags).Except(valg.Select(par => par.Variabel), StringComparer.Ordinal).Select(variabel => $"&valuecodes[{variabel}]=*"));
        var af = new Html().Skriv($"""<span class="skjult"> {side.Ord("af tabellen", "of table")} {opskrift.Id}</span>""");
        return html.Skriv($"""
            <p class="hent">{side.Ord("Hent", "Download")}: <a href="{kald}&amp;outputFormat=csv&amp;outputFormatParams={Addresses.SpreadsheetFile}">CSV{af}</a> <a href="{kald}&amp;outputFormat=xlsx">Excel{af}</a> <a href="{kald}">{side.Ord("API-kaldet", "The API call")}<span class="skjult"> {side.Ord("til tabellen", "of table")} {opskrift.Id}</span></a></p>

            """);
    }

    /// <summary>The variables of a kind of table.</summary>
    private static string[] Variable(string slags) => slags switch
    {
        "indsats" or "omfang" => ["omraade", "periode", "indsats", "maal"],
        "tid-til-foerste" => ["omraade", "periode", "interval", "maal"],
        _ => ["omraade", "periode", "maal"],
    };
}
