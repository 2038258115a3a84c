using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Opgoerelse.Performance;

/// <summary>A host that has started.</summary>
internal sealed class BenchmarkHost : IDisposable
{
    private readonly WebApplication _app;

    public BenchmarkHost(WebApplication app)
    {
        _app = app;
        app.StartAsync().GetAwaiter().GetResult();
        Port = new Uri(app.Urls.Single()).Port;
    }

    public int Port { get; }

    /// <summary>No routing, no middleware, no header that could be spared: the bytes, by their number.</summary>
    public static BenchmarkHost Bar(byte[][] answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        app.Run(async http =>
        {
            var bytes = answer[int.Parse(http.Request.Path.Value.AsSpan(1), CultureInfo.InvariantCulture)];
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            await http.Response.BodyWriter.WriteAsync(bytes);
        });
        return new BenchmarkHost(app);
    }

    public void Dispose() => _app.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
