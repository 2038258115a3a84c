using System.Text.Json.Nodes;
using Opgoerelse.Motorer;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Versioner;

/// <summary>The same messages in any order, in any leverancer, give the same rows in force.</summary>
public sealed class RaekkefoelgeTests
{
    [Theory]
    [PaaHverMotor(1)]
    [PaaHverMotor(2)]
    [PaaHverMotor(3)]
    [PaaHverMotor(4)]
    [PaaHverMotor(5)]
    [PaaHverMotor(6)]
    public void Raekkefoelge_og_opdeling_er_ligegyldig(string motor, int froe)
    {
        var tilfaeldig = new Random(froe);
        var beskeder = Beskeder(tilfaeldig).Select(besked => besked.ToJsonString()).ToArray();
        IReadOnlyList<string>? ventet = null;
        for (var runde = 0; runde < 4; runde++)
        {
            using var proeve = new Proeve(motor);
            foreach (var leverance in beskeder.Chunk(1 + tilfaeldig.Next(beskeder.Length)))
            {
                proeve.Tag("a.ndjson", Utf8(string.Join('\n', leverance)));
            }

            ventet ??= proeve.IKraft();
            Assert.NotEmpty(ventet);
            Assert.Equal(ventet, proeve.IKraft());
            Assert.Equal(0, proeve.Skalar<long>("SELECT COUNT(*) FROM afvisning"));
            tilfaeldig.Shuffle(beskeder);
        }
    }

    /// <summary>Versions of each entity have each one content, but for repeats: conflicts depend on the order by right.</summary>
    private static IEnumerable<JsonObject> Beskeder(Random tilfaeldig)
    {
        for (var nr = 1; nr <= 120; nr++)
        {
            for (var version = 1; version <= 1 + tilfaeldig.Next(5); version++)
            {
                JsonObject[] muligt =
                [
                    Forloeb(nr, startdato: $"2024-0{version}-01"),
                    Indsats(nr, forloeb: 1 + tilfaeldig.Next(30)).Med("timerPrUge", version),
                    Fritagelse(nr, forloeb: 1 + tilfaeldig.Next(30)).Med("til", $"2024-0{version + 3}-01"),
                    OrdinaereTimer(nr, forloeb: 1 + tilfaeldig.Next(30)).Med("timer", version),
                    Indstilling(nr, forloeb: 1 + tilfaeldig.Next(30)).Med("dato", $"2024-0{version}-01"),
                ];
                var indhold = muligt[nr % muligt.Length];
                var besked = tilfaeldig.Next(6) == 0 ? Slet(indhold, version) : Besked(indhold, version);
                yield return besked;
                if (tilfaeldig.Next(4) == 0)
                {
                    yield return ((JsonObject)besked.DeepClone()).Med("beskedId", Guid.NewGuid().ToString());
                }
            }
        }
    }
}
