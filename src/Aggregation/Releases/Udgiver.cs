using System.Reflection;
using Dapper;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// Publishes in two steps: a release is made and frozen (heavy), then made public at one instant (a switch).
/// </summary>
/// <param name="database">The database.</param>
/// <param name="tid">The clock.</param>
/// <param name="regler">The rules of confidentiality; the standard ones unless told.</param>
public sealed class Udgiver(Database database, TimeProvider tid, Fortrolighedsregler? regler = null)
{
    /// <summary>The most characters of a reason.</summary>
    public const int LaengsteGrund = 400;

    /// <summary>The version of this program, with the commit it was built from where the build knew it.</summary>
    public static string Kodeversion { get; } =
        typeof(Udgiver).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Makes and freezes the protected tables of the official regelsaet for opgoerelsesdato <paramref name="dato"/>.</summary>
    /// <exception cref="OpgoerelsesdatoException">It is later than today in Denmark.</exception>
    /// <exception cref="IkkeTilgaengeligException">Nothing had been received by then.</exception>
    /// <exception cref="FortrolighedException">The finished tables would tell what they withhold.</exception>
    public Udgivelse Klargoer(DateOnly dato, IProgress<Fremdrift>? fremdrift = null, CancellationToken stop = default)
    {
        var iDag = DanskTid.Dag(tid.GetUtcNow());
        if (dato > iDag)
        {
            throw new OpgoerelsesdatoException($"Der kan ikke dannes en udgivelse pr. {dato:yyyy-MM-dd}: en opgørelsesdato kan ikke ligge efter i dag, {iDag:yyyy-MM-dd}.");
        }

        var ordning = Ordning.Standard;
        var regelsaet = Regelsaet.Alle[ordning.OfficieltRegelsaet];
        using var laan = Timed("facts", () => new Faktadanner(database).Laan(regelsaet, dato, fremdrift, stop));
        var saet = laan.Saet;
        using var forbindelse = database.Connect();
        fremdrift?.Report(new Fremdrift("Tabeller", 0, null));
        var plan = new Periodeplan(saet.FoersteStart, dato, regelsaet, ordning);
        var kube = Timed("cube", () => Kubelaeser.Laes(forbindelse, saet.Id));
        var lager = new Udgivelseslager(database);
        var forrige = lager.Nyeste() is { } offentlig ? lager.Hent(offentlig) : null;
        var (tabeller, rapport) = Timed("protect", () => Tabelbeskyttelse.Byg(kube, plan, ordning, regelsaet, regler ?? Fortrolighedsregler.Standard, forrige?.Tabeller ?? [], fremdrift, stop));
        stop.ThrowIfCancellationRequested();
        fremdrift?.Report(new Fremdrift("Fryser udgivelsen", 0, tabeller.Sum(tabel => tabel.Vaerdier.LongLength)));
        var kontrolsum = Udgivelseslager.Kontrolsum(tabeller);
        var officielle = tabeller.Single(tabel => tabel.Id == ordning.Tabeller.Single(opskrift => opskrift.Slags == "indsats").Id);
        List<Sideregel> sideOmSide = Timed("side-by-side", () => ordning.SideOmSide.Select(kode => SideOmSide(laan, Regelsaet.Alle[kode], dato, ordning, officielle, forrige, kontrolsum, fremdrift, stop)).ToList());
        fremdrift?.Report(new Fremdrift("Registreringernes kvalitet", 0, null));
        var maal = Timed("quality", () => Kvalitetsdanner.Dan(forbindelse, saet));
        var kvalitet = new Registreringskvalitet(Registreringskvalitet.Sum(kontrolsum, maal), maal);
        var udgivelse = new Udgivelse(0, Udgivelsestilstand.Klargjort, ordning.Kode, regelsaet.Kode, regelsaet.Version, dato, saet.Position, Kodeversion, kontrolsum, DbValues.FromInstant(tid.GetUtcNow().ToInstant()), null);
        return Timed("freeze", () => database.Repeat(uvist => (uvist ? lager.Alle().SingleOrDefault(en => en with { Id = 0 } == udgivelse) : null) ?? lager.Frys(udgivelse, tabeller, rapport, sideOmSide, kvalitet), laan.Laas, stop));
    }

    private static T Timed<T>(string step, Func<T> work)
    {
        using var timed = AggregationMetrics.Begin(step);
        return work();
    }

    /// <summary>Makes a release public; the one that was is replaced at the same instant.</summary>
    /// <param name="id">The release.</param>
    /// <param name="tilbage">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
    /// <exception cref="OpgoerelsesdatoException">It is, and no reason was given.</exception>
    /// <exception cref="InvalidOperationException">There is no such release, or it has been public before.</exception>
    public void Udgiv(long id, string? tilbage = null) => database.Repeat(uvist =>
    {
        using var timed = AggregationMetrics.Begin("publish");
        var lager = new Udgivelseslager(database);
        var forrige = lager.Nyeste();
        if (uvist && forrige == id)
        {
            return;
        }

        var alle = lager.Alle();
        var ny = alle.FirstOrDefault(en => en.Id == id && en.Tilstand == Udgivelsestilstand.Klargjort);
        if (tilbage is null && ny is not null && alle.FirstOrDefault(en => en.Id == forrige) is { } offentlig && offentlig.Dato > ny.Dato)
        {
            throw new OpgoerelsesdatoException($"{OpgoerelsesdatoException.Senere(offentlig, ny.Dato)} Udgivelse {id} er ikke offentliggjort.");
        }

        // Worked out before the switch: that is to be short.
        var aendringer = forrige is { } foer && ny is not null
            ? Aendringer(lager, foer, id)
            : [];
        using var forbindelse = database.Connect();
        using var transaktion = database.BeginWrite(forbindelse);
        if (forbindelse.ExecuteScalar<long?>(UdgivelsesSql.NyesteId, transaction: transaktion) != forrige)
        {
            throw new InvalidOperationException($"Den offentlige udgivelse blev skiftet, mens udgivelse {id} var på vej. Prøv igen.");
        }

        forbindelse.Execute(UdgivelsesSql.Erstat, transaction: transaktion);
        var ramte = forbindelse.Execute(UdgivelsesSql.Udgiv, new { id = id, udgivet = tid.GetUtcNow().ToInstant() }, transaktion);
        if (ramte != 1)
        {
            throw new InvalidOperationException($"Udgivelse {id} findes ikke eller har været udgivet før.");
        }

        foreach (var tabel in aendringer)
        {
            forbindelse.Execute(
                UdgivelsesSql.IndsaetAendring,
                new
                {
                    id = id,
                    tabel = tabel.Tabel,
                    forrige = tabel.Forrige,
                    aendrede = tabel.Aendrede,
                    endelige = tabel.Endelige,
                    nye = tabel.Nye,
                    udgaaede = tabel.Udgaaede,
                },
                transaktion);
        }

        transaktion.Commit();
    });

    /// <summary>
    /// Withdraws a release, for good. Was it the public one, the one before it becomes public again at the same instant; is
    /// there none, nothing is public.
    /// </summary>
    /// <param name="id">The release.</param>
    /// <param name="grund">Why, as it may be told to anybody; at most 400 characters.</param>
    /// <returns>The number of the release that took its place; null when none did.</returns>
    /// <exception cref="ArgumentException">No reason was given, or too long a one.</exception>
    /// <exception cref="InvalidOperationException">There is no such release, or it was withdrawn before.</exception>
    public long? Traek(long id, string grund)
    {
        if (string.IsNullOrWhiteSpace(grund) || grund.Length > LaengsteGrund)
        {
            throw new ArgumentException($"Grunden skal være på 1 til {LaengsteGrund} tegn.", nameof(grund));
        }

        return database.Repeat(uvist => TraekEnGang(id, grund, uvist));
    }

    private Sideregel SideOmSide(Faktalaan laan, Regelsaet regelsaet, DateOnly dato, Ordning ordning, Tabel officielle, UdgivelseMedTabeller? forrige, string kontrolsum, IProgress<Fremdrift>? fremdrift, CancellationToken stop)
    {
        var saet = laan.Ogsaa(regelsaet, fremdrift, stop);
        using var forbindelse = database.Connect();
        var celler = Sidedanner.Byg(
            Sidedanner.Laes(forbindelse, saet.Id, regelsaet),
            regelsaet,
            new Periodeplan(saet.FoersteStart, dato, regelsaet, ordning),
            officielle,
            regler ?? Fortrolighedsregler.Standard,
            forrige?.SideOmSide.FirstOrDefault(side => side.Regelsaet == regelsaet.Kode));
        return new Sideregel(regelsaet.Kode, regelsaet.Version, Sideregel.Sum(kontrolsum, regelsaet.Kode, regelsaet.Version, celler), celler);
    }

    private static IReadOnlyList<Tabelaendring> Aendringer(Udgivelseslager lager, long forrige, long id)
    {
        var ny = lager.Hent(id);
        try
        {
            return Tabelaendring.Mellem(lager.Hent(forrige), ny);
        }
        catch (InvalidDataException)
        {
            // The one before is not as it was frozen: nothing can be told of the difference, and it is high time for a new one.
            return [];
        }
    }

    private long? TraekEnGang(long id, string grund, bool uvist)
    {
        using var forbindelse = database.Connect();
        using var transaktion = database.BeginWrite(forbindelse);
        var varOffentlig = forbindelse.ExecuteScalar<long?>(UdgivelsesSql.NyesteId, transaction: transaktion) == id;
        var nu = tid.GetUtcNow().ToInstant();
        if (forbindelse.Execute(UdgivelsesSql.Traek, new { id = id, trukket = nu, grund = grund }, transaktion) != 1)
        {
            if (uvist && new Udgivelseslager(database).Alle().Any(en => en.Id == id && en.Tilstand == Udgivelsestilstand.Trukket && en.Grund == grund))
            {
                // The attempt whose answer was lost did it.
                return forbindelse.ExecuteScalar<long?>(UdgivelsesSql.NyesteId, transaction: transaktion);
            }

            throw new InvalidOperationException($"Udgivelse {id} findes ikke eller er trukket tilbage.");
        }

        var forrige = varOffentlig ? forbindelse.QueryFirstOrDefault<long?>(UdgivelsesSql.Forrige, transaction: transaktion) : null;
        if (forrige is not null)
        {
            forbindelse.Execute(UdgivelsesSql.Genudgiv, new { id = forrige }, transaktion);
        }

        transaktion.Commit();
        return forrige;
    }
}
