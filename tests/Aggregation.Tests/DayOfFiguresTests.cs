using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests;

/// <summary>
/// A release is of a day that has come, and the public one never of an earlier day than before, unless a person says why.
/// </summary>
public sealed class DayOfFiguresTests : IDisposable
{
    private AggregationTestDatabase _test = null!;

    public void Dispose() => _test.Dispose();

    [Theory]
    [OnEachEngine]
    public void Nothing_is_published_for_a_day_that_has_not_come_nor_back_in_time(string engine)
    {
        _test = new AggregationTestDatabase(engine);
        // Of one quarter: what takes time is a release's periods.
        _test.TakeIn(new DateOnly(2024, 10, 1), new RandomCase(14).StartedFrom(new DateOnly(2024, 4, 1)).Take(20));
        // One second to midnight in Denmark, when it is an hour from it in UTC.
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 12, 31, 22, 59, 59, TimeSpan.Zero));
        var publisher = new Publisher(_test.Database, clock, new DisclosureRules { Threshold = 1, Groups = GroupSuppression.None });
        var releases = new ReleaseStore(_test.Database);

        Assert.Equal(
            "Der kan ikke dannes en udgivelse pr. 2025-01-01: en opgørelsesdato kan ikke ligge efter i dag, 2024-12-31.",
            Assert.Throws<OpgoerelsesdatoException>(() => publisher.PrepareRelease(new DateOnly(2025, 1, 1))).Message);
        var earlier = publisher.PrepareRelease(new DateOnly(2024, 12, 31));
        clock.Advance(TimeSpan.FromSeconds(1));
        publisher.Publish(publisher.PrepareRelease(new DateOnly(2025, 1, 1)).Id);

        // Made ready before, and forgotten: it is not what replaces the newer one.
        Assert.Equal(
            "Den offentlige udgivelse 2 er opgjort pr. 2025-01-01, en senere dag end 2024-12-31. Udgivelse 1 er ikke offentliggjort.",
            Assert.Throws<OpgoerelsesdatoException>(() => publisher.Publish(earlier.Id)).Message);
        Assert.Equal(2, releases.Newest());
        // With a reason it may, but not the forgotten one: that is not protected together with what has become public since.
        Assert.Throws<InvalidOperationException>(() => publisher.Publish(earlier.Id, "Sammenligning med sidste år"));
        publisher.Publish(publisher.PrepareRelease(new DateOnly(2024, 12, 31)).Id, "Sammenligning med sidste år");
        Assert.Equal(3, releases.Newest());
    }
}
