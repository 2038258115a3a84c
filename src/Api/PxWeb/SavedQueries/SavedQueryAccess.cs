using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb.SavedQueries;

/// <summary>What endpoints that use kept queries have in common.</summary>
internal static class SavedQueryAccess
{
    /// <summary>The codelists of the query that <c>savedQuery</c> names, which must be of <paramref name="table"/>.</summary>
    public static async Task<Result<MetadataOptions>> CodelistsAsync(
        SavedQueryStore store, string id, CatalogueTable table, CancellationToken stop)
    {
        if (await store.FindAsync(id, stop) is not { } stored)
        {
            return ErrorList.UnknownQuery(id);
        }

        if (!string.Equals(stored.Query.TableId, table.Table.Id, StringComparison.OrdinalIgnoreCase))
        {
            return ErrorList.InvalidParameter(
                "savedQuery",
                id,
                new BilingualText($"en forespørgsel på {table.Table.Id}", $"a query of {table.Table.Id}"));
        }

        return SelectionRequest.Of(stored.Query.Selection).Succeeded(out var choice, out var error)
            ? new MetadataOptions(id, choice.Codelists)
            : error;
    }

    /// <summary>
    /// Queries are kept in a database of their own, or over connections of their own: it may be away while figures are served
    /// from memory.
    /// </summary>
    public static async ValueTask<object?> RequireStore(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            var http = context.HttpContext;
            var settings = http.RequestServices.GetRequiredService<IOptions<HttpSettings>>().Value;
            http.Response.Headers.RetryAfter = settings.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return ErrorList.StoreIsGone().Answer(http, TextLanguages.ToError(http));
        }
    }
}

/// <summary>
/// How many new queries each client has saved today (UTC). In memory only, and forgotten when the day is over: nothing is kept
/// of who saved what.
/// </summary>
internal sealed class SavedQueryAllowance(TimeProvider time, IOptions<HttpSettings> settings)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ClientKey, int> _taken = [];
    private DateTime _day;

    /// <summary>How many a client may save in a day.</summary>
    public int PerDay => settings.Value.MaxSavedQueriesPerClientPerDay;

    /// <summary>How long until there is room again for everybody.</summary>
    public TimeSpan UntilTomorrow => time.GetUtcNow().UtcDateTime is var now ? now.Date.AddDays(1) - now : default;

    /// <summary>Takes one of the client's, or says that there is none left.</summary>
    public bool TryTake(ClientKey client)
    {
        lock (_gate)
        {
            var today = time.GetUtcNow().UtcDateTime.Date;
            if (today != _day)
            {
                _taken.Clear();
                _day = today;
            }

            var taken = _taken.GetValueOrDefault(client);
            if (taken >= PerDay)
            {
                return false;
            }

            _taken[client] = taken + 1;
            return true;
        }
    }

    /// <summary>Gives one back that nothing came of.</summary>
    public void GiveBack(ClientKey client)
    {
        lock (_gate)
        {
            if (_taken.TryGetValue(client, out var taken) && taken > 1)
            {
                _taken[client] = taken - 1;
            }
            else
            {
                _taken.Remove(client);
            }
        }
    }
}
