using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.IngestTests;

/// <summary>Random leverancer against the slow model's own reader. Many more of them: tests/Hostile.</summary>
public sealed class ModelTests
{
    public static TheoryData<string, int> Engine_and_seed =>
        new(Engine.All.SelectMany(engine => Enumerable.Range(1, 10).Select(seedValue => (engine, seedValue))));

    [Theory]
    [MemberData(nameof(Engine_and_seed))]
    public void Random_leverancer_are_judged_as_in_the_slow_model(string engine, int seedValue)
    {
        using var engineTest = new EngineTest(engine);
        var model = AgainstModel.Judge(engineTest, RandomLeverance.Files(new Random(seedValue), 6));
        Assert.True(model.Messages.Count > 50, "For lidt var gyldigt til at prøve noget.");
    }
}
