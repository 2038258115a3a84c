using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>The same citizens under another regelsaet than the release's own: hele landet, frozen with the release.</summary>
/// <param name="Regelsaet">Code of the other regelsaet.</param>
/// <param name="Version">Its version.</param>
/// <param name="Checksum">SHA-256 over the release's own checksum and these figures, lower-case hex: they belong to that release.</param>
/// <param name="Cells">The figures: years, oldest first, then the newest rolling year; in each nogen, the categories, ingen.</param>
public sealed record ComparedRule(string Regelsaet, int Version, string Checksum, IReadOnlyList<ComparedCell> Cells)
{
    /// <summary>The periods, in order.</summary>
    public IEnumerable<string> Periods => Cells.Select(cell => cell.Period).Distinct(StringComparer.Ordinal);

    /// <summary>The indsatser, in order.</summary>
    public IEnumerable<string> Indsatser => Cells.Select(cell => cell.Indsats).Distinct(StringComparer.Ordinal);

    /// <summary>The label of an indsats under any regelsaet; its code where it has none.</summary>
    public static BilingualText Name(string indsats) => CategoryCodes.Name(indsats);

    /// <summary>The figures of a period and an indsats; null where there are none.</summary>
    public ComparedCell? Find(string period, string indsats) =>
        Cells.FirstOrDefault(cell => cell.Period == period && cell.Indsats == indsats);

    /// <summary>
    /// This regelsaet's share minus the official one in percentage points, one decimal, from the exact shares and rounded last.
    /// It exists where both are published.
    /// </summary>
    public static TableFigure Difference(ShareCell officialOf, ShareCell other)
    {
        if (officialOf.Share is not { } her || other.Share is not { } that)
        {
            return officialOf.Percentage.Symbol == CellSymbol.NotAvailable ? officialOf.Percentage
                : officialOf.IsWithheld || other.IsWithheld ? new TableFigure(0, 1, CellSymbol.Withheld)
                : new TableFigure(0, 1, CellSymbol.NoBasis);
        }

        return new TableFigure(
            FigureRules.PercentagePoints(that, her),
            FigureRules.ShareDecimals,
            other.IsPreliminary || officialOf.IsPreliminary ? CellSymbol.Preliminary : CellSymbol.None);
    }

    /// <summary>The checksum of figures that belong to the release with <paramref name="releaseChecksum"/> checksum.</summary>
    internal static string Sum(string releaseChecksum, string regelsaet, int version, IReadOnlyList<ComparedCell> cells)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{releaseChecksum}\n{regelsaet};{version}\n");
        foreach (var cell in cells)
        {
            text.Append(CultureInfo.InvariantCulture, $"{cell.Period};{cell.Indsats};{Text(cell.Forloeb)};{Text(cell.With)}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(TableFigure number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(number.HasValue ? number.Value : 0)}{number.Symbol.Sign()}");
}

/// <summary>Hele landet in one period with one indsats, counted under another regelsaet, as it may be shown.</summary>
/// <param name="Period">The code of the year or rolling year.</param>
/// <param name="Indsats">nogen, a category, or ingen.</param>
/// <param name="Forloeb">N under the regelsaet.</param>
/// <param name="With">antalMed under the regelsaet.</param>
public sealed record ComparedCell(string Period, string Indsats, TableFigure Forloeb, TableFigure With)
{
    /// <summary>The share with its counts.</summary>
    public ShareCell Share => new(Forloeb, With, Percentage);

    private TableFigure Percentage =>
        !Forloeb.HasValue ? Forloeb
        : !With.HasValue ? With
        : FigureRules.Percentage(With.Value, Forloeb.Value) is { } share ? new TableFigure(share, FigureRules.ShareDecimals, With.Symbol)
        : new TableFigure(0, 1, CellSymbol.NoBasis);
}

/// <summary>The true counts of hele landet in one period under a regelsaet.</summary>
/// <param name="N">The population.</param>
/// <param name="With">antalMed of nogen and of each category that may count, by code.</param>
internal sealed record ComparedCounts(long N, IReadOnlyDictionary<string, long> With);
