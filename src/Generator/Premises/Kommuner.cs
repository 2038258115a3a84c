using System.Globalization;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Premises;

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
