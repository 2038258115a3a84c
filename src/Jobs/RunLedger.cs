using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dapper;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>The states of a run.</summary>
public enum RunState
{
    /// <summary>It runs now (or its process died and nobody has looked since).</summary>
    InProgress,

    /// <summary>It did what it was asked.</summary>
    Ended,

    /// <summary>It met an error.</summary>
    Failed,

    /// <summary>It was stopped, or its process died.</summary>
    Interrupted,
}

/// <summary>The states as they are stored.</summary>
public static class RunStates
{
    /// <summary>koerer, afsluttet, fejlet, afbrudt.</summary>
    public static string Code(this RunState state) => state switch
    {
        RunState.InProgress => "koerer",
        RunState.Ended => "afsluttet",
        RunState.Failed => "fejlet",
        _ => "afbrudt",
    };

    /// <summary>The state with this code.</summary>
    /// <exception cref="InvalidDataException">A code that is none.</exception>
    public static RunState Find(string code) => code switch
    {
        "koerer" => RunState.InProgress,
        "afsluttet" => RunState.Ended,
        "fejlet" => RunState.Failed,
        "afbrudt" => RunState.Interrupted,
        _ => throw new InvalidDataException($"Ukendt tilstand af en kørsel: '{code}'."),
    };
}

/// <summary>One row of the ledger of runs.</summary>
/// <param name="Id">1, 2, 3 ...</param>
/// <param name="Job">The kind of work.</param>
/// <param name="Key">The period that it was for.</param>
/// <param name="Attempts">Which attempt at that period: 1, 2 ...</param>
/// <param name="State">Its state.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="EndedAt">When it ended (UTC); null while it runs.</param>
/// <param name="Progress">How far it has come, as a person reads it.</param>
/// <param name="Parameters">JSON: what it was asked.</param>
/// <param name="Number">JSON: counts of what it did; null until it has ended well.</param>
/// <param name="Error">Why it failed or was stopped.</param>
/// <param name="User">Who ran it.</param>
/// <param name="ProcessName">Machine and process number.</param>
public sealed record Run(
    long Id,
    string Job,
    string Key,
    int Attempts,
    RunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string? Progress,
    string Parameters,
    string? Number,
    string? Error,
    string User,
    string ProcessName);

/// <summary>
/// The ledger of runs, table <c>koersel</c>. Whoever starts, ends or sweeps runs of a kind holds that kind's
/// application lock (<see cref="JobRunner"/>): a run that is marked as running while the lock is free has lost
/// its process.
/// </summary>
public sealed class RunLedger(Database database, TimeProvider time)
{
    private const int LongestText = 4000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// Begins a run, or returns null when the period needs none: it has been run, or it has failed
    /// <paramref name="attemptsInAll"/> times.
    /// </summary>
    public long? Begin(IJob job, string key, int attemptsInAll) =>
        // A row that was kept unseen is a run that lost its process to the next attempt: it is marked so, and a new one begun.
        database.Repeat(_ => BeginOnce(job, key, attemptsInAll));

    /// <summary>Notes how far a run has come.</summary>
    public void NoteProgress(long id, string progress)
    {
        using var connection = database.Connect();
        connection.Execute(
            "UPDATE koersel SET fremdrift = @fremdrift WHERE koersel_id = @id AND tilstand = 'koerer'",
            new { id = id, fremdrift = progress });
    }

    /// <summary>Ends a run that did what it was asked.</summary>
    public void Complete(long id, IReadOnlyDictionary<string, long> number) =>
        Finish(id, "afsluttet", JsonSerializer.Serialize(number, Json), error: null);

    /// <summary>Ends a run that met an error.</summary>
    public void Error(long id, string error) => Finish(id, "fejlet", number: null, error);

    /// <summary>Ends a run that was asked to stop.</summary>
    public void Interrupt(long id) => Finish(id, "afbrudt", number: null, "Stoppet, før arbejdet var gjort færdigt.");

    /// <summary>Marks the runs of a kind whose process is gone. The caller holds the kind's lock.</summary>
    public void MarkDead(string job) => database.Repeat(_ =>
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        MarkDead(connection, transaction, job);
        transaction.Commit();
    });

    /// <summary>The kinds of work that have a run marked as running.</summary>
    public IReadOnlyList<string> Running()
    {
        using var connection = database.Connect();
        return [.. connection.Query<string>("SELECT DISTINCT job FROM koersel WHERE tilstand = 'koerer' ORDER BY job")];
    }

    /// <summary>The attempts at a period, in no order.</summary>
    public IReadOnlyList<Attempt> Attempts(string job, string key)
    {
        using var connection = database.Connect();
        return [.. connection
            .Query<(string State, long StartedAt)>(
                "SELECT tilstand, startet FROM koersel WHERE job = @job AND noegle = @noegle",
                new { job = job, noegle = key })
            .Select(row => new Attempt(RunStates.Find(row.State), DbValues.FromInstant(row.StartedAt)))];
    }

    /// <summary>Whether a run of a kind has begun since <paramref name="since"/> and is over, however it went.</summary>
    public bool HasEnded(string job, DateTimeOffset since)
    {
        using var connection = database.Connect();
        return connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM koersel WHERE job = @job AND startet >= @siden AND tilstand <> 'koerer'",
            new { job = job, siden = since.ToInstant() }) > 0;
    }

    /// <summary>The number of the last run before which, itself included, none is under way; 0 for none.</summary>
    public long LastSettled()
    {
        using var connection = database.Connect();
        return connection.ExecuteScalar<long>(
            "SELECT COALESCE(MIN(CASE WHEN tilstand = 'koerer' THEN koersel_id - 1 END), MAX(koersel_id), 0) FROM koersel");
    }

    /// <summary>How the runs after number <paramref name="id"/> stand.</summary>
    public IReadOnlyList<(long Id, string Job, RunState State)> After(long id)
    {
        using var connection = database.Connect();
        return [.. connection
            .Query<(long Id, string Job, string State)>(
                "SELECT koersel_id, job, tilstand FROM koersel WHERE koersel_id > @id",
                new { id = id })
            .Select(row => (row.Id, row.Job, RunStates.Find(row.State)))];
    }

    /// <summary>The newest runs, newest first. Their numbers follow one another: no row ever goes away.</summary>
    public IReadOnlyList<Run> Newest(int count)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT koersel_id, job, noegle, forsoeg, tilstand, startet, sluttet, fremdrift, parametre, tal, fejl, bruger, proces
            FROM koersel
            WHERE koersel_id > (SELECT COALESCE(MAX(koersel_id), 0) FROM koersel) - @antal
            ORDER BY koersel_id DESC
            """;
        var atMost = command.CreateParameter();
        (atMost.ParameterName, atMost.Value) = ("@antal", (long)count);
        command.Parameters.Add(atMost);
        using var reader = command.ExecuteReader();
        var runs = new List<Run>();
        while (reader.Read())
        {
            runs.Add(Read(reader));
        }

        return runs;
    }

    private long? BeginOnce(IJob job, string key, int attemptsInAll)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        MarkDead(connection, transaction, job.Name);
        var earlier = connection.Query<string>(
            "SELECT tilstand FROM koersel WHERE job = @job AND noegle = @noegle",
            new { job = job.Name, noegle = key },
            transaction).ToList();
        if (earlier.Contains("afsluttet") || earlier.Count(state => state == "fejlet") >= attemptsInAll)
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
                job = job.Name,
                noegle = key,
                forsoeg = earlier.Count + 1,
                startet = time.GetUtcNow().ToInstant(),
                parametre = JsonSerializer.Serialize(job.Parameters, Json),
                bruger = Environment.UserName,
                proces = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"),
            },
            transaction);
        transaction.Commit();
        return id;
    }

    private static Run Read(DbDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetInt32(3),
            RunStates.Find(reader.GetString(4)),
            DbValues.FromInstant(reader.GetInt64(5)),
            reader.IsDBNull(6) ? null : DbValues.FromInstant(reader.GetInt64(6)),
            reader.ReadTextOrNull(7),
            reader.GetString(8),
            reader.ReadTextOrNull(9),
            reader.ReadTextOrNull(10),
            reader.GetString(11),
            reader.GetString(12));

    private void MarkDead(DbConnection connection, DbTransaction transaction, string job) =>
        connection.Execute(
            """
            UPDATE koersel
            SET tilstand = 'afbrudt', sluttet = @sluttet, fejl = @fejl
            WHERE job = @job AND tilstand = 'koerer'
            """,
            new { job = job, sluttet = time.GetUtcNow().ToInstant(), fejl = "Processen forsvandt, før arbejdet var gjort færdigt." },
            transaction);

    private void Finish(long id, string state, string? number, string? error) => database.Repeat(_ =>
    {
        using var connection = database.Connect();
        connection.Execute(
            "UPDATE koersel SET tilstand = @tilstand, sluttet = @sluttet, tal = @tal, fejl = @fejl WHERE koersel_id = @id",
            new
            {
                id = id,
                tilstand = state,
                sluttet = time.GetUtcNow().ToInstant(),
                tal = number,
                fejl = error is { Length: > LongestText } ? error[..LongestText] : error,
            });
    });
}
