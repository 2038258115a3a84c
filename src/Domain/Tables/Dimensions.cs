using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Domain.Tables;

/// <summary>What a dimension is about. Stored by its number.</summary>
public enum DimensionRole
{
    /// <summary>A plain classification: age, sex, indsats, interval.</summary>
    Classification = 0,

    /// <summary>The omraader.</summary>
    Geography = 1,

    /// <summary>The periods.</summary>
    Time = 2,

    /// <summary>The measures.</summary>
    Measure = 3,
}

/// <summary>One value of a dimension. Its members are stored with a release, in this order.</summary>
/// <param name="Code">Its code, the same in API, files and commands.</param>
/// <param name="Name">Its label.</param>
public sealed record DimensionValue(
    [property: JsonPropertyName("kode")] string Code,
    [property: JsonPropertyName("navn")] BilingualText Name)
{
    /// <summary>For a measure: how many decimals its cells have. Otherwise 0.</summary>
    [JsonPropertyName("decimaler")]
    public int Decimals { get; init; }

    /// <summary>For a measure: its unit. Otherwise null.</summary>
    [JsonPropertyName("enhed")]
    public BilingualText? Unit { get; init; }

    /// <summary>
    /// For an omraade: its level (land, region, landsdel, kommune). For a period: its kind (kvartal, indfasning, rullendeaar, aar,
    /// samledeaar).
    /// Otherwise null.
    /// </summary>
    [JsonPropertyName("slags")]
    public string? Kind { get; init; }

    /// <summary>
    /// For an omraade below hele landet: the codes of those that contain it; for a period: whether it is preliminary is told by its
    /// cells. Otherwise empty.
    /// </summary>
    [JsonPropertyName("hoererunder")]
    public IReadOnlyList<string> BelongsUnder { get; init; } = [];

    /// <summary>Footnotes of this value.</summary>
    [JsonPropertyName("noter")]
    public IReadOnlyList<BilingualText> Notes { get; init; } = [];
}

/// <summary>
/// A dimension of a table, its values in stored order (periods: pooled years, years, rolling years, phase-in, quarters,
/// each oldest first).
/// </summary>
public sealed class Dimension
{
    private readonly FrozenDictionary<string, int> _index;

    [JsonConstructor]
    public Dimension(string code, BilingualText name, DimensionRole role, IReadOnlyList<DimensionValue> values, string? totalCode)
    {
        Code = code;
        Name = name;
        Role = role;
        Values = values;
        TotalCode = totalCode;
        _index = values.Select((value, i) => KeyValuePair.Create(value.Code, i)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>omraade, periode, alder, koen, indsats, interval or maal.</summary>
    [JsonPropertyName("kode")]
    public string Code { get; }

    [JsonPropertyName("navn")]
    public BilingualText Name { get; }

    [JsonPropertyName("rolle")]
    public DimensionRole Role { get; }

    [JsonPropertyName("vaerdier")]
    public IReadOnlyList<DimensionValue> Values { get; }

    /// <summary>
    /// The value that stands for all of the others together, so that the dimension can be eliminated; null when there is none.
    /// </summary>
    [JsonPropertyName("totalkode")]
    public string? TotalCode { get; }

    /// <summary>The index of the value with this code (case does not matter), or -1.</summary>
    public int IndexOf(string code) => _index.GetValueOrDefault(code, -1);
}

/// <summary>The dimensions that tables are made of, with their Danish and English labels.</summary>
internal static class Dimensions
{
    public const string Omraade = "omraade";
    public const string Period = "periode";
    public const string Age = "alder";
    public const string Sex = "koen";
    public const string Indsats = "indsats";
    public const string Interval = "interval";
    public const string IndsatsByFrist = "indsats6";
    public const string Ending = "afslutning";
    public const string Stretch = "straekning";
    public const string Measure = "maal";

    public static Dimension ForOmraader(IEnumerable<Omraade> omraader)
    {
        var all = omraader.ToList();
        var over = Omraader.Standard.Memberships.ToLookup(member => member.Kommune, StringComparer.Ordinal);
        var known = all.Select(omraade => omraade.Code).ToHashSet(StringComparer.Ordinal);
        return new Dimension(
            Omraade,
            new BilingualText("Område", "Area"),
            DimensionRole.Geography,
            [.. all.Select(omraade => new DimensionValue(omraade.Code, omraade.Name)
            {
                Kind = omraade.Level.Code(),
                BelongsUnder = omraade.Level == OmraadeLevel.Kommune
                    ? [
                        .. over[omraade.Code].Select(member => member.Omraade)
                            .Where(code => code != omraade.Code && known.Contains(code))
                            .Distinct(StringComparer.Ordinal),
                    ]
                    : omraade.Level == OmraadeLevel.Country ? [] : [Omraader.Country],
            })],
            Omraader.Country);
    }

    public static Dimension ForPeriods(IEnumerable<Period> periods, BilingualText? noteBeforeGuarantee, DateOnly? guaranteeFrom) =>
        new(
            Period,
            new BilingualText("Periode", "Period"),
            DimensionRole.Time,
            [.. periods.Select(period => new DimensionValue(period.Code, period.Name)
            {
                Kind = period.Kind.Code(),
                Notes = noteBeforeGuarantee is not null && period.LastDay < guaranteeFrom ? [noteBeforeGuarantee] : [],
            })],
            totalCode: null);

    public static Dimension ForAge(IReadOnlyList<AgeGroup> groups) =>
        new(
            Age,
            new BilingualText("Alder", "Age"),
            DimensionRole.Classification,
            [.. groups.Select(group => new DimensionValue(group.Code, group.Name))],
            AgeGroup.AllCode);

    public static Dimension ForSex() =>
        new(
            Sex,
            new BilingualText("Køn", "Sex"),
            DimensionRole.Classification,
            [
                new DimensionValue(AgeGroup.AllCode, new BilingualText("Køn i alt", "Both sexes")),
                new DimensionValue(Domain.Law.Sex.Woman.Code(), Domain.Law.Sex.Woman.Name()),
                new DimensionValue(Domain.Law.Sex.Man.Code(), Domain.Law.Sex.Man.Name()),
            ],
            AgeGroup.AllCode);

    /// <summary><c>nogen</c>, the categories that may count under the regelsaet and, where asked for, <c>ingen</c>.</summary>
    public static Dimension ForIndsats(Regelsaet regelsaet, bool withIngen)
    {
        var values = new List<DimensionValue> { new(CategoryCodes.Nogen, CategoryCodes.Name(CategoryCodes.Nogen)) };
        values.AddRange(regelsaet.Categories.Select(category => new DimensionValue(category.Code(), category.Name())));
        if (withIngen)
        {
            values.Add(new DimensionValue(CategoryCodes.Ingen, CategoryCodes.Name(CategoryCodes.Ingen)));
        }

        return new Dimension(Indsats, new BilingualText("Indsats", "Effort"), DimensionRole.Classification, values, totalCode: null);
    }

    /// <summary>The cumulative intervals, and <c>alle</c> for the median that belongs to none of them.</summary>
    public static Dimension ForIntervals() =>
        new(
            Interval,
            new BilingualText("Tid fra start", "Time from start"),
            DimensionRole.Classification,
            [
                .. StartInterval.All.Select(interval => new DimensionValue(interval.Code, interval.Name)),
                new DimensionValue(AgeGroup.AllCode, new BilingualText("Uanset tid (kun medianen)", "Any time (the median only)")),
            ],
            totalCode: null);

    /// <summary>What ended forloeb had had by their frist.</summary>
    public static Dimension ForIndsatsByFrist() =>
        new(
            IndsatsByFrist,
            new BilingualText("Indsats inden fristen", "Effort before the deadline"),
            DimensionRole.Classification,
            [.. Tables.IndsatsByFrist.All.Select(group => new DimensionValue(group.Code, group.Name))],
            AgeGroup.AllCode);

    /// <summary>What followed.</summary>
    public static Dimension ForEndings() =>
        new(
            Ending,
            new BilingualText("Hvad der fulgte", "What followed"),
            DimensionRole.Classification,
            [
                new DimensionValue(AgeGroup.AllCode, new BilingualText("I alt", "Total")),
                .. EndingCategory.All.Select(category => new DimensionValue(category.Code, category.Name)),
            ],
            AgeGroup.AllCode);

    /// <summary>The cumulative lengths, their rest, and <c>alle</c> for the median.</summary>
    public static Dimension ForLengths() =>
        new(
            Interval,
            new BilingualText("Længde", "Length"),
            DimensionRole.Classification,
            [
                .. LengthInterval.All.Select(interval => new DimensionValue(interval.Code, interval.Name)),
                new DimensionValue(LengthInterval.OverCode, LengthInterval.OverName),
                new DimensionValue(AgeGroup.AllCode, new BilingualText("Uanset længde (kun medianen)", "Any length (the median only)")),
            ],
            totalCode: null);

    /// <summary>What is waited for.</summary>
    public static Dimension ForStretches() =>
        new(
            Stretch,
            new BilingualText("Strækning", "Stretch"),
            DimensionRole.Classification,
            [.. WaitingStretch.All.Select(stretch => new DimensionValue(stretch.Code, stretch.Name))],
            totalCode: null);

    /// <summary>The cumulative waits, and <c>alle</c> for the median.</summary>
    public static Dimension ForWaits() =>
        new(
            Interval,
            new BilingualText("Tid fra indstilling", "Time from recommendation"),
            DimensionRole.Classification,
            [
                .. WaitingInterval.All.Select(interval => new DimensionValue(interval.Code, interval.Name)),
                new DimensionValue(AgeGroup.AllCode, new BilingualText("Uanset tid (kun medianen)", "Any time (the median only)")),
            ],
            totalCode: null);

    public static Dimension ForMeasures(params IEnumerable<DimensionValue> measure) =>
        new(Measure, new BilingualText("Måling", "Measure"), DimensionRole.Measure, [.. measure], totalCode: null);
}
