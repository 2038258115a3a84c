using System.Data;
using Microsoft.Data.SqlClient;
using Opgoerelse.Storage.Faults;

namespace Opgoerelse.Storage.SqlServer;

/// <summary>
/// An application lock that a session of its own holds. It is let go of when this is disposed of, and by the server
/// when the session ends with its process.
/// </summary>
internal sealed class ApplicationLock(SqlConnection connection, string name) : DatabaseLock
{
    internal const string TakeProcedure = "sp_getapplock";
    internal const string ReleaseProcedure = "sp_releaseapplock";
    private const int TimedOut = -1;

    // The wait is the server's to count; the client gives up only when the server no longer answers.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    /// <summary>What this session holds of a lock: <c>Exclusive</c> or <c>NoLock</c>.</summary>
    internal const string HeldMode = "SELECT APPLOCK_MODE('public', @resource, 'Session')";

    private bool _released;

    /// <inheritdoc />
    public override bool IsHeld
    {
        get
        {
            try
            {
                using var command = connection.CreateCommand();
                command.CommandText = HeldMode;
                command.Parameters.Add(new SqlParameter("@resource", SqlDbType.NVarChar, 255) { Value = Resource(name) });
                return !_released && command.ExecuteScalar() as string == "Exclusive";
            }
            catch (Exception fault) when (fault is SqlException or InvalidOperationException)
            {
                return false;
            }
        }
    }

    /// <summary>
    /// Takes the lock for the transaction, or for the session when there is none. False when another held it all the time.
    /// </summary>
    /// <exception cref="ApplicationLockException">The server refused: a deadlock, or a call it did not understand.</exception>
    public static bool Take(SqlConnection connection, SqlTransaction? transaction, string name, TimeSpan patience)
    {
        using var command = Call(connection, transaction, TakeProcedure, name);
        command.Parameters.Add(new SqlParameter("@LockMode", SqlDbType.VarChar, 32) { Value = "Exclusive" });

        // Never 0: not every server that speaks the protocol tells "held by another" from "refused" when it may not wait at all.
        command.Parameters.Add(new SqlParameter("@LockTimeout", SqlDbType.Int) { Value = Math.Max((int)patience.TotalMilliseconds, 1) });
        command.CommandTimeout = (int)Math.Ceiling((patience + Slack).TotalSeconds);
        var result = Run(command);
        return result switch
        {
            >= 0 => true,
            TimedOut => false,
            _ => throw new ApplicationLockException(name, result),
        };
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (_released)
        {
            return;
        }

        _released = true;
        try
        {
            // Said aloud: a pooled session keeps its locks until it is used the next time.
            using var command = Call(connection, null, ReleaseProcedure, name);
            Run(command);
        }
        catch (Exception fault) when (fault is SqlException or InvalidOperationException)
        {
            // The session is gone, and the lock with it; or it is of no more use. It must not go back to the pool.
            SqlConnection.ClearPool(connection);
        }
        finally
        {
            connection.Dispose();
        }
    }

    private static string Resource(string name) => "opgoerelse:" + name;

    private static SqlCommand Call(SqlConnection connection, SqlTransaction? transaction, string procedure, string name)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandType = CommandType.StoredProcedure;
        command.CommandText = procedure;
        command.Parameters.Add(new SqlParameter("@Resource", SqlDbType.NVarChar, 255) { Value = Resource(name) });
        command.Parameters.Add(
            new SqlParameter("@LockOwner", SqlDbType.VarChar, 32) { Value = transaction is null ? "Session" : "Transaction" });
        return command;
    }

    private static int Run(SqlCommand command)
    {
        var result = command.Parameters.Add(new SqlParameter("@Result", SqlDbType.Int) { Direction = ParameterDirection.ReturnValue });
        command.ExecuteNonQuery();
        return (int)result.Value;
    }
}
