using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Revisions;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// Publishes in two steps: a release is made and frozen (heavy), then made public at one instant (a switch): now, or when a coming instant
/// has come (<see cref="ReleaseStore.All()"/>), whoever is at work then.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
/// <param name="rules">The rules of confidentiality; the standard ones unless told.</param>
/// <param name="revisionMonth">From which month the first release of a year is the yearly revision.</param>
/// <param name="fourEyes">Whether who made a release ready may not approve it.</param>
/// <param name="user">Who gives the orders; null for the one whose process this is.</param>
public sealed class Publisher(
    Database database,
    TimeProvider time,
    DisclosureRules? rules = null,
    int revisionMonth = Publisher.StandardRevisionMonth,
    bool fourEyes = false,
    string? user = null)
{
    /// <summary>How long before its instant a release must be approved: every replica is to have it by then.</summary>
    public static readonly TimeSpan ShortestNotice = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long before its instant nothing can be ordered of an approved release: what is written then might be read after it, and nobody
    /// would know whether it has been public.
    /// </summary>
    public static readonly TimeSpan NoMoreOrders = TimeSpan.FromSeconds(10);

    private readonly string _user = user ?? Environment.UserName;

    /// <summary>The month of the yearly revision unless told: from then on the year before is final.</summary>
    public const int StandardRevisionMonth = 10;

    private readonly DisclosureRules _rules = rules ?? DisclosureRules.Standard;

    /// <summary>The most characters of a reason.</summary>
    public const int LongestReason = 400;

    /// <summary>The version of this program, with the commit it was built from where the build knew it.</summary>
    public static string CodeVersion { get; } =
        typeof(Publisher).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Makes and freezes the protected tables of the official regelsaet for opgoerelsesdato <paramref name="date"/>.</summary>
    /// <exception cref="OpgoerelsesdatoException">It is later than today in Denmark.</exception>
    /// <exception cref="NotAvailableException">Nothing had been received by then.</exception>
    public Release PrepareRelease(DateOnly date, IProgress<Progress>? progress = null, CancellationToken stop = default)
    {
        var today = DanishTime.Day(time.GetUtcNow());
        if (date > today)
        {
            throw new OpgoerelsesdatoException(
                $"Der kan ikke dannes en udgivelse pr. {date:yyyy-MM-dd}: en opgørelsesdato kan ikke ligge efter i dag, "
                    + $"{today:yyyy-MM-dd}.");
        }

        var ordning = Ordning.Standard;
        var regelsaet = Regelsaet.All[ordning.OfficialRegelsaet];
        using var loan = Timed("facts", () => new FactMaker(database).Loan(regelsaet, date, progress, stop));
        var factSet = loan.FactSet;
        using var connection = database.Connect();
        progress?.Report(new Progress("Tabeller", 0, null));
        var revisions = new RevisionMaker(database, _rules.Threshold, revisionMonth);
        var facts = Timed("revision", () => revisions.Make(loan, factSet, regelsaet, ordning, official: null, stop));
        var plan = facts.Plan;
        var cube = Timed("cube", () => CubeReader.Read(connection, facts.FactSet.Id, forControl: false));
        var store = new ReleaseStore(database, time);
        Settle();

        // What was withdrawn or replaced has been read all the same.
        var known = EverPublic.Read(connection).ToLookup(one => one.State == ReleaseState.Published, one => one.Id);
        var previous = known[true].Select(store.Fetch).SingleOrDefault();
        var everPublic = known[false].Select(id => store.Fetch(id).Tables);
        var (tables, report) = Timed(
            "protect",
            () => DisclosureControl.Build(
                cube,
                plan,
                ordning,
                regelsaet,
                _rules,
                previous is null ? everPublic : everPublic.Append(previous.Tables),
                progress,
                stop));
        stop.ThrowIfCancellationRequested();
        progress?.Report(new Progress("Fryser udgivelsen", 0, tables.Sum(table => table.Values.LongLength)));
        var checksum = ReleaseStore.Checksum(tables);
        var officialTable = tables.Single(table => table.Id == ordning.Tables.Single(recipe => recipe.Kind == TableKind.Indsats).Id);
        var besides = Timed(
            "side-by-side",
            () => ordning.RuleComparison
                .Select(code => RuleComparison(
                    revisions,
                    loan,
                    Regelsaet.All[code],
                    ordning,
                    facts.Revision,
                    officialTable,
                    previous,
                    checksum,
                    progress,
                    stop))
                .ToList());
        progress?.Report(new Progress("Registreringernes kvalitet", 0, null));
        var revision = facts.Revision.Report();
        var measure = Timed("quality", () => QualityMaker.Make(connection, factSet, _rules.Threshold, revision.Citizens));
        var quality = new RegistrationQuality(RegistrationQuality.Sum(checksum, measure), measure);
        var release = new Release(
            0,
            ReleaseState.Prepared,
            ordning.Code,
            regelsaet.Code,
            regelsaet.Version,
            date,
            factSet.Position,
            CodeVersion,
            checksum,
            DbValues.FromInstant(time.GetUtcNow().ToInstant()),
            null)
        {
            Known = known.Sum(state => state.Count()),
        };
        return Timed(
            "freeze",
            () => database.Repeat(
                uncertain => (uncertain ? store.All().SingleOrDefault(one => one with { Id = 0 } == release) : null)
                    ?? store.Freeze(
                        release,
                        tables,
                        report,
                        [.. besides.Select(one => one.Rule)],
                        quality,
                        [facts.Made, .. besides.Select(one => one.Made)],
                        revision,
                        _user),
                loan.Lock,
                stop));
    }

    private static T Timed<T>(string step, Func<T> work)
    {
        using var timed = AggregationMetrics.Begin(step);
        return work();
    }

    /// <summary>Makes a release public now; the one that was is replaced at the same instant.</summary>
    /// <param name="id">The release.</param>
    /// <param name="reasonToGoBack">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
    /// <param name="reason">Why it becomes public outside the calendar; it must be given where a later instant was approved.</param>
    /// <exception cref="OpgoerelsesdatoException">It is, and no reason was given.</exception>
    /// <exception cref="PublicationException">Four eyes are asked for; or it, or another, is approved for an instant to come.</exception>
    /// <exception cref="InvalidOperationException">
    /// There is no such release; it has been public before; or another has become public since it was made: the two were not
    /// protected together.
    /// </exception>
    public void Publish(long id, string? reasonToGoBack = null, string? reason = null) => Switch(id, from: null, reasonToGoBack, reason);

    /// <summary>Approves that a release becomes public at an instant. One that was approved before gets another.</summary>
    /// <param name="id">The release.</param>
    /// <param name="from">From when it is public; at least <see cref="ShortestNotice"/> ahead. To the millisecond.</param>
    /// <param name="reasonToGoBack">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
    /// <param name="reason">Why, in the log; null where none was asked for.</param>
    /// <exception cref="OpgoerelsesdatoException">It is, and no reason was given.</exception>
    /// <exception cref="PublicationException">
    /// The instant is too near; four eyes are asked for; or another is approved for an instant to come.
    /// </exception>
    /// <exception cref="InvalidOperationException">As <see cref="Publish"/>.</exception>
    public void Approve(long id, DateTimeOffset from, string? reasonToGoBack = null, string? reason = null) =>
        Switch(id, from, reasonToGoBack, reason);

    /// <summary>Writes down that an approved release has become public, where its instant has come and nobody has.</summary>
    /// <returns>Its number; null where there was nothing to write.</returns>
    public long? Settle() => database.Repeat<long?>(_ =>
    {
        using var connection = database.Connect();
        if (!ReleaseLog.IsDue(connection, time.GetUtcNow()))
        {
            // Nobody who writes is waited for.
            return null;
        }

        using var transaction = database.BeginWrite(connection);
        var settled = ReleaseLog.Settle(transaction, time.GetUtcNow());
        transaction.Commit();
        return settled;
    });

    private void Switch(long id, DateTimeOffset? from, string? reasonToGoBack, string? reason) => database.Repeat(uncertain =>
    {
        using var timed = AggregationMetrics.Begin("publish");
        Settle();
        var store = new ReleaseStore(database, time);
        var all = store.All();
        var previous = all.FirstOrDefault(one => one.State == ReleaseState.Published);
        if (uncertain && (from is null ? previous?.Id == id : all.Any(one => one.Id == id && one.PublicFrom == from)))
        {
            return;
        }

        var created = all.FirstOrDefault(one => one.Id == id && one.State is ReleaseState.Prepared or ReleaseState.Approved);
        if (reasonToGoBack is null && created is not null && previous is not null && previous.Date > created.Date)
        {
            throw new OpgoerelsesdatoException(
                $"{OpgoerelsesdatoException.LaterThan(previous, created.Date)} Udgivelse {id} er ikke offentliggjort.");
        }

        // Worked out before the switch: that is to be short.
        var changesOf = previous is not null && created is { State: ReleaseState.Prepared } ? ChangesOf(store, previous.Id, id) : [];
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        var now = time.GetUtcNow();
        if (ReleaseLog.Settle(transaction, now) is not null
            || connection.ExecuteScalar<long?>(ReleaseSql.NewestId, transaction: transaction) != previous?.Id)
        {
            throw new InvalidOperationException($"Den offentlige udgivelse blev skiftet, mens udgivelse {id} var på vej. Prøv igen.");
        }

        if (created is not null && created.Known != connection.ExecuteScalar<long>(ReleaseSql.EverPublicCount, transaction: transaction))
        {
            throw new InvalidOperationException(
                $"Udgivelse {id} er dannet, før en anden blev offentlig, og de er ikke beskyttet sammen. Træk den tilbage, og "
                    + $"dan den igen.");
        }

        if (created is not null && WhyNot(transaction, created.Id, now, from, reason) is { } hindrance)
        {
            throw new PublicationException(hindrance);
        }

        if (from is { } instant)
        {
            Affected(connection.Execute(ReleaseSql.Approve, new { id = id, fra = instant.ToInstant() }, transaction));
            ReleaseLog.Write(transaction, id, ReleaseState.Approved, now, _user, reasonToGoBack ?? reason, instant);
        }
        else
        {
            ReleaseLog.Write(transaction, id, ReleaseState.Approved, now, _user, reasonToGoBack ?? reason, now);
            ReleaseLog.Replace(transaction, now, _user);
            Affected(connection.Execute(ReleaseSql.Publish, new { id = id, udgivet = now.ToInstant() }, transaction));
            ReleaseLog.Write(transaction, id, ReleaseState.Published, now, _user);
        }

        foreach (var table in changesOf)
        {
            connection.Execute(
                ReleaseSql.InsertChange,
                new
                {
                    id = id,
                    tabel = table.Table,
                    forrige = table.Previous,
                    aendrede = table.ChangedCount,
                    endelige = table.FinalCount,
                    nye = table.NewCount,
                    udgaaede = table.GoneCount,
                },
                transaction);
        }

        transaction.Commit();

        void Affected(int rows)
        {
            if (rows != 1)
            {
                throw new InvalidOperationException($"Udgivelse {id} findes ikke eller har været udgivet før.");
            }
        }
    });

    /// <summary>Why a release may not become public now, or from <paramref name="from"/>, as a sentence; null where it may.</summary>
    private string? WhyNot(DbTransaction transaction, long id, DateTimeOffset now, DateTimeOffset? from, string? reason)
    {
        var waiting = ReleaseLog.Waiting(transaction);
        var maker = ReleaseLog.User(transaction, id, ReleaseState.Prepared);
        return waiting is { } other && other.Id != id
                ? $"Udgivelse {other.Id} er godkendt til {Told(other.From)}. Træk den tilbage først."
            : waiting?.From - now <= NoMoreOrders ? $"Udgivelse {id} bliver offentlig om få sekunder."
            : waiting is { } own && from is null && reason is null
                ? $"Udgivelse {id} er godkendt til {Told(own.From)}. Skal den ud nu, så sig hvorfor."
            : from - now < ShortestNotice
                ? $"Tidspunktet skal ligge mindst {ShortestNotice.TotalSeconds:F0} sekunder frem, så alle kopier af tjenesten kender den."
            : fourEyes && (maker is null || maker == _user)
                ? $"Udgivelse {id} er klargjort af {maker ?? "en, der ikke er noteret"}. En anden skal godkende den."
            : null;

        static string Told(DateTimeOffset instant) =>
            DanishTime.LocalTime(instant).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Withdraws a release, for good. Was it the public one, the one before it becomes public again at the same instant; is
    /// there none, nothing is public.
    /// </summary>
    /// <param name="id">The release.</param>
    /// <param name="reason">Why, as it may be told to anybody; at most 400 characters.</param>
    /// <returns>The number of the release that took its place; null when none did.</returns>
    /// <exception cref="ArgumentException">No reason was given, or too long a one.</exception>
    /// <exception cref="PublicationException">It becomes public in a few seconds.</exception>
    /// <exception cref="InvalidOperationException">There is no such release, or it was withdrawn before.</exception>
    public long? Withdraw(long id, string reason)
    {
        ThrowIfNoReason(reason);
        return database.Repeat(uncertain => WithdrawOnce(id, reason, uncertain));
    }

    private (ComparedRule Rule, MadeOfBlocks Made) RuleComparison(
        RevisionMaker revisions,
        FactLoan loan,
        Regelsaet regelsaet,
        Ordning ordning,
        Revision official,
        Table officialTable,
        ReleaseWithTables? previous,
        string checksum,
        IProgress<Progress>? progress,
        CancellationToken stop)
    {
        var facts = revisions.Make(loan, loan.AlsoUnder(regelsaet, progress, stop), regelsaet, ordning, official, stop);
        using var connection = database.Connect();
        var cells = RuleComparisonMaker.Build(
            RuleComparisonMaker.Read(connection, facts.FactSet.Id, regelsaet),
            regelsaet,
            facts.Plan,
            officialTable,
            _rules,
            previous?.RuleComparison.FirstOrDefault(page => page.Regelsaet == regelsaet.Code));
        var rule = new ComparedRule(
            regelsaet.Code,
            regelsaet.Version,
            ComparedRule.Sum(checksum, regelsaet.Code, regelsaet.Version, cells),
            cells);
        return (rule, facts.Made);
    }

    /// <summary>Holds a reason that anybody may be told to its length.</summary>
    internal static void ThrowIfNoReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            throw new ArgumentException($"Grunden skal være på 1 til {LongestReason} tegn.", nameof(reason));
        }
    }

    private static IReadOnlyList<TableChange> ChangesOf(ReleaseStore store, long previous, long id)
    {
        var created = store.Fetch(id);
        try
        {
            return TableChange.Between(store.Fetch(previous), created);
        }
        catch (InvalidDataException)
        {
            // The one before is not as it was frozen: nothing can be told of the difference, and it is high time for a new one.
            return [];
        }
    }

    private long? WithdrawOnce(long id, string reason, bool uncertain)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        var now = time.GetUtcNow();
        ReleaseLog.Settle(transaction, now);
        var wasPublic = connection.ExecuteScalar<long?>(ReleaseSql.NewestId, transaction: transaction) == id;
        if (ReleaseLog.Waiting(transaction) is { } waiting && waiting.Id == id && waiting.From - now <= NoMoreOrders)
        {
            throw new PublicationException($"Udgivelse {id} bliver offentlig om få sekunder. Træk den tilbage, når den er det.");
        }

        if (connection.Execute(ReleaseSql.Withdraw, new { id = id, trukket = now.ToInstant(), grund = reason }, transaction) != 1)
        {
            if (uncertain
                && new ReleaseStore(database, time).All()
                    .Any(one => one.Id == id && one.State == ReleaseState.Withdrawn && one.Reason == reason))
            {
                // The attempt whose answer was lost did it.
                return connection.ExecuteScalar<long?>(ReleaseSql.NewestId, transaction: transaction);
            }

            throw new InvalidOperationException($"Udgivelse {id} findes ikke eller er trukket tilbage.");
        }

        ReleaseLog.Write(transaction, id, ReleaseState.Withdrawn, now, _user, reason);
        var previous = wasPublic ? connection.QueryFirstOrDefault<long?>(ReleaseSql.Previous, transaction: transaction) : null;
        if (previous is { } back)
        {
            connection.Execute(ReleaseSql.PublishAgain, new { id = back }, transaction);
            ReleaseLog.Write(transaction, back, ReleaseState.Published, now, _user, $"udgivelse {id} blev trukket tilbage");
        }

        transaction.Commit();
        return previous;
    }
}

/// <summary>A release cannot become public then, or by that person. The message is Danish.</summary>
[PinnedName("PublicationException")]
public sealed class PublicationException(string besked) : Exception(besked);

/// <summary>A release cannot be made, or made public, for its opgoerelsesdato. The message is Danish.</summary>
[PinnedName("OpgoerelsesdatoException")]
public sealed class OpgoerelsesdatoException(string besked) : Exception(besked)
{
    /// <summary>That the public release is of a later day than <paramref name="date"/>, as a sentence.</summary>
    public static string LaterThan(Release publicOne, DateOnly date) =>
        $"Den offentlige udgivelse {publicOne.Id} er opgjort pr. {publicOne.Date:yyyy-MM-dd}, en senere dag end {date:yyyy-MM-dd}.";
}
