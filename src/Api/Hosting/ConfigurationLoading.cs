namespace Opgoerelse.Api.Hosting;

/// <summary>From files, environment, command line and secrets to a configuration that can be used, or a sentence that says why not.</summary>
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
        catch (Exception fault) when (fault is IOException or InvalidDataException or FormatException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException(ExitCode.Usage, $"Konfigurationen kan ikke læses: {string.Join(' ', Causes(fault).Distinct(StringComparer.Ordinal))}");
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
