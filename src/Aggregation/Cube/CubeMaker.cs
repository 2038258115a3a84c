using System.Data.Common;
using Dapper;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Cube;

/// <summary>Fills the cube's finest cells and the level tables that lift them.</summary>
internal sealed class CubeMaker(Database database)
{
    /// <summary>Makes the cube of a set of facts anew, and returns the first valid start.</summary>
    public DateOnly? Make(DbTransaction transaction, long factSet, Regelsaet regelsaet, DateOnly date)
    {
        var connection = transaction.Connection!;
        Delete(transaction, factSet);
        var firstStart = FirstStart(transaction, factSet, CubeSql.FirstStart);
        WriteLevels(transaction, factSet, new PeriodPlan(firstStart, date, regelsaet, Ordning.Standard));
        connection.Execute(CubeSql.Cells, new { saet = factSet }, transaction);
        connection.Execute(CubeSql.Days, new { saet = factSet }, transaction);
        return firstStart;
    }

    internal static DateOnly? FirstStart(DbTransaction transaction, long factSet, string sql) =>
        transaction.Connection!.ExecuteScalar<int?>(sql, new { saet = factSet }, transaction) is { } day
            ? DateOnly.FromDayNumber(day)
            : null;

    /// <summary>
    /// Makes the cells of endings, lengths and waits. Few runs of facts are followed by who asks for them, so that they are made then, and
    /// thrown away with the cube.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="factSet">The set whose cube they belong to.</param>
    /// <param name="from">The set whose facts they are made of; the same unless told.</param>
    public static void MakeEndings(DbTransaction transaction, long factSet, long? from = null)
    {
        foreach (var sql in (string[])[.. CubeSql.DeleteEndings, CubeSql.Endings, CubeSql.Lengths, CubeSql.Waits])
        {
            transaction.Connection!.Execute(sql, new { saet = factSet, fra = from ?? factSet }, transaction);
        }
    }

    /// <summary>The level tables that lift a set's cells to the periods of <paramref name="plan"/>.</summary>
    public void WriteLevels(DbTransaction transaction, long factSet, PeriodPlan plan)
    {
        WritePeriods(transaction, factSet, plan);
        WriteOmraader(transaction, factSet, plan, Ordning.Standard.LastStart);
        WriteAgeAndSex(transaction, factSet);
    }

    public static void Delete(DbTransaction transaction, long factSet) => Execute(transaction, factSet, CubeSql.Delete);

    /// <summary>The level tables as <see cref="WriteLevels"/> writes them, where they stand as those of another plan.</summary>
    public void ChangeLevels(DbTransaction transaction, long factSet, PeriodPlan before, PeriodPlan after)
    {
        if (!Lifted(before).SequenceEqual(Lifted(after), StringComparer.Ordinal))
        {
            Execute(transaction, factSet, CubeSql.DeleteLevels);
            WriteLevels(transaction, factSet, after);
        }

        static IEnumerable<string> Lifted(PeriodPlan plan) =>
            plan.PublishedPeriods.Concat(plan.Endings.Periods).Select(period => period.Code);
    }

    private static void Execute(DbTransaction transaction, long factSet, string[] statements)
    {
        foreach (var sql in statements)
        {
            transaction.Connection!.Execute(sql, new { saet = factSet }, transaction);
        }
    }

    private void WritePeriods(DbTransaction transaction, long factSet, PeriodPlan plan)
    {
        using var rows =
            database.BulkInsert(transaction, "niveau_periode", Column.Number("saet_id"), Column.Text("periode"), Column.Text("i_periode"));
        foreach (var period in plan.PublishedPeriods)
        {
            foreach (var start in period.StartPeriods)
            {
                rows.Add(factSet).Add(start).Add(period.Code).EndRow();
            }
        }

        // Years of slutdato lie in themselves and in pooled years: no start period has their codes.
        foreach (var period in plan.Endings.Periods)
        {
            foreach (var year in plan.Endings.Years.Where(year => year.StartPeriods.All(period.StartPeriods.Contains)))
            {
                rows.Add(factSet).Add(year.Code).Add(period.Code).EndRow();
            }
        }
    }

    /// <summary>The omraader of a kommune are those of the start period: regions change at a year's end, where quarters do too.</summary>
    private void WriteOmraader(DbTransaction transaction, long factSet, PeriodPlan plan, DateOnly? lastStart)
    {
        using var rows = database.BulkInsert(
            transaction,
            "niveau_omraade",
            Column.Number("saet_id"),
            Column.Text("periode"),
            Column.Text("kommune"),
            Column.Text("omraade"));
        var startPeriods = plan.PhaseIn is { } phaseIn ? plan.Quarters.Append(phaseIn) : plan.Quarters;
        // A year of slutdato is counted in the omraader of its end, but no later ones than those of the last start.
        var days = startPeriods.Select(start => (start.Code, Day: start.LastDay))
            .Concat(plan.Endings.Years.Select(year => (year.Code, Day: lastStart < year.LastDay ? lastStart.Value : year.LastDay)));
        foreach (var (code, day) in days)
        {
            foreach (var member in Omraader.Standard.Memberships)
            {
                if (member.From <= day && (member.To is not { } to || day <= to))
                {
                    rows.Add(factSet).Add(code).Add(member.Kommune).Add(member.Omraade).EndRow();
                }
            }
        }
    }

    private void WriteAgeAndSex(DbTransaction transaction, long factSet)
    {
        using (var rows =
            database.BulkInsert(transaction, "niveau_alder", Column.Number("saet_id"), Column.Text("alder"), Column.Text("i_alder")))
        {
            foreach (var group in AgeGroup.WithSeniors)
            {
                foreach (var age in group.InCube)
                {
                    rows.Add(factSet).Add(age).Add(group.Code).EndRow();
                }
            }
        }

        using (var rows =
            database.BulkInsert(transaction, "niveau_koen", Column.Number("saet_id"), Column.Text("koen"), Column.Text("i_koen")))
        {
            foreach (var sex in Enum.GetValues<Sex>())
            {
                rows.Add(factSet).Add(sex.Code()).Add(sex.Code()).EndRow();
                rows.Add(factSet).Add(sex.Code()).Add(AgeGroup.AllCode).EndRow();
            }
        }
    }
}

/// <summary>
/// Carries the cells of a set along with its facts: what the forloeb in fakta_arbejde are in them is taken out before their facts go, and
/// put in when they are made again. The work is that of these forloeb; cells are whole numbers, and end as those made anew would.
/// </summary>
internal sealed class CubeChange
{
    private readonly DbTransaction _transaction;
    private readonly long _factSet;
    private readonly string _cells;
    private readonly string _days;
    private readonly DateOnly? _firstBefore;

    /// <summary>Before their facts go.</summary>
    public CubeChange(Database database, DbTransaction transaction, long factSet)
    {
        _transaction = transaction;
        _factSet = factSet;
        _cells = database.Staging(
            transaction, "kube_lag", [.. CubeSql.Keys, .. CubeColumns.All.Select(column => Column.Number(column.Name))]);
        _days = database.Staging(transaction, "kube_dage_lag", [.. CubeSql.DaysKeys, Column.Number("antal")]);
        _firstBefore = CubeMaker.FirstStart(transaction, factSet, CubeSql.FirstStartOfWork);
        AddWork(sign: -1);
    }

    /// <summary>When they are made again.</summary>
    /// <param name="firstStart">The first valid start of the set before.</param>
    /// <returns>The first valid start of the set now.</returns>
    public DateOnly? Complete(DateOnly? firstStart)
    {
        AddWork(sign: 1);
        foreach (var sql in CubeSql.LayCells)
        {
            Execute(sql, _cells);
        }

        foreach (var sql in CubeSql.LayDays)
        {
            Execute(sql, _days);
        }

        // All facts are asked only when the first was among these, and none of them is as early now.
        var firstNow = CubeMaker.FirstStart(_transaction, _factSet, CubeSql.FirstStartOfWork);
        return firstNow <= firstStart || firstStart is null ? firstNow
            : _firstBefore <= firstStart ? CubeMaker.FirstStart(_transaction, _factSet, CubeSql.FirstStart)
            : firstStart;
    }

    private void AddWork(long sign)
    {
        Execute(CubeSql.CellsOfWork, _cells, sign);
        Execute(CubeSql.DaysOfWork, _days, sign);
    }

    private void Execute(string sql, string layer, long sign = 1) => _transaction.Connection!.Execute(
        sql.Replace("$lag", layer, StringComparison.Ordinal), new { saet = _factSet, fortegn = sign }, _transaction);
}
