namespace Opgoerelse.Api.Hosting;

/// <summary>Secrets from files, as container platforms hand them out: they stand neither on a command line nor in the environment.</summary>
internal static class SecretFiles
{
    /// <summary>Names the folder; without it there are no such files.</summary>
    public const string EnvironmentVariable = "OPGOERELSE_HEMMELIGHEDER";

    /// <summary>
    /// Reads the folder's files as configuration: a file's name is the key with <c>__</c> for <c>:</c>
    /// (<c>ConnectionStrings__Opgoerelse</c>), its content the value. They go before everything else.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">A folder was named that is not there.</exception>
    public static void WithSecrets(this IConfigurationBuilder configuration)
    {
        if (Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } folder)
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
        }
    }
}
