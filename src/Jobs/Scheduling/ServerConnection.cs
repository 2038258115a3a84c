using Microsoft.Data.SqlClient;

namespace Opgoerelse.Jobs.Scheduling;

/// <summary>How the scheduler reaches the server that the service keeps its data on.</summary>
internal static class ServerConnection
{
    /// <summary>
    /// The connection string of SQL Server for the scheduler's own tables, or null when the embedded engine is used.
    /// Encrypted by the client's own default (the check of the configuration refuses a string that leaves it out), and named
    /// so that a DBA can tell the two apart.
    /// </summary>
    public static string? From(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Opgoerelse") is not { Length: > 0 } connection)
        {
            return null;
        }

        var builder = new SqlConnectionStringBuilder(connection);
        if (!builder.ShouldSerialize("Application Name"))
        {
            builder.ApplicationName = "opgoerelse (plan)";
        }

        return builder.ConnectionString;
    }
}
