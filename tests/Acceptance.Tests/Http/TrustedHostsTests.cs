using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Whose word is taken for who asks and by which name.</summary>
public class TrustedHostsTests(TestService shared)
{
    [Theory]
    [InlineData("ond.example.com", HttpStatusCode.BadRequest)]
    [InlineData("203.0.113.9", HttpStatusCode.BadRequest)]
    [InlineData("localhost.ond.example.com", HttpStatusCode.BadRequest)]
    [InlineData("tal.example.dk.ond.example.com", HttpStatusCode.BadRequest)]
    [InlineData("under.tal.example.dk", HttpStatusCode.BadRequest)]
    [InlineData("tal.example.dk", HttpStatusCode.OK)]
    [InlineData("TAL.example.dk:8080", HttpStatusCode.OK)]
    [InlineData("a.b.example.org", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    public async Task Links_are_not_made_of_a_name_that_nobody_gave_the_service(string host, HttpStatusCode expected)
    {
        await using var service = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:AllowedHosts", "tal.example.dk; *.example.org"));
        foreach (var path in new[] { "/", "/api/v2/tables", "/feed.atom", "/.well-known/security.txt", "/findes/ikke" })
        {
            using var answer = await AskAsync(service, host, path);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (expected == HttpStatusCode.OK)
            {
                Assert.Equal(path == "/findes/ikke" ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
            }
            else
            {
                Assert.Equal(expected, answer.StatusCode);
                Assert.Equal("ukendt-vaert", JsonElement.Parse(text).GetProperty("code").GetString());
            }
        }

        // A balancer asks by whatever name or address it has.
        using var health = await AskAsync(service, host, "/health/ready");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task With_a_web_address_links_are_of_it_under_whatever_name_is_asked()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:Webadresse", "https://tal.example.dk"));
        using var answer = await AskAsync(service, "ond.example.com", "/api/v2/tables");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("ond.example.com", text, StringComparison.Ordinal);
        Assert.Contains("https://tal.example.dk/api/v2/", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("203.0.113.0/24", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("203.0.113.7; 127.0.0.0/8", true)]
    public async Task Only_a_named_proxy_is_believed_about_who_asks(string proxies, bool believed)
    {
        await using var service = await TestService.StartAsync(
            SampleRelease.IsSmall(), ("Http:TrustedProxies", proxies), ("Http:MaxCallsPerTimeWindow", "1"), ("Http:TimeWindow", "86400"));
        var answers = new List<HttpStatusCode>();
        foreach (var client in new[] { "198.51.100.1", "198.51.100.2" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/config");
            request.Headers.Add("X-Forwarded-For", client);
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add(answer.StatusCode);
            Assert.Equal(believed, answer.Headers.Contains("Strict-Transport-Security"));
        }

        Assert.Equal([HttpStatusCode.OK, believed ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests], answers);
    }

    [Theory]
    [InlineData("Http:TrustedProxies", "proxyen")]
    [InlineData("FORWARDEDHEADERS_ENABLED", "true")]
    public async Task Proxies_that_are_not_named_by_address_are_refused_at_start(string key, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            TestService.StartAsync(SampleRelease.IsSmall(), (key, value)));
        Assert.Contains("Http:TrustedProxies", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_to_hear_of_a_weakness_stands_where_one_looks()
    {
        var lines = (await shared.TextAsync("/.well-known/security.txt")).Split('\n');

        Assert.Contains("Contact: mailto:jobindsats@star.dk", lines);
        var expires = DateTimeOffset.Parse(
            lines.Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))[9..],
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires - SampleRelease.Published.AddDays(10), TimeSpan.FromDays(180), TimeSpan.FromDays(366));
    }

    [Fact]
    public async Task The_api_document_can_be_recognised()
    {
        using var first = await shared.Client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await shared.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(TestService service, string host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
