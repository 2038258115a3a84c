using System.Diagnostics;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// The confidentiality step of a release: decides what is withheld, makes the tables, attacks them as the public will meet
/// them, and reports.
/// </summary>
internal static class DisclosureControl
{
    /// <summary>How often what is found is given up with what lies near it; after that, more and more of what is counted with it.</summary>
    private const int NearRounds = 12;

    /// <summary>From this round on, all periods that share a quarter with what is found are withheld with it.</summary>
    private const int OverlappingFrom = 4;

    /// <summary>From this round on, another neighbour is withheld in each: the smallest that is shown beside what is found.</summary>
    private const int NextNeighbourFrom = 2;

    /// <summary>From this round on, all neighbours of what is found are withheld with it.</summary>
    private const int NeighboursFrom = 5;

    /// <summary>From this round on, the other counts of the omraade are withheld with what is found.</summary>
    private const int OtherCountsFrom = 6;

    /// <param name="cube">The true figures.</param>
    /// <param name="plan">The periods.</param>
    /// <param name="ordning">The scheme.</param>
    /// <param name="regelsaet">The regelsaet.</param>
    /// <param name="rules">The rules of confidentiality.</param>
    /// <param name="previous">
    /// The tables of every release that has ever been public, the public one last; none before the first. Read once.
    /// </param>
    /// <param name="progress">Told of the steps.</param>
    /// <param name="stop">Stops between steps.</param>
    /// <remarks>
    /// It always ends: what the attack finds is given up, wider and wider (<see cref="Around"/>, <see cref="Widely"/>), at last everything.
    /// What earlier releases tell by themselves is nothing that withholding could hide, and stands in the report as found.
    /// </remarks>
    public static (IReadOnlyList<Table> Tables, DisclosureReport Report) Build(
        CubeExtract cube,
        PeriodPlan plan,
        Ordning ordning,
        Regelsaet regelsaet,
        DisclosureRules rules,
        IEnumerable<IReadOnlyList<Table>> previous,
        IProgress<Progress>? progress,
        CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        progress?.Report(new Progress("Fortrolighed", 0, null));
        var space = new CellSpace(cube, plan, TableBuilder.ValidOmraader(plan));
        var concepts = Concepts.Of(regelsaet, rules, ordning);
        var byCode = concepts.ToDictionary(concept => concept.Code, StringComparer.Ordinal);
        var endings = new EndingsControl(
            new EndingSolver(
                cube,
                plan.Endings,
                [.. space.Omraader.Where(omraade => omraade.Level != OmraadeLevel.Kommune)],
                rules),
            rules);
        var (earlier, knownCounts, knownRanges) = Before(space, concepts, endings, previous);
        var givenUp = Named(space, concepts, endings, rules.GivenUp).ToHashSet();
        var toldBefore = new HashSet<PublicCell>();
        var times = new Dictionary<PublicCell, int>();
        var tightened = new HashSet<(string Concept, int Index)>();
        var attack = new ReleaseAttack(knownCounts, knownRanges, rules.Threshold);
        TableSuppression? tableSuppression = null;
        for (var round = 1; ; round++)
        {
            tableSuppression = TableSuppressor.Suppress(space, concepts, rules.Threshold, earlier, After, tableSuppression, stop);
            var endingPattern = endings.Solve();
            var tables = new TableBuilder(cube, plan, ordning, regelsaet, tableSuppression.SuppressionPattern, endingPattern)
                .Build(withUpcoming: true);

            progress?.Report(new Progress("Angreb på tabellerne", 0, null));
            var measure = Measure(space, concepts, tableSuppression.SuppressionPattern, earlier, rules);
            foreach (var cell in endings.Measure())
            {
                measure.Add(cell, []);
            }

            List<PublicCell> present =
                [.. Present(space, concepts, tableSuppression.SuppressionPattern, rules), .. endings.Present()];
            var published = new PublicKnowledge(tables);
            // Who knows no range finds no more than who knows them: the whole attack is made once, with them.
            var (finding, findings) = AttackOnce(published, measure.Keys, present, onlyPropagation: true);
            if (findings.Count == 0)
            {
                (finding, findings) = Narrow(published, measure.Keys, present, tableSuppression);
            }

            if (findings.Count == 0)
            {
                // What everybody can compute is said.
                var bounds = attack.Bounds().ToLookup(bound => EndingCounts.IsOne(bound.Cell.Concept));
                var ranges = bounds[false].ToDictionary(
                    bound => (
                        bound.Cell.Concept,
                        Index: space.Index(bound.Cell.Omraade, bound.Cell.Period, bound.Cell.Age, bound.Cell.Sex)),
                    bound => bound.Range);
                var pattern = tableSuppression.SuppressionPattern;
                pattern = pattern.With(concepts, rules.Threshold, ranges, Known(space, concepts, pattern, ranges));
                endingPattern = endingPattern.With(bounds[true].ToDictionary(bound => bound.Cell, bound => bound.Range));
                tables = new TableBuilder(cube, plan, ordning, regelsaet, pattern, endingPattern).Build(withUpcoming: true);
                return (
                    tables,
                    new DisclosureReport(
                        rules,
                        tableSuppression.Unproven.Count + endings.Unproven,
                        (long)clock.Elapsed.TotalMilliseconds,
                        Lines(tables, finding, About, IsPrimary)));
            }

            // What counts tell of each other, or what little a revision has changed, is not in the proofs.
            foreach (var f in findings)
            {
                if (EndingCounts.IsOne(f.Cell.Concept))
                {
                    endings.GiveUp(f.Cell);
                }
                else if (f.IsDetermined || !measure[f.Cell].Where(tightened.Add).Any())
                {
                    var step = StepOf(f.Cell, round);
                    givenUp.UnionWith(
                        step < NearRounds
                            ? Around(space, concepts, tableSuppression.SuppressionPattern, f.Cell, step)
                            : Widely(space, concepts, f.Cell, step - NearRounds));
                }
            }
        }

        (IReadOnlyList<AttackFinding> All, List<AttackFinding> New) AttackOnce(
            PublicKnowledge published,
            IReadOnlyCollection<PublicCell> measure,
            IReadOnlyCollection<PublicCell> present,
            bool onlyPropagation)
        {
            var all = attack.Attack(published, measure, present, onlyPropagation, stop);
            var news = all.Where(f => f.Values < rules.Threshold && !toldBefore.Contains(f.Cell)).ToList();
            if (news.Count > 0 && knownCounts.Count + knownRanges.Count > 0)
            {
                toldBefore.UnionWith(attack.ToldBefore(published, [.. news.Select(f => f.Cell)], stop));
                news.RemoveAll(f => toldBefore.Contains(f.Cell));
            }

            return (all, news);
        }

        // Ranges narrower than what everybody can compute, as long as the attack, which knows them, finds nothing more; and what it finds
        // without any.
        (IReadOnlyList<AttackFinding> All, List<AttackFinding> New) Narrow(
            PublicKnowledge published,
            IReadOnlyCollection<PublicCell> measure,
            IReadOnlyCollection<PublicCell> present,
            TableSuppression suppression)
        {
            if (space.IsThin(rules.Threshold))
            {
                return AttackOnce(published, measure, present, onlyPropagation: false);
            }

            progress?.Report(new Progress("Intervaller", 0, null));
            var ranges = new PublishedRanges(space, concepts, suppression);
            var isSafeWithout = false;
            while (true)
            {
                // The cheap half of the attack finds most; the whole has the last word.
                var known = published.With(ranges.Find(stop));
                var found = AttackOnce(known, measure, present, onlyPropagation: true);
                if (found.New.Count == 0)
                {
                    found = AttackOnce(known, measure, present, onlyPropagation: false);
                    if (found.New.Count == 0)
                    {
                        return found;
                    }

                    if (!isSafeWithout
                        && AttackOnce(published, measure, present, onlyPropagation: false) is { New.Count: > 0 } without)
                    {
                        return without;
                    }

                    isSafeWithout = true;
                }

                ranges.Without([.. found.New.Select(f => f.Cell)]);
            }
        }

        // How often it has been found: what comes up late begins at the beginning. With the rounds it goes faster, so that it ends.
        int StepOf(PublicCell cell, int round) =>
            (times[cell] = times.GetValueOrDefault(cell) + 1) + Math.Max(0, round - NearRounds);

        // For the report: of the counts of endings, which are no cells of the space, their own solver knows.
        (OmraadeLevel Level, PeriodKind Kind, long N)? About(PublicCell cell) =>
            EndingCounts.IsOne(cell.Concept) ? endings.About(cell)
            : IndexOf(cell) is >= 0 and var index
                ? (space.Omraader[space.Omraade(index)].Level, space.Periods[space.Period(index)].Kind, space.Number(index).N)
            : null;

        bool IsPrimary(PublicCell cell) =>
            EndingCounts.IsOne(cell.Concept) ? endings.IsPrimary(cell) : Behind(cell.Concept).Primary(space.Number(IndexOf(cell)));

        // ingen is decided with nogen.
        Concept Behind(string concept) =>
            byCode[Concepts.CountBehind(concept) is var code && code == Concepts.Ingen ? Concepts.Nogen : code];

        int IndexOf(PublicCell cell) => space.Index(cell.Omraade, cell.Period, cell.Age, cell.Sex);

        FollowUpDemands After(string concept) => new(Of(givenUp, concept), Of(tightened, concept));

        static HashSet<int> Of(HashSet<(string Concept, int Index)> cells, string concept) =>
            [.. cells.Where(cell => cell.Concept == concept).Select(cell => cell.Index)];
    }

    /// <summary>
    /// The withheld cells that can be one thing only by what is shown, and are no small counts: withholding them hides nothing. A part
    /// only where its whole is shown; <c>nogen</c> only where <c>ingen</c>, which is shown with it, is known too.
    /// </summary>
    private static HashSet<(string Concept, int Index)> Known(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        SuppressionPattern pattern,
        Dictionary<(string Concept, int Index), CountRange> ranges)
    {
        var known = new HashSet<(string Concept, int Index)>();
        foreach (var concept in concepts)
        {
            var withheld = pattern.Of(concept.SuppressionPattern);
            for (var index = 0; index < withheld.Length; index++)
            {
                if (withheld[index] && !concept.Primary(space.Number(index)) && IsOne(concept.Code, index)
                    && (concept.Within is not { } whole || !pattern.Of(whole.SuppressionPattern)[index]
                        || known.Contains((whole.SuppressionPattern, index)))
                    && (concept.Code != Concepts.Nogen || IsOne(Concepts.Ingen, index)))
                {
                    known.Add((concept.Code, index));
                }
            }
        }

        return known;

        bool IsOne(string concept, int index) => ranges.TryGetValue((concept, index), out var range) && range.From == range.To;
    }

    /// <summary>
    /// What is given up around a cell that was found, round by round: its own count in its omraade in the periods beside it; in all that
    /// share a quarter with it; in its own period in one neighbour after the other (the other kommuner of the landsdel, the other landsdele
    /// of the region); in all of them; the other counts of the omraade; and its own count in the omraader that hold it, the country last.
    /// With it the neighbours' count that bounds it.
    /// </summary>
    private static IEnumerable<(string Concept, int Index)> Around(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        SuppressionPattern pattern,
        PublicCell cell,
        int round)
    {
        var code = DecidedAs(cell);
        var index = space.Index(cell.Omraade, cell.Period, cell.Age, cell.Sex);
        var (o, p) = (space.Omraade(index), space.Period(index));
        var starts = space.StartPeriodsIn[p];
        var i = index - space.Index(o, p);
        // Nothing is gained by what is withheld already, nor by a 0.
        var concept = concepts.First(concept => concept.Code == code);
        var isWithheld = pattern.Of(concept.SuppressionPattern);
        var beside = Enumerable.Range(0, space.Periods.Count)
            .Where(period => space.IsBeside(period, p))
            .Select(period => space.Index(o, period) + i);
        var neighbours = round < NextNeighbourFrom ? [] : space.Siblings(o).Select(neighbour => space.Index(neighbour, p) + i);
        foreach (var next in Smallest(beside).Concat(Smallest(neighbours)).Prepend(index))
        {
            yield return (code, next);
        }

        // Of a quarter the ages tell in the rolling years that it is in.
        foreach (var year in i == 0 && concept.AgeAndSex && space.Periods[p].Kind == PeriodKind.Quarter
            ? Enumerable.Range(0, space.Periods.Count).Where(q => space.Periods[q].Kind == PeriodKind.RollingYear && space.Overlap(q, p))
            : [])
        {
            foreach (var age in Enumerable.Range(1, CellSpace.AgesOf - 1))
            {
                yield return (code, space.Index(o, year, age));
            }
        }

        if (round < OverlappingFrom)
        {
            yield break;
        }

        IEnumerable<int> Smallest(IEnumerable<int> cells) => cells
            .Where(next => !isWithheld[next] && concept.Count(space.Number(next)) > 0)
            .OrderBy(next => concept.Count(space.Number(next)))
            .Take(1);

        foreach (var period in Enumerable.Range(0, space.Periods.Count).Where(period => space.Overlap(period, p)))
        {
            foreach (var omraade in Enumerable.Range(0, space.Omraader.Count)
                .Where(omraade => omraade == o || WithinReach(space.Omraader[omraade].Level, round))
                .Where(omraade =>
                    starts.All(s => space.KommunerIn(o, s).ToArray().All(kommune => space.KommunerIn(omraade, s).Contains(kommune)))))
            {
                yield return (code, space.Index(omraade, period) + i);
            }

            foreach (var neighbour in round >= NeighboursFrom ? space.Siblings(o) : [])
            {
                yield return (code, space.Index(neighbour, period) + i);
            }

            foreach (var other in concepts.Where(other => round >= OtherCountsFrom && other.Within is not null && code != Concepts.N))
            {
                yield return (other.Code, space.Index(o, period) + i);
            }

            if (code == Concepts.With(Category.Virksomhedsrettet) || code == Concepts.Given)
            {
                // Those named who were given it are among all given it: a bound on the neighbours, and by their sum on this one.
                foreach (var neighbour in space.Kommuner.Where(neighbour => space.Landsdel[neighbour] == space.Landsdel[o]))
                {
                    yield return (Concepts.Given, space.Index(neighbour, period) + i);
                }
            }
        }
    }

    /// <summary>
    /// What is given up when giving up what lies near has not helped, in all periods, step by step: the count in the omraade and its
    /// siblings; in all omraader of the level; in all omraader; every count of theirs; everything. By age and sex only, for a count by age
    /// and sex, until the last.
    /// </summary>
    private static IEnumerable<(string Concept, int Index)> Widely(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        PublicCell cell,
        int step)
    {
        const int Level = 1, AllOmraader = 2, AllConcepts = 3, Everything = 4;
        if (step > Everything)
        {
            throw new InvalidOperationException($"With everything withheld, and nothing told before, the attack still finds {cell}.");
        }

        var code = DecidedAs(cell);
        var o = space.Omraade(space.Index(cell.Omraade, cell.Period, cell.Age, cell.Sex));
        var byAge = cell.Age != AgeGroup.AllCode || cell.Sex != AgeGroup.AllCode;
        return from omraade in step >= AllOmraader ? Enumerable.Range(0, space.Omraader.Count)
                   : step >= Level ? Enumerable.Range(0, space.Omraader.Count)
                       .Where(other => space.Omraader[other].Level == space.Omraader[o].Level)
                   : space.Siblings(o).Append(o)
               from period in Enumerable.Range(0, space.Periods.Count)
               from slice in step >= Everything
                   ? Enumerable.Range(0, CellSpace.Slices)
                   : byAge ? Enumerable.Range(1, CellSpace.Slices - 1) : [0]
               from concept in step >= AllConcepts ? concepts.Select(concept => concept.Code) : [code]
               select (concept, space.Index(omraade, period) + slice);
    }

    /// <summary>The cells that an operator has named.</summary>
    /// <exception cref="ArgumentException">There is no such count.</exception>
    private static IEnumerable<(string Concept, int Index)> Named(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        EndingsControl endings,
        IReadOnlyList<string> named)
    {
        foreach (var line in named)
        {
            var cell = PublicCell.Parse(line);
            if (endings.GiveUpNamed(cell))
            {
                continue;
            }

            var code = DecidedAs(cell);
            var index = space.Index(cell.Omraade, cell.Period, cell.Age, cell.Sex);
            yield return index >= 0 && concepts.Any(concept => concept.Code == code)
                ? (code, index)
                : throw new ArgumentException($"Opgoerelse:Fortrolighed:Opgives: der er intet tal '{line}' i udgivelsen.", nameof(named));
        }
    }

    /// <summary>The concept that is given up for a cell: nogen for ingen, which is shown with it; the count for its magnitudes.</summary>
    private static string DecidedAs(PublicCell cell) =>
        cell.Concept == Concepts.Ingen ? Concepts.Nogen : Concepts.CountBehind(cell.Concept);

    private static bool WithinReach(OmraadeLevel level, int round) => level switch
    {
        OmraadeLevel.Landsdel => round > NeighboursFrom,
        OmraadeLevel.Region => round > NeighboursFrom + 1,
        OmraadeLevel.Country => round > NeighboursFrom + 2,
        _ => false,
    };

    /// <summary>
    /// What earlier releases showed, and of that what their readers know of ours: the unchanged values, and the ranges that still hold
    /// them.
    /// </summary>
    private static (EarlierRelease Earlier, Dictionary<PublicCell, long> Known, Dictionary<PublicCell, CountRange> Ranges) Before(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        EndingsControl endings,
        IEnumerable<IReadOnlyList<Table>> previous)
    {
        var earlier = new EarlierRelease();
        var knownCounts = new Dictionary<PublicCell, long>();
        var knownRanges = new Dictionary<PublicCell, CountRange>();
        var byCode = concepts.ToDictionary(concept => concept.Code, StringComparer.Ordinal);
        foreach (var publicKnowledge in previous.Select(tables => new PublicKnowledge(tables)))
        {
            endings.Remember(publicKnowledge);
            foreach (var cell in publicKnowledge.Shown.Keys.Concat(publicKnowledge.Withheld))
            {
                var index = space.Index(cell.Omraade, cell.Period, cell.Age, cell.Sex);
                List<int> parts = index < 0 ? YearsOf(space, cell) : [index];
                if (parts.Count == 0 || !byCode.TryGetValue(Concepts.CountBehind(cell.Concept), out var concept))
                {
                    continue;
                }

                var isCount = cell.Concept == concept.Code;
                var now = parts.Sum(part => isCount ? concept.Count(space.Number(part)) : concept.Amount!(space.Number(part)));
                var shown = publicKnowledge.Shown.TryGetValue(cell, out var value);
                var isRevised = IsRevised(publicKnowledge, cell, isCount ? concept.Within : concept, parts);
                var isKnown = shown && value == now && !(isRevised && index >= 0 && space.IsFinest(concept, index));
                if (isKnown)
                {
                    knownCounts[cell] = value;
                }

                if (!isCount)
                {
                    continue;
                }

                CountRange? range = !isRevised && !shown
                    && publicKnowledge.Ranges.TryGetValue(cell, out var told) && now >= told.From && now <= told.To ? told : null;
                if (range is { } ends)
                {
                    knownRanges[cell] = knownRanges.TryGetValue(cell, out var before) ? before.Within(ends) : ends;
                }

                // A period that is gone can no longer be withheld.
                if (index >= 0)
                {
                    earlier.Remember(concept.Code, index, new Told(shown, isKnown, range, isRevised));
                }
                else if (isKnown && CellSpace.IsTotal(parts[0]))
                {
                    // By age and sex there are no proofs over pooled years that are gone.
                    earlier.RememberSum(concept.Code, parts);
                }
            }
        }

        endings.Tell(knownCounts, knownRanges);
        return (earlier, knownCounts, knownRanges);

        // Where the whole is another by now, of citizens who came, went or were corrected (five at least), nobody knows that a part still
        // lies where it did: to count as knowledge that it happens to would leave nothing to hide it by. Of sums over kommuner or years the
        // difference may be known, for what has changed in them may be shown then and now: a sum that stands is known.
        bool IsRevised(PublicKnowledge then, PublicCell cell, Concept? whole, List<int> parts)
        {
            for (; whole is not null; whole = whole.Within)
            {
                if (then.Shown.TryGetValue(cell with { Concept = whole.Code }, out var value)
                    && value != parts.Sum(part => whole.Count(space.Number(part))))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The years of pooled years that have grown since: by age and sex the rolling years that end with them.</summary>
    private static List<int> YearsOf(CellSpace space, PublicCell cell)
    {
        var byAge = cell.Age != AgeGroup.AllCode || cell.Sex != AgeGroup.AllCode;
        var years = Period.YearsOf(cell.Period);
        var cells = (years.Count > 1 ? years : [])
            .Select(year => byAge ? Period.OfRollingYear(Quarter.Find(year + "Q4")!.Value).Code : year)
            .Select(year => space.Index(cell.Omraade, year, cell.Age, cell.Sex))
            .ToList();
        return cells.Contains(-1) ? [] : cells;
    }

    /// <summary>
    /// The primary cells, and what can be asked for that they leave more open: nothing where that has been asked for from the
    /// beginning, otherwise the cell and what it is a part of.
    /// </summary>
    private static Dictionary<PublicCell, List<(string Concept, int Index)>> Measure(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        SuppressionPattern suppressionPattern,
        EarlierRelease earlier,
        DisclosureRules rules)
    {
        var measure = new Dictionary<PublicCell, List<(string Concept, int Index)>>();
        foreach (var concept in concepts)
        {
            var withheld = suppressionPattern.Of(concept.Code);
            var within = concept.Within is { } whole ? suppressionPattern.Of(whole.SuppressionPattern) : null;
            for (var index = 0; index < withheld.Length; index++)
            {
                if (!withheld[index]
                    || !concept.Primary(space.Number(index))
                    || earlier.IsKnown(concept.Code, index))
                {
                    continue;
                }

                var number = space.Number(index);
                var cell = space.PublicCellOf(concept.Code, index);
                var grandTotal = space.Index(space.Omraade(index), space.Period(index));
                List<(string Concept, int Index)> requirement =
                    (within is not null && within[index]) || (grandTotal != index && withheld[grandTotal]) ? [(concept.Code, index)] : [];
                if (within is not null && within[index])
                {
                    requirement.Add((concept.Within!.SuppressionPattern, index));
                }

                if (grandTotal == index
                    && concept.AmountIsShown(space.Periods[space.Period(index)].Kind, space.Omraader[space.Omraade(index)].Level))
                {
                    measure.Add(cell with { Concept = Concepts.AmountOf(concept.Code) }, []);
                }

                // A 0 within a small N is withheld with it, but is no small number: N is.
                if (concept.Count(number) > 0 || !rules.IsSmall(number.N))
                {
                    measure.Add(cell, requirement);
                }

                if (concept.Code == Concepts.Nogen && (number.Ingen > 0 || !rules.IsSmall(number.N)))
                {
                    measure.Add(cell with { Concept = Concepts.Ingen }, requirement);
                }
            }
        }

        // Where the whole is shown, its rest has as many values as the part.
        foreach (var (whole, part) in Concepts.Nested)
        {
            var all = concepts.FirstOrDefault(concept => concept.Code == whole);
            var some = concepts.FirstOrDefault(concept => concept.Code == part);
            if (all is null || some is null)
            {
                continue;
            }

            var allWithheld = suppressionPattern.Of(all.SuppressionPattern);
            for (var index = 0; index < allWithheld.Length; index += CellSpace.Slices)
            {
                var (period, level) = (space.Periods[space.Period(index)].Kind, space.Omraader[space.Omraade(index)].Level);
                if (allWithheld[index] && all.IsShown(period, level) && some.IsShown(period, level)
                    && rules.IsSmall(all.Count(space.Number(index)) - some.Count(space.Number(index)))
                    && !(earlier.IsKnown(whole, index) && earlier.IsKnown(part, index)))
                {
                    measure.Add(space.PublicCellOf(Concepts.RestOf(whole, part), index), []);
                }
            }
        }

        return measure;
    }

    /// <summary>
    /// The withheld counts, and rests of nested counts, that would be shown were they 0: whoever knows the rules knows that they are not.
    /// Of a whole of k itself it is not asked, for between 0 and k lie fewer than k values; nor of N and ingen (ADR 52).
    /// </summary>
    private static List<PublicCell> Present(
        CellSpace space,
        IReadOnlyList<Concept> concepts,
        SuppressionPattern pattern,
        DisclosureRules rules)
    {
        var present = new List<PublicCell>();
        var n = pattern.Of(Concepts.N);
        var nogen = pattern.Of(Concepts.Nogen);
        var parts = concepts.Where(concept => !concept.HidesZero && concept.Within?.Code is Concepts.N or Concepts.Nogen).ToList();
        for (var index = 0; index < n.Length; index += CellSpace.Slices)
        {
            var number = space.Number(index);
            if (n[index])
            {
                continue;
            }

            var (period, level) = (space.Periods[space.Period(index)].Kind, space.Omraader[space.Omraade(index)].Level);
            foreach (var concept in parts.Where(part => part.IsShown(period, level) && pattern.Of(part.SuppressionPattern)[index]))
            {
                var count = concept.Count(number);
                var inNogen = concept.Within!.Code == Concepts.Nogen;
                var whole = concept.Within.Count(number);
                if (count == 0 || whole <= rules.Threshold || HidesAll(concept, number)
                    || (inNogen && (nogen[index] || LiesInSmaller(concept, number))))
                {
                    continue;
                }

                present.Add(space.PublicCellOf(concept.Code, index));
                if (inNogen && count < whole)
                {
                    present.Add(space.PublicCellOf(Concepts.RestOf(Concepts.Nogen, concept.Code), index));
                }

                foreach (var longer in concepts.Where(one => IsLonger(one, concept) && !pattern.Of(one.SuppressionPattern)[index]))
                {
                    if (longer.Count(number) > rules.Threshold && count < longer.Count(number))
                    {
                        present.Add(space.PublicCellOf(Concepts.RestOf(longer.Code, concept.Code), index));
                    }
                }
            }
        }

        return present;

        // Of few it is not shown that all or none of them are.
        bool HidesAll(Concept concept, CubeSums number) => number.N < rules.GroupThreshold
            && (rules.Groups == GroupSuppression.All
                || (rules.Groups == GroupSuppression.Sensitive && Concepts.IsSensitive(concept.Code)));

        static bool IsLonger(Concept whole, Concept part) =>
            whole.Code != Concepts.Nogen && Concepts.Nested.Contains((whole.Code, part.Code));

        // A longer interval of few would hide a 0 in this one.
        bool LiesInSmaller(Concept concept, CubeSums number) => Concepts.Nested.Any(pair => pair.Part == concept.Code
            && concepts.FirstOrDefault(one => one.Code == pair.Whole) is { } whole && rules.IsSmall(whole.Count(number)));
    }

    /// <summary>How much of each table, level and kind of period is withheld.</summary>
    private static List<DisclosureLine> Lines(
        IReadOnlyList<Table> tables,
        IReadOnlyList<AttackFinding> finding,
        Func<PublicCell, (OmraadeLevel Level, PeriodKind Kind, long N)?> about,
        Func<PublicCell, bool> isPrimary)
    {
        var found = finding.ToDictionary(f => f.Cell);
        return [.. from table in tables
                   from line in PublicKnowledge.CountCells(table)
                       .Select(pair => (pair.Cell, pair.Withheld, About: about(pair.Cell)))
                       .Where(pair => pair.About is not null)
                       .GroupBy(pair => (pair.About!.Value.Level, pair.About.Value.Kind))
                       .OrderBy(part => part.Key.Level).ThenByDescending(part => part.Key.Kind)
                   let withheld = line.Where(pair => pair.Withheld).ToList()
                   let primary = withheld.Where(pair => isPrimary(pair.Cell)).ToList()
                   let attacked = primary.Where(pair => found.ContainsKey(pair.Cell)).Select(pair => found[pair.Cell]).ToList()
                   select new DisclosureLine(
                       table.Id,
                       line.Key.Level.Code(),
                       line.Key.Kind.Code(),
                       line.Count(),
                       primary.Count,
                       withheld.Count - primary.Count,
                       line.Sum(pair => pair.About!.Value.N),
                       withheld.Sum(pair => pair.About!.Value.N),
                       attacked.Count == 0 ? null : attacked.Min(f => f.Values),
                       attacked.Count(f => f.IsDetermined))];
    }
}

/// <summary>How much of one level of a table is withheld.</summary>
/// <param name="Table">The table.</param>
/// <param name="Level">The level of omraade: land, region, landsdel, kommune.</param>
/// <param name="Kind">The kind of period: samledeaar, aar, rullendeaar, indfasning, kvartal.</param>
/// <param name="Cells">Counts with a cell.</param>
/// <param name="PrimaryCount">Withheld for their own size.</param>
/// <param name="SecondaryCount">Withheld for the sake of others.</param>
/// <param name="N">The sum of N over the cells.</param>
/// <param name="NWithheld">The sum of N over the withheld ones.</param>
/// <param name="SmallestInterval">The fewest values that are open in a primary cell; null without one.</param>
/// <param name="Determined">Primary cells that the attack found: those that earlier releases tell by themselves.</param>
public sealed record DisclosureLine(
    string Table,
    string Level,
    string Kind,
    long Cells,
    long PrimaryCount,
    long SecondaryCount,
    long N,
    long NWithheld,
    long? SmallestInterval,
    long Determined);

/// <summary>The protection report of a release: for analysts, never for the public.</summary>
/// <param name="Rules">The rules it was made under.</param>
/// <param name="Unproven">Primary cells without a proof of their own; the attack has judged them too.</param>
/// <param name="Milliseconds">What protection and attack took.</param>
/// <param name="Lines">By table, level of omraade and kind of period.</param>
public sealed record DisclosureReport(DisclosureRules Rules, long Unproven, long Milliseconds, IReadOnlyList<DisclosureLine> Lines);
