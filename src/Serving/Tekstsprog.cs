using System.Diagnostics.CodeAnalysis;

namespace Opgoerelse.Serving;

/// <summary>The languages that a client can ask for with <c>lang</c>.</summary>
internal static class Tekstsprog
{
    public const string Dansk = "da";

    public const string Engelsk = "en";

    public static IReadOnlyList<string> Alle { get; } = [Dansk, Engelsk];

    /// <summary>The language asked for; Danish when none is. False when it is none that we speak.</summary>
    public static bool Proev(string? lang, [NotNullWhen(true)] out string? sprog)
    {
        sprog = string.IsNullOrEmpty(lang) ? Dansk : Alle.FirstOrDefault(kendt => string.Equals(kendt, lang, StringComparison.OrdinalIgnoreCase));
        return sprog is not null;
    }

    /// <summary>The language of an error text: the one asked for where we speak it, otherwise Danish.</summary>
    public static string TilFejl(HttpContext http) => Proev(http.Request.Query["lang"], out var sprog) ? sprog : Dansk;

    /// <summary>The other language.</summary>
    public static string Anden(string sprog) => sprog == Dansk ? Engelsk : Dansk;
}
