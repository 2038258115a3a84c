using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>The pages where a kommune finds itself: <c>/kommune</c> and <c>/kommune/{kode-eller-navn}</c>.</summary>
internal static class KommunePageEndpoints
{
    public static void MapKommunePages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/kommune", (HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings) =>
            Answer(
                http,
                currentOf,
                settings.Value,
                (_, basis, page) => Search(basis, http.Request.Query["navn"].ToString().Trim(), settings.Value, page)))
                    .ExcludeFromDescription();
        app.MapGet("/kommune/{kommune}", (
            HttpContext http,
            [FromRoute(Name = "kommune")] string kommune,
            CurrentRelease currentOf,
            IOptions<HttpSettings> settings) =>
            Answer(
                http,
                currentOf,
                settings.Value,
                (catalogue, basis, page) => Show(http, catalogue, basis, kommune, settings.Value, page))).ExcludeFromDescription();
    }

    private static IResult Answer(
        HttpContext http,
        CurrentRelease currentOf,
        HttpSettings settings,
        Func<Catalogue, ReportBasis, Page, IResult> answer) =>
        // A release without a whole year has nothing to compare yet.
        currentOf.Catalogue is { Comparison: { } basis } catalogue
            ? answer(catalogue, basis, Page.Of(http, settings))
            : PageAnswer.Waits(http, settings);

    /// <summary>The one kommune that is meant, or all whose name holds what was asked for.</summary>
    private static IResult Search(ReportBasis basis, string name, HttpSettings settings, Page page) =>
        name.Length > 0 && KommuneSearch.Find(basis.KommuneComparison, name) is { } found
            ? TypedResults.Redirect(page.To(Addresses.Kommune(found)))
            : TypedResults.Content(KommuneList.Write(basis, name, settings, page), PageAnswer.MediaType);

    private static IResult Show(HttpContext http, Catalogue catalogue, ReportBasis basis, string name, HttpSettings settings, Page page)
    {
        if (KommuneSearch.Find(basis.KommuneComparison, name) is not { } kommune)
        {
            return TypedResults.Content(
                KommuneList.Write(basis, name, settings, page),
                PageAnswer.MediaType,
                statusCode: StatusCodes.Status404NotFound);
        }

        // The page is a function of what was chosen, however the query said it.
        var choice = KommunePageOptions.Read(http.Request.Query, basis.KommuneComparison, kommune);
        var single = Page.At(page, choice.Address(choice.Picture.Indsats.Code));
        return PageAnswer.Give(
            http,
            catalogue,
            settings,
            single,
            single.Path,
            (_, asked) => KommunePage.Write(basis, choice, settings, asked));
    }
}
