namespace Opgoerelse.Domain.Tables;

/// <summary>What a cell shows instead of, or beside, its value. Stored by its number.</summary>
public enum Cellesymbol : byte
{
    /// <summary>The value, final.</summary>
    Ingen = 0,

    /// <summary><c>f</c>: the value, preliminary.</summary>
    Foreloebig = 1,

    /// <summary><c>-</c>: no basis (N = 0, or no observation). No value.</summary>
    IntetGrundlag = 2,

    /// <summary><c>*</c>: withheld for confidentiality. No value.</summary>
    Diskretioneret = 3,

    /// <summary><c>..</c>: not available. No value.</summary>
    IkkeTilgaengelig = 4,

    /// <summary><c>...</c>: not yet published. No value.</summary>
    EndnuIkke = 5,
}

/// <summary>The signs of <see cref="Cellesymbol"/> as published.</summary>
public static class Cellesymboler
{
    /// <summary>The sign: empty, f, -, *, .. or ...</summary>
    public static string Tegn(this Cellesymbol symbol) => symbol switch
    {
        Cellesymbol.Ingen => "",
        Cellesymbol.Foreloebig => "f",
        Cellesymbol.IntetGrundlag => "-",
        Cellesymbol.Diskretioneret => "*",
        Cellesymbol.IkkeTilgaengelig => "..",
        _ => "...",
    };

    /// <summary>The symbol with this sign.</summary>
    /// <exception cref="InvalidDataException">A sign that is none.</exception>
    public static Cellesymbol AfTegn(string tegn) =>
        Array.Find(Enum.GetValues<Cellesymbol>(), symbol => symbol.Tegn() == tegn) is var fundet && fundet.Tegn() == tegn
            ? fundet
            : throw new InvalidDataException($"Ukendt cellesymbol '{tegn}'.");

    /// <summary>What the sign means; empty for a plain value.</summary>
    public static Tekst Betydning(this Cellesymbol symbol) => symbol switch
    {
        Cellesymbol.Ingen => new Tekst("", ""),
        Cellesymbol.Foreloebig => new Tekst("foreløbigt tal", "preliminary figure"),
        Cellesymbol.IntetGrundlag => new Tekst("intet grundlag (ingen forløb)", "no basis (no courses)"),
        Cellesymbol.Diskretioneret => new Tekst("diskretioneret af hensyn til fortrolighed", "withheld for confidentiality"),
        Cellesymbol.IkkeTilgaengelig => new Tekst("oplysning foreligger ikke", "not available"),
        _ => new Tekst("endnu ikke offentliggjort", "not yet published"),
    };

    /// <summary>Whether a cell with this symbol holds a value.</summary>
    public static bool HarVaerdi(this Cellesymbol symbol) => symbol <= Cellesymbol.Foreloebig;
}

/// <summary>
/// A table with all its cells, dense, in row-major order of <see cref="Dimensioner"/> (the last dimension runs
/// fastest), as JSON-stat wants them.
/// </summary>
public sealed class Tabel
{
    private readonly long[] _skridt;

    public Tabel(string id, Tekst titel, IReadOnlyList<Tekst> noter, IReadOnlyList<Dimension> dimensioner, long[] vaerdier, Cellesymbol[] symboler)
    {
        Id = id;
        Titel = titel;
        Noter = noter;
        Dimensioner = dimensioner;
        Vaerdier = vaerdier;
        Symboler = symboler;
        _skridt = new long[dimensioner.Count];
        var skridt = 1L;
        for (var i = dimensioner.Count - 1; i >= 0; i--)
        {
            _skridt[i] = skridt;
            skridt *= dimensioner[i].Vaerdier.Count;
        }

        if (vaerdier.LongLength != skridt || symboler.LongLength != skridt)
        {
            throw new ArgumentException($"{id} har {skridt} celler, men {vaerdier.LongLength} værdier og {symboler.LongLength} symboler.", nameof(vaerdier));
        }
    }

    public string Id { get; }

    public Tekst Titel { get; }

    /// <summary>Footnotes of the table.</summary>
    public IReadOnlyList<Tekst> Noter { get; }

    /// <summary>omraade, periode, then alder, koen, indsats or interval where the table has them, and last maal.</summary>
    public IReadOnlyList<Dimension> Dimensioner { get; }

    /// <summary>The values as whole numbers of the measure's last decimal: 33.3 with one decimal is 333. 0 where there is none.</summary>
    public long[] Vaerdier { get; }

    public Cellesymbol[] Symboler { get; }

    /// <summary>How far apart two neighbours in dimension <paramref name="dimension"/> lie.</summary>
    public long Skridt(int dimension) => _skridt[dimension];

    /// <summary>The dimension with this code (case does not matter), or -1.</summary>
    public int DimensionsIndeks(string kode)
    {
        for (var i = 0; i < Dimensioner.Count; i++)
        {
            if (string.Equals(Dimensioner[i].Kode, kode, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The cell's number, given one code per dimension.</summary>
    /// <exception cref="ArgumentException">A code that the dimension does not have.</exception>
    public long Celle(params ReadOnlySpan<string> koder)
    {
        var celle = 0L;
        for (var i = 0; i < koder.Length; i++)
        {
            var indeks = Dimensioner[i].IndeksAf(koder[i]);
            if (indeks < 0)
            {
                throw new ArgumentException($"{Id} har ikke værdien '{koder[i]}' i {Dimensioner[i].Kode}.", nameof(koder));
            }

            celle += indeks * _skridt[i];
        }

        return celle;
    }
}
