using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Serving.Search;

/// <summary>Finds a kommune by what people write: its code or its name, with or without æ, ø and å, and nearly right.</summary>
internal static class KommuneSearch
{
    /// <summary>Below so many letters one wrong letter is all that is forgiven.</summary>
    private const int Short = 5;

    /// <summary>What a municipality may call itself after its name.</summary>
    private static readonly string[] Endings = [" regionskommune", " kommune"];

    /// <summary>The one that is meant; null when that is not plain.</summary>
    public static DimensionValue? Find(KommuneComparison kommuneComparison, string asked)
    {
        var coarse = Coarse(asked);
        // A spreadsheet takes the 0 that a code begins with.
        var code = asked.Length == 3 && asked.All(char.IsAsciiDigit) ? "0" + asked : asked;
        return kommuneComparison.Find(code)
            ?? kommuneComparison.Kommuner.FirstOrDefault(kommune =>
                Coarse(kommune.Name.Da) is var name && (name == coarse || name + "s" == coarse));
    }

    /// <summary>Those whose name holds what was asked for, by name.</summary>
    public static List<DimensionValue> With(KommuneComparison kommuneComparison, string asked)
    {
        var coarse = Coarse(asked);
        return
        [
            .. kommuneComparison.Kommuner
                .Where(kommune => coarse.Length > 0 && Coarse(kommune.Name.Da).Contains(coarse, StringComparison.Ordinal))
                .OrderBy(kommune => kommune.Name.Da, DanishOrder.Standard),
        ];
    }

    /// <summary>Those whose name is nearly what was asked for, the nearest first.</summary>
    public static List<DimensionValue> Nearly(KommuneComparison kommuneComparison, string asked)
    {
        var coarse = Coarse(asked);
        return [.. kommuneComparison.Kommuner
            .Select(kommune => (Kommune: kommune, Afstand: Misspelling.Distance(Coarse(kommune.Name.Da), coarse)))
            .Where(pair => pair.Afstand <= (coarse.Length < Short ? 1 : 2))
            .OrderBy(pair => pair.Afstand)
            .ThenBy(pair => pair.Kommune.Name.Da, DanishOrder.Standard)
            .Select(pair => pair.Kommune)];
    }

    /// <summary>
    /// Letters alone, without case, with a for æ and å (ae, aa) and o for ø (oe), and without the word kommune (Bornholm:
    /// regionskommune).
    /// </summary>
    internal static string Coarse(string text)
    {
        var lowerCase = text.Trim().ToLowerInvariant();
        lowerCase = Endings.FirstOrDefault(extension => lowerCase.EndsWith(extension, StringComparison.Ordinal)) is { } found
            ? lowerCase[..^found.Length]
            : lowerCase;
        return string.Concat(lowerCase.Where(char.IsLetter))
            .Replace("å", "a", StringComparison.Ordinal).Replace("aa", "a", StringComparison.Ordinal)
            .Replace("æ", "a", StringComparison.Ordinal).Replace("ae", "a", StringComparison.Ordinal)
            .Replace("ø", "o", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal);
    }
}
