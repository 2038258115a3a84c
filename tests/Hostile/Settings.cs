using System.Globalization;

namespace Opgoerelse.HostileTests;

/// <summary>
/// What the environment says of a run: <c>OPGOERELSE_TEST_SEED</c>, from which all that is random follows, and
/// <c>OPGOERELSE_TEST_SIZE</c>, how much is tried by the long tests: 1 is some three minutes, and .ci/run takes half of that.
/// </summary>
internal static class Settings
{
    public static int Seed { get; } = int.Parse(
        Environment.GetEnvironmentVariable("OPGOERELSE_TEST_SEED") ?? "14",
        CultureInfo.InvariantCulture);

    /// <summary>So many, times the size.</summary>
    public static int Sized(int number) =>
        (int)Math.Ceiling(
            number * double.Parse(Environment.GetEnvironmentVariable("OPGOERELSE_TEST_SIZE") ?? "1", CultureInfo.InvariantCulture));

    /// <summary>Does one of many trials; what fails says how to begin with that one.</summary>
    public static async Task Try(int seed, Func<Task> trial)
    {
        try
        {
            await trial();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"OPGOERELSE_TEST_SEED={seed} begins with this: {failure.Message}"),
                failure);
        }
    }
}
