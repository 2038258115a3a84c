namespace Opgoerelse.ReportsTests.Benchmarking;

/// <summary>Draws for simulations, from a seeded source.</summary>
internal static class Traek
{
    public static long Binomial(Random tilfaelde, long n, double p)
    {
        var med = 0L;
        for (var i = 0L; i < n; i++)
        {
            med += tilfaelde.NextDouble() < p ? 1 : 0;
        }

        return med;
    }

    public static double Normal(Random tilfaelde) =>
        Math.Sqrt(-2 * Math.Log(1 - tilfaelde.NextDouble())) * Math.Cos(2 * Math.PI * tilfaelde.NextDouble());
}
