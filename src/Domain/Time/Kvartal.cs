using System.Globalization;

namespace Opgoerelse.Domain.Time;

/// <summary>A calendar quarter.</summary>
/// <param name="Nummer">Quarters since year 0: 4 · year + quarter − 1.</param>
public readonly record struct Kvartal(int Nummer) : IComparable<Kvartal>
{
    public Kvartal(int aar, int kvartal)
        : this((4 * aar) + kvartal - 1)
    {
    }

    public int Aar => Nummer / 4;

    /// <summary>1 to 4.</summary>
    public int IAaret => (Nummer % 4) + 1;

    public DateOnly FoersteDag => new(Aar, (3 * IAaret) - 2, 1);

    public DateOnly SidsteDag => FoersteDag.AddMonths(3).AddDays(-1);

    /// <summary>As on jobindsats: <c>2024Q1</c>.</summary>
    public string Kode => string.Create(CultureInfo.InvariantCulture, $"{Aar:D4}Q{IAaret}");

    public static Kvartal Af(DateOnly dag) => new(dag.Year, ((dag.Month - 1) / 3) + 1);

    public static bool operator <(Kvartal a, Kvartal b) => a.Nummer < b.Nummer;

    public static bool operator >(Kvartal a, Kvartal b) => a.Nummer > b.Nummer;

    public static bool operator <=(Kvartal a, Kvartal b) => a.Nummer <= b.Nummer;

    public static bool operator >=(Kvartal a, Kvartal b) => a.Nummer >= b.Nummer;

    public Kvartal Plus(int kvartaler) => new(Nummer + kvartaler);

    public int CompareTo(Kvartal other) => Nummer.CompareTo(other.Nummer);

    public override string ToString() => Kode;
}
