using Microsoft.Data.SqlClient;

namespace Opgoerelse.Storage.Faults;

/// <summary>What SQL Server's error numbers mean.</summary>
/// <remarks>
/// A statement that took too long (-2) is not thrown out but busy: the next attempt would take as long. A number that is
/// not here is a mistake until somebody has met it and knows better.
/// </remarks>
internal static class SqlServerFaults
{
    /// <summary>The severity from which on the server closes the connection.</summary>
    private const byte Fatal = 20;

    private const int ClientTimeout = -2;

    /// <summary>Null for what is no failure of this engine.</summary>
    public static DatabaseFault? Of(Exception failure) => failure switch
    {
        SqlException sql => Of(sql),
        ApplicationLockException refused => refused.IsDeadlock ? DatabaseFault.ThrownOut : DatabaseFault.Other,
        _ => null,
    };

    /// <summary>Whether the answer to a commit that failed so was lost on its way.</summary>
    public static bool LosesAnswer(Exception failure) =>
        failure is SqlException { Number: ClientTimeout } || Of(failure) == DatabaseFault.ConnectionLost;

    internal static DatabaseFault Of(int number, byte severity, string? server = null) => number switch
    {
        4060 when IsHosted(server) => DatabaseFault.ConnectionLost, // refused only for as long as the hosted database moves

        1205 or                                     // chosen as the victim of a deadlock
        1204 or                                     // no more locks to give at the moment
        701 or 8645 or 8651 or                      // no more memory to give at the moment
        3958 or 3960 or 3961 or 3966 or             // changed, or no longer kept, since the snapshot was taken
        40501 or 40549 or 40550 or 40551 or 40552 or 40553 or // a hosted server ended the session: too long, too much
        10928 or 10929 or 49918 or 49919 or 49920   // a hosted server is too busy just now
            => DatabaseFault.ThrownOut,

        -1 or 2 or 53 or 11001 or                   // no such server, or it does not listen
        20
            or 64
            or 121
            or 233
            or 258
            or 10053
            or 10054
            or 10060
            or 10061
            or 10065
            or 17830
            or 997
            or // the network broke, or the server hung up
            596 or                                      // the session was killed
        6005 or 17142 or                            // the server is being shut down, or paused
        921 or 922 or 976 or 978 or 983 or 18401 or // the database is starting, or moving to another replica
        4221 or 40143 or 40197 or 40540 or 40613 or 42108 or 42109 or 615 // a hosted database is moving, or waking up
            => DatabaseFault.ConnectionLost,

        ClientTimeout or 1222 => DatabaseFault.Busy, // the configuration's time, or a lock's, ran out

        229 or 230 or 262 or 297 or 300 or 916 or   // the login lacks a right
        4060 or 18452 or 18456 or 18470 or 18487 or 18488 // the login or the database was refused
            => DatabaseFault.Denied,

        1101 or 1105 or 3257 or 9002 => DatabaseFault.Full, // data files, or the log
        823 or 824 or 825 or 829 or 5171 or 8928 => DatabaseFault.Damaged, // pages that cannot be read

        _ => severity >= Fatal ? DatabaseFault.ConnectionLost : DatabaseFault.Other,
    };

    /// <summary>The first of several errors that means something; the others follow from it.</summary>
    private static DatabaseFault Of(SqlException failure)
    {
        foreach (SqlError error in failure.Errors)
        {
            if (Of(error.Number, error.Class, error.Server) is var fault and not DatabaseFault.Other)
            {
                return fault;
            }
        }

        return Of(failure.Number, failure.Class, failure.Server);
    }

    private static bool IsHosted(string? server) => server?.Contains(".database.windows.net", StringComparison.OrdinalIgnoreCase) == true;
}
