using Opgoerelse.Generator;
using Opgoerelse.Generator.Messages;

[assembly: AssemblyFixture(typeof(Opgoerelse.GeneratorTests.TestCountry))]

namespace Opgoerelse.GeneratorTests;

/// <summary>One synthetic country of 20,000 forløb that the tests look at from several sides.</summary>
public sealed class TestCountry
{
    public const int Forloeb = 20_000;

    public IReadOnlyList<IReadOnlyList<GeneratedBesked>> People { get; } =
        [.. NationalGenerator.Simulate(Forloeb, seed: 42)];

    public IReadOnlyList<PlainFact> Facts => field ??= [.. People.SelectMany(PlainFact.Of)];

    public IReadOnlyList<PlainFact> Population => field ??= [.. Facts.Where(f => f.Status == PlainStatus.N)];

    public IEnumerable<GeneratedBesked> Beskeder => People.SelectMany(p => p);

    /// <summary>The newest valid version of every entity that belongs to a valid forløb.</summary>
    public IEnumerable<T> Newest<T>()
        where T : Registration => Facts.SelectMany(f => f.Children).OfType<T>();
}
