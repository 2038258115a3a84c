using System.Globalization;
using Opgoerelse.Api.Http.PxWeb.Formater;

namespace Opgoerelse.Api.Http.PxWeb.Data;

/// <summary>Cells in the format asked for, streamed.</summary>
internal sealed class Datasvar(Dataopgave opgave, Dataforespoergsel forespoergsel) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var svar = httpContext.Response;
        if (HttpMethods.IsGet(httpContext.Request.Method))
        {
            if (Mellemlager.ErUaendret(httpContext, opgave.Kald.Katalog, Etag(), opgave.Indstillinger.CacheSeconds))
            {
                return Task.CompletedTask;
            }
        }
        else
        {
            svar.Headers.CacheControl = "no-store";
        }

        svar.ContentType = forespoergsel.Format.Medietype;
        svar.Headers.ContentLanguage = opgave.Sprog;
        svar.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"{opgave.Udsnit.Tabel.Tabel.Id}{forespoergsel.Format.Filendelse}\"");
        return forespoergsel.Skriver.SkrivAsync(opgave, svar.BodyWriter, httpContext.RequestAborted);
    }

    private string Etag()
    {
        var aftryk = new Fingeraftryk(opgave.Kald.Katalog);
        aftryk.Tilfoej(opgave.Udsnit.Tabel.Tabel.Id).Tilfoej(opgave.Sprog).Tilfoej(forespoergsel.Format.Navn);
        foreach (var parameter in forespoergsel.Formatparametre.Select(parameter => parameter.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            aftryk.Tilfoej(parameter);
        }

        aftryk.Tilfoej([.. opgave.Placering.Stub]).Tilfoej([.. opgave.Placering.Heading]);
        foreach (var akse in opgave.Udsnit.Akser)
        {
            aftryk.Tilfoej([akse]).Tilfoej(opgave.Udsnit.Valgte(akse));
        }

        return aftryk.Etag();
    }
}
