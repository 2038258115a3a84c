using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Discovery;

/// <summary>Where programs find out what is here: the catalogue, the feed and the plain indexes.</summary>
internal static class DiscoveryEndpoints
{
    private const string Llms = "/llms.txt";
    private const string Robots = "/robots.txt";
    private const string Security = "/.well-known/security.txt";

    public static void MapDiscovery(this IEndpointRouteBuilder app)
    {
        var root =
            app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, CallFilter>().WithTags("Discovery").ProducesError(429).ProducesError(503);
        root.MapGet(Addresses.Dcat, Catalogue)
            .WithName("GetCatalog")
            .WithSummary("The tables as a DCAT-AP 3 catalogue, JSON-LD")
            .WithDescription("For data portals: each table as a dataset with its distributions, licence and contact.")
            .Produces<JsonObject>(contentType: "application/ld+json")
            .Produces(304);
        root.MapGet(Addresses.Digst, Catalogue).ExcludeFromDescription();
        root
            .MapGet(
                Addresses.Feed,
                (HttpContext http, IOptions<HttpSettings> settings) =>
                    Answer(http, settings.Value, "application/atom+xml; charset=utf-8", (call, address) =>
                            ReleaseFeed.Write(call.Catalogue, settings.Value, address)))
            .WithName("GetReleaseFeed")
            .WithSummary("The releases as an Atom feed, newest first")
            .WithDescription("For who wants to know when there are new figures: what changed in each release.")
            .Produces<string>(contentType: "application/atom+xml")
            .Produces(304);
        root
            .MapGet(
                Addresses.ReleaseList,
                (HttpContext http, IOptions<HttpSettings> settings) =>
                    Answer(http, settings.Value, "application/json; charset=utf-8", (call, _) => ReleaseList.Json(call.Catalogue)))
            .WithName("GetReleases")
            .WithSummary("All releases, newest first, JSON")
            .WithDescription(
                "Those that are or have been public: what each was made of, its checksum (SHA-256), how many cells it changed in each "
                    + "table, and whether it stands (`tilstand`: udgivet, erstattet, trukket) and, where it was withdrawn, why. "
                    + "Instants are UTC.")
            .Produces<JsonObject>(contentType: "application/json")
            .Produces(304);
        root
            .MapGet(
                Addresses.Calendar + ".ics",
                (HttpContext http, IOptions<HttpSettings> settings) =>
                    Answer(http, settings.Value, "text/calendar; charset=utf-8", (call, address) =>
                            CalendarFiles.ICalendar(call.Catalogue, settings.Value, address)))
            .WithName("GetReleaseCalendar")
            .WithSummary("The announced releases, iCalendar")
            .WithDescription("A year ahead. A release that was moved keeps its UID and tells why.")
            .Produces<string>(contentType: "text/calendar")
            .Produces(304);
        root
            .MapGet(
                Addresses.Calendar + ".json",
                (HttpContext http, IOptions<HttpSettings> settings) =>
                    Answer(http, settings.Value, "application/json; charset=utf-8", (call, _) => CalendarFiles.Json(call.Catalogue)))
            .WithName("GetReleaseCalendarJson")
            .WithSummary("The announced releases, JSON")
            .WithDescription("A year ahead: when each comes, when it was planned for, and each move with its reason. Instants are UTC.")
            .Produces<JsonObject>(contentType: "application/json")
            .Produces(304);
        root
            .MapGet(
                Addresses.Calendar + ".atom",
                (HttpContext http, IOptions<HttpSettings> settings) =>
                    Answer(http, settings.Value, "application/atom+xml; charset=utf-8", (call, address) =>
                            CalendarFiles.Feed(call.Catalogue, settings.Value, address)))
            .WithName("GetReleaseCalendarFeed")
            .WithSummary("The announced releases as an Atom feed")
            .WithDescription("For who wants to know when a release is moved or late.")
            .Produces<string>(contentType: "application/atom+xml")
            .Produces(304);
        root
            .MapGet(
                Llms,
                (HttpContext http, IOptions<HttpSettings> settings) =>
                    Answer(http, settings.Value, "text/plain; charset=utf-8", (call, address) =>
                            Encoding.UTF8.GetBytes(PlainIndexes.Llms(call.Catalogue, settings.Value, address))))
            .WithName("GetPlainIndex")
            .WithSummary("A plain index of tables and addresses, Markdown")
            .WithDescription("For language models and others that read text.")
            .Produces<string>(contentType: "text/plain")
            .Produces(304);
        root
            .MapGet(
                Addresses.Sitemap,
                (HttpContext http, IOptions<HttpSettings> settings) =>
                    Answer(http, settings.Value, "application/xml; charset=utf-8", (call, address) =>
                            PlainIndexes.SiteMap(call.Catalogue, address)))
            .ExcludeFromDescription();
        app.MapGet(Robots, (HttpContext http, IOptions<HttpSettings> settings) =>
        {
            CacheHeaders.AllowReuse(http, settings.Value.CacheSeconds);
            return TypedResults.Text(PlainIndexes.Robots(WebAddress.Of(http, settings.Value)), "text/plain", Encoding.UTF8);
        }).ExcludeFromDescription();
        app.MapGet(Security, (HttpContext http, TimeProvider time, IOptions<HttpSettings> settings) =>
        {
            CacheHeaders.AllowReuse(http, settings.Value.CacheSeconds);
            return TypedResults.Text(
                PlainIndexes.Security(settings.Value, WebAddress.Of(http, settings.Value) + Security, time.GetUtcNow()),
                "text/plain",
                Encoding.UTF8);
        }).ExcludeFromDescription();
    }

    private static IResult Catalogue(HttpContext http, IOptions<HttpSettings> settings) =>
        Answer(http, settings.Value, "application/ld+json", (call, address) =>
            Encoding.UTF8.GetBytes(
                new DcatCatalogue(call.Catalogue, settings.Value, address).Write().ToJsonString(LinkedData.Json) + "\n"));

    /// <summary>A small document about the release: the same for the same release, address and path.</summary>
    private static IResult Answer(HttpContext http, HttpSettings settings, string mediaType, Func<Call, string, byte[]> write)
    {
        var call = Call.Of(http);
        var address = WebAddress.Of(http, settings);
        var etag = new Fingerprint(call.Catalogue).Add(http.Request.Path)
            .Add(address)
            .Add(call.Catalogue.HistoryFingerprint)
            .Etag();
        return CacheHeaders.IsUnchanged(http, call.Catalogue, etag, settings.CacheSeconds)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(write(call, address), mediaType);
    }
}
