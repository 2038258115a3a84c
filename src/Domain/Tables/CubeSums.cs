using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Domain.Tables;

/// <summary>The sums of one omraade and period (and age and sex): whole numbers from which every measure is computed.</summary>
internal sealed class CubeSums
{
    public static readonly CubeSums None = new();

    private PerCategory _with;
    private PerCategory _count;
    private PerCategory _days;
    private PerCategory _minuteDays;

    /// <summary>N, the population.</summary>
    public long N { get; set; }

    public long EndedBeforeFrist { get; set; }

    public long Fritaget { get; set; }

    public long NotObserved { get; set; }

    /// <summary>antalMed, per category and <c>nogen</c>.</summary>
    public ref PerCategory With => ref _with;

    /// <summary>Counting indsatser.</summary>
    public ref PerCategory Count => ref _count;

    /// <summary>Days covered.</summary>
    public ref PerCategory Days => ref _days;

    /// <summary>Minutes a week times days.</summary>
    public ref PerCategory MinuteDays => ref _minuteDays;

    /// <summary>Forloeb with their first indsats within each interval, cumulative.</summary>
    public long[] Within { get; init; } = new long[StartInterval.All.Count];

    public long ExemptLoentimer { get; set; }

    public long Genbehandlet { get; set; }

    public long Indstillet { get; set; }

    public long Given { get; set; }

    /// <summary>Forloeb in N without any counting indsats.</summary>
    public long Ingen => N - With[PerCategory.Nogen];

    /// <summary>Twice the median of days to the first indsats; null without an observation.</summary>
    public long? DoubledMedian { get; set; }

    /// <summary>The waits from the indstilling to the start.</summary>
    public WaitingSums WaitingToStart => field ??= new();

    /// <summary>The waits from the indstilling to the first indsats.</summary>
    public WaitingSums WaitingToIndsats => field ??= new();

    /// <summary>The forloeb that ended; only in the sums of a year of endings.</summary>
    public EndingSums Ended => field ??= new();
}

/// <summary>Which indsats an ended forloeb had had by its frist, as the tables of endings group it.</summary>
/// <param name="Code">Its code in tables.</param>
/// <param name="Name">What it is called.</param>
/// <param name="InCube">The codes of the cube's groups in it, of which each forloeb is in one.</param>
public sealed record IndsatsByFrist(string Code, BilingualText Name, IReadOnlyList<string> InCube)
{
    /// <summary>Some indsats, but no virksomhedsrettet one.</summary>
    public const string Others = "andre";

    /// <summary>Not in the population: no frist came while it ran, or it is left out for another reason.</summary>
    public const string WithoutFrist = "uden-frist";

    /// <summary>All; nogen, ingen and uden-frist, which add up to them; and virksomhedsrettet, which is part of nogen.</summary>
    public static IReadOnlyList<IndsatsByFrist> All { get; } =
    [
        new(
            AgeGroup.AllCode,
            new("Alle afsluttede forløb", "All courses ended"),
            [CategoryCodes.Virksomhedsrettet, Others, CategoryCodes.Ingen, WithoutFrist]),
        new(
            CategoryCodes.Nogen,
            new("Mindst én indsats inden fristen", "At least one effort before the deadline"),
            [CategoryCodes.Virksomhedsrettet, Others]),
        new(
            CategoryCodes.Virksomhedsrettet,
            new("Heraf virksomhedsrettet indsats", "Of these, company-based effort"),
            [CategoryCodes.Virksomhedsrettet]),
        new(CategoryCodes.Ingen, new("Ingen indsats inden fristen", "No effort before the deadline"), [CategoryCodes.Ingen]),
        new(WithoutFrist, new("Ikke i populationen", "Not in the population"), [WithoutFrist]),
    ];
}

/// <summary>The forloeb that ended in one omraade and year: whole numbers from which every measure of them is computed.</summary>
internal sealed class EndingSums
{
    private readonly Dictionary<(string Indsats, string Category), long> _count = [];
    private readonly long[] _ended = new long[LengthInterval.All.Count + 1];

    /// <summary>Twice the median of days from S to slutdato, both included; null without an observation.</summary>
    public long? DoubledMedian { get; set; }

    /// <summary>Those in one of <see cref="IndsatsByFrist"/> and one of <see cref="EndingCategory"/>, or in all of either.</summary>
    public long this[string indsats, string category] => _count.GetValueOrDefault((indsats, category));

    /// <summary>All of them.</summary>
    public long N => this[AgeGroup.AllCode, AgeGroup.AllCode];

    /// <summary>Those that ended within a length, by its index; all that did not for <see cref="LengthInterval.Over"/>.</summary>
    public long Within(int length) => length == LengthInterval.Over ? _ended[length] : _ended.Take(length + 1).Sum();

    /// <summary>Adds what one of the cube's cells counts.</summary>
    /// <param name="indsats">The cube's group.</param>
    /// <param name="category">What followed.</param>
    /// <param name="length">The index of the shortest length it lies in.</param>
    /// <param name="count">How many.</param>
    public void Add(string indsats, string category, int length, long count)
    {
        foreach (var group in IndsatsByFrist.All.Where(group => group.InCube.Contains(indsats, StringComparer.Ordinal)))
        {
            foreach (var one in (string[])[AgeGroup.AllCode, category])
            {
                _count[(group.Code, one)] = this[group.Code, one] + count;
            }
        }

        _ended[length] += count;
    }
}

/// <summary>Those of N in one omraade and period who had an indstilling before the start, and how long they waited.</summary>
internal sealed class WaitingSums
{
    private readonly long[] _ended = new long[WaitingInterval.All.Count + 1];

    /// <summary>Twice the median of days; null without an observation.</summary>
    public long? DoubledMedian { get; set; }

    /// <summary>Those who have come to the end of the stretch.</summary>
    public long Total => _ended.Sum();

    /// <summary>Of them those within an interval, by its index, cumulative.</summary>
    public long Within(int interval) => _ended.Take(interval + 1).Sum();

    /// <summary>Adds what one of the cube's cells counts.</summary>
    /// <param name="interval">The index of the shortest interval they are in.</param>
    /// <param name="count">How many.</param>
    public void Add(int interval, long count) => _ended[interval] += count;
}

/// <summary>The cube of one set of facts, lifted to every level and read into memory.</summary>
/// <param name="total">By omraade and period.</param>
/// <param name="ageAndSex">By omraade, period, age and sex; kommuner in pooled years only.</param>
/// <param name="ended">By omraade and period of slutdato.</param>
internal sealed class CubeExtract(
    Dictionary<(string Omraade, string Period), CubeSums> total,
    Dictionary<(string Omraade, string Period, string Age, string Sex), CubeSums> ageAndSex,
    Dictionary<(string Omraade, string Period), CubeSums> ended)
{
    private readonly Dictionary<(string Omraade, string Period), CubeSums> _total = total;
    private readonly Dictionary<(string Omraade, string Period, string Age, string Sex), CubeSums> _ageAndSex = ageAndSex;

    /// <summary>The sums of an omraade and period; zeros where nothing started.</summary>
    public CubeSums this[string omraade, string period] =>
        _total.GetValueOrDefault((omraade, period), CubeSums.None);

    /// <summary>The sums of the forloeb that ended in an omraade and period.</summary>
    public CubeSums Ended(string omraade, string period) => ended.GetValueOrDefault((omraade, period), CubeSums.None);

    /// <summary>N and antalMed by age and sex.</summary>
    public CubeSums this[string omraade, string period, string age, string sex] =>
        _ageAndSex.GetValueOrDefault((omraade, period, age, sex), CubeSums.None);
}
