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
/// <param name="cube">The true figures.</param>
/// <param name="plan">The periods.</param>
/// <param name="ordning">The scheme.</param>
/// <param name="regelsaet">The regelsaet.</param>
/// <param name="suppressionPattern">What is withheld of those who started; null for the true tables.</param>
/// <param name="endings">The same of those who ended: without it the protected tables of endings are not made.</param>
internal sealed class TableBuilder(
    CubeExtract cube,
    PeriodPlan plan,
    Ordning ordning,
    Regelsaet regelsaet,
    SuppressionPattern? suppressionPattern,
    EndingPattern? endings = null)
{
    private static readonly BilingualText NoteOnRanges = new(
        "Hvor et tal ikke vises af hensyn til fortrolighed, kan der være angivet et interval, som det ligger i (fra og til). Hvor tallet "
            + "vises, er fra og til tallet selv.",
        "Where a figure is not shown for confidentiality, a range that it lies in may be given (from and to). Where the figure is shown, "
            + "from and to are the figure itself.");

    private static readonly BilingualText NoteOnEndings = new(
        "Perioden er det år, hvor forløbet sluttede. Af hensyn til fortroligheden er kommuner ikke med, og hvad der fulgte, fordelt på "
            + "indsats inden fristen, opgøres kun for hele landet.",
        "The period is the year in which the course ended. For confidentiality, municipalities are not included, and what followed by "
            + "effort before the deadline is published for the whole country only.");

    private readonly IReadOnlyList<Omraade> _omraader = ValidOmraader(plan);

    /// <summary>The tables of the scheme, in its order: all of the true ones, of the protected ones those that releases have.</summary>
    /// <param name="withUpcoming">Whether quarters not yet published stand in the tables with their symbol.</param>
    public IReadOnlyList<Table> Build(bool withUpcoming)
    {
        var upcoming = withUpcoming ? plan.UpcomingQuarters : [];
        var recipes = ordning.Tables.Where(recipe => suppressionPattern is null
            || (!recipe.IsForControl && (endings is not null || recipe.Kind is not (TableKind.Ending or TableKind.Length))));
        return [.. recipes.Select(recipe => recipe.Kind switch
        {
            TableKind.Indsats => Indsats(recipe, upcoming),
            TableKind.IndsatsAgeSex => IndsatsAgeSex(recipe),
            TableKind.Extent => Extent(recipe),
            TableKind.TimeToFirst => TimeToFirst(recipe),
            TableKind.Guarantee => Guarantee(recipe, upcoming),
            TableKind.IndstilletAndGiven => IndstilletAndGiven(recipe),
            TableKind.Ending => Ending(recipe),
            TableKind.Length => Length(recipe),
            TableKind.Waiting => Waiting(recipe),
            var kind => throw new InvalidDataException($"{recipe.Id}: ukendt slags '{kind}'"),
        })];
    }

    private Table Indsats(TableRecipe recipe, IReadOnlyList<Period> upcoming)
    {
        var indsatser = Dimensions.ForIndsats(regelsaet, withIngen: true);
        return Build(recipe, _omraader, plan.PublishedPeriods, upcoming, [indsatser], [.. indsatser.Values.Select(OfIndsats)]);
    }

    private Table IndsatsAgeSex(TableRecipe recipe)
    {
        var isTrue = suppressionPattern is null;
        var age = Dimensions.ForAge(isTrue ? AgeGroup.WithSeniors : AgeGroup.All);
        var sex = Dimensions.ForSex();
        var indsatser = Dimensions.ForIndsats(regelsaet, withIngen: true);
        IReadOnlyList<IReadOnlyList<Measure>> rows = [.. indsatser.Values.Select(OfIndsats)];
        IReadOnlyList<Dimension> within = [age, sex, indsatser, Measures.Dimension(rows[0])];
        return Build(
            recipe,
            [.. _omraader.Where(omraade => isTrue || omraade.Level != OmraadeLevel.Kommune)],
            plan.PooledYears.Concat(plan.RollingYear),
            [],
            within,
            (writer, omraade, period) =>
            {
                if (period.Kind != PeriodKind.PooledYears && omraade.Level == OmraadeLevel.Kommune)
                {
                    writer.Symbol(CellSymbol.NotAvailable, CellsOf(within));
                    return;
                }

                foreach (var a in age.Values)
                {
                    foreach (var k in sex.Values)
                    {
                        var sums = cube[omraade.Code, period.Code, a.Code, k.Code];
                        WriteRows(writer, rows, new PublishedSums(sums, suppressionPattern, omraade.Code, period.Code, a.Code, k.Code));
                    }
                }
            });
    }

    private static IReadOnlyList<Measure> OfIndsats(DimensionValue indsats) => Measures.OfIndsats(indsats.Code);

    private Table Extent(TableRecipe recipe)
    {
        var indsatser = Dimensions.ForIndsats(regelsaet, withIngen: false);
        return Build(
            recipe,
            _omraader,
            YearsOfAllKinds,
            [],
            [indsatser],
            [.. indsatser.Values.Select(indsats => Measures.OfExtent(indsats.Code))]);
    }

    private Table TimeToFirst(TableRecipe recipe)
    {
        var intervals = Dimensions.ForIntervals();
        return Build(
            recipe,
            _omraader,
            YearsOfAllKinds,
            [],
            [intervals],
            [.. Enumerable.Range(0, intervals.Values.Count).Select(Measures.OfInterval)]);
    }

    private Table Guarantee(TableRecipe recipe, IReadOnlyList<Period> upcoming)
    {
        var periods = plan.PublishedPeriods.Where(period => period.Kind != PeriodKind.RollingYear);
        return Build(recipe, _omraader, periods, upcoming, [], [Measures.OfGuarantee]);
    }

    private Table IndstilletAndGiven(TableRecipe recipe) =>
        Build(recipe, _omraader, YearsOfAllKinds, [], [], [Measures.OfIndstillet]);

    private Table Ending(TableRecipe recipe)
    {
        var indsatser = Dimensions.ForIndsatsByFrist();
        var followed = Dimensions.ForEndings();
        return BuildEnded(
            recipe,
            [indsatser, followed],
            [.. from indsats in indsatser.Values from ending in followed.Values select Measures.OfEnding(indsats.Code, ending.Code)]);
    }

    private Table Length(TableRecipe recipe)
    {
        var lengths = Dimensions.ForLengths();
        return BuildEnded(recipe, [lengths], [.. Enumerable.Range(0, lengths.Values.Count).Select(Measures.OfLength)]);
    }

    private Table Waiting(TableRecipe recipe)
    {
        var stretches = Dimensions.ForStretches();
        var waits = Dimensions.ForWaits();
        return Build(
            recipe,
            _omraader,
            YearsOfAllKinds,
            [],
            [stretches, waits],
            [
                ..
                    from stretch in stretches.Values
                    from i in Enumerable.Range(0, waits.Values.Count)
                    select Measures.OfWait(stretch.Code, i),
            ]);
    }

    /// <summary>
    /// A table over the years in which forloeb ended. Kommuner, and some rows of landsdele and regions, are in the true one only.
    /// </summary>
    private Table BuildEnded(TableRecipe recipe, IReadOnlyList<Dimension> within, IReadOnlyList<IReadOnlyList<Measure>> rows) => Build(
        recipe,
        [.. _omraader.Where(omraade => suppressionPattern is null || omraade.Level != OmraadeLevel.Kommune)],
        plan.Endings.Periods,
        [],
        [.. within, Measures.Dimension(rows[0])],
        (writer, omraade, period) =>
        {
            writer.Preliminary = plan.Endings.IsPreliminary(period);
            var sums = new PublishedSums(cube.Ended(omraade.Code, period.Code), endings, omraade.Code, period.Code);
            foreach (var row in rows)
            {
                if (suppressionPattern is null || EndingCounts.IsShown(((CountFigure)row[0].Figure).Concept, omraade.Level))
                {
                    Measures.Write(writer, row, sums);
                }
                else
                {
                    writer.Symbol(CellSymbol.NotAvailable, CellsOf([Measures.Dimension(row)]));
                }
            }
        });

    private IEnumerable<Period> YearsOfAllKinds => [.. plan.PooledYears, .. plan.Year, .. plan.RollingYear];

    /// <summary>Whether the public sees a period of an omraade, hidden or not. The true tables are complete.</summary>
    private bool IsPublished(Period period, Omraade omraade) => suppressionPattern is null || ordning.Publishes(period.Kind, omraade.Level);

    /// <summary>A table whose rows, within an omraade and period, are made of the same sums.</summary>
    private Table Build(
        TableRecipe recipe,
        IReadOnlyList<Omraade> omraader,
        IEnumerable<Period> periods,
        IReadOnlyList<Period> upcoming,
        IReadOnlyList<Dimension> within,
        IReadOnlyList<IReadOnlyList<Measure>> rows) =>
        Build(
            recipe,
            omraader,
            periods,
            upcoming,
            [.. within, Measures.Dimension(rows[0])],
            (writer, omraade, period) =>
                WriteRows(
                    writer,
                    rows,
                    new PublishedSums(cube[omraade.Code, period.Code], suppressionPattern, omraade.Code, period.Code)));

    private static void WriteRows(CellWriter writer, IReadOnlyList<IReadOnlyList<Measure>> rows, PublishedSums sums)
    {
        foreach (var row in rows)
        {
            Measures.Write(writer, row, sums);
        }
    }

    private Table Build(
        TableRecipe recipe,
        IReadOnlyList<Omraade> omraader,
        IEnumerable<Period> periods,
        IReadOnlyList<Period> upcoming,
        IReadOnlyList<Dimension> others,
        Action<CellWriter, Omraade, Period> cells)
    {
        var publishedPeriods = periods.ToList();
        IReadOnlyList<Dimension> dimensions =
        [
            Dimensions.ForOmraader(omraader),
            Dimensions.ForPeriods(publishedPeriods.Concat(upcoming), NoteBeforeGuarantee(), regelsaet.ValidFrom),
            .. others,
        ];
        var perPeriod = CellsOf(others);
        var writer = new CellWriter(perPeriod * omraader.Count * (publishedPeriods.Count + upcoming.Count));
        foreach (var omraade in omraader)
        {
            foreach (var period in publishedPeriods)
            {
                if (IsPublished(period, omraade))
                {
                    writer.Preliminary = plan.IsPreliminary(period);
                    cells(writer, omraade, period);
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
            Notes(recipe, dimensions[^1], omraader, [.. publishedPeriods.Concat(upcoming).Select(period => period.Kind).Distinct()]),
            dimensions,
            writer.Values,
            writer.Symbols);
    }

    private static long CellsOf(IReadOnlyList<Dimension> dimensions) =>
        dimensions.Aggregate(1L, (product, dimension) => product * dimension.Values.Count);

    private List<BilingualText> Notes(
        TableRecipe recipe,
        Dimension measures,
        IReadOnlyList<Omraade> omraader,
        IReadOnlyList<PeriodKind> kinds)
    {
        var notes = new List<BilingualText>
        {
            new(
                $"Opgjort efter regelsættet {regelsaet.Code}: {regelsaet.Purpose.Da}",
                $"Computed under the rule set {regelsaet.Code}: {regelsaet.Purpose.En}"),
        };
        if (recipe.Note is { } ofTable)
        {
            notes.Add(ofTable);
        }

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

        if (suppressionPattern is not null && recipe.Kind is (TableKind.Ending or TableKind.Length))
        {
            notes.Add(NoteOnEndings);
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
        plan.Quarters.Count == 0 ? [] : [.. Omraader.Standard.ValidBetween(plan.First!.Value.FirstDay, plan.Quarters[^1].LastDay)];
}
