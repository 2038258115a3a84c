using Microsoft.Net.Http.Headers;
using Opgoerelse.Api.Http.PxWeb;

namespace Opgoerelse.Api.Http.Masse;

/// <summary>A whole table, packed where the client takes that and it is packed already, otherwise streamed.</summary>
internal sealed class Massesvar(Kald kald, Massefil fil, HttpIndstillinger indstillinger) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var svar = httpContext.Response;
        var kodning = Indholdskodninger.Vaelg(httpContext.Request);
        var pakket = fil.Pakket(kodning);
        var kodet = pakket is null ? null : kodning.Navn();
        svar.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);

        // Other bytes, another tag: a strong tag is about the bytes that are sent.
        var etag = new Fingeraftryk(kald.Katalog).Tilfoej("bulk").Tilfoej(fil.Navn).Tilfoej(kodet ?? "").Etag();
        if (Mellemlager.ErUaendret(httpContext, kald.Katalog, etag, indstillinger.CacheSeconds))
        {
            return;
        }

        svar.ContentType = fil.Format.Medietype;
        svar.Headers.ContentDisposition = $"attachment; filename=\"{fil.Navn}\"";
        if (pakket is null)
        {
            await fil.SkrivAsync(svar.BodyWriter, httpContext.RequestAborted);
            return;
        }

        svar.Headers.ContentEncoding = kodet;
        svar.ContentLength = pakket.Length;
        await svar.Body.WriteAsync(pakket, httpContext.RequestAborted);
    }
}
