using System.Text;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests;

/// <summary>The national demo data, published.</summary>
public sealed class WholeCountryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;

    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public void Nothing_can_be_found_and_country_and_regions_stand_whole_in_Y11IGA01()
    {
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = GeneratorOptions.National, Seed = 1, Folder = _folder });
        using var test = new AggregationTestDatabase(Engine.Sqlite);
        new CommandLineIngest(
            test.Database,
            new PseudonymKey(Encoding.ASCII.GetBytes("en noegle, der kun bruges i proever")),
            TimeProvider.System)
            .Folder(_folder, new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
        var release = new Publisher(test.Database, TimeProvider.System).PrepareRelease(new DateOnly(2026, 11, 21));
        var store = new ReleaseStore(test.Database);
        var report = store.Report(release.Id)!;
        Assert.All(report.Lines, line => Assert.Equal(0, line.Determined));
        var table = store.Fetch(release.Id).Find("Y11IGA01")!;
        var set = 0;
        for (var o = 0; o < table.Dimensions[0].Values.Count; o++)
        {
            for (var p = 0; p < table.Dimensions[1].Values.Count; p++)
            {
                if (table.Dimensions[0].Values[o].Kind is "land" or "region"
                    && table.Dimensions[1].Values[p].Kind is "aar" or "rullendeaar")
                {
                    var first = (o * table.StepOf(0)) + (p * table.StepOf(1));
                    for (var cell = first; cell < first + table.StepOf(1); cell++)
                    {
                        Assert.NotEqual(CellSymbol.Withheld, table.Symbols[cell]);
                        set++;
                    }
                }
            }
        }

        Assert.True(set > 1000);

        // What the issue of ranges reached, a little below: the figures are there.
        Assert.InRange(Exact(OmraadeLevel.Landsdel, PeriodKindCodes.Year), 0.85, 1);
        Assert.InRange(Exact(OmraadeLevel.Landsdel, PeriodKindCodes.PooledYears), 0.9, 1);
        Assert.InRange(Exact(OmraadeLevel.Kommune, PeriodKindCodes.Year), 0.6, 1);
        Assert.InRange(Exact(OmraadeLevel.Kommune, PeriodKindCodes.PooledYears), 0.7, 1);

        double Exact(OmraadeLevel level, string kind)
        {
            var kinds = table.Dimensions[1].Values.ToDictionary(period => period.Code, period => period.Kind, StringComparer.Ordinal);
            var shares = CellWalk.Visit(table)
                .Where(cell => cell.Measure.Code == "andel"
                    && kinds[cell.Period] == kind
                    && Omraader.Standard.Find(cell.Omraade)?.Level == level)
                .Select(cell => table.Symbols[cell.Index])
                .Where(symbol => symbol.HasValue() || symbol == CellSymbol.Withheld)
                .ToList();
            return (double)shares.Count(symbol => symbol.HasValue()) / shares.Count;
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
