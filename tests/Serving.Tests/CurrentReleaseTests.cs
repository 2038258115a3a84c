using System.Globalization;
using Opgoerelse.Aggregation;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.ServingTests;

/// <summary>The release in memory, and the pages that are kept with it.</summary>
public sealed class CurrentReleaseTests
{
    [Fact]
    public void Only_a_published_release_can_be_shown()
    {
        var currentOf = new CurrentRelease();
        var prepared = SampleRelease.IsSmall();
        prepared = prepared with { Release = prepared.Release with { State = ReleaseState.Prepared, Published = null } };

        Assert.Throws<ArgumentException>(() => currentOf.Switch(prepared));
        Assert.Null(currentOf.Now);
    }

    /// <summary>Written once; however many selections are asked for, few are kept.</summary>
    [Fact]
    public void A_page_is_written_once_and_the_store_does_not_grow()
    {
        var store = new PageCache();
        var written = 0;
        byte[] Write() => [(byte)++written];
        var first = store.Fetch("a", Write);

        Assert.Same(first, store.Fetch("a", Write));
        for (var i = 0; i < PageCache.Most; i++)
        {
            store.Fetch("b" + i.ToString(CultureInfo.InvariantCulture), () => []);
        }

        Assert.NotSame(first, store.Fetch("a", Write));
        Assert.Equal(2, written);
    }
}
