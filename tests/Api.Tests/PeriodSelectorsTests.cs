using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Api.Jobindsats;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.ApiTests;

/// <summary>The period selectors against a slow, obvious model: random tables, random and mutated selectors.</summary>
public class PeriodSelectorsTests
{
    private const int Attempts = 15_000;

    private static readonly (string Id, string Kind)[] Types =
    [
        ("YP", "samledeaar"),
        ("Y", "aar"),
        ("QMAT", "rullendeaar"),
        ("INDF", "indfasning"),
        ("Q", "kvartal"),
    ];

    [Fact]
    public void The_selectors_mean_the_same_as_the_model()
    {
        var random = new Random(20_260_401);
        var found = 0;
        for (var i = 0; i < Attempts; i++)
        {
            var periods = Periods(random);
            var type = random.Next(3) == 0 ? Types[random.Next(Types.Length)].Id : null;
            string[] choice = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(random, periods))];

            var expected = Model(periods, type, choice);
            var succeeded = PeriodSelectors.Select(
                Table(periods),
                "period",
                type is null ? null : JobindsatsPeriodType.Find(type),
                choice,
                []).Succeeded(out var position, out var error);

            var gotPhrase = succeeded ? string.Join(' ', position!.Select(i => periods[i].Code)) : null;
            Assert.True(
                expected == gotPhrase,
                $"{type ?? "alle"}: {string.Join(" + ", choice)} af [{string.Join(' ', periods)}] skulle give '{expected}', men "
                    + $"gav '{gotPhrase}' ({error?.Code})");
            found += succeeded ? 1 : 0;
        }

        // Both outcomes must have been seen often.
        Assert.InRange(found, Attempts / 10, 9 * Attempts / 10);
    }

    /// <summary>The chosen codes in stored order, or null where it is an error.</summary>
    private static string? Model(IReadOnlyList<(string Code, string Kind, bool Published)> periods, string? type, string[] choice)
    {
        var selected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in choice.Select(item => item.Trim()))
        {
            var isSmall = item.ToLowerInvariant();
            string? applies = type;
            int? count = null;
            if (isSmall == "*")
            {
                count = int.MaxValue;
            }
            else if (isSmall.StartsWith("latest:", StringComparison.Ordinal))
            {
                count = type is null ? null : TryWholeNumber(isSmall["latest:".Length..]);
                if (count is null)
                {
                    return null;
                }
            }
            else if (isSmall.StartsWith("l(", StringComparison.Ordinal))
            {
                var parts = isSmall[2..].Split(':', 2);
                if (parts.Length != 2 || !parts[1].EndsWith(')'))
                {
                    return null;
                }

                count = TryWholeNumber(parts[1][..^1]);
                applies = Types.Select(known => known.Id).FirstOrDefault(id =>
                    id.Equals(parts[0] == "a" ? "y" : parts[0], StringComparison.OrdinalIgnoreCase));
                if (count is null || applies is null || (type is not null && type != applies))
                {
                    return null;
                }
            }

            var possibleOnes = periods.Where(period =>
                period.Published && (applies is null || period.Kind == Types.Single(known => known.Id == applies).Kind)).Select(period =>
                    period.Code).ToList();
            var hit = count is { } n
                ? possibleOnes.Skip(n >= possibleOnes.Count ? 0 : possibleOnes.Count - n).ToList()
                : possibleOnes.Where(code => string.Equals(code, isSmall, StringComparison.OrdinalIgnoreCase)).ToList();
            // A code that the table does not have is left out, anything else that means no period is wrong.
            if (hit.Count == 0
                && (count is not null || !Regex.IsMatch(isSmall, "^[0-9]{4}|^indf", RegexOptions.None, TimeSpan.FromSeconds(1))))
            {
                return null;
            }

            selected.UnionWith(hit);
        }

        return selected.Count == 0 ? null : string.Join(' ', periods.Select(period => period.Code).Where(selected.Contains));
    }

    private static int? TryWholeNumber(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) && text[0] != '0'
            ? (int)Math.Min(int.MaxValue, decimal.Parse(text, CultureInfo.InvariantCulture))
            : null;

    private static string Pick(Random random, IReadOnlyList<(string Code, string Kind, bool Published)> periods)
    {
        var count = random.Next(8) == 0 ? "99999999999999" : random.Next(6).ToString(CultureInfo.InvariantCulture);
        var type = new[] { "y", "a", "q", "qmat", "indf", "m" }[random.Next(6)];
        var pick = random.Next(5) switch
        {
            0 => "*",
            1 => $"l({type}:{count})",
            2 => $"latest:{count}",
            3 => periods[random.Next(periods.Count)].Code,
            _ => "2031Q1",
        };
        if (random.Next(4) == 0)
        {
            pick = pick.ToUpperInvariant();
        }

        if (random.Next(6) == 0 && pick.Length > 1)
        {
            var placeAt = random.Next(pick.Length);
            pick = random.Next(3) switch
            {
                0 => pick.Remove(placeAt, 1),
                1 => pick.Insert(placeAt, "*(: )10"[random.Next(7)].ToString()),
                _ => pick[..placeAt],
            };
        }

        return pick;
    }

    private static IReadOnlyList<(string Code, string Kind, bool Published)> Periods(Random random)
    {
        var periods = new List<(string, string, bool)>();
        foreach (var (id, kind) in Types)
        {
            var count = random.Next(id == "INDF" ? 2 : 4);
            for (var i = 0; i < count; i++)
            {
                periods.Add((
                    id switch
                    {
                        "YP" => $"{2010 + i}-{2012 + i}",
                        "Y" => $"{2020 + i}",
                        "QMAT" => $"{2020 + i}QMAT01",
                        "INDF" =>
                        "INDF2022",
                        _ => $"2021Q{i + 1}"
                    },
                    kind,
                    random.Next(5) > 0));
            }
        }

        periods.Add(("2022Q1", "kvartal", true));
        return periods;
    }

    /// <summary>A table of nothing but these periods.</summary>
    private static JobindsatsTable Table(IReadOnlyList<(string Code, string Kind, bool Published)> periods)
    {
        var text = new BilingualText("x", "x");
        Dimension[] dimensions =
        [
            new("omraade", text, DimensionRole.Geography, [new DimensionValue("DK", text) { Kind = "land" }], "DK"),
            new(
                "periode",
                text,
                DimensionRole.Time,
                [.. periods.Select(period => new DimensionValue(period.Code, text) { Kind = period.Kind })],
                null),
            new("maal", text, DimensionRole.Measure, [new DimensionValue("antal", text)], null),
        ];
        return JobindsatsTable.For(new CatalogueTable(new Table(
            "T", text, [], dimensions, new long[periods.Count],
            [.. periods.Select(period => period.Published ? CellSymbol.None : CellSymbol.NotYet)])));
    }
}
