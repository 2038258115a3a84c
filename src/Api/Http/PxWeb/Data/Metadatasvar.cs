using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Http.PxWeb.Tabeller;

namespace Opgoerelse.Api.Http.PxWeb.Data;

/// <summary>A dataset without its cells.</summary>
internal sealed class Metadatasvar(Dataopgave opgave, Links links) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var aftryk = new Fingeraftryk(opgave.Kald.Katalog);
        aftryk.Tilfoej("metadata").Tilfoej(httpContext.Request.PathBase.ToUriComponent()).Tilfoej(opgave.Udsnit.Tabel.Tabel.Id).Tilfoej(opgave.Sprog);
        foreach (var akse in opgave.Udsnit.Akser)
        {
            aftryk.Tilfoej([akse]).Tilfoej(opgave.Udsnit.Valgte(akse));
        }

        if (Mellemlager.ErUaendret(httpContext, opgave.Kald.Katalog, aftryk.Etag(), opgave.Indstillinger.CacheSeconds))
        {
            return;
        }

        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.Headers.ContentLanguage = opgave.Sprog;
        await using var skriver = new JsonStat2Skriver(opgave, httpContext.Response.BodyWriter, links);
        await skriver.SkrivAsync(medCeller: false, httpContext.RequestAborted);
    }
}
