using System.Runtime.InteropServices;
using Opgoerelse.Disclosure.Suppression;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>What is to become of a cell, from the weakest claim to the strongest: a sum under two names has the strongest of the two.</summary>
internal enum Cellevalg : byte
{
    /// <summary>Given up to keep the system simple; another name of it may still show it.</summary>
    Fravalgt,

    /// <summary>Shown if that is safe.</summary>
    Kandidat,

    /// <summary>Withheld, for what it is a part of is, or it was before.</summary>
    Tvungen,

    /// <summary>Known to everybody: an identity, or shown before with this value.</summary>
    Kendt,

    /// <summary>Withheld, and its value must not be found.</summary>
    Primaer,
}

/// <summary>Gathers the cells of one system by the bases that they are sums of: one sum is one decision, whatever its names.</summary>
/// <param name="k">How many values a primary cell must leave open.</param>
internal sealed class Formsamling(int k)
{
    private readonly CellSystem _system = new();
    private readonly Dictionary<string, int> _form = new(StringComparer.Ordinal);
    private readonly List<(int[] Plus, int[] Minus)> _led = [];
    private readonly List<Cellevalg> _valg = [];
    private readonly List<List<int>> _noegler = [];
    private readonly List<long> _orden = [];
    private readonly List<int> _vaerdier = [];

    /// <summary>Adds a finest cell.</summary>
    public int Base(long vaerdi, long hoejst = CellSystem.Unbounded, long mindst = 0) => _system.AddBase(vaerdi, mindst, hoejst);

    /// <summary>Adds a sum.</summary>
    /// <param name="nr">The cell's number, or -1 for an identity that no table shows.</param>
    /// <param name="valg">What is to become of it.</param>
    /// <param name="plus">Its bases.</param>
    /// <param name="orden">Smaller is more worth showing.</param>
    /// <param name="minus">Bases that count negatively.</param>
    /// <param name="vaerdier">How many values it must leave open when it is primary; k unless told.</param>
    public void Celle(int nr, Cellevalg valg, List<int> plus, long orden = 0, List<int>? minus = null, int? vaerdier = null)
    {
        if (plus.Count == 0 && minus is null)
        {
            return;
        }

        int[] p = [.. plus.Order()], m = [.. (minus ?? []).Order()];
        var noegle = string.Create(p.Length + 1 + m.Length, (p, m), static (tegn, led) =>
        {
            for (var i = 0; i < led.p.Length; i++)
            {
                tegn[i] = (char)led.p[i];
            }

            tegn[led.p.Length] = char.MaxValue;
            for (var i = 0; i < led.m.Length; i++)
            {
                tegn[led.p.Length + 1 + i] = (char)led.m[i];
            }
        });
        ref var form = ref CollectionsMarshal.GetValueRefOrAddDefault(_form, noegle, out var findes);
        if (!findes)
        {
            form = _led.Count;
            _led.Add((p, m));
            _valg.Add(valg);
            _noegler.Add([]);
            _orden.Add(orden);
            _vaerdier.Add(0);
        }

        _valg[form] = _valg[form] > valg ? _valg[form] : valg;
        _orden[form] = Math.Min(_orden[form], orden);
        _vaerdier[form] = valg == Cellevalg.Primaer ? Math.Max(_vaerdier[form], vaerdier ?? k) : _vaerdier[form];
        if (nr >= 0)
        {
            _noegler[form].Add(nr);
        }
    }

    /// <summary>Suppresses. Marks what is withheld, and returns the cells whose safety has no proof.</summary>
    /// <param name="skjult">By cell number.</param>
    public List<int> Undertryk(bool[] skjult)
    {
        if (_system.Bases >= char.MaxValue)
        {
            throw new InvalidOperationException($"{_system.Bases} finest cells in one system are too many.");
        }

        var celle = new int[_led.Count];
        Array.Fill(celle, -1);
        var form = new List<int>();
        for (var f = 0; f < celle.Length; f++)
        {
            CellRole? rolle = _valg[f] switch
            {
                Cellevalg.Kandidat => CellRole.Candidate,
                Cellevalg.Kendt => CellRole.Known,
                Cellevalg.Primaer => CellRole.Primary,
                _ => null,
            };
            if (rolle is { } fundet)
            {
                celle[f] = _system.AddCell(fundet, _led[f].Plus, values: _vaerdier[f], subtracted: _led[f].Minus);
                form.Add(f);
            }
        }

        var svar = Suppressor.Run(_system, [.. Enumerable.Range(0, form.Count).Where(c => _system.Role(c) == CellRole.Candidate).OrderBy(c => _orden[form[c]])]);
        for (var f = 0; f < celle.Length; f++)
        {
            foreach (var nr in _noegler[f])
            {
                skjult[nr] = celle[f] < 0 || svar.Withheld[celle[f]];
            }
        }

        return [.. svar.Unproved.SelectMany(c => _noegler[form[c]].Count == 0 ? [-1] : _noegler[form[c]])];
    }
}
