using Opgoerelse.Api.Jobindsats;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.ApiTests;

/// <summary>The hierarchies that jobindsats' third version shows of a variable.</summary>
public sealed class HierarchyTests
{
    /// <summary>Each interval is part of the next, so what stands for them all is the longest.</summary>
    [Fact]
    public void The_root_of_intervals_is_the_longest()
    {
        var text = new BilingualText("x", "x");
        string[] intervals = ["1-dag", "1-uge", "6-maaneder"];
        var table = JobindsatsTable.For(new CatalogueTable(new Table(
            "T",
            text,
            [],
            [
                new Dimension("omraade", text, DimensionRole.Geography, [new DimensionValue("DK", text) { Kind = "land" }], "DK"),
                new Dimension("periode", text, DimensionRole.Time, [new DimensionValue("2024", text) { Kind = "aar" }], null),
                new Dimension(
                    "interval",
                    text,
                    DimensionRole.Classification,
                    [.. intervals.Select(code => new DimensionValue(code, new BilingualText(code, code)))],
                    null),
                new Dimension("maal", text, DimensionRole.Measure, [new DimensionValue("antal", text)], null),
            ],
            new long[3],
            new CellSymbol[3])));
        var hierarchy = Hierarchies.For(table).Find("_interval")!;

        Assert.Equal("6-maaneder", intervals[Assert.Single(table.OtherVariables).Root]);
        Assert.Equal(["/", "/1-dag/", "/1-uge/"], hierarchy.Levels.SelectMany(level => level.Values).Select(value => value.Location));
    }
}
