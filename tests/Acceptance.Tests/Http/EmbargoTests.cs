using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// What is coming tells nothing: every route's answers are the same, byte for byte and header for header, before and after a release is
/// made ready, approved, and loaded to wait for its instant.
/// </summary>
public sealed partial class EmbargoTests
{
    private const string Key = "opg_embargo";

    /// <summary>A value for each parameter that a route has.</summary>
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = ["0123456789abcdef0123456789abcdef", "3"],
        ["table"] = ["Y11IGA01", "Y11IGA06"],
        ["format"] = ["json", "csv"],
        ["kommune"] = ["0101", "aarhus"],
    };

    /// <summary>Selections, searches and conditions that a route alone does not ask.</summary>
    private static readonly string[] Queries =
    [
        "/api/v2/tables?pastDays=30", "/api/v2/tables?query=alder", "/soeg?q=2027", "/tabeller/Y11IGA01?release=3",
        "/api/v2/codelists/agg_regioner", "/rapporter/3/land.html", "/rapporter/2/land.html", "/bulk/Y11IGA01.parquet",
        .. new[] { "json-stat2", "csv", "px", "html", "json-px", "parquet", "xlsx" }.Select(format =>
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=DK&valuecodes[periode]=TOP(2)&valuecodes[indsats]=*&valuecodes[maal]=*"
                + "&outputFormat=" + format),
        "/v2/data/Y11IGA01/json?period=2022",
        "/v3/data/y11iga01?mgroup.*=*&period.Y=2022&hierarchy._nykom=/&hierarchy._indsats=/&format=json",
    ];

    [Theory]
    [OnEachEngine]
    public async Task Nothing_public_tells_what_is_coming(string engine)
    {
        var kept = Engine.New(engine);
        StoredReleases.Load(kept.OpenReader());
        await using var service = await TestService.StartAsync(() => kept, release: null);
        service.LetIn((Key, null));
        var (database, clock) = (kept.OpenReader(), service.Clock);
        var store = new ReleaseStore(database, clock);
        clock.SetUtcNow(new DateTimeOffset(2026, 12, 14, 12, 0, 0, TimeSpan.Zero));
        using var watch = new ReleaseWatch(
            store,
            new CalendarStore(database, clock),
            service.Fetch<CurrentRelease>(),
            null!,
            clock,
            Options.Create(new ReleaseSettings()),
            NullLogger<ReleaseWatch>.Instance);
        watch.Look();
        Assert.Equal(2, service.Catalogue.Release.Id);
        var addresses = Addresses(service);
        var before = await Answers(service, addresses);
        Assert.True(before.Values.Count(answer => answer.StartsWith("200", StringComparison.Ordinal)) > 50);

        var id = EmptyRelease.Prepare(database, clock);
        watch.Look();
        await Same("made ready");
        var publisher = new Publisher(database, clock);
        publisher.Approve(id, clock.GetUtcNow().AddDays(30));
        watch.Look();
        await Same("approved");
        publisher.Approve(id, clock.GetUtcNow().AddMinutes(30));
        watch.Look();
        await Same("approved and loaded");

        // That the answers can differ: at its instant they do, with nobody looking.
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(id, service.Catalogue.Release.Id);
        Assert.True(Differences(before, await Answers(service, addresses)).Count > 30);

        async Task Same(string when) => Assert.True(
            Differences(before, await Answers(service, addresses)) is [],
            $"{when}: {string.Join("; ", Differences(before, await Answers(service, addresses)))}");
    }

    private static List<string> Differences(Dictionary<string, string> before, Dictionary<string, string> after) =>
    [
        .. before.Where(answer => after[answer.Key] != answer.Value)
            .Select(answer => $"{answer.Key}: {answer.Value} -> {after[answer.Key]}"),
    ];

    private static List<string> Addresses(TestService service)
    {
        var routes = service.Fetch<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !route.StartsWith("/proeve/", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.InRange(routes.Count, 40, 200);
        return [.. routes.SelectMany(Filled).Concat(Queries).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A route with values for its parameters.</summary>
    private static IEnumerable<string> Filled(string route) => Parameter().Match(route) is { Success: true } hit
        ? (Values.TryGetValue(hit.Groups["name"].Value, out var values) ? values : ["Y11IGA01"])
            .SelectMany(value => Filled(route[..hit.Index] + value + route[(hit.Index + hit.Length)..]))
        : [route];

    /// <summary>Status, headers but the time of the answer, and a checksum of the bytes, by address.</summary>
    private static async Task<Dictionary<string, string>> Answers(TestService service, List<string> addresses)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, address);
            call.Headers.Authorization = new("Bearer", Key);
            using var answer = await service.Client.SendAsync(call);
            var headers = answer.Headers.Concat(answer.Content.Headers)
                .Where(header => header.Key is not "Date")
                .Select(header => $"{header.Key}={string.Join(',', header.Value)}")
                .Order(StringComparer.Ordinal);
            var body = Convert.ToHexString(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync()))[..16];
            answers[address] = string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {string.Join(' ', headers)} {body}");
        }

        return answers;
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
