using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// The control limits of a funnel plot around the national share, with overdispersion (Spiegelhalter 2005, Statistics in
/// Medicine 24:1185-1202, and Quality and Safety in Health Care 14:347-351). The scale is the arcsine of the square root,
/// on which a share of n forløb has the variance 1 / 4n whatever the share is. The spread between kommuner that is more
/// than chance, tau², is added to it (the additive model). It is the one at which the z-scores, winsorised at the tenth and
/// the ninetieth percentile, spread as chance would have them (Paule and Mandel 1982): those who stand out do not widen the
/// limits that they are held against.
/// </summary>
public sealed class Tragt
{
    /// <summary>The share that is winsorised in each tail.</summary>
    private const double Winsorisering = 0.1;

    /// <summary>
    /// The mean square of a standard normal variable winsorised at its own tenth and ninetieth percentile: without outliers
    /// and overdispersion phi would be this, not 1, so it is divided by it.
    /// </summary>
    private const double Winsoriseret = 0.678694;

    /// <summary>Enough for twelve decimals.</summary>
    private const int Halveringer = 42;

    private readonly double _maal;

    /// <param name="land">The national share.</param>
    /// <param name="andele">The shares of the kommuner; those that are too small to tell anything are left out of the estimate.</param>
    public Tragt(double land, IEnumerable<Andel> andele)
    {
        Land = land;
        _maal = Skala(land);
        var med = andele.Where(andel => !Stillinger.ErForFaa(andel.N, land)).ToList();
        Antal = med.Count;
        if (Antal < 2)
        {
            return;
        }

        Fi = Spredning(med, 0);
        var chance = (Antal - 1.0) / Antal;
        if (Fi <= chance)
        {
            return;
        }

        double forLidt = 0, rigeligt = Math.PI * Math.PI / 4;
        for (var i = 0; i < Halveringer; i++)
        {
            Tau2 = (forLidt + rigeligt) / 2;
            (forLidt, rigeligt) = Spredning(med, Tau2) > chance ? (Tau2, rigeligt) : (forLidt, Tau2);
        }
    }

    /// <summary>The national share, 0 to 1: the funnel's centre.</summary>
    public double Land { get; }

    /// <summary>How many shares the estimate is made from.</summary>
    public int Antal { get; }

    /// <summary>The spread of the kommuner beside that of chance alone: 1 when there is no more, 0 when not estimated.</summary>
    public double Fi { get; }

    /// <summary>The variance between kommuner beyond chance, on the arcsine scale (radians squared).</summary>
    public double Tau2 { get; }

    /// <summary>
    /// The limits for a kommune of <paramref name="n"/> forløb: the wider of those on the arcsine scale and the exact binomial
    /// ones, which hold where n is too small for the scale.
    /// </summary>
    /// <param name="n">The number of forløb, at least 1.</param>
    /// <param name="z"><see cref="Normalfordeling.Z95"/> or <see cref="Normalfordeling.Z998"/>.</param>
    public Interval Graenser(long n, double z)
    {
        var afstand = z * Math.Sqrt(Varians(n) + Tau2);
        var hale = Normalfordeling.Fordeling(-z);
        return new Interval(
            Math.Min(Andelen(_maal - afstand), Binomialfordeling.NedreGraense(n, Land, hale)),
            Math.Max(Andelen(_maal + afstand), 1 - Binomialfordeling.NedreGraense(n, 1 - Land, hale)));
    }

    /// <summary>Whether a share stands out: outside the 99.8 pct. limits, and not too small to tell anything.</summary>
    public bool Skiller(Andel andel) =>
        !Stillinger.ErForFaa(andel.N, Land) && !Graenser(andel.N, Normalfordeling.Z998).Rummer(andel.Vaerdi);

    /// <summary>The mean square of the winsorised z-scores, given a spread between kommuner; 1 when there is no more than that and chance.</summary>
    private double Spredning(List<Andel> andele, double tau2)
    {
        var z = new double[andele.Count];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = (Skala(andele[i].Vaerdi) - _maal) / Math.Sqrt(Varians(andele[i].N) + tau2);
        }

        Array.Sort(z);
        double nedre = Fraktil(z, Winsorisering), oevre = Fraktil(z, 1 - Winsorisering), sum = 0;
        foreach (var vaerdi in z)
        {
            var klemt = Math.Clamp(vaerdi, nedre, oevre);
            sum += klemt * klemt;
        }

        return sum / z.Length / Winsoriseret;
    }

    private static double Skala(double andel) => Math.Asin(Math.Sqrt(andel));

    private static double Andelen(double skala) => Math.Pow(Math.Sin(Math.Clamp(skala, 0, Math.PI / 2)), 2);

    private static double Varians(long n) => 1.0 / (4 * n);

    /// <summary>The percentile between two neighbours, as R's type 7.</summary>
    private static double Fraktil(double[] ordnet, double q)
    {
        var plads = q * (ordnet.Length - 1);
        var under = (int)plads;
        return under + 1 == ordnet.Length ? ordnet[under] : ordnet[under] + ((plads - under) * (ordnet[under + 1] - ordnet[under]));
    }
}
