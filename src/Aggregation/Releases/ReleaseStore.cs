using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Revisions;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// Freezes releases in the database and reads them back. A frozen release is never written again. Their states are as of an instant: one
/// that was approved is public from its own, with or without anybody having been there to write it down.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock by which an approved release is public; null for the machine's.</param>
public sealed class ReleaseStore(Database database, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Column[] CellColumns =
    [
        Column.Number("udgivelse_id").Sorted(), Column.Text("tabel").Sorted(), Column.Number("celle_nr").Sorted(),
        Column.Text("omraade"),
        Column.Text("periode"),
        Column.Text("alder"),
        Column.Text("koen"),
        Column.Text("indsats"),
        Column.Text("maal"),
        Column.Number("vaerdi"), Column.Number("decimaler"), Column.Text("symbol"),
    ];

    /// <summary>The number of the public release, or null before the first.</summary>
    public long? Newest() => All().FirstOrDefault(release => release.State == ReleaseState.Published)?.Id;

    /// <summary>All releases, oldest first.</summary>
    public IReadOnlyList<Release> All() => All(_time.GetUtcNow());

    /// <summary>All releases, oldest first, as they are at an instant if nothing is ordered until then.</summary>
    public IReadOnlyList<Release> All(DateTimeOffset at)
    {
        using var connection = database.Connect();
        return All(connection, transaction: null, at);
    }

    private static List<Release> All(DbConnection connection, DbTransaction? transaction, DateTimeOffset at)
    {
        var written = connection.Query<ReleaseRow>(ReleaseSql.Fetch + "\nORDER BY udgivelse_id", transaction: transaction)
            .Select(row => row.As())
            .ToList();
        return written.SingleOrDefault(release => release.State == ReleaseState.Approved && release.PublicFrom <= at) is { } due
            ? written.ConvertAll(release => release.Id == due.Id
                ? due with { State = ReleaseState.Published, Published = due.PublicFrom }
                : release.State == ReleaseState.Published ? release with { State = ReleaseState.Superseded } : release)
            : written;
    }

    /// <summary>What was done with each release, oldest first.</summary>
    public IReadOnlyList<ReleaseStep> Steps()
    {
        using var connection = database.Connect();
        return ReleaseLog.Read(connection);
    }

    /// <summary>How each release that took the place of another differs from it, table by table.</summary>
    public ILookup<long, TableChange> ChangesOf()
    {
        using var connection = database.Connect();
        return connection.Query<ChangeRow>(ReleaseSql.SelectChanges).ToLookup(row => row.Udgivelse_id, row => row.As());
    }

    /// <summary>A release with its tables.</summary>
    /// <exception cref="InvalidOperationException">There is no such release.</exception>
    /// <exception cref="InvalidDataException">What is stored does not agree with the checksum it was frozen with.</exception>
    public ReleaseWithTables Fetch(long id) => Fetch(id, _time.GetUtcNow());

    /// <summary>The same, in the state in which it is at an instant if nothing is ordered until then.</summary>
    /// <exception cref="InvalidOperationException">There is no such release.</exception>
    /// <exception cref="InvalidDataException">What is stored does not agree with the checksum it was frozen with.</exception>
    public ReleaseWithTables Fetch(long id, DateTimeOffset at) => Fetch(id, at, row => row.Celler);

    /// <summary>
    /// Reads the cells that analysts see in SQL, one by one (seconds), and holds them to the checksum. <see cref="Fetch(long)"/>
    /// reads the packed figures, so that a change of these cells alone reaches no reader of the service.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such release.</exception>
    /// <exception cref="InvalidDataException">The cells are not those that were frozen.</exception>
    public void VerifyCells(long id) => Fetch(id, _time.GetUtcNow(), _ => null);

    private ReleaseWithTables Fetch(long id, DateTimeOffset at, Func<TableRow, byte[]?> packed)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginRead(connection);
        var release = All(connection, transaction, at).Single(one => one.Id == id);
        var tables = connection.Query<TableRow>(ReleaseSql.SelectTables, new { id = id }, transaction)
            .ToList()
            .ConvertAll(row => ReadTable(transaction, id, row, packed(row)));
        return Checksum(tables.Select(read => (read.Description, read.Cells))) == release.Checksum
            ? new ReleaseWithTables(release, tables.ConvertAll(read => read.Table))
            {
                RuleComparison = RuleComparisonStore.Fetch(transaction, release),
                Quality = QualityStore.Fetch(transaction, release),
            }
            : throw new InvalidDataException($"Udgivelse {id} er ikke, som den blev frosset: kontrolsummen passer ikke.");
    }

    /// <summary>The checksum of tables that are to be frozen.</summary>
    internal static string Checksum(IReadOnlyList<Table> tables) =>
        Checksum(tables.Select(table => (Describe(table), CellPack.Pack(table.Values, table.Symbols))));

    /// <summary>
    /// SHA-256 over everything a reader can see of the tables: text, dimensions, symbols and values. The description is the text
    /// as it is stored, whatever today's program would write: a release stays what it is when the program changes.
    /// </summary>
    private static string Checksum(IEnumerable<(string Description, byte[] Cells)> tables)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (description, cells) in tables)
        {
            sum.AppendData(Encoding.UTF8.GetBytes(description));
            sum.AppendData(cells);
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    /// <summary>The protection report of a release; null for one that was made before there were reports.</summary>
    public DisclosureReport? Report(long id)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginRead(connection);
        var header = connection.QuerySingleOrDefault<ReportRow>(ReleaseSql.SelectReport, new { id = id }, transaction);
        return header?.As([
            .. connection.Query<LineRow>(ReleaseSql.SelectReportLines, new { id = id }, transaction).Select(line => line.As()),
        ]);
    }

    /// <summary>What of the changes since earlier releases a release does not show; null for one from before any waited.</summary>
    public RevisionReport? Revision(long id)
    {
        using var connection = database.Connect();
        return BlockStore.Report(connection, id);
    }

    /// <summary>
    /// Writes a release, its tables, what stands beside them, what it was made of and its reports, in one transaction; it gets the next
    /// number.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another release has become public since this one was begun: it does not know
    /// what that one shows.</exception>
    internal Release Freeze(
        Release release,
        IReadOnlyList<Table> tables,
        DisclosureReport report,
        IReadOnlyList<ComparedRule> ruleComparison,
        RegistrationQuality quality,
        IReadOnlyList<MadeOfBlocks> blocks,
        RevisionReport revision,
        string user)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        ReleaseLog.Settle(transaction, _time.GetUtcNow());
        if (connection.ExecuteScalar<long>(ReleaseSql.EverPublicCount, transaction: transaction) != release.Known)
        {
            throw new InvalidOperationException("En anden udgivelse blev offentlig, mens denne blev dannet. Dan den igen.");
        }

        var id = connection.ExecuteScalar<long>(ReleaseSql.NewId, transaction: transaction);
        connection.Execute(
            ReleaseSql.Insert,
            new
            {
                id = id,
                ordning = release.Ordning,
                regelsaet = release.Regelsaet,
                version = release.RegelsaetVersion,
                dato = release.Date.DayNumber,
                position = release.Position,
                kodeversion = release.CodeVersion,
                kontrolsum = release.Checksum,
                klargjort = release.Prepared.ToInstant(),
                kendte = release.Known,
            },
            transaction);
        WriteTables(transaction, id, tables);
        WriteReport(transaction, id, report);
        RuleComparisonStore.Write(transaction, id, ruleComparison);
        QualityStore.Write(transaction, id, quality);
        BlockStore.Write(transaction, id, revision);
        var blockStore = new BlockStore(database);
        foreach (var made in blocks)
        {
            blockStore.Write(transaction, id, made);
        }

        ReleaseLog.Write(transaction, id, ReleaseState.Prepared, release.Prepared, user);
        transaction.Commit();
        return release with { Id = id };
    }

    private static void WriteReport(DbTransaction transaction, long id, DisclosureReport report)
    {
        transaction.Connection!.Execute(
            ReleaseSql.InsertReport,
            new
            {
                id = id,
                graense = report.Rules.Threshold,
                gruppe = (int)report.Rules.Groups,
                gruppegraense = report.Rules.GroupThreshold,
                ubeviste = report.Unproven,
                millisekunder = report.Milliseconds,
            },
            transaction);
        for (var index = 0; index < report.Lines.Count; index++)
        {
            var line = report.Lines[index];
            transaction.Connection!.Execute(
                ReleaseSql.InsertReportLine,
                new
                {
                    id = id,
                    tabel = line.Table,
                    nr = index,
                    niveau = line.Level,
                    slags = line.Kind,
                    celler = line.Cells,
                    primaere = line.PrimaryCount,
                    sekundaere = line.SecondaryCount,
                    n = line.N,
                    skjult = line.NWithheld,
                    mindst = line.SmallestInterval,
                    bestemte = line.Determined,
                },
                transaction);
        }
    }

    private void WriteTables(DbTransaction transaction, long id, IReadOnlyList<Table> tables)
    {
        for (var index = 0; index < tables.Count; index++)
        {
            transaction.Connection!.Execute(
                ReleaseSql.InsertTable,
                new { id = id, tabel = tables[index].Id, nr = index, beskrivelse = Describe(tables[index]) }, transaction);
            transaction.Connection!.Execute(
                ReleaseSql.InsertFigures,
                new { id = id, tabel = tables[index].Id, celler = CellPack.Pack(tables[index].Values, tables[index].Symbols) },
                transaction);
        }

        foreach (var table in tables)
        {
            using var rows = database.BulkInsert(transaction, "udgivelse_celle", CellColumns);
            foreach (var cell in CellWalk.Visit(table))
            {
                var symbol = table.Symbols[cell.Index];
                rows
                    .Add(id).Add(table.Id).Add(cell.Index)
                    .Add(cell.Omraade).Add(cell.Period).Add(cell.Age).Add(cell.Sex).Add(cell.Indsats).Add(cell.Measure.Code)
                    .Add(symbol.HasValue() ? table.Values[cell.Index] : (long?)null)
                    .Add(cell.Measure.Decimals)
                    .Add(symbol.Sign())
                    .EndRow();
            }
        }
    }

    private static string Describe(Table table) =>
        JsonSerializer.Serialize(new StoredDescription(table.Title, table.Notes, table.Dimensions), Json);

    /// <summary>A table, and what its share of the checksum is taken of: the packed cells as they are stored, or of those read.</summary>
    private static (string Description, byte[] Cells, Table Table) ReadTable(
        DbTransaction transaction,
        long id,
        TableRow row,
        byte[]? packed)
    {
        var name = row.Tabel;
        var description = JsonSerializer.Deserialize<StoredDescription>(row.Beskrivelse, Json)!;
        var count = description.Dimensions.Aggregate(1L, (product, dimension) => product * dimension.Values.Count);
        var values = new long[count];
        var symbols = new CellSymbol[count];
        if (packed is not null)
        {
            return CellPack.Unpack(packed, values, symbols)
                ? (row.Beskrivelse, packed, NewTable())
                : throw new InvalidDataException($"{name} i udgivelse {id} har ikke pakkede tal til {count} celler.");
        }

        var read = 0L;
        using var reader = transaction.Connection!.ExecuteReader(ReleaseSql.SelectCells, new { id = id, tabel = name }, transaction);
        while (reader.Read())
        {
            var index = reader.GetInt64(0);
            values[index] = reader.IsDBNull(1) ? 0 : reader.GetInt64(1);
            symbols[index] = CellSymbols.FromSign(reader.GetString(2));
            read++;
        }

        return read == count
            ? (row.Beskrivelse, CellPack.Pack(values, symbols), NewTable())
            : throw new InvalidDataException($"{name} i udgivelse {id} har {read} celler, ikke {count}.");

        Table NewTable() => new(name, description.Title, description.Notes, description.Dimensions, values, symbols);
    }

    /// <summary>A row of fortrolighed, named as its columns.</summary>
    [PinnedNames]
    private sealed record ReportRow(long Graense, long Beskyt_gruppe, long Gruppegraense, long Ubeviste, long Millisekunder)
    {
        public DisclosureReport As(IReadOnlyList<DisclosureLine> lines) => new(
            new DisclosureRules
            {
                Threshold = (int)Graense,
                Groups = (GroupSuppression)(int)Beskyt_gruppe,
                GroupThreshold = (int)Gruppegraense,
            },
            Ubeviste,
            Millisekunder,
            lines);
    }

    /// <summary>A row of fortrolighed_linje, named as its columns.</summary>
    [PinnedNames]
    private sealed record LineRow(
        string Tabel,
        string Niveau,
        string Slags,
        long Celler,
        long Primaere,
        long Sekundaere,
        long N,
        long N_skjult,
        long? Mindste_interval,
        long Bestemte)
    {
        public DisclosureLine As() => new(Tabel, Niveau, Slags, Celler, Primaere, Sekundaere, N, N_skjult, Mindste_interval, Bestemte);
    }

    /// <summary>What a table's cells mean, as frozen.</summary>
    private sealed record StoredDescription(
        [property: JsonPropertyName("titel")] BilingualText Title,
        [property: JsonPropertyName("noter")] IReadOnlyList<BilingualText> Notes,
        [property: JsonPropertyName("dimensioner")] IReadOnlyList<Dimension> Dimensions);

    /// <summary>A table as it is stored: its description and, unless it is older than they are, its packed figures.</summary>
    [PinnedNames]
    private sealed record TableRow(string Tabel, string Beskrivelse, byte[]? Celler);

    /// <summary>A row of udgivelse_aendring, named as its columns.</summary>
    [PinnedNames]
    private sealed record ChangeRow(long Udgivelse_id, string Tabel, long Forrige_id, long Aendrede, long Endelige, long Nye, long Udgaaede)
    {
        public TableChange As() => new(Tabel, Forrige_id, Aendrede, Endelige, Nye, Udgaaede);
    }

    /// <summary>A row of udgivelse, named as its columns.</summary>
    [PinnedNames]
    private sealed record ReleaseRow(
        long Udgivelse_id,
        string Tilstand,
        string Ordning,
        string Regelsaet,
        long Regelsaet_version,
        long Dato,
        long Position,
        string Kodeversion,
        string Kontrolsum,
        long Klargjort,
        long? Udgivet,
        long? Trukket,
        string? Grund,
        long? Kendte,
        long? Offentlig_fra)
    {
        public Release As() => new(
            Udgivelse_id,
            ReleaseStates.Find(Tilstand),
            Ordning,
            Regelsaet,
            (int)Regelsaet_version,
            DateOnly.FromDayNumber((int)Dato),
            Position,
            Kodeversion,
            Kontrolsum,
            DbValues.FromInstant(Klargjort),
            Udgivet is { } published ? DbValues.FromInstant(published) : null,
            Trukket is { } withdrawn ? DbValues.FromInstant(withdrawn) : null,
            Grund)
        {
            Known = Kendte,
            PublicFrom = Offentlig_fra is { } from ? DbValues.FromInstant(from) : null,
        };
    }
}
