using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>How soon and how much, recommended and given, and those without: each kommune of the page and hele landet.</summary>
internal static class Indsatsafsnit
{
    private const string Nogen = "nogen";
    private const string Ingen = "ingen";

    public static void Skriv(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        IReadOnlyList<Dimensionsvaerdi> omraader = [.. valg.Kommuner, grundlag.Sammenligner.Land];
        if (grundlag.Har("tid-til-foerste"))
        {
            Hastighed(html, grundlag, omraader, side);
        }

        if (grundlag.Har("omfang"))
        {
            Omfang(html, grundlag, valg, omraader, side);
        }

        Givet(html, grundlag, omraader, side);
    }

    private static void Hastighed(Html html, Rapportgrundlag grundlag, IReadOnlyList<Dimensionsvaerdi> omraader, Side side)
    {
        var median = grundlag.Median(omraader[0].Kode);
        html.Skriv($"""
            <section aria-labelledby="hurtigt">
            <h2 id="hurtigt">{side.Ord("Hvor hurtigt", "How soon")}</h2>

            """).Figur(
            Trappekurve.Tegn(
                new Billedtekst("kurve-f", side.Ord("Tid til den første indsats", "Time to the first effort"), side.Ord("Kumulativ andel af alle forløb.", "Cumulative share of all courses."), side.Sprog),
                [.. grundlag.Intervaller.Select(interval => (interval.Dage, Sidefigurer.Ordet(interval.Navn, side)))],
                [.. omraader.Select((omraade, i) => new Kurve(side.Ord(omraade.Navn), [.. grundlag.Intervaller.Select(interval => grundlag.Tid(omraade.Kode, interval.Kode, "andel").Tal / 100)], Egen: i == 0))]),
            median.HarVaerdi
                ? side.Ord(Antalssaetninger.Median(median, omraader[0]), EngelskeSaetninger.Median(median, omraader[0]))
                : side.Ord("Andel af alle forløb, der har fået den første indsats, efter tid fra starten.", "Share of all courses that have had the first effort, by time from the start."),
            Rapportark.Tid(grundlag, omraader).Paa(
                grundlag,
                side,
                $"Share of all courses with the first effort within the time, per cent, {Kommuneside.Periode(grundlag, side)}",
                ["Time from start", .. omraader.Select(omraade => omraade.Navn.En)]),
            side);
        html.Hent(grundlag, side, "tid-til-foerste", ("omraade", Koder(omraader)), ("periode", grundlag.Periode)).Skriv($"""
            </section>

            """);
    }

    private static void Omfang(Html html, Rapportgrundlag grundlag, Kommunevalg valg, IReadOnlyList<Dimensionsvaerdi> omraader, Side side)
    {
        var indsatser = grundlag.Sammenligner.Tabel.Indsatser.Where(indsats => indsats.Kode != Ingen).ToList();
        Tabeltal Uger(Dimensionsvaerdi omraade, Dimensionsvaerdi indsats) => grundlag.Omfang(omraade.Kode, indsats.Kode, "ugerPrForloeb");
        var vist = indsatser.Find(indsats => indsats.Kode == valg.Billede.Indsats.Kode) ?? indsatser.Find(indsats => indsats.Kode == Nogen) ?? indsatser[0];
        var saetning = Ugesaetning(omraader[0], vist, Uger(omraader[0], vist), Uger(omraader[^1], vist), side);
        var titel = side.Ord($"Uger med indsatsen pr. forløb, der fik den, {grundlag.Periodenavn}", $"Weeks with the effort per course that had it, {Kommuneside.Periode(grundlag, side)}");
        html.Skriv($"""
            <section aria-labelledby="meget">
            <h2 id="meget">{side.Ord("Hvor meget", "How much")}</h2>

            """).Figur(
            Soejlegrupper.Tegn(
                new Billedtekst("uger-f", titel, saetning, side.Sprog),
                [.. omraader.Select(omraade => side.Ord(omraade.Navn))],
                [.. indsatser.Select(indsats => new Soejlegruppe(side.Ord(indsats.Navn), [.. omraader.Select(omraade => Soejle(Uger(omraade, indsats), side))]))]),
            saetning,
            new Ark("Uger", titel, [side.Ord("Indsats", "Effort"), .. omraader.Select(omraade => side.Ord(omraade.Navn))], [.. indsatser.Select(indsats => (IReadOnlyList<Felt>)[side.Ord(indsats.Navn), .. omraader.Select(omraade => (Felt)Uger(omraade, indsats))])]),
            side);
        html.Hent(grundlag, side, "omfang", ("omraade", Koder(omraader)), ("periode", grundlag.Periode)).Tabel(
            Rapportark.Omfang(grundlag, valg.Kommune).Paa(
                grundlag,
                side,
                $"{valg.Kommune.Navn.En}: how much effort, {Kommuneside.Periode(grundlag, side)}",
                "Effort", "Number of efforts", "Efforts per course", "Weeks per course with the effort", "Hours per course with the effort"),
            side).Skriv($"""
            </section>

            """);
    }

    /// <summary>A bar, or in its place why there is none.</summary>
    private static (double? Vaerdi, string Tekst) Soejle(Tabeltal tal, Side side) =>
        tal.HarVaerdi ? (tal.Tal, $"{side.Tal(tal.Vaerdi, tal.Decimaler)} {side.Ord("uger", "weeks")}") : (null, $"{tal.Symbol.Tegn()} {side.Ord(Symbolforklaring.Kort(tal.Symbol))}");

    /// <summary>How many weeks those with the indsats had it, beside hele landet, or why that is not told.</summary>
    private static string Ugesaetning(Dimensionsvaerdi kommune, Dimensionsvaerdi indsats, Tabeltal egne, Tabeltal landets, Side side)
    {
        var (sted, hvad) = (Saetninger.Sted(kommune), Saetninger.Indsats(indsats));
        var (stedet, effort) = (EngelskeSaetninger.Sted(kommune), EngelskeSaetninger.Indsats(indsats));
        if (!egne.HarVaerdi)
        {
            return egne.Symbol == Cellesymbol.Diskretioneret
                ? side.Ord($"{sted} kan antallet af uger med {hvad} ikke vises af hensyn til fortrolighed.", $"{stedet}, the number of weeks with {effort} cannot be shown, for confidentiality.")
                : side.Ord($"{sted} var der ingen forløb med {hvad} at måle.", $"{stedet}, there were no courses with {effort} to measure.");
        }

        var land = landets.HarVaerdi
            ? side.Ord($"; i hele landet var det {side.Tal(landets.Vaerdi, landets.Decimaler)}", $"; in Denmark as a whole it was {side.Tal(landets.Vaerdi, landets.Decimaler)}")
            : side.Ord("; landets tal vises ikke", "; the national figure is not shown");
        var uger = side.Tal(egne.Vaerdi, egne.Decimaler);
        return side.Ord($"{sted} havde et forløb med {hvad} i gennemsnit {uger} uger med den inden for fristen{land}.", $"{stedet}, a course with {effort} had {uger} weeks with it on average before the deadline{land}.");
    }

    private static void Givet(Html html, Rapportgrundlag grundlag, IReadOnlyList<Dimensionsvaerdi> omraader, Side side)
    {
        html.Skriv($"""
            <section aria-labelledby="givet">
            <h2 id="givet">{side.Ord("Indstillet og givet, og dem uden indsats", "Recommended and given, and those without effort")}</h2>

            """);
        if (grundlag.Har("indstillet-og-givet"))
        {
            var andele = omraader.Select(omraade => Andel(grundlag, omraade)).ToList();
            var ark = Rapportark.Givet(grundlag, omraader);
            var saetning = Givetsaetning(grundlag, omraader[0], andele[0].Andel, andele[^1].Andel, side);
            html.Figur(
                PrikkerMedInterval.Tegn(
                    new Billedtekst("givet-f", side.Ord(ark.Titel, Givettitel(grundlag, side)), saetning, side.Sprog),
                    [.. omraader.Select((omraade, i) => new Prik(side.Ord(omraade.Navn), andele[i].Andel?.Vaerdi, andele[i].Andel?.Wilson(), Egen: i == 0, side.Ord(Symbolforklaring.Kort(andele[i].Symbol))))],
                    andele[^1].Andel?.Vaerdi,
                    side.Ord("landet", "All Denmark")),
                saetning,
                (ark with
                {
                    Kolonner = [.. ark.Kolonner, "Nedre 95 pct.", "Øvre 95 pct."],
                    Raekker = [.. ark.Raekker.Zip(andele, (raekke, par) => (IReadOnlyList<Felt>)[.. raekke, Felt.Procent(par.Andel?.Wilson().Nedre, par.Symbol), Felt.Procent(par.Andel?.Wilson().Oevre, par.Symbol)])],
                }).Paa(grundlag, side, Givettitel(grundlag, side), "Area", "Recommended", "Of these given", "Share, per cent", "Lower 95 per cent", "Upper 95 per cent"),
                side);
            html.Hent(grundlag, side, "indstillet-og-givet", ("omraade", Koder(omraader)), ("periode", grundlag.Periode));
        }

        html.Tabel(
            Rapportark.Garanti(grundlag, omraader).Paa(
                grundlag,
                side,
                $"Without effort after {EngelskSkrift.Maanedstal(grundlag.Regelsaet?.VindueMaaneder ?? 6)}, {Kommuneside.Periode(grundlag, side)}",
                "Area", "Number of courses", "Without effort", "Of these with ordinary paid hours", "Of these reconsidered by the team", "Not counted: ended before the deadline", "Not counted: exempt", "Not counted: deadline not reached"),
            side).Skriv($"""
            <p>{side.Ord("Antal forløb og dem uden indsats er årets egne tal.", "The number of courses and those without effort are the year's own figures.")}</p>

            """).Hent(grundlag, side, "indsats", ("omraade", Koder(omraader)), ("periode", grundlag.Periode), ("indsats", "ingen")).Skriv($"""
            <p>{side.Ord("Resten er summen af årets fire kvartaler og vises ikke, når et af kvartalerne ikke vises af hensyn til fortrolighed.", "The rest are the sum of the year's four quarters, and are not shown when one of the quarters is withheld for confidentiality.")}</p>

            """).Hent(grundlag, side, "garanti", ("omraade", Koder(omraader)), ("periode", string.Join(',', grundlag.Sammenligner.Kvartaler))).Skriv($"""
            </section>

            """);
    }

    private static string Givettitel(Rapportgrundlag grundlag, Side side) => $"Recommended for company-based effort, and given it, {Kommuneside.Periode(grundlag, side)}";

    /// <summary>The share of the recommended that were given it; without one, the sign that stands there.</summary>
    private static (Andel? Andel, Cellesymbol Symbol) Andel(Rapportgrundlag grundlag, Dimensionsvaerdi omraade)
    {
        Tabeltal indstillet = grundlag.Givet(omraade.Kode, "indstillet"), givet = grundlag.Givet(omraade.Kode, "givet"), andel = grundlag.Givet(omraade.Kode, "andel");
        return indstillet is { HarVaerdi: true, Vaerdi: > 0 } && givet.HarVaerdi && andel.HarVaerdi ? (new Andel(givet.Vaerdi, indstillet.Vaerdi), Cellesymbol.Ingen)
            : (null, andel.HarVaerdi ? Cellesymbol.IntetGrundlag : andel.Symbol);
    }

    /// <summary>How many were recommended and how many of them were given it, and how that stands beside hele landet, or why it is not told.</summary>
    private static string Givetsaetning(Rapportgrundlag grundlag, Dimensionsvaerdi kommune, Andel? egen, Andel? landets, Side side)
    {
        Tabeltal indstillet = grundlag.Givet(kommune.Kode, "indstillet"), givet = grundlag.Givet(kommune.Kode, "givet"), andel = grundlag.Givet(kommune.Kode, "andel");
        var fik = side.Ord(Antalssaetninger.IndstilletOgGivet(indstillet, givet, andel, kommune), EngelskeSaetninger.IndstilletOgGivet(indstillet, givet, andel, kommune));
        if (egen is not { } kommunens || landets is not { } land)
        {
            return fik;
        }

        var procent = side.Procent(land.Vaerdi);
        return fik + " " + Stillinger.Af(kommunens, land.Vaerdi) switch
        {
            Stilling.Over => side.Ord($"Det er over landet ({procent} pct.).", $"That is above the national share ({procent} per cent)."),
            Stilling.Under => side.Ord($"Det er under landet ({procent} pct.).", $"That is below the national share ({procent} per cent)."),
            Stilling.Som => side.Ord($"Det kan ikke skelnes fra landet ({procent} pct.).", $"That cannot be told from the national share ({procent} per cent)."),
            _ => side.Ord($"Det er for få til at sige, om det er anderledes end i landet ({procent} pct.).", $"Those are too few to tell whether it differs from the national share ({procent} per cent)."),
        };
    }

    private static string Koder(IReadOnlyList<Dimensionsvaerdi> omraader) => string.Join(',', omraader.Select(omraade => omraade.Kode));
}
