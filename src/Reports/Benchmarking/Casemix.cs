using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// The expected share of a kommune with one indsats in the newest year, from published margins only: the national rates
/// by age and sex weighted by the ages and sexes of its landsdel (a kommune's own are not published). Where a landsdel's
/// crossing of age and sex has a withheld cell, age alone is used.
/// </summary>
internal sealed class Casemix(KommuneComparison kommuneComparison, string indsats)
{
    private const string All = AgeGroup.AllCode;

    private readonly Dictionary<string, double?> _landsdele = new(StringComparer.Ordinal);

    /// <summary>The expected share, 0 to 1; null where what it needs is not published.</summary>
    public double? Expected(DimensionValue kommune)
    {
        var table = kommuneComparison.Table;
        if (table.Omraader.FirstOrDefault(omraade =>
            omraade.Kind == "landsdel" && kommune.BelongsUnder.Contains(omraade.Code, StringComparer.Ordinal)) is not { } landsdel)
        {
            return null;
        }

        if (!_landsdele.TryGetValue(landsdel.Code, out var ageAndSex))
        {
            ageAndSex = AgeAndSex(landsdel.Code);
            _landsdele.Add(landsdel.Code, ageAndSex);
        }

        return ageAndSex;
    }

    private double? AgeAndSex(string landsdel)
    {
        var table = kommuneComparison.Table;
        return Strata(landsdel, [.. table.Age.SelectMany(age => table.Sex, (age, sex) => (age, sex))])
            ?? Strata(landsdel, [.. table.Age.Select(age => (age, All))]);
    }

    private double? Strata(string landsdel, IReadOnlyList<(string Age, string Sex)> groups)
    {
        var table = kommuneComparison.Table;
        var strata = new List<(double Weight, double Rate)>();
        foreach (var (age, sex) in groups)
        {
            var weight = table[landsdel, kommuneComparison.PeriodAsRollingYear, age, sex, indsats].Forloeb;
            if (!weight.HasValue)
            {
                return null;
            }

            if (weight.Value == 0)
            {
                continue;
            }

            if (table[kommuneComparison.Country.Code, kommuneComparison.PeriodAsRollingYear, age, sex, indsats].Share is not { } country)
            {
                return null;
            }

            strata.Add((weight.Value, country.Value));
        }

        return Standardisation.Expected(strata);
    }
}

/// <summary>What a share would be with the national rates, and how far the actual one is from it. Unit 1, not per cent.</summary>
/// <param name="Expected">The expected share, 0 to 1.</param>
/// <param name="Difference">Actual minus expected.</param>
/// <param name="Uncertainty">The 95 pct. interval of <paramref name="Difference"/>.</param>
public readonly record struct Expectation(double Expected, double Difference, Interval Uncertainty);

/// <summary>
/// Indirect standardisation: the expected share is the mean of the national rates of the strata, weighted by how the
/// forløb are spread over them (Breslow and Day 1987, Statistical Methods in Cancer Research II, ch. 2).
/// </summary>
public static class Standardisation
{
    /// <summary>The mean of the national rates, weighted; null when there is no weight.</summary>
    /// <param name="strata">The weight of each stratum (a number of forløb, or any share of them) and its national rate, 0 to 1.</param>
    public static double? Expected(IEnumerable<(double Weight, double Rate)> strata)
    {
        double weight = 0, sum = 0;
        foreach (var stratum in strata)
        {
            weight += stratum.Weight;
            sum += stratum.Weight * stratum.Rate;
        }

        return weight > 0 ? sum / weight : null;
    }

    /// <summary>
    /// Actual minus expected. The expected share is taken as known (it rests on the whole country), so the interval is that
    /// of the actual share, moved.
    /// </summary>
    public static Expectation Compare(Share share, double expected) =>
        new(expected, share.Value - expected, share.Wilson().Move(-expected));
}
