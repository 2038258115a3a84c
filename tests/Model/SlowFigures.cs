using System.Globalization;
using System.Numerics;
using System.Text;

namespace Opgoerelse.Model;

/// <summary>One cell of the <c>figures</c> file.</summary>
public sealed record SlowFigure(
    string Table, string Omraade, string Period, string Age, string Sex, string Indsats, string Measure, string Value)
{
    /// <summary>The row of the <c>figures</c> file, without line end.</summary>
    public string ToLine() => string.Join(';', Table, Omraade, Period, Age, Sex, Indsats, Measure, Value);
}

/// <content>From the facts to the tables: every cell counts its own forløb anew.</content>
public static partial class SlowModel
{
    /// <summary>An omraade: its code and its kommuner.</summary>
    private sealed record SlowOmraade(string Code, HashSet<string> Kommuner);

    /// <summary>The text of the <c>figures</c> file: all tables, unprotected.</summary>
    public static string FiguresFile(SlowLedger ledger, string regelsaet, DateOnly d)
    {
        StringBuilder text = new();
        text.Append("tabel;omraade;periode;alder;koen;indsats;maal;vaerdi\n");
        foreach (SlowFigure figure in Figures(ledger, SlowRegelsaet.Named(regelsaet), d))
        {
            text.Append(figure.ToLine()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Every cell of the tables, in the order of the <c>figures</c> file.</summary>
    public static IEnumerable<SlowFigure> Figures(SlowLedger ledger, SlowRegelsaet regelsaet, DateOnly d) =>
        Figures(Facts(ledger, regelsaet, d), regelsaet, d);

    /// <summary>Every cell of the tables, made from all facts of a regelsæt and D.</summary>
    public static IEnumerable<SlowFigure> Figures(IReadOnlyList<SlowFact> facts, SlowRegelsaet regelsaet, DateOnly d)
    {
        // The start quarter's row carries S itself; INDF2022 repeats a forløb that has one.
        List<DateOnly> starts = facts
            .Where(f => f.Period != SlowOrdning.PhaseInPeriod)
            .Select(f => f.Start)
            .ToList();
        SlowPeriods periods = SlowPeriods.Published(starts.Count == 0 ? null : starts.Min(), regelsaet, d);

        // Section 5, each with its own områder and kinds of period.
        List<(string Table, IReadOnlyList<SlowOmraade> Omraader, IReadOnlyList<SlowPeriod> Periods)> tables =
        [
            ("Y11IGA01", Omraader(kommuner: true),
                [.. periods.Quarters, .. periods.PhaseIn, .. periods.RollingYears, .. periods.Years, .. periods.PooledYears]),
            ("Y11IGA02", Omraader(kommuner: false), periods.RollingYears),
            ("Y11IGA02", Omraader(kommuner: true), periods.PooledYears),
            ("Y11IGA03", Omraader(kommuner: true), [.. periods.RollingYears, .. periods.Years, .. periods.PooledYears]),
            ("Y11IGA04", Omraader(kommuner: true), [.. periods.RollingYears, .. periods.Years, .. periods.PooledYears]),
            ("Y11IGA05", Omraader(kommuner: true), [.. periods.Quarters, .. periods.PhaseIn, .. periods.Years, .. periods.PooledYears]),
            ("Y11IGA06", Omraader(kommuner: true), [.. periods.RollingYears, .. periods.Years, .. periods.PooledYears]),
            ("Y11IGA09", Omraader(kommuner: true), [.. periods.RollingYears, .. periods.Years, .. periods.PooledYears]),
        ];

        foreach ((string table, IReadOnlyList<SlowOmraade> omraader, IReadOnlyList<SlowPeriod> tablePeriods) in tables)
        {
            foreach (SlowOmraade omraade in omraader)
            {
                List<SlowFact> here = facts.Where(f => omraade.Kommuner.Contains(f.Kommune)).ToList();
                foreach (SlowPeriod period in tablePeriods)
                {
                    List<SlowFact> then = here.Where(f => period.FactPeriods.Contains(f.Period)).ToList();
                    foreach (string age in table == "Y11IGA02" ? AgesOf : ["alle"])
                    {
                        foreach (string sex in table == "Y11IGA02" ? SexCodes : ["alle"])
                        {
                            List<SlowFact> cell = then
                                .Where(f => InAge(f, age) && (sex == "alle" || f.Sex == sex))
                                .ToList();
                            foreach ((string indsats, string measure, string value) in Measures(table, cell, regelsaet))
                            {
                                yield return new SlowFigure(
                                    table, omraade.Code, period.Code, age, sex, indsats, measure, value);
                            }
                        }
                    }
                }
            }
        }

        foreach (SlowFigure figure in EndedFigures(facts, periods))
        {
            yield return figure;
        }
    }

    /// <summary>Section 7: the two tables of what ended, by the year of slutdato and the kommune responsible on it.</summary>
    private static IEnumerable<SlowFigure> EndedFigures(IReadOnlyList<SlowFact> facts, SlowPeriods periods)
    {
        foreach (SlowOmraade omraade in Omraader(kommuner: true))
        {
            List<SlowFact> here = facts.Where(f => f.EndDate is not null && omraade.Kommuner.Contains(f.EndKommune)).ToList();
            foreach (SlowPeriod period in (List<SlowPeriod>)[.. periods.EndYears, .. periods.PooledEndYears])
            {
                List<SlowFact> cell = here
                    .Where(f => period.FactPeriods.Contains(f.EndDate!.Value.Year.ToString("0000", CultureInfo.InvariantCulture)))
                    .ToList();
                foreach ((string indsats, string measure, string value) in WhatFollowed(cell))
                {
                    yield return new SlowFigure("Y11IGA07", omraade.Code, period.Code, "alle", "alle", indsats, measure, value);
                }

                foreach ((string indsats, string measure, string value) in HowLong(cell))
                {
                    yield return new SlowFigure("Y11IGA08", omraade.Code, period.Code, "alle", "alle", indsats, measure, value);
                }
            }
        }
    }

    private static readonly string[] AgesOf =
        ["alle", "u30", "30-39", "40-49", "50+", "u40", "40+", "50-senior", "senior"];

    private static readonly string[] SexCodes = ["alle", "kvinde", "mand"];

    private static bool InAge(SlowFact fact, string age) => age switch
    {
        "alle" => true,
        "u40" => fact.Age is "u30" or "30-39",
        "40+" => fact.Age is "40-49" or "50+",
        "50-senior" => fact.Age == "50+" && !fact.Senior,
        "senior" => fact.Age == "50+" && fact.Senior,
        _ => fact.Age == age,
    };

    /// <summary>DK, regions by code, landsdele by code and, where asked for, kommuner by code.</summary>
    private static List<SlowOmraade> Omraader(bool kommuner)
    {
        IReadOnlyList<SlowKommuneRow> rows = SlowRegisters.Kommuner;
        List<SlowOmraade> omraader = [new("DK", rows.Select(r => r.KommuneCode).ToHashSet())];
        omraader.AddRange(Grouped(rows.GroupBy(r => r.RegionCode)));
        omraader.AddRange(Grouped(rows.GroupBy(r => r.LandsdelCode)));
        if (kommuner)
        {
            omraader.AddRange(Grouped(rows.GroupBy(r => r.KommuneCode)));
        }

        return omraader;
    }

    private static IEnumerable<SlowOmraade> Grouped(IEnumerable<IGrouping<string, SlowKommuneRow>> groups) =>
        groups
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SlowOmraade(g.Key, g.Select(r => r.KommuneCode).ToHashSet()));

    private static IEnumerable<(string Indsats, string Measure, string Value)> Measures(
        string table, List<SlowFact> cell, SlowRegelsaet regelsaet) => table switch
        {
            "Y11IGA01" or "Y11IGA02" => HowMany(cell, regelsaet),
            "Y11IGA03" => HowMuch(cell, regelsaet),
            "Y11IGA04" => HowSoon(cell),
            "Y11IGA05" => WithoutIndsats(cell),
            "Y11IGA06" => NamedAndGiven(cell),
            "Y11IGA09" => HowLongWaited(cell),
            _ => throw new ArgumentOutOfRangeException(nameof(table)),
        };

    /// <summary>Y11IGA01 and Y11IGA02: for each indsats the population, those with it, and their share.</summary>
    private static IEnumerable<(string, string, string)> HowMany(List<SlowFact> cell, SlowRegelsaet regelsaet)
    {
        int n = cell.Count(f => f.IN);
        foreach (string indsats in (List<string>)["nogen", .. regelsaet.Categories(), "ingen"])
        {
            int having = cell.Count(f => f.IN && Has(f, indsats));
            yield return (indsats, "antalForloeb", Whole(n));
            yield return (indsats, "antalMed", Whole(having));
            yield return (indsats, "andel", SlowRatio.Text(100 * (BigInteger)having, n, 1));
        }
    }

    /// <summary>Y11IGA03.</summary>
    private static IEnumerable<(string, string, string)> HowMuch(List<SlowFact> cell, SlowRegelsaet regelsaet)
    {
        int n = cell.Count(f => f.IN);
        foreach (string indsats in (List<string>)["nogen", .. regelsaet.Categories()])
        {
            int having = 0;
            BigInteger count = 0;
            BigInteger days = 0;
            BigInteger minuteDays = 0;
            foreach (SlowFact fact in cell.Where(f => f.IN))
            {
                having += Has(fact, indsats) ? 1 : 0;
                count += fact.Count[indsats];
                days += fact.Days[indsats];
                minuteDays += fact.MinuteDays[indsats];
            }

            // uger = dage / 7; timer = minutdage / 60 / 7
            yield return (indsats, "antalIndsatser", Whole(count));
            yield return (indsats, "indsatserPrForloeb", SlowRatio.Text(count, n, 2));
            yield return (indsats, "uger", SlowRatio.Text(days, 7, 1));
            yield return (indsats, "ugerPrForloeb", SlowRatio.Text(days, 7 * (BigInteger)having, 1));
            yield return (indsats, "timer", SlowRatio.Text(minuteDays, 420, 1));
            yield return (indsats, "timerPrForloeb", SlowRatio.Text(minuteDays, 420 * (BigInteger)having, 1));
        }
    }

    /// <summary>Y11IGA04: cumulative, also where F is later (or earlier).</summary>
    private static IEnumerable<(string, string, string)> HowSoon(List<SlowFact> cell)
    {
        List<SlowFact> population = cell.Where(f => f.IN).ToList();
        List<(string Code, Func<DateOnly, DateOnly> Last)> intervals =
        [
            ("1-dag", start => start.AddDays(1)),
            ("1-uge", start => start.AddDays(7)),
            ("1-maaned", start => start.AddMonths(1)),
            ("2-maaneder", start => start.AddMonths(2)),
            ("3-maaneder", start => start.AddMonths(3)),
            ("6-maaneder", start => start.AddMonths(6)),
        ];
        foreach ((string code, Func<DateOnly, DateOnly> last) in intervals)
        {
            int count = population.Count(f => f.FirstDate is not null && f.FirstDate <= last(f.Start));
            yield return (code, "antal", Whole(count));
            yield return (code, "andel", SlowRatio.Text(100 * (BigInteger)count, population.Count, 1));
        }

        yield return ("alle", "median", Median(population.Where(f => f.DaysToFirst is not null).Select(f => f.DaysToFirst!.Value)));
    }

    /// <summary>"Of an even number the mean of the middle two, one decimal."</summary>
    private static string Median(IEnumerable<int> numbers)
    {
        List<int> days = numbers.Order().ToList();
        if (days.Count == 0)
        {
            return "-";
        }

        return days.Count % 2 == 1
            ? SlowRatio.Text(days[days.Count / 2], 1, 1)
            : SlowRatio.Text(days[(days.Count / 2) - 1] + days[days.Count / 2], 2, 1);
    }

    /// <summary>Y11IGA07.</summary>
    private static IEnumerable<(string, string, string)> WhatFollowed(List<SlowFact> cell)
    {
        foreach (string indsats in SlowEnding.Indsatser)
        {
            List<SlowFact> those = cell
                .Where(f => indsats == "alle" || (indsats == "uden-frist" ? !f.IN : f.IN && Has(f, indsats)))
                .ToList();
            foreach (string ending in (List<string>)["alle", .. SlowEnding.Categories])
            {
                int count = those.Count(f => ending == "alle" || f.Ending == ending);
                yield return (indsats + "/" + ending, "antal", Whole(count));
                yield return (indsats + "/" + ending, "andel", SlowRatio.Text(100 * (BigInteger)count, those.Count, 1));
            }
        }
    }

    /// <summary>Y11IGA08.</summary>
    private static IEnumerable<(string, string, string)> HowLong(List<SlowFact> cell)
    {
        List<(string Code, Func<SlowFact, bool> Holds)> intervals =
        [
            ("inden-1-aar", f => f.EndDate < Later(f.Start, 1, 0)),
            ("inden-2-aar", f => f.EndDate < Later(f.Start, 2, 0)),
            ("inden-3-aar", f => f.EndDate < Later(f.Start, 3, 0)),
            ("over-3-aar", f => f.EndDate >= Later(f.Start, 3, 0)),
        ];
        foreach ((string code, Func<SlowFact, bool> holds) in intervals)
        {
            int count = cell.Count(holds);
            yield return (code, "antal", Whole(count));
            yield return (code, "andel", SlowRatio.Text(100 * (BigInteger)count, cell.Count, 1));
        }

        yield return ("alle", "median", Median(cell.Select(f => f.EndDate!.Value.DayNumber - f.Start.DayNumber + 1)));
    }

    /// <summary>Y11IGA09.</summary>
    private static IEnumerable<(string, string, string)> HowLongWaited(List<SlowFact> cell)
    {
        List<SlowFact> population = cell.Where(f => f.IN && f.Indstillet is not null).ToList();
        List<(string Code, Func<SlowFact, DateOnly?> End)> stretches =
            [("indstilling-start", f => f.Start), ("indstilling-indsats", f => f.FirstDate)];
        foreach ((string stretch, Func<SlowFact, DateOnly?> end) in stretches)
        {
            foreach (int months in (int[])[1, 3, 6, 12])
            {
                int count = population.Count(f => end(f) is { } day && day <= Later(f.Indstillet!.Value, 0, months));
                string code = stretch + "/" + months.ToString(CultureInfo.InvariantCulture) + (months == 1 ? "-maaned" : "-maaneder");
                yield return (code, "antal", Whole(count));
                yield return (code, "andel", SlowRatio.Text(100 * (BigInteger)count, population.Count, 1));
            }

            yield return (
                stretch + "/alle",
                "median",
                Median(population
                    .Where(f => end(f) is not null)
                    .Select(f => end(f)!.Value.DayNumber - f.Indstillet!.Value.DayNumber)));
        }
    }

    /// <summary>Y11IGA05: the population, those in it without indsats, and those left out of it, by reason.</summary>
    private static IEnumerable<(string, string, string)> WithoutIndsats(List<SlowFact> cell)
    {
        List<SlowFact> ingen = cell.Where(f => f.IN && Has(f, "ingen")).ToList();
        yield return ("alle", "antalForloeb", Whole(cell.Count(f => f.IN)));
        yield return ("alle", "ingen", Whole(ingen.Count));
        yield return ("alle", "undtagetLoentimer", Whole(ingen.Count(f => f.Loentimer)));
        yield return ("alle", "genbehandlet", Whole(ingen.Count(f => f.Genbehandlet)));
        yield return ("alle", "afsluttetInden", Whole(cell.Count(f => f.Status == "afsluttetInden")));
        yield return ("alle", "fritaget", Whole(cell.Count(f => f.Status == "fritaget")));
        yield return ("alle", "ikkeObserveret", Whole(cell.Count(f => f.Status == "ikkeObserveret")));
    }

    /// <summary>Y11IGA06: whose team named virksomhedsrettet, and of those the ones who got it.</summary>
    private static IEnumerable<(string, string, string)> NamedAndGiven(List<SlowFact> cell)
    {
        List<SlowFact> named = cell.Where(f => f.IN && f.IndstilletVirksomhedsrettet).ToList();
        int given = named.Count(f => Has(f, SlowCategory.Virksomhedsrettet));
        yield return ("alle", "indstillet", Whole(named.Count));
        yield return ("alle", "givet", Whole(given));
        yield return ("alle", "andel", SlowRatio.Text(100 * (BigInteger)given, named.Count, 1));
    }

    /// <summary>A forløb in N is in a category, in nogen, or in ingen.</summary>
    private static bool Has(SlowFact fact, string indsats) => indsats switch
    {
        "nogen" => fact.Categories.Count > 0,
        "ingen" => fact.Categories.Count == 0,
        _ => fact.Categories.Contains(indsats),
    };

    private static string Whole(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
