using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Revisions;

/// <summary>
/// Makes what a release's figures are made from: the facts of today, but for the blocks whose change is about too few to be shown beside
/// what has been public (ADR 51); those are as they were.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="threshold">k.</param>
/// <param name="month">From which month the first release of a year is the yearly revision.</param>
internal sealed class RevisionMaker(Database database, int threshold, int month)
{
    /// <param name="loan">The facts are on loan.</param>
    /// <param name="factSet">The facts of today.</param>
    /// <param name="regelsaet">Theirs.</param>
    /// <param name="ordning">The scheme.</param>
    /// <param name="official">What was decided of the official figures that these stand beside; null when they are those.</param>
    /// <param name="stop">Stops between steps.</param>
    public RevisedFacts Make(
        FactLoan loan,
        FactSet factSet,
        Regelsaet regelsaet,
        Ordning ordning,
        Revision? official,
        CancellationToken stop)
    {
        using var connection = database.Connect();
        var earlier = BlockStore.OfEverPublic(connection, regelsaet.Code);
        // Beside the official figures there are none of endings.
        var read = BlockReader.Read(connection, factSet, withEndings: official is null);
        stop.ThrowIfCancellationRequested();
        // Of the periods that a release may publish on that day, however early the series begins.
        var periods = PeriodsOfBlocks(PlanFrom(Earliest([factSet.FirstStart, .. earlier.Select(FirstStart)])));
        var now = read.Where(pair => periods.Contains(pair.Key.Period)).ToDictionary();
        var known = earlier.Select(one => one with { Periods = one.Periods.Intersect(periods).ToHashSet(StringComparer.Ordinal) }).ToList();
        var rule = new RevisionRule(threshold);
        var revision = official is null
            ? rule.Apply(now, known, RevisionRule.IsYearly(factSet.Date, month, earlier))
            : rule.ApplyToCountry(now, known, official);
        var firstStart = Earliest(
        [
            factSet.FirstStart,
            .. revision.Waiting.Where(change => !change.Before.IsEmpty).Select(change => FirstDay(change.Block.Period)),
        ]);
        var plan = PlanFrom(firstStart);
        var made = revision.Waiting.Count == 0
            ? factSet
            : loan.WithCube(factSet, firstStart, (transaction, id) =>
            {
                new CubeMaker(database).WriteLevels(transaction, id, plan);
                BlockStore.Compose(transaction, id, factSet.Id, revision);
            }, stop);
        var published = PeriodsOfBlocks(plan);
        if (official is null && revision.Waiting.Count == 0)
        {
            loan.MakeEndings(factSet, stop);
        }

        return new RevisedFacts(
            made,
            plan,
            revision,
            new MadeOfBlocks(regelsaet.Code, made.Id, published, StatesOf(now, known, revision, published)));

        PeriodPlan PlanFrom(DateOnly? start) => new(start, factSet.Date, regelsaet, ordning);

        HashSet<string> PeriodsOfBlocks(PeriodPlan plan) => plan.Quarters.Append(plan.PhaseIn)
            .Concat(official is null ? plan.Endings.Years : [])
            .OfType<Period>()
            .Select(period => period.Code)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What each block is made of: as it waits, or as it is; one that has been public so before has its number.</summary>
    private static Dictionary<Block, BlockState> StatesOf(
        Dictionary<Block, BlockState> now,
        IReadOnlyList<ReleasedBlocks> earlier,
        Revision revision,
        IReadOnlySet<string> periods)
    {
        var states = now.ToDictionary();
        foreach (var change in revision.Waiting)
        {
            states[change.Block] = change.Before;
        }

        foreach (var (block, state) in states.Where(pair => pair.Value.Id is null).ToList())
        {
            states[block] = earlier.Select(one => one.Find(block)).FirstOrDefault(known => known?.IsSameAs(state) == true) ?? state;
        }

        return states.Where(pair => periods.Contains(pair.Key.Period)).ToDictionary();
    }

    private static DateOnly? FirstStart(ReleasedBlocks released) => Earliest(released.Periods.Select(FirstDay));

    private static DateOnly? Earliest(IEnumerable<DateOnly?> days) => days.Where(day => day is not null).Min();

    /// <summary>The first day of a quarter; null for the phase-in, and for years of endings.</summary>
    private static DateOnly? FirstDay(string period) => Quarter.Find(period)?.FirstDay;
}

/// <summary>What a release's figures are made from.</summary>
/// <param name="FactSet">The set whose cube they are made from.</param>
/// <param name="Plan">The periods.</param>
/// <param name="Revision">What of the changes since earlier releases they show.</param>
/// <param name="Made">What their blocks are made of.</param>
internal sealed record RevisedFacts(FactSet FactSet, PeriodPlan Plan, Revision Revision, MadeOfBlocks Made);

/// <summary>Reads what the blocks of a set of facts are made of.</summary>
internal static class BlockReader
{
    /// <summary>The columns before those of the sums.</summary>
    private const int Period = 0, Kommune = 1, Person = 2, Age = 3, Sex = 4, Days = 5, FirstSum = 6;

    /// <summary>The blocks in which anybody started; and where asked for, those in which anybody ended.</summary>
    public static IReadOnlyDictionary<Block, BlockState> Read(DbConnection connection, FactSet factSet, bool withEndings)
    {
        // A person with two forloeb in a block is one citizen.
        var added = new Dictionary<Block, Dictionary<ulong, List<ulong>>>();
        var text = new StringBuilder();
        Read(BlockSql.Contributions, reader => Contribution(reader, text));
        if (withEndings)
        {
            Read(BlockSql.ContributionsOfEnded, reader => ContributionOfEnded(reader, text));
        }

        return added.ToDictionary(
            pair => pair.Key,
            pair => new BlockState(pair.Value.Select(citizen => new Contribution(citizen.Key, Together(citizen.Value)))));

        void Read(string sql, Func<DbDataReader, string> contribution)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            Parameter(command, "@saet", factSet.Id);
            Parameter(command, "@position", factSet.Position);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var block = new Block(reader.GetString(Period), reader.GetString(Kommune));
                if (!Omraader.Standard.IsKommune(block.Kommune))
                {
                    continue;
                }

                var person = reader.GetFieldValue<byte[]>(Person);
                var citizens = added.TryGetValue(block, out var known) ? known : added[block] = [];
                var tag = Hash("borger", person);
                (citizens.TryGetValue(tag, out var imprints) ? imprints : citizens[tag] = []).Add(Hash(contribution(reader), person));
            }
        }

        static void Parameter(DbCommand command, string name, long value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>What the fact of a forloeb that ended adds to those of its year.</summary>
    private static string ContributionOfEnded(DbDataReader reader, StringBuilder text)
    {
        const int Indsats = 3, Ending = 4, Length = 5, DaysOfLength = 6;
        return text.Clear()
            .Append(CultureInfo.InvariantCulture, $"{reader.GetString(Period)} {reader.GetString(Kommune)} {reader.GetString(Indsats)} ")
            .Append(CultureInfo.InvariantCulture, $"{reader.GetString(Ending)} {reader.GetInt64(Length)} {reader.GetInt64(DaysOfLength)}")
            .ToString();
    }

    /// <summary>
    /// What a fact adds, as text. Only what is not 0 is in it: a sum that the program learns later makes nobody another for whom it is 0.
    /// </summary>
    private static string Contribution(DbDataReader reader, StringBuilder text)
    {
        text.Clear()
            .Append(reader.GetString(Period)).Append(' ').Append(reader.GetString(Kommune)).Append(' ')
            .Append(reader.GetString(Age)).Append(' ').Append(reader.GetString(Sex));
        if (!reader.IsDBNull(Days))
        {
            text.Append(CultureInfo.InvariantCulture, $" {reader.GetInt64(Days)}");
        }

        for (var i = 0; i < CubeColumns.All.Count; i++)
        {
            if (reader.GetInt64(FirstSum + i) is var sum and not 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" {CubeColumns.All[i].Name}={sum}");
            }
        }

        return text.ToString();
    }

    private static ulong Together(List<ulong> imprints)
    {
        if (imprints.Count == 1)
        {
            return imprints[0];
        }

        imprints.Sort();
        return Hash(string.Join(' ', imprints), []);
    }

    /// <summary>
    /// Eight bytes of a hash. Without the pseudonym, which is itself made with a secret key, nobody can try what it is of.
    /// </summary>
    private static ulong Hash(string text, byte[] person)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. Encoding.UTF8.GetBytes(text), 0, .. person], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
