using Microsoft.Extensions.Logging.Console;

namespace Opgoerelse.Api.Opsaetning;

/// <summary>Logs go to standard error, so that standard output holds results only.</summary>
internal static class Logning
{
    /// <summary>
    /// One line an event: plain on a terminal, JSON where a machine collects it (<c>Logging:Console:FormatterName</c>
    /// chooses otherwise).
    /// </summary>
    public static ILoggingBuilder TilStandardfejl(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(konsol =>
        {
            konsol.LogToStandardErrorThreshold = LogLevel.Trace;
            konsol.FormatterName ??= Console.IsErrorRedirected ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple;
        });
        logging.Services.Configure<SimpleConsoleFormatterOptions>(form =>
        {
            form.SingleLine = true;
            form.TimestampFormat = "HH:mm:ss ";
        });
        logging.Services.Configure<JsonConsoleFormatterOptions>(form =>
        {
            form.UseUtcTimestamp = true;
            form.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        return logging;
    }
}
