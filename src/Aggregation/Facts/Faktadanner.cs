using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>
/// Makes facts from registrations, and the cube over them, in one transaction. Work is proportional to change: a
/// running set remakes the forloeb touched since its last run; a set that cannot be continued is made anew.
/// </summary>
public sealed class Faktadanner(Database database)
{
    private const string Laas = "fakta";
    private static readonly TimeSpan Taalmodighed = TimeSpan.FromMinutes(10);

    /// <summary>The fingerprint of the code, rules and registers: builds are deterministic, and the data files are built in.</summary>
    private static readonly string Aftryk =
        typeof(Opgoerer).Assembly.ManifestModule.ModuleVersionId.ToString("N") + typeof(Faktadanner).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>The ledger position of opgoerelsesdato D.</summary>
    /// <exception cref="IkkeTilgaengeligException">Nothing had been received by then.</exception>
    public static long Position(DbConnection forbindelse, DateOnly dato, DbTransaction? transaktion = null) =>
        forbindelse.ExecuteScalar<long?>(SagsSql.Position, new { dato = dato.DayNumber }, transaktion)
        ?? throw new IkkeTilgaengeligException($"Der er ingen tal for opgørelsesdatoen {dato:yyyy-MM-dd}: ingen leverance var modtaget på eller før den dag.");

    /// <summary>Brings the regelsaet's running set to <paramref name="dato"/>. Does nothing when it is there already.</summary>
    /// <param name="regelsaet">The regelsaet.</param>
    /// <param name="dato">Opgoerelsesdato D.</param>
    /// <param name="fremdrift">Told of forloeb made.</param>
    /// <param name="fuld">Makes every forloeb again, even where the touched ones would do.</param>
    /// <param name="stop">Rolls back; nothing is half done.</param>
    /// <exception cref="IkkeTilgaengeligException">Nothing had been received by <paramref name="dato"/>.</exception>
    /// <exception cref="TimeoutException">Another process makes facts and did not end in time.</exception>
    public Faktakoersel Opdater(Regelsaet regelsaet, DateOnly dato, IProgress<Fremdrift>? fremdrift = null, bool fuld = false, CancellationToken stop = default)
    {
        // Once it is done there is nothing left to do: an attempt that was kept unseen does no harm. Each attempt has the lock anew.
        return database.Repeat(
            _ =>
            {
                using var laas = TagLaas();
                return BringTil(regelsaet, dato, fremdrift, fuld, stop);
            },
            stop: stop);
    }

    /// <summary>
    /// A set for any D: the running one where it is just that, otherwise one made for this use only. Dispose of the
    /// loan to drop it.
    /// </summary>
    /// <exception cref="IkkeTilgaengeligException">Nothing had been received by <paramref name="dato"/>.</exception>
    public Faktalaan Laan(Regelsaet regelsaet, DateOnly dato, IProgress<Fremdrift>? fremdrift = null, CancellationToken stop = default) => database.Repeat(
        _ =>
        {
            var laas = TagLaas();
            try
            {
                // A set that was kept unseen is a forgotten one to the next attempt.
                return new Faktalaan(this, FindEllerDan(regelsaet, dato, fremdrift, stop), laas);
            }
            catch
            {
                laas.Dispose();
                throw;
            }
        },
        stop: stop);

    /// <summary>A set as that of <paramref name="laan"/> is, under another regelsaet; others wait for the loan's lock meanwhile.</summary>
    internal Faktasaet FindEllerDan(Faktalaan laan, Regelsaet regelsaet, IProgress<Fremdrift>? fremdrift, CancellationToken stop) => database.Repeat(
        _ =>
        {
            using var forbindelse = database.Connect();
            return FindEllerDan(forbindelse, regelsaet, laan.Saet.Dato, laan.Saet.Position, fremdrift, stop);
        },
        laan.Laas,
        stop);

    internal void Slet(long saet) => database.Repeat(_ =>
    {
        using var forbindelse = database.Connect();
        using var transaktion = database.BeginWrite(forbindelse);
        Kubedanner.Slet(transaktion, saet);
        forbindelse.Execute(FaktaSql.SletFakta, new { saet = saet }, transaktion);
        forbindelse.Execute(FaktaSql.SletSaet, new { saet = saet }, transaktion);
        transaktion.Commit();
    });

    private DatabaseLock TagLaas() =>
        database.TryLock(Laas, Taalmodighed) ?? throw new TimeoutException("En anden kørsel danner fakta og blev ikke færdig i tide.");

    private Faktasaet FindEllerDan(Regelsaet regelsaet, DateOnly dato, IProgress<Fremdrift>? fremdrift, CancellationToken stop)
    {
        using var forbindelse = database.Connect();
        foreach (var glemt in forbindelse.Query<long>(FaktaSql.Enkelte).ToList())
        {
            Slet(glemt);
        }

        return FindEllerDan(forbindelse, regelsaet, dato, Position(forbindelse, dato), fremdrift, stop);
    }

    private Faktasaet FindEllerDan(DbConnection forbindelse, Regelsaet regelsaet, DateOnly dato, long position, IProgress<Fremdrift>? fremdrift, CancellationToken stop)
    {
        var nu = FindLoebende(forbindelse, regelsaet);
        var passer = nu is not null && nu.Dato == dato && nu.Position == position && nu.Aftryk == Aftryk;
        return passer ? nu! : DanAlle(forbindelse, null, regelsaet, loebende: false, dato, position, fremdrift, stop).Saet;
    }

    private Faktakoersel BringTil(Regelsaet regelsaet, DateOnly dato, IProgress<Fremdrift>? fremdrift, bool fuld, CancellationToken stop)
    {
        using var forbindelse = database.Connect();
        var position = Position(forbindelse, dato);
        var nu = FindLoebende(forbindelse, regelsaet);
        if (nu is null || fuld || nu.Aftryk != Aftryk || nu.Dato > dato || nu.Position > position)
        {
            return DanAlle(forbindelse, nu, regelsaet, loebende: true, dato, position, fremdrift, stop);
        }

        return nu.Dato == dato && nu.Position == position
            ? new Faktakoersel(nu, Fuld: false, Forloeb: 0)
            : DanBeroerte(forbindelse, nu, regelsaet, dato, position, fremdrift, stop);
    }

    private static Faktasaet? FindLoebende(DbConnection forbindelse, Regelsaet regelsaet)
    {
        var raekke = forbindelse.QuerySingleOrDefault<Saetraekke>(FaktaSql.Loebende, new { regelsaet = regelsaet.Kode });
        return raekke is null ? null : new Faktasaet(
            raekke.Saet_id,
            raekke.Regelsaet,
            raekke.Loebende == 1,
            DateOnly.FromDayNumber((int)raekke.Dato),
            raekke.Position,
            raekke.Aftryk,
            raekke.Foerste_start is { } dag ? DateOnly.FromDayNumber((int)dag) : null);
    }

    private Faktakoersel DanAlle(DbConnection forbindelse, Faktasaet? gammelt, Regelsaet regelsaet, bool loebende, DateOnly dato, long position, IProgress<Fremdrift>? fremdrift, CancellationToken stop)
    {
        var iAlt = forbindelse.ExecuteScalar<long>(SagsSql.AntalForloeb, new { position = position });
        using var transaktion = database.BeginWrite(forbindelse);
        var saet = gammelt?.Id ?? forbindelse.ExecuteScalar<long>(FaktaSql.NytId, transaction: transaktion);
        if (gammelt is not null)
        {
            forbindelse.Execute(FaktaSql.SletFakta, new { saet = saet }, transaktion);
        }

        Dan(transaktion, saet, arbejde: null, regelsaet, dato, position, iAlt, fremdrift, stop);
        var fuldt = Afslut(transaktion, saet, regelsaet, loebende, dato, position, fremdrift);
        AggregationMetrics.Facts(regelsaet.Kode, all: true, iAlt);
        return new Faktakoersel(fuldt, Fuld: true, iAlt);
    }

    private Faktakoersel DanBeroerte(DbConnection forbindelse, Faktasaet nu, Regelsaet regelsaet, DateOnly dato, long position, IProgress<Fremdrift>? fremdrift, CancellationToken stop)
    {
        // The work list is committed first, so that the readers' own connections see it; a run that is cut off finds it again.
        var saet = nu.Id;
        using (var liste = database.BeginWrite(forbindelse))
        {
            forbindelse.Execute(FaktaSql.SletArbejde, new { saet = saet }, liste);
            forbindelse.Execute(FaktaSql.FindArbejde, new { saet = saet, fra = nu.Position, til = position, dato = dato.DayNumber }, liste);
            liste.Commit();
        }

        var iAlt = forbindelse.ExecuteScalar<long>(FaktaSql.AntalArbejde, new { saet = saet });
        using var transaktion = database.BeginWrite(forbindelse);
        forbindelse.Execute(FaktaSql.SletArbejdetsFakta, new { saet = saet }, transaktion);
        Dan(transaktion, saet, saet, regelsaet, dato, position, iAlt, fremdrift, stop);
        forbindelse.Execute(FaktaSql.SletArbejde, new { saet = saet }, transaktion);
        var bragt = Afslut(transaktion, saet, regelsaet, loebende: true, dato, position, fremdrift);
        AggregationMetrics.Facts(regelsaet.Kode, all: false, iAlt);
        return new Faktakoersel(bragt, Fuld: false, iAlt);
    }

    /// <summary>One thread reads and applies the rule, this one writes.</summary>
    private void Dan(DbTransaction transaktion, long saet, long? arbejde, Regelsaet regelsaet, DateOnly dato, long position, long iAlt, IProgress<Fremdrift>? fremdrift, CancellationToken stop)
    {
        const int Portion = 500;
        var trin = $"Fakta efter {regelsaet.Kode}";
        var ordning = Ordning.Standard;
        var kanal = Channel.CreateBounded<List<Sagsfakta>>(new BoundedChannelOptions(32) { SingleReader = true, SingleWriter = true });
        using var afbryd = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var laeser = Task.Run(() => Laes(afbryd.Token), CancellationToken.None);
        var udfoert = 0L;
        try
        {
            using var raekker = database.BulkInsert(transaktion, "fakta", Faktaskriver.Kolonner);
            while (kanal.Reader.WaitToReadAsync(stop).AsTask().GetAwaiter().GetResult())
            {
                while (kanal.Reader.TryRead(out var portion))
                {
                    foreach (var sag in portion)
                    {
                        Faktaskriver.Skriv(raekker, saet, sag, ordning);
                    }

                    udfoert += portion.Count;
                    fremdrift?.Report(new Fremdrift(trin, udfoert, iAlt));
                }
            }
        }
        finally
        {
            afbryd.Cancel();
            // Waits for the reader's connections to be closed; its fault, if any, came through the channel.
            ((IAsyncResult)laeser).AsyncWaitHandle.WaitOne();
        }

        void Laes(CancellationToken afbrudt)
        {
            try
            {
                var opgoerer = new Opgoerer(regelsaet, ordning.Indfasning);
                using var sager = new Sagslaeser(database, position, arbejde);
                var portion = new List<Sagsfakta>(Portion);
                while (sager.Naeste() is { } sag)
                {
                    portion.Add(opgoerer.Opgoer(sag, dato));
                    if (portion.Count == Portion)
                    {
                        kanal.Writer.WriteAsync(portion, afbrudt).AsTask().GetAwaiter().GetResult();
                        portion = new List<Sagsfakta>(Portion);
                    }
                }

                kanal.Writer.WriteAsync(portion, afbrudt).AsTask().GetAwaiter().GetResult();
                kanal.Writer.Complete();
            }
            catch (Exception fejl)
            {
                kanal.Writer.Complete(fejl);
            }
        }
    }

    private Faktasaet Afslut(DbTransaction transaktion, long saet, Regelsaet regelsaet, bool loebende, DateOnly dato, long position, IProgress<Fremdrift>? fremdrift)
    {
        var forbindelse = transaktion.Connection!;
        fremdrift?.Report(new Fremdrift($"Kube efter {regelsaet.Kode}", 0, null));
        var foersteStart = new Kubedanner(database).Dan(transaktion, saet, regelsaet, dato);
        forbindelse.Execute(FaktaSql.SletSaet, new { saet = saet }, transaktion);
        forbindelse.Execute(
            FaktaSql.Indsaet,
            new
            {
                saet = saet,
                regelsaet = regelsaet.Kode,
                loebende = loebende ? 1 : 0,
                dato = dato.DayNumber,
                position = position,
                aftryk = Aftryk,
                foersteStart = foersteStart?.DayNumber,
            },
            transaktion);
        transaktion.Commit();
        return new Faktasaet(saet, regelsaet.Kode, loebende, dato, position, Aftryk, foersteStart);
    }

    /// <summary>A row of faktasaet, named as its columns.</summary>
    [PinnedNames]
    private sealed record Saetraekke(long Saet_id, string Regelsaet, long Loebende, long Dato, long Position, string Aftryk, long? Foerste_start);
}
