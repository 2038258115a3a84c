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
    /// The narrowest blocks hold k values; the first (from 0) and the last (up to the whole, where that is known) one more, for who knows
    /// the rules knows that a 0 would mostly be shown. Where they begin in between, and which are put together into wider ones, is
    /// drawn by the cell's name. A wider block consists of narrower ones.
    /// </remarks>
    /// <param name="value">The count.</param>
    /// <param name="whole">What it is a part of, where that is shown; otherwise null.</param>
    /// <param name="k">How many values a small number must leave open.</param>
    /// <param name="level">0 for the narrowest blocks; each level doubles them.</param>
    /// <param name="cell">The cell.</param>
    public static CountRange RangeOf(long value, long? whole, int k, int level, PublicCell cell)
    {
        var drawn = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(cell.ToString())));
        var between = (whole ?? long.MaxValue / 2) + 1 - (2 * (k + 1));
        if (between < 0)
        {
            return new CountRange(0, whole!.Value);
        }

        // What is left over of blocks of k values goes to the first and the last of those between, or of all.
        var blocks = (between / k) + 2;
        var longer = (long)(drawn % (ulong)(whole is null ? k : (between % k) + 1));
        var firstEnd = blocks == 2 ? k + longer : k;
        var block = value <= firstEnd ? 0
            : value >= End(blocks - 2) + 1 ? blocks - 1
            : Math.Clamp((value - k - 1 - longer) / k, 0, blocks - 3) + 1;

        // Wider blocks are 2, 4, 8, 16 of the narrowest.
        var size = 1L << level;
        var shift = (long)((drawn >> 32) % Doubled);
        var from = ((block + shift) / size * size) - shift;
        return new CountRange(from <= 0 ? 0 : End(from - 1) + 1, End(Math.Min(from + size, blocks) - 1));

        long End(long of) => of == 0 ? firstEnd
            : of == blocks - 1 ? whole ?? long.MaxValue
            : of == blocks - 2 && whole is { } most ? most - k - 1
            : k + longer + (of * k);
    }
}
