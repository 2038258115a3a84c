using System.Globalization;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// What everybody knows of how the counts hang together: omraader by the public register, years, rolling and pooled years by their
/// quarters, ages and sexes, and which counts are parts of which. Every count is an unknown of its own, also those that no
/// table shows (a landsdel's quarter by age and sex).
/// </summary>
internal sealed class Relations
{
    private static readonly string[] Bands = ["u30", "30-39", "40-49", "50+"], Halves = ["u40", "40+"];
    private static readonly (string Total, string[] Parts)[] AgesOf =
        [("u40", Bands[..2]), ("40+", Bands[2..]), ("alle", Bands), ("alle", Halves)];

    private static readonly (string Whole, string Part, string Left)[] _rests =
        [.. TableSystem.Concepts.Nested.Select(pair => (pair.Whole, pair.Part, TableSystem.Concepts.RestOf(pair.Whole, pair.Part)))];

    private readonly Dictionary<PublicCell, int> _number = [];
    private readonly HashSet<int> _halved = [];
    private readonly int _publicCells;

    /// <param name="publicKnowledge">What is public: which omraader, periods and counts there are.</param>
    public Relations(PublicKnowledge publicKnowledge)
    {
        foreach (var cell in publicKnowledge.Shown.Keys.Concat(publicKnowledge.Withheld))
        {
            Number(cell);
        }

        _publicCells = _number.Count;
        var concepts = _number.Keys.Select(cell => cell.Concept).Where(concept => !EndingCounts.IsOne(concept))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var withAge = _number.Keys.Where(cell => cell.Age != "alle").Select(cell => cell.Concept).ToHashSet(StringComparer.Ordinal);
        var periods = publicKnowledge.Periods.ToDictionary(code => code, Quarters, StringComparer.Ordinal);
        var starts = periods.Values.SelectMany(quarters => quarters).Distinct(StringComparer.Ordinal).ToList();
        var kommuner = publicKnowledge.Omraader.ToDictionary(
            code => code,
            code => (IReadOnlyDictionary<string, HashSet<string>>)starts.ToDictionary(
                start => start,
                start => Members(code, start),
                StringComparer.Ordinal),
            StringComparer.Ordinal);
        var splittings = periods.ToDictionary(pair => pair.Key, pair => Splitting(pair.Value, kommuner), StringComparer.Ordinal);
        var superiors = kommuner.Where(pair => !Omraader.Standard.IsKommune(pair.Key)).ToDictionary(StringComparer.Ordinal);
        var ofSuperiors = periods.Concat(starts.Select(start => KeyValuePair.Create(start, new[] { start })))
            .DistinctBy(pair => pair.Key)
            .ToDictionary(pair => pair.Key, pair => Splitting(pair.Value, superiors), StringComparer.Ordinal);
        var grown = Period.Grown(periods.Keys).ToList();
        foreach (var concept in concepts)
        {
            // Of an earlier release also pooled years that have grown since, and what they have grown by.
            foreach (var (after, before, by) in grown)
            {
                foreach (var omraade in publicKnowledge.Omraader)
                {
                    var cell = new PublicCell(concept, omraade, by, "alle", "alle");
                    Sums.Add((Number(cell with { Period = after }), [Number(cell with { Period = before }), Number(cell)]));
                    Time(cell, [.. Period.YearsOf(by)]);
                }
            }

            foreach (var (period, quarters) in periods)
            {
                string[] years = [.. quarters.Select(quarter => quarter[..4]).Distinct(StringComparer.Ordinal)];
                var isYears = years.Length * 4 == quarters.Length && !years.Contains(period) && years.All(periods.ContainsKey);
                foreach (var omraade in publicKnowledge.Omraader)
                {
                    var cell = new PublicCell(concept, omraade, period, "alle", "alle");
                    Time(cell, quarters);
                    if (isYears)
                    {
                        Time(cell, years);
                        if (!Omraader.Standard.IsKommune(omraade))
                        {
                            Running(cell, quarters, periods);
                        }
                    }
                    else if (quarters.Length == 4 && !Omraader.Standard.IsKommune(omraade))
                    {
                        Shared(cell, quarters);
                    }
                }

                Geography(concept, period, splittings[period], "alle", "alle");
            }

            if (withAge.Contains(concept))
            {
                AgeAndSex(concept, periods, superiors, ofSuperiors);
            }
        }

        foreach (var cell in _number.Keys.ToList())
        {
            Concepts(cell);
        }

        Sums.AddRange(EndingRelations.Sums([.. _number.Keys.Where(cell => EndingCounts.IsOne(cell.Concept))], publicKnowledge)
            .Select(sum => (Number(sum.Whole), (int[])[.. sum.Parts.Select(Number)])));
    }

    /// <summary>The sexes.</summary>
    public static IReadOnlyList<string> Sex { get; } = ["kvinde", "mand"];

    /// <summary>Every count with a number.</summary>
    public IReadOnlyDictionary<PublicCell, int> Numbers => _number;

    public int Count => _number.Count;

    /// <summary>Total = sum of parts.</summary>
    public List<(int GrandTotal, int[] Parts)> Sums { get; } = [];

    /// <summary>Part ≤ whole.</summary>
    public List<(int Part, int Whole)> AtMost { get; } = [];

    /// <summary>Total ≤ sum of parts (they may overlap).</summary>
    public List<(int GrandTotal, int[] Parts)> Covered { get; } = [];

    /// <summary>Whether these are the relations of the same cells, shown or withheld.</summary>
    public bool IsAbove(PublicKnowledge publicKnowledge) =>
        publicKnowledge.Cells == _publicCells
            && publicKnowledge.Shown.Keys.Concat(publicKnowledge.Withheld)
                .All(cell => _number.TryGetValue(cell, out var ordinal) && ordinal < _publicCells);

    /// <summary>The age bands of an age group.</summary>
    public static string[] BandsOf(string age) => Array.Find(AgesOf, group => group.Total == age).Parts ?? [age];

    /// <summary>The quarters of a period, read from its code; the phase-in is its own.</summary>
    public static string[] Quarters(string period)
    {
        if (period.Length == 4)
        {
            return [.. Enumerable.Range(1, 4).Select(q => $"{period}Q{q}")];
        }

        if (period.Length == 10 && period[4..8] == "QMAT")
        {
            var last = (int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture) * 4)
                + int.Parse(period.AsSpan(8), CultureInfo.InvariantCulture) - 1;
            return [.. Enumerable.Range(last - 3, 4).Select(q => string.Create(CultureInfo.InvariantCulture, $"{q / 4:D4}Q{(q % 4) + 1}"))];
        }

        // Several years, from the first to the last: 2022-2025.
        return Period.YearsOf(period) is { Count: > 1 } years ? [.. years.SelectMany(Quarters)] : [period];
    }

    /// <summary>The kommuner of an omraade for starts in a quarter, by the public register.</summary>
    public static HashSet<string> Members(string omraade, string start)
    {
        var day = start.Length == 6
            ? new DateOnly(int.Parse(start.AsSpan(0, 4), CultureInfo.InvariantCulture), 3 * (start[5] - '0'), 28)
            : new DateOnly(2022, 1, 1);
        return Omraader.Standard.Memberships
            .Where(member => member.Omraade == omraade && member.From <= day && (member.To is not { } to || day <= to))
            .Select(member => member.Kommune)
            .ToHashSet(StringComparer.Ordinal);
    }

    private int Number(PublicCell cell)
    {
        if (!_number.TryGetValue(cell, out var ordinal))
        {
            _number.Add(cell, ordinal = _number.Count);
        }

        return ordinal;
    }

    private void Time(PublicCell cell, string[] quarters)
    {
        if (quarters.Length > 1)
        {
            Sums.Add((Number(cell), [.. quarters.Select(quarter => Number(cell with { Period = quarter }))]));
        }
    }

    /// <summary>
    /// What a year shares with the years that begin some quarters later: a cell of its own, so that the difference of two of them, a
    /// quarter come and one gone, is known in one step.
    /// </summary>
    private void Shared(PublicCell cell, string[] quarters)
    {
        for (var first = 1; first < quarters.Length; first++)
        {
            Sums.Add((Number(cell), [Stretch(cell, quarters[..first]), Stretch(cell, quarters[first..])]));
        }
    }

    /// <summary>The same of the young and the old, who together are all of what is shared.</summary>
    private void SharedByAge(PublicCell cell, string[] quarters)
    {
        foreach (var age in Halves)
        {
            Shared(cell with { Age = age }, quarters);
        }

        foreach (var part in Enumerable.Range(1, quarters.Length - 1)
            .SelectMany(first => new[] { quarters[..first], quarters[first..] })
            .Where(part => part.Length > 1))
        {
            var all = Stretch(cell, part);
            if (_halved.Add(all))
            {
                Sums.Add((all, [.. Halves.Select(age => Stretch(cell with { Age = age }, part))]));
            }
        }
    }

    /// <summary>The number of a stretch of quarters, with its sum over them the first time it is asked for.</summary>
    private int Stretch(PublicCell cell, string[] quarters)
    {
        var stretch = cell with { Period = string.Join('+', quarters) };
        if (!_number.ContainsKey(stretch))
        {
            Time(stretch, quarters);
        }

        return Number(stretch);
    }

    /// <summary>
    /// Pooled years from their first quarter on, and to their last: cells of their own, each a quarter or a year longer than one before. So
    /// what two years in them leave to a third is known, wherever they begin.
    /// </summary>
    private void Running(PublicCell cell, string[] quarters, Dictionary<string, string[]> periods)
    {
        var ordinals = new Dictionary<(int From, int To), int>();
        for (var first = 1; first < quarters.Length; first++)
        {
            Sums.Add((Number(cell), [Stretch(0, first), Stretch(first, quarters.Length)]));
        }

        int Stretch(int from, int to)
        {
            if (ordinals.TryGetValue((from, to), out var ordinal))
            {
                return ordinal;
            }

            var published = to - from == 1 ? quarters[from] : to - from == 4 ? YearFrom(from) : null;
            ordinal = ordinals[(from, to)] = Number(cell with { Period = published ?? $"{quarters[from]}..{quarters[to - 1]}" });
            foreach (var step in published is null ? new[] { 1, 4 }.Where(step => step < to - from) : [])
            {
                Sums.Add((
                    ordinal,
                    to == quarters.Length
                        ? [Stretch(from, from + step), Stretch(from + step, to)]
                        : [Stretch(from, to - step), Stretch(to - step, to)]));
            }

            return ordinal;
        }

        string? YearFrom(int first)
        {
            var last = Quarter.Find(quarters[first + 3])!.Value;
            var code = last.OfTheYear == 4 ? quarters[first][..4] : Period.OfRollingYear(last).Code;
            return periods.ContainsKey(code) ? code : null;
        }
    }

    private void Geography(string concept, string period, List<(string Omraade, List<string> Parts)> splitting, string age, string sex)
    {
        foreach (var (omraade, parts) in splitting)
        {
            Sums.Add(
                (Number(new(concept, omraade, period, age, sex)), [.. parts.Select(part => Number(new(concept, part, period, age, sex)))]));
        }
    }

    /// <summary>Each omraade is the sum of the largest ones within it that together are it.</summary>
    private static List<(string Omraade, List<string> Parts)> Splitting(
        string[] quarters,
        Dictionary<string, IReadOnlyDictionary<string, HashSet<string>>> kommuner)
    {
        var splitting = new List<(string, List<string>)>();
        foreach (var (omraade, ownColumns) in kommuner)
        {
            var rest = ownColumns[quarters[0]].ToHashSet(StringComparer.Ordinal);
            if (quarters.Any(quarter => !ownColumns[quarter].SetEquals(rest)) || rest.Count == 0)
            {
                // An omraade that changes within the period: its quarters say what there is to say.
                continue;
            }

            var parts = new List<string>();
            foreach (var (other, othersBodies) in kommuner.Where(pair => pair.Key != omraade)
                .OrderByDescending(pair => pair.Value[quarters[0]].Count))
            {
                var theirs = othersBodies[quarters[0]];
                if (theirs.Count > 0
                    && (theirs.Count < ownColumns[quarters[0]].Count
                        || (theirs.Count == ownColumns[quarters[0]].Count && string.CompareOrdinal(other, omraade) < 0))
                    && theirs.IsSubsetOf(rest) && quarters.All(quarter => othersBodies[quarter].SetEquals(theirs)))
                {
                    parts.Add(other);
                    rest.ExceptWith(theirs);
                }
            }

            if (parts.Count > 0 && rest.Count == 0)
            {
                splitting.Add((omraade, parts));
            }
        }

        return splitting;
    }

    private void AgeAndSex(
        string concept,
        Dictionary<string, string[]> periods,
        Dictionary<string, IReadOnlyDictionary<string, HashSet<string>>> superiors,
        Dictionary<string, List<(string Omraade, List<string> Parts)>> splittings)
    {
        var rolling = periods.Where(pair => pair.Value.Length > 1 && pair.Key.Length > 4).ToList();
        var quarters = rolling.SelectMany(pair => pair.Value)
            .Distinct(StringComparer.Ordinal)
            .Select(quarter => KeyValuePair.Create(quarter, new[] { quarter }))
            .ToList();
        string[] agesOf = ["alle", .. Halves, .. Bands], sex = ["alle", .. Sex];
        foreach (var (period, owned) in rolling.Concat(quarters))
        {
            foreach (var age in agesOf)
            {
                foreach (var k in sex.Where(k => age != "alle" || k != "alle"))
                {
                    foreach (var omraade in superiors.Keys)
                    {
                        Time(new(concept, omraade, period, age, k), owned);
                    }

                    Geography(concept, period, splittings[period], age, k);
                }
            }

            foreach (var omraade in superiors.Keys)
            {
                if (owned.Length == 4)
                {
                    SharedByAge(new(concept, omraade, period, "alle", "alle"), owned);
                }

                foreach (var age in agesOf)
                {
                    Sums.Add((
                        Number(new(concept, omraade, period, age, "alle")),
                        [.. Sex.Select(k => Number(new(concept, omraade, period, age, k)))]));
                }

                foreach (var (total, parts) in AgesOf)
                {
                    foreach (var k in sex)
                    {
                        Sums.Add((
                            Number(new(concept, omraade, period, total, k)),
                            [.. parts.Select(age => Number(new(concept, omraade, period, age, k)))]));
                    }
                }
            }
        }
    }

    /// <summary>How the counts of one cell hang together.</summary>
    private void Concepts(PublicCell cell)
    {
        if (cell.Concept != "n")
        {
            return;
        }

        int? Of(string concept) => _number.TryGetValue(cell with { Concept = concept }, out var ordinal) ? ordinal : null;
        var n = _number[cell];
        foreach (var (whole, part, restOf) in cell is { Age: "alle", Sex: "alle" } ? _rests : [])
        {
            if (Of(restOf) is { } left && Of(whole) is { } all && Of(part) is { } some)
            {
                Sums.Add((all, [some, left]));
            }
        }

        if (Of("nogen") is { } nogen)
        {
            if (Of("ingen") is { } ingen)
            {
                Sums.Add((n, [nogen, ingen]));
                Upward(Of("undtagetLoentimer"), ingen);
                Upward(Of("genbehandlet"), ingen);
            }

            var categories = new List<int>();
            foreach (var category in CategoryCodes.All)
            {
                if (Of(category) is { } having)
                {
                    categories.Add(having);
                    Upward(having, nogen);
                }
            }

            if (categories.Count > 0)
            {
                Covered.Add((nogen, [.. categories]));
            }

            if (Of(TableSystem.Concepts.AmountOf("nogen")) is { } indsatser)
            {
                // Each indsats is of one category; and whoever has one has at least one.
                var amounts = CategoryCodes.All
                    .Select(category => (Count: Of(category), Amount: Of(TableSystem.Concepts.AmountOf(category))))
                    .Where(pair => pair.Amount is not null)
                    .ToList();
                Sums.Add((indsatser, [.. amounts.Select(pair => pair.Amount!.Value)]));
                amounts.Add((nogen, indsatser));
                foreach (var (count, amount) in amounts)
                {
                    Upward(count, amount!.Value);
                }
            }

            int? before = null;
            foreach (var interval in StartInterval.All.Select(one => one.Code))
            {
                var within = Of("inden " + interval);
                if (before is not null && within is { } next)
                {
                    Upward(before, next);
                }

                Upward(within, nogen);
                before = within;
            }
        }

        if (Of("indstillet") is { } indstillet)
        {
            Upward(indstillet, n);
            Upward(Of("givet"), indstillet);
            if (Of("virksomhedsrettet") is { } virksomhedsrettet)
            {
                Upward(Of("givet"), virksomhedsrettet);
            }
        }

        void Upward(int? part, int whole)
        {
            if (part is { } ordinal)
            {
                AtMost.Add((ordinal, whole));
            }
        }
    }
}
