using System.Runtime.CompilerServices;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// A table as jobindsats shows it, worked out once for as long as its release is served: measures are columns, values
/// are labels, and periods that are not published yet do not exist.
/// </summary>
internal sealed class JobindsatsTable
{
    private static readonly ConditionalWeakTable<CatalogueTable, JobindsatsTable> Tables = [];

    private JobindsatsTable(CatalogueTable table)
    {
        Table = table;
        Periods = FindPeriods(table);
        Variables =
        [
            .. table.Dimensions
                .Select((
                    dimension,
                    ordinal) => VariableOf(
                        dimension,
                        ordinal,
                        [.. dimension.Values.Select(value => ordinal == table.Time ? value.Code : value.Name.Da)]))
                .Where(variable => variable.Number != table.Measure),
        ];
        MeasureLookup = new LabelIndex(table.Dimensions[table.Measure], [.. Measure.Select(measure => measure.Name.Da)]);
    }

    public CatalogueTable Table { get; }

    /// <summary>The dimensions but that of the measures, in the table's order: omraade, periode and the others.</summary>
    public IReadOnlyList<JobindsatsVariable> Variables { get; }

    /// <summary>
    /// The published periods in stored order: pooled years, years, rolling years, the phase-in, quarters, each oldest first.
    /// </summary>
    public IReadOnlyList<JobindsatsPeriod> Periods { get; }

    /// <summary>The kinds of period that the table has, in the order of its periods.</summary>
    public IEnumerable<JobindsatsPeriodType> PeriodTypes => Periods.Select(period => period.Type).Distinct();

    /// <summary>The variables that are neither omraade nor periode.</summary>
    public IEnumerable<JobindsatsVariable> OtherVariables =>
        Variables.Where(variable => variable.Number != Table.Geography && variable.Number != Table.Time);

    public JobindsatsVariable Omraade => Variables.Single(variable => variable.Number == Table.Geography);

    public JobindsatsVariable Period => Variables.Single(variable => variable.Number == Table.Time);

    public IReadOnlyList<DimensionValue> Measure => Table.Dimensions[Table.Measure].Values;

    /// <summary>Finds a measure by its id or its name.</summary>
    public LabelIndex MeasureLookup { get; }

    public static JobindsatsTable For(CatalogueTable table) => Tables.GetValue(table, known => new JobindsatsTable(known));

    private static JobindsatsVariable VariableOf(Dimension dimension, int ordinal, IReadOnlyList<string> labels) => new(
        ordinal,
        Id(dimension.Code),
        char.ToUpperInvariant(dimension.Name.Da[0]) + dimension.Name.Da[1..],
        labels,
        Root(dimension),
        dimension.TotalCode is not null,
        new LabelIndex(dimension, labels));

    /// <summary>
    /// Where there is no total: that of all, or of the intervals the longest, which holds the others and stands last, or the first.
    /// </summary>
    private static int Root(Dimension dimension)
    {
        var root = dimension.IndexOf(dimension.TotalCode ?? AgeGroup.AllCode);
        return root >= 0 ? root : dimension.Code == "interval" ? dimension.Values.Count - 1 : 0;
    }

    /// <summary>The ids that jobindsats has for the same, where it has any.</summary>
    private static string Id(string code) => code switch
    {
        "omraade" => "_omrade",
        "koen" => "_kon",
        _ => "_" + code,
    };

    private static IReadOnlyList<JobindsatsPeriod> FindPeriods(CatalogueTable table)
    {
        var values = table.Dimensions[table.Time].Values;
        var step = table.Table.StepOf(table.Time);
        var published = new bool[values.Count];
        var preliminary = new bool[values.Count];
        for (var cell = 0; cell < table.Table.Symbols.Length; cell++)
        {
            var period = cell / step % values.Count;
            published[period] |= table.Table.Symbols[cell] != CellSymbol.NotYet;
            preliminary[period] |= table.Table.Symbols[cell] == CellSymbol.Preliminary;
        }

        return
        [
            .. Enumerable.Range(0, values.Count)
                .Where(i => published[i])
                .Select(i => new JobindsatsPeriod(
                    i,
                    values[i].Code,
                    values[i].Name.Da,
                    JobindsatsPeriodType.All.First(type => type.Kind == values[i].Kind),
                    preliminary[i])),
        ];
    }
}

/// <summary>A dimension of a table as jobindsats names it.</summary>
/// <param name="Number">Its number in the table.</param>
/// <param name="Id">Its id in version 3, and its parameter in version 2: <c>_kon</c>. The omraader and the periods have names of their
/// own there.</param>
/// <param name="Name">What its column is called.</param>
/// <param name="Labels">Per value its label, no two alike.</param>
/// <param name="Root">The value that stands for the variable where it is not chosen: the total, or else the one that the others are
/// parts of.</param>
/// <param name="HasTotal">Whether that value is a total: then the variable can be left out without a word.</param>
/// <param name="Lookup">Finds the value that a client means.</param>
internal sealed record JobindsatsVariable(
    int Number,
    string Id,
    string Name,
    IReadOnlyList<string> Labels,
    int Root,
    bool HasTotal,
    LabelIndex Lookup);

/// <summary>A published period.</summary>
/// <param name="Index">Its number in the dimension of periods.</param>
/// <param name="Code">Its code: 2024Q1, 2024QMAT01, 2024.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Type">Its kind.</param>
/// <param name="IsPreliminary">Whether figures of it may still change as a matter of routine.</param>
internal sealed record JobindsatsPeriod(int Index, string Code, string Name, JobindsatsPeriodType Type, bool IsPreliminary);
