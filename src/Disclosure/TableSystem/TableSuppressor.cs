using System.Collections.Concurrent;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>What was decided about the tables of a release.</summary>
/// <param name="SuppressionPattern">Which cells are withheld.</param>
/// <param name="Unproven">Cells whose safety has no proof; normally none.</param>
/// <param name="Solvers">By concept: who decided it, so that a next round decides only what has changed.</param>
internal sealed record TableSuppression(SuppressionPattern SuppressionPattern, IReadOnlyList<(Concept Concept, int Index)> Unproven, IReadOnlyDictionary<string, (ConceptSolver All, AgeSolver ByAge)> Solvers);

/// <summary>Decides over all tables of a release together which cells are withheld.</summary>
/// <remarks>
/// Concept by concept: the whole before its parts (N; nogen and with it ingen; the categories, the intervals and the
/// rest). A part is withheld where its whole is, since the share would tell; and it is bounded by what everybody can see
/// of the whole, never by what is withheld of it.
/// </remarks>
internal static class TableSuppressor
{
    /// <param name="space">The cells.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="k">How many values a primary cell must leave open.</param>
    /// <param name="earlier">The previous release.</param>
    /// <param name="after">By concept: what an attack has taught.</param>
    /// <param name="before">What was decided before that; null the first time.</param>
    /// <param name="stop">Stops between concepts.</param>
    public static TableSuppression Suppress(CellSpace space, IReadOnlyList<Concept> concepts, int k, EarlierRelease earlier, Func<string, FollowUpDemands> after, TableSuppression? before = null, CancellationToken stop = default)
    {
        var withheldOnes = new ConcurrentDictionary<string, bool[]>(StringComparer.Ordinal);
        var unproven = new ConcurrentBag<(Concept, int)>();
        var solvers = new ConcurrentDictionary<string, (ConceptSolver All, AgeSolver ByAge)>(StringComparer.Ordinal);
        var remaining = concepts.ToList();
        while (remaining.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            var ready = remaining.Where(concept => concept.Within is null || withheldOnes.ContainsKey(concept.Within.SuppressionPattern)).ToList();
            Parallel.ForEach(ready, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, concept =>
            {
                var withinWithheld = concept.Within is { } within ? withheldOnes[within.SuppressionPattern] : null;
                var theirs = after(concept.Code);
                var solver = new ConceptSolver(space, concept, k, withinWithheld, earlier, theirs);
                var withheld = solver.Solve(before?.Solvers[concept.Code].All);
                var ageSolver = new AgeSolver(space, concept, k, withinWithheld, earlier, theirs, withheld);
                if (concept.AgeAndSex && space.Periods.Any(period => period.Kind == PeriodKind.RollingYear))
                {
                    ageSolver.Solve(before?.Solvers[concept.Code].ByAge);
                }

                withheldOnes[concept.Code] = withheld;
                solvers[concept.Code] = (solver, ageSolver);
                foreach (var index in solver.Unproven.Concat(ageSolver.Unproven))
                {
                    unproven.Add((concept, index));
                }
            });
            remaining.RemoveAll(ready.Contains);
        }

        return new TableSuppression(new SuppressionPattern(space, withheldOnes), [.. unproven.OrderBy(u => u.Item1.Code, StringComparer.Ordinal).ThenBy(u => u.Item2)], solvers);
    }
}
