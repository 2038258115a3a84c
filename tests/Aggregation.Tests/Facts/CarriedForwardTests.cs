using Dapper;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Model;
using Opgoerelse.Storage.Sqlite;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests.Facts;

/// <summary>Corrections of few forloeb change facts, cells and days to just what a run over all of them makes.</summary>
public sealed class CarriedForwardTests
{
    private static readonly DateOnly Day = new(2024, 10, 1);
    private static readonly Regelsaet Rules = Regelsaet.All["bek-2408"];

    /// <summary>
    /// Few forloeb, so that most cells have one of them: cells come and go, sums come to 0, the first start of all is deleted and
    /// comes back,
    /// and at times nobody is left.
    /// </summary>
    [Theory]
    [OnEachEngine(1)]
    [OnEachEngine(2)]
    [OnEachEngine(3)]
    public void After_random_corrections_all_is_as_if_made_anew(string engine, int seed)
    {
        using var test = new AggregationTestDatabase(engine);
        var maker = new FactMaker(test.Database);
        var random = new Random(seed);
        var cases = new RandomCase(seed, withEndings: true);
        var inForce = new SortedDictionary<string, SlowForloeb>(StringComparer.Ordinal);
        var day = Day;
        test.TakeIn(day, []);
        maker.Refresh(Rules, day);
        for (var step = 1; step <= 24; step++)
        {
            day = random.Next(3) == 0 ? day.AddDays(random.Next(200)) : day;
            var gone = step % 8 == 0
                ? [.. inForce.Keys]
                : inForce.Values.OrderBy(one => one.StartDate).Take(random.Next(2)).Select(one => one.ForloebId).ToList();
            var changed = inForce.Keys
                .Except(gone, StringComparer.Ordinal)
                .Where(_ => random.Next(4) == 0)
                .Select(id => cases.Next().Model with { ForloebId = id })
                .ToList();
            changed.AddRange(Enumerable.Range(0, random.Next(8)).Select(_ => cases.Next().Model));
            test.TakeIn(day, changed, gone);
            gone.ForEach(id => inForce.Remove(id));
            changed.ForEach(one => inForce[one.ForloebId] = one);

            var run = maker.Refresh(Rules, day);
            Assert.False(run.Full);
            Assert.Equal(inForce.Count == 0 ? null : inForce.Values.Min(one => one.StartDate), run.FactSet.FirstStart);
            if (step % 3 == 0)
            {
                var carried = Content(test);
                Assert.True(maker.Refresh(Rules, day, full: true).Full);
                Assert.Equal(Content(test), carried);
            }
        }
    }

    /// <summary>
    /// The folder as it stands at each step of a run is what a kill leaves: the run after it ends as one that was not disturbed.
    /// </summary>
    [Fact]
    public void A_kill_at_any_moment_of_a_correction_leaves_nothing_wrong()
    {
        using var test = new AggregationTestDatabase(Engine.Sqlite);
        var cases = new RandomCase(4, withEndings: true);
        var all = Enumerable.Range(0, 1_200).Select(_ => cases.Next().Model).ToList();
        test.TakeIn(Day, all);
        var maker = new FactMaker(test.Database);
        maker.Refresh(Rules, Day);
        test.TakeIn(Day, all.Take(1_100).Select(one => cases.Next().Model with { ForloebId = one.ForloebId }));
        var file = ((SqliteDatabase)test.Database).File;
        var copies = new List<string>();
        try
        {
            Assert.False(maker.Refresh(Rules, Day, new AtOnce(() => copies.Add(Copy(file)))).Full);
            var expected = Content(test);
            Assert.True(copies.Count >= 3);
            foreach (var copy in copies)
            {
                var database = new SqliteDatabase(copy);
                Assert.NotEqual(expected, Content(database));
                Assert.False(new FactMaker(database).Refresh(Rules, Day).Full);
                Assert.Equal(expected, Content(database));
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            copies.ForEach(copy => Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true));
        }
    }

    /// <summary>What a release and a checking file are made of does not rest on corrections laid over one another.</summary>
    [Theory]
    [OnEachEngine]
    public void A_loan_has_cells_that_are_summed_from_all_facts(string engine)
    {
        using var test = new AggregationTestDatabase(engine);
        var cases = new RandomCase(5);
        test.TakeIn(Day, Enumerable.Range(0, 50).Select(_ => cases.Next().Model));
        var maker = new FactMaker(test.Database);
        maker.Refresh(Rules, Day);
        var expected = Content(test);
        using (var connection = test.Database.Connect())
        {
            connection.Execute("UPDATE kube SET dage_nogen = dage_nogen + 1");
            connection.Execute("DELETE FROM kube_dage");
        }

        Assert.NotEqual(expected, Content(test));
        maker.Loan(Rules, Day).Dispose();
        Assert.Equal(expected, Content(test));
    }

    private static string Content(AggregationTestDatabase test) => Content(test.Database);

    private static string Content(Storage.Database database)
    {
        using var connection = database.Connect();
        return DatabaseContents.Of(
            connection,
            "faktasaet",
            "fakta",
            "kube",
            "kube_dage",
            "niveau_omraade",
            "niveau_periode",
            "niveau_alder",
            "niveau_koen",
            "fakta_arbejde");
    }

    private static string Copy(string file)
    {
        var folder = Directory.CreateTempSubdirectory("opgoerelse-").FullName;
        foreach (var one in Directory.GetFiles(Path.GetDirectoryName(file)!).Where(one => !one.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Copy(one, Path.Combine(folder, Path.GetFileName(one)));
        }

        return Path.Combine(folder, Path.GetFileName(file));
    }

    private sealed class AtOnce(Action step) : IProgress<Progress>
    {
        public void Report(Progress value) => step();
    }
}
