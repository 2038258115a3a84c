using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>
/// Makes facts from registrations, and the cube over them, in one transaction. Work is proportional to change: a
/// running set remakes the forloeb touched since its last run; a set that cannot be continued is made anew.
/// </summary>
public sealed class FactMaker(Database database)
{
    private const string Lock = "fakta";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The fingerprint of the code, rules and registers: builds are deterministic, and the data files are built in.</summary>
    private static readonly string Fingerprint =
        typeof(Calculator).Assembly.ManifestModule.ModuleVersionId.ToString("N")
            + typeof(FactMaker).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>The ledger position of opgoerelsesdato D.</summary>
    /// <exception cref="NotAvailableException">Nothing had been received by then.</exception>
    public static long Position(DbConnection connection, DateOnly date, DbTransaction? transaction = null) =>
        FindPosition(connection, date, transaction)
        ?? throw new NotAvailableException(
            $"Der er ingen tal for opgørelsesdatoen {date:yyyy-MM-dd}: ingen leverance var modtaget på eller før den dag.");

    /// <summary>The same; null when nothing had been received by then.</summary>
    public static long? FindPosition(DbConnection connection, DateOnly date, DbTransaction? transaction = null) =>
        connection.ExecuteScalar<long?>(CaseSql.Position, new { dato = date.DayNumber }, transaction);

    /// <summary>Brings the regelsaet's running set to <paramref name="date"/>. Does nothing when it is there already.</summary>
    /// <param name="regelsaet">The regelsaet.</param>
    /// <param name="date">Opgoerelsesdato D.</param>
    /// <param name="progress">Told of forloeb made.</param>
    /// <param name="full">Makes every forloeb again, even where the touched ones would do.</param>
    /// <param name="stop">Rolls back; nothing is half done.</param>
    /// <exception cref="NotAvailableException">Nothing had been received by <paramref name="date"/>.</exception>
    /// <exception cref="TimeoutException">Another process makes facts and did not end in time.</exception>
    public FactRun Refresh(
        Regelsaet regelsaet,
        DateOnly date,
        IProgress<Progress>? progress = null,
        bool full = false,
        CancellationToken stop = default)
        => Refresh([regelsaet], date, progress, full, stop).Single();

    /// <summary>
    /// The same for several regelsaet, one after the other as the runs are asked for. The cases are read once, also where all of
    /// them are made again under each.
    /// </summary>
    /// <inheritdoc cref="Refresh(Regelsaet, DateOnly, IProgress{Progress}, bool, CancellationToken)" />
    public IEnumerable<FactRun> Refresh(
        IReadOnlyList<Regelsaet> regelsaet,
        DateOnly date,
        IProgress<Progress>? progress = null,
        bool full = false,
        CancellationToken stop = default)
    {
        var cases = regelsaet.Count > 1 ? new PackedCases() : null;

        // Once it is done there is nothing left to do: an attempt that was kept unseen does no harm. Each attempt has the lock anew.
        return regelsaet.Select(one => database.Repeat(
            _ =>
            {
                stop.ThrowIfCancellationRequested();
                using var heldLock = TakeLock();
                return BringTo(one, date, cases, progress, full, stop);
            },
            stop: stop));
    }

    /// <summary>
    /// A set for any D: the running one where it is just that, otherwise one made for this use only. Dispose of the
    /// loan to drop it.
    /// </summary>
    /// <exception cref="NotAvailableException">Nothing had been received by <paramref name="date"/>.</exception>
    public FactLoan Loan(Regelsaet regelsaet, DateOnly date, IProgress<Progress>? progress = null, CancellationToken stop = default) =>
        database.Repeat(
            _ =>
            {
                var heldLock = TakeLock();
                try
                {
                    // A set that was kept unseen is a forgotten one to the next attempt.
                    return new FactLoan(this, FindOrMake(regelsaet, date, progress, stop), heldLock);
                }
                catch
                {
                    heldLock.Dispose();
                    throw;
                }
            },
            stop: stop);

    /// <summary>A set as that of <paramref name="loan"/> is, under another regelsaet; others wait for the loan's lock meanwhile.</summary>
    internal FactSet FindOrMake(FactLoan loan, Regelsaet regelsaet, IProgress<Progress>? progress, CancellationToken stop) =>
        database.Repeat(
            _ =>
            {
                using var connection = database.Connect();
                return FindOrMake(connection, regelsaet, loan.FactSet.Date, loan.FactSet.Position, progress, stop);
            },
            loan.Lock,
            stop);

    /// <summary>A set that has a cube and no facts. One that was kept unseen is a forgotten one to the next loan.</summary>
    internal FactSet WithCube(
        FactLoan loan,
        FactSet like,
        DateOnly? firstStart,
        Action<DbTransaction, long> fill,
        CancellationToken stop) =>
        database.Repeat(
            _ =>
            {
                using var connection = database.Connect();
                using var transaction = database.BeginWrite(connection);
                var factSet = connection.ExecuteScalar<long>(FactSql.NewId, transaction: transaction);
                fill(transaction, factSet);
                return Register(transaction, like with { Id = factSet, Current = false, FirstStart = firstStart });
            },
            loan.Lock,
            stop);

    /// <summary>The cells of endings, lengths and waits of a set.</summary>
    internal void MakeEndings(FactLoan loan, FactSet factSet, CancellationToken stop) => database.Repeat(
        _ =>
        {
            using var connection = database.Connect();
            using var transaction = database.BeginWrite(connection);
            CubeMaker.MakeEndings(transaction, factSet.Id);
            transaction.Commit();
        },
        loan.Lock,
        stop);

    internal void Delete(long factSet) => database.Repeat(_ =>
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        CubeMaker.Delete(transaction, factSet);
        connection.Execute(FactSql.DeleteFacts, new { saet = factSet }, transaction);
        connection.Execute(FactSql.DeleteSet, new { saet = factSet }, transaction);
        transaction.Commit();
    });

    private DatabaseLock TakeLock() =>
        database.TryLock(Lock, Patience) ?? throw new TimeoutException("En anden kørsel danner fakta og blev ikke færdig i tide.");

    private FactSet FindOrMake(Regelsaet regelsaet, DateOnly date, IProgress<Progress>? progress, CancellationToken stop)
    {
        using var connection = database.Connect();
        foreach (var forgotten in connection.Query<long>(FactSql.SetsOfOneDay).ToList())
        {
            Delete(forgotten);
        }

        return FindOrMake(connection, regelsaet, date, Position(connection, date), progress, stop);
    }

    private FactSet FindOrMake(
        DbConnection connection,
        Regelsaet regelsaet,
        DateOnly date,
        long position,
        IProgress<Progress>? progress,
        CancellationToken stop)
    {
        var now = FindCurrent(connection, regelsaet);
        var matches = now is not null && now.Date == date && now.Position == position && now.Fingerprint == Fingerprint;
        if (!matches)
        {
            return MakeAll(connection, null, regelsaet, current: false, date, position, cases: null, progress, stop).FactSet;
        }

        // Whoever asks for a set makes figures of it: its cells, which corrections were laid over, are summed from all facts once more.
        using var transaction = database.BeginWrite(connection);
        new CubeMaker(database).Make(transaction, now!.Id, regelsaet, date);
        transaction.Commit();
        return now;
    }

    private FactRun BringTo(
        Regelsaet regelsaet,
        DateOnly date,
        PackedCases? cases,
        IProgress<Progress>? progress,
        bool full,
        CancellationToken stop)
    {
        using var connection = database.Connect();
        var position = Position(connection, date);
        var now = FindCurrent(connection, regelsaet);
        if (now is null || full || now.Fingerprint != Fingerprint || now.Date > date || now.Position > position)
        {
            return MakeAll(connection, now, regelsaet, current: true, date, position, cases, progress, stop);
        }

        return now.Date == date && now.Position == position
            ? new FactRun(now, Full: false, Forloeb: 0)
            : MakeTouched(connection, now, regelsaet, date, position, progress, stop);
    }

    private static FactSet? FindCurrent(DbConnection connection, Regelsaet regelsaet)
    {
        var row = connection.QuerySingleOrDefault<SetRow>(FactSql.Current, new { regelsaet = regelsaet.Code });
        return row is null ? null : new FactSet(
            row.Saet_id,
            row.Regelsaet,
            row.Loebende == 1,
            DateOnly.FromDayNumber((int)row.Dato),
            row.Position,
            row.Aftryk,
            row.Foerste_start is { } day ? DateOnly.FromDayNumber((int)day) : null);
    }

    private FactRun MakeAll(
        DbConnection connection,
        FactSet? oldSet,
        Regelsaet regelsaet,
        bool current,
        DateOnly date,
        long position,
        PackedCases? cases,
        IProgress<Progress>? progress,
        CancellationToken stop)
    {
        var total = connection.ExecuteScalar<long>(CaseSql.ForloebCount, new { position = position });
        using var transaction = database.BeginWrite(connection);
        var factSet = oldSet?.Id ?? connection.ExecuteScalar<long>(FactSql.NewId, transaction: transaction);
        if (oldSet is not null)
        {
            connection.Execute(FactSql.DeleteFacts, new { saet = factSet }, transaction);
        }

        var all = cases?.All(database, position) ?? CaseReader.All(database, position, workTable: null);
        Make(transaction, factSet, all, regelsaet, date, total, progress, stop);
        ReportCube(regelsaet, progress);
        var firstStart = new CubeMaker(database).Make(transaction, factSet, regelsaet, date);
        var fullSet = Register(
            transaction, new FactSet(factSet, regelsaet.Code, current, date, position, Fingerprint, firstStart));
        AggregationMetrics.Facts(regelsaet.Code, all: true, total);
        return new FactRun(fullSet, Full: true, total);
    }

    private FactRun MakeTouched(
        DbConnection connection,
        FactSet now,
        Regelsaet regelsaet,
        DateOnly date,
        long position,
        IProgress<Progress>? progress,
        CancellationToken stop)
    {
        // The work list is committed first, so that the readers' own connections see it; a run that is cut off finds it again.
        var factSet = now.Id;
        using (var listOf = database.BeginWrite(connection))
        {
            connection.Execute(FactSql.DeleteWork, new { saet = factSet }, listOf);
            connection.Execute(
                FactSql.FindWork,
                new { saet = factSet, fra = now.Position, til = position, datoFoer = now.Date.DayNumber, dato = date.DayNumber },
                listOf);
            listOf.Commit();
        }

        var total = connection.ExecuteScalar<long>(FactSql.WorkCount, new { saet = factSet });
        using var transaction = database.BeginWrite(connection);
        var cube = new CubeChange(database, transaction, factSet);
        connection.Execute(FactSql.DeleteWorkFacts, new { saet = factSet }, transaction);
        Make(transaction, factSet, CaseReader.All(database, position, factSet), regelsaet, date, total, progress, stop);
        ReportCube(regelsaet, progress);
        var firstStart = cube.Complete(now.FirstStart);
        new CubeMaker(database).ChangeLevels(transaction, factSet, Plan(now.FirstStart, now.Date), Plan(firstStart, date));
        connection.Execute(FactSql.DeleteWork, new { saet = factSet }, transaction);
        var brought = Register(transaction, now with { Date = date, Position = position, FirstStart = firstStart });
        AggregationMetrics.Facts(regelsaet.Code, all: false, total);
        return new FactRun(brought, Full: false, total);

        PeriodPlan Plan(DateOnly? first, DateOnly day) => new(first, day, regelsaet, Ordning.Standard);
    }

    /// <summary>One thread reads and applies the rule, this one writes.</summary>
    private void Make(
        DbTransaction transaction,
        long factSet,
        IEnumerable<ForloebCase> cases,
        Regelsaet regelsaet,
        DateOnly date,
        long total,
        IProgress<Progress>? progress,
        CancellationToken stop)
    {
        const int Portion = 500;
        var step = $"Fakta efter {regelsaet.Code}";
        var ordning = Ordning.Standard;
        var channel = Channel.CreateBounded<List<ForloebFacts>>(new BoundedChannelOptions(32) { SingleReader = true, SingleWriter = true });
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reader = Task.Run(() => Read(interrupt.Token), CancellationToken.None);
        var done = 0L;
        try
        {
            using var rows = database.BulkInsert(transaction, "fakta", FactWriter.Columns);
            while (channel.Reader.WaitToReadAsync(stop).AsTask().GetAwaiter().GetResult())
            {
                while (channel.Reader.TryRead(out var portion))
                {
                    foreach (var forloebCase in portion)
                    {
                        FactWriter.Write(rows, factSet, forloebCase, ordning);
                    }

                    done += portion.Count;
                    progress?.Report(new Progress(step, done, total));
                }
            }
        }
        finally
        {
            interrupt.Cancel();
            // Waits for the reader's connections to be closed; its fault, if any, came through the channel.
            ((IAsyncResult)reader).AsyncWaitHandle.WaitOne();
        }

        void Read(CancellationToken stop)
        {
            try
            {
                var calculator = new Calculator(regelsaet, ordning.PhaseIn);
                var portion = new List<ForloebFacts>(Portion);
                foreach (var forloebCase in cases)
                {
                    portion.Add(calculator.Calculate(forloebCase, date));
                    if (portion.Count == Portion)
                    {
                        channel.Writer.WriteAsync(portion, stop).AsTask().GetAwaiter().GetResult();
                        portion = new List<ForloebFacts>(Portion);
                    }
                }

                channel.Writer.WriteAsync(portion, stop).AsTask().GetAwaiter().GetResult();
                channel.Writer.Complete();
            }
            catch (Exception error)
            {
                channel.Writer.Complete(error);
            }
        }
    }

    private static void ReportCube(Regelsaet regelsaet, IProgress<Progress>? progress) =>
        progress?.Report(new Progress($"Kube efter {regelsaet.Code}", 0, null));

    /// <summary>The last step of making a set: it is there.</summary>
    private static FactSet Register(DbTransaction transaction, FactSet made)
    {
        transaction.Connection!.Execute(FactSql.DeleteSet, new { saet = made.Id }, transaction);
        transaction.Connection!.Execute(
            FactSql.Insert,
            new
            {
                saet = made.Id,
                regelsaet = made.Regelsaet,
                loebende = made.Current ? 1 : 0,
                dato = made.Date.DayNumber,
                position = made.Position,
                aftryk = made.Fingerprint,
                foersteStart = made.FirstStart?.DayNumber,
            },
            transaction);
        transaction.Commit();
        return made;
    }

    /// <summary>A row of faktasaet, named as its columns.</summary>
    [PinnedNames]
    private sealed record SetRow(
        long Saet_id,
        string Regelsaet,
        long Loebende,
        long Dato,
        long Position,
        string Aftryk,
        long? Foerste_start);
}

/// <summary>Figures that cannot be made: opgoerelsesdato lies before the first receipt.</summary>
[PinnedName("IkkeTilgaengeligException")]
public sealed class NotAvailableException(string message) : Exception(message);
