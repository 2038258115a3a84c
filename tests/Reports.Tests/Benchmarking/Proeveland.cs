using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.ReportsTests.Benchmarking;

/// <summary>
/// A made-up release of the whole country: for each kommune and quarter a number of forløb and how many of them had each
/// indsats. Sums are summed, and a count from 1 to 4, or such a remainder, is withheld. Behind withheld cells lies
/// <see cref="Hemmelig"/>, which nothing may ever show.
/// </summary>
internal sealed class Proeveland
{
    public const long Hemmelig = 987_654_321;

    private static readonly string[] Indsatser = ["nogen", "virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed", "ingen"];
    private static readonly string[] Alder = ["u30", "30-39", "40-49", "50+"];

    private static readonly ILookup<string, Medlemskab> Medlemmer = Omraader.Standard.Medlemskaber.ToLookup(medlem => medlem.Omraade, StringComparer.Ordinal);

    private readonly Dictionary<(string Omraade, string Periode, string Indsats), (long N, long Med)> _summer = [];

    /// <summary>N of a kommune in a quarter.</summary>
    public Func<string, Kvartal, long> N { get; init; } = (kommune, kvartal) => 6 + ((kommune[2] * 5 + kommune[3] * 3) % 23) + (kvartal.IAaret % 2) + (kommune == "0101" ? 120 : 0);

    /// <summary>How many of 100 had the indsats.</summary>
    public Func<string, Kvartal, string, long> Procent { get; init; } = (kommune, _, indsats) =>
        new Dictionary<string, long>(StringComparer.Ordinal) { ["nogen"] = 74, ["virksomhedsrettet"] = 30, ["oevrig-beskaeftigelse"] = 50, ["social"] = 25, ["sundhed"] = 20 }[indsats] + ((kommune[3] * 7 % 11) - 5);

    public Kvartal Foerste { get; init; } = new(2019, 1);

    public Kvartal Sidste { get; init; } = new(2025, 4);

    public UdgivelseMedTabeller Udgiv(Udgivelsestilstand tilstand = Udgivelsestilstand.Udgivet)
    {
        var kvartaler = Enumerable.Range(Foerste.Nummer, Sidste.Nummer - Foerste.Nummer + 1).Select(nummer => new Kvartal(nummer)).ToList();
        List<Periode> perioder =
        [
            .. kvartaler.GroupBy(kvartal => kvartal.Aar).Where(aar => aar.Count() == 4).Select(aar => Periode.AfAar(aar.Key)),
            .. kvartaler.Skip(3).Select(Periode.AfRullendeAar),
            .. kvartaler.Select(Periode.AfKvartal),
        ];
        var omraader = Omraader.Standard.Gyldige(Foerste.FoersteDag, Sidste.SidsteDag).ToList();
        var rullende = perioder.Where(periode => periode.Slags == Periodeslags.RullendeAar).ToList();
        Tabel[] tabeller =
        [
            Byg("Y11IGA01", omraader, perioder, [Dim("indsats", Indsatser), Maal(("antalForloeb", 0), ("antalMed", 0), ("andel", 1))], (o, p, koder) => Andel(Sum(o, p, koder[0]), koder[1])),
            Byg("Y11IGA02", [.. omraader.Where(o => o.Niveau != Omraadeniveau.Kommune)], rullende, [Dim("alder", ["alle", .. Alder, "u40", "40+"]), Dim("koen", ["alle", "kvinde", "mand"]), Dim("indsats", Indsatser), Maal(("antalForloeb", 0), ("antalMed", 0), ("andel", 1))], (o, p, koder) =>
            {
                var (n, med) = Sum(o, p, koder[2]);
                var (del, pct) = (koder[0] switch { "u30" => 20, "30-39" => 25, "40-49" => 25, "50+" => 30, "u40" => 45, "40+" => 55, _ => 100 }, koder[1] switch { "alle" => 100, _ => 50 });
                // The young have more of it than the old.
                var mere = koder[0] switch { "u30" => 110, "50+" => 90, _ => 100 };
                var dette = n * del * pct / 10_000;
                return Andel((dette, Math.Min(dette, med * del * pct * mere / 1_000_000)), koder[3]);
            }),
            Byg("Y11IGA03", omraader, rullende, [Dim("indsats", Indsatser[..^1]), Maal(("antalIndsatser", 0), ("indsatserPrForloeb", 2), ("uger", 1), ("ugerPrForloeb", 1), ("timer", 1), ("timerPrForloeb", 1))], (o, p, koder) =>
                Sum(o, p, koder[0]) is var (n, med) && Skjult(n, med) ? null : koder[1] == "antalIndsatser" ? med + 3 : 100 + koder[1].Length),
            Byg("Y11IGA04", omraader, rullende, [Dim("interval", ["1-dag", "1-uge", "1-maaned", "2-maaneder", "3-maaneder", "6-maaneder", "alle"]), Maal(("antal", 0), ("andel", 1), ("median", 1))], (o, p, koder) =>
                Sum(o, p, "nogen") is var (n, med) && Skjult(n, med) ? null : koder[0] == "alle" ? 455 : 100 * (koder[0].Length + 1)),
            Byg("Y11IGA05", omraader, [.. perioder.Where(periode => periode.Slags == Periodeslags.Kvartal)], [Maal(("antalForloeb", 0), ("ingen", 0), ("undtagetLoentimer", 0), ("genbehandlet", 0), ("afsluttetInden", 0), ("fritaget", 0), ("ikkeObserveret", 0))], (o, p, koder) =>
                Sum(o, p, "ingen") is var (n, med) && koder[0] == "antalForloeb" ? n : Skjult(n, med) ? null : med / 2),
            Byg("Y11IGA06", omraader, rullende, [Maal(("indstillet", 0), ("givet", 0), ("andel", 1))], (o, p, koder) =>
                Sum(o, p, "virksomhedsrettet") is var (n, med) && Skjult(n, med) ? null : koder[0] switch { "indstillet" => med + 5, "givet" => med, _ => Afrunding.Forhold((Int128)100 * med, med + 5, 1) }),
        ];
        var dato = Sidste.SidsteDag.AddMonths(7);
        var tid = new DateTimeOffset(dato.ToDateTime(new TimeOnly(7, 0)), TimeSpan.Zero);
        return new UdgivelseMedTabeller(
            new Udgivelse(3, tilstand, "ressourceforloeb", "bek-2408", 1, dato, 9, "0.1.0+proeve", new string('b', 64), tid.AddHours(-1), tilstand is Udgivelsestilstand.Klargjort ? null : tid),
            tabeller);
    }

    /// <summary>The true numbers, whatever is published.</summary>
    public (long N, long Med) Sum(string omraade, Periode periode, string indsats)
    {
        lock (_summer)
        {
            if (!_summer.TryGetValue((omraade, periode.Kode, indsats), out var sum))
            {
                _summer.Add((omraade, periode.Kode, indsats), sum = Tael(omraade, periode, indsats));
            }

            return sum;
        }
    }

    private (long N, long Med) Tael(string omraade, Periode periode, string indsats)
    {
        long n = 0, med = 0;
        foreach (var kvartal in periode.Startperioder.Select(kode => new Kvartal(int.Parse(kode[..4], System.Globalization.CultureInfo.InvariantCulture), kode[^1] - '0')))
        {
            foreach (var medlem in Medlemmer[omraade].Where(medlem => medlem.Fra <= kvartal.SidsteDag && (medlem.Til is not { } til || til >= kvartal.SidsteDag)))
            {
                var antal = N(medlem.Kommune, kvartal);
                n += antal;
                var nogen = antal * Procent(medlem.Kommune, kvartal, indsats == "ingen" ? "nogen" : indsats) / 100;
                med += indsats == "ingen" ? antal - nogen : nogen;
            }
        }

        return (n, med);
    }

    private static bool Skjult(long n, long med) => n is > 0 and < 5 || med is > 0 and < 5 || n - med is > 0 and < 5;

    private static long? Andel((long N, long Med) tal, string maal) =>
        maal == "antalForloeb" ? (tal.N is > 0 and < 5 ? null : tal.N)
        : Skjult(tal.N, tal.Med) ? null
        : maal == "antalMed" ? tal.Med
        : Afrunding.Forhold((Int128)100 * tal.Med, tal.N, 1) ?? -1;

    private static Tabel Byg(string id, IReadOnlyList<Omraade> omraader, IReadOnlyList<Periode> perioder, IReadOnlyList<Dimension> oevrige, Func<string, Periode, string[], long?> celle)
    {
        IReadOnlyList<Dimension> dimensioner = [Dimensioner.AfOmraader(omraader), Dimensioner.AfPerioder(perioder, null, null), .. oevrige];
        var koder = new List<string[]> { Array.Empty<string>() };
        foreach (var dimension in oevrige)
        {
            koder = [.. koder.SelectMany(_ => dimension.Vaerdier, (foer, vaerdi) => (string[])[.. foer, vaerdi.Kode])];
        }

        var vaerdier = new List<long>();
        var symboler = new List<Cellesymbol>();
        foreach (var omraade in omraader)
        {
            foreach (var periode in perioder)
            {
                foreach (var kode in koder)
                {
                    var tal = celle(omraade.Kode, periode, kode);
                    vaerdier.Add(tal is null or -1 ? Hemmelig : tal.Value);
                    symboler.Add(tal is null ? Cellesymbol.Diskretioneret : tal == -1 ? Cellesymbol.IntetGrundlag : periode.SidsteDag > perioder[^1].SidsteDag.AddMonths(-3) ? Cellesymbol.Foreloebig : Cellesymbol.Ingen);
                }
            }
        }

        var titel = Ordning.Standard.Tabeller.Single(opskrift => opskrift.Id == id).Titel;
        return new Tabel(id, titel, [], dimensioner, [.. vaerdier], [.. symboler]);
    }

    private static Dimension Dim(string kode, string[] koder) => kode switch
    {
        "indsats" => new(kode, new Tekst("Indsats", "Effort"), Dimensionsrolle.Klassifikation, [.. Dimensioner.AfIndsats(Regelsaet.Alle["bek-2408"], medIngen: true).Vaerdier.Where(vaerdi => koder.Contains(vaerdi.Kode, StringComparer.Ordinal))], null),
        _ => new(kode, new Tekst(kode, kode), Dimensionsrolle.Klassifikation, [.. koder.Select(navn => new Dimensionsvaerdi(navn, new Tekst(navn, navn)))], null),
    };

    private static Dimension Maal(params (string Kode, int Decimaler)[] maal) =>
        Dimensioner.AfMaal(maal.Select(et => new Dimensionsvaerdi(et.Kode, new Tekst(et.Kode, et.Kode)) { Decimaler = et.Decimaler }));
}
