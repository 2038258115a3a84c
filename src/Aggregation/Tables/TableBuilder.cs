using System.Globalization;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Aggregation.Tables;

/// <summary>
/// Makes the tables of the scheme from the cube: which dimensions each has, and how each measure is computed. With a
/// pattern the tables are the protected ones; without it they are the true ones, which never leave the machine's own
/// command line.
/// </summary>
internal sealed class TableBuilder(
    CubeExtract cube,
    PeriodPlan plan,
    Ordning ordning,
    Regelsaet regelsaet,
    SuppressionPattern? suppressionPattern)
{
    private static readonly BilingualText NoteOnRanges = new(
        "Hvor et tal ikke vises af hensyn til fortrolighed, kan der være angivet et interval, som det ligger i (fra og til). Hvor tallet "
            + "vises, er fra og til tallet selv.",
        "Where a figure is not shown for confidentiality, a range that it lies in may be given (from and to). Where the figure is shown, "
            + "from and to are the figure itself.");

    private readonly IReadOnlyList<Omraade> _omraader = ValidOmraader(plan);

    /// <summary>All tables of the scheme, in its order.</summary>
    /// <param name="withUpcoming">Whether quarters not yet published stand in the tables with their symbol.</param>
    public IReadOnlyList<Table> Build(bool withUpcoming)
    {
        var upcoming = withUpcoming ? plan.UpcomingQuarters : [];
        return [.. ordning.Tables.Select(recipe => recipe.Kind switch
        {
            "indsats" => Indsats(recipe, upcoming),
            "indsats-alder-koen" => IndsatsAgeSex(recipe),
            "omfang" => Extent(recipe),
            "tid-til-foerste" => TimeToFirst(recipe),
            "garanti" => Guarantee(recipe, upcoming),
            "indstillet-og-givet" => IndstilletAndGiven(recipe),
            var kind => throw new InvalidDataException($"{recipe.Id}: ukendt slags '{kind}'"),
        })];
    }

    private Table Indsats(TableRecipe recipe, IReadOnlyList<Period> upcoming)
    {
        var indsatser = Dimensions.ForIndsats(regelsaet, withIngen: true);
        return Build(
            recipe,
            _omraader,
            plan.PublishedPeriods,
            upcoming,
            [indsatser, ShareMeasures()],
            (writer, omraade, period) =>
                WriteShares(
                    writer,
                    cube[omraade, period],
                    indsatser,
                    (concept, count) => Published(concept, count, omraade, period)));
    }

    private Table IndsatsAgeSex(TableRecipe recipe)
    {
        var age = Dimensions.ForAge();
        var sex = Dimensions.ForSex();
        var indsatser = Dimensions.ForIndsats(regelsaet, withIngen: true);
        var omraader = _omraader.Where(omraade => omraade.Level != OmraadeLevel.Kommune).ToList();
        return Build(
            recipe,
            omraader,
            plan.PooledYears.Concat(plan.RollingYear),
            [],
            [age, sex, indsatser, ShareMeasures()],
            (writer, omraade, period) =>
            {
                foreach (var a in age.Values)
                {
                    foreach (var k in sex.Values)
                    {
                        WriteShares(
                            writer,
                            cube[omraade, period, a.Code, k.Code],
                            indsatser,
                            (concept, count) => Published(concept, count, omraade, period, a.Code, k.Code));
                    }
                }
            });
    }

    private static Dimension ShareMeasures() =>
        Dimensions.ForMeasures(Measures.WithRanges(Measures.ForloebCount, Measures.CountWith, Measures.Share));

    private static void WriteShares(
        CellWriter writer,
        CubeSums number,
        Dimension indsatser,
        Func<string, long, PublishedCount> published)
    {
        foreach (var indsats in indsatser.Values)
        {
            var having = indsats.Code switch
            {
                CategoryCodes.Nogen => number.With[PerCategory.Nogen],
                CategoryCodes.Ingen => number.Ingen,
                var code => number.With[(int)CategoryCodes.Find(code)!.Value],
            };
            var n = published(Concepts.N, number.N);
            var with = published(Concept(indsats.Code), having);
            writer.Count(n);
            writer.Count(with);
            writer.Share(with, n);
            writer.Ends(n);
            writer.Ends(with);
            writer.ShareEnds(with, n);
        }
    }

    /// <summary>The concept of an indsats.</summary>
    private static string Concept(string indsats) =>
        CategoryCodes.Find(indsats) is { } category ? Concepts.With(category) : indsats;

    /// <summary>Everything here is computed from the forloeb of antalMed and withheld with it.</summary>
    private Table Extent(TableRecipe recipe)
    {
        const int DaysPerWeek = 7;
        const int MinuteDaysPerHour = 60 * DaysPerWeek;
        var indsatser = Dimensions.ForIndsats(regelsaet, withIngen: false);
        var measure = Dimensions.ForMeasures(
            Measures.IndsatsCount,
            Measures.IndsatserPerForloeb,
            Measures.WeekCount,
            Measures.WeeksPerForloeb,
            Measures.HourCount,
            Measures.HoursPerForloeb);
        return Build(recipe, _omraader, YearsOfAllKinds, [], [indsatser, measure], (writer, omraade, period) =>
        {
            var number = cube[omraade, period];
            foreach (var indsats in indsatser.Values)
            {
                var i = CategoryCodes.Find(indsats.Code) is { } category ? (int)category : PerCategory.Nogen;
                var having = number.With[i];
                var hide = Hide(Concept(indsats.Code), omraade, period);
                writer.Count(number.Count[i], hide);
                writer.Ratio(number.Count[i], number.N, 2, hide);
                writer.Ratio(number.Days[i], DaysPerWeek, 1, hide);
                writer.Ratio(number.Days[i], (Int128)DaysPerWeek * having, 1, hide);
                writer.Ratio(number.MinuteDays[i], MinuteDaysPerHour, 1, hide);
                writer.Ratio(number.MinuteDays[i], (Int128)MinuteDaysPerHour * having, 1, hide);
            }
        });
    }

    private Table TimeToFirst(TableRecipe recipe)
    {
        var measure = Dimensions.ForMeasures(Measures.WithRanges(Measures.CountWithin, Measures.ShareWithin, Measures.Median));
        return Build(recipe, _omraader, YearsOfAllKinds, [], [Dimensions.ForIntervals(), measure], (writer, omraade, period) =>
        {
            var number = cube[omraade, period];
            var n = Published(Concepts.N, number.N, omraade, period);
            for (var i = 0; i < number.Within.Count; i++)
            {
                var within = Published(Concepts.Within(i), number.Within[i], omraade, period);
                writer.Count(within);
                writer.Share(within, n);
                writer.Symbol(CellSymbol.NotAvailable);
                writer.Ends(within);
                writer.ShareEnds(within, n);
            }

            writer.Symbol(CellSymbol.NotAvailable);
            writer.Symbol(CellSymbol.NotAvailable);
            writer.Ratio(number.DoubledMedian ?? 0, number.DoubledMedian is null ? 0 : 2, 1, Hide(Concepts.Nogen, omraade, period));
            for (var end = 0; end < 2 * 2; end++)
            {
                writer.Symbol(CellSymbol.NotAvailable);
            }
        });
    }

    private Table Guarantee(TableRecipe recipe, IReadOnlyList<Period> upcoming)
    {
        var measure = Dimensions.ForMeasures(Measures.WithRanges(
            Measures.ForloebCount, Measures.WithoutIndsats, Measures.ExemptLoentimer, Measures.Genbehandlet,
            Measures.EndedBeforeFrist, Measures.Fritaget, Measures.NotObserved));
        var periods = plan.PublishedPeriods.Where(period => period.Kind != PeriodKind.RollingYear);
        return Build(recipe, _omraader, periods, upcoming, [measure], (writer, omraade, period) =>
        {
            var number = cube[omraade, period];
            PublishedCount[] counts =
            [
                Published(Concepts.N, number.N, omraade, period),
                Published(Concepts.Ingen, number.Ingen, omraade, period),
                Published(Concepts.ExemptLoentimer, number.ExemptLoentimer, omraade, period),
                Published(Concepts.Genbehandlet, number.Genbehandlet, omraade, period),
                Published(Concepts.EndedBeforeFrist, number.EndedBeforeFrist, omraade, period),
                Published(Concepts.Fritaget, number.Fritaget, omraade, period),
                Published(Concepts.NotObserved, number.NotObserved, omraade, period),
            ];
            Array.ForEach(counts, writer.Count);
            Array.ForEach(counts, writer.Ends);
        });
    }

    private Table IndstilletAndGiven(TableRecipe recipe)
    {
        var measure = Dimensions.ForMeasures(Measures.WithRanges(Measures.Indstillet, Measures.Given, Measures.ShareGiven));
        return Build(recipe, _omraader, YearsOfAllKinds, [], [measure], (writer, omraade, period) =>
        {
            var number = cube[omraade, period];
            var indstillet = Published(Concepts.Indstillet, number.Indstillet, omraade, period);
            var given = Published(Concepts.Given, number.Given, omraade, period);
            writer.Count(indstillet);
            writer.Count(given);
            writer.Share(given, indstillet);
            writer.Ends(indstillet);
            writer.Ends(given);
            writer.ShareEnds(given, indstillet);
        });
    }

    private IEnumerable<Period> YearsOfAllKinds => [.. plan.PooledYears, .. plan.Year, .. plan.RollingYear];

    /// <summary>Whether the public sees a period of an omraade, hidden or not. The true tables are complete.</summary>
    private bool IsPublished(Period period, Omraade omraade) => suppressionPattern is null || ordning.Publishes(period.Kind, omraade.Level);

    private bool Hide(string concept, string omraade, string period, string age = AgeGroup.AllCode, string sex = AgeGroup.AllCode) =>
        suppressionPattern is not null && suppressionPattern.Withheld(PatternOf(concept), omraade, period, age, sex);

    /// <summary>A count as the pattern has it.</summary>
    private PublishedCount Published(
        string concept,
        long count,
        string omraade,
        string period,
        string age = AgeGroup.AllCode,
        string sex = AgeGroup.AllCode)
    {
        var hide = Hide(concept, omraade, period, age, sex);
        return new PublishedCount(count, hide, hide ? suppressionPattern!.Range(concept, omraade, period, age, sex) : null);
    }

    /// <summary>The concept whose pattern says whether a count is withheld: <c>ingen</c> is shown where <c>nogen</c> is.</summary>
    private static string PatternOf(string concept) => concept == Concepts.Ingen ? Concepts.Nogen : concept;

    private Table Build(
        TableRecipe recipe,
        IReadOnlyList<Omraade> omraader,
        IEnumerable<Period> periods,
        IReadOnlyList<Period> upcoming,
        IReadOnlyList<Dimension> otherOnes,
        Action<CellWriter, string, string> cells)
    {
        var publishedPeriods = periods.ToList();
        IReadOnlyList<Dimension> dimensions =
        [
            Dimensions.ForOmraader(omraader),
            Dimensions.ForPeriods(publishedPeriods.Concat(upcoming), NoteBeforeGuarantee(), regelsaet.ValidFrom),
            .. otherOnes,
        ];
        var perPeriod = otherOnes.Aggregate(1L, (product, dimension) => product * dimension.Values.Count);
        var writer = new CellWriter(perPeriod * omraader.Count * (publishedPeriods.Count + upcoming.Count));
        foreach (var omraade in omraader)
        {
            foreach (var period in publishedPeriods)
            {
                if (IsPublished(period, omraade))
                {
                    writer.Preliminary = plan.IsPreliminary(period);
                    cells(writer, omraade.Code, period.Code);
                }
                else
                {
                    writer.Symbol(CellSymbol.NotAvailable, perPeriod);
                }
            }

            foreach (var period in upcoming)
            {
                writer.Symbol(IsPublished(period, omraade) ? CellSymbol.NotYet : CellSymbol.NotAvailable, perPeriod);
            }
        }

        var title = recipe.Title.With("vindue", regelsaet.WindowMonths.ToString(CultureInfo.InvariantCulture));
        return new Table(
            recipe.Id,
            title,
            Notes(dimensions[^1], omraader, [.. publishedPeriods.Concat(upcoming).Select(period => period.Kind).Distinct()]),
            dimensions,
            writer.Values,
            writer.Symbols);
    }

    private List<BilingualText> Notes(Dimension measures, IReadOnlyList<Omraade> omraader, IReadOnlyList<PeriodKind> kinds)
    {
        var notes = new List<BilingualText>
        {
            new(
                $"Opgjort efter regelsættet {regelsaet.Code}: {regelsaet.Purpose.Da}",
                $"Computed under the rule set {regelsaet.Code}: {regelsaet.Purpose.En}"),
        };
        if (ordning.Closing is { } closing)
        {
            notes.Add(closing);
        }

        if (NoteBeforeGuarantee() is { } note)
        {
            notes.Add(note);
        }

        if (suppressionPattern is not null
            && omraader.Any(omraade => omraade.Level == OmraadeLevel.Kommune)
            && ordning.NoteOnKommuner(kinds) is { } onKommuner)
        {
            notes.Add(onKommuner);
        }

        if (measures.Values.Any(measure => RangeEnds.IsEnd(measure.Code)))
        {
            notes.Add(NoteOnRanges);
        }

        return notes;
    }

    private BilingualText? NoteBeforeGuarantee() => regelsaet.ValidFrom is not { } from ? null : new BilingualText(
        string.Create(
            CultureInfo.InvariantCulture,
            $"For forløb startet før {from.Day}. {MonthNames.Danish(from.Month)} {from.Year} gjaldt reglen endnu ikke. Tallene er "
                + $"medtaget til sammenligning."),
        string.Create(
            CultureInfo.InvariantCulture,
            $"For courses started before {from.Day} {MonthNames.English(from.Month)} {from.Year} the rule did not yet apply. The figures "
                + $"are for comparison."));

    /// <summary>The omraader that hold for some start in the published quarters.</summary>
    public static IReadOnlyList<Omraade> ValidOmraader(PeriodPlan plan) =>
        plan.Quarters.Count == 0 ? [] : [.. Omraader.Standard.ValidOnes(plan.First!.Value.FirstDay, plan.Quarters[^1].LastDay)];
}

/// <summary>A count and what is published of it.</summary>
/// <param name="Count">The true count.</param>
/// <param name="Hide">Whether it is withheld.</param>
/// <param name="Range">The range that is published of a withheld count; null where there is none.</param>
internal readonly record struct PublishedCount(long Count, bool Hide, CountRange? Range)
{
    /// <summary>The least and the greatest that it can be by what is published; null where nothing is.</summary>
    public (long From, long To)? Ends => !Hide ? (Count, Count) : Range is { } range ? (range.From, range.To) : null;
}

/// <summary>Fills a table's cells in row-major order.</summary>
internal sealed class CellWriter(long cells)
{
    private int _next;

    public long[] Values { get; } = new long[cells];

    public CellSymbol[] Symbols { get; } = new CellSymbol[cells];

    /// <summary>Whether the period being written is preliminary.</summary>
    public bool Preliminary { get; set; }

    /// <summary>A count of Y11IGA03, of which no range is published.</summary>
    public void Count(long count, bool hide) => Count(new PublishedCount(count, hide, Range: null));

    /// <summary>A count.</summary>
    public void Count(PublishedCount count)
    {
        if (count.Hide)
        {
            Symbol(CellSymbol.Withheld);
        }
        else
        {
            Value(count.Count);
        }
    }

    /// <summary>A count in per cent of another, with one decimal: shown where both are.</summary>
    public void Share(PublishedCount count, PublishedCount of) =>
        Ratio((Int128)100 * count.Count, of.Count, 1, count.Hide || of.Hide);

    /// <summary>The least and the greatest that a count can be: twice the count itself where it is shown.</summary>
    public void Ends(PublishedCount count) => Ends(count.Ends);

    /// <summary>
    /// The least and the greatest that a share can be by what is published of its counts: twice the share itself where it is shown.
    /// </summary>
    public void ShareEnds(PublishedCount count, PublishedCount of)
    {
        if (!count.Hide && !of.Hide)
        {
            Share(count, of);
            Share(count, of);
        }
        else
        {
            Ends(count.Ends is { } counts && of.Ends is { } wholes ? Rounding.ShareRange(counts, wholes) : null);
        }
    }

    /// <summary>
    /// An exact rational, rounded here and only here: half away from zero. Without a basis the symbol says so, unless
    /// that would tell what is withheld.
    /// </summary>
    public void Ratio(Int128 numerator, Int128 denominator, int decimals, bool hide)
    {
        if (hide)
        {
            Symbol(CellSymbol.Withheld);
        }
        else if (Rounding.Ratio(numerator, denominator, decimals) is { } value)
        {
            Value(value);
        }
        else
        {
            Symbol(CellSymbol.NoBasis);
        }
    }

    public void Symbol(CellSymbol symbol) => Symbols[_next++] = symbol;

    /// <summary>The same symbol in so many cells.</summary>
    public void Symbol(CellSymbol symbol, long count)
    {
        for (var i = 0L; i < count; i++)
        {
            Symbol(symbol);
        }
    }

    private void Ends((long From, long To)? ends)
    {
        if (ends is { } range)
        {
            Value(range.From);
            Value(range.To);
        }
        else
        {
            Symbol(CellSymbol.Withheld);
            Symbol(CellSymbol.Withheld);
        }
    }

    private void Value(long value)
    {
        Values[_next] = value;
        Symbols[_next++] = Preliminary ? CellSymbol.Preliminary : CellSymbol.None;
    }
}
