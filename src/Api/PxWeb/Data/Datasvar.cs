using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Api.PxWeb.WholeTables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Requests;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>Cells in the format asked for, streamed; a whole table in its usual shape from what was written beforehand.</summary>
/// <param name="opgave">The cells.</param>
/// <param name="valgt">The format.</param>
/// <param name="door">By which interface, as <see cref="RequestMetrics"/> tells it.</param>
/// <param name="somFil">Whether a browser is to save it rather than show it.</param>
internal sealed class Datasvar(Dataopgave opgave, Formatvalg valgt, string door, bool somFil = false) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var svar = httpContext.Response;
        if (Metoder.ErLaesning(httpContext.Request))
        {
            if (valgt.AfAccept)
            {
                svar.Headers.Vary = "Accept, Accept-Encoding";
            }

            if (Mellemlager.ErUaendret(httpContext, opgave.Kald.Katalog, Etag(), opgave.Indstillinger.CacheSeconds, valgt.Medietype))
            {
                return;
            }
        }
        else
        {
            svar.Headers.CacheControl = "no-store";
        }

        var indkodning = Indkodning.Valgt(httpContext, valgt.Medietype);
        var helt = Heltabelsamling.Of(opgave.Kald.Katalog).Find(opgave, valgt)?.I(indkodning);
        var mange = helt is null && opgave.Udsnit.Celler > Places.FewCells && !HttpMethods.IsHead(httpContext.Request.Method);
        using var plads = mange ? await httpContext.RequestServices.GetRequiredService<Places>().HeavyAsync(httpContext) : null;
        if (mange && plads is null)
        {
            return;
        }

        RequestMetrics.Answer(door, opgave.Udsnit.Celler, prepared: helt is not null);
        svar.ContentType = valgt.Medietype;
        svar.Headers.ContentLanguage = opgave.Sprog;
        var hoveder = Datahoveder.For(opgave, valgt.Format, httpContext.Request.PathBase);
        svar.Headers.ContentDisposition = (somFil ? "attachment" : "inline") + hoveder.Filnavn;
        svar.Headers.Link = hoveder.Beskrivelse;
        if (helt is { } bytes)
        {
            svar.Headers.ContentEncoding = indkodning;
            svar.ContentLength = bytes.Length;
        }

        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            svar.Headers.ContentEncoding = indkodning;
        }
        else if (helt is null && !mange)
        {
            await valgt.Skriver.SkrivAsync(opgave, svar.BodyWriter, httpContext.RequestAborted);
        }
        else
        {
            await SkrivMange(httpContext, helt);
        }
    }

    /// <summary>An answer that does not go into the socket at once is given up when its reader is too slow.</summary>
    private async Task SkrivMange(HttpContext http, ReadOnlyMemory<byte>? helt)
    {
        using var frist = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        frist.CancelAfter(TimeSpan.FromSeconds(opgave.Indstillinger.RequestTimeoutSeconds));
        try
        {
            if (helt is { } hele)
            {
                await http.Response.BodyWriter.WriteAsync(hele, frist.Token);
            }
            else
            {
                await valgt.Skriver.SkrivAsync(opgave, http.Response.BodyWriter, frist.Token);
            }
        }
        catch (OperationCanceledException) when (frist.IsCancellationRequested)
        {
            // It has begun: the only way to say that it is not whole is to break it off.
            http.Abort();
        }
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
