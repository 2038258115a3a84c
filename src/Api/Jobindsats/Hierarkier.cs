using System.Runtime.CompilerServices;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// The hierarchies of a table (version 3), worked out once. The omraader have one per way to divide the country, the
/// ages one in bands and one in halves; every other variable has one. All have a top, <c>/</c>: the total, or where
/// there is none the value that the others are parts of.
/// </summary>
internal sealed class Hierarkier
{
    private const string Top = "/";

    private static readonly ConditionalWeakTable<Jobtabel, Hierarkier> Kendte = [];

    private Hierarkier(Jobtabel tabel) => Alle = [.. tabel.Variable.Where(variabel => variabel != tabel.Periode).SelectMany(variabel => Af(tabel, variabel))];

    public IReadOnlyList<Hierarki> Alle { get; }

    public static Hierarkier For(Jobtabel tabel) => Kendte.GetValue(tabel, kendt => new Hierarkier(kendt));

    /// <summary>The hierarchy with this id, whatever its case, or null.</summary>
    public Hierarki? Find(string id) => Alle.FirstOrDefault(hierarki => string.Equals(hierarki.Id, id, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Hierarki> Af(Jobtabel tabel, Jobvariabel variabel)
    {
        var dimension = tabel.Tabel.Dimensioner[variabel.Nummer];
        if (variabel == tabel.Omraade)
        {
            return AfOmraader(variabel, dimension);
        }

        return dimension.IndeksAf("u40") >= 0
            ? [Fladt(variabel, dimension, variabel.Id, dimension.Navn.Da, kode => !ErHalvdel(kode)), Fladt(variabel, dimension, variabel.Id + "40", dimension.Navn.Da + ", under og over 40 år", ErHalvdel)]
            : [Fladt(variabel, dimension, variabel.Id, dimension.Navn.Da, _ => true)];

        static bool ErHalvdel(string kode) => kode is "u40" or "40+";
    }

    /// <summary>A top and one level below it.</summary>
    private static Hierarki Fladt(Jobvariabel variabel, Dimension dimension, string id, string navn, Predicate<string> med)
    {
        var top = variabel.Rod;
        return new Hierarki(id, navn, variabel,
        [
            new Hierarkiniveau(id + "_1", variabel.Etiketter[top], [new Hierarkivaerdi(Top, top)]),
            new Hierarkiniveau(
                id + "_2",
                navn,
                [.. Enumerable.Range(0, dimension.Vaerdier.Count).Where(i => i != top && med(dimension.Vaerdier[i].Kode)).Select(i => new Hierarkivaerdi(Top + dimension.Vaerdier[i].Kode + Top, i))]),
        ]);
    }

    private static IEnumerable<Hierarki> AfOmraader(Jobvariabel variabel, Dimension dimension)
    {
        var land = new Hierarkiniveau("_land", "Hele landet", [new Hierarkivaerdi(Top, variabel.Rod)]);
        yield return new Hierarki("_hele_landet", "Hele landet", variabel, [land]);
        if (Niveau("kommune") is { Count: > 0 } kommuner)
        {
            yield return new Hierarki("_nykom", "Kommuner", variabel, [land, new Hierarkiniveau("_kommune", "Kommune", [.. kommuner.Select(i => new Hierarkivaerdi(Top + Kode(i) + Top, i))])]);
        }

        foreach (var (slags, navn) in new[] { ("region", "Region"), ("landsdel", "Landsdel") })
        {
            if (Niveau(slags) is not { Count: > 0 } dele)
            {
                continue;
            }

            var under = dele.SelectMany(del => Niveau("kommune")
                .Where(kommune => dimension.Vaerdier[kommune].Hoererunder.Contains(Kode(del), StringComparer.Ordinal))
                .Select(kommune => new Hierarkivaerdi(Top + Kode(del) + Top + Kode(kommune) + Top, kommune))).ToList();
            var niveau = new Hierarkiniveau("_" + slags, navn, [.. dele.Select(i => new Hierarkivaerdi(Top + Kode(i) + Top, i))]);
            yield return new Hierarki(
                "_" + slags,
                navn + (slags == "region" ? "er" : "e"),
                variabel,
                under.Count == 0 ? [land, niveau] : [land, niveau, new Hierarkiniveau("_kommune", "Kommune", under)]);
        }

        IReadOnlyList<int> Niveau(string slags) => [.. Enumerable.Range(0, dimension.Vaerdier.Count).Where(i => dimension.Vaerdier[i].Slags == slags)];

        string Kode(int indeks) => dimension.Vaerdier[indeks].Kode;
    }
}
