using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;

namespace Opgoerelse.Pages.Information;

/// <summary>
/// In English, what <see cref="RuleComparison"/> and <see cref="RuleDifferences"/> tell in Danish: the other rule, how it differs, and
/// the figures of both.
/// </summary>
internal static class EnglishRuleComparison
{
    /// <summary>The name of a regelsaet in running text.</summary>
    public static string Name(ComparedRule rule) => Regelsaet.All.GetValueOrDefault(rule.Regelsaet)?.Name.En ?? rule.Regelsaet;

    public static void Write(Html html, ReportBasis basis, ComparedRule rule, Page page)
    {
        var name = Name(rule);
        var differences = basis.Regelsaet is { } officialOf && Regelsaet.All.TryGetValue(rule.Regelsaet, out var other)
            ? Differences(officialOf, other).ToList()
            : [];
        html.Write($"""
            <p>{Regelsaet.All.GetValueOrDefault(rule.Regelsaet)?.Purpose.En ?? ""}
            The same citizens are counted here by that rule (<code>{rule.Regelsaet}</code>, version {rule.Version})
            beside the official one (<code>{basis.Release.Regelsaet}</code>).{(differences.Count > 0
                ? " The differences are:"
                : "")}</p>

            """);
        if (differences.Count > 0)
        {
            html.Write($"<ul>\n").WriteAll(differences, (output, difference) => output.Write($"<li>{difference}</li>\n")).Write($"</ul>\n");
        }

        html.Write($"""
            <p>{Count(basis, rule, page)}</p>
            <ul>

            """);
        foreach (var code in RuleComparison.OverTimeShown)
        {
            if (basis.Picture(code) is { } picture)
            {
                html.Write($"""
                    <li>{EnglishSentences.UnderAnotherRule(
                        basis.KommuneComparison.Country,
                        picture.Indsats,
                        picture.Country,
                        RuleComparison.Other(rule, basis.Period, code),
                        name)}</li>

                    """);
            }
        }

        html.Write($"""
            </ul>

            """).Table(
            RuleComparison.Newest(basis, rule).In(
                page,
                $"All Denmark by two rules, {EnglishSentences.Period(basis.KommuneComparison.Period)}",
                "Effort",
                "Official: number of courses",
                "Official: number with",
                "Official: share, per cent",
                $"{name}: number of courses",
                $"{name}: number with",
                $"{name}: share, per cent",
                "Difference, percentage points"),
            page).Table(OverTime(basis, rule), page).Write($"""
            <p class="note">These are the same citizens counted twice; the difference is therefore that of the rule, not of chance.
            It is computed from the whole numbers and rounded last. Each side has its own number of courses.
            A figure is left out (*) where it, its opposite or a difference between the two sides
            would reveal something about a few citizens.
            Only all Denmark, whole calendar years and the newest year are shown.{PreliminaryPeriods(basis, rule)}
            Checksum of the figures by {name}: {rule.Checksum}.</p>

            """);
    }

    private static Sheet OverTime(ReportBasis basis, ComparedRule rule) => new(
        "Over time",
        "Shares by two rules, calendar years, per cent",
        [
            "Start year",
            .. RuleComparison.OverTimeShown.SelectMany(code => new[]
            {
                $"{ComparedRule.Name(code).En}: official",
                $"{ComparedRule.Name(code).En}: {Name(rule)}",
                "Difference, percentage points",
            }),
        ],
        RuleComparison.OverTime(basis, rule).Rows);

    private static string Count(ReportBasis basis, ComparedRule rule, Page page)
    {
        var (officialOf, other) = (
            RuleComparison.OfficialOf(basis, basis.Period, CategoryCodes.Nogen).Forloeb,
            RuleComparison.Other(rule, basis.Period, CategoryCodes.Nogen).Forloeb);
        var startedAt = $"{Ordning.Standard.Units.En} started in {EnglishSentences.Period(basis.KommuneComparison.Period)}";
        return !officialOf.HasValue || !other.HasValue
            ? $"How many courses are included by {Name(rule)} cannot be shown, for confidentiality."
            : other.Value == officialOf.Value ? $"Both rules include {page.Number(officialOf.Value)} {startedAt}."
            : $"The official rule includes {page.Number(officialOf.Value)} {startedAt}, {Name(rule)} {page.Number(other.Value)}.";
    }

    /// <summary>Which periods may still change.</summary>
    private static string PreliminaryPeriods(ReportBasis basis, ComparedRule rule)
    {
        var periods = rule.Periods.Where(period => rule.Cells.Any(cell => cell.Period == period && cell.Share.IsPreliminary)).ToList();
        return periods.Count == 0 ? ""
            : $" The figures for "
                + $"{EnglishSentences.Enumeration([.. periods.Select(period => period == basis.Period
                    ? EnglishSentences.Period(basis.KommuneComparison.Period)
                    : period)])} "
                + $"are preliminary: late reports may still change them.";
    }

    /// <summary>One sentence for each switch in which the other rule differs from the official one, as it is in the other.</summary>
    private static IEnumerable<string> Differences(Regelsaet officialOf, Regelsaet other)
    {
        if (officialOf.WindowMonths != other.WindowMonths)
        {
            yield return $"The deadline is {EnglishNotation.MonthCount(other.WindowMonths)} after the start, not "
                + $"{EnglishNotation.MonthCount(officialOf.WindowMonths)}.";
        }

        if (officialOf.Mentor != other.Mentor)
        {
            yield return other.Mentor ? "Mentor support counts as a kind of effort of its own." : "Mentor support does not count.";
        }

        if (officialOf.RegionalSundhed != other.RegionalSundhed)
        {
            yield return other.RegionalSundhed
                ? "Health effort also counts when the region carries it out."
                : "Health effort counts only when the municipality carries it out.";
        }

        if (officialOf.BeforeStart != other.BeforeStart)
        {
            yield return other.BeforeStart switch
            {
                BeforeStart.Exclude => "An effort that began before the course does not count.",
                BeforeStart.IncludeIfRunning =>
                    "An effort that began before the course counts when it still went on on the day of the start.",
                _ =>
                    "An effort that began before the course counts when it still went on on the day of the start and the team had "
                        + "recommended that kind.",
            };
        }

        if (officialOf.ExcludeFritagetForHelbred != other.ExcludeFritagetForHelbred)
        {
            yield return $"Courses in which the citizen was exempt for health reasons before the deadline are "
                + $"{(other.ExcludeFritagetForHelbred ? "not " : "")}included.";
        }

        if (officialOf.Pauses != other.Pauses)
        {
            yield return $"Days on which the citizen was exempt {(other.Pauses ? "extend" : "do not extend")} the deadline.";
        }

        if (officialOf.IncludeEndedBeforeFrist != other.IncludeEndedBeforeFrist)
        {
            yield return $"Courses that ended before the deadline are {(other.IncludeEndedBeforeFrist ? "" : "not ")}included.";
        }

        if (officialOf.Indsatsdel != other.Indsatsdel)
        {
            yield return other.Indsatsdel switch
            {
                IndsatsdelRequirement.Require => "An effort counts only when it is said to be in the plan's part on efforts.",
                IndsatsdelRequirement.RequireUnlessUnknown =>
                    "An effort does not count when it is said not to be in the plan's part on efforts.",
                _ => "It does not matter whether the effort is in the plan's part on efforts.",
            };
        }

        if (officialOf.KommuneAtStart != other.KommuneAtStart)
        {
            yield return $"The municipality is the one that was responsible on the day of the "
                + $"{(other.KommuneAtStart ? "start" : "deadline")}.";
        }
    }
}
