using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dapper;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>
/// The ledger of runs, table <c>koersel</c>. Whoever starts, ends or sweeps runs of a kind holds that kind's
/// application lock (<see cref="Jobkoerer"/>): a run that is marked as running while the lock is free has lost
/// its process.
/// </summary>
public sealed class Koerselslager(Database database, TimeProvider time)
{
    private const int LaengsteTekst = 4000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// Begins a run, or returns null when the period needs none: it has been run, or it has failed
    /// <paramref name="forsoegIAlt"/> times.
    /// </summary>
    public long? Begynd(IJob job, string noegle, int forsoegIAlt) =>
        // A row that was kept unseen is a run that lost its process to the next attempt: it is marked so, and a new one begun.
        database.Repeat(_ => BegyndEnGang(job, noegle, forsoegIAlt));

    /// <summary>Notes how far a run has come.</summary>
    public void NoterFremdrift(long id, string fremdrift)
    {
        using var connection = database.Connect();
        connection.Execute(
            "UPDATE koersel SET fremdrift = @fremdrift WHERE koersel_id = @id AND tilstand = 'koerer'",
            new { id = id, fremdrift = fremdrift });
    }

    /// <summary>Ends a run that did what it was asked.</summary>
    public void Afslut(long id, IReadOnlyDictionary<string, long> tal) => Slut(id, "afsluttet", JsonSerializer.Serialize(tal, Json), fejl: null);

    /// <summary>Ends a run that met an error.</summary>
    public void Fejl(long id, string fejl) => Slut(id, "fejlet", tal: null, fejl);

    /// <summary>Ends a run that was asked to stop.</summary>
    public void Afbryd(long id) => Slut(id, "afbrudt", tal: null, "Stoppet, før arbejdet var gjort færdigt.");

    /// <summary>Marks the runs of a kind whose process is gone. The caller holds the kind's lock.</summary>
    public void MarkerDoede(string job) => database.Repeat(_ =>
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        MarkerDoede(connection, transaction, job);
        transaction.Commit();
    });

    /// <summary>The kinds of work that have a run marked as running.</summary>
    public IReadOnlyList<string> Koerende()
    {
        using var connection = database.Connect();
        return [.. connection.Query<string>("SELECT DISTINCT job FROM koersel WHERE tilstand = 'koerer' ORDER BY job")];
    }

    /// <summary>The attempts at a period, in no order.</summary>
    public IReadOnlyList<Attempt> Attempts(string job, string noegle)
    {
        using var connection = database.Connect();
        return [.. connection
            .Query<(string Tilstand, long Startet)>(
                "SELECT tilstand, startet FROM koersel WHERE job = @job AND noegle = @noegle",
                new { job = job, noegle = noegle })
            .Select(row => new Attempt(Koerselstilstande.Find(row.Tilstand), DbValues.FromInstant(row.Startet)))];
    }

    /// <summary>Whether a run of a kind has begun since <paramref name="siden"/> and is over, however it went.</summary>
    public bool HasEnded(string job, DateTimeOffset siden)
    {
        using var connection = database.Connect();
        return connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM koersel WHERE job = @job AND startet >= @siden AND tilstand <> 'koerer'",
            new { job = job, siden = siden.ToInstant() }) > 0;
    }

    /// <summary>The number of the last run before which, itself included, none is under way; 0 for none.</summary>
    public long LastSettled()
    {
        using var connection = database.Connect();
        return connection.ExecuteScalar<long>(
            "SELECT COALESCE(MIN(CASE WHEN tilstand = 'koerer' THEN koersel_id - 1 END), MAX(koersel_id), 0) FROM koersel");
    }

    /// <summary>How the runs after number <paramref name="id"/> stand.</summary>
    public IReadOnlyList<(long Id, string Job, Koerselstilstand State)> After(long id)
    {
        using var connection = database.Connect();
        return [.. connection
            .Query<(long Id, string Job, string State)>(
                "SELECT koersel_id, job, tilstand FROM koersel WHERE koersel_id > @id",
                new { id = id })
            .Select(row => (row.Id, row.Job, Koerselstilstande.Find(row.State)))];
    }

    /// <summary>The newest runs, newest first. Their numbers follow one another: no row ever goes away.</summary>
    public IReadOnlyList<Koersel> Nyeste(int antal)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT koersel_id, job, noegle, forsoeg, tilstand, startet, sluttet, fremdrift, parametre, tal, fejl, bruger, proces
            FROM koersel
            WHERE koersel_id > (SELECT COALESCE(MAX(koersel_id), 0) FROM koersel) - @antal
            ORDER BY koersel_id DESC
            """;
        var hoejst = command.CreateParameter();
        (hoejst.ParameterName, hoejst.Value) = ("@antal", (long)antal);
        command.Parameters.Add(hoejst);
        using var reader = command.ExecuteReader();
        var koersler = new List<Koersel>();
        while (reader.Read())
        {
            koersler.Add(Laes(reader));
        }

        return koersler;
    }

    private long? BegyndEnGang(IJob job, string noegle, int forsoegIAlt)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        MarkerDoede(connection, transaction, job.Navn);
        var tidligere = connection.Query<string>(
            "SELECT tilstand FROM koersel WHERE job = @job AND noegle = @noegle",
            new { job = job.Navn, noegle = noegle },
            transaction).ToList();
        if (tidligere.Contains("afsluttet") || tidligere.Count(tilstand => tilstand == "fejlet") >= forsoegIAlt)
        {
            transaction.Commit();
            return null;
        }

        var id = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(koersel_id), 0) + 1 FROM koersel", transaction: transaction);
        connection.Execute(
            """
            INSERT INTO koersel (koersel_id, job, noegle, forsoeg, tilstand, startet, parametre, bruger, proces)
            VALUES (@id, @job, @noegle, @forsoeg, 'koerer', @startet, @parametre, @bruger, @proces)
            """,
            new
            {
                id = id,
                job = job.Navn,
                noegle = noegle,
                forsoeg = tidligere.Count + 1,
                startet = time.GetUtcNow().ToInstant(),
                parametre = JsonSerializer.Serialize(job.Parametre, Json),
                bruger = Environment.UserName,
                proces = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"),
            },
            transaction);
        transaction.Commit();
        return id;
    }

    private static Koersel Laes(DbDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetInt32(3),
            Koerselstilstande.Find(reader.GetString(4)),
            DbValues.FromInstant(reader.GetInt64(5)),
            reader.IsDBNull(6) ? null : DbValues.FromInstant(reader.GetInt64(6)),
            reader.ReadTextOrNull(7),
            reader.GetString(8),
            reader.ReadTextOrNull(9),
            reader.ReadTextOrNull(10),
            reader.GetString(11),
            reader.GetString(12));

    private void MarkerDoede(DbConnection connection, DbTransaction transaction, string job) =>
        connection.Execute(
            """
            UPDATE koersel
            SET tilstand = 'afbrudt', sluttet = @sluttet, fejl = @fejl
            WHERE job = @job AND tilstand = 'koerer'
            """,
            new { job = job, sluttet = time.GetUtcNow().ToInstant(), fejl = "Processen forsvandt, før arbejdet var gjort færdigt." },
            transaction);

    private void Slut(long id, string tilstand, string? tal, string? fejl) => database.Repeat(_ =>
    {
        using var connection = database.Connect();
        connection.Execute(
            "UPDATE koersel SET tilstand = @tilstand, sluttet = @sluttet, tal = @tal, fejl = @fejl WHERE koersel_id = @id",
            new { id = id, tilstand = tilstand, sluttet = time.GetUtcNow().ToInstant(), tal = tal, fejl = fejl is { Length: > LaengsteTekst } ? fejl[..LaengsteTekst] : fejl });
    });
}
