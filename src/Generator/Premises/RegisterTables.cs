using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Premises;

/// <summary>The small register files under data/, by their rows.</summary>
internal static class RegisterTable
{
    /// <summary>The rows after the header, each as its cells.</summary>
    public static IEnumerable<string[]> Rows(string path) => Data.ReadTable(path).Skip(1);
}

/// <summary>One kommune as the generator sees it: how it works, and through which system it reports.</summary>
/// <param name="Code">Four digits.</param>
/// <param name="Region">Region code; most people who move stay within it.</param>
/// <param name="PopulationCount">Rounded; a key for distribution only.</param>
/// <param name="Odds">Per kategori, how the kommune's odds of giving it compare with the country's.</param>
/// <param name="Fagsystem">The system it reports through, which decides the small habits of its messages.</param>
internal sealed record GeneratedKommune(
    string Code, string Region, int PopulationCount, double[] Odds, Fagsystem Fagsystem);

/// <summary>The 98 kommuner, drawn in proportion to population.</summary>
internal sealed class Kommuner
{
    private readonly Weighted<GeneratedKommune> _country;
    private readonly Dictionary<string, Weighted<GeneratedKommune>> _byRegion;

    public Kommuner(ulong seed)
    {
        var populationCount = RegisterTable.Rows("generator/folketal.csv")
            .ToDictionary(r => r[0], r => int.Parse(r[1], CultureInfo.InvariantCulture));
        All = [.. RegisterTable.Rows("kommuner.csv").Select(r => Make(r[0], r[2], populationCount[r[0]], seed))];
        _country = Draw(All);
        _byRegion = All.GroupBy(k => k.Region).ToDictionary(g => g.Key, Draw);
    }

    public IReadOnlyList<GeneratedKommune> All { get; }

    public GeneratedKommune Any(Rng rng) => _country.Draw(rng);

    /// <summary>Where somebody from <paramref name="from"/> moves to: never the same kommune.</summary>
    public GeneratedKommune Neighbour(GeneratedKommune from, Rng rng)
    {
        while (true)
        {
            var to = (rng.Hits(Assumptions.MoveWithinRegion) ? _byRegion[from.Region] : _country).Draw(rng);
            if (to != from)
                return to;
        }
    }

    private static GeneratedKommune Make(string code, string region, int populationCount, ulong seed)
    {
        var rng = new Rng(~seed, ulong.Parse(code, CultureInfo.InvariantCulture));
        var odds = new double[Assumptions.ShareByCategory.Length];
        for (var i = 0; i < odds.Length; i++)
            odds[i] = SumOfUniforms(rng) / SumOfUniforms(rng);
        return new GeneratedKommune(code, region, populationCount, odds, Assumptions.Fagsystemer.Draw(rng));
    }

    // The ratio of two such sums lies symmetrically around 1 on the scale of odds, with a spread of about
    // 0.42 in log odds: kommuner differ by more than chance, as they do in the published series. Only exact
    // operations are used; a logarithm may differ in its last bit between machines.
    private static double SumOfUniforms(Rng rng) => rng.Unit() + rng.Unit() + rng.Unit() + rng.Unit();

    private static Weighted<GeneratedKommune> Draw(IEnumerable<GeneratedKommune> kommuner) =>
        new(kommuner.Select(k => (k, k.PopulationCount / 1000)));
}

/// <summary>When forløb start: quarters by data/generator/tilgang.csv, then mostly working days.</summary>
internal sealed class Inflow
{
    private readonly Weighted<DateOnly> _quarters;

    public Inflow()
    {
        _quarters = new Weighted<DateOnly>(RegisterTable.Rows("generator/tilgang.csv")
            .Select(r => (FirstDay(r[0]), int.Parse(r[1], CultureInfo.InvariantCulture))));
    }

    public DateOnly Start(Rng rng)
    {
        var first = _quarters.Draw(rng);
        var after = first.AddMonths(3);
        // The last day of a month is where the frist is clamped (31 August + 6 months): met more often than
        // chance alone would have it.
        if (rng.Hits(Assumptions.StartOnLastDayOfMonth))
            return first.AddMonths(rng.Between(1, 3)).AddDays(-1);
        while (true)
        {
            var day = first.AddDays(rng.Below(after.DayNumber - first.DayNumber));
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || rng.Hits(0.05))
                return day;
        }
    }

    private static DateOnly FirstDay(string quarter) => new(
        int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture), (3 * (quarter[5] - '0')) - 2, 1);
}

/// <summary>What follows when a forløb ends: data/generator/afslutninger.csv, in the words of data/afslutningsaarsager.csv.</summary>
internal sealed class Endings
{
    private readonly (string Category, int WithoutIndsats, int WithIndsats, int FromAge, int ToAge)[] _rows =
    [
        .. RegisterTable.Rows("generator/afslutninger.csv").Select(r => (r[0], Number(r[1]), Number(r[2]), Number(r[3]), Number(r[4]))),
    ];

    private readonly ILookup<string, (string Text, string From, string To)> _texts =
        RegisterTable.Rows("afslutningsaarsager.csv").ToLookup(r => r[1], r => (r[0], r[2], r[3]));

    /// <summary>A text of the list that is valid on the day of the end.</summary>
    public string Text(bool withIndsats, DateOnly born, DateOnly end, Rng rng)
    {
        var age = end.Year - born.Year;
        var day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var possible = _rows.Where(row => row.FromAge <= age && age <= row.ToAge)
            .Select(row => (Texts: Valid(row.Category, day), Weight: withIndsats ? row.WithIndsats : row.WithoutIndsats))
            .Where(row => row.Texts.Length > 0);
        return rng.Pick<string>(new Weighted<string[]>(possible).Draw(rng));
    }

    /// <summary>Days in the list's own form are in the order of their letters; an open one is empty.</summary>
    private string[] Valid(string category, string day) =>
    [
        .. _texts[category]
            .Where(row => string.CompareOrdinal(row.From, day) <= 0 && (row.To.Length == 0 || string.CompareOrdinal(day, row.To) <= 0))
            .Select(row => row.Text),
    ];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The codes of data/indsatstyper.csv by kategori, drawn by the weights of data/generator/typevaegte.csv.</summary>
internal sealed class Indsatstyper
{
    private readonly Dictionary<Category, Weighted<string>> _byCategory;

    public Indsatstyper()
    {
        var weights = RegisterTable.Rows("generator/typevaegte.csv")
            .ToDictionary(r => r[0], r => int.Parse(r[1], CultureInfo.InvariantCulture));
        _byCategory = RegisterTable.Rows("indsatstyper.csv")
            .Select(r => (Type: r[0], Category: CategoryCodes.Find(r[5])!.Value))
            .Distinct()
            .GroupBy(r => r.Category)
            .ToDictionary(
                g => g.Key,
                g => new Weighted<string>(g.Select(r => (r.Type, weights.GetValueOrDefault(r.Type, 1)))));
    }

    public string Any(Category category, Rng rng) => _byCategory[category].Draw(rng);
}
