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

namespace Opgoerelse.AcceptanceTests.Operations;

/// <summary>The door of operations, from this machine: being near opens nothing.</summary>
public sealed class OperationsAccessTests
{
    private const string Key = "en-noegle-som-kun-proeven-har-brugt";
    private const string Other = "den-naeste-noegle-i-samme-proeve";

    [Theory]
    [InlineData("/drift/job")]
    [InlineData("/drift")]
    [InlineData("/DRIFT/job")]
    public async Task Without_a_key_in_the_configuration_there_is_no_door(string path)
    {
        await using var app = await Start();
        Assert.Equal(HttpStatusCode.NotFound, await Fetch(app, path, Key));
        Assert.Equal(HttpStatusCode.NotFound, await Fetch(app, path, ""));
    }

    [Theory]
    [InlineData("/drift/job")]
    [InlineData("/drift/job/hvad-som-helst")]
    [InlineData("/Drift/Job")]
    public async Task Only_the_key_lets_in(string path)
    {
        await using var app = await Start(Hash(Key), Hash(Other));
        Assert.Equal(HttpStatusCode.OK, await Fetch(app, path, Key));
        Assert.Equal(HttpStatusCode.OK, await Fetch(app, path, Other));
        Assert.Equal(HttpStatusCode.Unauthorized, await Fetch(app, path, Key + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Fetch(app, path, Hash(Key)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Fetch(app, path, ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await Fetch(app, path, null));
    }

    [Fact]
    public async Task Other_pages_do_not_ask_for_the_key()
    {
        await using var app = await Start(Hash(Key));
        Assert.Equal(HttpStatusCode.OK, await Fetch(app, "/driften", null));
        Assert.Equal(HttpStatusCode.OK, await Fetch(app, "/", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("en-noegle-i-klartekst")]
    [InlineData("zz")]
    public async Task A_hash_that_is_none_stops_the_program_at_start(string hash) =>
        await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var app = await Start(hash);
        });

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static async Task<WebApplication> Start(params string[] hashes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(hashes.Select((hash, i) =>
            new KeyValuePair<string, string?>($"Opgoerelse:Drift:Noeglehash:{i}", hash)));
        builder.Services.AddOperationsAccess(builder.Configuration);
        var app = builder.Build();
        app.UseOperationsAccess();
        app.MapGet("/{**sti}", (HttpContext http) => http.User.IsInRole(OperationsDoor.Role) ? "drift" : "alle");
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpStatusCode> Fetch(WebApplication app, string path, string? key)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes("drift:" + key)));
        }

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
