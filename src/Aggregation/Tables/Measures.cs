using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Tables;

/// <summary>
/// The measures of each kind of table, in the order of its cells: code, label, unit and decimals as the definition's section 4 has them,
/// and what each is computed of. Dimensions and cells are made of the same list.
/// </summary>
internal static class Measures
{
    private static readonly BilingualText Forloeb = new("antal forløb", "number of courses");
    private static readonly BilingualText Percentage = new("pct.", "per cent");
    private static readonly BilingualText Weeks = new("uger", "weeks");
    private static readonly BilingualText Hours = new("timer", "hours");

    private static readonly CountFigure N = new(Concepts.N, sums => sums.N);
    private static readonly CountFigure Ingen = new(Concepts.Ingen, sums => sums.Ingen);
    private static readonly CountFigure Indstillet = new(Concepts.Indstillet, sums => sums.Indstillet);
    private static readonly CountFigure Given = new(Concepts.Given, sums => sums.Given);

    /// <summary>Y11IGA01 and Y11IGA02, of one indsats.</summary>
    public static IReadOnlyList<Measure> OfIndsats(string indsats) =>
    [
        Number("antalForloeb", "Antal forløb", "Number of courses", N),
        Number("antalMed", "Antal forløb med indsatsen", "Number of courses with the effort", With(indsats)),
        Share("andel", "Andel", "Share", With(indsats), N),
    ];

    /// <summary>
    /// Y11IGA03, of one indsats: all is computed from the forloeb of antalMed and withheld with it; a category's with any other category's,
    /// for they add up.
    /// </summary>
    public static IReadOnlyList<Measure> OfExtent(string indsats)
    {
        const int DaysPerWeek = 7;
        const int MinuteDaysPerHour = 60 * DaysPerWeek;
        var i = CategoryCodes.Find(indsats) is { } category ? (int)category : PerCategory.Nogen;
        return
        [
            Ratio("antalIndsatser", "Antal indsatser", "Number of efforts", sums => sums.Count[i], _ => 1) with
            {
                Unit = new("antal indsatser", "number of efforts"),
            },
            Ratio("indsatserPrForloeb", "Indsatser pr. forløb", "Efforts per course", sums => sums.Count[i], sums => sums.N) with
            {
                Decimals = 2,
                Unit = new("indsatser pr. forløb", "efforts per course"),
            },
            Ratio("uger", "Uger med indsats", "Weeks with effort", sums => sums.Days[i], _ => DaysPerWeek) with
            {
                Decimals = 1,
                Unit = Weeks,
            },
            Ratio(
                "ugerPrForloeb",
                "Uger pr. forløb med indsatsen",
                "Weeks per course with the effort",
                sums => sums.Days[i],
                sums => (Int128)DaysPerWeek * sums.With[i]) with
            {
                Decimals = 1,
                Unit = Weeks,
            },
            Ratio("timer", "Timer", "Hours", sums => sums.MinuteDays[i], _ => MinuteDaysPerHour) with { Decimals = 1, Unit = Hours },
            Ratio(
                "timerPrForloeb",
                "Timer pr. forløb med indsatsen",
                "Hours per course with the effort",
                sums => sums.MinuteDays[i],
                sums => (Int128)MinuteDaysPerHour * sums.With[i]) with
            {
                Decimals = 1,
                Unit = Hours,
            },
        ];

        Measure Ratio(string code, string da, string en, Func<CubeSums, Int128> numerator, Func<CubeSums, Int128> denominator) =>
            new(code, da, en, new RatioFigure(indsats == CategoryCodes.Nogen ? Concepts.Nogen : Concepts.Amounts, numerator, denominator));
    }

    /// <summary>Y11IGA04, of one interval; after the last of them stands the row of the median.</summary>
    public static IReadOnlyList<Measure> OfInterval(int interval)
    {
        var isMedian = interval == StartInterval.All.Count;
        var within = isMedian ? N : new CountFigure(Concepts.Within(interval), sums => sums.Within[interval]);
        return
        [
            Number("antal", "Antal forløb med første indsats", "Number of courses with a first effort", within) with { IsHere = !isMedian },
            Share("andel", "Andel af alle forløb", "Share of all courses", within, N) with { IsHere = !isMedian },
            Median("Median, dage til første indsats", "Median days to first effort", Concepts.Median, sums => sums.DoubledMedian) with
            {
                IsHere = isMedian,
            },
        ];
    }

    /// <summary>Y11IGA05.</summary>
    public static IReadOnlyList<Measure> OfGuarantee { get; } =
    [
        Number("antalForloeb", "Antal forløb", "Number of courses", N),
        Number(CategoryCodes.Ingen, "Uden indsats", "Without effort", Ingen),
        Number(
            "undtagetLoentimer",
            "Uden indsats, undtaget på grund af ordinære løntimer",
            "Without effort, exempt because of ordinary paid hours",
            new(Concepts.ExemptLoentimer, sums => sums.ExemptLoentimer)),
        Number(
            "genbehandlet",
            "Uden indsats, genbehandlet i rehabiliteringsteamet",
            "Without effort, reconsidered by the rehabilitation team",
            new(Concepts.Genbehandlet, sums => sums.Genbehandlet)),
        Number(
            "afsluttetInden",
            "Ikke medregnet: afsluttet inden fristen",
            "Left out: ended before the deadline",
            new(Concepts.EndedBeforeFrist, sums => sums.EndedBeforeFrist)),
        Number("fritaget", "Ikke medregnet: fritaget", "Left out: exempt", new(Concepts.Fritaget, sums => sums.Fritaget)),
        Number(
            "ikkeObserveret",
            "Ikke medregnet: fristen er ikke nået",
            "Left out: deadline not reached",
            new(Concepts.NotObserved, sums => sums.NotObserved)),
    ];

    /// <summary>Y11IGA06.</summary>
    public static IReadOnlyList<Measure> OfIndstillet { get; } =
    [
        Number("indstillet", "Indstillet til virksomhedsrettet indsats", "Recommended for company-based effort", Indstillet),
        Number("givet", "Heraf fået virksomhedsrettet indsats", "Of these, given company-based effort", Given),
        Share("andel", "Andel af de indstillede", "Share of those recommended", Given, Indstillet),
    ];

    /// <summary>Y11IGA07, of one group by indsats and one category.</summary>
    public static IReadOnlyList<Measure> OfEnding(string indsats, string category)
    {
        var all = Ended(AgeGroup.AllCode);
        var ended = Ended(category);
        return
        [
            Number("antal", "Antal afsluttede forløb", "Number of courses ended", ended),
            Share("andel", "Andel af de afsluttede", "Share of those ended", ended, all),
        ];

        CountFigure Ended(string category) => new(EndingCounts.Of(indsats, category), sums => sums.Ended[indsats, category]);
    }

    /// <summary>Y11IGA08, of one length; after the last of them stands the row of the median.</summary>
    public static IReadOnlyList<Measure> OfLength(int length)
    {
        var isMedian = length > LengthInterval.Over;
        var all = new CountFigure(EndingCounts.Of(AgeGroup.AllCode, AgeGroup.AllCode), sums => sums.Ended.N);
        var within = isMedian ? all : new CountFigure(EndingCounts.Within(length), sums => sums.Ended.Within(length));
        return
        [
            Number("antal", "Antal afsluttede forløb", "Number of courses ended", within) with { IsHere = !isMedian },
            Share("andel", "Andel af de afsluttede", "Share of those ended", within, all) with { IsHere = !isMedian },
            Median(
                "Median, dage fra start til slut",
                "Median days from start to end",
                EndingCounts.Median,
                sums => sums.Ended.DoubledMedian) with { IsHere = isMedian },
        ];
    }

    /// <summary>Y11IGA09, of one stretch and interval; after the last of them stands the row of the median.</summary>
    public static IReadOnlyList<Measure> OfWait(string stretch, int interval)
    {
        var isMedian = interval == WaitingInterval.All.Count;
        var all = new CountFigure(Concepts.Waiting, sums => sums.WaitingToStart.Total);
        var within = isMedian ? all : new CountFigure(Concepts.Waiting, sums => Of(sums).Within(interval));
        return
        [
            Number("antal", "Antal forløb", "Number of courses", within) with { IsHere = !isMedian },
            Share("andel", "Andel af dem med en indstilling", "Share of those recommended", within, all) with { IsHere = !isMedian },
            Median("Median, dage fra indstilling", "Median days from recommendation", Concepts.Waiting, sums => Of(sums).DoubledMedian) with
            {
                IsHere = isMedian,
            },
        ];

        WaitingSums Of(CubeSums sums) => stretch == WaitingStretch.ToStart.Code ? sums.WaitingToStart : sums.WaitingToIndsats;
    }

    /// <summary>
    /// The dimension of measures: those of the list, and then, for each count and share among them, the two ends of the range that is
    /// published of it.
    /// </summary>
    public static Dimension Dimension(IReadOnlyList<Measure> measures) => Dimensions.ForMeasures(
    [
        .. measures.Select(measure => measure.Value),
        .. measures.Where(measure => measure.Figure.HasRange).SelectMany(measure => Ends(measure.Value)),
    ]);

    /// <summary>The cells of one row of such a table, in the order of its dimension.</summary>
    public static void Write(CellWriter writer, IReadOnlyList<Measure> measures, PublishedSums sums)
    {
        foreach (var measure in measures)
        {
            if (measure.IsHere)
            {
                measure.Figure.Write(writer, sums, measure.Decimals);
            }
            else
            {
                writer.Symbol(CellSymbol.NotAvailable);
            }
        }

        foreach (var measure in measures.Where(measure => measure.Figure.HasRange))
        {
            if (measure.IsHere)
            {
                measure.Figure.WriteEnds(writer, sums);
            }
            else
            {
                writer.Symbol(CellSymbol.NotAvailable, 2);
            }
        }
    }

    private static DimensionValue[] Ends(DimensionValue exact) =>
    [
        exact with { Code = RangeEnds.From(exact.Code), Name = new BilingualText($"{exact.Name.Da}, fra", $"{exact.Name.En}, from") },
        exact with { Code = RangeEnds.To(exact.Code), Name = new BilingualText($"{exact.Name.Da}, til", $"{exact.Name.En}, to") },
    ];

    private static Measure Number(string code, string da, string en, CountFigure count) => new(code, da, en, count) { Unit = Forloeb };

    private static Measure Share(string code, string da, string en, CountFigure count, CountFigure of) =>
        new(code, da, en, new ShareFigure(count, of)) { Decimals = 1, Unit = Percentage };

    private static Measure Median(string da, string en, string concept, Func<CubeSums, long?> doubled) =>
        new("median", da, en, new RatioFigure(concept, sums => doubled(sums) ?? 0, sums => doubled(sums) is null ? 0 : 2))
        {
            Decimals = 1,
            Unit = new("dage", "days"),
        };

    /// <summary>The forloeb with an indsats, or without any.</summary>
    private static CountFigure With(string indsats) => indsats switch
    {
        CategoryCodes.Ingen => Ingen,
        CategoryCodes.Nogen => new(Concepts.Nogen, sums => sums.With[PerCategory.Nogen]),
        _ => new(ConceptOf(indsats), sums => sums.With[(int)CategoryCodes.Find(indsats)!.Value]),
    };

    private static string ConceptOf(string indsats) => CategoryCodes.Find(indsats) is { } category ? Concepts.With(category) : indsats;
}

/// <summary>A measure of a table: what it is called, and the figure in its cells.</summary>
internal sealed record Measure(string Code, string Danish, string English, Figure Figure)
{
    public int Decimals { get; init; }

    public BilingualText? Unit { get; init; }

    /// <summary>Whether this row of the table has it; another may.</summary>
    public bool IsHere { get; init; } = true;

    public DimensionValue Value => new(Code, new BilingualText(Danish, English)) { Decimals = Decimals, Unit = Unit };
}

/// <summary>What a measure is computed of.</summary>
internal abstract record Figure
{
    /// <summary>Whether the ends of a range are published of it.</summary>
    public virtual bool HasRange => true;

    public abstract void Write(CellWriter writer, PublishedSums sums, int decimals);

    public abstract void WriteEnds(CellWriter writer, PublishedSums sums);
}

/// <summary>A count of forloeb, withheld as its concept is.</summary>
internal sealed record CountFigure(string Concept, Func<CubeSums, long> Of) : Figure
{
    public override void Write(CellWriter writer, PublishedSums sums, int decimals) => writer.Count(sums.Published(this));

    public override void WriteEnds(CellWriter writer, PublishedSums sums) => writer.Ends(sums.Published(this));
}

/// <summary>A count in per cent of another.</summary>
internal sealed record ShareFigure(CountFigure Part, CountFigure Whole) : Figure
{
    public override void Write(CellWriter writer, PublishedSums sums, int decimals) =>
        writer.Share(sums.Published(Part), sums.Published(Whole));

    public override void WriteEnds(CellWriter writer, PublishedSums sums) =>
        writer.ShareEnds(sums.Published(Part), sums.Published(Whole));
}

/// <summary>A quotient of sums, withheld as a concept is. No range is published of it.</summary>
internal sealed record RatioFigure(string Concept, Func<CubeSums, Int128> Numerator, Func<CubeSums, Int128> Denominator) : Figure
{
    public override bool HasRange => false;

    public override void Write(CellWriter writer, PublishedSums sums, int decimals) =>
        writer.Ratio(Numerator(sums.Sums), Denominator(sums.Sums), decimals, sums.IsWithheld(Concept));

    public override void WriteEnds(CellWriter writer, PublishedSums sums) => throw new NotSupportedException();
}
