using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Domain.Tables;

/// <summary>The dimensions that tables are made of, with their Danish and English labels.</summary>
internal static class Dimensions
{
    public const string Omraade = "omraade";
    public const string Period = "periode";
    public const string Age = "alder";
    public const string Sex = "koen";
    public const string Indsats = "indsats";
    public const string Interval = "interval";
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
                    ? [.. over[omraade.Code].Select(member => member.Omraade).Where(code => code != omraade.Code && known.Contains(code)).Distinct(StringComparer.Ordinal)]
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

    public static Dimension ForAge() =>
        new(
            Age,
            new BilingualText("Alder", "Age"),
            DimensionRole.Classification,
            [.. AgeGroup.All.Select(group => new DimensionValue(group.Code, group.Name))],
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

    public static Dimension ForMeasures(params IEnumerable<DimensionValue> measure) =>
        new(Measure, new BilingualText("Måling", "Measure"), DimensionRole.Measure, [.. measure], totalCode: null);
}
