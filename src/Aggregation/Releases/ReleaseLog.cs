using System.Data.Common;
using Dapper;
using Opgoerelse.Domain;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>One step in the life of a release.</summary>
/// <param name="Number">1, 2, 3 ... in the order in which they were written down.</param>
/// <param name="Release">The release.</param>
/// <param name="State">The state that it came into.</param>
/// <param name="At">From when it was in it (UTC).</param>
/// <param name="User">Whose work or order that was: the operating system's name.</param>
/// <param name="Reason">Why; null where none was asked for.</param>
/// <param name="PublicFrom">Of an approval: from when the release is to be public.</param>
public sealed record ReleaseStep(
    long Number,
    long Release,
    ReleaseState State,
    DateTimeOffset At,
    string User,
    string? Reason,
    DateTimeOffset? PublicFrom);

/// <summary>
/// What was done with each release: rows are added, in the transaction that did it, and never changed. An approved release is public from
/// its instant on, whether that was written down or not (<see cref="ReleaseStore.All()"/>); what writes, writes that first
/// (<see cref="Settle"/>).
/// </summary>
internal static class ReleaseLog
{
    private const string Insert = """
        INSERT INTO udgivelse_skridt (nr, udgivelse_id, skridt, tidspunkt, bruger, grund, offentlig_fra)
        SELECT COALESCE(MAX(nr), 0) + 1, @id, @skridt, @tidspunkt, @bruger, @grund, @fra
        FROM udgivelse_skridt
        """;

    private const string Select = """
        SELECT nr, udgivelse_id, skridt, tidspunkt, bruger, grund, offentlig_fra
        FROM udgivelse_skridt
        ORDER BY nr
        """;

    private const string SelectUser = """
        SELECT bruger
        FROM udgivelse_skridt
        WHERE udgivelse_id = @id AND skridt = @skridt
        ORDER BY nr DESC
        """;

    private const string SelectApproved = """
        SELECT udgivelse_id, offentlig_fra
        FROM udgivelse
        WHERE tilstand = 'godkendt'
        """;

    private const string PublishDue = """
        UPDATE udgivelse
        SET tilstand = 'udgivet', udgivet = offentlig_fra
        WHERE udgivelse_id = @id AND tilstand = 'godkendt'
        """;

    /// <summary>All steps, oldest first.</summary>
    public static IReadOnlyList<ReleaseStep> Read(DbConnection connection) =>
        [.. connection.Query<StepRow>(Select).Select(row => row.As())];

    /// <summary>Who brought a release into a state last; null where that is not known.</summary>
    public static string? User(DbTransaction transaction, long id, ReleaseState state) =>
        transaction.Connection!.QueryFirstOrDefault<string?>(SelectUser, new { id = id, skridt = state.Code() }, transaction);

    /// <summary>Adds a step.</summary>
    public static void Write(
        DbTransaction transaction,
        long id,
        ReleaseState state,
        DateTimeOffset at,
        string user,
        string? reason = null,
        DateTimeOffset? publicFrom = null) =>
        transaction.Connection!.Execute(
            Insert,
            new
            {
                id = id,
                skridt = state.Code(),
                tidspunkt = at.ToInstant(),
                bruger = user,
                grund = reason,
                fra = publicFrom?.ToInstant(),
            },
            transaction);

    /// <summary>Whether there is something to write down: one is approved, and its instant has come.</summary>
    public static bool IsDue(DbConnection connection, DateTimeOffset now) => Waiting(connection, transaction: null)?.From <= now;

    /// <summary>Writes down that the approved release has become public, where its instant has come and nobody has.</summary>
    /// <returns>Its number; null where there was nothing to write.</returns>
    public static long? Settle(DbTransaction transaction, DateTimeOffset now)
    {
        if (Waiting(transaction) is not { } due || due.From > now)
        {
            return null;
        }

        var user = User(transaction, due.Id, ReleaseState.Approved)!;
        Replace(transaction, due.From, user);
        transaction.Connection!.Execute(PublishDue, new { id = due.Id }, transaction);
        Write(transaction, due.Id, ReleaseState.Published, due.From, user);
        return due.Id;
    }

    /// <summary>The release that waits for its instant, and the instant; null for none. There is never more than one.</summary>
    public static (long Id, DateTimeOffset From)? Waiting(DbTransaction transaction) => Waiting(transaction.Connection!, transaction);

    /// <summary>What was public until <paramref name="at"/> is so no longer.</summary>
    public static void Replace(DbTransaction transaction, DateTimeOffset at, string user)
    {
        if (transaction.Connection!.ExecuteScalar<long?>(ReleaseSql.NewestId, transaction: transaction) is { } replaced)
        {
            transaction.Connection!.Execute(ReleaseSql.Replace, transaction: transaction);
            Write(transaction, replaced, ReleaseState.Superseded, at, user);
        }
    }

    private static (long Id, DateTimeOffset From)? Waiting(DbConnection connection, DbTransaction? transaction) =>
        connection.QuerySingleOrDefault<ApprovedRow>(SelectApproved, transaction: transaction) is { } row
            ? (row.Udgivelse_id, DbValues.FromInstant(row.Offentlig_fra))
            : null;

    /// <summary>A row of udgivelse, named as its columns.</summary>
    [PinnedNames]
    private sealed record ApprovedRow(long Udgivelse_id, long Offentlig_fra);

    /// <summary>A row of udgivelse_skridt, named as its columns.</summary>
    [PinnedNames]
    private sealed record StepRow(
        long Nr,
        long Udgivelse_id,
        string Skridt,
        long Tidspunkt,
        string Bruger,
        string? Grund,
        long? Offentlig_fra)
    {
        public ReleaseStep As() => new(
            Nr,
            Udgivelse_id,
            ReleaseStates.Find(Skridt),
            DbValues.FromInstant(Tidspunkt),
            Bruger,
            Grund,
            Offentlig_fra is { } from ? DbValues.FromInstant(from) : null);
    }
}
