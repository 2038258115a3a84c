using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Access;
using Opgoerelse.Jobs;

namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>The door of operations, from this machine: being near opens nothing.</summary>
public sealed class Driftsadgangen
{
    private const string Noegle = "en-noegle-som-kun-proeven-har-brugt";
    private const string Anden = "den-naeste-noegle-i-samme-proeve";

    [Theory]
    [InlineData("/drift/job")]
    [InlineData("/drift")]
    [InlineData("/DRIFT/job")]
    public async Task Uden_noegle_i_konfigurationen_er_der_ingen_doer(string sti)
    {
        await using var app = await Start();
        Assert.Equal(HttpStatusCode.NotFound, await Hent(app, sti, Noegle));
        Assert.Equal(HttpStatusCode.NotFound, await Hent(app, sti, ""));
    }

    [Theory]
    [InlineData("/drift/job")]
    [InlineData("/drift/job/hvad-som-helst")]
    [InlineData("/Drift/Job")]
    public async Task Kun_noeglen_lukker_ind(string sti)
    {
        await using var app = await Start(Hash(Noegle), Hash(Anden));
        Assert.Equal(HttpStatusCode.OK, await Hent(app, sti, Noegle));
        Assert.Equal(HttpStatusCode.OK, await Hent(app, sti, Anden));
        Assert.Equal(HttpStatusCode.Unauthorized, await Hent(app, sti, Noegle + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Hent(app, sti, Hash(Noegle)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Hent(app, sti, ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await Hent(app, sti, null));
    }

    [Fact]
    public async Task Andre_sider_spoerger_ikke_om_noeglen()
    {
        await using var app = await Start(Hash(Noegle));
        Assert.Equal(HttpStatusCode.OK, await Hent(app, "/driften", null));
        Assert.Equal(HttpStatusCode.OK, await Hent(app, "/", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer xyz")]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic ikke-base64!")]
    [InlineData("Basic dWRlbmtvbG9u")]
    public void Et_hoved_der_ikke_kan_laeses_lukker_ikke_ind(string hoved) =>
        Assert.False(Driftsadgang.HashOfKey(hoved, new byte[32]));

    [Theory]
    [InlineData("")]
    [InlineData("en-noegle-i-klartekst")]
    [InlineData("zz")]
    public async Task En_hash_der_ikke_er_en_stopper_programmet_ved_start(string hash) =>
        await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var app = await Start(hash);
        });

    private static string Hash(string noegle) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(noegle)));

    private static async Task<WebApplication> Start(params string[] hashes)
    {
        var bygger = WebApplication.CreateSlimBuilder();
        bygger.Logging.ClearProviders();
        bygger.WebHost.UseUrls("http://127.0.0.1:0");
        bygger.Configuration.AddInMemoryCollection(hashes.Select((hash, i) => new KeyValuePair<string, string?>($"Opgoerelse:Drift:Noeglehash:{i}", hash)));
        bygger.Services.AddDriftsadgang(bygger.Configuration);
        var app = bygger.Build();
        app.UseDriftsadgang();
        app.MapGet("/{**sti}", (HttpContext http) => http.User.IsInRole(OperationsDoor.Role) ? "drift" : "alle");
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpStatusCode> Hent(WebApplication app, string sti, string? noegle)
    {
        using var klient = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        if (noegle is not null)
        {
            klient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("drift:" + noegle)));
        }

        using var svar = await klient.GetAsync(new Uri(sti, UriKind.Relative));
        return svar.StatusCode;
    }
}
