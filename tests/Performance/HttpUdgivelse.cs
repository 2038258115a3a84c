using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Performance;

/// <summary>A release with one table of the shape of Y11IGA01 in 2026: every omraade, the periods since 2022, made-up figures and signs.</summary>
internal static class HttpUdgivelse
{
    public static UdgivelseMedTabeller Lav()
    {
        var tilfaeldig = new Random(2408);
        Dimension[] dimensioner = [Omraader(), Perioder(), Indsatser(), Maal()];
        var celler = dimensioner.Aggregate(1, (antal, dimension) => antal * dimension.Vaerdier.Count);
        var vaerdier = new long[celler];
        var symboler = new Cellesymbol[celler];
        for (var i = 0; i < celler; i += 3)
        {
            var sidste = i / 18 % dimensioner[1].Vaerdier.Count >= dimensioner[1].Vaerdier.Count - 2;
            var skjult = tilfaeldig.Next(100) < 15;
            var antal = tilfaeldig.Next(4, 900);
            var med = tilfaeldig.Next(antal);
            (vaerdier[i], vaerdier[i + 1], vaerdier[i + 2]) = (antal, med, Afrunding.Forhold((Int128)100 * med, antal, 1)!.Value);
            for (var m = 0; m < 3; m++)
            {
                symboler[i + m] = skjult && m > 0 ? Cellesymbol.Diskretioneret : sidste ? Cellesymbol.Foreloebig : Cellesymbol.Ingen;
            }
        }

        var udgivet = new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero);
        return new UdgivelseMedTabeller(
            new Udgivelse(1, Udgivelsestilstand.Udgivet, "ressourceforloeb", "bek-2408", 1, new DateOnly(2026, 10, 15), 1, "0", new string('0', 64), udgivet, udgivet),
            [new Tabel("Y11IGA01", new Tekst("Indsats i de første 6 måneder", "Efforts in the first 6 months"), [new Tekst("Opdigtede tal til måling.", "Made-up figures for measuring.")], dimensioner, vaerdier, symboler)]);
    }

    private static Dimension Omraader() => new(
        "omraade",
        new Tekst("Område", "Area"),
        Dimensionsrolle.Geografi,
        [.. Domain.Registers.Omraader.Standard.Gyldige(new DateOnly(2022, 1, 1), new DateOnly(2026, 3, 31)).Select(omraade => new Dimensionsvaerdi(omraade.Kode, omraade.Navn) { Slags = omraade.Niveau.ToString().ToLowerInvariant() })],
        "DK");

    private static Dimension Perioder()
    {
        var kvartaler = Enumerable.Range(0, 17).Select(nr => new Kvartal(2022 + (nr / 4), 1 + (nr % 4))).ToList();
        return new Dimension(
            "periode",
            new Tekst("Periode", "Period"),
            Dimensionsrolle.Tid,
            [
                .. new[] { 2022, 2023, 2024, 2025 }.Select(Periode.AfAar).Concat(kvartaler.Skip(3).Select(Periode.AfRullendeAar)).Concat(kvartaler.Select(Periode.AfKvartal))
                    .Select(periode => new Dimensionsvaerdi(periode.Kode, periode.Navn) { Slags = periode.Slags.ToString().ToLowerInvariant() }),
            ],
            null);
    }

    private static Dimension Indsatser() => new(
        "indsats",
        new Tekst("Indsats", "Effort"),
        Dimensionsrolle.Klassifikation,
        [
            new Dimensionsvaerdi("nogen", new Tekst("Mindst én indsats", "At least one effort")),
            new Dimensionsvaerdi("virksomhedsrettet", new Tekst("Virksomhedsrettet indsats", "Company-based effort")),
            new Dimensionsvaerdi("oevrig-beskaeftigelse", new Tekst("Øvrig beskæftigelsesindsats", "Other employment effort")),
            new Dimensionsvaerdi("social", new Tekst("Social indsats", "Social effort")),
            new Dimensionsvaerdi("sundhed", new Tekst("Sundhedsindsats", "Health effort")),
            new Dimensionsvaerdi("ingen", new Tekst("Ingen indsats", "No effort")),
        ],
        null);

    private static Dimension Maal() => new(
        "maal",
        new Tekst("Måling", "Measure"),
        Dimensionsrolle.Maal,
        [
            new Dimensionsvaerdi("antalForloeb", new Tekst("Antal forløb", "Number of courses")) { Enhed = new Tekst("antal forløb", "number of courses") },
            new Dimensionsvaerdi("antalMed", new Tekst("Antal forløb med indsatsen", "Number of courses with the effort")) { Enhed = new Tekst("antal forløb", "number of courses") },
            new Dimensionsvaerdi("andel", new Tekst("Andel", "Share")) { Enhed = new Tekst("pct.", "per cent"), Decimaler = 1 },
        ],
        null);
}
