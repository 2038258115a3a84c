using System.Data.Common;
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

    /// <summary>
    /// What it says of encryption, as it is written (<c>Encrypt=no</c>), when that leaves it out; null when the connection is encrypted.
    /// </summary>
    /// <exception cref="ArgumentException">It cannot be read (<see cref="FaultOf"/>).</exception>
    public static string? Unencrypted(string? connectionString)
    {
        const string Setting = "Encrypt";
        return SqlConnectionEncryptOption.Optional.Equals(new SqlConnectionStringBuilder(connectionString).Encrypt)
            ? $"{Setting}={new DbConnectionStringBuilder { ConnectionString = connectionString }[Setting]}"
            : null;
    }
}
