using System.Collections.Concurrent;

namespace Opgoerelse.Serving.Releases;

/// <summary>Pages of a release that were written before: writing one costs milliseconds, giving it again none.</summary>
internal sealed class PageCache
{
    /// <summary>Pages kept; at most 100 kB each.</summary>
    public const int Most = 300;

    private readonly ConcurrentDictionary<string, byte[]> _pages = new(StringComparer.Ordinal);

    /// <summary>How many are kept now.</summary>
    public int Count => _pages.Count;

    /// <summary>The page with this tag, written when it is not there.</summary>
    /// <param name="marker">The tag: equal for equal pages only.</param>
    /// <param name="write">Writes it, in UTF-8.</param>
    public byte[] Fetch(string marker, Func<byte[]> write)
    {
        if (_pages.TryGetValue(marker, out var known))
        {
            return known;
        }

        var page = write();
        // Selections have no end. Those that are asked for again are soon here again.
        if (_pages.Count >= Most)
        {
            _pages.Clear();
        }

        _pages[marker] = page;
        return page;
    }
}
