using System.Runtime.CompilerServices;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Jobindsats;

/// <summary>
/// A table as jobindsats shows it, worked out once for as long as its release is served: measures are columns, values
/// are labels, and periods that are not published yet do not exist.
/// </summary>
internal sealed class Jobtabel
{
    private static readonly ConditionalWeakTable<Katalogtabel, Jobtabel> Kendte = [];

    private Jobtabel(Katalogtabel tabel)
    {
        Tabel = tabel;
        Perioder = FindPerioder(tabel);
        Variable =
        [
            .. tabel.Dimensioner
                .Select((dimension, nummer) => new Jobvariabel(nummer, Id(dimension.Kode), dimension.Navn.Da, nummer == tabel.Tid ? [.. dimension.Vaerdier.Select(vaerdi => vaerdi.Kode)] : Etiketter(dimension)))
                .Where(variabel => variabel.Nummer != tabel.Maal),
        ];
    }

    public Katalogtabel Tabel { get; }

    /// <summary>The dimensions but that of the measures, in the table's order: omraade, periode and the others.</summary>
    public IReadOnlyList<Jobvariabel> Variable { get; }

    /// <summary>The published periods in stored order: years, rolling years, the phase-in, quarters, each oldest first.</summary>
    public IReadOnlyList<Jobperiode> Perioder { get; }

    /// <summary>The kinds of period that the table has, in the order of its periods.</summary>
    public IEnumerable<Periodetype> Periodetyper => Perioder.Select(periode => periode.Type).Distinct();

    /// <summary>The variables that are neither omraade nor periode.</summary>
    public IEnumerable<Jobvariabel> Oevrige => Variable.Where(variabel => variabel.Nummer != Tabel.Geografi && variabel.Nummer != Tabel.Tid);

    public Jobvariabel Omraade => Variable.Single(variabel => variabel.Nummer == Tabel.Geografi);

    public Jobvariabel Periode => Variable.Single(variabel => variabel.Nummer == Tabel.Tid);

    public IReadOnlyList<Dimensionsvaerdi> Maal => Tabel.Dimensioner[Tabel.Maal].Vaerdier;

    public static Jobtabel For(Katalogtabel tabel) => Kendte.GetValue(tabel, kendt => new Jobtabel(kendt));

    /// <summary>
    /// The value of a variable that a client means by a label, or by a code; -1 when there is none. Case does not matter,
    /// and a kommune may have " Kommune" after its name.
    /// </summary>
    public int IndeksAf(Jobvariabel variabel, string tekst)
    {
        const string Kommune = " kommune";
        var indeks = Find(variabel, tekst);
        return indeks < 0 && variabel.Nummer == Tabel.Geografi && tekst.EndsWith(Kommune, StringComparison.OrdinalIgnoreCase)
            ? Find(variabel, tekst[..^Kommune.Length])
            : indeks;
    }

    private int Find(Jobvariabel variabel, string tekst)
    {
        for (var i = 0; i < variabel.Etiketter.Count; i++)
        {
            if (string.Equals(variabel.Etiketter[i], tekst, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return Tabel.Dimensioner[variabel.Nummer].IndeksAf(tekst);
    }

    /// <summary>The ids that jobindsats has for the same, where it has any.</summary>
    private static string Id(string kode) => kode switch
    {
        "omraade" => "_omrade",
        "koen" => "_kon",
        _ => "_" + kode,
    };

    /// <summary>Labels take the place of codes here, so where two values share one the larger omraade says what it is: Landsdel Bornholm.</summary>
    private static IReadOnlyList<string> Etiketter(Dimension dimension)
    {
        var antal = dimension.Vaerdier.GroupBy(vaerdi => vaerdi.Navn.Da, StringComparer.OrdinalIgnoreCase).ToDictionary(navn => navn.Key, navn => navn.Count(), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. dimension.Vaerdier.Select(vaerdi => antal[vaerdi.Navn.Da] > 1 && vaerdi.Slags is { Length: > 0 } and not "kommune"
                ? $"{char.ToUpperInvariant(vaerdi.Slags[0])}{vaerdi.Slags[1..]} {vaerdi.Navn.Da}"
                : vaerdi.Navn.Da),
        ];
    }

    private static IReadOnlyList<Jobperiode> FindPerioder(Katalogtabel tabel)
    {
        var vaerdier = tabel.Dimensioner[tabel.Tid].Vaerdier;
        var skridt = tabel.Tabel.Skridt(tabel.Tid);
        var udgivet = new bool[vaerdier.Count];
        var foreloebig = new bool[vaerdier.Count];
        for (var celle = 0; celle < tabel.Tabel.Symboler.Length; celle++)
        {
            var periode = celle / skridt % vaerdier.Count;
            udgivet[periode] |= tabel.Tabel.Symboler[celle] != Cellesymbol.EndnuIkke;
            foreloebig[periode] |= tabel.Tabel.Symboler[celle] == Cellesymbol.Foreloebig;
        }

        return
        [
            .. Enumerable.Range(0, vaerdier.Count)
                .Where(i => udgivet[i])
                .Select(i => new Jobperiode(i, vaerdier[i].Kode, vaerdier[i].Navn.Da, Periodetype.Alle.First(type => type.Slags == vaerdier[i].Slags), foreloebig[i])),
        ];
    }
}
