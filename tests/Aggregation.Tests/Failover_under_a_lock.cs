using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests;

/// <summary>A server that fails over while facts are made: connection and lock are lost together.</summary>
public sealed class Failover_under_a_lock
{
    private static readonly DateOnly Day = new(2025, 1, 10);

    [Theory]
    [OnEachEngine]
    public void Fakta_begyndes_igen_med_laasen_taget_igen(string engine)
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
    public void Et_laan_begyndes_igen_og_holder_den_nye_laas(string engine)
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
    public void Har_en_anden_taget_laasen_imens_siges_det(string engine)
    {
        using var test = new AggregationTestDatabase(engine);
        test.TakeIn(Day, []);
        using var database = new Failover(test.Database, takenMeanwhile: true);

        Assert.Contains("danner fakta", Assert.Throws<TimeoutException>(() => new FactMaker(database).Refresh(Regelsaet.All["bek-2408"], Day)).Message, StringComparison.Ordinal);
        Assert.Equal(1, database.Taken);
    }

    private static bool IsFree(Database database)
    {
        using var taken = database.TryLock("fakta", TimeSpan.Zero);
        return taken is not null;
    }
}
