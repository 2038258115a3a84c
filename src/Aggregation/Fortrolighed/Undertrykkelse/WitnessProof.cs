namespace Opgoerelse.Aggregation.Fortrolighed.Undertrykkelse;

/// <summary>
/// Checks, in whole numbers, that a proposed change of the bases is another table that agrees with all that is published
/// and keeps within every bound: a witness. Nothing that floating point or a modulus says counts before this.
/// </summary>
internal sealed class WitnessProof(CellSystem system, Forms forms, FormIndex index, bool[] published)
{
    private readonly long[] _change = new long[forms.Count];
    private readonly List<int> _touched = [];

    /// <summary>Whether the change is a witness. <see cref="Change"/> then tells how each form changes, until <see cref="Clear"/>.</summary>
    public bool Holds(ReadOnlySpan<int> bases, ReadOnlySpan<long> changes)
    {
        for (var i = 0; i < bases.Length; i++)
        {
            var change = changes[i];
            if (change == 0)
            {
                continue;
            }

            var b = bases[i];
            var value = system.BaseValue(b) + change;
            if (value < system.BaseLow(b) || value > system.BaseHigh(b))
            {
                return false;
            }

            _change[b] = change;
            _touched.Add(b);
            var signs = index.Signs(b);
            var holding = index.Holding(b);
            for (var h = 0; h < holding.Length; h++)
            {
                _change[holding[h]] += signs[h] * change;
                _touched.Add(holding[h]);
            }
        }

        foreach (var form in _touched)
        {
            if (published[form] && _change[form] != 0)
            {
                return false;
            }
        }

        return true;
    }

    public long Change(int form) => _change[form];

    public void Clear()
    {
        foreach (var form in _touched)
        {
            _change[form] = 0;
        }

        _touched.Clear();
    }
}
