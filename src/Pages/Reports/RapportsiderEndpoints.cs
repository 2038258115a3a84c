using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Endpoints;

namespace Opgoerelse.Pages.Reports;

/// <summary>The reports: the page <c>/rapporter</c> and the files <c>/rapporter/{udgivelse}/{fil}</c>.</summary>
internal static class RapportsiderEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapRapportsider(this IEndpointRouteBuilder app)
    {
        app.MapGet(ReportAddress.Root, (HttpContext http, AktuelUdgivelse aktuel, Rapportarkiv arkiv, IOptions<HttpIndstillinger> indstillinger) => Vis(http, aktuel, arkiv, indstillinger.Value)).ExcludeFromDescription();
        app.MapGet(ReportAddress.Root + "/{udgivelse:long}/{fil}", (
            HttpContext http,
            [FromRoute(Name = "udgivelse")] long udgivelse,
            [FromRoute(Name = "fil")] string fil,
            AktuelUdgivelse aktuel,
            Rapportarkiv arkiv,
            IOptions<HttpIndstillinger> indstillinger) =>
            Hent(http, udgivelse, fil, aktuel, arkiv, indstillinger.Value)).WithMetadata(new Selvstaendigfil()).ExcludeFromDescription();
    }

    private static IResult Vis(HttpContext http, AktuelUdgivelse aktuel, Rapportarkiv arkiv, HttpIndstillinger indstillinger)
    {
        IReadOnlySet<Rapportfil> filer = aktuel.Katalog is { } katalog ? arkiv.Filer(katalog.Udgivelse) : new HashSet<Rapportfil>();
        // Files come while a release is served.
        var noegle = ReportAddress.Root + ' ' + string.Join(' ', filer.Select(fil => fil.Filnavn).Order(StringComparer.Ordinal));
        return Sidesvar.Giv(http, aktuel, indstillinger, noegle, (nu, side) => Rapportliste.Skriv(nu, filer, indstillinger, side));
    }

    /// <summary>A file of the release that is served, and of no other: what was withdrawn or replaced has no reports here.</summary>
    private static IResult Hent(HttpContext http, long udgivelse, string filnavn, AktuelUdgivelse aktuel, Rapportarkiv arkiv, HttpIndstillinger indstillinger)
    {
        if (aktuel.Katalog is not { } katalog)
        {
            return Sidesvar.Venter(http, indstillinger);
        }

        if (katalog.Udgivelse.Id != udgivelse || Rapportfil.Laes(filnavn) is not { } fil || arkiv.Find(katalog.Udgivelse, fil) is not { } sti)
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Content(Rapportliste.SkrivUkendt(Side.Paa(Side.Af(http, indstillinger), ReportAddress.Root)), Sidesvar.Medietype, statusCode: StatusCodes.Status404NotFound);
        }

        Mellemlager.TilladGenbrug(http, katalog, indstillinger.CacheSeconds);
        return fil.Endelse switch
        {
            "html" => TypedResults.PhysicalFile(sti, Sidesvar.Medietype),
            "pdf" => TypedResults.PhysicalFile(sti, MediaTypeNames.Application.Pdf),
            _ => TypedResults.PhysicalFile(sti, Xlsx, fileDownloadName: string.Create(CultureInfo.InvariantCulture, $"rapport-{udgivelse}-{fil.Filnavn}")),
        };
    }
}
