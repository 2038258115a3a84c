using System.Data.Common;
using Microsoft.Data.Sqlite;
using Opgoerelse.Domain;

namespace Opgoerelse.Storage.Faults;

/// <summary>What a failure of the database means to whoever asked, whichever engine it came from.</summary>
public enum DatabaseFault
{
    /// <summary>It is not the database that failed.</summary>
    None,

    /// <summary>Something nobody foresaw: as a rule a mistake in the program.</summary>
    Other,

    /// <summary>
    /// The engine threw the work out in favour of somebody else's, or for want of a resource. Nothing of it was kept, and
    /// the same work may well succeed if it is begun again.
    /// </summary>
    ThrownOut,

    /// <summary>There is no connection: it was lost, or could not be made. It may be back in a moment.</summary>
    ConnectionLost,

    /// <summary>A commit was sent and never answered: the work may have been kept, or not.</summary>
    CommitUncertain,

    /// <summary>Another process holds what was needed, or the answer took longer than the configuration allows.</summary>
    Busy,

    /// <summary>The login was refused, or it lacks a right.</summary>
    Denied,

    /// <summary>There is no more room.</summary>
    Full,

    /// <summary>What is stored cannot be read.</summary>
    Damaged,
}

/// <summary>Tells what a failure means; the numbers of each engine stand in its own folder.</summary>
public static class DatabaseFaults
{
    /// <summary>What <paramref name="failure"/>, or what caused it, says of the database.</summary>
    public static DatabaseFault Of(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            var fault = cause is CommitUncertainException
                ? DatabaseFault.CommitUncertain
                : SqlServerFaults.Of(cause) ?? SqliteFaults.Of(cause) ?? (cause is DbException ? DatabaseFault.Other : DatabaseFault.None);
            if (fault != DatabaseFault.None)
            {
                return fault;
            }
        }

        return DatabaseFault.None;
    }
}

/// <summary>What the embedded engine's result codes mean. None is worth a repeat: a writer waits for its turn first.</summary>
internal static class SqliteFaults
{
    /// <summary>Null for what is no failure of this engine.</summary>
    public static DatabaseFault? Of(Exception failure) => failure is SqliteException sqlite ? Of(sqlite.SqliteErrorCode) : null;

    internal static DatabaseFault Of(int code) => code switch
    {
        5 or 6 => DatabaseFault.Busy,               // SQLITE_BUSY, SQLITE_LOCKED
        3 or 8 or 14 or 23 => DatabaseFault.Denied, // SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH
        13 => DatabaseFault.Full,                   // SQLITE_FULL
        10 or 11 or 26 => DatabaseFault.Damaged,    // SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB
        _ => DatabaseFault.Other,
    };
}

/// <summary>
/// The connection was lost, or the time ran out, between a commit and its answer: the work may have been kept, or not.
/// </summary>
/// <param name="cause">What the engine's client said.</param>
[PinnedName("CommitUncertainException")]
public sealed class CommitUncertainException(Exception cause)
    : DbException("Forbindelsen til databasen gik tabt, mens arbejdet blev gemt: det kan være gemt eller ej.", cause);

/// <summary>The server refused an application lock for another reason than that somebody holds it.</summary>
[PinnedName("ApplicationLockException")]
internal sealed class ApplicationLockException(string name, int result)
    : DbException($"Databasen afviste låsen {name} (sp_getapplock svarede {result}).")
{
    /// <summary>Whether this session was chosen as the victim of a deadlock.</summary>
    public bool IsDeadlock => result == -3;
}
