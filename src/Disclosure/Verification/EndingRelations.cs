using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// What everybody knows of how the counts of endings hang together: landsdele make regions and the country, years pooled years, what
/// followed and the groups by indsats all that ended, and shorter lengths lie in longer ones.
/// </summary>
internal static class EndingRelations
{
    /// <summary>What the attack calls all of these counts, which it takes together.</summary>
    public const string System = "afslutninger";

    private const string All = AgeGroup.AllCode,
        Nogen = "nogen",
        Virksomhedsrettet = "virksomhedsrettet",
        Ingen = "ingen",
        WithoutFrist = "uden-frist";

    private static readonly string[] Groups = [All, Nogen, Virksomhedsrettet, Ingen, WithoutFrist];

    private static readonly string[] Categories =
        ["beskaeftigelse", "uddannelse", "fleksjob", "foertidspension", "seniorpension", "nyt-forloeb", "oevrige", "uoplyst"];

    private static readonly string[] Lengths = ["inden-1-aar", "inden-2-aar", "inden-3-aar"];

    private const string Over = "over-3-aar";

    /// <summary>Each count as a sum of finest ones: a group and a category, or a length and none shorter.</summary>
    private static readonly Dictionary<string, string[]> _finest = Finest();

    /// <summary>The counts that are solved together with a count.</summary>
    public static string SystemOf(string concept) => EndingCounts.IsOne(concept) ? System : concept;

    /// <summary>The finest counts that a count consists of: of one landsdel and year.</summary>
    public static IEnumerable<PublicCell> Finest(PublicCell cell) =>
        from landsdel in Landsdele(cell.Omraade)
        from year in Period.YearsOf(cell.Period)
        from concept in _finest[cell.Concept]
        select cell with { Omraade = landsdel, Period = year, Concept = concept };

    /// <summary>Whole = sum of parts.</summary>
    /// <param name="cells">The counts, shown or withheld, and the rests of nested ones.</param>
    /// <param name="publicKnowledge">Says which omraader and years there are.</param>
    public static IEnumerable<(PublicCell Whole, IEnumerable<PublicCell> Parts)> Sums(
        IReadOnlyCollection<PublicCell> cells,
        PublicKnowledge publicKnowledge)
    {
        // Of an earlier release also pooled years that have grown since, and what they have grown by.
        var periods = cells.Select(cell => cell.Period).Concat(publicKnowledge.YearsOfEndings).Distinct(StringComparer.Ordinal).ToList();
        var grown = Period.Grown(periods).ToList();
        periods = [.. periods.Concat(grown.Select(one => one.By)).Distinct(StringComparer.Ordinal)];
        var omraader = cells.Select(cell => cell.Omraade).Distinct(StringComparer.Ordinal).ToList();
        foreach (var omraade in omraader)
        {
            foreach (var period in periods)
            {
                foreach (var sum in InOne(omraade, period))
                {
                    yield return sum;
                }
            }
        }

        foreach (var concept in _finest.Keys)
        {
            foreach (var cell in omraader.Select(omraade => new PublicCell(concept, omraade, "", All, All)))
            {
                foreach (var (after, before, by) in grown)
                {
                    yield return (cell with { Period = after }, [cell with { Period = before }, cell with { Period = by }]);
                }
            }

            foreach (var period in periods)
            {
                foreach (var omraade in omraader)
                {
                    var cell = new PublicCell(concept, omraade, period, All, All);
                    var years = Period.YearsOf(period);
                    if (years.Count > 1)
                    {
                        yield return (cell, years.Select(year => cell with { Period = year }));
                    }

                    var landsdele = Landsdele(omraade);
                    if (landsdele.Count > 1)
                    {
                        yield return (cell, landsdele.Select(landsdel => cell with { Omraade = landsdel }));
                    }

                    if (omraade == Omraader.Country)
                    {
                        yield return (
                            cell,
                            omraader.Where(code => Omraader.Standard.Find(code)!.Level == OmraadeLevel.Region)
                                .Select(region => cell with { Omraade = region }));
                    }
                }
            }
        }
    }

    /// <summary>Within one omraade and period.</summary>
    private static IEnumerable<(PublicCell Whole, IEnumerable<PublicCell> Parts)> InOne(string omraade, string period)
    {
        foreach (var group in Groups)
        {
            yield return Sum(Of(group, All), Categories.Select(category => Of(group, category)));
        }

        foreach (var category in Categories.Append(All))
        {
            yield return Sum(Of(All, category), ((string[])[Nogen, Ingen, WithoutFrist]).Select(group => Of(group, category)));
        }

        yield return Sum(Of(All, All), [Length(Lengths[^1]), Length(Over)]);
        foreach (var (whole, part) in EndingCounts.Nested)
        {
            yield return Sum(whole, [part, Concepts.RestOf(whole, part)]);
        }

        (PublicCell Whole, IEnumerable<PublicCell> Parts) Sum(string whole, IEnumerable<string> parts) =>
            (Cell(whole), parts.Select(Cell));

        PublicCell Cell(string concept) => new(concept, omraade, period, All, All);
    }

    private static Dictionary<string, string[]> Finest()
    {
        var finest = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var category in Categories)
        {
            string virksomhedsrettet = Of(Virksomhedsrettet, category), ingen = Of(Ingen, category), without = Of(WithoutFrist, category);
            var others = Concepts.RestOf(Of(Nogen, category), virksomhedsrettet);
            finest[virksomhedsrettet] = [virksomhedsrettet];
            finest[ingen] = [ingen];
            finest[without] = [without];
            finest[Of(Nogen, category)] = [virksomhedsrettet, others];
            finest[Of(All, category)] = [virksomhedsrettet, others, ingen, without];
        }

        foreach (var group in Groups)
        {
            finest[Of(group, All)] = [.. Categories.SelectMany(category => finest[Of(group, category)])];
        }

        for (var length = 0; length < Lengths.Length; length++)
        {
            var shorter = length == 0 ? [] : finest[Length(Lengths[length - 1])];
            finest[Length(Lengths[length])] =
                [.. shorter, length == 0 ? Length(Lengths[0]) : Concepts.RestOf(Length(Lengths[length]), Length(Lengths[length - 1]))];
        }

        finest[Length(Over)] = [Length(Over)];
        foreach (var (whole, part) in EndingCounts.Nested)
        {
            // All that a length leaves is the longer ones.
            var all = finest[part][0].Contains('/', StringComparison.Ordinal) || !whole.Contains('/', StringComparison.Ordinal)
                ? finest[whole]
                : [.. finest[Length(Lengths[^1])], Length(Over)];
            finest[Concepts.RestOf(whole, part)] = [.. all.Except(finest[part], StringComparer.Ordinal)];
        }

        return finest;
    }

    private static string Of(string group, string category) => $"{EndingCounts.Prefix}{group}/{category}";

    private static string Length(string code) => EndingCounts.Prefix + code;

    private static readonly Dictionary<string, List<string>> _landsdele = Omraader.Standard.All
        .Where(omraade => omraade.Level != OmraadeLevel.Kommune)
        .ToDictionary(omraade => omraade.Code, omraade => LandsdeleOf(omraade.Code), StringComparer.Ordinal);

    private static List<string> Landsdele(string omraade) => _landsdele[omraade];

    /// <summary>The landsdele of an omraade, by the public register.</summary>
    private static List<string> LandsdeleOf(string omraade)
    {
        var kommuner = Kommuner(omraade);
        return
        [
            .. Omraader.Standard.All.Where(other => other.Level == OmraadeLevel.Landsdel && Kommuner(other.Code).IsSubsetOf(kommuner))
                .Select(other => other.Code),
        ];

        static HashSet<string> Kommuner(string code) => Omraader.Standard.Memberships.Where(member => member.Omraade == code)
            .Select(member => member.Kommune)
            .ToHashSet(StringComparer.Ordinal);
    }
}
