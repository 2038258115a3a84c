using System.Text;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Model;
using Opgoerelse.Support;
using Opgoerelse.Support.CaseBook;

namespace Opgoerelse.AggregationTests.CaseBook;

/// <summary>
/// The figures of the book of cases (docs/sagsbog.md), reckoned by hand from the definition, against the program and the slow model.
/// </summary>
public sealed class FigureBookTests
{
    private static readonly DateOnly Received = new(2022, 1, 3);

    public static IEnumerable<TheoryDataRow<string, int>> Engine_and_number() =>
        from engine in Engine.All
        from section in Book.Cases.Where(section => section.FigureBlocks.Count > 0)
        select new TheoryDataRow<string, int>(engine, section.Number) { TestDisplayName = $"Sag {section.Number}: {section.Title}" };

    [Theory]
    [MemberData(nameof(Engine_and_number))]
    public void The_program_and_the_model_reach_the_books_figures(string engine, int number)
    {
        var figureCase = FigureCase.Read(Assert.Single(Book.Cases.Single(section => section.Number == number).FigureBlocks));
        using var test = new AggregationTestDatabase(engine);
        test.TakeIn(Received, figureCase.Forloeb);
        test.TakeIn(Received, [], figureCase.Deleted);
        var valid = figureCase.Forloeb.Where(forloeb => !figureCase.Deleted.Contains(forloeb.ForloebId)).ToList();
        var rules = SlowRegelsaet.Named(figureCase.Regelsaet);
        var deviations = new List<string>();
        foreach (var day in figureCase.Expectations.GroupBy(expected => expected.Date))
        {
            var model = SlowModel.Figures([.. valid.SelectMany(forloeb => SlowModel.Facts(forloeb, rules, day.Key))], rules, day.Key)
                .Select(figure => figure.ToLine())
                .ToHashSet(StringComparer.Ordinal);
            var program = Lines(output => new FigureFile(test.Database).Write(null, Regelsaet.All[figureCase.Regelsaet], day.Key, output));
            var plan = new PeriodPlan(
                valid.Min(forloeb => forloeb.StartDate),
                day.Key,
                Regelsaet.All[figureCase.Regelsaet],
                Ordning.Standard);
            foreach (var expected in day)
            {
                foreach (var (who, lines) in ((string, HashSet<string>)[])[("programmet", program), ("modellen", model)])
                {
                    if (expected.Cell is not null)
                    {
                        var actual =
                            lines.FirstOrDefault(line => line.StartsWith(expected.Cell, StringComparison.Ordinal))?[expected.Cell.Length..];
                        if (actual != expected.Value)
                        {
                            deviations.Add($"{day.Key:yyyy-MM-dd} {expected.Cell} bogen har {expected.Value}, {who} {actual ?? "intet"}");
                        }
                    }
                    else if ((expected.Value == "ingen") != !lines.Any(line =>
                        line.StartsWith($"Y11IGA07;DK;{expected.Year};", StringComparison.Ordinal)))
                    {
                        deviations.Add($"{day.Key:yyyy-MM-dd} {expected.Year}: bogen har {expected.Value}, {who} noget andet");
                    }
                }

                if (expected is { Cell: null, Value: not "ingen" }
                    && plan.Endings.IsPreliminary(plan.Endings.Periods.Single(period => period.Code == expected.Year))
                        != (expected.Value == "foreloebig"))
                {
                    deviations.Add($"{day.Key:yyyy-MM-dd} {expected.Year}: bogen har {expected.Value}");
                }
            }
        }

        Assert.True(deviations.Count == 0, string.Join(Environment.NewLine, deviations));
    }

    [Theory]
    [InlineData("forloeb: 2022-01-10..")]
    [InlineData("forvent: Y11IGA07 DK 2023 alle/alle antal=1")]
    [InlineData("forloeb: 2022-01-10..", "forvent: Y11IGA07 DK 2023 alle/alle")]
    [InlineData("forloeb: 2022-01-10..", "forvent: Y11IGA07 DK 2023 antal=1")]
    [InlineData("forloeb: 2022-01-10..", "forvent: afslutningsaar 2023 maaske")]
    [InlineData("forloeb: 2022-01-10", "forvent: Y11IGA07 DK 2023 alle/alle antal=1")]
    [InlineData("forloeb: 2022-01-10..; vejr=sol", "forvent: Y11IGA07 DK 2023 alle/alle antal=1")]
    [InlineData("forloeb: 2022-01-10..", "vejr: sol", "forvent: Y11IGA07 DK 2023 alle/alle antal=1")]
    public void A_case_that_cannot_be_read_whole_is_an_error(params string[] lines) =>
        Assert.Throws<FormatException>(() => FigureCase.Read(lines));

    private static HashSet<string> Lines(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n').ToHashSet(StringComparer.Ordinal);
    }
}
