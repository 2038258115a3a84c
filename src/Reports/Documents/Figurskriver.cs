using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>Writes charts with their tables, and tables by themselves.</summary>
public static class Figurskriver
{
    /// <summary>A table of so many rows is not divided between two pages on paper.</summary>
    private const int FlestSamlet = 25;

    /// <summary>A chart, the sentence that says what one sees, and the numbers behind it.</summary>
    public static Html Figur(this Html html, string svg, string saetning, Ark tal)
    {
        html.Skriv($"""
            <figure>
            <figcaption>{DanskSkrift.Samlet(saetning)}</figcaption>

            """).SkrivRaat(svg).Skriv($"""

            <details>
            <summary>Tallene bag: {tal.Titel}</summary>

            """).Tabel(tal);
        return html.Skriv($"""
            </details>
            </figure>

            """);
    }

    /// <summary>A table of a report, with a caption; the first column names the rows.</summary>
    public static Html Tabel(this Html html, Ark tal) => html.Tabel(tal, Tabelskrift.Rapport);

    /// <summary>A table with a caption; the first column names the rows.</summary>
    public static Html Tabel(this Html html, Ark tal, Tabelskrift skrift)
    {
        var ord = Enumerable.Range(0, tal.Kolonner.Count).Select(i => i > 0 && ErOrd(tal, i)).ToList();
        html.Skriv($"""
            <div class="rul{(tal.Raekker.Count <= FlestSamlet ? " samlet" : "")}{(tal.Kolonner.Count >= skrift.FaerrestBredt ? " bredt" : "")}" tabindex="0" role="region" aria-label="{tal.Titel}"><table>
            <caption><span>{tal.Titel}</span></caption>
            <thead><tr>
            """);
        for (var i = 0; i < tal.Kolonner.Count; i++)
        {
            // A column of words has its name over them.
            html.Skriv($"""<th scope="col"{(ord[i] ? Tekstklasse : new Html())}>{tal.Kolonner[i]}</th>""");
        }

        html.Skriv($"</tr></thead>\n<tbody>\n");
        foreach (var raekke in tal.Raekker)
        {
            html.Skriv($"""<tr><th scope="row">{Tekst(raekke[0], skrift)}</th>""");
            for (var i = 1; i < raekke.Count; i++)
            {
                Celle(html, raekke[i], ord[i], skrift);
            }

            html.Skriv($"</tr>\n");
        }

        return html.Skriv($"</tbody></table></div>\n");
    }

    private static string Tekst(Felt felt, Tabelskrift skrift) => felt.Tal is { } tal
        ? skrift.Tal((long)(tal * (decimal)Math.Pow(10, felt.Decimaler)), felt.Decimaler)
        : felt.Tekst ?? "";

    /// <summary>Whether a column is one of words: words among numbers stand as they do.</summary>
    private static bool ErOrd(Ark tal, int kolonne) =>
        tal.Raekker.All(raekke => raekke[kolonne].Tal is null) && tal.Raekker.Any(raekke => raekke[kolonne].Symbol == Cellesymbol.Ingen);

    private static Html Tekstklasse => new Html().Skriv($""" class="tekst" """);

    private static void Celle(Html html, Felt felt, bool blandtOrd, Tabelskrift skrift)
    {
        if (felt.Symbol != Cellesymbol.Ingen)
        {
            html.Skriv($"""<td class="{(blandtOrd ? "tekst tegn" : "tegn")}"><abbr title="{skrift.Forklaring(felt.Symbol)}">{felt.Tekst}</abbr></td>""");
        }
        else if (felt.Tal is null)
        {
            html.Skriv($"""<td class="{(blandtOrd ? "tekst " : "")}{(felt.Tekst?.Length > 10 ? "ord" : "kort")}">{felt.Tekst}</td>""");
        }
        else
        {
            html.Skriv($"<td>{Tekst(felt, skrift)}</td>");
        }
    }
}
