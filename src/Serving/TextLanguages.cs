using System.Diagnostics.CodeAnalysis;

namespace Opgoerelse.Serving;

/// <summary>The languages that a client can ask for with <c>lang</c>.</summary>
internal static class TextLanguages
{
    public const string Danish = "da";

    public const string English = "en";

    public static IReadOnlyList<string> All { get; } = [Danish, English];

    /// <summary>The language asked for; Danish when none is. False when it is none that we speak.</summary>
    public static bool TryQuery(string? asked, [NotNullWhen(true)] out string? language)
    {
        language = string.IsNullOrEmpty(asked)
            ? Danish
            : All.FirstOrDefault(known => string.Equals(known, asked, StringComparison.OrdinalIgnoreCase));
        return language is not null;
    }

    /// <summary>The language of an error text: the one asked for where we speak it, otherwise Danish.</summary>
    public static string ToError(HttpContext http) => TryQuery(http.Request.Query["lang"], out var language) ? language : Danish;

    /// <summary>The other language.</summary>
    public static string Other(string language) => language == Danish ? English : Danish;
}
