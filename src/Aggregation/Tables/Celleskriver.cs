using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Tables;

/// <summary>Fills a table's cells in row-major order.</summary>
internal sealed class Celleskriver(long celler)
{
    private int _naeste;

    public long[] Vaerdier { get; } = new long[celler];

    public Cellesymbol[] Symboler { get; } = new Cellesymbol[celler];

    /// <summary>Whether the period being written is preliminary.</summary>
    public bool Foreloebig { get; set; }

    /// <summary>A count.</summary>
    public void Antal(long antal, bool skjul)
    {
        if (skjul)
        {
            Symbol(Cellesymbol.Diskretioneret);
        }
        else
        {
            Vaerdi(antal);
        }
    }

    /// <summary>
    /// An exact rational, rounded here and only here: half away from zero. Without a basis the symbol says so, unless
    /// that would tell what is withheld.
    /// </summary>
    public void Forhold(Int128 taeller, Int128 naevner, int decimaler, bool skjul)
    {
        if (skjul)
        {
            Symbol(Cellesymbol.Diskretioneret);
        }
        else if (Afrunding.Forhold(taeller, naevner, decimaler) is { } vaerdi)
        {
            Vaerdi(vaerdi);
        }
        else
        {
            Symbol(Cellesymbol.IntetGrundlag);
        }
    }

    public void Symbol(Cellesymbol symbol) => Symboler[_naeste++] = symbol;

    private void Vaerdi(long vaerdi)
    {
        Vaerdier[_naeste] = vaerdi;
        Symboler[_naeste++] = Foreloebig ? Cellesymbol.Foreloebig : Cellesymbol.Ingen;
    }
}
