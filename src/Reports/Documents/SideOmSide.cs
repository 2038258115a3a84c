using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The same citizens under two rules: what the other rule does otherwise, the figures of both, and the difference.</summary>
public static class SideOmSide
{
    /// <summary>The indsatser whose shares are shown year by year.</summary>
    public static IReadOnlyList<string> OverTidVises { get; } = ["nogen", "virksomhedsrettet", "ingen"];

    /// <summary>What a reader is told of a release that has nothing beside its own figures.</summary>
    public static string Intet(Rapportgrundlag grundlag) =>
        $"Tal efter andre regelsæt er ikke en del af udgivelse {grundlag.Udgivelse.Id} og vises derfor ikke: intet tal står her, som ikke har været igennem fortrolighedstrinnet.";

    /// <summary>The name of a regelsaet in running text.</summary>
    public static string Navn(Sideregel side) => Regelsaet.Alle.GetValueOrDefault(side.Regelsaet)?.Navn.Da ?? side.Regelsaet;

    /// <summary>What it is, how it differs, what one sees, and the tables.</summary>
    public static Html Skriv(this Html html, Rapportgrundlag grundlag, Sideregel side)
    {
        html.Skriv($"""
            <p>{Formaal(side)}De samme borgere er her talt op efter den regel (regelsættet <code>{side.Regelsaet}</code>, version {side.Version}) ved siden af den officielle (<code>{grundlag.Udgivelse.Regelsaet}</code>).{(Forskelle(grundlag, side).Count > 0 ? " Forskellene er:" : "")}</p>

            """);
        if (Forskelle(grundlag, side) is { Count: > 0 } forskelle)
        {
            html.Skriv($"<ul>\n").SkrivAlle(forskelle, (ud, forskel) => ud.Skriv($"<li>{forskel}</li>\n")).Skriv($"</ul>\n");
        }

        html.Skriv($"""
            <p>{DanskSkrift.Samlet(Antal(grundlag, side))}</p>
            <ul>

            """);
        foreach (var kode in OverTidVises)
        {
            if (grundlag.Billede(kode) is { } billede)
            {
                html.Skriv($"""
                    <li>{DanskSkrift.Samlet(Saetninger.EfterEnAndenRegel(grundlag.Sammenligner.Land, billede.Indsats, billede.Land, Anden(side, grundlag.Periode, kode), Navn(side)))}</li>

                    """);
            }
        }

        return html.Skriv($"""
            </ul>

            """).Tabel(Nyeste(grundlag, side)).Tabel(OverTid(grundlag, side)).Skriv($"""
            <p class="note">Det er de samme borgere, der er talt to gange; forskellen er derfor reglens og ikke tilfældighedens. Den er regnet af de hele tal og afrundet til sidst. Hver side har sit eget antal forløb. Et tal er udeladt (*), hvis det, det modsatte eller en forskel mellem de to sider ville røbe noget om nogle få borgere. Der vises kun hele landet, hele kalenderår og det nyeste år.{Foreloebige(grundlag, side)} Kontrolsum for tallene efter {Navn(side)}: {side.Kontrolsum}.</p>

            """);
    }

    /// <summary>All periods and indsatser: the sheet of the workbook.</summary>
    public static Ark Alle(Rapportgrundlag grundlag, Sideregel side) => new(
        $"Side om side {side.Regelsaet}",
        $"Hele landet: de samme borgere efter den officielle regel og efter {Navn(side)}",
        ["Periode", "Indsats", .. Kolonner(side)],
        [.. side.Celler.Select(celle => (IReadOnlyList<Felt>)[grundlag.Sammenligner.Tabel.Perioder.FirstOrDefault(periode => periode.Kode == celle.Periode)?.Navn.Da ?? celle.Periode, Navn(celle.Indsats), .. Tal(grundlag, celle)])]);

    /// <summary>The newest rolling year.</summary>
    public static Ark Nyeste(Rapportgrundlag grundlag, Sideregel side) => new(
        $"Side om side {side.Regelsaet}, år",
        $"Hele landet efter to regler, {grundlag.Periodenavn}",
        ["Indsats", .. Kolonner(side)],
        [.. side.Celler.Where(celle => celle.Periode == grundlag.Periode).Select(celle => (IReadOnlyList<Felt>)[Navn(celle.Indsats), .. Tal(grundlag, celle)])]);

    /// <summary>The shares by both rules in each calendar year, and how they differ.</summary>
    public static Ark OverTid(Rapportgrundlag grundlag, Sideregel side) => new(
        $"Side om side {side.Regelsaet}, tid",
        "Andele efter to regler, kalenderår, pct.",
        ["Startår", .. OverTidVises.SelectMany(kode => new[] { $"{Navn(kode)}: officiel", $"{Navn(kode)}: {Navn(side)}", "Forskel, pct.point" })],
        [.. side.Perioder.Where(periode => periode.Length == 4).Select(periode => (IReadOnlyList<Felt>)
        [
            periode,
            .. OverTidVises.SelectMany(kode => new Felt[]
            {
                Officiel(grundlag, periode, kode).Procent,
                Anden(side, periode, kode).Procent,
                Sideregel.Forskel(Officiel(grundlag, periode, kode), Anden(side, periode, kode)),
            }),
        ])]);

    /// <summary>What the rule is for: its name, and what it is in the words of its own.</summary>
    private static string Formaal(Sideregel side) =>
        Regelsaet.Alle.GetValueOrDefault(side.Regelsaet)?.Formaal.Da is { Length: > 0 } formaal ? $"{Navn(side)}: {Saetninger.Smaat(formaal)} " : "";

    private static string[] Kolonner(Sideregel side) =>
        ["Officiel: antal forløb", "Officiel: antal med", "Officiel: andel, pct.", $"{Navn(side)}: antal forløb", $"{Navn(side)}: antal med", $"{Navn(side)}: andel, pct.", "Forskel, pct.point"];

    private static IEnumerable<Felt> Tal(Rapportgrundlag grundlag, Sidecelle celle)
    {
        var officiel = Officiel(grundlag, celle.Periode, celle.Indsats);
        // What only the other rule knows, such as mentor.
        var ukendt = officiel.Med.Symbol == Cellesymbol.IkkeTilgaengelig;
        yield return ukendt ? Officiel(grundlag, celle.Periode, "nogen").Forloeb : officiel.Forloeb;
        yield return ukendt ? "tæller ikke" : officiel.Med;
        yield return ukendt ? "tæller ikke" : officiel.Procent;
        yield return celle.Forloeb;
        yield return celle.Med;
        yield return celle.Andel.Procent;
        yield return Sideregel.Forskel(officiel, celle.Andel);
    }

    private static string Antal(Rapportgrundlag grundlag, Sideregel side)
    {
        var (officiel, anden) = (Officiel(grundlag, grundlag.Periode, "nogen").Forloeb, Anden(side, grundlag.Periode, "nogen").Forloeb);
        return !officiel.HarVaerdi || !anden.HarVaerdi ? $"Hvor mange forløb der er med efter {Navn(side)}, kan ikke vises af hensyn til fortrolighed."
            : anden.Vaerdi == officiel.Vaerdi ? $"Begge regler omfatter {DanskSkrift.Tal(officiel.Vaerdi)} {Ordning.Standard.Enheder.Da} startet {grundlag.Periodenavn}."
            : $"Den officielle regel omfatter {DanskSkrift.Tal(officiel.Vaerdi)} {Ordning.Standard.Enheder.Da} startet {grundlag.Periodenavn}; {Navn(side)} omfatter {DanskSkrift.Tal(anden.Vaerdi)}.";
    }

    /// <summary>Which periods may still change.</summary>
    private static string Foreloebige(Rapportgrundlag grundlag, Sideregel side)
    {
        var perioder = side.Perioder.Where(periode => side.Celler.Any(celle => celle.Periode == periode && celle.Andel.ErForeloebig)).ToList();
        return perioder.Count == 0 ? ""
            : $" Tallene for {Saetninger.Opremsning([.. perioder.Select(periode => periode == grundlag.Periode ? grundlag.Periodenavn : periode)])} er foreløbige: sene indberetninger kan stadig ændre dem.";
    }

    private static IReadOnlyList<string> Forskelle(Rapportgrundlag grundlag, Sideregel side) =>
        grundlag.Regelsaet is { } officiel && Regelsaet.Alle.TryGetValue(side.Regelsaet, out var anden) ? Regelforskelle.Af(officiel, anden) : [];

    /// <summary>What the official rule gives for all Denmark.</summary>
    public static Andelscelle Officiel(Rapportgrundlag grundlag, string periode, string indsats) => grundlag.Sammenligner.Tabel[grundlag.Sammenligner.Land.Kode, periode, indsats];

    /// <summary>What the other rule gives for all Denmark; nothing where it is not published.</summary>
    public static Andelscelle Anden(Sideregel side, string periode, string indsats) =>
        side.Find(periode, indsats)?.Andel ?? new Andelscelle(Tabeltal.Mangler, Tabeltal.Mangler, Tabeltal.Mangler);

    private static string Navn(string indsats) => Sideregel.Navn(indsats).Da;
}
