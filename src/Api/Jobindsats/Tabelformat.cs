namespace Opgoerelse.Api.Jobindsats;

/// <summary>The two formats of jobindsats.</summary>
internal enum Tabelformat
{
    Json,

    /// <summary>Semicolons, decimal comma, byte order mark.</summary>
    Csv,
}

/// <summary>Reads the name of a format.</summary>
internal static class Tabelformater
{
    /// <summary>The format with this name; JSON for none; null for an unknown one.</summary>
    public static Tabelformat? Find(string? navn) => navn?.Trim().ToUpperInvariant() switch
    {
        null or "" or "JSON" => Tabelformat.Json,
        "CSV" => Tabelformat.Csv,
        _ => null,
    };

    public static string Medietype(this Tabelformat format) => format switch
    {
        // JSON is UTF-8 (RFC 8259, 8.1); the parameter would mean nothing.
        Tabelformat.Json => "application/json",
        _ => "text/csv; charset=utf-8",
    };
}
