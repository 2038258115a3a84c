using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Support.Releases;

/// <summary>
/// A made-up release of the whole country: for each kommune and quarter a number of forløb and how many of them had each
/// indsats. Sums are summed, and a count from 1 to 4, or such a remainder, is withheld. Behind withheld cells lies
/// <see cref="Secret"/>, which nothing may ever show.
/// </summary>
internal sealed class BenchmarkingCountry
{
    public const long Secret = 987_654_321;

    private static readonly string[] Indsatser = ["nogen", "virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed", "ingen"];
    private static readonly string[] Age = ["u30", "30-39", "40-49", "50+"];

    private static readonly ILookup<string, Membership> Members = Omraader.Standard.Memberships.ToLookup(
        member => member.Omraade,
        StringComparer.Ordinal);

    private readonly Dictionary<(string Omraade, string Period, string Indsats), (long N, long With)> _summer = [];

    /// <summary>N of a kommune in a quarter.</summary>
    public Func<string, Quarter, long> N { get; init; } = (kommune, quarter) =>
        6 + ((kommune[2] * 5 + kommune[3] * 3) % 23) + (quarter.OfTheYear % 2) + (kommune == "0101" ? 120 : 0);

    /// <summary>How many of 100 had the indsats.</summary>
    public Func<string, Quarter, string, long> Percentage { get; init; } = (kommune, _, indsats) =>
        new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["nogen"] = 74,
            ["virksomhedsrettet"] = 30,
            ["oevrig-beskaeftigelse"] = 50,
            ["social"] = 25,
            ["sundhed"] = 20,
        }[indsats] + ((kommune[3] * 7 % 11) - 5);

    public Quarter First { get; init; } = new(2019, 1);

    public Quarter Last { get; init; } = new(2025, 4);

    public ReleaseWithTables Publish(ReleaseState state = ReleaseState.Published)
    {
        var quarters = Enumerable.Range(First.Number, Last.Number - First.Number + 1).Select(ordinal => new Quarter(ordinal)).ToList();
        var years = quarters.GroupBy(quarter => quarter.Year).Where(year => year.Count() == 4).Select(year => year.Key).ToList();
        List<Period> periods =
        [
            .. years.GroupBy(year => year >= 2022)
                .Where(group => group.Count() > 1)
                .Select(group => Period.OfPooledYears(group.First(), group.Last(), group.Key)),
            .. years.Select(Period.OfYear),
            .. quarters.Skip(3).Select(Period.OfRollingYear),
            .. quarters.Select(Period.OfQuarter),
        ];
        var omraader = Omraader.Standard.ValidBetween(First.FirstDay, Last.LastDay).ToList();
        List<Period> Of(params PeriodKind[] kinds) => [.. periods.Where(period => kinds.Contains(period.Kind))];
        var allYears = Of(PeriodKind.PooledYears, PeriodKind.Year, PeriodKind.RollingYear);
        Table[] tables =
        [
            Build(
                "Y11IGA01",
                omraader,
                periods,
                [Dim("indsats", Indsatser), Measure(("antalForloeb", 0), ("antalMed", 0), ("andel", 1))],
                (o, p, codes) => Share(Sum(o, p, codes[0]), codes[1])),
            Build(
                "Y11IGA02",
                [.. omraader.Where(o => o.Level != OmraadeLevel.Kommune)],
                Of(PeriodKind.PooledYears, PeriodKind.RollingYear),
                [
                    Dim("alder", ["alle", .. Age, "u40", "40+"]),
                    Dim("koen", ["alle", "kvinde", "mand"]),
                    Dim("indsats", Indsatser),
                    Measure(("antalForloeb", 0), ("antalMed", 0), ("andel", 1)),
                ],
                (o, p, codes) =>
            {
                var (n, having) = Sum(o, p, codes[2]);
                var (part, percent) = (
                    codes[0] switch { "u30" => 20, "30-39" => 25, "40-49" => 25, "50+" => 30, "u40" => 45, "40+" => 55, _ => 100 },
                    codes[1] switch { "alle" => 100, _ => 50 });
                // The young have more of it than the old.
                var more = codes[0] switch { "u30" => 110, "50+" => 90, _ => 100 };
                var thisOne = n * part * percent / 10_000;
                return Share((thisOne, Math.Min(thisOne, having * part * percent * more / 1_000_000)), codes[3]);
            }),
            Build(
                "Y11IGA03",
                omraader,
                allYears,
                [
                    Dim("indsats", Indsatser[..^1]),
                    Measure(
                        ("antalIndsatser", 0),
                        ("indsatserPrForloeb", 2),
                        ("uger", 1),
                        ("ugerPrForloeb", 1),
                        ("timer", 1),
                        ("timerPrForloeb", 1)),
                ],
                (o, p, codes) =>
                Sum(o, p, codes[0]) is var (n, having) && Withheld(n, having)
                    ? null
                    : codes[1] == "antalIndsatser" ? having + 3 : 100 + codes[1].Length),
            Build(
                "Y11IGA04",
                omraader,
                allYears,
                [
                    Dim("interval", ["1-dag", "1-uge", "1-maaned", "2-maaneder", "3-maaneder", "6-maaneder", "alle"]),
                    Measure(("antal", 0), ("andel", 1), ("median", 1)),
                ],
                (o, p, codes) =>
                Sum(o, p, "nogen") is var (n, having) && Withheld(n, having)
                    ? null
                    : codes[0] == "alle" ? 455 : 100 * (codes[0].Length + 1)),
            Build(
                "Y11IGA05",
                omraader,
                Of(PeriodKind.PooledYears, PeriodKind.Year, PeriodKind.Quarter),
                [
                    Measure(
                        ("antalForloeb", 0),
                        ("ingen", 0),
                        ("undtagetLoentimer", 0),
                        ("genbehandlet", 0),
                        ("afsluttetInden", 0),
                        ("fritaget", 0),
                        ("ikkeObserveret", 0)),
                ],
                (o, p, codes) =>
                Sum(o, p, "ingen") is var (n, having) && codes[0] == "antalForloeb"
                    ? n
                    : Withheld(n, having) ? null : codes[0] == "ingen" ? having : having / 2),
            Build("Y11IGA06", omraader, allYears, [Measure(("indstillet", 0), ("givet", 0), ("andel", 1))], (o, p, codes) =>
                Sum(o, p, "virksomhedsrettet") is var (n, having) && Withheld(n, having)
                    ? null
                    : codes[0] switch { "indstillet" => having + 5, "givet" => having, _ =>
                        Rounding.Ratio((Int128)100 * having, having + 5, 1) }),
        ];
        var date = Last.LastDay.AddMonths(7);
        var time = new DateTimeOffset(date.ToDateTime(new TimeOnly(7, 0)), TimeSpan.Zero);
        return new ReleaseWithTables(
            new Release(
                3,
                state,
                "ressourceforloeb",
                "bek-2408",
                1,
                date,
                9,
                "0.1.0+proeve",
                new string('b', 64),
                time.AddHours(-1),
                state is ReleaseState.Prepared ? null : time),
            tables);
    }

    /// <summary>The true numbers, whatever is published.</summary>
    public (long N, long With) Sum(string omraade, Period period, string indsats)
    {
        lock (_summer)
        {
            if (!_summer.TryGetValue((omraade, period.Code, indsats), out var sum))
            {
                _summer.Add((omraade, period.Code, indsats), sum = CountUp(omraade, period, indsats));
            }

            return sum;
        }
    }

    private (long N, long With) CountUp(string omraade, Period period, string indsats)
    {
        long n = 0, having = 0;
        foreach (var quarter in period.StartPeriods.Select(code =>
            new Quarter(int.Parse(code[..4], System.Globalization.CultureInfo.InvariantCulture), code[^1] - '0')))
        {
            foreach (var member in Members[omraade].Where(member =>
                member.From <= quarter.LastDay && (member.To is not { } to || to >= quarter.LastDay)))
            {
                var count = N(member.Kommune, quarter);
                n += count;
                var nogen = count * Percentage(member.Kommune, quarter, indsats == "ingen" ? "nogen" : indsats) / 100;
                having += indsats == "ingen" ? count - nogen : nogen;
            }
        }

        return (n, having);
    }

    private static bool Withheld(long n, long having) => n is > 0 and < 5 || having is > 0 and < 5 || n - having is > 0 and < 5;

    private static long? Share((long N, long With) number, string measure) =>
        measure == "antalForloeb" ? (number.N is > 0 and < 5 ? null : number.N)
        : Withheld(number.N, number.With) ? null
        : measure == "antalMed" ? number.With
        : Rounding.Ratio((Int128)100 * number.With, number.N, 1) ?? -1;

    private static Table Build(
        string id,
        IReadOnlyList<Omraade> omraader,
        IReadOnlyList<Period> periods,
        IReadOnlyList<Dimension> otherOnes,
        Func<string, Period, string[], long?> cell)
    {
        IReadOnlyList<Dimension> dimensions = [Dimensions.ForOmraader(omraader), Dimensions.ForPeriods(periods, null, null), .. otherOnes];
        var codes = new List<string[]> { Array.Empty<string>() };
        foreach (var dimension in otherOnes)
        {
            codes = [.. codes.SelectMany(_ => dimension.Values, (before, value) => (string[])[.. before, value.Code])];
        }

        var values = new List<long>();
        var symbols = new List<CellSymbol>();
        foreach (var omraade in omraader)
        {
            foreach (var period in periods)
            {
                foreach (var code in codes)
                {
                    if (!Ordning.Standard.Publishes(period.Kind, omraade.Level))
                    {
                        values.Add(Secret);
                        symbols.Add(CellSymbol.NotAvailable);
                        continue;
                    }

                    var number = cell(omraade.Code, period, code);
                    values.Add(number is null or -1 ? Secret : number.Value);
                    symbols.Add(
                        number is null
                            ? CellSymbol.Withheld
                            : number == -1
                                ? CellSymbol.NoBasis
                                : period.LastDay > periods[^1].LastDay.AddMonths(-3) ? CellSymbol.Preliminary : CellSymbol.None);
                }
            }
        }

        var title = Ordning.Standard.Tables.Single(recipe => recipe.Id == id).Title;
        return new Table(id, title, [], dimensions, [.. values], [.. symbols]);
    }

    private static Dimension Dim(string code, string[] codes) => code switch
    {
        "indsats" => new(
            code,
            new BilingualText("Indsats", "Effort"),
            DimensionRole.Classification,
            [
                .. Dimensions.ForIndsats(Regelsaet.All["bek-2408"], withIngen: true)
                    .Values
                    .Where(value => codes.Contains(value.Code, StringComparer.Ordinal)),
            ],
            null),
        _ => new(
            code,
            new BilingualText(code, code),
            DimensionRole.Classification,
            [.. codes.Select(name => new DimensionValue(name, new BilingualText(name, name)))],
            null),
    };

    private static Dimension Measure(params (string Code, int Decimals)[] measure) =>
        Dimensions.ForMeasures(measure.Select(item =>
            new DimensionValue(item.Code, new BilingualText(item.Code, item.Code)) { Decimals = item.Decimals }));
}
