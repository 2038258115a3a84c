namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// The simplex method in exact fractions for bounded unknowns, with Bland's rule so that it always ends. It finds a table
/// that agrees with the equations, and then the least and greatest value of each target.
/// </summary>
/// <remarks>
/// Dictionary form: every basic variable is a constant plus a sum over nonbasic ones, and those stand at a bound (targets,
/// without bounds, never leave the basis).
/// </remarks>
internal sealed class EksaktSimplex
{
    private readonly int _maal;
    private readonly Broek[] _lav;
    private readonly Broek[] _hoej;
    private readonly bool[] _fri;
    private readonly Broek[] _nu;
    private readonly List<Broek[]> _raekker = [];
    private readonly List<int> _basis = [];
    private readonly List<int> _udenfor = [];
    private readonly Broek[] _mindst;
    private readonly Broek[] _hoejst;

    /// <param name="lav">Least values of the unknowns.</param>
    /// <param name="hoej">Greatest.</param>
    /// <param name="ligninger">Equations between them.</param>
    /// <param name="maal">Targets: sums of unknowns.</param>
    /// <exception cref="InvalidDataException">Nothing agrees with the equations.</exception>
    public EksaktSimplex(long[] lav, long[] hoej, IReadOnlyList<Ligning> ligninger, IReadOnlyList<int[]> maal)
    {
        var n = lav.Length;
        _maal = n;
        _lav = [.. lav.Select(v => (Broek)v), .. new Broek[maal.Count]];
        _hoej = [.. hoej.Select(v => (Broek)v), .. new Broek[maal.Count]];
        _fri = [.. new bool[n], .. Enumerable.Repeat(true, maal.Count)];
        _nu = new Broek[n + maal.Count];
        _mindst = new Broek[maal.Count];
        _hoejst = new Broek[maal.Count];
        StilOp(n, ligninger, maal);
        FindTabel();
        for (var m = 0; m < maal.Count; m++)
        {
            _mindst[m] = _hoejst[m] = _nu[_maal + m];
        }
    }

    /// <summary>The interval of a target; with <paramref name="nok"/> values seen the search ends early.</summary>
    public Fund Interval(int maal, long nok)
    {
        var praecis = true;
        foreach (var fortegn in (ReadOnlySpan<int>)[1, -1])
        {
            while (Bredt(maal) < nok)
            {
                if (!Trin(_raekker[_basis.IndexOf(_maal + maal)], fortegn))
                {
                    break;
                }
            }

            praecis &= Bredt(maal) < nok;
        }

        return new Fund(_mindst[maal].Loft(), _hoejst[maal].Gulv(), praecis);
    }

    private long Bredt(int maal) => _hoejst[maal].Gulv() - _mindst[maal].Loft() + 1;

    /// <summary>Gauss-Jordan: each equation makes one unknown basic. Nonbasic unknowns stand at the bound nearest 0.</summary>
    private void StilOp(int n, IReadOnlyList<Ligning> ligninger, IReadOnlyList<int[]> maal)
    {
        var matrix = new List<Broek[]>();
        var ledende = new List<int>();
        foreach (var (led, vaerdi) in ligninger)
        {
            var ny = new Broek[n + 1];
            foreach (var (variabel, koefficient) in led)
            {
                ny[variabel] = koefficient;
            }

            ny[n] = vaerdi;
            for (var r = 0; r < matrix.Count; r++)
            {
                TraekFra(ny, matrix[r], ledende[r]);
            }

            var leder = Array.FindIndex(ny, 0, n, b => !b.ErNul);
            if (leder < 0)
            {
                if (!ny[n].ErNul)
                {
                    throw new InvalidDataException("De offentlige tal modsiger hinanden.");
                }

                continue;
            }

            var faktor = ny[leder];
            for (var j = 0; j <= n; j++)
            {
                if (!ny[j].ErNul)
                {
                    ny[j] /= faktor;
                }
            }

            for (var r = 0; r < matrix.Count; r++)
            {
                TraekFra(matrix[r], ny, leder);
            }

            matrix.Add(ny);
            ledende.Add(leder);
        }

        var erBasis = new int[n];
        Array.Fill(erBasis, -1);
        for (var r = 0; r < ledende.Count; r++)
        {
            erBasis[ledende[r]] = r;
        }

        _udenfor.AddRange(Enumerable.Range(0, n).Where(v => erBasis[v] < 0));
        var kolonne = _udenfor.Select((v, c) => (v, c)).ToDictionary(par => par.v, par => par.c);
        foreach (var v in _udenfor)
        {
            _nu[v] = _lav[v];
        }

        for (var r = 0; r < matrix.Count; r++)
        {
            Tilfoej(ledende[r], [.. _udenfor.Select(v => -matrix[r][v])], matrix[r][n]);
        }

        for (var m = 0; m < maal.Count; m++)
        {
            var raekke = new Broek[_udenfor.Count];
            Broek konstant = 0;
            foreach (var v in maal[m])
            {
                if (erBasis[v] < 0)
                {
                    raekke[kolonne[v]] += 1;
                    continue;
                }

                konstant += matrix[erBasis[v]][n];
                for (var c = 0; c < raekke.Length; c++)
                {
                    raekke[c] -= matrix[erBasis[v]][_udenfor[c]];
                }
            }

            Tilfoej(_maal + m, raekke, konstant);
        }

        void Tilfoej(int variabel, Broek[] raekke, Broek konstant)
        {
            _basis.Add(variabel);
            _raekker.Add(raekke);
            for (var c = 0; c < raekke.Length; c++)
            {
                konstant += raekke[c] * _nu[_udenfor[c]];
            }

            _nu[variabel] = konstant;
        }

        static void TraekFra(Broek[] fra, Broek[] raekke, int leder)
        {
            var faktor = fra[leder];
            if (faktor.ErNul)
            {
                return;
            }

            for (var j = 0; j < fra.Length; j++)
            {
                if (!raekke[j].ErNul)
                {
                    fra[j] -= faktor * raekke[j];
                }
            }
        }
    }

    /// <summary>Phase one: moves basic unknowns that are outside their bounds towards them.</summary>
    private void FindTabel()
    {
        while (true)
        {
            var savn = new Broek[_udenfor.Count];
            var uden = false;
            for (var r = 0; r < _basis.Count; r++)
            {
                var retning = Udenfor(_basis[r]);
                if (retning == 0)
                {
                    continue;
                }

                uden = true;
                for (var c = 0; c < savn.Length; c++)
                {
                    if (!_raekker[r][c].ErNul)
                    {
                        savn[c] += retning > 0 ? -_raekker[r][c] : _raekker[r][c];
                    }
                }
            }

            if (!uden)
            {
                return;
            }

            if (!Trin(savn, 1))
            {
                throw new InvalidDataException("De offentlige tal modsiger hinanden: ingen tabel passer.");
            }
        }
    }

    /// <summary>1 above its bounds, -1 below, 0 within.</summary>
    private int Udenfor(int v) => _fri[v] ? 0 : _nu[v] > _hoej[v] ? 1 : _nu[v] < _lav[v] ? -1 : 0;

    /// <summary>One step that makes the objective grow (or the basis change); false at the optimum.</summary>
    private bool Trin(Broek[] gevinst, int fortegn)
    {
        var kolonne = -1;
        var retning = 0;
        for (var c = 0; c < _udenfor.Count; c++)
        {
            var v = _udenfor[c];
            var vej = gevinst[c].Fortegn * fortegn;
            if (vej != 0 && (kolonne < 0 || v < _udenfor[kolonne]) && (vej > 0 ? _nu[v] < _hoej[v] : _nu[v] > _lav[v]))
            {
                kolonne = c;
                retning = vej;
            }
        }

        if (kolonne < 0)
        {
            return false;
        }

        var ind = _udenfor[kolonne];
        var laengde = retning > 0 ? _hoej[ind] - _nu[ind] : _nu[ind] - _lav[ind];
        var ud = -1;
        for (var r = 0; r < _basis.Count; r++)
        {
            var b = _basis[r];
            var fart = retning > 0 ? _raekker[r][kolonne] : -_raekker[r][kolonne];
            if (fart.ErNul || _fri[b])
            {
                continue;
            }

            // One that is outside stops where it comes in; one that goes further out stops nothing.
            var tilstand = Udenfor(b);
            Broek plads;
            if (fart.Fortegn > 0)
            {
                if (tilstand > 0)
                {
                    continue;
                }

                plads = ((tilstand < 0 ? _lav[b] : _hoej[b]) - _nu[b]) / fart;
            }
            else
            {
                if (tilstand < 0)
                {
                    continue;
                }

                plads = ((tilstand > 0 ? _hoej[b] : _lav[b]) - _nu[b]) / fart;
            }

            if (plads < laengde || (plads == laengde && ud >= 0 && b < _basis[ud]))
            {
                laengde = plads;
                ud = r;
            }
        }

        if (!laengde.ErNul)
        {
            var skridt = retning > 0 ? laengde : -laengde;
            _nu[ind] += skridt;
            for (var r = 0; r < _basis.Count; r++)
            {
                if (!_raekker[r][kolonne].ErNul)
                {
                    _nu[_basis[r]] += _raekker[r][kolonne] * skridt;
                }
            }

            Husk();
        }

        if (ud >= 0)
        {
            Ombyt(ud, kolonne);
        }

        return true;
    }

    /// <summary>Every feasible table on the way widens the intervals of all targets.</summary>
    private void Husk()
    {
        for (var m = 0; m < _mindst.Length; m++)
        {
            var v = _nu[_maal + m];
            if (v < _mindst[m])
            {
                _mindst[m] = v;
            }

            if (v > _hoejst[m])
            {
                _hoejst[m] = v;
            }
        }
    }

    private void Ombyt(int r, int c)
    {
        var raekke = _raekker[r];
        var faktor = raekke[c];
        for (var j = 0; j < raekke.Length; j++)
        {
            raekke[j] = j == c ? (Broek)1 / faktor : raekke[j].ErNul ? 0 : -raekke[j] / faktor;
        }

        for (var i = 0; i < _raekker.Count; i++)
        {
            var anden = _raekker[i];
            var gange = anden[c];
            if (i == r || gange.ErNul)
            {
                continue;
            }

            anden[c] = 0;
            for (var j = 0; j < anden.Length; j++)
            {
                if (!raekke[j].ErNul)
                {
                    anden[j] += gange * raekke[j];
                }
            }
        }

        (_basis[r], _udenfor[c]) = (_udenfor[c], _basis[r]);
    }
}
