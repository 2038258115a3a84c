using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Storage;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>
/// The one receipt instant of a leverance, whatever the clock does: never in the future by an order, never before the one before it.
/// </summary>
public sealed class ReceiptTests
{
    [Theory]
    [OnEachEngine]
    public void A_stated_receipt_after_now_is_refused_and_does_not_stop_the_next(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var file = engineTest.Write("a.ndjson", Ndjson(Besked(Forloeb())));

        // The slip that ended ingest for good: 2126 for 2026.
        Assert.Equal(
            "modtaget-i-fremtiden",
            Assert.Throws<IngestException>(() => engineTest.CommandLineIngest.FileOf(file, engineTest.Clock.GetUtcNow().AddYears(100)))
                .Code);
        Assert.Equal(
            "modtaget-i-fremtiden",
            Assert.Throws<IngestException>(() =>
                engineTest.CommandLineIngest.FileOf(file, engineTest.Clock.GetUtcNow().AddMilliseconds(1))).Code);
        Assert.Equal(
            "modtaget-i-fremtiden",
            Assert.Throws<IngestException>(() =>
                engineTest.CommandLineIngest.FileOf(engineTest.Write("b.ndjson", [0xFF]), engineTest.Clock.GetUtcNow().AddDays(1))).Code);
        Assert.Empty(engineTest.Book.ListOf());
        Assert.Equal(engineTest.Clock.GetUtcNow(), engineTest.CommandLineIngest.FileOf(file, engineTest.Clock.GetUtcNow()).Received);
        Assert.Equal(engineTest.Clock.GetUtcNow(), engineTest.CommandLineIngest.FileOf(file).Received);
    }

    /// <summary>
    /// A clock that is set by minutes, to and fro: everything is taken, in the order of taking, and no receipt is before the one before it.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public void A_clock_that_jumps_by_minutes_rejects_nothing_and_swaps_nothing(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var random = new Random(14);
        var start = engineTest.Clock.GetUtcNow();
        var clock = start;
        var newest = DateTimeOffset.MinValue;
        for (var index = 1; index <= 40; index++)
        {
            clock = clock.AddMinutes(1);
            engineTest.Clock.AdjustTime(clock.AddMinutes(random.Next(-29, 30)));
            var leverance = engineTest.Tag(Besked(Forloeb(index)));
            Assert.Equal(index, leverance.LeveranceId);
            // By hand: now, or the newest that there was.
            newest = engineTest.Clock.GetUtcNow() > newest ? engineTest.Clock.GetUtcNow() : newest;
            Assert.Equal(newest, leverance.Received);
        }

        // The clock is right again: an hour later nothing is left of it.
        engineTest.Clock.AdjustTime(clock.AddHours(1));
        Assert.Equal(engineTest.Clock.GetUtcNow(), engineTest.Tag(Besked(Forloeb(99))).Received);
    }

    [Theory]
    [OnEachEngine]
    public void A_correction_is_begun_again_when_connection_and_lock_are_lost(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var right = engineTest.Clock.GetUtcNow();
        engineTest.Clock.AdjustTime(right.AddYears(1));
        engineTest.Tag(Besked(Forloeb(1)));
        engineTest.Clock.AdjustTime(right);

        using (var taken = new Failover(engineTest.Database, takenMeanwhile: true))
        {
            Assert.Equal("optaget", Assert.Throws<IngestException>(() => Correction(taken).Correct(1, right)).Code);
        }

        using var failing = new Failover(engineTest.Database);
        Assert.Equal(right, Correction(failing).Correct(1, right).Received);
        Assert.Equal(2, failing.Taken);

        ReceiptCorrection Correction(Database database) => new(database, engineTest.Archive, engineTest.Clock) { Patience = TimeSpan.Zero };
    }

    [Theory]
    [OnEachEngine]
    public void A_receipt_in_the_future_can_be_corrected_and_then_leverancer_are_taken_again(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var correction = new ReceiptCorrection(engineTest.Database, engineTest.Archive, engineTest.Clock) { Patience = TimeSpan.Zero };
        var right = engineTest.Clock.GetUtcNow();
        var first = engineTest.Tag(Besked(Forloeb(1)));
        engineTest.Clock.AdjustTime(right.AddYears(1));
        engineTest.PutIn("b.ndjson", Ndjson(Besked(Forloeb(2))));
        var second = Assert.Single(engineTest.Inbox.Empty().Leverancer);
        var third = engineTest.Tag(Besked(Forloeb(3)));
        engineTest.Clock.AdjustTime(right.AddHours(2));

        // Far ahead is no slip of a clock: nothing more is taken until somebody has looked.
        var refused = Assert.Throws<IngestException>(() => engineTest.Tag(Besked(Forloeb(4))));
        Assert.Equal("modtaget-foer-seneste", refused.Code);
        Assert.Contains("modtaget 2 --til", refused.Message, StringComparison.Ordinal);

        // Only what is in the future, only to what is not, and never past the one before it.
        Assert.Equal("modtaget-ikke-i-fremtiden", Fault(1, right));
        Assert.Equal("modtaget-i-fremtiden", Fault(2, right.AddHours(3)));
        Assert.Equal("modtaget-foer-seneste", Fault(2, right.AddSeconds(-1)));
        Assert.Equal("modtaget-foer-seneste", Fault(3, right.AddHours(1)));
        Assert.Equal("ukendt-leverance", Fault(9, right));
        Assert.Equal([third.Received, second.Received, first.Received], engineTest.Book.ListOf().Select(leverance => leverance.Received));

        Assert.Equal([3L, 2L], engineTest.Book.Newest(2).Select(leverance => leverance.LeveranceId));
        Assert.Equal([3L, 2L, 1L], engineTest.Book.Newest(4).Select(leverance => leverance.LeveranceId));

        Assert.True(File.Exists(engineTest.Archive.Location(second)));
        var corrected = correction.Correct(2, right.AddHours(1));
        Assert.Equal((right.AddHours(1), DanishTime.Day(right.AddHours(1))), (corrected.Received, corrected.ReceivedDay));
        // The file is kept as long as that day says.
        Assert.False(File.Exists(engineTest.Archive.Location(second)));
        Assert.True(File.Exists(engineTest.Archive.Location(corrected)));
        correction.Correct(3, right.AddHours(1));

        Assert.Equal(right.AddHours(2), engineTest.Tag(Besked(Forloeb(4))).Received);
        Assert.Equal(
            [4L, 3L, 2L, 1L],
            engineTest.Book
                .ListOf()
                .OrderByDescending(leverance => leverance.Received)
                .ThenByDescending(leverance => leverance.LeveranceId)
                .Select(leverance => leverance.LeveranceId));
        Assert.Equal(
            DanishTime.Day(right.AddHours(1)).DayNumber,
            engineTest.Scalar<long>("SELECT modtaget_dag FROM leverance WHERE leverance_id = 3"));

        string Fault(long id, DateTimeOffset receipt) => Assert.Throws<IngestException>(() => correction.Correct(id, receipt)).Code;
    }
}
