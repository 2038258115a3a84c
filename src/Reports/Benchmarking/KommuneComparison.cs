using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// The fair comparison of a release's kommuner. Everything is a function of its published cells and of public registers, so
/// it can tell nothing that they do not: what is withheld is withheld here too. The formulas are in docs/metode.md.
/// </summary>
public sealed class KommuneComparison
{
    /// <summary>The years before the guarantee that it is compared with.</summary>
    public const int YearsBefore = 3;

    /// <summary>How many make up the best.</summary>
    public const int BestCount = 10;

    private readonly KommuneSimilarities _similarities;
    private readonly GroupFile? _groups;

    /// <param name="release">The release.</param>
    /// <param name="groups">Peer groups in place of the computed ones; null for those.</param>
    /// <exception cref="ArgumentException">The release has no table of indsatser or no calendar year.</exception>
    public KommuneComparison(ReleaseWithTables release, GroupFile? groups = null)
    {
        Table = new ShareTable(release);
        _groups = groups;
        Years = [.. Table.Periods.Where(period => period.Kind == PeriodKindCodes.Year)];
        Period = Years.Count > 0
            ? Years[^1]
            : throw new ArgumentException($"Udgivelse {release.Release.Id} har intet helt år at sammenligne.", nameof(release));
        PreviousPeriod = Years.Count > 1 ? Years[^2] : null;
        Country = Table.Omraader.First(omraade => omraade.Kind == "land");
        Kommuner = [.. Table.Omraader.Where(omraade => omraade.Kind == "kommune")];
        var guarantee = Ordning.Standard.GuaranteeFrom;
        BeforeGuarantee = guarantee is not { } from
            ? []
            : [.. Years.Where(period => Number(period) < from.Year && Number(period) >= from.Year - YearsBefore)];
        AfterGuarantee = guarantee is not { } from2 ? [] : [.. Years.Where(period => Number(period) >= from2.Year)];
        SinceGuarantee = Pooled(AfterGuarantee);
        if (BeforeGuarantee.Count < YearsBefore)
        {
            // Two of three years would not be the before that is meant.
            BeforeGuarantee = [];
        }

        _similarities = new KommuneSimilarities(this);
        Pictures = [.. Table.Indsatser.Select(Picture)];
    }

    /// <summary>Whether a release has what is compared: a table of indsatser with a calendar year.</summary>
    public static bool CanBeMade(ReleaseWithTables release) =>
        ShareTable.Find(release, TableKind.Indsats) is { } table
            && table.DimensionIndex(Dimensions.Period) is >= 0 and var index
            && table.Dimensions[index].Values.Any(period => period.Kind == PeriodKindCodes.Year);

    /// <summary>The published shares.</summary>
    public ShareTable Table { get; }

    /// <summary>The newest published calendar year: kommuner have no rolling years.</summary>
    public DimensionValue Period { get; }

    /// <summary>The year before; null when the series is too short.</summary>
    public DimensionValue? PreviousPeriod { get; }

    /// <summary>The same four quarters as a rolling year: the code in tables without calendar years.</summary>
    public string PeriodAsRollingYear => Domain.Time.Period.OfRollingYear(new Quarter(Number(Period), 4)).Code;

    /// <summary>All calendar years, oldest first.</summary>
    public IReadOnlyList<DimensionValue> Years { get; }

    /// <summary>The years since the guarantee, pooled; null where they are not published so.</summary>
    public DimensionValue? SinceGuarantee { get; }

    /// <summary>The three years before the guarantee; empty when the series does not have them all.</summary>
    public IReadOnlyList<DimensionValue> BeforeGuarantee { get; }

    /// <summary>The whole years of the guarantee.</summary>
    public IReadOnlyList<DimensionValue> AfterGuarantee { get; }

    /// <summary>Hele landet.</summary>
    public DimensionValue Country { get; }

    /// <summary>The kommuner, by code.</summary>
    public IReadOnlyList<DimensionValue> Kommuner { get; }

    /// <summary>One picture per indsats, in the table's order.</summary>
    public IReadOnlyList<IndsatsPicture> Pictures { get; }

    /// <summary>The kommune with this code or name (case does not matter, and aa is å), or null.</summary>
    public DimensionValue? Find(string codeOrName) =>
        Kommuner.FirstOrDefault(kommune => kommune.Code == codeOrName || AreAlike(kommune.Name.Da, codeOrName));

    /// <summary>
    /// What a kommune is held against with one indsats, in order: hele landet, its region, its landsdel, the ten best, its peers.
    /// </summary>
    public IReadOnlyList<ComparisonBasis> Basis(DimensionValue kommune, IndsatsPicture picture)
    {
        var over = Table.Omraader.Where(omraade => kommune.BelongsUnder.Contains(omraade.Code, StringComparer.Ordinal)).ToList();
        var basis = new List<ComparisonBasis> { new(Country.Name, "", [Country]) };
        // A kommune that changes region has two; the one it belongs to in the period has forløb in it.
        if (over.Where(omraade => omraade.Kind == "region")
            .OrderByDescending(region => Table[region.Code, Period.Code, picture.Indsats.Code].Forloeb.Value)
            .FirstOrDefault() is { } region)
        {
            basis.Add(new(region.Name, "", [region]));
        }

        if (over.Find(omraade => omraade.Kind == "landsdel") is { } landsdel)
        {
            basis.Add(new(landsdel.Name, "", [landsdel]));
        }

        if (Best(picture) is { Count: > 0 } best)
        {
            basis.Add(new(
                new BilingualText($"Top {best.Count}", $"Top {best.Count}"),
                $"Top {best.Count} er det simple gennemsnit af de {best.Count} bedste af de {picture.WithShare} kommuner, hvis "
                    + $"andel vises i det nyeste år; de samme vises "
                    + $"bagud i tiden: {Names(best)}.",
                best)
            {
                AreTheBest = true,
            });
        }

        if (Peers(kommune) is { Omraader.Count: > 0 } equalOnes)
        {
            basis.Add(equalOnes);
        }

        return basis;
    }

    /// <summary>
    /// The ten best in the newest year, of those whose share is shown and that are not too small to tell anything; fewer where
    /// there are fewer.
    /// </summary>
    public static IReadOnlyList<DimensionValue> Best(IndsatsPicture picture) =>
        [.. picture.Kommuner
            .Where(kommune => kommune.Cell.Share is not null && kommune.Standing != Standing.TooFew)
            .OrderByDescending(kommune => picture.Polarity.Goodness(kommune.Cell.Share!.Value.Value))
            .ThenBy(kommune => kommune.Kommune.Name.Da, DanishOrder.Standard)
            .Take(BestCount)
            .Select(kommune => kommune.Kommune)];

    /// <summary>
    /// The peers of a kommune: those of the file, or the seven nearest; null when its number of forløb is withheld and there is no
    /// file.
    /// </summary>
    public ComparisonBasis? Peers(DimensionValue kommune)
    {
        if (_groups?.Group(kommune.Code) is { } group)
        {
            IReadOnlyList<DimensionValue> others =
            [
                .. _groups.Others(kommune.Code)
                    .Select(code => Kommuner.FirstOrDefault(known => known.Code == code))
                    .OfType<DimensionValue>(),
            ];
            return new(KommuneSimilarities.Name, $"Lignende kommuner er de andre i gruppen {group}: {Names(others)}.", others)
            {
                Group = group,
            };
        }

        return _similarities.NearestOnes(kommune);
    }

    /// <summary>Names in running text, in Danish order: A, B og C.</summary>
    internal static string Names(IEnumerable<DimensionValue> omraader)
    {
        var names = omraader.Select(omraade => omraade.Name.Da).Order(DanishOrder.Standard).ToList();
        return names.Count < 2 ? string.Concat(names) : string.Join(", ", names[..^1]) + " og " + names[^1];
    }

    private static int Number(DimensionValue year) => int.Parse(year.Code, CultureInfo.InvariantCulture);

    private static bool AreAlike(string name, string asked) =>
        string.Equals(Fold(name), Fold(asked), StringComparison.OrdinalIgnoreCase);

    private static string Fold(string name) =>
        name.Replace("Å", "Aa", StringComparison.Ordinal).Replace("å", "aa", StringComparison.Ordinal);

    private IndsatsPicture Picture(DimensionValue indsats)
    {
        var polarity = Polarities.Of(indsats.Code);
        var country = Table[Country.Code, Period.Code, indsats.Code];
        var cells = Kommuner.Select(kommune => (Kommune: kommune, Cell: Table[kommune.Code, Period.Code, indsats.Code])).ToList();
        var funnel = country.Share is { } whole
            ? new Funnel(whole.Value, cells.Where(pair => pair.Cell.Share is not null).Select(pair => pair.Cell.Share!.Value))
            : null;
        var rank = RankRange.Among(cells, polarity);
        var casemix = new Casemix(this, indsats.Code);
        return new IndsatsPicture(
            indsats,
            polarity,
            country,
            Development(Country, indsats),
            BeforeAndAfter(Country, indsats),
            funnel,
            [.. cells.Select(pair => new KommuneStanding(
                pair.Kommune,
                pair.Cell,
                pair.Cell.Ends?.Wilson(),
                StandingOf(pair.Cell, funnel),
                pair.Cell.Ends is { } own && funnel?.StandsOut(own) == true,
                pair.Cell.Ends is { } ends && funnel?.StandsOut(ends) is not null,
                rank.TryGetValue(pair.Kommune.Code, out var place) ? place : null,
                pair.Cell.Share is { } actual && casemix.Expected(pair.Kommune) is { } expected
                    ? Standardisation.Compare(actual, expected)
                    : null,
                Development(pair.Kommune, indsats),
                BeforeAndAfter(pair.Kommune, indsats)))]);
    }

    private static Standing StandingOf(ShareCell cell, Funnel? funnel) =>
        cell.IsHidden ? Standing.Withheld
        : cell.Ends is { } ends && funnel is not null ? Standings.Of(ends, funnel.Country)
        : Standing.NoBasis;

    private Development Development(DimensionValue omraade, DimensionValue indsats) =>
        PreviousPeriod is null
            ? new(Direction.NoBasis, null, null, null)
            : Reports.Benchmarking.Development.Of(
                Table[omraade.Code, PreviousPeriod.Code, indsats.Code],
                Table[omraade.Code, Period.Code, indsats.Code]);

    private Development BeforeAndAfter(DimensionValue omraade, DimensionValue indsats) =>
        BeforeGuarantee.Count == 0 || AfterGuarantee.Count == 0
            ? new(Direction.NoBasis, null, null, null)
            : Reports.Benchmarking.Development.Of(Sum(BeforeGuarantee, omraade, indsats), Sum(AfterGuarantee, omraade, indsats));

    /// <summary>Several years as they are published together; otherwise their sum, withheld when one of them is.</summary>
    private ShareCell Sum(IReadOnlyList<DimensionValue> years, DimensionValue omraade, DimensionValue indsats) =>
        Pooled(years) is { } pooled
            ? Table[omraade.Code, pooled.Code, indsats.Code]
            : ShareCell.Sum([.. years.Select(period => Table[omraade.Code, period.Code, indsats.Code])]);

    private DimensionValue? Pooled(IReadOnlyList<DimensionValue> years) => years.Count < 2
        ? null
        : Table.Periods.FirstOrDefault(period =>
            period.Kind == PeriodKindCodes.PooledYears && period.Code == $"{years[0].Code}-{years[^1].Code}");
}

/// <summary>What a kommune is held against: one omraade, or the mean of several kommuner.</summary>
/// <param name="Name">Its name, as a figure's label.</param>
/// <param name="Explanation">Why these, and who they are: a whole sentence. Empty for an omraade.</param>
/// <param name="Omraader">The omraader; more than one: the plain mean of their published shares.</param>
public sealed record ComparisonBasis(BilingualText Name, string Explanation, IReadOnlyList<DimensionValue> Omraader)
{
    /// <summary>Whether they are the best of the newest year.</summary>
    public bool AreTheBest { get; init; }

    /// <summary>The group of the file that it is; null where it is from no file.</summary>
    public string? Group { get; init; }

    /// <summary>The share in a period, 0 to 1; null when none of the omraader has a published one.</summary>
    public double? Share(ShareTable table, string period, string indsats)
    {
        double sum = 0;
        var count = 0;
        foreach (var omraade in Omraader)
        {
            if (table[omraade.Code, period, indsats].Share is { } share)
            {
                sum += share.Value;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>How many of the omraader have a published share in a period.</summary>
    public int WithFigures(ShareTable table, string period, string indsats) =>
        Omraader.Count(omraade => table[omraade.Code, period, indsats].Share is not null);
}
