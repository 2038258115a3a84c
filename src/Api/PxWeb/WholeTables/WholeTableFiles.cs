using Opgoerelse.Api.PxWeb.Formats;

namespace Opgoerelse.Api.PxWeb.WholeTables;

/// <summary>The files that a table can be had as, whole.</summary>
internal static class WholeTableFiles
{
    /// <summary>The files of a whole table: by what their names end with, the format and how it is written.</summary>
    public static IReadOnlyDictionary<string, (string Format, string[] Parameters)> All { get; } = new Dictionary<string, (string, string[])>(StringComparer.Ordinal)
    {
        ["json"] = ("json-stat2", []),
        ["csv"] = ("csv", [FormatParameters.IncludeStatus]),
        ["parquet"] = ("parquet", []),
    };
}
