using Opgoerelse.Disclosure.Attack;
using Opgoerelse.Disclosure.Suppression;

namespace Opgoerelse.DisclosureTests;

/// <summary>The suppressor on small systems, some worked by hand, thousands held against every table that exists.</summary>
public sealed class SuppressorTests
{
    /// <summary>Two rows, two columns, margins published: the rectangle is the only way.</summary>
    [Fact]
    public void A_small_number_in_a_square_hides_the_whole_square_and_no_sums()
    {
        var (system, order) = Table(new long[,] { { 3, 20, 40 }, { 10, 15, 50 }, { 60, 70, 80 } }, high: 100);
        var answer = Suppressor.Run(system, order);
        Assert.Empty(answer.Unproved);
        Assert.Equal(4, answer.Withheld.Count(withheld => withheld));
        Assert.True(answer.Withheld[0]);
        // The margins come last and are all published.
        Assert.DoesNotContain(true, answer.Withheld[9..]);
        // The smallest partners are given up: rows 0-1, columns 0-1.
        Assert.True(answer.Withheld[1] && answer.Withheld[3] && answer.Withheld[4]);
    }

    /// <summary>With 0 as its only partner a small number is hidden, since nobody knows that the other is 0.</summary>
    [Fact]
    public void A_zero_can_be_a_partner()
    {
        var system = new CellSystem();
        int a = system.AddBase(3), b = system.AddBase(0);
        var isSmall = system.AddCell(CellRole.Primary, [a]);
        var nul = system.AddCell(CellRole.Candidate, [b]);
        var sum = system.AddCell(CellRole.Candidate, [a, b]);
        var answer = Suppressor.Run(system, [sum, nul, isSmall]);
        Assert.Equal([true, true, false], answer.Withheld);
        Assert.Empty(answer.Unproved);
    }

    /// <summary>No linear combination tells it, but a sum of 0 does: freq 0 of 3, within a total of 0.</summary>
    [Fact]
    public void A_sum_of_zero_is_held_back_when_it_reveals_a_cell()
    {
        var system = new CellSystem();
        int a = system.AddBase(0, 0, 3), b = system.AddBase(0, 0, 8), c = system.AddBase(6, 0, 30);
        var isSmall = system.AddCell(CellRole.Primary, [a]);
        var other = system.AddCell(CellRole.Candidate, [b]);
        var third = system.AddCell(CellRole.Candidate, [c]);
        var nul = system.AddCell(CellRole.Candidate, [a, b]);
        var all = system.AddCell(CellRole.Candidate, [a, b, c]);
        var answer = Suppressor.Run(system, [all, nul, third, other, isSmall]);
        Assert.Equal([true, false, true, true, false], answer.Withheld);
        Assert.Empty(answer.Unproved);
    }

    [Fact]
    public void Two_names_for_the_same_cell_are_withheld_together()
    {
        var system = new CellSystem();
        int a = system.AddBase(2), b = system.AddBase(9), c = system.AddBase(12);
        system.AddCell(CellRole.Primary, [a]);
        system.AddCell(CellRole.Candidate, [a]);
        system.AddCell(CellRole.Candidate, [b]);
        system.AddCell(CellRole.Candidate, [c]);
        system.AddCell(CellRole.Candidate, [a, b, c]);
        var answer = Suppressor.Run(system, [4, 3, 2, 1, 0]);
        Assert.Equal([true, true, true, false, false], answer.Withheld);
    }

    /// <summary>
    /// Random systems with overlapping hierarchies, against all tables of whole numbers: no primary cell has fewer values
    /// than it must, and the attacker's intervals hold every value and (over the rationals) no determined cell is missed.
    /// </summary>
    [Theory]
    [InlineData(1, 1500, 2)]
    [InlineData(2, 1500, 3)]
    [InlineData(3, 500, 4)]
    public void No_primary_cell_can_be_found_among_all_integer_tables(int seed, int count, int values)
    {
        var random = new Random(seed);
        var withheldInAll = 0;
        for (var index = 0; index < count; index++)
        {
            var (system, order) = RandomSystem(random, values);
            var answer = Suppressor.Run(system, order);
            var possibleOnes = PossibleValues(system, answer.Withheld);
            var attackOf = AttackOf(system, answer.Withheld, out var measure);
            var finding = Attacker.Attack(attackOf);
            for (var cell = 0; cell < system.Cells; cell++)
            {
                if (!answer.Withheld[cell])
                {
                    continue;
                }

                withheldInAll++;
                var f = finding[measure[cell]];
                Assert.True(f.Exact);
                Assert.True(
                    f.Low <= possibleOnes[cell].Min && f.High >= possibleOnes[cell].Max,
                    $"nr {index} celle {cell}: the attacker rules out what is possible");
                if (f.IsDetermined)
                {
                    Assert.Equal(1, possibleOnes[cell].Count);
                }

                if (system.Role(cell) == CellRole.Primary && !answer.Unproved.Contains(cell))
                {
                    var width = system.Terms(cell).ToArray().Sum(b => system.BaseHigh(b) - system.BaseLow(b)) + 1;
                    Assert.True(
                        possibleOnes[cell].Max - possibleOnes[cell].Min + 1 >= Math.Min(values, width),
                        $"nr {index} celle {cell} has {possibleOnes[cell].Count} values");
                }

                if (answer.Unproved.Contains(cell))
                {
                    // Only what the bounds tell by themselves may be left unproved.
                    Assert.True(
                        possibleOnes[cell].Max - possibleOnes[cell].Min + 1 < values,
                        $"nr {index} celle {cell} was safe but not proved so");
                }
            }
        }

        Assert.True(withheldInAll > 1000);
    }

    /// <summary>
    /// Kommuner by quarter with years, rolling years and two levels above: little freedom is left between rolling sums, and
    /// every interval must still hold five values wherever the published n allows it. The attacker judges.
    /// </summary>
    [Fact]
    public void Rolling_years_give_no_narrow_intervals()
    {
        const int K = 5;
        var random = new Random(11);
        var triedOnce = 0;
        for (var index = 0; index < 10; index++)
        {
            var (system, order) = Rolling(random, K);
            var answer = Suppressor.Run(system, order);
            Assert.Empty(answer.Unproved);
            var finding = Attacker.Attack(AttackOf(system, answer.Withheld, out var measure));
            for (var cell = 0; cell < system.Cells; cell++)
            {
                if (system.Role(cell) == CellRole.Primary)
                {
                    triedOnce++;
                    var width = system.Terms(cell).ToArray().Sum(b => system.BaseHigh(b) - system.BaseLow(b)) + 1;
                    Assert.True(answer.Withheld[cell]);
                    Assert.True(
                        finding[measure[cell]].Values >= Math.Min(K, width),
                        $"nr {index} celle {cell}: {finding[measure[cell]]}, of {width}");
                }
            }

            // The largest sums, first in order, are not given up.
            Assert.All(order[..3], cell => Assert.False(answer.Withheld[cell] && system.Role(cell) == CellRole.Candidate));
        }

        Assert.True(triedOnce > 500, $"{triedOnce}");
    }

    /// <summary>What everybody knows already is never given up, however cheap; a cell goes with the one that it requires.</summary>
    [Fact]
    public void The_known_is_not_given_up_and_a_cell_follows_the_one_that_requires_it()
    {
        var system = new CellSystem();
        int a = system.AddBase(2, 0, 9), b = system.AddBase(7, 0, 9), c = system.AddBase(5, 0, 9), d = system.AddBase(6, 0, 9);
        system.AddCell(CellRole.Primary, [a], values: 5);
        var partner = system.AddCell(CellRole.Candidate, [b]);
        system.AddCell(CellRole.Known, [a, b]);
        var free = system.AddCell(CellRole.Candidate, [c]);
        var follows = system.AddCell(CellRole.Candidate, [d], requires: partner);
        var answer = Suppressor.Run(system, [free, follows, partner]);
        Assert.Equal([true, true, false, false, true], answer.Withheld);
        Assert.Empty(answer.Unproved);
    }

    internal static (CellSystem System, int[] OrderOf) Rolling(Random random, int values)
    {
        const int Kommuner = 6;
        const int Quarters = 10;
        const int Year = 4;
        var system = new CellSystem();
        for (var i = 0; i < Kommuner * Quarters; i++)
        {
            long n = random.Next(0, 14);
            system.AddBase((long)Math.Round(n * random.NextDouble()), 0, n);
        }

        foreach (var kommuner in (IEnumerable<int[]>)[[0, 1, 2, 3, 4, 5], [0, 1, 2], [3, 4, 5], [0], [1], [2], [3], [4], [5]])
        {
            foreach (var length in (int[])[Year, 1])
            {
                for (var first = 0; first + length <= Quarters; first++)
                {
                    int[] term =
                    [
                        .. from kommune in kommuner from quarter in Enumerable.Range(first, length) select (kommune * Quarters) + quarter,
                    ];
                    long freq = term.Sum(system.BaseValue), n = term.Sum(system.BaseHigh);
                    system.AddCell(
                        freq is > 0 and < 5 || (n - freq) is > 0 and < 5 ? CellRole.Primary : CellRole.Candidate,
                        term,
                        values: values);
                }
            }
        }

        return (
            system,
            [.. Enumerable.Range(0, system.Cells).OrderByDescending(c => system.Terms(c).Length).ThenByDescending(system.Value)]);
    }

    private static (CellSystem System, int[] OrderOf) Table(long[,] number, long high)
    {
        var system = new CellSystem();
        int r = number.GetLength(0), k = number.GetLength(1);
        foreach (var v in number)
        {
            system.AddBase(v, 0, high);
        }

        for (var i = 0; i < r * k; i++)
        {
            system.AddCell(number[i / k, i % k] is > 0 and < 5 ? CellRole.Primary : CellRole.Candidate, [i]);
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
        return (
            system,
            [.. Enumerable.Range(0, system.Cells).OrderByDescending(c => system.Terms(c).Length).ThenByDescending(system.Value)]);
    }

    internal static (CellSystem System, int[] OrderOf) RandomSystem(Random random, int values)
    {
        var system = new CellSystem();
        int r = random.Next(2, 4), k = random.Next(2, 4);
        for (var i = 0; i < r * k; i++)
        {
            long n = random.Next(1, 5);
            system.AddBase(random.NextInt64(n + 1), 0, n);
        }

        var sum = new HashSet<string>();
        for (var i = 0; i < r * k; i++)
        {
            AddParameter([i]);
        }

        for (var i = 0; i < r; i++)
        {
            AddParameter([.. Enumerable.Range(0, k).Select(j => (i * k) + j)]);
        }

        for (var j = 0; j < k; j++)
        {
            AddParameter([.. Enumerable.Range(0, r).Select(i => (i * k) + j)]);
        }

        AddParameter([.. Enumerable.Range(0, r * k)]);
        for (var extra = random.Next(3); extra > 0; extra--)
        {
            AddParameter([.. Enumerable.Range(0, r * k).Where(_ => random.Next(2) == 0)]);
        }

        return (
            system,
            [.. Enumerable.Range(0, system.Cells).OrderByDescending(c => system.Terms(c).Length).ThenByDescending(system.Value)]);

        void AddParameter(int[] term)
        {
            if (term.Length == 0 || !sum.Add(string.Join(',', term)))
            {
                return;
            }

            long freq = term.Sum(system.BaseValue), n = term.Sum(system.BaseHigh);
            var isSmall = freq is > 0 and < 3 || (n - freq) is > 0 and < 3;
            system.AddCell(isSmall ? CellRole.Primary : CellRole.Candidate, term, values: values);
        }
    }

    private static (long Min, long Max, int Count)[] PossibleValues(CellSystem system, bool[] withheld)
    {
        var foundTables = Enumerable.Range(0, system.Cells).Select(_ => new HashSet<long>()).ToArray();
        var trueTables = Enumerable.Range(0, system.Cells).Select(system.Value).ToArray();
        var number = new long[system.Bases];
        // A cell is checked as soon as its last base has a value.
        var after = Enumerable.Range(0, system.Cells).Where(c => !withheld[c]).ToLookup(c => system.Terms(c).ToArray().Max());
        Select(0);
        return [.. foundTables.Select(v => (v.Min(), v.Max(), v.Count))];

        void Select(int b)
        {
            if (b == system.Bases)
            {
                for (var c = 0; c < system.Cells; c++)
                {
                    foundTables[c].Add(Sum(c));
                }

                return;
            }

            for (var v = system.BaseLow(b); v <= system.BaseHigh(b); v++)
            {
                number[b] = v;
                if (after[b].All(c => Sum(c) == trueTables[c]))
                {
                    Select(b + 1);
                }
            }
        }

        long Sum(int c)
        {
            var sum = 0L;
            foreach (var b in system.Terms(c))
            {
                sum += number[b];
            }

            return sum;
        }
    }

    internal static AttackSystem AttackOf(CellSystem system, bool[] withheld, out int[] measure)
    {
        var attackOf = new AttackSystem();
        measure = new int[system.Cells];
        for (var b = 0; b < system.Bases; b++)
        {
            attackOf.NewVariable(system.BaseLow(b), system.BaseHigh(b));
        }

        for (var c = 0; c < system.Cells; c++)
        {
            if (withheld[c])
            {
                measure[c] = attackOf.Withheld(system.Terms(c).ToArray());
            }
            else
            {
                attackOf.Known(system.Terms(c).ToArray(), system.Value(c));
            }
        }

        return attackOf;
    }
}
