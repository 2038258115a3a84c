using System.Text.Json.Nodes;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Versions;

/// <summary>The same messages in any order, in any leverancer, give the same rows in force.</summary>
public sealed class OrderTests
{
    [Theory]
    [OnEachEngine(1)]
    [OnEachEngine(2)]
    [OnEachEngine(3)]
    [OnEachEngine(4)]
    [OnEachEngine(5)]
    [OnEachEngine(6)]
    public void Order_and_splitting_do_not_matter(string engine, int seedValue)
    {
        var random = new Random(seedValue);
        var beskeder = Beskeder(random).Select(besked => besked.ToJsonString()).ToArray();
        IReadOnlyList<string>? expected = null;
        for (var round = 0; round < 4; round++)
        {
            using var engineTest = new EngineTest(engine);
            foreach (var leverance in beskeder.Chunk(1 + random.Next(beskeder.Length)))
            {
                engineTest.Tag("a.ndjson", Utf8(string.Join('\n', leverance)));
            }

            expected ??= engineTest.InForce();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, engineTest.InForce());
            Assert.Equal(0, engineTest.Scalar<long>("SELECT COUNT(*) FROM afvisning"));
            random.Shuffle(beskeder);
        }
    }

    /// <summary>Versions of each entity have each one content, but for repeats: conflicts depend on the order by right.</summary>
    private static IEnumerable<JsonObject> Beskeder(Random random)
    {
        for (var index = 1; index <= 120; index++)
        {
            for (var version = 1; version <= 1 + random.Next(5); version++)
            {
                JsonObject[] possible =
                [
                    Forloeb(index, startDate: $"2024-0{version}-01"),
                    Indsats(index, forloeb: 1 + random.Next(30)).With("timerPrUge", version),
                    Fritagelse(index, forloeb: 1 + random.Next(30)).With("til", $"2024-0{version + 3}-01"),
                    OrdinaryHours(index, forloeb: 1 + random.Next(30)).With("timer", version),
                    Indstilling(index, forloeb: 1 + random.Next(30)).With("dato", $"2024-0{version}-01"),
                ];
                var content = possible[index % possible.Length];
                var besked = random.Next(6) == 0 ? Delete(content, version) : Besked(content, version);
                yield return besked;
                if (random.Next(4) == 0)
                {
                    yield return ((JsonObject)besked.DeepClone()).With("beskedId", Guid.NewGuid().ToString());
                }
            }
        }
    }
}
