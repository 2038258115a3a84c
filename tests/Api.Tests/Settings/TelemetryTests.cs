using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.ApiTests.Settings;

/// <summary>Whether what is said of telemetry's recipient can be used.</summary>
public sealed class TelemetryTests
{
    /// <summary>Off, it is nothing: no service of it is added.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("http://127.0.0.1:4317", "true")]
    public void Without_a_recipient_there_is_nothing(string endpoint, string disabled)
    {
        var builder = Builder(endpoint, "", disabled);
        var before = builder.Services.Count;
        builder.AddTelemetry();
        Assert.Equal(before, builder.Services.Count);
    }

    [Theory]
    [InlineData(
        "opsamler:4317",
        "",
        "Indstillingen OTEL_EXPORTER_OTLP_ENDPOINT kan ikke bruges: det skal være en hel adresse, der begynder med http:// eller "
            + "https://. (Værdien vises ikke.)")]
    [InlineData(
        "http://127.0.0.1:4317",
        "http/json",
        "Indstillingen OTEL_EXPORTER_OTLP_PROTOCOL kan ikke være 'http/json': det skal være grpc eller http/protobuf.")]
    public void What_cannot_be_used_is_refused(string endpoint, string protocol, string said)
    {
        var refused = Assert.Throws<CommandException>(() => Builder(endpoint, protocol, "").AddTelemetry());
        Assert.Equal((ExitCode.Usage, said), (refused.ExitCode, refused.Message));
    }

    private static HostApplicationBuilder Builder(string endpoint, string protocol, string disabled)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Telemetry.Endpoint] = endpoint,
            [Telemetry.Protocol] = protocol,
            ["OTEL_SDK_DISABLED"] = disabled,
        });
        return builder;
    }
}
