using Microsoft.AspNetCore.Cors.Infrastructure;
using Opgoerelse.Api.PxWeb.CodeLists;
using Opgoerelse.Api.PxWeb.Data;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;

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
    internal static void OpenEntry(CorsPolicyBuilder cors) => cors
        .AllowAnyOrigin()
        .AllowAnyHeader()
        .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
        // As long as a browser will (two hours to a day).
        .SetPreflightMaxAge(TimeSpan.FromDays(1))
        .WithExposedHeaders("ETag", "Content-Disposition", "Link", "Location", "Retry-After", Remark.Header);
}
