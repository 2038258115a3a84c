using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Reports;

/// <summary>The reports: the page <c>/rapporter</c> and the files <c>/rapporter/{udgivelse}/{fil}</c>.</summary>
internal static class ReportPageEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReportPages(this IEndpointRouteBuilder app)
    {
        app
            .MapGet(
                ReportAddress.Root,
                (HttpContext http, CurrentRelease currentOf, ReportArchive archive, IOptions<HttpSettings> settings) =>
                    Show(http, currentOf, archive, settings.Value))
            .ExcludeFromDescription();
        app.MapGet(ReportAddress.Root + "/{udgivelse:long}/{fil}", (
            HttpContext http,
            [FromRoute(Name = "udgivelse")] long release,
            [FromRoute(Name = "fil")] string file,
            CurrentRelease currentOf,
            ReportArchive archive,
            IOptions<HttpSettings> settings) =>
            Fetch(http, release, file, currentOf, archive, settings.Value)).WithMetadata(new StandaloneFile()).ExcludeFromDescription();
    }

    private static IResult Show(HttpContext http, CurrentRelease currentOf, ReportArchive archive, HttpSettings settings)
    {
        IReadOnlySet<ReportFile> files =
            currentOf.Catalogue is { } catalogue ? archive.Files(catalogue.Release) : new HashSet<ReportFile>();
        // Files come while a release is served.
        var key = ReportAddress.Root + ' ' + string.Join(' ', files.Select(file => file.FileName).Order(StringComparer.Ordinal));
        return PageAnswer.Give(http, currentOf, settings, key, (now, page) => ReportList.Write(now, files, settings, page));
    }

    /// <summary>A file of the release that is served, and of no other: what was withdrawn or replaced has no reports here.</summary>
    private static IResult Fetch(
        HttpContext http,
        long release,
        string fileName,
        CurrentRelease currentOf,
        ReportArchive archive,
        HttpSettings settings)
    {
        if (currentOf.Catalogue is not { } catalogue)
        {
            return PageAnswer.Waits(http, settings);
        }

        if (catalogue.Release.Id != release
            || ReportFile.Read(fileName) is not { } file
            || archive.Find(catalogue.Release, file) is not { } path)
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Content(
                ReportList.WriteUnknown(Page.At(Page.Of(http, settings), ReportAddress.Root)),
                PageAnswer.MediaType,
                statusCode: StatusCodes.Status404NotFound);
        }

        CacheHeaders.AllowReuse(http, catalogue, settings.CacheSeconds);
        return file.Extension switch
        {
            "html" => TypedResults.PhysicalFile(path, PageAnswer.MediaType),
            "pdf" => TypedResults.PhysicalFile(path, MediaTypeNames.Application.Pdf),
            _ =>
                TypedResults.PhysicalFile(
                    path,
                    Xlsx,
                    fileDownloadName: string.Create(CultureInfo.InvariantCulture, $"rapport-{release}-{file.FileName}")),
        };
    }
}
