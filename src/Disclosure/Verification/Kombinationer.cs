namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Which sums of unknowns are linear combinations of known ones: elimination modulo a prime, within one independent part.
/// A false "yes" has a chance of about one in 10⁹ a test, and would only block a safe release.
/// </summary>
internal sealed class Kombinationer
{
    private const ulong Primtal = (1UL << 31) - 1;

    private readonly int _bredde;
    private readonly List<(int Ledende, ulong[] Raekke)> _raekker = [];

    /// <param name="bredde">How many unknowns there are.</param>
    public Kombinationer(int bredde) => _bredde = bredde;

    /// <summary>The sum of these unknowns is known.</summary>
    public void Kendt(IEnumerable<int> led)
    {
        var raekke = Reducer(led);
        var ledende = Array.FindIndex(raekke, tal => tal != 0);
        if (ledende < 0)
        {
            return;
        }

        var omvendt = Omvendt(raekke[ledende]);
        for (var i = ledende; i < raekke.Length; i++)
        {
            raekke[i] = raekke[i] * omvendt % Primtal;
        }

        _raekker.Add((ledende, raekke));
    }

    /// <summary>Whether the sum of these unknowns follows from the known ones.</summary>
    public bool Foelger(IEnumerable<int> led) => Array.TrueForAll(Reducer(led), tal => tal == 0);

    private ulong[] Reducer(IEnumerable<int> led)
    {
        var sum = new ulong[_bredde];
        foreach (var v in led)
        {
            sum[v] = (sum[v] + 1) % Primtal;
        }

        // In the order in which they came: each row is free of those before it.
        foreach (var (ledende, raekke) in _raekker)
        {
            var faktor = sum[ledende];
            if (faktor == 0)
            {
                continue;
            }

            var modsat = Primtal - faktor;
            for (var i = 0; i < sum.Length; i++)
            {
                if (raekke[i] != 0)
                {
                    sum[i] = (sum[i] + (modsat * raekke[i])) % Primtal;
                }
            }
        }

        return sum;
    }

    /// <summary>By Fermat.</summary>
    private static ulong Omvendt(ulong tal)
    {
        var svar = 1UL;
        for (var (potens, grund) = (Primtal - 2, tal); potens > 0; potens >>= 1)
        {
            svar = (potens & 1) == 1 ? svar * grund % Primtal : svar;
            grund = grund * grund % Primtal;
        }

        return svar;
    }
}
