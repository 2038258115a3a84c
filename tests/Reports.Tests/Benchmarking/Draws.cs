namespace Opgoerelse.ReportsTests.Benchmarking;

/// <summary>Draws for simulations, from a seeded source.</summary>
internal static class Draws
{
    public static long Binomial(Random randomSource, long n, double p)
    {
        var having = 0L;
        for (var i = 0L; i < n; i++)
        {
            having += randomSource.NextDouble() < p ? 1 : 0;
        }

        return having;
    }

    public static double Normal(Random randomSource) =>
        Math.Sqrt(-2 * Math.Log(1 - randomSource.NextDouble())) * Math.Cos(2 * Math.PI * randomSource.NextDouble());
}
