using Microsoft.Data.SqlClient;

namespace Opgoerelse.Storage;

/// <summary>Connection strings, before anything is connected to.</summary>
public static class ConnectionStrings
{
    /// <summary>Why the server's client cannot read it; null when it can. What it holds is not looked for.</summary>
    public static string? FaultOf(string? connectionString)
    {
        try
        {
            _ = new SqlConnectionStringBuilder(connectionString);
            return null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return fault.Message;
        }
    }
}
