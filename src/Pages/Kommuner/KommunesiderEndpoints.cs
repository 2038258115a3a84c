using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>The pages where a kommune finds itself: <c>/kommune</c> and <c>/kommune/{kode-eller-navn}</c>.</summary>
internal static class KommunesiderEndpoints
{
    public static void MapKommunesider(this IEndpointRouteBuilder app)
    {
        app.MapGet("/kommune", (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Svar(http, aktuel, indstillinger.Value, (_, grundlag, side) => Soeg(grundlag, http.Request.Query["navn"].ToString().Trim(), indstillinger.Value, side))).ExcludeFromDescription();
        app.MapGet("/kommune/{kommune}", (
            HttpContext http,
            [FromRoute(Name = "kommune")] string kommune,
            AktuelUdgivelse aktuel,
            IOptions<HttpIndstillinger> indstillinger) =>
            Svar(http, aktuel, indstillinger.Value, (katalog, grundlag, side) => Vis(http, katalog, grundlag, kommune, indstillinger.Value, side))).ExcludeFromDescription();
    }

    private static IResult Svar(HttpContext http, AktuelUdgivelse aktuel, HttpIndstillinger indstillinger, Func<Katalog, Rapportgrundlag, Side, IResult> svar) =>
        // A release without a whole year has nothing to compare yet.
        aktuel.Katalog is { Sammenligning: { } grundlag } katalog ? svar(katalog, grundlag, Side.Af(http, indstillinger)) : Sidesvar.Venter(http, indstillinger);

    /// <summary>The one kommune that is meant, or all whose name holds what was asked for.</summary>
    private static IResult Soeg(Rapportgrundlag grundlag, string navn, HttpIndstillinger indstillinger, Side side) =>
        navn.Length > 0 && Kommunesoegning.Find(grundlag.Sammenligner, navn) is { } fundet
            ? TypedResults.Redirect(side.Til(Addresses.Kommune(fundet)))
            : TypedResults.Content(Kommuneliste.Skriv(grundlag, navn, indstillinger, side), Sidesvar.Medietype);

    private static IResult Vis(HttpContext http, Katalog katalog, Rapportgrundlag grundlag, string navn, HttpIndstillinger indstillinger, Side side)
    {
        if (Kommunesoegning.Find(grundlag.Sammenligner, navn) is not { } kommune)
        {
            return TypedResults.Content(Kommuneliste.Skriv(grundlag, navn, indstillinger, side), Sidesvar.Medietype, statusCode: StatusCodes.Status404NotFound);
        }

        // The page is a function of what was chosen, however the query said it.
        var valg = Kommunevalg.Laes(http.Request.Query, grundlag.Sammenligner, kommune);
        var enkelt = Side.Paa(side, valg.Adresse(valg.Billede.Indsats.Kode));
        return Sidesvar.Giv(http, katalog, indstillinger, enkelt, enkelt.Sti, (_, paa) => Kommuneside.Skriv(grundlag, valg, indstillinger, paa));
    }
}
