using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Tables;

/// <summary>The pages about tables: <c>/tabeller</c> and <c>/tabeller/{id}</c>.</summary>
internal static class TablePageEndpoints
{
    public static void MapTablePages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tabeller", (HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings) =>
            PageAnswer.Give(http, currentOf, settings.Value, "/tabeller", (catalogue, page) => TableList.Write(catalogue, settings.Value, page))).ExcludeFromDescription();
        app.MapGet("/tabeller/{id}", (HttpContext http, string id, CurrentRelease currentOf, IOptions<HttpSettings> settings, FormatNames formats) =>
            Show(http, id, currentOf, settings.Value, formats)).WithMetadata(new WithProgram()).ExcludeFromDescription();
    }

    private static IResult Show(HttpContext http, string id, CurrentRelease currentOf, HttpSettings settings, FormatNames formats)
    {
        if (currentOf.Catalogue is not { } catalogue)
        {
            return PageAnswer.Waits(http, settings);
        }

        if (catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Respond(http);
        }

        var page = Page.Of(http, settings);
        var choice = TablePageOptions.Read(http.Request.Query, table);
        if (choice.Error is not null)
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Content(TablePage.Write(catalogue, choice, formats, settings, page), PageAnswer.MediaType, statusCode: choice.Error.Status);
        }

        // A form says each value by itself: the address that is shown, kept and shared is the one of the selection.
        return choice.IsSimple(http.Request.Query)
            ? PageAnswer.Give(http, catalogue, settings, page, choice.Location, (now, asked) => TablePage.Write(now, choice, formats, settings, asked))
            : TypedResults.Redirect(page.To(choice.Location));
    }
}
