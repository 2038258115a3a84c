using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>A dataset without its cells.</summary>
internal sealed class Metadatasvar(Dataopgave opgave, Links links) : IResult
{
    private const string Medietype = "application/json; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var aftryk = new Fingeraftryk(opgave.Kald.Katalog);
        aftryk.Tilfoej("metadata").Tilfoej([.. opgave.Placering.Stub]).Tilfoej([.. opgave.Placering.Heading]).Tilfoej(Webadresse.Af(httpContext, opgave.Indstillinger)).Tilfoej(opgave.Udsnit.Tabel.Tabel.Id).Tilfoej(opgave.Sprog);
        foreach (var akse in opgave.Udsnit.Akser)
        {
            aftryk.Tilfoej([akse]).Tilfoej(opgave.Udsnit.Valgte(akse));
        }

        if (Mellemlager.ErUaendret(httpContext, opgave.Kald.Katalog, aftryk.Etag(), opgave.Indstillinger.CacheSeconds, Medietype))
        {
            return;
        }

        httpContext.Response.ContentType = Medietype;
        httpContext.Response.Headers.ContentLanguage = opgave.Sprog;
        await new JsonStat2Skriver(opgave, httpContext.Response.BodyWriter, links).SkrivAsync(medCeller: false, httpContext.RequestAborted);
    }
}
