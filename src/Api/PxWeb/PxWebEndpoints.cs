using System.Reflection;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.CodeLists;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Data;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Formats;

namespace Opgoerelse.Api.PxWeb;

/// <summary>PxWebApi 2: <c>/api/v2</c>.</summary>
internal static class PxWebEndpoints
{
    public static IEndpointRouteBuilder MapPxWeb(this IEndpointRouteBuilder app)
    {
        var root = app.MapGroup(Addresses.PxWeb).ProducesError(400).ProducesError(429).ProducesError(503).WithLanguage();
        root.MapGroup("").AddEndpointFilter<RouteGroupBuilder, UnknownParameters>().MapConfig();

        var release = root.MapGroup("")
            .AddEndpointFilter<RouteGroupBuilder, CallFilter>()
            .AddEndpointFilter<RouteGroupBuilder, UnknownParameters>()
            .ProducesError(406);
        release.MapTables();
        release.MapData();
        release.MapCodelists();
        release.MapSavedQueries();
        return app;
    }

    /// <summary>The figures are public: any page may read them. POST carries a selection; what it keeps of that is nobody's.</summary>
    internal static void AllowAnyOrigin(CorsPolicyBuilder cors) => cors
        .AllowAnyOrigin()
        .AllowAnyHeader()
        .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
        // As long as a browser will (two hours to a day).
        .SetPreflightMaxAge(TimeSpan.FromDays(1))
        .WithExposedHeaders("ETag", "Content-Disposition", "Link", "Location", "Retry-After", Remark.Header);
}

/// <summary><c>/config</c>: what this service can do and what its limits are.</summary>
internal static class ConfigEndpoints
{
    /// <summary>The version of the PxWebApi specification that is followed.</summary>
    private const string Specification = "2.0.0";

    private static readonly string ProgramVersion =
        typeof(ConfigEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static void MapConfig(this IEndpointRouteBuilder app) => app
        .MapGet("/config", Fetch)
        .WithName("GetApiConfiguration")
        .WithSummary("Languages, formats, limits and licence of this service")
        .WithDescription("The limits are those that are enforced: `maxDataCells` of an answer, `maxCallsPerTimeWindow` of a client.")
        .WithTags("Configuration");

    private static Results<Ok<ConfigResponse>, ProblemHttpResult> Fetch(
        HttpContext http,
        IOptions<HttpSettings> settings,
        FormatRegister formats)
    {
        var asked = http.Request.Query["lang"].ToString();
        if (!TextLanguages.TryQuery(asked, out _))
        {
            return ErrorList.UnknownLanguage(asked).Answer(http, TextLanguages.English);
        }

        var values = settings.Value;
        return TypedResults.Ok(new ConfigResponse(
            Specification,
            ProgramVersion,
            [new Language(TextLanguages.Danish, "Dansk"), new Language(TextLanguages.English, "English")],
            TextLanguages.Danish,
            values.MaxDataCells,
            values.MaxCallsPerTimeWindow,
            values.TimeWindow,
            values.License.Address,
            [.. TextLanguages.All.Select(language => new SourceReference(language, values.Source.Text.In(language)))],
            formats.Standard.Name,
            formats.Names,
            [new ApiFeature("CORS", [new KeyValue("enabled", "True")])]));
    }
}
