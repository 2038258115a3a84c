using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Pages.Tables;

/// <summary>The pages about tables: <c>/tabeller</c> and <c>/tabeller/{id}</c>.</summary>
internal static class TabelsiderEndpoints
{
    public static void MapTabelsider(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tabeller", (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Sidesvar.Giv(http, aktuel, indstillinger.Value, "/tabeller", (katalog, side) => Tabelliste.Skriv(katalog, indstillinger.Value, side))).ExcludeFromDescription();
        app.MapGet("/tabeller/{id}", (HttpContext http, string id, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger, FormatNames formater) =>
            Vis(http, id, aktuel, indstillinger.Value, formater)).WithMetadata(new MedProgram()).ExcludeFromDescription();
    }

    private static IResult Vis(HttpContext http, string id, AktuelUdgivelse aktuel, HttpIndstillinger indstillinger, FormatNames formater)
    {
        if (aktuel.Katalog is not { } katalog)
        {
            return Sidesvar.Venter(http, indstillinger);
        }

        if (katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Respond(http);
        }

        var side = Side.Af(http, indstillinger);
        var valg = Tabelvalg.Laes(http.Request.Query, tabel);
        if (valg.Fejl is not null)
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Content(Tabelside.Skriv(katalog, valg, formater, indstillinger, side), Sidesvar.Medietype, statusCode: valg.Fejl.Status);
        }

        // A form says each value by itself: the address that is shown, kept and shared is the one of the selection.
        return valg.ErEnkelt(http.Request.Query)
            ? Sidesvar.Giv(http, katalog, indstillinger, side, valg.Sti, (nu, paa) => Tabelside.Skriv(nu, valg, formater, indstillinger, paa))
            : TypedResults.Redirect(side.Til(valg.Sti));
    }
}
