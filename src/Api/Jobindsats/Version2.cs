using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>Version 2's requests for rows: one parameter per variable, values are labels.</summary>
internal static class Version2
{
    private const string Area = "area";
    private const string Period = "period";
    private const string Measurement = "measurement";

    /// <summary>Its parameters that are no variable's.</summary>
    public static readonly string[] NamedParameters = [Area, Measurement];

    /// <summary>
    /// The rows meant. Without <c>area</c> they are those of hele landet, without <c>measurement</c> they have every
    /// measure; a variable that is not named and has a total is taken away, of one that has none the answer has the
    /// value that holds the others. A parameter that means nothing here is ignored, unless it is meant to select.
    /// </summary>
    public static Result<JobindsatsExtract> Extract(JobindsatsTable table, RequestParameters parameters, int ceiling)
    {
        var selected = new int[]?[table.Table.Dimensions.Count];
        var columns = new List<JobindsatsColumn> { new(Area, "Area", table.Omraade), new(Period, "Periode", table.Period) };
        var remarks = new List<Remark>();
        if (Unknown(table, parameters, remarks) is { } unknown)
        {
            return unknown;
        }

        if (!Periods(table, parameters, remarks).Succeeded(out selected[table.Table.Time], out var error)
            || !Measure(table, parameters).Succeeded(out selected[table.Table.Measure], out error)
            || !Select(table.Omraade, Names(table, table.Omraade), parameters).Succeeded(out selected[table.Table.Geography], out error))
        {
            return error;
        }

        foreach (var variable in table.OtherVariables)
        {
            var names = Names(table, variable);
            if (!Select(variable, names, parameters).Succeeded(out var found, out error))
            {
                return error;
            }

            var isSelected = parameters.TryGet(names, out _);
            if (isSelected || !variable.HasTotal)
            {
                selected[variable.Number] = found;
                columns.Add(JobindsatsColumn.Of(variable));
            }

            if (!isSelected && !variable.HasTotal)
            {
                remarks.Add(RemarkList.DefaultValue(variable.Id, variable.Labels[variable.Root]));
            }
        }

        return JobindsatsExtract.Make(table, selected, columns, remarks, ceiling);
    }

    /// <summary>What a variable can be called: as here, as in version 3 and by its code.</summary>
    private static string[] Names(JobindsatsTable table, JobindsatsVariable variable)
    {
        var code = table.Table.Dimensions[variable.Number].Code;
        return variable == table.Omraade ? [Area, variable.Id, code]
            : variable == table.Period ? [Period, variable.Id, code]
            : [variable.Id, code];
    }

    /// <summary>
    /// What was named and is not here is ignored. Not so a name with an underscore or a point, which is a variable's here
    /// or in version 3, nor one that is nearly right: without it the figures would be others than those asked for.
    /// </summary>
    private static Error? Unknown(JobindsatsTable table, RequestParameters parameters, List<Remark> remarks)
    {
        string[][] knownOnes = [.. table.Variables.Select(variable => Names(table, variable)), [Measurement], ["format"]];
        var all = knownOnes.SelectMany(names => names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] unknown = [.. parameters.Names.Where(name => !all.Contains(name))];
        if (unknown.Length > 0)
        {
            remarks.Add(RemarkList.UnknownParameters(unknown));
        }

        return unknown
            .Select(name =>
                knownOnes.FirstOrDefault(names => Misspelling.Of(name, names) is not null) is [var meant, ..]
                    ? ErrorList.MeantParameter(name, meant)
                : name is ['_', _, ..] || name.Contains('.', StringComparison.Ordinal)
                ? ErrorList.UnknownVariable(name, table.Table.Table.Id)
                : null)
            .FirstOrDefault(error => error is not null);
    }

    private static Result<int[]> Periods(JobindsatsTable table, RequestParameters parameters, List<Remark> remarks)
    {
        string[] choice = parameters.TryGet(Names(table, table.Period), out var values)
            ? [.. RequestParameters.Parts(values, _ => false)]
            : [];
        var unknown = new List<string>();
        var outcome = PeriodSelectors.Select(table, Period, type: null, choice, unknown);
        if (unknown.Count > 0)
        {
            remarks.Add(RemarkList.UnknownValues(Period, unknown));
        }

        return outcome;
    }

    /// <summary>Measures by id or by name.</summary>
    private static Result<int[]> Measure(JobindsatsTable table, RequestParameters parameters)
    {
        if (!parameters.TryGet([Measurement], out var values))
        {
            return JobindsatsExtract.All(table.Table.Dimensions[table.Table.Measure]);
        }

        return Select(table.MeasureLookup, table.Measure.Count, Measurement, values);
    }

    private static Result<int[]> Select(JobindsatsVariable variable, string[] names, RequestParameters parameters) =>
        parameters.TryGet(names, out var values)
            ? Select(variable.Lookup, variable.Labels.Count, names[0], values)
            : new[] { variable.Root };

    private static Result<int[]> Select(LabelIndex lookup, int count, string parameter, IReadOnlyList<string> values)
    {
        var selected = new SortedSet<int>();
        foreach (var value in RequestParameters.Parts(values, value => lookup.Find(value) >= 0))
        {
            if (value == "*")
            {
                selected.UnionWith(Enumerable.Range(0, count));
            }
            else if (lookup.Find(value) is >= 0 and var position)
            {
                selected.Add(position);
            }
            else
            {
                return ErrorList.UnknownValue(parameter, value);
            }
        }

        return selected.Count > 0 ? selected.ToArray() : ErrorList.MissingSelection(parameter);
    }
}
