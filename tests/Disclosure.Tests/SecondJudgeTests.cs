using Google.OrTools.LinearSolver;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.Attack;
using Opgoerelse.Disclosure.Suppression;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.DisclosureTests;

/// <summary>
/// Somebody else's linear programming, GLOP of OR-Tools, asked what our attack is asked. It shares no line with our simplex and
/// counts in floating point, which is near enough for whole numbers of this size.
/// </summary>
public sealed class SecondJudgeTests
{
    private const double Near = 1e-5;

    /// <summary>More than any count of the release, so that no programme is without bound.</summary>
    private const long Roomy = 100_000;

    /// <summary>
    /// Each withheld cell of each system: with what the suppressor withholds, and with the primary cells alone, where the attack wins.
    /// </summary>
    [Theory]
    [InlineData(1, 100, false)]
    [InlineData(2, 100, true)]
    public void The_bounds_of_each_withheld_cell_are_those_our_simplex_finds(int seed, int systems, bool primaryAlone)
    {
        var random = new Random(seed);
        int cells = 0, found = 0;
        for (var number = 0; number < systems; number++)
        {
            var (system, order) = number % 20 == 19 ? SuppressorTests.Rolling(random, 5) : SuppressorTests.RandomSystem(random, 2);
            var withheld = primaryAlone
                ? [.. Enumerable.Range(0, system.Cells).Select(cell => system.Role(cell) == CellRole.Primary)]
                : Suppressor.Run(system, order).Withheld;
            var attack = SuppressorTests.AttackOf(system, withheld, out var target);
            var ours = Attacker.Attack(attack);
            using var judge = new Judge(attack.Variable, variable => attack.Low[variable], variable => attack.High[variable]);
            foreach (var (terms, value) in attack.Equations)
            {
                judge.Between(value, value, terms.Select(term => (term.Variable, term.Coefficient)));
            }

            for (var cell = 0; cell < system.Cells; cell++)
            {
                if (withheld[cell])
                {
                    var (low, high) = judge.Interval(attack.Measure[target[cell]]);
                    var own = ours[target[cell]];
                    Assert.True((low, high) == (own.Low, own.High), $"seed {seed} system {number} cell {cell}: {low}-{high}, not {own}");
                    cells++;
                    found += own.IsDetermined ? 1 : 0;
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{systems} systems, {cells} withheld cells, the same bounds of each; {found} of them found.");
        Assert.True(cells > 500, $"{cells}");
        Assert.Equal(primaryAlone, found > 50);
    }

    /// <summary>
    /// A release, as far as one region goes: every relation that the attack knows between its counts, of all tables together, in one
    /// linear programme, where the attack has it in parts of at most 60 unknowns.
    /// </summary>
    /// <param name="primaryAlone">Whether only the primary cells are withheld: then the judge must find some.</param>
    [Theory(Explicit = true)]
    [Trait("Category", "Long")]
    [InlineData(false)]
    [InlineData(true)]
    public void No_primary_cell_in_a_release_has_few_values_for_another_judge(bool primaryAlone)
    {
        var rules = DisclosureRules.Standard;
        var country = new SampleCountry(1, 4, 10.0);
        var tables = primaryAlone ? PrimaryAlone(country, rules) : country.Publish().Tables;
        var publicKnowledge = new PublicKnowledge(tables).WithRests();
        var relations = new Relations(publicKnowledge);
        var inside = Inside(relations, publicKnowledge);
        var targets = Primary(country, publicKnowledge, rules).FindAll(cell => inside.Contains(relations.Numbers[cell]));
        var attacked =
            new ReleaseAttack(new Dictionary<PublicCell, long>(), new Dictionary<PublicCell, CountRange>(), rules.Threshold).Attack(
                new PublicKnowledge(tables),
                targets,
                present: []);

        var shown = publicKnowledge.Shown.ToDictionary(one => relations.Numbers[one.Key], one => one.Value);
        using var judge = new Judge(relations.Count, v => shown.GetValueOrDefault(v), v => shown.GetValueOrDefault(v, Roomy));
        foreach (var (whole, parts) in relations.Sums.Where(one => inside.Contains(one.GrandTotal) && one.Parts.All(inside.Contains)))
        {
            judge.Between(0, 0, parts.Select(part => (part, 1)).Append((whole, -1)));
        }

        foreach (var (whole, parts) in relations.Covered.Where(one => inside.Contains(one.GrandTotal)))
        {
            judge.Between(0, double.PositiveInfinity, parts.Select(part => (part, 1)).Append((whole, -1)));
        }

        foreach (var (part, whole) in relations.AtMost.Where(one => inside.Contains(one.Whole)))
        {
            judge.Between(0, double.PositiveInfinity, [(whole, 1), (part, -1)]);
        }

        var narrow = judge.Narrow([.. targets.Select(cell => relations.Numbers[cell])], rules.Threshold);
        var beyond = attacked.Count(found => found.Values >= rules.Threshold && narrow.Contains(relations.Numbers[found.Cell]));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{inside.Count} counts, {inside.Count(v => !shown.ContainsKey(v))} withheld, {targets.Count} primary, "
            + $"{judge.Asked} programmes, {narrow.Count} narrow, {beyond} of them not to our attack.");
        Assert.True(targets.Count > 100, $"{targets.Count}");
        Assert.Equal(primaryAlone, narrow.Count > 0);
    }

    /// <summary>The counts of the region that has fewest kommuner, without age and sex.</summary>
    private static HashSet<int> Inside(Relations relations, PublicKnowledge publicKnowledge)
    {
        var members = publicKnowledge.Omraader.ToDictionary(
            code => code,
            code => Relations.Members(code, "2022Q1"),
            StringComparer.Ordinal);
        var region = members
            .Where(one => Omraader.Standard.Find(one.Key)?.Level == OmraadeLevel.Region)
            .MinBy(one => one.Value.Count).Value;
        return [.. relations.Numbers
            .Where(one => one.Key is { Age: "alle", Sex: "alle" } && members[one.Key.Omraade].IsSubsetOf(region))
            .Select(one => one.Value)];
    }

    private static IReadOnlyList<Table> PrimaryAlone(SampleCountry country, DisclosureRules rules)
    {
        var regelsaet = Regelsaet.All["bek-2408"];
        var cube = country.Cube();
        var space = new CellSpace(cube, country.Plan, TableBuilder.ValidOmraader(country.Plan));
        var withheld = Concepts.Of(regelsaet, rules, Ordning.Standard).ToDictionary(
            concept => concept.Code,
            concept => (bool[])[.. Enumerable.Range(0, space.Count).Select(index => concept.Primary(space.Number(index)))],
            StringComparer.Ordinal);
        withheld[Concepts.Amounts] = withheld[Concepts.Nogen];
        withheld[Concepts.Median] = withheld[Concepts.Nogen];
        return new TableBuilder(cube, country.Plan, Ordning.Standard, regelsaet, new SuppressionPattern(space, withheld)).Build(
            withUpcoming: true);
    }

    private static List<PublicCell> Primary(SampleCountry country, PublicKnowledge publicKnowledge, DisclosureRules rules)
    {
        var space = new CellSpace(country.Cube(), country.Plan, TableBuilder.ValidOmraader(country.Plan));
        return [.. from concept in Concepts.Of(Regelsaet.All["bek-2408"], rules, Ordning.Standard)
                   from index in Enumerable.Range(0, space.Count)
                   let number = space.Number(index)
                   where concept.Primary(number) && (concept.Count(number) > 0 || !rules.IsSmall(number.N))
                   let cell = space.PublicCellOf(concept.Code, index)
                   where publicKnowledge.Withheld.Contains(cell)
                   select cell];
    }

    /// <summary>Unknowns with bounds, relations between them, and how small and great a sum of unknowns can be.</summary>
    private sealed class Judge : IDisposable
    {
        private readonly Solver _solver = Solver.CreateSolver("GLOP");
        private readonly Variable[] _variables;

        public Judge(int variables, Func<int, long> low, Func<int, long> high)
        {
            _variables = [.. Enumerable.Range(0, variables).Select(v => _solver.MakeNumVar(low(v), high(v), ""))];
        }

        /// <summary>How many programmes have been solved.</summary>
        public int Asked { get; private set; }

        public void Between(double low, double high, IEnumerable<(int Variable, int Coefficient)> terms)
        {
            var constraint = _solver.MakeConstraint(low, high);
            foreach (var (variable, coefficient) in terms)
            {
                constraint.SetCoefficient(_variables[variable], constraint.GetCoefficient(_variables[variable]) + coefficient);
            }
        }

        /// <summary>The whole numbers between the bounds of a sum.</summary>
        public (long Low, long High) Interval(IReadOnlyList<int> sum) =>
            (Whole(Solve(sum, maximize: false), up: true), Whole(Solve(sum, maximize: true), up: false));

        /// <summary>
        /// The unknowns that have fewer values than <paramref name="enough"/>. Every answer is a table that agrees with all that is
        /// known, and is used for all of them.
        /// </summary>
        public HashSet<int> Narrow(IReadOnlyList<int> unknowns, int enough)
        {
            var seen = unknowns.Distinct().ToDictionary(v => v, _ => (Least: double.MaxValue, Greatest: double.MinValue));
            var narrow = new HashSet<int>();
            // All of them together at their greatest, and at their least, settles most.
            Look(unknowns, maximize: true);
            Look(unknowns, maximize: false);
            foreach (var unknown in unknowns.Where(unknown => !IsWide(unknown)))
            {
                Look([unknown], maximize: true);
                if (!IsWide(unknown))
                {
                    Look([unknown], maximize: false);
                }

                if (!IsWide(unknown))
                {
                    narrow.Add(unknown);
                }
            }

            return narrow;

            bool IsWide(int v) => Whole(seen[v].Greatest, up: false) - Whole(seen[v].Least, up: true) + 1 >= enough;

            void Look(IEnumerable<int> sum, bool maximize)
            {
                Solve(sum, maximize);
                foreach (var v in seen.Keys)
                {
                    var value = _variables[v].SolutionValue();
                    seen[v] = (Math.Min(seen[v].Least, value), Math.Max(seen[v].Greatest, value));
                }
            }
        }

        public void Dispose() => _solver.Dispose();

        private static long Whole(double bound, bool up) => (long)(up ? Math.Ceiling(bound - Near) : Math.Floor(bound + Near));

        private double Solve(IEnumerable<int> sum, bool maximize)
        {
            Asked++;
            using var objective = _solver.Objective();
            objective.Clear();
            foreach (var variable in sum)
            {
                objective.SetCoefficient(_variables[variable], 1);
            }

            objective.SetOptimizationDirection(maximize);
            Assert.Equal(Solver.ResultStatus.OPTIMAL, _solver.Solve());
            return objective.Value();
        }
    }
}
