using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Information;

/// <summary>
/// The pages that tell what the figures are: <c>/metode</c>, <c>/regelsaet</c>, <c>/udgivelser</c>, <c>/kalender</c> and <c>/api</c>.
/// </summary>
internal static class InformationPageEndpoints
{
    public static void MapInformationPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            Addresses.Method,
            (HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings, IOptions<DisclosureSettings> disclosure) =>
                PageAnswer.Give(http, currentOf, settings.Value, Key(disclosure.Value), (catalogue, page) =>
                    MethodPage.Write(catalogue, disclosure.Value, settings.Value, page))).ExcludeFromDescription();
        app.MapGet(Addresses.RuleSets, (HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings) =>
            PageAnswer.Give(http, currentOf, settings.Value, Addresses.RuleSets, (catalogue, page) =>
                RegelsaetPage.Write(catalogue, settings.Value, page))).ExcludeFromDescription();
        app.MapGet(Addresses.Releases, (HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings) =>
            PageAnswer.Give(http, currentOf, settings.Value, Addresses.Releases, (catalogue, page) =>
                ReleasesPage.Write(catalogue, settings.Value, page))).ExcludeFromDescription();
        app.MapGet(Addresses.Calendar, (HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings) =>
            PageAnswer.Give(http, currentOf, settings.Value, Addresses.Calendar, (catalogue, page) =>
                CalendarPage.Write(catalogue, settings.Value, page))).ExcludeFromDescription();
        app.MapGet(Addresses.Api, (HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings) =>
            PageAnswer.Give(http, currentOf, settings.Value, Addresses.Api, (catalogue, page) =>
                ApiPage.Write(catalogue, settings.Value, page))).ExcludeFromDescription();
    }

    /// <summary>The account of the method tells what is withheld, as it is set.</summary>
    private static string Key(DisclosureSettings disclosure) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Addresses.Method} {disclosure.Threshold} {disclosure.GroupDisclosure} {disclosure.GroupThreshold}");
}
