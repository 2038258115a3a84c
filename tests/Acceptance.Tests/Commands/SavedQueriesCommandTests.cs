using Dapper;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>Saved queries as an operator sees to them.</summary>
public sealed class SavedQueriesCommandTests
{
    [Theory]
    [OnEachEngine]
    public async Task Saved_queries_can_be_seen_and_deleted(string engine)
    {
        using var folder = new WorkFolder(engine);
        await folder.Ok("migrate");
        using (var connection = new SavedQueryDatabase(folder.OpenReader()).Own.Connect())
        {
            connection.Execute(
                """
                INSERT INTO gemt_forespoergsel (forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt, sidst_spurgt)
                VALUES (@id, 1, @table, '{}', 1, 1767225600000, @day)
                """,
                new[]
                {
                    new { id = "a", table = "Y11IGA01", day = new DateOnly(2026, 1, 1).DayNumber },
                    new { id = "b", table = "Y11IGA02", day = new DateOnly(2026, 3, 1).DayNumber },
                    new { id = "c", table = "Y11IGA01", day = new DateOnly(2026, 2, 1).DayNumber },
                });
        }

        var list = await folder.Ok("forespoergsler", "--antal", "2");
        Assert.Equal(
            [
                "forespoergsel;tabel;gemt;sidst_spurgt",
                "b;Y11IGA02;2026-01-01T01:00:00+01:00;2026-03-01",
                "c;Y11IGA01;2026-01-01T01:00:00+01:00;2026-02-01",
            ],
            list.Lines);
        Assert.Equal("Gemte forespørgsler i alt: 3 (Y11IGA01 2, Y11IGA02 1).\n", list.Error);

        Assert.Equal(["Forespørgsel b er slettet."], (await folder.Ok("forespoergsler", "slet", "b")).Lines);
        Assert.Equal(["c", "a"], (await folder.Ok("forespoergsler")).Lines.Skip(1).Select(line => line.Split(';')[0]));
        var again = await folder.Run("forespoergsler", "slet", "b");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("der er ingen gemt forespørgsel med det id", again.Error, StringComparison.Ordinal);
    }
    /// <summary>After a flood, and after years: by when they were saved, by when anybody asked, or both.</summary>
    [Theory]
    [OnEachEngine]
    public async Task Many_can_be_deleted_at_once_when_it_is_meant(string engine)
    {
        using var folder = new WorkFolder(engine);
        await folder.Ok("migrate");
        using (var connection = new SavedQueryDatabase(folder.OpenReader()).Own.Connect())
        {
            connection.Execute(
                """
                INSERT INTO gemt_forespoergsel (forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt, sidst_spurgt)
                VALUES (@id, 1, 'Y11IGA01', '{}', 1, @saved, @day)
                """,
                new[]
                {
                    // 2026-01-01T01:00 in Denmark, a day later, and a day later still.
                    new { id = "a", saved = 1767225600000, day = new DateOnly(2026, 1, 1).DayNumber },
                    new { id = "b", saved = 1767312000000, day = new DateOnly(2026, 1, 2).DayNumber },
                    new { id = "c", saved = 1767398400000, day = new DateOnly(2026, 3, 1).DayNumber },
                    new { id = "d", saved = 1767225600000, day = new DateOnly(2026, 3, 1).DayNumber },
                });
        }

        Assert.Contains("--ja", (await folder.Run("forespoergsler", "slet", "--gemt-fra", "2026-01-02")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await folder.Run("forespoergsler", "slet", "a", "--gemt-fra", "2026-01-02", "--ja")).ExitCode);
        Assert.Equal(2, (await folder.Run("forespoergsler", "slet", "--ja")).ExitCode);
        Assert.Equal(["c", "d", "b", "a"], await Ids(folder));

        var both = await folder.Ok("forespoergsler", "slet", "--gemt-fra", "2026-01-02T01:00", "--ikke-spurgt-siden", "2026-01-03", "--ja");
        Assert.Equal(["Forespørgsler slettet: 1."], both.Lines);
        Assert.Equal(["c", "d", "a"], await Ids(folder));
        await folder.Ok("forespoergsler", "slet", "--ikke-spurgt-siden", "2026-01-02", "--ja");
        Assert.Equal(["c", "d"], await Ids(folder));
        await folder.Ok("forespoergsler", "slet", "--gemt-fra", "2026-01-01T01:00:01", "--ja");
        Assert.Equal(["d"], await Ids(folder));
    }

    private static async Task<IEnumerable<string>> Ids(WorkFolder folder) =>
        (await folder.Ok("forespoergsler")).Lines.Skip(1).Select(line => line.Split(';')[0]);
}
