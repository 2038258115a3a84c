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
/// Publishes in two steps: a release is made and frozen (heavy), then made public at one instant (a switch).
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
/// <param name="rules">The rules of confidentiality; the standard ones unless told.</param>
/// <param name="revisionMonth">From which month the first release of a year is the yearly revision.</param>
public sealed class Publisher(
    Database database,
    TimeProvider time,
    DisclosureRules? rules = null,
    int revisionMonth = Publisher.StandardRevisionMonth)
{
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
        var store = new ReleaseStore(database);

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
                        revision),
                loan.Lock,
                stop));
    }

    private static T Timed<T>(string step, Func<T> work)
    {
        using var timed = AggregationMetrics.Begin(step);
        return work();
    }

    /// <summary>Makes a release public; the one that was is replaced at the same instant.</summary>
    /// <param name="id">The release.</param>
    /// <param name="reasonToGoBack">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
    /// <exception cref="OpgoerelsesdatoException">It is, and no reason was given.</exception>
    /// <exception cref="InvalidOperationException">
    /// There is no such release; it has been public before; or another has become public since it was made: the two were not
    /// protected together.
    /// </exception>
    public void Publish(long id, string? reasonToGoBack = null) => database.Repeat(uncertain =>
    {
        using var timed = AggregationMetrics.Begin("publish");
        var store = new ReleaseStore(database);
        var previous = store.Newest();
        if (uncertain && previous == id)
        {
            return;
        }

        var all = store.All();
        var created = all.FirstOrDefault(one => one.Id == id && one.State == ReleaseState.Prepared);
        if (reasonToGoBack is null
            && created is not null
            && all.FirstOrDefault(one => one.Id == previous) is { } publicOne
            && publicOne.Date > created.Date)
        {
            throw new OpgoerelsesdatoException(
                $"{OpgoerelsesdatoException.LaterThan(publicOne, created.Date)} Udgivelse {id} er ikke offentliggjort.");
        }

        // Worked out before the switch: that is to be short.
        var changesOf = previous is { } before && created is not null
            ? ChangesOf(store, before, id)
            : [];
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        if (connection.ExecuteScalar<long?>(ReleaseSql.NewestId, transaction: transaction) != previous)
        {
            throw new InvalidOperationException($"Den offentlige udgivelse blev skiftet, mens udgivelse {id} var på vej. Prøv igen.");
        }

        if (created is not null && created.Known != connection.ExecuteScalar<long>(ReleaseSql.EverPublicCount, transaction: transaction))
        {
            throw new InvalidOperationException(
                $"Udgivelse {id} er dannet, før en anden blev offentlig, og de er ikke beskyttet sammen. Træk den tilbage, og "
                    + $"dan den igen.");
        }

        connection.Execute(ReleaseSql.Replace, transaction: transaction);
        var affected = connection.Execute(ReleaseSql.Publish, new { id = id, udgivet = time.GetUtcNow().ToInstant() }, transaction);
        if (affected != 1)
        {
            throw new InvalidOperationException($"Udgivelse {id} findes ikke eller har været udgivet før.");
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
    });

    /// <summary>
    /// Withdraws a release, for good. Was it the public one, the one before it becomes public again at the same instant; is
    /// there none, nothing is public.
    /// </summary>
    /// <param name="id">The release.</param>
    /// <param name="reason">Why, as it may be told to anybody; at most 400 characters.</param>
    /// <returns>The number of the release that took its place; null when none did.</returns>
    /// <exception cref="ArgumentException">No reason was given, or too long a one.</exception>
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
        var wasPublic = connection.ExecuteScalar<long?>(ReleaseSql.NewestId, transaction: transaction) == id;
        var now = time.GetUtcNow().ToInstant();
        if (connection.Execute(ReleaseSql.Withdraw, new { id = id, trukket = now, grund = reason }, transaction) != 1)
        {
            if (uncertain
                && new ReleaseStore(database).All().Any(one => one.Id == id && one.State == ReleaseState.Withdrawn && one.Reason == reason))
            {
                // The attempt whose answer was lost did it.
                return connection.ExecuteScalar<long?>(ReleaseSql.NewestId, transaction: transaction);
            }

            throw new InvalidOperationException($"Udgivelse {id} findes ikke eller er trukket tilbage.");
        }

        var previous = wasPublic ? connection.QueryFirstOrDefault<long?>(ReleaseSql.Previous, transaction: transaction) : null;
        if (previous is not null)
        {
            connection.Execute(ReleaseSql.PublishAgain, new { id = previous }, transaction);
        }

        transaction.Commit();
        return previous;
    }
}

/// <summary>A release cannot be made, or made public, for its opgoerelsesdato. The message is Danish.</summary>
[PinnedName("OpgoerelsesdatoException")]
public sealed class OpgoerelsesdatoException(string besked) : Exception(besked)
{
    /// <summary>That the public release is of a later day than <paramref name="date"/>, as a sentence.</summary>
    public static string LaterThan(Release publicOne, DateOnly date) =>
        $"Den offentlige udgivelse {publicOne.Id} er opgjort pr. {publicOne.Date:yyyy-MM-dd}, en senere dag end {date:yyyy-MM-dd}.";
}
