namespace Opgoerelse.Api.Jobindsats;

/// <summary>The two formats of jobindsats.</summary>
internal enum TableFormat
{
    Json,

    /// <summary>Semicolons, decimal comma, byte order mark.</summary>
    Csv,
}

/// <summary>Reads the name of a format.</summary>
internal static class TableFormats
{
    /// <summary>The format with this name; JSON for none; null for an unknown one.</summary>
    public static TableFormat? Find(string? name) => name?.Trim().ToUpperInvariant() switch
    {
        null or "" or "JSON" => TableFormat.Json,
        "CSV" => TableFormat.Csv,
        _ => null,
    };

    public static string MediaType(this TableFormat format) => format switch
    {
        // JSON is UTF-8 (RFC 8259, 8.1); the parameter would mean nothing.
        TableFormat.Json => "application/json",
        _ => "text/csv; charset=utf-8",
    };
}
