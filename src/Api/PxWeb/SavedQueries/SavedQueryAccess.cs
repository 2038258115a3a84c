using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.PxWeb.SavedQueries;

/// <summary>What endpoints that use kept queries have in common.</summary>
internal static class SavedQueryAccess
{
    /// <summary>The codelists of the query that <c>savedQuery</c> names, which must be of <paramref name="tabel"/>.</summary>
    public static async Task<Udfald<Metadatavalg>> KodelisterAsync(
        Forespoergselslager lager, string id, Katalogtabel tabel, CancellationToken stop)
    {
        if (await lager.FindAsync(id, stop) is not { } gemt)
        {
            return Fejlliste.UkendtForespoergsel(id);
        }

        if (!string.Equals(gemt.Forespoergsel.TableId, tabel.Tabel.Id, StringComparison.OrdinalIgnoreCase))
        {
            return Fejlliste.UgyldigParameter("savedQuery", id, new Tekst($"en forespørgsel på {tabel.Tabel.Id}", $"a query of {tabel.Tabel.Id}"));
        }

        return Valgforespoergsel.Af(gemt.Forespoergsel.Selection).Lykkedes(out var valg, out var fejl)
            ? new Metadatavalg(id, valg.Kodelister)
            : fejl;
    }

    /// <summary>
    /// Queries are kept in a database of their own, or over connections of their own: it may be away while figures are served
    /// from memory.
    /// </summary>
    public static async ValueTask<object?> KraevLager(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fejl) when (fejl is DbException or TimeoutException)
        {
            var http = context.HttpContext;
            var indstillinger = http.RequestServices.GetRequiredService<IOptions<HttpIndstillinger>>().Value;
            http.Response.Headers.RetryAfter = indstillinger.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Fejlliste.LagerErVaek().Svar(http, Tekstsprog.TilFejl(http));
        }
    }
}
