namespace Opgoerelse.Disclosure.Suppression;

/// <summary>Which forms of several bases hold a base, and with which sign.</summary>
internal sealed class FormIndex
{
    private readonly int[] _start;
    private readonly int[] _forms;
    private readonly sbyte[] _signs;

    public FormIndex(int bases, Forms forms)
    {
        _start = new int[bases + 1];
        for (var f = bases; f < forms.Count; f++)
        {
            foreach (var b in forms.Bases(f))
            {
                _start[b + 1]++;
            }
        }

        for (var b = 0; b < bases; b++)
        {
            _start[b + 1] += _start[b];
        }

        _forms = new int[_start[bases]];
        _signs = new sbyte[_start[bases]];
        var next = _start.AsSpan(0, bases).ToArray();
        for (var f = bases; f < forms.Count; f++)
        {
            var signs = forms.Signs(f);
            var rows = forms.Bases(f);
            for (var i = 0; i < rows.Length; i++)
            {
                _forms[next[rows[i]]] = f;
                _signs[next[rows[i]]++] = signs[i];
            }
        }
    }

    public ReadOnlySpan<int> Holding(int b) => _forms.AsSpan(_start[b], _start[b + 1] - _start[b]);

    public ReadOnlySpan<sbyte> Signs(int b) => _signs.AsSpan(_start[b], _start[b + 1] - _start[b]);
}
