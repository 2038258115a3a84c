using System.Buffers.Binary;

namespace Opgoerelse.Generator.Chance;

/// <summary>
/// xoshiro256** seeded by SplitMix64 (Blackman and Vigna, public domain). Our own few lines, because the
/// algorithm behind <see cref="System.Random"/> may change between runtimes and the generated figures may not.
/// Only integer arithmetic and the four exact operations on doubles are used anywhere in this project, so a
/// seed gives the same registrations on every machine.
/// </summary>
internal sealed class Rng
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Each stream of a seed is a series of its own: one per person, one per kommune.</summary>
    public Rng(ulong seed, ulong stream)
    {
        unchecked
        {
            var state = Mix(seed) ^ Mix((stream * 0x9E3779B97F4A7C15) + 1);
            _s0 = Mix(state += 0x9E3779B97F4A7C15);
            _s1 = Mix(state += 0x9E3779B97F4A7C15);
            _s2 = Mix(state += 0x9E3779B97F4A7C15);
            _s3 = Mix(state + 0x9E3779B97F4A7C15);
        }
    }

    public ulong Next()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_s1 * 5, 7) * 9;
            var t = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = ulong.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>0 ≤ x &lt; 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 ≤ x &lt; <paramref name="bound"/>; the bias of at most bound / 2⁶⁴ is of no consequence here.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Hits(double probability) => Unit() < probability;

    public T Pick<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    /// <summary>A version 4 guid.</summary>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

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

/// <summary>
/// A distribution told by its quantiles: (share in per mille, value), read by straight lines between them.
/// A reader sees the median in the table, which a formula would hide.
/// </summary>
internal sealed class QuantileTable
{
    private readonly (int PerMille, int Value)[] _points;

    public QuantileTable(params (int PerMille, int Value)[] points)
    {
        if (points[0].PerMille != 0 || points[^1].PerMille != 1000)
            throw new ArgumentException("A quantile table runs from 0 to 1000.", nameof(points));
        _points = points;
    }

    public int Draw(Rng rng)
    {
        var share = rng.Unit() * 1000;
        var i = 1;
        while (share >= _points[i].PerMille)
            i++;
        var (low, high) = (_points[i - 1], _points[i]);
        var along = (share - low.PerMille) / (high.PerMille - low.PerMille);
        return low.Value + (int)(along * (high.Value - low.Value + 1));
    }
}
