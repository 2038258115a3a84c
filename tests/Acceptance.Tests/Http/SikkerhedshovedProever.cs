using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What a browser is told about the connection.</summary>
public class SikkerhedshovedProever
{
    /// <summary>Behind a proxy the request is HTTPS when the process is told to take the proxy's word (the host's own switch).</summary>
    [Theory]
    [InlineData("https://tal.example.dk/", "max-age=31536000")]
    [InlineData("http://tal.example.dk/", null)]
    public async Task Kun_den_der_kom_med_https_holdes_til_det(string adresse, string? ventet)
    {
        var bygger = WebApplication.CreateSlimBuilder();
        bygger.WebHost.UseTestServer();
        await using var app = bygger.Build();
        app.UseSikkerhedshoveder();
        app.MapGet("/", () => "hej");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var klient = app.GetTestClient();
        using var svar = await klient.GetAsync(new Uri(adresse), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        Assert.Equal(ventet, svar.Headers.TryGetValues("Strict-Transport-Security", out var vaerdier) ? vaerdier.Single() : null);
    }
}
