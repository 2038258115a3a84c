using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What a browser is told about the connection.</summary>
public class SecurityHeaderTests
{
    /// <summary>Behind a proxy the request is HTTPS when the process is told to take the proxy's word (the host's own switch).</summary>
    [Theory]
    [InlineData("https://tal.example.dk/", "max-age=31536000")]
    [InlineData("http://tal.example.dk/", null)]
    public async Task Only_who_came_by_https_is_held_to_it(string address, string? expected)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.MapGet("/", () => "hej");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();
        using var answer = await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }
}
