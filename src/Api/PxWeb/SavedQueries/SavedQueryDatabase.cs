using Dapper;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.Api.PxWeb.SavedQueries;

/// <summary>
/// Where saved queries are kept: aside from the database that ingest writes in, so that nobody who reads or saves one waits
/// for its writer (ADR 45).
/// </summary>
internal sealed class SavedQueryDatabase(Database main)
{
    /// <summary>The folder of db/migrations with the schema of the embedded engine's file.</summary>
    internal const string Scripts = "sqlite-forespoergsler";

    private const string Name = "forespoergsler";

    /// <summary>How long anything may wait there. Nothing that is done there takes longer than a few milliseconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The database itself.</summary>
    public Database Own { get; } = main.Aside(Name, Patience);

    /// <summary>Brings it to this program's schema, and moves the queries here that an earlier program kept elsewhere.</summary>
    /// <exception cref="InvalidOperationException">It is newer than this program.</exception>
    public void Prepare(TimeProvider time)
    {
        var today = DanishTime.Day(time.GetUtcNow()).DayNumber;
        if (!main.IsEmbedded)
        {
            // Nobody knows when those of before were asked for: they have the same time to show it as a new one.
            using var connection = Own.Connect();
            if (Own.TableExists(connection, "gemt_forespoergsel"))
            {
                connection.Execute("UPDATE gemt_forespoergsel SET sidst_spurgt = @today WHERE sidst_spurgt IS NULL", new { today = today });
            }

            return;
        }

        Migrator.Migrate(Own, time, Scripts);
        foreach (var step in MoveSteps(today))
        {
            step();
        }
    }

    /// <summary>
    /// The move of rows from the main database, in steps that each are wholly done or not at all. Killed between any two and
    /// begun again, each row is here once.
    /// </summary>
    internal IEnumerable<Action> MoveSteps(int today) => [() => CopyHere(today), DeleteThere, ForgetMoved];

    private void CopyHere(int today)
    {
        var rows = Rows();
        if (rows.Count == 0)
        {
            return;
        }

        using var connection = Own.Connect();
        using var transaction = Own.BeginWrite(connection);
        foreach (var row in rows)
        {
            connection.Execute(
                """
                INSERT INTO gemt_forespoergsel (forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt, sidst_spurgt)
                SELECT @Forespoergsel_id, @Version, @Tabel, @Indhold, @Udgivelse_id, @Gemt, @today
                WHERE NOT EXISTS (SELECT 1 FROM gemt_forespoergsel WHERE forespoergsel_id = @Forespoergsel_id)
                    AND NOT EXISTS (SELECT 1 FROM flyttet WHERE forespoergsel_id = @Forespoergsel_id)
                """,
                new
                {
                    Forespoergsel_id = row.Forespoergsel_id,
                    Version = row.Version,
                    Tabel = row.Tabel,
                    Indhold = row.Indhold,
                    Udgivelse_id = row.Udgivelse_id,
                    Gemt = row.Gemt,
                    today = today,
                },
                transaction);
            connection.Execute(
                """
                INSERT INTO flyttet (forespoergsel_id)
                SELECT @Forespoergsel_id
                WHERE NOT EXISTS (SELECT 1 FROM flyttet WHERE forespoergsel_id = @Forespoergsel_id)
                """,
                new { Forespoergsel_id = row.Forespoergsel_id },
                transaction);
        }

        transaction.Commit();
    }

    private List<MainDatabaseRow> Rows()
    {
        using var connection = main.Connect();
        return main.TableExists(connection, "gemt_forespoergsel")
            ? [
                .. connection.Query<MainDatabaseRow>(
                    "SELECT forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt FROM gemt_forespoergsel"),
            ]
            : [];
    }

    private void DeleteThere()
    {
        var moved = Moved();
        if (moved.Count == 0)
        {
            return;
        }

        using var connection = main.Connect();
        using var transaction = main.BeginWrite(connection);
        connection.Execute("DELETE FROM gemt_forespoergsel WHERE forespoergsel_id = @id", moved.Select(id => new { id = id }), transaction);
        transaction.Commit();
    }

    private void ForgetMoved()
    {
        if (Moved().Count > 0)
        {
            using var connection = Own.Connect();
            connection.Execute("DELETE FROM flyttet");
        }
    }

    private List<string> Moved()
    {
        using var connection = Own.Connect();
        return [.. connection.Query<string>("SELECT forespoergsel_id FROM flyttet")];
    }

    /// <summary>A row of the main database, named as its columns.</summary>
    [PinnedNames]
    private sealed class MainDatabaseRow
    {
        public string Forespoergsel_id { get; init; } = "";

        public long Version { get; init; }

        public string Tabel { get; init; } = "";

        public string Indhold { get; init; } = "";

        public long Udgivelse_id { get; init; }

        public long Gemt { get; init; }
    }
}
