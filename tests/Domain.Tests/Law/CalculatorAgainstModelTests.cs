using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Model;
using Opgoerelse.Support;

namespace Opgoerelse.DomainTests.Law;

/// <summary>The real calculation against the slow one that walks days, on random cases under random switches.</summary>
public class CalculatorAgainstModelTests
{
    private static readonly PhaseIn PhaseIn = Ordning.Standard.PhaseIn!;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_random_case_gives_the_same_facts(int seedValue)
    {
        const int Cases = 10_000;
        var random = new RandomCase(seedValue, withEndings: true);
        var set = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Cases; i++)
        {
            var (model, forloebCase) = random.Next();
            var (modelRules, rules) = random.Rules();
            var date = random.Near(forloebCase.StartDate.AddMonths(9), -400, 700);
            var expected = SlowModel.Facts(model, modelRules, date).Select(fact => $"{fact.ToLine()};{fact.RestToLine()}").ToList();
            var actual = Lines(new Calculator(rules, PhaseIn).Calculate(forloebCase, date)).ToList();
            Assert.True(expected.SequenceEqual(actual, StringComparer.Ordinal), Explain(i, forloebCase, rules, date, expected, actual));
            foreach (var line in expected)
            {
                var status = line.Split(';')[4];
                set[status] = set.GetValueOrDefault(status) + 1;
            }
        }

        // The comparison is worth little where a status hardly occurs.
        Assert.All(
            ["N", "fritaget", "ikkeObserveret", "afsluttetInden"],
            status => Assert.True(set.GetValueOrDefault(status) > Cases / 50, $"{status}: {set.GetValueOrDefault(status)}"));
    }

    /// <summary>A row holds until the day it names: made for any earlier day, it reads the same.</summary>
    [Fact]
    public void Facts_are_unchanged_until_the_date_they_name_themselves()
    {
        var random = new RandomCase(99, withEndings: true);
        for (var i = 0; i < 5_000; i++)
        {
            var (_, forloebCase) = random.Next();
            var (_, rules) = random.Rules();
            var calculator = new Calculator(rules, PhaseIn);
            var date = random.Near(forloebCase.StartDate, -50, 600);
            var laterThan = random.Near(date, 1, 500);
            var now = calculator.Calculate(forloebCase, date);
            var da = calculator.Calculate(forloebCase, laterThan);
            if (!(now.Start.NextDate <= laterThan) && !(now.PhaseIn?.NextDate <= laterThan))
            {
                Assert.Equal(Lines(now), Lines(da));
            }
        }
    }

    private static IEnumerable<string> Lines(ForloebFacts forloebCase)
    {
        yield return Line(forloebCase.Start, Quarter.Of(forloebCase.Start.Start).Code);
        if (forloebCase.PhaseIn is { } phaseIn)
        {
            yield return Line(phaseIn, PhaseIn.Code);
        }
    }

    private static string Line(ForloebFact fact, string period)
    {
        var header = $"{fact.ForloebId:D};{period};{Day(fact.Start)};{Day(fact.Frist)};{fact.Status.Code()};{fact.Kommune};"
            + $"{fact.Age};{fact.Sex.Code()}";
        var rest = $"{Yes(fact.IsSenior)};{Day(fact.Ending?.Date)};{fact.Ending?.Kommune};{fact.Ending?.Category};"
            + $"{Day(fact.Waiting?.Indstillet)}";
        return fact.Status != Status.Population
            ? $"{header}{new string(';', 24)};{rest}"
            : $"{header};{fact.Categories.ListOf()};{Table(fact.Count)};{Table(fact.Days)};{Table(fact.MinuteDays)};"
                + $"{Day(fact.FirstDate)};{fact.DaysToFirst};{Yes(fact.Loentimer)};{Yes(fact.Genbehandlet)};"
                + $"{Yes(fact.IndstilletVirksomhedsrettet)};{rest}";
    }

    private static string Table(PerCategory table) =>
        string.Join(';', Enumerable.Range(0, PerCategory.Length).Select(k => table[k].ToString(CultureInfo.InvariantCulture)));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Yes(bool answer) => answer ? "ja" : "nej";

    private static string Explain(
        int index,
        ForloebCase forloebCase,
        Regelsaet rules,
        DateOnly date,
        List<string> expected,
        List<string> actual) =>
        $"Sag {index}, D = {date:yyyy-MM-dd}\n{forloebCase}\n{string.Join("\n", forloebCase.Indsatser)}\n"
            + $"{string.Join("\n", forloebCase.Fritagelser)}\n{rules}\nventet:\n{string.Join("\n", expected)}\nfaktisk:\n"
            + $"{string.Join("\n", actual)}";
}
