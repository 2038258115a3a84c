using System.Data.Common;
using Opgoerelse.Domain;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Jobs;

/// <summary>
/// Passes progress on to whoever watches, and notes it in the ledger about once a second from a thread of its own:
/// a job that holds the database's write transaction never waits for its own progress to be written.
/// </summary>
internal sealed class Fremdriftsnotat : IProgress<Fremdrift>, IDisposable
{
    private static readonly TimeSpan Takt = TimeSpan.FromSeconds(1);

    private readonly Koerselslager _lager;
    private readonly long _id;
    private readonly IProgress<Fremdrift>? _tilskuer;
    private readonly ManualResetEventSlim _slut = new();
    private readonly Thread _skriver;
    private Notat? _seneste;

    public Fremdriftsnotat(Koerselslager lager, long id, IProgress<Fremdrift>? tilskuer)
    {
        _lager = lager;
        _id = id;
        _tilskuer = tilskuer;
        _skriver = new Thread(Skriv) { IsBackground = true, Name = "fremdrift" };
        _skriver.Start();
    }

    public void Report(Fremdrift value)
    {
        Volatile.Write(ref _seneste, new Notat(value));
        _tilskuer?.Report(value);
    }

    public void Dispose()
    {
        _slut.Set();
        _skriver.Join();
        _slut.Dispose();
    }

    /// <summary>Progress as a person reads it: <c>Fakta for bek-2408: 1.200 af 41.000</c>.</summary>
    public static string Tekst(Fremdrift fremdrift) =>
        fremdrift switch
        {
            { IAlt: { } iAlt } => $"{fremdrift.Trin}: {Dansktal.Skriv(fremdrift.Udfoert)} af {Dansktal.Skriv(iAlt)}",
            { Udfoert: 0 } => fremdrift.Trin,
            _ => $"{fremdrift.Trin}: {Dansktal.Skriv(fremdrift.Udfoert)}",
        };

    private void Skriv()
    {
        Notat? skrevet = null;
        var sidste = false;
        while (!sidste)
        {
            sidste = _slut.Wait(Takt);
            var seneste = Volatile.Read(ref _seneste);
            if (seneste is null || ReferenceEquals(seneste, skrevet))
            {
                continue;
            }

            try
            {
                _lager.NoterFremdrift(_id, Tekst(seneste.Fremdrift));
                skrevet = seneste;
            }
            catch (DbException)
            {
                // The database was busy for a minute. Progress is a courtesy: the next note comes in a second.
            }
        }
    }

    private sealed record Notat(Fremdrift Fremdrift);
}
