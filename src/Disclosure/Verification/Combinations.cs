namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Which sums of unknowns are linear combinations of known ones: elimination modulo a prime, within one independent part.
/// A false "yes" has a chance of about one in 10⁹ a test, and would only block a safe release.
/// </summary>
internal sealed class Combinations
{
    private const ulong PrimeNumber = (1UL << 31) - 1;

    private readonly int _width;
    private readonly List<(int Leading, ulong[] Row)> _rows = [];

    /// <param name="width">How many unknowns there are.</param>
    public Combinations(int width) => _width = width;

    /// <summary>The sum of these unknowns is known.</summary>
    public void Known(IEnumerable<int> term)
    {
        var row = Reducer(term);
        var leading = Array.FindIndex(row, number => number != 0);
        if (leading < 0)
        {
            return;
        }

        var inverse = Inverse(row[leading]);
        for (var i = leading; i < row.Length; i++)
        {
            row[i] = row[i] * inverse % PrimeNumber;
        }

        _rows.Add((leading, row));
    }

    /// <summary>Whether the sum of these unknowns follows from the known ones.</summary>
    public bool Follows(IEnumerable<int> term) => Array.TrueForAll(Reducer(term), number => number == 0);

    private ulong[] Reducer(IEnumerable<int> term)
    {
        var sum = new ulong[_width];
        foreach (var v in term)
        {
            sum[v] = (sum[v] + 1) % PrimeNumber;
        }

        // In the order in which they came: each row is free of those before it.
        foreach (var (leading, row) in _rows)
        {
            var factor = sum[leading];
            if (factor == 0)
            {
                continue;
            }

            var opposite = PrimeNumber - factor;
            for (var i = 0; i < sum.Length; i++)
            {
                if (row[i] != 0)
                {
                    sum[i] = (sum[i] + (opposite * row[i])) % PrimeNumber;
                }
            }
        }

        return sum;
    }

    /// <summary>By Fermat.</summary>
    private static ulong Inverse(ulong number)
    {
        var answer = 1UL;
        for (var (power, reason) = (PrimeNumber - 2, number); power > 0; power >>= 1)
        {
            answer = (power & 1) == 1 ? answer * reason % PrimeNumber : answer;
            reason = reason * reason % PrimeNumber;
        }

        return answer;
    }
}
