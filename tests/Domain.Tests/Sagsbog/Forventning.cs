using System.Globalization;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.DomainTests.Sagsbog;

/// <summary>
/// What the book expects of one row: every value by its key. What the book need not say, because it follows (a category
/// that is not there has no days), is expected all the same.
/// </summary>
public sealed record Forventning(string Regelsaet, bool Indfasning, IReadOnlyDictionary<string, string> Vaerdier)
{
    private const string Nogen = "nogen";
    private static readonly string[] Forhold = ["loentimer", "genbehandlet", "indstillet"];
    private static readonly string[] Maengder = ["antal", "dage", "timer"];
    private static readonly string[] Statusser = [.. Enum.GetValues<Status>().Select(status => status.Kode())];

    /// <summary>Gathers the lines <c>forvent [regelsaet] [INDF2022]: key=value ...</c> to one expectation per row.</summary>
    /// <exception cref="FormatException">An unknown key, one too many or too few, or nothing expected at all.</exception>
    public static IReadOnlyList<Forventning> Saml(
        IEnumerable<(string Hvad, string Vaerdier)> linjer, string regelsaet, DateOnly start, IReadOnlyList<Kommuneansvar> kommuner, bool medAlder)
    {
        var raekker = new Dictionary<(string Regelsaet, bool Indfasning), Dictionary<string, string>>();
        foreach (var (hvad, vaerdier) in linjer)
        {
            var navne = hvad.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            var indfasning = navne.Remove(Ordning.Standard.Indfasning!.Kode);
            var navn = navne.Count switch
            {
                0 => regelsaet,
                1 => navne[0],
                _ => throw new FormatException($"Kan ikke læses: forvent{hvad}"),
            };
            if (!Domain.Law.Regelsaet.Alle.ContainsKey(navn))
            {
                throw new FormatException($"Ukendt regelsæt: {navn}");
            }

            if (!raekker.TryGetValue((navn, indfasning), out var raekke))
            {
                raekker[(navn, indfasning)] = raekke = new Dictionary<string, string>(StringComparer.Ordinal);
            }

            foreach (var del in vaerdier.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var (noegle, vaerdi) = Bogsag.Par(del, "=");
                if (!raekke.TryAdd(noegle, vaerdi))
                {
                    throw new FormatException($"{noegle} er ventet to gange.");
                }
            }
        }

        if (raekker.Count == 0)
        {
            throw new FormatException("Sagen venter intet.");
        }

        if (raekker.Keys.FirstOrDefault(raekke => raekke.Indfasning && !raekker.ContainsKey((raekke.Regelsaet, false))) is { Regelsaet: { } alene })
        {
            throw new FormatException($"Under {alene} er kun indfasningen ventet.");
        }

        return [.. raekker.Select(raekke => new Forventning(raekke.Key.Regelsaet, raekke.Key.Indfasning, Udfyld(raekke.Value, raekke.Key.Indfasning ? Ordning.Standard.Indfasning!.Dato : start, kommuner, medAlder)))];
    }

    /// <summary>The categories of <c>a|b</c>; <c>ingen</c> for none.</summary>
    public static Kategorier Kategoriliste(string liste) =>
        liste == "ingen" ? Kategorier.Ingen
        : liste.Length > 0 ? Kategorikoder.FraListe(liste)
        : throw new FormatException("Ingen kategorier.");

    /// <summary>Where the program's row reads otherwise, one sentence for each value.</summary>
    public IReadOnlyList<string> Afvigelser(Fakta fakta)
    {
        var faktisk = Laes(fakta);
        return [.. Vaerdier.Where(par => faktisk[par.Key] != par.Value).Select(par => $"{par.Key}: bogen har {par.Value}, programmet {faktisk[par.Key]}")];
    }

    private static Dictionary<string, string> Udfyld(Dictionary<string, string> givet, DateOnly start, IReadOnlyList<Kommuneansvar> kommuner, bool medAlder)
    {
        var rest = new Dictionary<string, string>(givet, StringComparer.Ordinal);
        var alle = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start"] = Dag(start),
            ["status"] = Tag("status"),
            ["frist"] = Tag("frist") is var frist && frist == "ingen" ? frist : Dag(Bogsag.Dato(frist)),
            ["kommune"] = kommuner.Count > 1 ? Tag("kommune") : TagEller("kommune", kommuner[0].Kommune),
        };
        if (!Statusser.Contains(alle["status"], StringComparer.Ordinal))
        {
            throw new FormatException($"Ukendt status: {alle["status"]}");
        }

        if (medAlder || rest.ContainsKey("alder"))
        {
            alle["alder"] = Tag("alder");
        }

        var iN = alle["status"] == Status.Population.Kode();
        var kategorier = iN ? Kategoriliste(Tag("kategorier")) : Kategorier.Ingen;
        alle["kategorier"] = Liste(kategorier);
        foreach (var forhold in Forhold)
        {
            alle[forhold] = iN ? TagEller(forhold, "nej") : "nej";
        }

        if (kategorier != Kategorier.Ingen)
        {
            alle["foersteDato"] = Dag(Bogsag.Dato(Tag("foersteDato")));
            alle["dageTilFoerste"] = Tag("dageTilFoerste");
            if (rest.ContainsKey("interval"))
            {
                alle["interval"] = Tag("interval");
            }
        }
        else
        {
            alle["foersteDato"] = alle["dageTilFoerste"] = "ingen";
            if (iN)
            {
                alle["interval"] = "intet";
            }
        }

        var med = Enumerable.Range(0, Kategorikoder.Antal).Select(i => (Kategori)i).Where(kategori => kategorier.Rummer(kategori)).ToList();
        foreach (var maengde in Maengder)
        {
            foreach (var kode in Kategorikoder.Alle.Append(Nogen))
            {
                var noegle = $"{maengde}.{kode}";
                var nul = maengde == "timer" ? "0,0" : "0";
                var nogen = kode == Nogen;
                alle[noegle] = nogen && med.Count == 1 ? TagEller(noegle, alle[$"{maengde}.{med[0].Kode()}"])
                    : nogen ? (med.Count > 1 ? Tages(maengde, noegle, nul) : nul)
                    : med.Exists(kategori => kategori.Kode() == kode) ? Tages(maengde, noegle, nul)
                    : nul;
            }
        }

        return rest.Count == 0 ? alle : throw new FormatException($"Ukendt eller overflødigt i det ventede: {string.Join(", ", rest.Keys)}");

        // Hours may be left out where there are none: then none are expected.
        string Tages(string maengde, string noegle, string nul) => maengde == "timer" ? TagEller(noegle, nul) : Tag(noegle);

        string Tag(string noegle) =>
            rest.Remove(noegle, out var vaerdi) ? vaerdi : throw new FormatException($"Det ventede mangler {noegle}.");

        string TagEller(string noegle, string ellers) => rest.Remove(noegle, out var vaerdi) ? vaerdi : ellers;
    }

    private static Dictionary<string, string> Laes(Fakta fakta)
    {
        var vaerdier = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start"] = Dag(fakta.Start),
            ["status"] = fakta.Status.Kode(),
            ["frist"] = fakta.Frist is { } frist ? Dag(frist) : "ingen",
            ["kommune"] = fakta.Kommune,
            ["alder"] = fakta.Alder,
            ["kategorier"] = Liste(fakta.Kategorier),
            ["foersteDato"] = fakta.FoersteDato is { } dato ? Dag(dato) : "ingen",
            ["dageTilFoerste"] = fakta.DageTilFoerste?.ToString(CultureInfo.InvariantCulture) ?? "ingen",
            ["interval"] = fakta.Interval == Intervaller.Intet ? "intet" : Intervaller.Alle[fakta.Interval],
            ["loentimer"] = Ja(fakta.Loentimer),
            ["genbehandlet"] = Ja(fakta.Genbehandlet),
            ["indstillet"] = Ja(fakta.IndstilletVirksomhedsrettet),
        };
        for (var i = 0; i < Kategoritabel.Laengde; i++)
        {
            var kode = i == Kategoritabel.Nogen ? Nogen : Kategorikoder.Alle[i];
            vaerdier[$"antal.{kode}"] = fakta.Antal[i].ToString(CultureInfo.InvariantCulture);
            vaerdier[$"dage.{kode}"] = fakta.Dage[i].ToString(CultureInfo.InvariantCulture);
            vaerdier[$"timer.{kode}"] = Timer(fakta.Minutdage[i]);
        }

        return vaerdier;
    }

    /// <summary>Hours with one decimal, half away from zero, from minutes a week times days: a tenth of an hour is 42.</summary>
    private static string Timer(long minutdage)
    {
        var tiendedele = ((2 * minutdage) + 42) / 84;
        return string.Create(CultureInfo.InvariantCulture, $"{tiendedele / 10},{tiendedele % 10}");
    }

    private static string Liste(Kategorier kategorier) => kategorier == Kategorier.Ingen ? "ingen" : kategorier.Liste();

    private static string Dag(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Ja(bool ja) => ja ? "ja" : "nej";
}
