using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;

namespace Opgoerelse.AggregationTests;

/// <summary>A server that fails over while facts are made: connection and lock are lost together.</summary>
public sealed class Failover_under_a_lock
{
    private static readonly DateOnly Dag = new(2025, 1, 10);

    [Theory]
    [PaaHverMotor]
    public void Fakta_begyndes_igen_med_laasen_taget_igen(string motor)
    {
        using var test = new Testdatabase(motor);
        test.Modtag(Dag, []);
        using var database = new Failover(test.Database);

        var koersel = new Faktadanner(database).Opdater(Regelsaet.Alle["bek-2408"], Dag);

        Assert.Equal((Dag, true), (koersel.Saet.Dato, koersel.Saet.Loebende));
        Assert.Equal(2, database.Taken);
        Assert.True(IsFree(test.Database));
    }

    [Theory]
    [PaaHverMotor]
    public void Et_laan_begyndes_igen_og_holder_den_nye_laas(string motor)
    {
        using var test = new Testdatabase(motor);
        test.Modtag(Dag, []);
        using var database = new Failover(test.Database);

        using (var laan = new Faktadanner(database).Laan(Regelsaet.Alle["bek-2408"], Dag))
        {
            Assert.False(laan.Saet.Loebende);
            Assert.Equal(2, database.Taken);
            Assert.False(IsFree(test.Database));
        }

        Assert.True(IsFree(test.Database));
    }

    [Theory]
    [PaaHverMotor]
    public void Har_en_anden_taget_laasen_imens_siges_det(string motor)
    {
        using var test = new Testdatabase(motor);
        test.Modtag(Dag, []);
        using var database = new Failover(test.Database, takenMeanwhile: true);

        Assert.Contains("danner fakta", Assert.Throws<TimeoutException>(() => new Faktadanner(database).Opdater(Regelsaet.Alle["bek-2408"], Dag)).Message, StringComparison.Ordinal);
        Assert.Equal(1, database.Taken);
    }

    private static bool IsFree(Database database)
    {
        using var taken = database.TryLock("fakta", TimeSpan.Zero);
        return taken is not null;
    }
}
