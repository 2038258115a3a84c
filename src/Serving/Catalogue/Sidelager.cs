using System.Collections.Concurrent;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>Pages of a release that were written before: writing one costs milliseconds, giving it again none.</summary>
internal sealed class Sidelager
{
    /// <summary>Pages kept; at most 100 kB each.</summary>
    public const int Flest = 300;

    private readonly ConcurrentDictionary<string, byte[]> _sider = new(StringComparer.Ordinal);

    /// <summary>How many are kept now.</summary>
    public int Count => _sider.Count;

    /// <summary>The page with this tag, written when it is not there.</summary>
    /// <param name="maerke">The tag: equal for equal pages only.</param>
    /// <param name="skriv">Writes it, in UTF-8.</param>
    public byte[] Hent(string maerke, Func<byte[]> skriv)
    {
        if (_sider.TryGetValue(maerke, out var kendt))
        {
            return kendt;
        }

        var side = skriv();
        // Selections have no end. Those that are asked for again are soon here again.
        if (_sider.Count >= Flest)
        {
            _sider.Clear();
        }

        _sider[maerke] = side;
        return side;
    }
}
