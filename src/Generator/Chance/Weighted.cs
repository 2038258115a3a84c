namespace Opgoerelse.Generator.Chance;

/// <summary>Picks items in proportion to whole-number weights.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] _items;
    private readonly int[] _upTo;

    public Weighted(IEnumerable<(T Item, int Weight)> weighted)
    {
        var all = weighted.Where(w => w.Weight > 0).ToArray();
        _items = [.. all.Select(w => w.Item)];
        _upTo = new int[all.Length];
        var sum = 0;
        for (var i = 0; i < all.Length; i++)
            _upTo[i] = sum += all[i].Weight;
    }

    public Weighted(params (T Item, int Weight)[] weighted)
        : this((IEnumerable<(T, int)>)weighted)
    {
    }

    public T Draw(Rng rng)
    {
        var at = Array.BinarySearch(_upTo, rng.Below(_upTo[^1]) + 1);
        return _items[at >= 0 ? at : ~at];
    }
}
