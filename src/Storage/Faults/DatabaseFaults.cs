using System.Data.Common;

namespace Opgoerelse.Storage.Faults;

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
