using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;
using Opgoerelse.Serving.Requests;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Traces, metrics and logs by OTLP, off until a collector is named (ADR 46). The names are OpenTelemetry's own, so that an operator
/// who knows them knows these; all that it reads of its environment works.
/// </summary>
internal static class Telemetry
{
    /// <summary>Where the collector is: with it telemetry is on, without it nothing of it is loaded.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>How it is spoken with.</summary>
    public const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private const string Disabled = "OTEL_SDK_DISABLED";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    /// <summary>Adds it to a host, where it is on.</summary>
    /// <exception cref="CommandException">What is configured cannot be used.</exception>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (IsOn(builder.Configuration))
        {
            Add(builder);
        }
    }

    /// <summary>Begins it in a host that is made and never started, as a command's is; it ends with the host.</summary>
    public static void BeginTelemetry(this IServiceProvider services)
    {
        if (IsOn(services.GetRequiredService<IConfiguration>()))
        {
            Begin(services);
        }
    }

    private static bool IsOn(IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { Length: > 0 } endpoint
            || string.Equals(configuration[Disabled], "true", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (!SettingValue.IsWebAddress(endpoint))
        {
            throw new CommandException(
                ExitCode.Usage,
                $"Indstillingen {Endpoint} kan ikke bruges: det skal være en hel adresse, der begynder med http:// eller https://. "
                    + "(Værdien vises ikke.)");
        }

        return configuration[Protocol] is null or "" or "grpc" or "http/protobuf"
            ? true
            : throw new CommandException(
                ExitCode.Usage,
                $"Indstillingen {Protocol} kan ikke være '{configuration[Protocol]}': det skal være grpc eller http/protobuf.");
    }

    // Apart, so that a process without telemetry loads none of its assemblies.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Begin(IServiceProvider services)
    {
        services.GetRequiredService<MeterProvider>();
        services.GetRequiredService<TracerProvider>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(IHostApplicationBuilder builder)
    {
        // Whoever asks from outside decides neither which requests are traced nor what a trace says.
        Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator());
        builder.Services.AddSingleton<DistributedContextPropagator, DeafPropagator>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration[ServiceName] is { Length: > 0 } name ? name : "opgoerelse",
                serviceVersion: Publisher.CodeVersion))
            .WithMetrics(metrics => metrics
                .AddMeter(IngestMetrics.Name, AggregationMetrics.Name, JobMetrics.Name, RequestMetrics.Name, "System.Runtime")
                .AddAspNetCoreInstrumentation())
            .WithTracing(traces => traces
                .AddSource(AggregationMetrics.Name, JobMetrics.Name)
                .AddAspNetCoreInstrumentation(http =>
                    http.Filter = call => !call.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
                .AddProcessor(new MaskedTraces()))
            .WithLogging(logs => logs.AddProcessor(new MaskedLogs()), options => options.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    private static object? Masked(object? value) => value switch
    {
        null or bool or int or long or double => value,
        string text => PersonnummerMask.MaskedRuns(text),
        _ => PersonnummerMask.MaskedRuns(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>Hears nothing of a caller's trace, and tells nobody of ours.</summary>
    private sealed class DeafPropagator : DistributedContextPropagator
    {
        public override IReadOnlyCollection<string> Fields => [];

        public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
        {
        }

        public override void ExtractTraceIdAndState(
            object? carrier,
            PropagatorGetterCallback? getter,
            out string? traceId,
            out string? traceState) =>
            (traceId, traceState) = (null, null);

        public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) =>
            null;
    }

    /// <summary>
    /// Takes from a trace what a person wrote or is: the query, the program they use, and what may be a personnummer in the path.
    /// </summary>
    private sealed class MaskedTraces : BaseProcessor<Activity>
    {
        private static readonly string[] Left =
        [
            "url.query", "user_agent.original", "client.address", "http.request.method_original", "server.address", "server.port",
        ];

        public override void OnEnd(Activity data)
        {
            foreach (var key in Left)
            {
                data.SetTag(key, null);
            }

            foreach (var (key, value) in data.TagObjects.Where(tag => tag.Value is string).ToList())
            {
                data.SetTag(key, Masked(value));
            }

            data.DisplayName = PersonnummerMask.MaskedRuns(data.DisplayName);
            // Without what an exception said.
            data.SetStatus(data.Status);
        }
    }

    /// <summary>Masks what may be a personnummer, in a message, its values and what an exception said.</summary>
    private sealed class MaskedLogs : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            var values = (data.Attributes ?? []).Select(value => new KeyValuePair<string, object?>(value.Key, Masked(value.Value)));
            if (data.Exception is { } failure)
            {
                values = values.Concat(
                [
                    new("exception.type", failure.GetType().FullName),
                    new("exception.message", PersonnummerMask.MaskedRuns(failure.Message)),
                    new("exception.stacktrace", PersonnummerMask.MaskedRuns(failure.ToString())),
                ]);
                data.Exception = null;
            }

            data.Attributes = [.. values];
            data.FormattedMessage = data.FormattedMessage is { } text ? PersonnummerMask.MaskedRuns(text) : null;
        }
    }
}
