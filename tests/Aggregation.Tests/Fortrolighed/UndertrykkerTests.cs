using Opgoerelse.Disclosure.Attack;
using Opgoerelse.Disclosure.Suppression;

namespace Opgoerelse.AggregationTests.Fortrolighed;

/// <summary>The suppressor on small systems, some worked by hand, thousands held against every table that exists.</summary>
public sealed class UndertrykkerTests
{
    /// <summary>Two rows, two columns, margins published: the rectangle is the only way.</summary>
    [Fact]
    public void Et_lille_tal_i_en_firkant_skjuler_hele_firkanten_og_ingen_summer()
    {
        var (system, orden) = Tabel(new long[,] { { 3, 20, 40 }, { 10, 15, 50 }, { 60, 70, 80 } }, hoej: 100);
        var svar = Suppressor.Run(system, orden);
        Assert.Empty(svar.Unproved);
        Assert.Equal(4, svar.Withheld.Count(skjult => skjult));
        Assert.True(svar.Withheld[0]);
        // The margins come last and are all published.
        Assert.DoesNotContain(true, svar.Withheld[9..]);
        // The smallest partners are given up: rows 0-1, columns 0-1.
        Assert.True(svar.Withheld[1] && svar.Withheld[3] && svar.Withheld[4]);
    }

    /// <summary>With 0 as its only partner a small number is hidden, since nobody knows that the other is 0.</summary>
    [Fact]
    public void Et_nul_kan_vaere_partner()
    {
        var system = new CellSystem();
        int a = system.AddBase(3), b = system.AddBase(0);
        var lille = system.AddCell(CellRole.Primary, [a]);
        var nul = system.AddCell(CellRole.Candidate, [b]);
        var sum = system.AddCell(CellRole.Candidate, [a, b]);
        var svar = Suppressor.Run(system, [sum, nul, lille]);
        Assert.Equal([true, true, false], svar.Withheld);
        Assert.Empty(svar.Unproved);
    }

    /// <summary>No linear combination tells it, but a sum of 0 does: freq 0 of 3, within a total of 0.</summary>
    [Fact]
    public void En_sum_paa_nul_holdes_tilbage_naar_den_roeber_en_celle()
    {
        var system = new CellSystem();
        int a = system.AddBase(0, 0, 3), b = system.AddBase(0, 0, 8), c = system.AddBase(6, 0, 30);
        var lille = system.AddCell(CellRole.Primary, [a]);
        var anden = system.AddCell(CellRole.Candidate, [b]);
        var tredje = system.AddCell(CellRole.Candidate, [c]);
        var nul = system.AddCell(CellRole.Candidate, [a, b]);
        var alle = system.AddCell(CellRole.Candidate, [a, b, c]);
        var svar = Suppressor.Run(system, [alle, nul, tredje, anden, lille]);
        Assert.Equal([true, false, true, true, false], svar.Withheld);
        Assert.Empty(svar.Unproved);
    }

    [Fact]
    public void To_navne_for_samme_celle_skjules_sammen()
    {
        var system = new CellSystem();
        int a = system.AddBase(2), b = system.AddBase(9), c = system.AddBase(12);
        system.AddCell(CellRole.Primary, [a]);
        system.AddCell(CellRole.Candidate, [a]);
        system.AddCell(CellRole.Candidate, [b]);
        system.AddCell(CellRole.Candidate, [c]);
        system.AddCell(CellRole.Candidate, [a, b, c]);
        var svar = Suppressor.Run(system, [4, 3, 2, 1, 0]);
        Assert.Equal([true, true, true, false, false], svar.Withheld);
    }

    /// <summary>
    /// Random systems with overlapping hierarchies, against all tables of whole numbers: no primary cell has fewer values
    /// than it must, and the attacker's intervals hold every value and (over the rationals) no determined cell is missed.
    /// </summary>
    [Theory]
    [InlineData(1, 1500, 2)]
    [InlineData(2, 1500, 3)]
    [InlineData(3, 500, 4)]
    public void Ingen_primaer_celle_kan_findes_blandt_alle_heltallige_tabeller(int fro, int antal, int vaerdier)
    {
        var tilfaeldig = new Random(fro);
        var skjulteIAlt = 0;
        for (var nr = 0; nr < antal; nr++)
        {
            var (system, orden) = Tilfaeldigt(tilfaeldig, vaerdier);
            var svar = Suppressor.Run(system, orden);
            var mulige = MuligeVaerdier(system, svar.Withheld);
            var angreb = Angreb(system, svar.Withheld, out var maal);
            var fund = Angriber.Angrib(angreb);
            for (var celle = 0; celle < system.Cells; celle++)
            {
                if (!svar.Withheld[celle])
                {
                    continue;
                }

                skjulteIAlt++;
                var f = fund[maal[celle]];
                Assert.True(f.Praecis);
                Assert.True(f.Lav <= mulige[celle].Min && f.Hoej >= mulige[celle].Max, $"nr {nr} celle {celle}: the attacker rules out what is possible");
                if (f.Bestemt)
                {
                    Assert.Equal(1, mulige[celle].Count);
                }

                if (system.Role(celle) == CellRole.Primary && !svar.Unproved.Contains(celle))
                {
                    var bredde = system.Terms(celle).ToArray().Sum(b => system.BaseHigh(b) - system.BaseLow(b)) + 1;
                    Assert.True(mulige[celle].Max - mulige[celle].Min + 1 >= Math.Min(vaerdier, bredde), $"nr {nr} celle {celle} has {mulige[celle].Count} values");
                }

                if (svar.Unproved.Contains(celle))
                {
                    // Only what the bounds tell by themselves may be left unproved.
                    Assert.True(mulige[celle].Max - mulige[celle].Min + 1 < vaerdier, $"nr {nr} celle {celle} was safe but not proved so");
                }
            }
        }

        Assert.True(skjulteIAlt > 1000);
    }

    /// <summary>
    /// Kommuner by quarter with years, rolling years and two levels above: little freedom is left between rolling sums, and
    /// every interval must still hold five values wherever the published n allows it. The attacker judges.
    /// </summary>
    [Fact]
    public void Rullende_aar_giver_ingen_smalle_intervaller()
    {
        const int K = 5;
        var tilfaeldig = new Random(11);
        var proevet = 0;
        for (var nr = 0; nr < 10; nr++)
        {
            var (system, orden) = Rullende(tilfaeldig, K);
            var svar = Suppressor.Run(system, orden);
            Assert.Empty(svar.Unproved);
            var fund = Angriber.Angrib(Angreb(system, svar.Withheld, out var maal));
            for (var celle = 0; celle < system.Cells; celle++)
            {
                if (system.Role(celle) == CellRole.Primary)
                {
                    proevet++;
                    var bredde = system.Terms(celle).ToArray().Sum(b => system.BaseHigh(b) - system.BaseLow(b)) + 1;
                    Assert.True(svar.Withheld[celle]);
                    Assert.True(fund[maal[celle]].Vaerdier >= Math.Min(K, bredde), $"nr {nr} celle {celle}: {fund[maal[celle]]}, of {bredde}");
                }
            }

            // The largest sums, first in order, are not given up.
            Assert.All(orden[..3], celle => Assert.False(svar.Withheld[celle] && system.Role(celle) == CellRole.Candidate));
        }

        Assert.True(proevet > 500, $"{proevet}");
    }

    /// <summary>What everybody knows already is never given up, however cheap; a cell goes with the one that it requires.</summary>
    [Fact]
    public void Det_kendte_opgives_ikke_og_en_celle_foelger_den_som_den_kraever()
    {
        var system = new CellSystem();
        int a = system.AddBase(2, 0, 9), b = system.AddBase(7, 0, 9), c = system.AddBase(5, 0, 9), d = system.AddBase(6, 0, 9);
        system.AddCell(CellRole.Primary, [a], values: 5);
        var partner = system.AddCell(CellRole.Candidate, [b]);
        system.AddCell(CellRole.Known, [a, b]);
        var fri = system.AddCell(CellRole.Candidate, [c]);
        var foelger = system.AddCell(CellRole.Candidate, [d], requires: partner);
        var svar = Suppressor.Run(system, [fri, foelger, partner]);
        Assert.Equal([true, true, false, false, true], svar.Withheld);
        Assert.Empty(svar.Unproved);
    }

    internal static (CellSystem System, int[] Orden) Rullende(Random tilfaeldig, int vaerdier)
    {
        const int Kommuner = 6;
        const int Kvartaler = 10;
        const int Aar = 4;
        var system = new CellSystem();
        for (var i = 0; i < Kommuner * Kvartaler; i++)
        {
            long n = tilfaeldig.Next(0, 14);
            system.AddBase((long)Math.Round(n * tilfaeldig.NextDouble()), 0, n);
        }

        foreach (var kommuner in (IEnumerable<int[]>)[[0, 1, 2, 3, 4, 5], [0, 1, 2], [3, 4, 5], [0], [1], [2], [3], [4], [5]])
        {
            foreach (var laengde in (int[])[Aar, 1])
            {
                for (var foerste = 0; foerste + laengde <= Kvartaler; foerste++)
                {
                    int[] led = [.. from kommune in kommuner from kvartal in Enumerable.Range(foerste, laengde) select (kommune * Kvartaler) + kvartal];
                    long freq = led.Sum(system.BaseValue), n = led.Sum(system.BaseHigh);
                    system.AddCell(freq is > 0 and < 5 || (n - freq) is > 0 and < 5 ? CellRole.Primary : CellRole.Candidate, led, values: vaerdier);
                }
            }
        }

        return (system, [.. Enumerable.Range(0, system.Cells).OrderByDescending(c => system.Terms(c).Length).ThenByDescending(system.Value)]);
    }

    private static (CellSystem System, int[] Orden) Tabel(long[,] tal, long hoej)
    {
        var system = new CellSystem();
        int r = tal.GetLength(0), k = tal.GetLength(1);
        foreach (var v in tal)
        {
            system.AddBase(v, 0, hoej);
        }

        for (var i = 0; i < r * k; i++)
        {
            system.AddCell(tal[i / k, i % k] is > 0 and < 5 ? CellRole.Primary : CellRole.Candidate, [i]);
        }

        for (var i = 0; i < r; i++)
        {
            system.AddCell(CellRole.Candidate, [.. Enumerable.Range(0, k).Select(j => (i * k) + j)]);
        }

        for (var j = 0; j < k; j++)
        {
            system.AddCell(CellRole.Candidate, [.. Enumerable.Range(0, r).Select(i => (i * k) + j)]);
        }

        system.AddCell(CellRole.Candidate, [.. Enumerable.Range(0, r * k)]);
        return (system, [.. Enumerable.Range(0, system.Cells).OrderByDescending(c => system.Terms(c).Length).ThenByDescending(system.Value)]);
    }

    internal static (CellSystem System, int[] Orden) Tilfaeldigt(Random tilfaeldig, int vaerdier)
    {
        var system = new CellSystem();
        int r = tilfaeldig.Next(2, 4), k = tilfaeldig.Next(2, 4);
        for (var i = 0; i < r * k; i++)
        {
            long n = tilfaeldig.Next(1, 5);
            system.AddBase(tilfaeldig.NextInt64(n + 1), 0, n);
        }

        var sum = new HashSet<string>();
        for (var i = 0; i < r * k; i++)
        {
            Tilfoej([i]);
        }

        for (var i = 0; i < r; i++)
        {
            Tilfoej([.. Enumerable.Range(0, k).Select(j => (i * k) + j)]);
        }

        for (var j = 0; j < k; j++)
        {
            Tilfoej([.. Enumerable.Range(0, r).Select(i => (i * k) + j)]);
        }

        Tilfoej([.. Enumerable.Range(0, r * k)]);
        for (var ekstra = tilfaeldig.Next(3); ekstra > 0; ekstra--)
        {
            Tilfoej([.. Enumerable.Range(0, r * k).Where(_ => tilfaeldig.Next(2) == 0)]);
        }

        return (system, [.. Enumerable.Range(0, system.Cells).OrderByDescending(c => system.Terms(c).Length).ThenByDescending(system.Value)]);

        void Tilfoej(int[] led)
        {
            if (led.Length == 0 || !sum.Add(string.Join(',', led)))
            {
                return;
            }

            long freq = led.Sum(system.BaseValue), n = led.Sum(system.BaseHigh);
            var lille = freq is > 0 and < 3 || (n - freq) is > 0 and < 3;
            system.AddCell(lille ? CellRole.Primary : CellRole.Candidate, led, values: vaerdier);
        }
    }

    private static (long Min, long Max, int Count)[] MuligeVaerdier(CellSystem system, bool[] skjult)
    {
        var fundne = Enumerable.Range(0, system.Cells).Select(_ => new HashSet<long>()).ToArray();
        var sande = Enumerable.Range(0, system.Cells).Select(system.Value).ToArray();
        var tal = new long[system.Bases];
        // A cell is checked as soon as its last base has a value.
        var efter = Enumerable.Range(0, system.Cells).Where(c => !skjult[c]).ToLookup(c => system.Terms(c).ToArray().Max());
        Vaelg(0);
        return [.. fundne.Select(v => (v.Min(), v.Max(), v.Count))];

        void Vaelg(int b)
        {
            if (b == system.Bases)
            {
                for (var c = 0; c < system.Cells; c++)
                {
                    fundne[c].Add(Sum(c));
                }

                return;
            }

            for (var v = system.BaseLow(b); v <= system.BaseHigh(b); v++)
            {
                tal[b] = v;
                if (efter[b].All(c => Sum(c) == sande[c]))
                {
                    Vaelg(b + 1);
                }
            }
        }

        long Sum(int c)
        {
            var sum = 0L;
            foreach (var b in system.Terms(c))
            {
                sum += tal[b];
            }

            return sum;
        }
    }

    internal static Angrebssystem Angreb(CellSystem system, bool[] skjult, out int[] maal)
    {
        var angreb = new Angrebssystem();
        maal = new int[system.Cells];
        for (var b = 0; b < system.Bases; b++)
        {
            angreb.NyVariabel(system.BaseLow(b), system.BaseHigh(b));
        }

        for (var c = 0; c < system.Cells; c++)
        {
            if (skjult[c])
            {
                maal[c] = angreb.Skjult(system.Terms(c).ToArray());
            }
            else
            {
                angreb.Kendt(system.Terms(c).ToArray(), system.Value(c));
            }
        }

        return angreb;
    }
}
