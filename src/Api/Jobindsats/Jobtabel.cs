using System.Runtime.CompilerServices;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Api.Jobindsats;

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
                .Select((dimension, nummer) => Variabel(dimension, nummer, [.. dimension.Vaerdier.Select(vaerdi => nummer == tabel.Tid ? vaerdi.Kode : vaerdi.Navn.Da)]))
                .Where(variabel => variabel.Nummer != tabel.Maal),
        ];
        Maalopslag = new LabelIndex(tabel.Dimensioner[tabel.Maal], [.. Maal.Select(maal => maal.Navn.Da)]);
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

    /// <summary>Finds a measure by its id or its name.</summary>
    public LabelIndex Maalopslag { get; }

    public static Jobtabel For(Katalogtabel tabel) => Kendte.GetValue(tabel, kendt => new Jobtabel(kendt));

    private static Jobvariabel Variabel(Dimension dimension, int nummer, IReadOnlyList<string> etiketter) => new(
        nummer,
        Id(dimension.Kode),
        char.ToUpperInvariant(dimension.Navn.Da[0]) + dimension.Navn.Da[1..],
        etiketter,
        Rod(dimension),
        dimension.Totalkode is not null,
        new LabelIndex(dimension, etiketter));

    /// <summary>Where there is no total: that of all, or of the intervals the longest, which holds the others and stands last, or the first.</summary>
    private static int Rod(Dimension dimension)
    {
        var rod = dimension.IndeksAf(dimension.Totalkode ?? "alle");
        return rod >= 0 ? rod : dimension.Kode == "interval" ? dimension.Vaerdier.Count - 1 : 0;
    }

    /// <summary>The ids that jobindsats has for the same, where it has any.</summary>
    private static string Id(string kode) => kode switch
    {
        "omraade" => "_omrade",
        "koen" => "_kon",
        _ => "_" + kode,
    };

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
