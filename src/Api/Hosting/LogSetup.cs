using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace Opgoerelse.Api.Hosting;

/// <summary>Logs go to standard error, so that standard output holds results only.</summary>
internal static class LogSetup
{
    /// <summary>
    /// One line an event: plain on a terminal, JSON where a machine collects it. Configuration may choose otherwise
    /// (<c>Logging:LogLevel</c>, <c>Logging:Console:FormatterName</c>).
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="level">The least level that is logged of this program's own events.</param>
    public static void WithLogging(this IHostApplicationBuilder builder, LogLevel level)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Logging:LogLevel:Default"] = nameof(LogLevel.Warning),
                ["Logging:LogLevel:Opgoerelse"] = level.ToString(),
                // A host that cannot start tells why by its exception, which the command turns into a sentence (Execution).
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = nameof(LogLevel.Critical),
                // It only tells that a page of operations is not to be cached, which we have said ourselves.
                ["Logging:LogLevel:Microsoft.AspNetCore.Antiforgery"] = nameof(LogLevel.Error),
                ["Logging:Console:FormatterName"] = Console.IsErrorRedirected ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple,
            },
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(consoleOptions => consoleOptions.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(form =>
        {
            form.SingleLine = true;
            form.TimestampFormat = "HH:mm:ss ";
        });
        builder.Services.Configure<JsonConsoleFormatterOptions>(form =>
        {
            form.UseUtcTimestamp = true;
            form.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
    }
}
