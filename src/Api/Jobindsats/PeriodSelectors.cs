using System.Globalization;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// The period selectors: <c>*</c>, codes, <c>l(q:4)</c> and, where the kind of period is given beside it,
/// <c>latest:4</c>. Of fewer published periods than asked for, all are meant; of codes that the table does not have the
/// others, as clients make a year's periods up and send all of them.
/// </summary>
internal static class PeriodSelectors
{
    private const string Latest = "latest:";

    /// <summary>The periods meant, as numbers in the dimension of periods, ascending; or what is wrong.</summary>
    /// <param name="table">The table.</param>
    /// <param name="parameter">What the client called it.</param>
    /// <param name="type">The kind of period that all of it is about; null for any.</param>
    /// <param name="choice">The selectors, one each.</param>
    /// <param name="unknown">Codes that are left out, as the table does not have them, are put here.</param>
    public static Result<int[]> Select(
        JobindsatsTable table,
        string parameter,
        JobindsatsPeriodType? type,
        IReadOnlyList<string> choice,
        ICollection<string> unknown)
    {
        var selected = new SortedSet<int>();
        foreach (var item in choice.Select(item => item.Trim()))
        {
            if (Select(table, parameter, type, item).Succeeded(out var periods, out var error))
            {
                selected.UnionWith(periods.Select(period => period.Index));
            }
            else if (error.Code == ErrorList.UnknownValueCode && IsPeriodCode(item))
            {
                unknown.Add(item);
            }
            else
            {
                return error;
            }
        }

        if (selected.Count > 0)
        {
            return selected.ToArray();
        }

        // No figures at all are an error: a client that keeps what it gets would empty its store.
        return unknown.Count == 0
            ? ErrorList.MissingSelection(parameter)
            : ErrorList.UnknownPeriod(
                parameter,
                unknown.First(),
                table.Periods.LastOrDefault(period => type is null || period.Type == type)?.Code);
    }

    private static Result<JobindsatsPeriod[]> Select(JobindsatsTable table, string parameter, JobindsatsPeriodType? type, string item)
    {
        if (item == "*")
        {
            return Of(table, parameter, type, item, int.MaxValue);
        }

        if (item.StartsWith(Latest, StringComparison.OrdinalIgnoreCase))
        {
            return type is null || Count(item.AsSpan(Latest.Length)) is not { } count
                ? ErrorList.IllegalExpression(parameter, item)
                : Of(table, parameter, type, item, count);
        }

        if (item.StartsWith("l(", StringComparison.OrdinalIgnoreCase))
        {
            return Relative(table, parameter, type, item);
        }

        var period = table.Periods.FirstOrDefault(known => string.Equals(known.Code, item, StringComparison.OrdinalIgnoreCase));
        return period is not null && (type is null || period.Type == type) ? new[] { period } : ErrorList.UnknownValue(parameter, item);
    }

    /// <summary>Whether it could be a period of some table: a year and perhaps more, or a phase-in.</summary>
    private static bool IsPeriodCode(string item) =>
        (item.Length >= 4 && !item.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9'))
            || item.StartsWith("INDF", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>l(q:4)</c>: kind and number, the kind the one asked about.</summary>
    private static Result<JobindsatsPeriod[]> Relative(JobindsatsTable table, string parameter, JobindsatsPeriodType? type, string item)
    {
        var colon = item.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || item[^1] != ')' || Count(item.AsSpan(colon + 1, item.Length - colon - 2)) is not { } count)
        {
            return ErrorList.IllegalExpression(parameter, item);
        }

        var name = item[2..colon];
        if (JobindsatsPeriodType.Find(name) is not { } found || (type is not null && found != type))
        {
            return ErrorList.UnknownPeriodType(parameter, name, table.PeriodTypes.Select(known => known.Id));
        }

        return Of(table, parameter, found, item, count);
    }

    /// <summary>The newest periods of a kind, oldest first.</summary>
    private static Result<JobindsatsPeriod[]> Of(
        JobindsatsTable table,
        string parameter,
        JobindsatsPeriodType? type,
        string item,
        int count)
    {
        JobindsatsPeriod[] all = [.. table.Periods.Where(period => type is null || period.Type == type)];
        if (all.Length > 0)
        {
            return all[Math.Max(0, all.Length - count)..];
        }

        return type is null
            ? ErrorList.NoMatch(parameter, item)
            : ErrorList.UnknownPeriodType(parameter, type.Id, table.PeriodTypes.Select(known => known.Id));
    }

    /// <summary>A whole number from 1 up; one too large to hold means all.</summary>
    private static int? Count(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9') || text[0] == '0')
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
    }
}

/// <summary>A kind of period under its name on jobindsats.</summary>
/// <param name="Id">Q, QMAT, Y, YP or INDF.</param>
/// <param name="Kind">Its kind in the tables' dimension of periods.</param>
/// <param name="Name">What a person calls it.</param>
internal sealed record JobindsatsPeriodType(string Id, string Kind, string Name)
{
    /// <summary>Those that a table can have, in the order of its periods.</summary>
    public static IReadOnlyList<JobindsatsPeriodType> All { get; } =
    [
        new("YP", PeriodKindCodes.PooledYears, PeriodKind.PooledYears.Heading().Da),
        new("Y", PeriodKindCodes.Year, "År"),
        new("QMAT", PeriodKindCodes.RollingYear, PeriodKind.RollingYear.Heading().Da),
        new("INDF", PeriodKindCodes.PhaseIn, PeriodKind.PhaseIn.Heading().Da),
        new("Q", PeriodKindCodes.Quarter, "Kvartal"),
    ];

    /// <summary>The type with this id, whatever its case, or null. A (annual) is another name of Y.</summary>
    public static JobindsatsPeriodType? Find(string id) =>
        string.Equals(id, "A", StringComparison.OrdinalIgnoreCase)
            ? Find("Y")
            : All.FirstOrDefault(type => string.Equals(type.Id, id, StringComparison.OrdinalIgnoreCase));
}
