using Microsoft.Data.Sqlite;

namespace Opgoerelse.Storage.Faults;

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
