using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.DomainTests.Sagsbog;

/// <summary>
/// A fenced case of the book, read: the forloeb, the opgoerelsesdato and what the book expects. The form is described
/// at the top of docs/sagsbog.md. Nothing is skipped: what is not understood is an error.
/// </summary>
public sealed partial record Bogsag(Sag Sag, DateOnly Opgjort, IReadOnlyList<Forventning> Forventninger)
{
    private const string StandardKommune = "0101";
    private static readonly DateOnly StandardOpgjort = new(2026, 1, 1);
    private static readonly DateOnly StandardFoedt = new(1980, 1, 1);
    private static readonly string[] Flere = ["indsats", "fritagelse", "indstilling", "genbehandling"];
    private static readonly string[] Enkelte = ["start", "slut", "foedt", "kommuner", "loentimer", "opgjort", "regelsaet"];

    /// <summary>Reads the lines of one fenced block.</summary>
    /// <exception cref="FormatException">A line that cannot be read, an unknown key, or nothing expected.</exception>
    public static Bogsag Laes(IEnumerable<string> linjer)
    {
        var felter = Enkelte.Concat(Flere).ToDictionary(noegle => noegle, _ => new List<string>(), StringComparer.Ordinal);
        var ventet = new List<(string Hvad, string Vaerdier)>();
        foreach (var linje in linjer.Where(linje => !string.IsNullOrWhiteSpace(linje)))
        {
            var (noegle, vaerdi) = Par(linje, ": ");
            if (noegle == "forvent" || noegle.StartsWith("forvent ", StringComparison.Ordinal))
            {
                ventet.Add((noegle["forvent".Length..], vaerdi));
            }
            else if (felter.TryGetValue(noegle, out var vaerdier))
            {
                vaerdier.Add(vaerdi);
            }
            else
            {
                throw new FormatException($"Ukendt nøgle: {linje}");
            }
        }

        var start = Dato(En("start") ?? throw new FormatException("Sagen har ingen start."));
        var kommuner = (En("kommuner") ?? $"{StandardKommune}@{start:yyyy-MM-dd}").Split('|').Select(Kommune).ToList();
        var regelsaet = En("regelsaet") ?? Ordning.Standard.OfficieltRegelsaet;
        var sag = new Sag
        {
            ForloebId = Guid.Empty,
            Foedselsdato = En("foedt") is { } foedt ? Dato(foedt) : StandardFoedt,
            Koen = Koen.Kvinde,
            Startdato = start,
            Slutdato = En("slut") is { } slut ? Dato(slut) : null,
            Kommuner = kommuner,
            Indsatser = [.. felter["indsats"].Select(Indsats)],
            Fritagelser = [.. felter["fritagelse"].Select(Fritagelse)],
            MaanederMedLoentimer = [.. (En("loentimer") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries).Select(maaned => Dato(maaned + "-01"))],
            Indstillinger =
            [
                .. felter["indstilling"].Select(linje => Indstilling(linje, genbehandling: false)),
                .. felter["genbehandling"].Select(linje => Indstilling(linje, genbehandling: true)),
            ],
        };
        Kraev(sag.Slutdato is null || sag.Slutdato >= start, "slut ligger før start");
        Kraev(kommuner[0].Fra <= start, "den første kommune begynder efter start");
        Kraev(kommuner.Zip(kommuner.Skip(1)).All(par => par.First.Fra < par.Second.Fra), "kommunerne står ikke i datoorden");
        var forventninger = Forventning.Saml(ventet, regelsaet, start, kommuner, felter["foedt"].Count > 0);
        return new Bogsag(sag, En("opgjort") is { } opgjort ? Dato(opgjort) : StandardOpgjort, forventninger);

        string? En(string noegle) => felter[noegle] switch
        {
            [] => null,
            [var vaerdi] => vaerdi,
            _ => throw new FormatException($"Nøglen {noegle} står flere gange."),
        };
    }

    /// <summary>Cuts <c>key: value</c>.</summary>
    public static (string Noegle, string Vaerdi) Par(string tekst, string skille)
    {
        var sted = tekst.IndexOf(skille, StringComparison.Ordinal);
        return sted > 0 && sted + skille.Length < tekst.Length
            ? (tekst[..sted].Trim(), tekst[(sted + skille.Length)..].Trim())
            : throw new FormatException($"Kan ikke læses: {tekst}");
    }

    public static DateOnly Dato(string tekst) =>
        DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dato)
            ? dato
            : throw new FormatException($"Ingen dato: {tekst}");

    private static Kommuneansvar Kommune(string tekst)
    {
        var (kommune, fra) = Par(tekst, "@");
        Kraev(kommune.Length == 4 && kommune.All(char.IsAsciiDigit), $"ingen kommunekode: {kommune}");
        return new Kommuneansvar(kommune, Dato(fra));
    }

    private static (DateOnly Fra, DateOnly? Til) Spaend(string tekst)
    {
        var dele = tekst.Split("..");
        Kraev(dele.Length == 2, $"intet spænd fra..til: {tekst}");
        var fra = Dato(dele[0]);
        DateOnly? til = dele[1].Length == 0 ? null : Dato(dele[1]);
        Kraev(til is null || til >= fra, $"slutter før det begynder: {tekst}");
        return (fra, til);
    }

    // TYPE fra..til status [20t][30m] [indsatsdel=ja|nej|ukendt] [udfoerer=...]
    private static Indsats Indsats(string linje)
    {
        var dele = linje.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Kraev(dele.Length >= 3, $"indsatsen mangler noget: {linje}");
        var type = Indsatskatalog.Standard.Typer.FirstOrDefault(type => type.Kode == dele[0])
            ?? throw new FormatException($"Ukendt indsatstype: {dele[0]}");
        var (fra, til) = Spaend(dele[1]);
        var status = dele[2] switch
        {
            "planlagt" => Indsatsstatus.Planlagt,
            "paabegyndt" => Indsatsstatus.Paabegyndt,
            "afsluttet" => Indsatsstatus.Afsluttet,
            "annulleret" => Indsatsstatus.Annulleret,
            _ => throw new FormatException($"Ukendt status for en indsats: {dele[2]}"),
        };
        int? timer = null, minutter = null;
        bool? indsatsdel = true;
        var udfoerer = Udfoerer.Kommune;
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var del in dele.Skip(3))
        {
            var tid = Tid().Match(del);
            var noegle = tid.Success ? "tid" : Par(del, "=").Noegle;
            Kraev(set.Add(noegle), $"{noegle} står flere gange: {linje}");
            if (tid.Success)
            {
                timer = Tal(tid.Groups["t"]);
                minutter = Tal(tid.Groups["m"]);
            }
            else if (noegle == "indsatsdel")
            {
                indsatsdel = Par(del, "=").Vaerdi switch
                {
                    "ja" => true,
                    "nej" => false,
                    "ukendt" => null,
                    var andet => throw new FormatException($"indsatsdel kan ikke være {andet}"),
                };
            }
            else if (noegle == "udfoerer")
            {
                udfoerer = Par(del, "=").Vaerdi switch
                {
                    "kommune" => Udfoerer.Kommune,
                    "region" => Udfoerer.Region,
                    "andenAktoer" => Udfoerer.AndenAktoer,
                    "virksomhed" => Udfoerer.Virksomhed,
                    "ukendt" => Udfoerer.Ukendt,
                    var andet => throw new FormatException($"udfoerer kan ikke være {andet}"),
                };
            }
            else
            {
                throw new FormatException($"Ukendt oplysning om en indsats: {del}");
            }
        }

        return new Indsats(type, status, fra, til, timer, minutter, indsatsdel, udfoerer);

        static int? Tal(Group gruppe) => gruppe.Success ? int.Parse(gruppe.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    // HJEMMEL fra..til [helbred]
    private static Fritagelse Fritagelse(string linje)
    {
        var dele = linje.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Kraev(dele.Length == 2 || (dele.Length == 3 && dele[2] == "helbred"), $"fritagelsen kan ikke læses: {linje}");
        Kraev(dele[0] is "LAS-13-7" or "LAS-13-8" or "LAS-13-15" or "LAB-33-5" or "ANDEN", $"ukendt hjemmel: {dele[0]}");
        var (fra, til) = Spaend(dele[1]);
        return new Fritagelse(dele[0] != "ANDEN", dele.Length == 3, fra, til);
    }

    // dato kategori|kategori
    private static Indstilling Indstilling(string linje, bool genbehandling)
    {
        var dele = linje.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Kraev(dele.Length == 2, $"indstillingen kan ikke læses: {linje}");
        return new Indstilling(Dato(dele[0]), genbehandling, Forventning.Kategoriliste(dele[1]));
    }

    private static void Kraev(bool opfyldt, string ellers)
    {
        if (!opfyldt)
        {
            throw new FormatException(ellers);
        }
    }

    [GeneratedRegex("^(?=[0-9])(?:(?<t>[0-9]{1,2})t)?(?:(?<m>[0-9]{1,2})m)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tid();
}
