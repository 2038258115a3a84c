using System.Text;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Motorer;

namespace Opgoerelse.AggregationTests.Fortrolighed;

/// <summary>The national demo data, published.</summary>
public sealed class Hele_landet : IDisposable
{
    private readonly string _mappe = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;

    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public void Intet_kan_findes_og_landet_og_regionerne_staar_helt_i_Y11IGA01()
    {
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = GeneratorOptions.National, Seed = 1, Folder = _mappe });
        using var test = new Testdatabase(Motor.Sqlite);
        new Indlaesning(test.Database, new Pseudonymnoegle(Encoding.ASCII.GetBytes("en noegle, der kun bruges i proever")), TimeProvider.System)
            .Mappe(_mappe, new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
        var udgivelse = new Udgiver(test.Database, TimeProvider.System).Klargoer(new DateOnly(2026, 11, 21));
        var lager = new Udgivelseslager(test.Database);
        var rapport = lager.Rapport(udgivelse.Id)!;
        Assert.All(rapport.Linjer, linje => Assert.Equal(0, linje.Bestemte));
        var tabel = lager.Hent(udgivelse.Id).Find("Y11IGA01")!;
        var set = 0;
        for (var o = 0; o < tabel.Dimensioner[0].Vaerdier.Count; o++)
        {
            for (var p = 0; p < tabel.Dimensioner[1].Vaerdier.Count; p++)
            {
                if (tabel.Dimensioner[0].Vaerdier[o].Slags is "land" or "region" && tabel.Dimensioner[1].Vaerdier[p].Slags is "aar" or "rullendeaar")
                {
                    var foerste = (o * tabel.Skridt(0)) + (p * tabel.Skridt(1));
                    for (var celle = foerste; celle < foerste + tabel.Skridt(1); celle++)
                    {
                        Assert.NotEqual(Cellesymbol.Diskretioneret, tabel.Symboler[celle]);
                        set++;
                    }
                }
            }
        }

        Assert.True(set > 1000);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_mappe, recursive: true);
    }
}
