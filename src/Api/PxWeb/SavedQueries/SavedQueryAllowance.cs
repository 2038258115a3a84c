using Microsoft.Extensions.Options;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Requests;

namespace Opgoerelse.Api.PxWeb.SavedQueries;

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
