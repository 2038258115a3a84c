using System.Text.Json;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests.Facts;

/// <summary>Every regelsaet of a run is made from the same cases, which are read once.</summary>
public sealed class PackedCasesTests
{
    private static readonly DateOnly Day = new(2024, 10, 1);

    [Theory]
    [OnEachEngine]
    public void A_case_is_unpacked_as_it_was_read(string engine)
    {
        using var test = new AggregationTestDatabase(engine);
        var position = TakeIn(test, 2_000);
        var packed = new PackedCases();
        var read = packed.All(test.Database, position).Select(Text).ToList();
        Assert.Equal(2_000, read.Count);

        // What is read from now on would be another.
        Assert.NotEqual(position, test.TakeIn(Day, []));
        Forget(test);
        Assert.Equal(read, packed.All(test.Database, position).Select(Text));
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(0)]
    public void What_there_is_no_room_for_is_read_again(int mostBytes)
    {
        using var test = new AggregationTestDatabase(Engine.Sqlite);
        var position = TakeIn(test, 2_000);
        var packed = new PackedCases(mostBytes);
        Assert.Equal(2_000, packed.All(test.Database, position).Count());
        Assert.Equal(2_000, packed.All(test.Database, position).Count());
        Forget(test);
        Assert.Empty(packed.All(test.Database, position));
    }

    [Fact]
    public void Cases_that_were_not_read_to_the_end_and_those_of_another_position_are_read_again()
    {
        using var test = new AggregationTestDatabase(Engine.Sqlite);
        var position = TakeIn(test, 10);
        var packed = new PackedCases();
        Assert.Equal(3, packed.All(test.Database, position).Take(3).Count());
        Assert.Equal(10, packed.All(test.Database, position).Count());
        Assert.Equal(15, packed.All(test.Database, TakeIn(test, 5)).Count());
        Assert.Equal(10, packed.All(test.Database, position).Count());
    }

    [Theory]
    [OnEachEngine]
    public void Every_regelsaet_together_is_as_each_by_itself(string engine)
    {
        using var test = new AggregationTestDatabase(engine);
        TakeIn(test, 300);
        var all = Regelsaet.All.Values.ToList();
        var maker = new FactMaker(test.Database);
        Assert.All(maker.Refresh(all, Day), run => Assert.True(run.Full));
        var together = Content();
        Assert.All(all, one => Assert.True(maker.Refresh(one, Day, full: true).Full));
        Assert.Equal(Content(), together);

        string Content()
        {
            using var connection = test.Database.Connect();
            return DatabaseContents.Of(connection, "faktasaet", "fakta", "kube", "kube_dage", "niveau_omraade", "niveau_periode");
        }
    }

    private static long TakeIn(AggregationTestDatabase test, int forloeb)
    {
        var cases = new RandomCase(forloeb, withEndings: true);
        return test.TakeIn(Day, Enumerable.Range(0, forloeb).Select(_ => cases.Next().Model).ToList());
    }

    private static void Forget(AggregationTestDatabase test)
    {
        using var connection = test.Database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM forloeb";
        command.ExecuteNonQuery();
    }

    private static string Text(ForloebCase one) => JsonSerializer.Serialize(one);
}
