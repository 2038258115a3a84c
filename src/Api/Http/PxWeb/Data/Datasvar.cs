using Opgoerelse.Api.Http.PxWeb.Formater;

namespace Opgoerelse.Api.Http.PxWeb.Data;

/// <summary>Cells in the format asked for, streamed; a whole table in its usual shape from what was written beforehand.</summary>
internal sealed class Datasvar(Dataopgave opgave, Formatvalg valgt) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var svar = httpContext.Response;
        if (Metoder.ErLaesning(httpContext.Request))
        {
            if (valgt.AfAccept)
            {
                svar.Headers.Vary = "Accept, Accept-Encoding";
            }

            if (Mellemlager.ErUaendret(httpContext, opgave.Kald.Katalog, Etag(), opgave.Indstillinger.CacheSeconds, valgt.Format.Medietype))
            {
                return Task.CompletedTask;
            }
        }
        else
        {
            svar.Headers.CacheControl = "no-store";
        }

        svar.ContentType = valgt.Format.Medietype;
        svar.Headers.ContentLanguage = opgave.Sprog;
        svar.Headers.ContentDisposition = $"inline; filename=\"{opgave.Udsnit.Tabel.Tabel.Id}{valgt.Format.Filendelse}\"";
        // For formats that hold data only: where it stands what they mean.
        svar.Headers.Link = $"<{httpContext.Request.PathBase.ToUriComponent()}{PxWebEndpoints.Rod}/tables/{Uri.EscapeDataString(opgave.Udsnit.Tabel.Tabel.Id)}/metadata?lang={opgave.Sprog}>; rel=\"describedby\"; type=\"application/json\"";
        var indkodning = Indkodning.Valgt(httpContext, valgt.Format.Medietype);
        var helt = opgave.Kald.Katalog.Heltabeller.Find(opgave, valgt)?.I(indkodning);
        if (helt is { } bytes)
        {
            svar.Headers.ContentEncoding = indkodning;
            svar.ContentLength = bytes.Length;
        }

        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            svar.Headers.ContentEncoding = indkodning;
            return Task.CompletedTask;
        }

        return helt is { } hele
            ? svar.BodyWriter.WriteAsync(hele, httpContext.RequestAborted).AsTask()
            : valgt.Skriver.SkrivAsync(opgave, svar.BodyWriter, httpContext.RequestAborted);
    }

    private string Etag()
    {
        var aftryk = new Fingeraftryk(opgave.Kald.Katalog);
        aftryk.Tilfoej(opgave.Udsnit.Tabel.Tabel.Id).Tilfoej(opgave.Sprog).Tilfoej(valgt.Format.Navn);
        if (valgt.Parametre.Count > 0)
        {
            foreach (var parameter in valgt.Parametre.Select(parameter => parameter.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                aftryk.Tilfoej(parameter);
            }
        }

        aftryk.Tilfoej([.. opgave.Placering.Stub]).Tilfoej([.. opgave.Placering.Heading]);
        foreach (var akse in opgave.Udsnit.Akser)
        {
            aftryk.Tilfoej([akse]).Tilfoej(opgave.Udsnit.Valgte(akse));
        }

        return aftryk.Etag();
    }
}
