using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Pages.Tables;

/// <summary>The selected cells as a table, with what the signs in it mean right below.</summary>
internal static class Valgttabel
{
    /// <summary>The most cells that a page shows, so that it stays light: all kommuner with all kinds of indsats fit.</summary>
    public const int Flest = 700;

    /// <summary>The most columns that stand beside each other.</summary>
    private const int Kolonner = 24;

    public static void Skriv(Html html, Tabelvalg valg, Side side)
    {
        var tabel = valg.Tabel;
        var udsnit = valg.Udsnit;
        var (faste, stub, hoved) = Placer(tabel, udsnit.Valgte);
        int[] kolonner = hoved is { } akse ? udsnit.Valgte(akse) : [0];
        var raekker = (int)Math.Min(udsnit.Celler / kolonner.Length, Math.Max(1, Flest / kolonner.Length));
        html.Skriv($"""
            <section class="bredde" aria-labelledby="tal">
            <h2 id="tal" tabindex="-1">{side.Ord("Tallene", "The figures")}</h2>

            """);
        if (raekker * kolonner.Length < udsnit.Celler)
        {
            html.Skriv($"""
                <p class="advarsel">{side.Ord(
                    $"Udvalget har {side.Tal(udsnit.Celler)} tal. Her vises de første {side.Tal((long)raekker * kolonner.Length)}; alle kan hentes herunder.",
                    $"The selection has {side.Tal(udsnit.Celler)} figures. The first {side.Tal((long)raekker * kolonner.Length)} are shown here; all of them can be downloaded below.")}</p>

                """);
        }

        html.Skriv($"""
            <div class="rul" role="region" aria-labelledby="overskrift" tabindex="0">
            <table aria-describedby="tegnher">
            <caption id="overskrift"><span>{Overskrift(tabel, udsnit.Valgte, faste, side)}</span></caption>
            <thead>
            <tr>
            """);
        html.SkrivAlle(stub, (ud, nr) => ud.Skriv($"""<th scope="col" class="tekst">{side.Ord(tabel.Dimensioner[nr].Navn)}</th>"""));
        html.SkrivAlle(kolonner, (ud, i) => ud.Skriv($"""<th scope="col">{(hoved is { } nr ? Navn(tabel, nr, i, side) : side.Ord("Tal", "Figure"))}</th>"""));
        html.Skriv($"</tr>\n</thead>\n<tbody>\n");

        var brugte = SkrivRaekker(html, valg, [.. faste, .. stub, .. hoved is { } kun ? [kun] : Array.Empty<int>()], faste.Count, stub, raekker, kolonner.Length, side);
        html.Skriv($"""
            </tbody>
            </table>
            </div>
            <div id="tegnher">

            """);
        if (brugte.Count > 0)
        {
            Symbolforklaring.Liste(html, brugte, side.Sprog);
        }

        html.SkrivAlle(NoterTilValgte(tabel, udsnit.Valgte, side), (ud, note) => ud.Skriv($"<p>{note}</p>\n"));
        html.Skriv($"""
            </div>
            </section>

            """);
    }

    /// <summary>Writes the rows, and gives the signs that stand in them.</summary>
    private static SortedSet<Cellesymbol> SkrivRaekker(Html html, Tabelvalg valg, List<int> akser, int faste, IReadOnlyList<int> stub, int raekker, int kolonner, Side side)
    {
        var tabel = valg.Tabel;
        var brugte = new SortedSet<Cellesymbol>();
        var celler = new Cellelaeser(valg.Udsnit, akser);
        for (var raekke = 0; raekke < raekker; raekke++)
        {
            for (var kolonne = 0; kolonne < kolonner && celler.Naeste(); kolonne++)
            {
                if (kolonne == 0)
                {
                    html.Skriv($"<tr>");
                    for (var i = 0; i < stub.Count; i++)
                    {
                        html.Skriv($"""<th scope="row">{Navn(tabel, stub[i], valg.Udsnit.Valgte(stub[i])[celler.Plads(faste + i)], side)}</th>""");
                    }
                }

                var symbol = celler.Symbol;
                if (symbol != Cellesymbol.Ingen)
                {
                    brugte.Add(symbol);
                }

                if (!symbol.HarVaerdi())
                {
                    html.Skriv($"""<td class="tegn"><abbr title="{side.Ord(Symbolforklaring.Kort(symbol))}">{symbol.Tegn()}</abbr></td>""");
                }
                else if (symbol == Cellesymbol.Ingen)
                {
                    html.Skriv($"<td>{side.Tal(celler.Vaerdi, celler.Decimaler)}</td>");
                }
                else
                {
                    html.Skriv($"<td>{side.Tal(celler.Vaerdi, celler.Decimaler)} <i>{symbol.Tegn()}</i></td>");
                }
            }

            html.Skriv($"</tr>\n");
        }

        return brugte;
    }

    /// <summary>
    /// Variables with one value stand in the caption; the last of the others in the columns when there is room for it and
    /// something left for the rows.
    /// </summary>
    private static (List<int> Faste, List<int> Stub, int? Hoved) Placer(Katalogtabel tabel, Func<int, int[]> valgte)
    {
        List<int> flere = [.. Enumerable.Range(0, tabel.Dimensioner.Count).Where(nr => valgte(nr).Length > 1)];
        var hoved = flere.Count > 1 ? flere.FindLastIndex(nr => valgte(nr).Length <= Kolonner) : -1;
        int? kolonner = hoved < 0 ? null : flere[hoved];
        flere.RemoveAll(nr => nr == kolonner);
        if (flere.Count == 0)
        {
            flere.Add(Math.Max(0, tabel.Geografi));
        }

        return ([.. Enumerable.Range(0, tabel.Dimensioner.Count).Where(nr => nr != kolonner && !flere.Contains(nr))], flere, kolonner);
    }

    private static string Overskrift(Katalogtabel tabel, Func<int, int[]> valgte, List<int> faste, Side side)
    {
        // The measure first: it is what the numbers are.
        var dele = faste.OrderBy(nr => nr == tabel.Maal ? 0 : 1).Select(nr => Navn(tabel, nr, valgte(nr)[0], side)).ToList();
        return dele.Count == 0 ? side.Ord(tabel.Tabel.Titel) : $"{side.Ord(tabel.Tabel.Titel)}. {string.Join("; ", dele)}.";
    }

    private static string Navn(Katalogtabel tabel, int nr, int indeks, Side side)
    {
        var vaerdi = tabel.Dimensioner[nr].Vaerdier[indeks];
        return vaerdi.Enhed is { } enhed ? $"{side.Ord(vaerdi.Navn)} ({side.Ord(enhed)})" : side.Ord(vaerdi.Navn);
    }

    /// <summary>What must be known of the chosen values, each note once.</summary>
    private static IEnumerable<string> NoterTilValgte(Katalogtabel tabel, Func<int, int[]> valgte, Side side) =>
        from nr in Enumerable.Range(0, tabel.Dimensioner.Count)
        from note in valgte(nr).SelectMany(i => tabel.Dimensioner[nr].Vaerdier[i].Noter.Select(note => (Note: side.Ord(note), Navn: side.Ord(tabel.Dimensioner[nr].Vaerdier[i].Navn)))).GroupBy(par => par.Note, par => par.Navn)
        select $"{string.Join(", ", note.Take(3))}{(note.Count() > 3 ? " …" : "")}: {note.Key}";
}
