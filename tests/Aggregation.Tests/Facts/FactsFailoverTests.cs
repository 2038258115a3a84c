using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests.Facts;

/// <summary>A server that fails over while facts are made: connection and lock are lost together.</summary>
public sealed class FactsFailoverTests
{
    private static readonly DateOnly Day = new(2025, 1, 10);

    [Theory]
    [OnEachEngine]
    public void Facts_are_begun_again_with_the_lock_taken_again(string engine)
    {
        using var test = new AggregationTestDatabase(engine);
        test.TakeIn(Day, []);
        using var database = new Failover(test.Database);

        var run = new FactMaker(database).Refresh(Regelsaet.All["bek-2408"], Day);

        Assert.Equal((Day, true), (run.FactSet.Date, run.FactSet.Current));
        Assert.Equal(2, database.Taken);
        Assert.True(IsFree(test.Database));
    }

    [Theory]
    [OnEachEngine]
    public void A_loan_is_begun_again_and_holds_the_new_lock(string engine)
    {
        using var test = new AggregationTestDatabase(engine);
        test.TakeIn(Day, []);
        using var database = new Failover(test.Database);

        using (var loan = new FactMaker(database).Loan(Regelsaet.All["bek-2408"], Day))
        {
            Assert.False(loan.FactSet.Current);
            Assert.Equal(2, database.Taken);
            Assert.False(IsFree(test.Database));
        }

        Assert.True(IsFree(test.Database));
    }

    [Theory]
    [OnEachEngine]
    public void When_another_has_taken_the_lock_meanwhile_that_is_said(string engine)
    {
        using var test = new AggregationTestDatabase(engine);
        test.TakeIn(Day, []);
        using var database = new Failover(test.Database, takenMeanwhile: true);

        Assert.Contains(
            "danner fakta",
            Assert.Throws<TimeoutException>(() => new FactMaker(database).Refresh(Regelsaet.All["bek-2408"], Day)).Message,
            StringComparison.Ordinal);
        Assert.Equal(1, database.Taken);
    }

    private static bool IsFree(Database database)
    {
        using var taken = database.TryLock("fakta", TimeSpan.Zero);
        return taken is not null;
    }
}
