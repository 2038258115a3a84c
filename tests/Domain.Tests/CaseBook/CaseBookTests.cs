using Opgoerelse.Domain.Law;
using Opgoerelse.Support.CaseBook;

namespace Opgoerelse.DomainTests.CaseBook;

/// <summary>The book of cases (docs/sagsbog.md), reckoned by hand from the definition, against the program.</summary>
public class CaseBookTests
{
    private static readonly string[] Terms = ["**Regel:**", "**Udregning:**", "**Resultat:**"];

    public static TheoryData<int> Numbers()
    {
        var numbers = new TheoryData<int>();
        foreach (var forloebCase in Book.Cases.Where(forloebCase => forloebCase.Blocks.Count > 0))
        {
            numbers.Add(new TheoryDataRow<int>(forloebCase.Number) { TestDisplayName = $"Sag {forloebCase.Number}: {forloebCase.Title}" });
        }

        return numbers;
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_program_reaches_the_books_result(int ordinal)
    {
        var forloebCase = BookCase.Read(Assert.Single(Book.Cases.Single(forloebCase => forloebCase.Number == ordinal).Blocks));
        var deviations = new List<string>();
        foreach (var regelsaet in forloebCase.Expectations.GroupBy(expected => expected.Regelsaet, StringComparer.Ordinal))
        {
            var fact = new Calculator(Regelsaet.All[regelsaet.Key], Ordning.Standard.PhaseIn).Calculate(
                forloebCase.ForloebCase,
                forloebCase.CalculatedOn);
            foreach (var expected in regelsaet)
            {
                var row = expected.PhaseIn ? fact.PhaseIn : fact.Start;
                var phrase = expected.PhaseIn ? $"{regelsaet.Key}, indfasning" : regelsaet.Key;
                deviations.AddRange((row is null ? ["rækken findes ikke"] : expected.Deviations(row)).Select(deviationText =>
                    $"{phrase}: {deviationText}"));
            }

            // What the book does not expect must not be there: a phase-in unspoken of is none.
            if (fact.PhaseIn is not null && !regelsaet.Any(expected => expected.PhaseIn))
            {
                deviations.Add($"{regelsaet.Key}: bogen venter ingen indfasning, men programmet har en");
            }
        }

        Assert.True(deviations.Count == 0, string.Join(Environment.NewLine, deviations));
    }

    [Fact]
    public void The_book_has_at_least_50_cases_with_consecutive_numbers_and_a_title_each()
    {
        Assert.True(Book.Cases.Count >= 50, $"{Book.Cases.Count} sager");
        Assert.Equal(Enumerable.Range(1, Book.Cases.Count), Book.Cases.Select(forloebCase => forloebCase.Number));
        Assert.Equal(
            Book.Cases.Count,
            Book.Cases.Select(forloebCase => forloebCase.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_case_tells_what_happened_and_has_rule_calculation_result_and_exactly_one_block()
    {
        Assert.Equal(Book.Cases.Count, Book.BlockCount);
        Assert.All(Book.Cases, forloebCase =>
        {
            var prose = forloebCase.Prose.Where(line => line.Length > 0).ToList();
            Assert.Single(forloebCase.Blocks.Concat(forloebCase.FigureBlocks));
            Assert.False(prose[0].StartsWith("**", StringComparison.Ordinal), $"Sag {forloebCase.Number} fortæller ikke, hvad der skete.");
            Assert.Equal(Terms, prose.SelectMany(line => Terms.Where(term => line.StartsWith(term, StringComparison.Ordinal))));
        });
    }

    [Theory]
    [InlineData("start: 2022-01-10")]
    [InlineData("forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10")]
    [InlineData("start: 2022-01-10", "forvent: frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=ok frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-06-31 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=ingen farve=roed")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=ingen dage.social=0")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=social")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=ukendt")]
    [InlineData("start: 2022-01-10", "forvent: status=fritaget frist=ingen kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent INDF2022: status=N frist=2022-07-01 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent bek-1: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "start: 2022-01-11", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=ingen", "forvent: status=N")]
    [InlineData("start: 2022-01-10", "vejr: sol", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "slut: 2022-01-09", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "foedt: 1990-01-01", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "kommuner: 0101@2022-01-10|0147@2022-02-01", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "indsats: LAB-99-XXX 2022-02-01.. paabegyndt", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "indsats: SEL-85 2022-02-01 paabegyndt", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "indsats: SEL-85 2022-02-01.. paabegyndt 20x", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData(
        "start: 2022-01-10",
        "indsats: SEL-85 2022-02-01.. paabegyndt indsatsdel=maaske",
        "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "fritagelse: LAS-13-9 2022-02-01..", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    public void A_case_that_cannot_be_read_whole_is_an_error(params string[] lines) =>
        Assert.Throws<FormatException>(() => BookCase.Read(lines));

    [Fact]
    public void The_book_discovers_a_program_that_calculates_otherwise()
    {
        var forloebCase = BookCase.Read(
        [
            "start: 2022-01-10",
            "indsats: SEL-85 2022-02-01..2022-02-14 paabegyndt 7t",
            "forvent: status=N frist=2022-07-11 kategorier=social antal.social=1 dage.social=13 timer.social=14,0 "
                + "foersteDato=2022-02-01 dageTilFoerste=22",
        ]);
        var fact = new Calculator(Regelsaet.All["bek-2408"], Ordning.Standard.PhaseIn).Calculate(
            forloebCase.ForloebCase,
            forloebCase.CalculatedOn).Start;
        Assert.Equal(
            [
                "frist: bogen har 2022-07-11, programmet 2022-07-10",
                "dage.social: bogen har 13, programmet 14",
                "dage.nogen: bogen har 13, programmet 14",
            ],
            Assert.Single(forloebCase.Expectations).Deviations(fact));
    }
}
