namespace Opgoerelse.Api.Hosting;

/// <summary>
/// From files, environment, command line and secrets to a configuration that can be used, or a sentence that says why not.
/// </summary>
internal static class ConfigurationLoading
{
    /// <summary>A host's builder, with the secrets read and every setting looked at.</summary>
    /// <param name="make">Makes it; files are read here already.</param>
    /// <exception cref="CommandException">Something of it cannot be read or used (<see cref="ExitCode.Usage"/>).</exception>
    public static TBuilder Load<TBuilder>(Func<TBuilder> make)
        where TBuilder : IHostApplicationBuilder
    {
        TBuilder builder;
        try
        {
            builder = make();
            builder.Configuration.WithSecrets();
        }
        catch (Exception fault) when (fault is IOException
            or InvalidDataException
            or FormatException
            or UnauthorizedAccessException
            or ArgumentException
            or NotSupportedException)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"Konfigurationen kan ikke læses: {string.Join(' ', Causes(fault).Distinct(StringComparer.Ordinal))}");
        }

        ConfigurationCheck.Check(builder.Configuration);
        return builder;
    }

    /// <summary>What went wrong, and why: a file's name stands in the one, the line in the other.</summary>
    private static IEnumerable<string> Causes(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault.Message.ReplaceLineEndings(" ");
        }
    }
}

/// <summary>
/// Secrets from files, as container platforms hand them out: they stand neither on a command line nor in the environment.
/// </summary>
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
