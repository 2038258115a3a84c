using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>Version 3's requests for rows: measure groups, periods by kind, and values by their place in a hierarchy.</summary>
internal static class Version3
{
    private const string MeasureGroup = "mgroup";
    private const string Period = "period";
    private const string Hierarchy = "hierarchy";
    private const string Level = "level:";
    private const string Top = "/";

    private static readonly string[] Kind = [MeasureGroup, Period, Hierarchy];

    /// <summary>The id of a table's only group of measures.</summary>
    public static string Group(JobindsatsTable table) => "mgrp" + Id(table.Table.Table.Id) + "_1";

    /// <summary>A table's id as version 3 writes it.</summary>
    public static string Id(string table) => table.ToLowerInvariant();

    /// <summary>
    /// The rows meant. The periods must be named; a dimension without a hierarchy is its root, <c>/</c>: hele landet,
    /// the total, or the value that holds the others, which the answer then shows. A parameter that means nothing here
    /// is ignored, unless it is meant to select, as those of version 2 are.
    /// </summary>
    public static Result<JobindsatsExtract> Extract(JobindsatsTable table, RequestParameters parameters, int ceiling)
    {
        var selected = new int[]?[table.Table.Dimensions.Count];
        var usedUp = new Dictionary<JobindsatsVariable, string>();
        var remarks = new List<Remark>();
        var unknown = new List<string>();
        foreach (var name in parameters.Names)
        {
            if (!parameters.TryGet([name], out var values))
            {
                continue;
            }

            string[] choice = [.. RequestParameters.Parts(values, _ => false)];
            if (Under(name, MeasureGroup) is { } group)
            {
                if (!Measure(table, name, group, choice).Succeeded(out var measure, out var error))
                {
                    return error;
                }

                selected[table.Table.Measure] = Combined(selected[table.Table.Measure], measure);
            }
            else if (Under(name, Period) is { } type)
            {
                if (!Periods(table, name, type, choice, remarks).Succeeded(out var periods, out var error))
                {
                    return error;
                }

                selected[table.Table.Time] = Combined(selected[table.Table.Time], periods);
            }
            else if (Under(name, Hierarchy) is { } id && !(Hierarchies.For(table).Find(id) is null && choice is [Top]))
            {
                if (Hierarchies.For(table).Find(id) is not { } hierarchy)
                {
                    return ErrorList.UnknownVariable(name, table.Table.Table.Id);
                }

                if (!usedUp.TryAdd(hierarchy.Variable, name))
                {
                    return ErrorList.SeveralHierarchies(usedUp[hierarchy.Variable], name);
                }

                if (!Select(hierarchy, name, choice).Succeeded(out selected[hierarchy.Variable.Number], out var error))
                {
                    return error;
                }
            }
            else if (Misspelling.Of(name.Split('.')[0], Kind) is { } meant && !name.StartsWith(meant, StringComparison.OrdinalIgnoreCase))
            {
                return ErrorList.MeantParameter(name, meant + name[name.Split('.')[0].Length..]);
            }
            else if (name is ['_', _, ..] || Version2.NamedParameters.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return ErrorList.UnknownVariable(name, table.Table.Table.Id);
            }
            else if (!string.Equals(name, "format", StringComparison.OrdinalIgnoreCase))
            {
                // The root of a dimension that is not here is all of it, and so is what is answered.
                unknown.Add(name);
            }
        }

        if (unknown.Count > 0)
        {
            remarks.Add(RemarkList.UnknownParameters(unknown));
        }

        return Filled(table, selected, usedUp, remarks, ceiling);
    }

    /// <summary>What was not named is filled in; only the periods are asked for.</summary>
    private static Result<JobindsatsExtract> Filled(
        JobindsatsTable table,
        int[]?[] selected,
        Dictionary<JobindsatsVariable, string> usedUp,
        List<Remark> remarks,
        int ceiling)
    {
        if (selected[table.Table.Time] is null)
        {
            return ErrorList.MissingSelection(Period + "." + table.PeriodTypes.Last().Id);
        }

        selected[table.Table.Measure] ??= JobindsatsExtract.All(table.Table.Dimensions[table.Table.Measure]);
        selected[table.Table.Geography] ??= [table.Omraade.Root];
        foreach (var variable in table.OtherVariables.Where(variable => !variable.HasTotal && !usedUp.ContainsKey(variable)))
        {
            selected[variable.Number] = [variable.Root];
            remarks.Add(RemarkList.DefaultValue(Hierarchy + "." + variable.Id, variable.Labels[variable.Root]));
        }

        return JobindsatsExtract.Make(
            table,
            selected,
            [
                JobindsatsColumn.Of(table.Period),
                JobindsatsColumn.Of(table.Omraade),
                .. table.OtherVariables.Where(variable => selected[variable.Number] is not null).Select(JobindsatsColumn.Of),
            ],
            remarks,
            ceiling);
    }

    /// <summary>What follows the point of <c>period.Q</c>; any for the name alone; null for another name.</summary>
    private static string? Under(string name, string kind) =>
        string.Equals(name, kind, StringComparison.OrdinalIgnoreCase) ? "*"
        : name.StartsWith(kind + ".", StringComparison.OrdinalIgnoreCase) ? name[(kind.Length + 1)..]
        : null;

    private static Result<int[]> Measure(JobindsatsTable table, string parameter, string group, string[] choice)
    {
        if (group != "*" && !string.Equals(group, Group(table), StringComparison.OrdinalIgnoreCase))
        {
            return ErrorList.UnknownVariable(parameter, table.Table.Table.Id);
        }

        var dimension = table.Table.Dimensions[table.Table.Measure];
        return Select(
            parameter,
            choice,
            item => item == "*"
                ? JobindsatsExtract.All(dimension)
                : table.MeasureLookup.Find(item) is >= 0 and var position ? [position] : null);
    }

    private static Result<int[]> Periods(JobindsatsTable table, string parameter, string id, string[] choice, List<Remark> remarks)
    {
        var type = JobindsatsPeriodType.Find(id);
        if (type is null && id != "*")
        {
            return ErrorList.UnknownPeriodType(parameter, id, table.PeriodTypes.Select(known => known.Id));
        }

        var unknown = new List<string>();
        var outcome = PeriodSelectors.Select(table, parameter, type, choice, unknown);
        if (unknown.Count > 0)
        {
            remarks.Add(RemarkList.UnknownValues(parameter, unknown));
        }

        return outcome;
    }

    /// <summary>Of a hierarchy: all of it, a level (<c>level:_kommune</c>), or values.</summary>
    private static Result<int[]> Select(Hierarchy hierarchy, string parameter, string[] choice) => Select(parameter, choice, item =>
    {
        if (item == "*")
        {
            return [.. hierarchy.Levels.SelectMany(level => level.Values).Select(value => value.Index)];
        }

        if (item.StartsWith(Level, StringComparison.OrdinalIgnoreCase))
        {
            var id = item[Level.Length..];
            return hierarchy.Levels.FirstOrDefault(level => string.Equals(level.Id, id, StringComparison.OrdinalIgnoreCase))?.Values
                .Select(value => value.Index)
                .ToArray();
        }

        return Find(hierarchy, item) is { } found ? [found.Index] : null;
    });

    /// <summary>A value by its path, with or without the slashes around it, or by its name.</summary>
    private static HierarchyValue? Find(Hierarchy hierarchy, string item)
    {
        // A plus that a client did not encode arrives as a space: /40 / is /40+/.
        var path = item == Top ? Top : Top + item.Trim('/').Replace(' ', '+') + Top;
        HierarchyValue[] all = [.. hierarchy.Levels.SelectMany(level => level.Values)];
        return all.FirstOrDefault(value => string.Equals(value.Location, path, StringComparison.OrdinalIgnoreCase))
            ?? (hierarchy.Variable.Lookup.Find(item) is >= 0 and var position
                ? all.FirstOrDefault(value => value.Index == position)
                : null);
    }

    private static Result<int[]> Select(string parameter, string[] choice, Func<string, int[]?> find)
    {
        var selected = new SortedSet<int>();
        foreach (var item in choice)
        {
            if (find(item) is not { } position)
            {
                return ErrorList.UnknownValue(parameter, item);
            }

            selected.UnionWith(position);
        }

        return selected.ToArray();
    }

    private static int[] Combined(int[]? one, int[] other) => [.. new SortedSet<int>([.. one ?? [], .. other])];
}
