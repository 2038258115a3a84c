using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Serving.Search;

/// <summary>Finds a kommune by what people write: its code or its name, with or without æ, ø and å, and nearly right.</summary>
internal static class Kommunesoegning
{
    /// <summary>Below so many letters one wrong letter is all that is forgiven.</summary>
    private const int Kort = 5;

    /// <summary>What a municipality may call itself after its name.</summary>
    private static readonly string[] Endelser = [" regionskommune", " kommune"];

    /// <summary>The one that is meant; null when that is not plain.</summary>
    public static Dimensionsvaerdi? Find(Sammenligner sammenligner, string spurgt)
    {
        var grov = Grov(spurgt);
        // A spreadsheet takes the 0 that a code begins with.
        var kode = spurgt.Length == 3 && spurgt.All(char.IsAsciiDigit) ? "0" + spurgt : spurgt;
        return sammenligner.Find(kode)
            ?? sammenligner.Kommuner.FirstOrDefault(kommune => Grov(kommune.Navn.Da) is var navn && (navn == grov || navn + "s" == grov));
    }

    /// <summary>Those whose name holds what was asked for, by name.</summary>
    public static List<Dimensionsvaerdi> Med(Sammenligner sammenligner, string spurgt)
    {
        var grov = Grov(spurgt);
        return [.. sammenligner.Kommuner.Where(kommune => grov.Length > 0 && Grov(kommune.Navn.Da).Contains(grov, StringComparison.Ordinal)).OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard)];
    }

    /// <summary>Those whose name is nearly what was asked for, the nearest first.</summary>
    public static List<Dimensionsvaerdi> Naesten(Sammenligner sammenligner, string spurgt)
    {
        var grov = Grov(spurgt);
        return [.. sammenligner.Kommuner
            .Select(kommune => (Kommune: kommune, Afstand: Misspelling.Distance(Grov(kommune.Navn.Da), grov)))
            .Where(par => par.Afstand <= (grov.Length < Kort ? 1 : 2))
            .OrderBy(par => par.Afstand)
            .ThenBy(par => par.Kommune.Navn.Da, DanskOrden.Standard)
            .Select(par => par.Kommune)];
    }

    /// <summary>Letters alone, without case, with a for æ and å (ae, aa) and o for ø (oe), and without the word kommune (Bornholm: regionskommune).</summary>
    internal static string Grov(string tekst)
    {
        var smaat = tekst.Trim().ToLowerInvariant();
        smaat = Endelser.FirstOrDefault(endelse => smaat.EndsWith(endelse, StringComparison.Ordinal)) is { } fundet ? smaat[..^fundet.Length] : smaat;
        return string.Concat(smaat.Where(char.IsLetter))
            .Replace("å", "a", StringComparison.Ordinal).Replace("aa", "a", StringComparison.Ordinal)
            .Replace("æ", "a", StringComparison.Ordinal).Replace("ae", "a", StringComparison.Ordinal)
            .Replace("ø", "o", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal);
    }
}
