using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Which ranges a withheld count may be published as: blocks that are laid before anybody looks at the count. The count only says which
/// of its cell's blocks it lies in, so a range tells nothing of where in it the truth is.
/// </summary>
internal static class RangeGrid
{
    /// <summary>How many times the blocks are doubled, at most, the narrowest counted.</summary>
    public const int Levels = 5;

    private const int Doubled = 1 << Levels;

    /// <summary>The blocks that hold a count, from the narrowest; without those that tell no more than its whole does.</summary>
    public static IEnumerable<(CountRange Range, int Level)> RangesOf(long value, long? whole, int k, PublicCell cell)
    {
        CountRange? narrower = null;
        for (var level = 0; level < Levels; level++)
        {
            var range = RangeOf(value, whole, k, level, cell);
            if (range != narrower && (whole is null || range.From > 0 || range.To < whole))
            {
                yield return (range, level);
            }

            narrower = range;
        }
    }

    /// <summary>The block that holds a count.</summary>
    /// <remarks>
    /// The narrowest blocks hold k values; the first (from 0) and the last (up to the whole, where that is known) one more, for who knows the
    /// rules knows that a 0 would mostly be shown. Where they begin in between, and which are put together into wider ones, is drawn
    /// by the cell's name. A wider block consists of narrower ones.
    /// </remarks>
    /// <param name="value">The count.</param>
    /// <param name="whole">What it is a part of, where that is shown; otherwise null.</param>
    /// <param name="k">How many values a small number must leave open.</param>
    /// <param name="level">0 for the narrowest blocks; each level doubles them.</param>
    /// <param name="cell">The cell.</param>
    public static CountRange RangeOf(long value, long? whole, int k, int level, PublicCell cell)
    {
        var drawn = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(cell.ToString())));
        if (whole is { } most)
        {
            var between = most + 1 - (2 * (k + 1));
            if (between < 0)
            {
                return new CountRange(0, most);
            }

            // What is left over of blocks of k values goes to the first and the last of those between, or of all.
            var extra = (int)(drawn % (ulong)((between % k) + 1));
            var blocks = (between / k) + 2;
            var firstEnd = blocks == 2 ? k + extra : k;
            long End(long block) =>
                block <= 0 ? firstEnd : block >= blocks - 1 ? most : block == blocks - 2 ? most - k - 1 : k + extra + (block * k);
            var at = value <= firstEnd ? 0 : value >= (blocks == 2 ? firstEnd + 1 : most - k) ? blocks - 1
                : Math.Clamp((value - k - 1 - extra) / k, 0, blocks - 3) + 1;
            var (from, to) = Group(at, level, drawn);
            return new CountRange(from <= 0 ? 0 : End(from - 1) + 1, End(Math.Min(to, blocks - 1)));
        }

        var shift = (int)(drawn % (ulong)k);
        long EndOf(long block) => block <= 0 ? k : k + shift + (block * k);
        var here = value <= k ? 0 : Math.Max(0, (value - k - 1 - shift) / k) + 1;
        var (low, high) = Group(here, level, drawn);
        return new CountRange(low <= 0 ? 0 : EndOf(low - 1) + 1, EndOf(high));
    }

    /// <summary>The blocks that a block is put together with.</summary>
    private static (long From, long To) Group(long block, int level, ulong drawn)
    {
        var size = 1L << level;
        var shift = (long)((drawn >> 32) % Doubled);
        var from = ((block + shift) / size * size) - shift;
        return (Math.Max(0, from), from + size - 1);
    }
}
