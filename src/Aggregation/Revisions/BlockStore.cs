using System.Buffers.Binary;
using System.Data.Common;
using Dapper;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Revisions;

/// <summary>
/// Keeps what the blocks of a release are made of when it is frozen, and reads back those of releases that have been public.
/// </summary>
internal sealed class BlockStore(Database database)
{
    private const int Half = sizeof(ulong);

    /// <summary>
    /// The releases that have ever been public, the oldest first. One that was made before blocks were kept is not there: what it was made
    /// of is not known.
    /// </summary>
    public static IReadOnlyList<ReleasedBlocks> OfEverPublic(DbConnection connection, string regelsaet, DbTransaction? transaction = null)
    {
        var states = States(connection, regelsaet, transaction);
        return
        [
            .. EverPublic.Read(connection, transaction)
                .Select(release => Read(connection, regelsaet, release, states, transaction))
                .Where(released => released.Periods.Count > 0),
        ];
    }

    /// <summary>The blocks of a release, public or not; without any where it was made before they were kept.</summary>
    public static ReleasedBlocks Of(DbConnection connection, string regelsaet, long release, DateOnly date, DbTransaction transaction) =>
        Read(
            connection,
            regelsaet,
            new PublicRelease(release, date, ReleaseState.Prepared),
            States(connection, regelsaet, transaction),
            transaction);

    /// <summary>Writes the blocks of a release, in the transaction that freezes it.</summary>
    public void Write(DbTransaction transaction, long release, MadeOfBlocks made)
    {
        var connection = transaction.Connection!;
        var first = connection.ExecuteScalar<long>(BlockSql.NewId, transaction: transaction);
        var created = made.States.Where(pair => pair.Value is { Id: null, IsEmpty: false })
            .OrderBy(pair => pair.Key.Period, StringComparer.Ordinal).ThenBy(pair => pair.Key.Kommune, StringComparer.Ordinal)
            .Select((pair, i) => (pair.Key, Id: first + i, pair.Value))
            .ToList();
        using (var rows = database.BulkInsert(
            transaction,
            "blok",
            Column.Number("blok_id").Sorted(),
            Column.Text("regelsaet"),
            Column.Text("periode"),
            Column.Text("kommune")))
        {
            foreach (var (block, id, _) in created)
            {
                rows.Add(id).Add(made.Regelsaet).Add(block.Period).Add(block.Kommune).EndRow();
            }
        }

        using (var rows = database.BulkInsert(transaction, "blok_borger", Column.Number("blok_id").Sorted(), Column.Id("borger").Sorted()))
        {
            Span<byte> packed = stackalloc byte[2 * Half];
            foreach (var (_, id, state) in created)
            {
                foreach (var citizen in state.Citizens)
                {
                    BinaryPrimitives.WriteUInt64BigEndian(packed, citizen.Tag);
                    BinaryPrimitives.WriteUInt64BigEndian(packed[Half..], citizen.Imprint);
                    rows.Add(id).Add(packed).EndRow();
                }
            }
        }

        var choice = new { saet = made.FactSet, regelsaet = made.Regelsaet, fra = first };
        foreach (var sql in (string[])[BlockSql.KeepSums, BlockSql.KeepDays, BlockSql.KeepEndings, BlockSql.KeepLengths])
        {
            connection.Execute(sql, choice, transaction);
        }

        WriteBlocksOf(transaction, release, made, created.ToDictionary(one => one.Key, one => one.Id));
    }

    public static void Write(DbTransaction transaction, long release, RevisionReport report) => transaction.Connection!.Execute(
        BlockSql.InsertReport,
        new
        {
            id = release,
            aarlig = report.IsYearly ? 1 : 0,
            viste = report.TakenBlocks,
            blokke = report.WaitingBlocks,
            kommuner = report.Kommuner,
            aendrede = report.Changed,
            nye = report.Added,
            udgaaede = report.Gone,
        },
        transaction);

    /// <summary>What waited in a release; null for one that was made before any did.</summary>
    public static RevisionReport? Report(DbConnection connection, long release) =>
        connection.QuerySingleOrDefault<ReportRow>(BlockSql.SelectReport, new { id = release })?.As();

    /// <summary>Makes the cube of a set as that of another, but for the blocks that wait.</summary>
    public static void Compose(DbTransaction transaction, long factSet, long from, Revision revision)
    {
        var connection = transaction.Connection!;
        connection.Execute(BlockSql.CopyCells, new { saet = factSet, fra = from }, transaction);
        connection.Execute(BlockSql.CopyDays, new { saet = factSet, fra = from }, transaction);
        CubeMaker.MakeEndings(transaction, factSet, from);
        foreach (var (block, before, _) in revision.Waiting)
        {
            var where = new { saet = factSet, periode = block.Period, kommune = block.Kommune, blok = before.Id };
            string[] sqls = block.IsOfEndings
                ? [BlockSql.RemoveEndings, BlockSql.RemoveLengths, BlockSql.PutEndings, BlockSql.PutLengths]
                : [BlockSql.RemoveCells, BlockSql.RemoveDays, BlockSql.PutCells, BlockSql.PutDays];
            foreach (var sql in before.IsEmpty ? sqls[..2] : sqls)
            {
                connection.Execute(sql, where, transaction);
            }
        }
    }

    private void WriteBlocksOf(DbTransaction transaction, long release, MadeOfBlocks made, Dictionary<Block, long> created)
    {
        using var rows = database.BulkInsert(
            transaction,
            "udgivelse_blok",
            Column.Number("udgivelse_id").Sorted(),
            Column.Text("regelsaet").Sorted(),
            Column.Text("periode"),
            Column.Text("kommune"),
            Column.Number("blok_id"));
        foreach (var period in made.Periods)
        {
            foreach (var kommune in Omraader.Standard.All.Where(omraade => omraade.Level == OmraadeLevel.Kommune))
            {
                var block = new Block(period, kommune.Code);
                rows.Add(release).Add(made.Regelsaet).Add(period).Add(kommune.Code)
                    .Add(created.TryGetValue(block, out var id) ? id : made.States.GetValueOrDefault(block, BlockState.Empty).Id)
                    .EndRow();
            }
        }
    }

    private static Dictionary<long, BlockState> States(DbConnection connection, string regelsaet, DbTransaction? transaction)
    {
        var citizens = new List<(long Id, Contribution Citizen)>();
        using var reader = connection.ExecuteReader(BlockSql.Citizens, new { regelsaet = regelsaet }, transaction);
        while (reader.Read())
        {
            var packed = (byte[])reader.GetValue(1);
            citizens.Add((
                reader.GetInt64(0),
                new Contribution(
                    BinaryPrimitives.ReadUInt64BigEndian(packed),
                    BinaryPrimitives.ReadUInt64BigEndian(packed.AsSpan(Half)))));
        }

        return citizens.GroupBy(one => one.Id, one => one.Citizen)
            .ToDictionary(group => group.Key, group => new BlockState(group, group.Key));
    }

    private static ReleasedBlocks Read(
        DbConnection connection,
        string regelsaet,
        PublicRelease release,
        Dictionary<long, BlockState> states,
        DbTransaction? transaction)
    {
        var blocks = connection
            .Query<BlockRow>(BlockSql.BlocksOf, new { id = release.Id, regelsaet = regelsaet }, transaction)
            .ToList();
        return new ReleasedBlocks(
            release.Id,
            release.Date,
            release.State == ReleaseState.Published,
            release.State == ReleaseState.Withdrawn,
            blocks.Select(row => row.Periode).ToHashSet(StringComparer.Ordinal),
            blocks.Where(row => row.Blok_id is not null)
                .ToDictionary(row => new Block(row.Periode, row.Kommune), row => states[row.Blok_id!.Value]));
    }

    /// <summary>A row of udgivelse_blok, named as its columns.</summary>
    [PinnedNames]
    private sealed record BlockRow
    {
        public required string Periode { get; init; }

        public required string Kommune { get; init; }

        public long? Blok_id { get; init; }
    }

    /// <summary>A row of udgivelse_revision, named as its columns.</summary>
    [PinnedNames]
    private sealed record ReportRow
    {
        public long Aarlig { get; init; }

        public long Viste_blokke { get; init; }

        public long Blokke { get; init; }

        public long Kommuner { get; init; }

        public long Aendrede { get; init; }

        public long Nye { get; init; }

        public long Udgaaede { get; init; }

        public RevisionReport As() => new(Aarlig == 1, Viste_blokke, Blokke, Kommuner, Aendrede, Nye, Udgaaede);
    }
}

/// <summary>What the figures of a release under a regelsaet are made of.</summary>
/// <param name="Regelsaet">Code of the regelsaet.</param>
/// <param name="FactSet">The set whose cube they are made from.</param>
/// <param name="Periods">The start periods that they are sums over.</param>
/// <param name="States">The blocks in which anybody started; those that were public before with their numbers.</param>
internal sealed record MadeOfBlocks(
    string Regelsaet,
    long FactSet,
    IReadOnlySet<string> Periods,
    IReadOnlyDictionary<Block, BlockState> States);
