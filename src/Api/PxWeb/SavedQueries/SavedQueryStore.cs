using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.OpenApi;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Serving;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.PxWeb.SavedQueries;

/// <summary>A saved query with what is known of it.</summary>
internal sealed record StoredQuery(string Id, int Version, SavedQuery Query, long Release, DateTimeOffset Stored);

/// <summary>A saved query as an operator sees it.</summary>
[PinnedNames]
internal sealed class SavedQueryRow
{
    public string Id { get; init; } = "";

    public string TableId { get; init; } = "";

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public long Saved { get; init; }

    /// <summary>Day number, Danish; null when it is not known.</summary>
    public long? LastAsked { get; init; }
}

/// <summary>
/// Saved queries, table <c>gemt_forespoergsel</c>. They are never changed. When there is no room, the one that nobody has asked
/// for the longest gives way, unless it was asked for lately.
/// </summary>
/// <remarks>
/// The embedded engine waits on the thread that asks. So those who write here stand in line without a thread each: one of them
/// at a time is in the database, however many ask.
/// </remarks>
internal sealed class SavedQueryStore(
    SavedQueryDatabase place, TimeProvider time, IOptions<HttpSettings> settings, ILogger<SavedQueryStore> log) : IDisposable
{
    /// <summary>The version of the form that queries are kept in: the contract's SavedQuery of PxWebApi 2.0.</summary>
    public const int Version = 1;

    /// <summary>How many give way for one, where the bound was set lower than what is kept: so that a save stays cheap.</summary>
    private const int MostEvicted = 10;

    private static readonly TimeSpan InLine = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Asked for today, and not written down yet.</summary>
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private int _noting;

    /// <summary>Keeps a query, unless it is kept already. Null when there is no room and none gives way.</summary>
    /// <exception cref="TimeoutException">Those before it in line took too long.</exception>
    public async Task<StoredQuery?> SaveAsync(SavedQueryContent content, long release, CancellationToken stop)
    {
        if (await FindAsync(content.Id, stop) is { } known)
        {
            return known;
        }

        var stored = time.GetUtcNow();
        var kept = await InTurnAsync(async (connection, transaction) =>
        {
            if (!await MakeRoomAsync(connection, transaction, stop))
            {
                return false;
            }

            await connection.ExecuteAsync(new CommandDefinition(
                """
                INSERT INTO gemt_forespoergsel (forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt, sidst_spurgt)
                SELECT @id, @version, @tabel, @indhold, @udgivelse, @gemt, @today
                WHERE NOT EXISTS (SELECT 1 FROM gemt_forespoergsel WHERE forespoergsel_id = @id)
                """,
                new
                {
                    id = content.Id,
                    version = Version,
                    tabel = content.Query.TableId,
                    indhold = content.Text,
                    udgivelse = release,
                    gemt = stored.ToInstant(),
                    today = Today(),
                },
                transaction,
                cancellationToken: stop));
            return true;
        }, stop);
        return kept
            ? new StoredQuery(
                content.Id, Version, content.Query with { Id = content.Id }, release, DbValues.FromInstant(stored.ToInstant()))
            : null;
    }

    /// <summary>
    /// The queries that were asked for last, first, at most <paramref name="most"/>; and how many there are of each table.
    /// </summary>
    public (IReadOnlyList<SavedQueryRow> Rows, IReadOnlyList<(string Table, long Count)> Counts) List(int most)
    {
        using var connection = place.Own.Connect();
        return (
            [.. connection.Query<SavedQueryRow>(
                """
                SELECT forespoergsel_id AS id, tabel AS tableId, gemt AS saved, sidst_spurgt AS lastAsked
                FROM gemt_forespoergsel
                ORDER BY sidst_spurgt DESC, gemt DESC, forespoergsel_id
                """,
                buffered: false).Take(most)],
            [.. connection.Query<(string Table, long Count)>(
                "SELECT tabel, COUNT(*) FROM gemt_forespoergsel GROUP BY tabel ORDER BY tabel")]);
    }

    /// <summary>Deletes a query for good. False when there is none with that id.</summary>
    public bool Delete(string id)
    {
        using var connection = place.Own.Connect();
        return connection.Execute("DELETE FROM gemt_forespoergsel WHERE forespoergsel_id = @id", new { id = id }) > 0;
    }

    /// <summary>Deletes for good those that were saved then or later, and asked for last before a day.</summary>
    /// <param name="savedFrom">Null for those saved at any time.</param>
    /// <param name="askedBefore">Danish day; null for those asked for on any day.</param>
    /// <returns>How many there were.</returns>
    public int Delete(DateTimeOffset? savedFrom, DateOnly? askedBefore)
    {
        using var connection = place.Own.Connect();
        return connection.Execute(
            """
            DELETE FROM gemt_forespoergsel
            WHERE gemt >= @since AND COALESCE(sidst_spurgt, 0) < @before
            """,
            new { since = savedFrom?.ToInstant() ?? 0, before = askedBefore?.DayNumber ?? int.MaxValue });
    }

    /// <summary>The query with this id, or null. That it was asked for is noted behind the answer's back.</summary>
    public async Task<StoredQuery?> FindAsync(string id, CancellationToken stop)
    {
        if (id.Length != SavedQueryContent.IdLength)
        {
            return null;
        }

        await using var connection = place.Own.Connect();
        var row = await connection.QuerySingleOrDefaultAsync<SavedQueryTableRow>(new CommandDefinition(
            """
            SELECT forespoergsel_id, version, indhold, udgivelse_id, gemt, sidst_spurgt
            FROM gemt_forespoergsel
            WHERE forespoergsel_id = @id
            """,
            new { id = id },
            cancellationToken: stop));
        if (row is null)
        {
            return Example(id);
        }

        if (!(row.Sidst_spurgt >= Today()))
        {
            _asked[row.Forespoergsel_id] = Today();
            NoteBehind();
        }

        return new StoredQuery(
            row.Forespoergsel_id,
            (int)row.Version,
            SavedQueryContent.Read(row.Forespoergsel_id, row.Indhold),
            row.Udgivelse_id,
            DbValues.FromInstant(row.Gemt));
    }

    public void Dispose() => _writer.Dispose();

    private int Today() => DanishTime.Day(time.GetUtcNow()).DayNumber;

    /// <summary>Writes down what was asked for, without anybody waiting for it. What fails is written with the next.</summary>
    private void NoteBehind()
    {
        if (Interlocked.Exchange(ref _noting, 1) == 0)
        {
            _ = Task.Run(NoteAsync);
        }
    }

    private async Task NoteAsync()
    {
        try
        {
            do
            {
                await InTurnAsync((_, _) => Task.FromResult(true), CancellationToken.None);
            }
            while (!_asked.IsEmpty);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or ObjectDisposedException)
        {
            log.LogWarning("Which saved queries were asked for could not be written down: {Reason}", failure.Message);
        }
        finally
        {
            Volatile.Write(ref _noting, 0);
        }
    }

    /// <summary>
    /// Writes in the database when it is this one's turn; what was asked for by then is written down with it, for that says
    /// which one gives way.
    /// </summary>
    private async Task<bool> InTurnAsync(Func<DbConnection, DbTransaction, Task<bool>> write, CancellationToken stop)
    {
        if (!await _writer.WaitAsync(InLine, stop))
        {
            throw new TimeoutException("Another is writing saved queries and did not end in time.");
        }

        try
        {
            var asked = _asked.ToArray();
            await using var connection = place.Own.Connect();
            await using var transaction = place.Own.BeginWrite(connection);
            await WriteAskedAsync(connection, transaction, asked, stop);
            var kept = await write(connection, transaction);
            await transaction.CommitAsync(stop);
            foreach (var row in asked)
            {
                _asked.TryRemove(row);
            }

            return kept;
        }
        finally
        {
            _writer.Release();
        }
    }

    private static Task WriteAskedAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<KeyValuePair<string, int>> asked, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            UPDATE gemt_forespoergsel
            SET sidst_spurgt = @day
            WHERE forespoergsel_id = @id AND (sidst_spurgt IS NULL OR sidst_spurgt < @day)
            """,
            asked.Select(row => new { id = row.Key, day = row.Value }),
            transaction,
            cancellationToken: stop));

    /// <summary>Whether there is room for one more, now that those have given way that may.</summary>
    private async Task<bool> MakeRoomAsync(DbConnection connection, DbTransaction transaction, CancellationToken stop)
    {
        var most = settings.Value.MaxSavedQueries;
        var count = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("SELECT COUNT(*) FROM gemt_forespoergsel", transaction: transaction, cancellationToken: stop));
        if (count < most)
        {
            return true;
        }

        var before = Today() - settings.Value.SavedQueryKeptDays;
        var gone = 0;
        while (most > 0 && gone < MostEvicted && count - gone >= most)
        {
            var one = await connection.ExecuteAsync(new CommandDefinition(
                """
                DELETE FROM gemt_forespoergsel
                WHERE forespoergsel_id = (
                    SELECT MIN(g.forespoergsel_id)
                    FROM gemt_forespoergsel g
                    INNER JOIN (
                        SELECT a.sidst_spurgt AS dag, MIN(a.gemt) AS foerst
                        FROM gemt_forespoergsel a
                        WHERE a.sidst_spurgt = (SELECT MIN(b.sidst_spurgt) FROM gemt_forespoergsel b WHERE b.sidst_spurgt <= @before)
                        GROUP BY a.sidst_spurgt
                    ) m ON g.sidst_spurgt = m.dag AND g.gemt = m.foerst)
                """,
                new { before = before },
                transaction,
                cancellationToken: stop));
            if (one == 0)
            {
                break;
            }

            gone += one;
        }

        // Where the bound was set lower than what is kept, there is room once more gave way than came.
        return count - gone < most || gone == MostEvicted;
    }

    /// <summary>The example of the documentation, which who tries it out finds without having saved it.</summary>
    private static StoredQuery? Example(string id) =>
        OpenApiExamples.StoredQuery is var example && example.Id == id
            ? new StoredQuery(
                id, example.Version, example.SavedQuery, example.Release, new DateTimeOffset(example.Saved, TimeSpan.Zero))
            : null;

    /// <summary>A row, named as its columns. SQL Server's INT comes as such.</summary>
    [PinnedNames]
    private sealed class SavedQueryTableRow
    {
        public string Forespoergsel_id { get; init; } = "";

        public long Version { get; init; }

        public string Indhold { get; init; } = "";

        public long Udgivelse_id { get; init; }

        public long Gemt { get; init; }

        public long? Sidst_spurgt { get; init; }
    }
}
