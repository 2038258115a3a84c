using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>The published shares of a release: its table of indsatser, and the one by age and sex when it has it.</summary>
public sealed class ShareTable
{
    private readonly Table _shares;
    private readonly Table? _ageAndSex;

    /// <exception cref="ArgumentException">The release has no table of indsatser.</exception>
    public ShareTable(ReleaseWithTables release)
    {
        _shares = Find(release, TableKind.Indsats)
            ?? throw new ArgumentException($"Udgivelse {release.Release.Id} har ingen tabel over indsatser.", nameof(release));
        _ageAndSex = Find(release, TableKind.IndsatsAgeSex);
        Omraader = Dimension(_shares, Dimensions.Omraade);
        Periods = Dimension(_shares, Dimensions.Period);
        Indsatser = Dimension(_shares, Dimensions.Indsats);
        Age = Bands(_ageAndSex, Dimensions.Age, [.. AgeGroup.All.Where(group => !group.IsBand).Select(group => group.Code)]);
        Sex = Bands(_ageAndSex, Dimensions.Sex, [AgeGroup.AllCode]);
    }

    /// <summary>hele landet, regions, landsdele, kommuner.</summary>
    public IReadOnlyList<DimensionValue> Omraader { get; }

    /// <summary>Pooled years, years, rolling years, the phase-in, quarters, each oldest first.</summary>
    public IReadOnlyList<DimensionValue> Periods { get; }

    /// <summary>nogen, the categories, ingen.</summary>
    public IReadOnlyList<DimensionValue> Indsatser { get; }

    /// <summary>The age bands that make up all ages.</summary>
    public IReadOnlyList<string> Age { get; }

    /// <summary>The sexes.</summary>
    public IReadOnlyList<string> Sex { get; }

    /// <summary>The share of an omraade, period and indsats.</summary>
    public ShareCell this[string omraade, string period, string indsats] => new(
        _shares.LookUp(omraade, period, indsats, "antalForloeb"),
        _shares.LookUp(omraade, period, indsats, "antalMed"),
        _shares.LookUp(omraade, period, indsats, "andel"));

    /// <summary>The share by age and sex, above the kommuner, for rolling and pooled years.</summary>
    public ShareCell this[string omraade, string period, string age, string sex, string indsats] => _ageAndSex is null ? default : new(
        _ageAndSex.LookUp(omraade, period, age, sex, indsats, "antalForloeb"),
        _ageAndSex.LookUp(omraade, period, age, sex, indsats, "antalMed"),
        _ageAndSex.LookUp(omraade, period, age, sex, indsats, "andel"));

    /// <summary>The release's table of a kind that the scheme's data file knows, or null.</summary>
    public static Table? Find(ReleaseWithTables release, TableKind kind) =>
        Ordning.Standard.Tables.FirstOrDefault(recipe => recipe.Kind == kind) is { } recipe ? release.Find(recipe.Id) : null;

    private static IReadOnlyList<DimensionValue> Dimension(Table table, string code) => table.Dimensions[table.DimensionIndex(code)].Values;

    private static List<string> Bands(Table? table, string code, string[] without) =>
        table is null ? [] : [.. Dimension(table, code).Select(value => value.Code).Except(without, StringComparer.Ordinal)];
}
