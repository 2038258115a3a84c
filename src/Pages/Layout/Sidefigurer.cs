using System.Buffers;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Pages.Layout;

/// <summary>
/// Charts with their tables on a page, in the page's language. The tables are those of the reports; on an English page they are the same rows
/// under English names.
/// </summary>
internal static class Sidefigurer
{
    /// <summary>A table of so many columns is set closer, so that it is seen whole.</summary>
    private const int FaerrestBredt = 9;

    private static readonly SearchValues<char> Talskrift = SearchValues.Create("0123456789.,-");

    /// <summary>Words that stand in cells of the reports' tables, and in no register.</summary>
    private static readonly Tekst[] Ord =
    [
        new("ja", "yes"), new("nej", "no"), new("Forventet", "Expected"), new("Lignende kommuner", "Similar municipalities"), new("Median, dage", "Median, days"), new("tæller ikke", "does not count"),
        new("under 10", "less than 10"), new("under 1", "less than 1"), new("for få", "too few"),
        new("Leverancer med noget om forløbene", "Deliveries with anything about the courses"), new("Den nyeste modtaget", "The newest received"), new("Forløb", "Courses"),
        new("Uden teamets indstilling, pct. af forløb", "Without the team's recommendation, per cent of courses"),
        new("Uden nogen registrering ud over forløbet, pct. af forløb med nået frist", "Without any registration but the course itself, per cent of courses whose deadline has come"),
        new("Modtagne registreringer", "Registrations received"), new("Siden ændret eller annulleret, pct. af registreringer", "Since changed or cancelled, per cent of registrations"),
        new("Begyndte indsatser", "Efforts begun"), new("Registreret sent, pct. af begyndte indsatser", "Registered late, per cent of efforts begun"),
        new("Uden oplysning om indsatsdelen, pct. af begyndte indsatser", "Not said whether in the plan, per cent of efforts begun"),
        new("Afsluttet uden slutdato, pct. af begyndte indsatser", "Ended without an end date, per cent of efforts begun"), new("Uden timetal, pct. af begyndte indsatser", "Without hours, per cent of efforts begun"),
        new("1 dag", "1 day"), new("1 uge", "1 week"), new("1 md.", "1 month"), new("2 mdr.", "2 months"), new("3 mdr.", "3 months"), new("6 mdr.", "6 months"),
    ];

    /// <summary>A chart, the sentence that says what one sees, and the numbers behind it.</summary>
    public static Html Figur(this Html html, string svg, string saetning, Ark tal, Side side)
    {
        html.Skriv($"""
            <figure>
            <figcaption>{saetning}</figcaption>

            """).SkrivRaat(svg).Skriv($"""

            <details>
            <summary>{side.Ord("Tallene bag", "The figures behind")}: {tal.Titel}</summary>

            """).Tabel(tal, side);
        return html.Skriv($"""
            </details>
            </figure>

            """);
    }

    /// <summary>A table with a caption, its numbers and the reasons for empty cells in the page's language; the reasons in a word, for a page may have hundreds of them.</summary>
    public static Html Tabel(this Html html, Ark tal, Side side) =>
        html.Tabel(tal, new Tabelskrift(side.Tal, symbol => side.Ord(Symbolforklaring.Kort(symbol)), FaerrestBredt));

    /// <summary>The table under English names on an English page; itself on a Danish one.</summary>
    /// <param name="ark">The report's table.</param>
    /// <param name="grundlag">What it is made from.</param>
    /// <param name="side">The page.</param>
    /// <param name="titel">Its English title.</param>
    /// <param name="kolonner">Its columns in English.</param>
    public static Ark Paa(this Ark ark, Rapportgrundlag grundlag, Side side, string titel, params IReadOnlyList<string> kolonner)
    {
        if (side.ErDansk)
        {
            return ark;
        }

        var navne = Navne(grundlag);
        // A column more than there are names for keeps its Danish one.
        return new Ark(ark.Navn, titel, [.. ark.Kolonner.Select((da, i) => i < kolonner.Count ? kolonner[i] : da)], [.. ark.Raekker.Select(raekke => (IReadOnlyList<Felt>)[.. raekke.Select(felt => Oversat(felt, navne))])]);
    }

    /// <summary>A word of the reports' tables in the page's language.</summary>
    public static string Ordet(string dansk, Side side) => side.ErDansk ? dansk : Array.Find(Ord, tekst => tekst.Da == dansk)?.En ?? dansk;

    private static Felt Oversat(Felt felt, Dictionary<string, string> navne) =>
        felt is not { Tekst: { Length: > 0 } tekst, Symbol: Cellesymbol.Ingen } ? felt
        : navne.TryGetValue(tekst, out var engelsk) ? felt with { Tekst = engelsk }
        : tekst.AsSpan().ContainsAnyExcept(Talskrift) ? felt
        // An interval: 18,0-27,8.
        : felt with { Tekst = tekst.Replace(',', '.') };

    /// <summary>What cells of words can hold, by the Danish words.</summary>
    private static Dictionary<string, string> Navne(Rapportgrundlag grundlag)
    {
        var navne = new Dictionary<string, string>(StringComparer.Ordinal);
        var tabel = grundlag.Sammenligner.Tabel;
        IEnumerable<Tekst> alle =
        [
            .. Ord,
            .. tabel.Omraader.Concat(tabel.Indsatser).Concat(tabel.Perioder).Select(vaerdi => vaerdi.Navn),
            .. grundlag.SideOmSide.SelectMany(regel => regel.Indsatser).Select(Sideregel.Navn),
            .. grundlag.Sammenligner.RullendeAar.Select(periode => new Tekst(Rapportark.Slut(periode), EngelskeSaetninger.Slut(periode))),
            .. Enum.GetValues<Stilling>().SelectMany(stilling => Enum.GetValues<Polaritet>().Select(polaritet => new Tekst(stilling.Ord(polaritet), EngelskeSaetninger.Ord(stilling, polaritet)))),
            .. (grundlag.Kvalitet?.Maal ?? []).Where(maal => maal.Kode == Kvalitetskoder.Nyeste).Select(maal => DateOnly.FromDayNumber((int)maal.Vaerdi)).Distinct()
                .Select(dag => new Tekst(DanskSkrift.Dato(dag), EngelskSkrift.Dato(dag))),
            .. Enum.GetValues<Retning>().Select(retning => new Tekst(retning.Ord(), EngelskeSaetninger.Ord(retning))),
        ];
        foreach (var tekst in alle)
        {
            navne[tekst.Da] = tekst.En;
        }

        return navne;
    }
}
