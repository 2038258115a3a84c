using System.Runtime.CompilerServices;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Serving.CodeLists;

/// <summary>The codelists of a table, worked out once for as long as its release is served.</summary>
internal sealed class Tabelkodelister
{
    private static readonly ConditionalWeakTable<Katalogtabel, Tabelkodelister> Kendte = [];

    /// <summary>The levels of omraader, the name of each in an id, and what a list of them is called.</summary>
    private static readonly (string Slags, string Id, Tekst Navn)[] Niveauer =
    [
        ("region", "regioner", new Tekst("Regioner", "Regions")),
        ("landsdel", "landsdele", new Tekst("Landsdele", "Provinces")),
        ("rar", "rar", new Tekst("Regionale arbejdsmarkedsråd (RAR)", "Regional labour market councils (RAR)")),
    ];

    private readonly Kodeliste[][] _lister;

    private Tabelkodelister(Katalogtabel tabel) => _lister =
    [
        .. tabel.Dimensioner.Select(dimension => dimension.Rolle switch
        {
            Dimensionsrolle.Geografi => (Kodeliste[])[.. AfOmraader(dimension)],
            Dimensionsrolle.Tid => [.. AfPerioder(dimension, tabel.MedTal)],
            _ => [],
        }),
    ];

    public static Tabelkodelister For(Katalogtabel tabel) => Kendte.GetValue(tabel, kendt => new Tabelkodelister(kendt));

    /// <summary>The codelists of a dimension.</summary>
    public IReadOnlyList<Kodeliste> Af(int dimension) => _lister[dimension];

    /// <summary>The dimension's codelist with this id (case does not matter), or null.</summary>
    public Kodeliste? Find(int dimension, string id) =>
        Array.Find(_lister[dimension], liste => string.Equals(liste.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The table's codelist with this id, or null.</summary>
    public Kodeliste? Find(string id) =>
        Enumerable.Range(0, _lister.Length).Select(dimension => Find(dimension, id)).FirstOrDefault(liste => liste is not null);

    private static IEnumerable<Kodeliste> AfOmraader(Dimension dimension)
    {
        var lister = new List<Kodeliste?>();
        foreach (var (slags, id, navn) in Niveauer)
        {
            lister.Add(Lav("agg_" + id, navn, Kodelistetype.Aggregation, dimension, vaerdi => vaerdi.Slags == slags));
        }

        lister.Add(Lav("vs_kommuner", new Tekst("Kun kommuner", "Municipalities only"), Kodelistetype.Valueset, dimension, ErKommune));
        foreach (var (slags, id, navn) in Niveauer)
        {
            lister.Add(Lav("vs_" + id, new Tekst("Kun " + Smaat(navn.Da), navn.En + " only"), Kodelistetype.Valueset, dimension, vaerdi => vaerdi.Slags == slags));
        }

        foreach (var over in dimension.Vaerdier.Where(vaerdi => vaerdi.Slags is "region" or "landsdel"))
        {
            lister.Add(Lav(
                "vs_kommuner_" + over.Kode,
                new Tekst($"Kommuner i {over.Navn.Da}", $"Municipalities in {over.Navn.En}"),
                Kodelistetype.Valueset,
                dimension,
                vaerdi => ErKommune(vaerdi) && vaerdi.Hoererunder.Contains(over.Kode, StringComparer.Ordinal)));
        }

        foreach (var rar in dimension.Vaerdier.Select(Rar).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            lister.Add(Lav("vs_kommuner_" + Adressenavn(rar), new Tekst($"Kommuner i {rar}", $"Municipalities in {rar}"), Kodelistetype.Valueset, dimension, vaerdi => Rar(vaerdi) == rar));
        }

        return lister.OfType<Kodeliste>();
    }

    private static IEnumerable<Kodeliste> AfPerioder(Dimension dimension, bool[] medTal) =>
        from kind in PeriodKind.All
        let liste = kind.Codelist is null
            ? null
            : Lav(kind.Codelist, kind.Only, Kodelistetype.Valueset, dimension, vaerdi => vaerdi.Slags == kind.Code, medTal)
        where liste is not null
        select liste;

    /// <summary>The list of the values that <paramref name="med"/> says; null where the dimension has none.</summary>
    private static Kodeliste? Lav(
        string id, Tekst navn, Kodelistetype type, Dimension dimension, Predicate<Dimensionsvaerdi> med, bool[]? medTal = null)
    {
        int[] indeks = [.. Enumerable.Range(0, dimension.Vaerdier.Count).Where(i => med(dimension.Vaerdier[i]))];
        return indeks.Length == 0 ? null : new Kodeliste(id, navn, type, dimension, indeks, medTal);
    }

    private static bool ErKommune(Dimensionsvaerdi vaerdi) => vaerdi.Slags == "kommune";

    private static string? Rar(Dimensionsvaerdi vaerdi) => ErKommune(vaerdi) ? Omraader.Standard.Find(vaerdi.Kode)?.Rar : null;

    private static string Smaat(string navn) => char.ToLowerInvariant(navn[0]) + navn[1..];

    /// <summary><c>RAR Sjælland</c> as it can stand in an address: <c>rar-sjaelland</c>.</summary>
    private static string Adressenavn(string navn) =>
        string.Concat(navn.Select(tegn => char.ToLowerInvariant(tegn) switch
        {
            'æ' => "ae",
            'ø' => "oe",
            'å' => "aa",
            ' ' => "-",
            var smaat => smaat.ToString(),
        }));
}
