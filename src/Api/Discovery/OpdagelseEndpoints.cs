using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Endpoints;

namespace Opgoerelse.Api.Discovery;

/// <summary>Where programs find out what is here: the catalogue, the feed and the plain indexes.</summary>
internal static class OpdagelseEndpoints
{
    private const string Llms = "/llms.txt";
    private const string Robots = "/robots.txt";
    private const string Security = "/.well-known/security.txt";

    public static void MapOpdagelse(this IEndpointRouteBuilder app)
    {
        var rod = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, Kaldfilter>().WithTags("Discovery").ProducesFejl(429).ProducesFejl(503);
        rod.MapGet(Addresses.Dcat, Katalog)
            .WithName("GetCatalog")
            .WithSummary("The tables as a DCAT-AP 3 catalogue, JSON-LD")
            .WithDescription("For data portals: each table as a dataset with its distributions, licence and contact.")
            .Produces<JsonObject>(contentType: "application/ld+json")
            .Produces(304);
        rod.MapGet(Addresses.Digst, Katalog).ExcludeFromDescription();
        rod.MapGet(Addresses.Feed, (HttpContext http, IOptions<HttpIndstillinger> indstillinger) => Svar(http, indstillinger.Value, "application/atom+xml; charset=utf-8", (kald, adresse) =>
                Udgivelsesfeed.Skriv(kald.Katalog, indstillinger.Value, adresse)))
            .WithName("GetReleaseFeed")
            .WithSummary("The releases as an Atom feed, newest first")
            .WithDescription("For who wants to know when there are new figures: what changed in each release.")
            .Produces<string>(contentType: "application/atom+xml")
            .Produces(304);
        rod.MapGet(Llms, (HttpContext http, IOptions<HttpIndstillinger> indstillinger) => Svar(http, indstillinger.Value, "text/plain; charset=utf-8", (kald, adresse) =>
                Encoding.UTF8.GetBytes(Indeks.Llms(kald.Katalog, indstillinger.Value, adresse))))
            .WithName("GetPlainIndex")
            .WithSummary("A plain index of tables and addresses, Markdown")
            .WithDescription("For language models and others that read text.")
            .Produces<string>(contentType: "text/plain")
            .Produces(304);
        rod.MapGet(Addresses.Sitemap, (HttpContext http, IOptions<HttpIndstillinger> indstillinger) => Svar(http, indstillinger.Value, "application/xml; charset=utf-8", (kald, adresse) =>
                Indeks.Sidekort(kald.Katalog, adresse)))
            .ExcludeFromDescription();
        app.MapGet(Robots, (HttpContext http, IOptions<HttpIndstillinger> indstillinger) =>
        {
            Mellemlager.TilladGenbrug(http, indstillinger.Value.CacheSeconds);
            return TypedResults.Text(Indeks.Robots(Webadresse.Af(http, indstillinger.Value)), "text/plain", Encoding.UTF8);
        }).ExcludeFromDescription();
        app.MapGet(Security, (HttpContext http, TimeProvider time, IOptions<HttpIndstillinger> indstillinger) =>
        {
            Mellemlager.TilladGenbrug(http, indstillinger.Value.CacheSeconds);
            return TypedResults.Text(
                Indeks.Security(indstillinger.Value, Webadresse.Af(http, indstillinger.Value) + Security, time.GetUtcNow()), "text/plain", Encoding.UTF8);
        }).ExcludeFromDescription();
    }

    private static IResult Katalog(HttpContext http, IOptions<HttpIndstillinger> indstillinger) => Svar(http, indstillinger.Value, "application/ld+json", (kald, adresse) =>
        Encoding.UTF8.GetBytes(new Dcatkatalog(kald.Katalog, indstillinger.Value, adresse).Skriv().ToJsonString(Linkeddata.Json) + "\n"));

    /// <summary>A small document about the release: the same for the same release, address and path.</summary>
    private static IResult Svar(HttpContext http, HttpIndstillinger indstillinger, string medietype, Func<Kald, string, byte[]> skriv)
    {
        var kald = Kald.Af(http);
        var adresse = Webadresse.Af(http, indstillinger);
        var etag = new Fingeraftryk(kald.Katalog).Tilfoej(http.Request.Path).Tilfoej(adresse).Tilfoej(kald.Katalog.Historikaftryk).Etag();
        return Mellemlager.ErUaendret(http, kald.Katalog, etag, indstillinger.CacheSeconds)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(skriv(kald, adresse), medietype);
    }
}
