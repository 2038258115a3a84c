using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Tables;

/// <summary>A published share with its counts: everything that is computed here is computed from such cells alone.</summary>
/// <param name="Forloeb">N.</param>
/// <param name="Med">antalMed.</param>
/// <param name="Procent">The published share, per cent with one decimal.</param>
public readonly record struct Andelscelle(Tabeltal Forloeb, Tabeltal Med, Tabeltal Procent)
{
    /// <summary>The share; null when it is not published or has no basis.</summary>
    public Andel? Andel => Forloeb is { HarVaerdi: true, Vaerdi: > 0 } && Med.HarVaerdi && Procent.HarVaerdi ? new Andel(Med.Vaerdi, Forloeb.Vaerdi) : null;

    /// <summary>Whether it is withheld for confidentiality.</summary>
    public bool ErDiskretioneret => Andel is null && (Procent.Symbol == Cellesymbol.Diskretioneret || Med.Symbol == Cellesymbol.Diskretioneret || Forloeb.Symbol == Cellesymbol.Diskretioneret);

    /// <summary>Whether it may still change as a matter of routine.</summary>
    public bool ErForeloebig => Procent.Symbol == Cellesymbol.Foreloebig;

    /// <summary>Several periods without a forløb in common, as one; withheld when one of them is.</summary>
    public static Andelscelle Sum(IReadOnlyList<Andelscelle> celler)
    {
        if (celler.FirstOrDefault(celle => celle.ErDiskretioneret) is { ErDiskretioneret: true } skjult)
        {
            return skjult;
        }

        long n = 0, med = 0;
        foreach (var celle in celler)
        {
            n += celle.Forloeb.Vaerdi;
            med += celle.Med.Vaerdi;
        }

        if (n == 0)
        {
            var intet = new Tabeltal(0, 0, Cellesymbol.IntetGrundlag);
            return new Andelscelle(intet, intet, intet);
        }

        var symbol = celler.Any(celle => celle.ErForeloebig) ? Cellesymbol.Foreloebig : Cellesymbol.Ingen;
        return new Andelscelle(
            new Tabeltal(n, 0, symbol), new Tabeltal(med, 0, symbol), new Tabeltal(Afrunding.Forhold((Int128)100 * med, n, 1)!.Value, 1, symbol));
    }
}
