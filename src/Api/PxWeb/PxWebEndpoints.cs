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
        var rod = app.MapGroup(Addresses.PxWeb).ProducesFejl(400).ProducesFejl(429).ProducesFejl(503).MedSprog();
        rod.MapGroup("").AddEndpointFilter<RouteGroupBuilder, UnknownParameters>().MapKonfiguration();

        var udgivelse = rod.MapGroup("")
            .AddEndpointFilter<RouteGroupBuilder, Kaldfilter>()
            .AddEndpointFilter<RouteGroupBuilder, UnknownParameters>()
            .ProducesFejl(406);
        udgivelse.MapTabeller();
        udgivelse.MapData();
        udgivelse.MapKodelister();
        udgivelse.MapGemte();
        return app;
    }

    /// <summary>The figures are public: any page may read them. POST carries a selection; what it keeps of that is nobody's.</summary>
    internal static void Aaben(CorsPolicyBuilder cors) => cors
        .AllowAnyOrigin()
        .AllowAnyHeader()
        .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
        // As long as a browser will (two hours to a day).
        .SetPreflightMaxAge(TimeSpan.FromDays(1))
        .WithExposedHeaders("ETag", "Content-Disposition", "Link", "Location", "Retry-After", Remark.Header);
}
