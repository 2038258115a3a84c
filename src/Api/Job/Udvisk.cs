using System.Text.RegularExpressions;

namespace Opgoerelse.Api.Job;

/// <summary>A last guard before anything unforeseen is shown or kept: what looks like a personnummer is blotted out.</summary>
public static partial class Udvisk
{
    /// <summary>The text with every run of ten digits (a hyphen after six allowed) replaced.</summary>
    public static string Personnumre(string tekst) => Moenster().Replace(tekst, "[udvisket]");

    [GeneratedRegex(@"(?<![0-9a-zA-Z])[0-9]{6}-?[0-9]{4}(?![0-9a-zA-Z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moenster();
}
