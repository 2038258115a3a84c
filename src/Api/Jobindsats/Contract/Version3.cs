using System.Text.Json.Serialization;

namespace Opgoerelse.Api.Jobindsats.Contract;

/// <summary>A subject, version 3.</summary>
internal sealed record Subject3(
    [property: JsonPropertyName("subject_id")] string SubjectId,
    [property: JsonPropertyName("subject_name")] string SubjectName);

/// <summary>A subject with its tables, version 3.</summary>
internal sealed record SubjectTables3(
    [property: JsonPropertyName("subject_id")] string SubjectId,
    [property: JsonPropertyName("subject_name")] string SubjectName,
    [property: JsonPropertyName("table_groups")] IReadOnlyList<TableGroup3> TableGroups);

/// <summary>A group of tables, version 3.</summary>
internal sealed record TableGroup3(
    [property: JsonPropertyName("table_group_name")] string TableGroupName,
    [property: JsonPropertyName("tables")] IReadOnlyList<Table3> Tables);

/// <summary>A table in the list, version 3. Dates are Danish days, yyyy-MM-dd.</summary>
internal sealed record Table3(
    [property: JsonPropertyName("table_id")] string TableId,
    [property: JsonPropertyName("table_name")] string TableName,
    [property: JsonPropertyName("update_latest")] string UpdateLatest,
    [property: JsonPropertyName("update_next")] string? UpdateNext,
    [property: JsonPropertyName("update_freq")] string UpdateFreq,
    [property: JsonPropertyName("periods")] PeriodRange3 Periods);

/// <summary>The kinds of period of a table, version 3.</summary>
internal sealed record PeriodRange3([property: JsonPropertyName("periodtypes")] IReadOnlyList<PeriodTypeRange3> PeriodTypes);

/// <summary>From the first to the last published period of a kind, version 3.</summary>
internal sealed record PeriodTypeRange3(
    [property: JsonPropertyName("periodtype_id")] string PeriodTypeId,
    [property: JsonPropertyName("periodtype_name")] string PeriodTypeName,
    [property: JsonPropertyName("period_first")] string PeriodFirst,
    [property: JsonPropertyName("period_last")] string PeriodLast);

/// <summary>What a table is made of, version 3.</summary>
internal sealed record TableDetails3(
    [property: JsonPropertyName("table_id")] string TableId,
    [property: JsonPropertyName("table_name")] string TableName,
    [property: JsonPropertyName("subject_id")] string SubjectId,
    [property: JsonPropertyName("subject_name")] string SubjectName,
    [property: JsonPropertyName("update_latest")] string UpdateLatest,
    [property: JsonPropertyName("update_next")] string? UpdateNext,
    [property: JsonPropertyName("update_freq")] string UpdateFreq,
    [property: JsonPropertyName("notes")] IReadOnlyList<string> Notes,
    [property: JsonPropertyName("symbols")] IReadOnlyDictionary<string, string> Symbols,
    [property: JsonPropertyName("mgroups")] IReadOnlyList<MeasureGroup3> MeasureGroups,
    [property: JsonPropertyName("periods")] IReadOnlyList<PeriodType3> Periods,
    [property: JsonPropertyName("dimensions")] IReadOnlyList<Dimension3> Dimensions);

/// <summary>A group of measures, version 3.</summary>
internal sealed record MeasureGroup3(
    [property: JsonPropertyName("mgroup_id")] string MeasureGroupId,
    [property: JsonPropertyName("mgroup_name")] string MeasureGroupName,
    [property: JsonPropertyName("measures")] IReadOnlyList<Measure3> Measures);

/// <summary>A measure, version 3.</summary>
internal sealed record Measure3(
    [property: JsonPropertyName("measure_id")] string MeasureId,
    [property: JsonPropertyName("measure_name")] string MeasureName,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("decimals")] int Decimals);

/// <summary>The published periods of a kind, version 3.</summary>
internal sealed record PeriodType3(
    [property: JsonPropertyName("periodtype_id")] string PeriodTypeId,
    [property: JsonPropertyName("periodtype_name")] string PeriodTypeName,
    [property: JsonPropertyName("values")] IReadOnlyList<Period3> Values);

/// <summary>A period, version 3.</summary>
internal sealed record Period3(
    [property: JsonPropertyName("period_id")] string PeriodId,
    [property: JsonPropertyName("period_name")] string PeriodName,
    [property: JsonPropertyName("is_preliminary")] bool IsPreliminary);

/// <summary>A variable, version 3.</summary>
internal sealed record Dimension3(
    [property: JsonPropertyName("dimension_id")] string DimensionId,
    [property: JsonPropertyName("dimension_name")] string DimensionName,
    [property: JsonPropertyName("is_required")] bool IsRequired,
    [property: JsonPropertyName("hierarchies")] IReadOnlyList<Hierarchy3> Hierarchies);

/// <summary>A way to divide a variable, version 3.</summary>
internal sealed record Hierarchy3(
    [property: JsonPropertyName("hierarchy_id")] string HierarchyId,
    [property: JsonPropertyName("hierarchy_name")] string HierarchyName,
    [property: JsonPropertyName("levels")] IReadOnlyList<Level3> Levels);

/// <summary>A level of a hierarchy, version 3.</summary>
internal sealed record Level3(
    [property: JsonPropertyName("level_id")] string LevelId,
    [property: JsonPropertyName("level_name")] string LevelName,
    [property: JsonPropertyName("values")] IReadOnlyList<Value3> Values);

/// <summary>A value of a hierarchy, version 3: its id is its path from the top, <c>/</c>.</summary>
internal sealed record Value3(
    [property: JsonPropertyName("value_id")] string ValueId,
    [property: JsonPropertyName("value_name")] string ValueName);

/// <summary>Rows, version 3: counts are numbers, what has decimals is text with a decimal comma.</summary>
internal sealed record Data3(
    [property: JsonPropertyName("columns")] IReadOnlyList<string> Columns,
    [property: JsonPropertyName("rows")] IReadOnlyList<IReadOnlyList<object>> Rows);
