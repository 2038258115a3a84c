using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Information;

/// <summary>The pages that tell what the figures are: <c>/metode</c>, <c>/regelsaet</c>, <c>/udgivelser</c> and <c>/api</c>.</summary>
internal static class OplysningssiderEndpoints
{
    public static void MapOplysningssider(this IEndpointRouteBuilder app)
    {
        app.MapGet(Addresses.Method, (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger, IOptions<Fortrolighedsindstillinger> fortrolighed) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, Noegle(fortrolighed.Value), (katalog, side) =>
                Metodeside.Skriv(katalog, fortrolighed.Value, indstillinger.Value, side))).ExcludeFromDescription();
        app.MapGet(Addresses.RuleSets, (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, Addresses.RuleSets, (katalog, side) =>
                Regelsaetside.Skriv(katalog, indstillinger.Value, side))).ExcludeFromDescription();
        app.MapGet(Addresses.Releases, (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, Addresses.Releases, (katalog, side) =>
                Udgivelsesside.Skriv(katalog, indstillinger.Value, side))).ExcludeFromDescription();
        app.MapGet(Addresses.Api, (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, Addresses.Api, (katalog, side) =>
                Apiside.Skriv(katalog, indstillinger.Value, side))).ExcludeFromDescription();
    }

    /// <summary>The account of the method tells what is withheld, as it is set.</summary>
    private static string Noegle(Fortrolighedsindstillinger fortrolighed) =>
        string.Create(CultureInfo.InvariantCulture, $"{Addresses.Method} {fortrolighed.Graense} {fortrolighed.Gruppeoplysning} {fortrolighed.Gruppegraense}");
}
