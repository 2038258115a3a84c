using Dapper;
using Opgoerelse.Api.Http.PxWeb.Gemte;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>Saved queries as an operator sees to them.</summary>
public sealed class SavedQueriesCommandTests
{
    [Theory]
    [PaaHverMotor]
    public async Task Gemte_forespoergsler_kan_ses_og_slettes(string motor)
    {
        using var folder = new Arbejdsmappe(motor);
        await folder.Ok("migrate");
        using (var connection = new SavedQueryDatabase(folder.Aabn()).Own.Connect())
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
            ["forespoergsel;tabel;gemt;sidst_spurgt", "b;Y11IGA02;2026-01-01T01:00:00+01:00;2026-03-01", "c;Y11IGA01;2026-01-01T01:00:00+01:00;2026-02-01"],
            list.Linjer);
        Assert.Equal("Gemte forespørgsler i alt: 3 (Y11IGA01 2, Y11IGA02 1).\n", list.Fejl);

        Assert.Equal(["Forespørgsel b er slettet."], (await folder.Ok("forespoergsler", "slet", "b")).Linjer);
        Assert.Equal(["c", "a"], (await folder.Ok("forespoergsler")).Linjer.Skip(1).Select(line => line.Split(';')[0]));
        var again = await folder.Koer("forespoergsler", "slet", "b");
        Assert.Equal(2, again.Exitkode);
        Assert.Contains("der er ingen gemt forespørgsel med det id", again.Fejl, StringComparison.Ordinal);
    }
}
