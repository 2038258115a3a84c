using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Opsaetning;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Oplysningssider;

/// <summary>The pages that tell what the figures are: <c>/metode</c>, <c>/regelsaet</c>, <c>/udgivelser</c> and <c>/api</c>.</summary>
internal static class OplysningssiderEndpoints
{
    public const string Metode = "/metode";
    public const string Regelsaet = "/regelsaet";
    public const string Udgivelser = "/udgivelser";
    public const string Api = "/api";

    public static void MapOplysningssider(this IEndpointRouteBuilder app)
    {
        app.MapGet(Metode, (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger, IOptions<Fortrolighedsindstillinger> fortrolighed) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, Noegle(fortrolighed.Value), (katalog, side) =>
                Metodeside.Skriv(katalog, fortrolighed.Value, indstillinger.Value, side))).ExcludeFromDescription();
        app.MapGet(Regelsaet, (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, Regelsaet, (katalog, side) =>
                Regelsaetside.Skriv(katalog, indstillinger.Value, side))).ExcludeFromDescription();
        app.MapGet(Udgivelser, (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, Udgivelser, (katalog, side) =>
                Udgivelsesside.Skriv(katalog, indstillinger.Value, side))).ExcludeFromDescription();
        app.MapGet(Api, (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, Api, (katalog, side) =>
                Apiside.Skriv(katalog, indstillinger.Value, side))).ExcludeFromDescription();
    }

    /// <summary>The account of the method tells what is withheld, as it is set.</summary>
    private static string Noegle(Fortrolighedsindstillinger fortrolighed) =>
        string.Create(CultureInfo.InvariantCulture, $"{Metode} {fortrolighed.Graense} {fortrolighed.Gruppeoplysning} {fortrolighed.Gruppegraense}");
}
