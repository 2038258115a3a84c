using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Serving.Releases;

/// <summary>What is told about a release, in the feed and on the page.</summary>
internal static class ReleaseText
{
    /// <summary>The release whose place the one at <paramref name="index"/> in the history took; null for the first.</summary>
    public static Release? Previous(Catalogue catalogue, int index)
    {
        var change = catalogue.ChangesOf[catalogue.History[index].Id].FirstOrDefault();
        return change is not null
            ? catalogue.History.FirstOrDefault(other => other.Id == change.Previous)
            : index == 0 ? null : catalogue.History[index - 1];
    }

    /// <summary>What sets a release apart from the one before it, as far as the two themselves tell.</summary>
    public static BilingualText Occasion(Release release, Release? previous) => previous switch
    {
        null => new BilingualText("den første", "the first"),
        _ when previous.Date != release.Date => new BilingualText("ny opgørelsesdato", "figures as of a new day"),
        _ when previous.Regelsaet != release.Regelsaet || previous.RegelsaetVersion != release.RegelsaetVersion =>
            new BilingualText("samme opgørelsesdato, ændret regelsæt", "figures as of the same day, by a changed rule"),
        _ when previous.Position != release.Position =>
            new BilingualText("samme opgørelsesdato, flere leverancer", "figures as of the same day, from more deliveries"),
        _ =>
            new BilingualText(
                "samme opgørelsesdato og leverancer, ændret program",
                "figures as of the same day and from the same deliveries, by a changed program"),
    };

    /// <summary>Why a release was withdrawn, as a sentence; in the language that it was given in, which is Danish.</summary>
    public static BilingualText Reason(Release release)
    {
        if (release.Reason is not { Length: > 0 } reason)
        {
            return new BilingualText("grunden er ikke oplyst.", "no reason was given.");
        }

        reason = reason.EndsWith('.') ? reason : reason + ".";
        return new BilingualText(reason, reason);
    }

    /// <summary>What a release changed in what was published before it, as one sentence.</summary>
    public static BilingualText ChangesOf(Catalogue catalogue, int index)
    {
        List<TableChange> changesOf = [.. catalogue.ChangesOf[catalogue.History[index].Id]];
        if (changesOf.Count == 0)
        {
            return Previous(catalogue, index) is null
                ? new BilingualText("Den er den første og har intet ændret.", "It is the first and has changed nothing.")
                : new BilingualText("Det er ikke gjort op, hvad den ændrede.", "What it changed has not been counted.");
        }

        var changedCount = changesOf.Sum(table => table.ChangedCount);
        var newCount = changesOf.Sum(table => table.NewCount);
        var (finalCount, goneCount) = (changesOf.Sum(table => table.FinalCount), changesOf.Sum(table => table.GoneCount));
        return new BilingualText(
            $"I forhold til udgivelse {DanishNotation.Number(changesOf[0].Previous)} er {Count(changedCount)} "
                + $"{(changedCount == 1 ? "celle vist anderledes" : "celler vist anderledes")}"
                + $"{Where(count => DanishNotation.Number(count))}, "
            + $"{Count(finalCount)} er gået fra foreløbig til endelig uden at ændre sig, {Count(newCount)} "
            + $"{(newCount == 1 ? "er ny" : "er nye")}, og {Count(goneCount)} er udgået.",
            $"Compared with release {EnglishNotation.Number(changesOf[0].Previous)}, {Number(changedCount)} "
                + $"{(changedCount == 1
                    ? "cell is shown differently"
                    : "cells are shown differently")}{Where(count => EnglishNotation.Number(count))}, "
            + $"{(finalCount == 0 ? "none" : Number(finalCount))} went from preliminary to final without changing, "
            + $"{(newCount == 0 ? "none" : Number(newCount))} {(newCount == 1 ? "is new" : "are new")}, and "
            + $"{(goneCount == 0 ? "none" : Number(goneCount))} {(goneCount == 1 ? "is" : "are")} no longer there.");

        string Where(Func<long, string> write)
        {
            var tables =
                changesOf.Where(table => table.ChangedCount > 0).Select(table => $"{table.Table}: {write(table.ChangedCount)}").ToList();
            return tables.Count == 0 ? "" : $" ({string.Join(", ", tables)})";
        }
    }

    private static string Count(long count) => count == 0 ? "ingen" : DanishNotation.Number(count);

    private static string Number(long count) => count == 0 ? "no" : EnglishNotation.Number(count);
}

/// <summary>When the next release comes, in words: the same on the pages, in the feed, in the notes and in the index.</summary>
internal static class NextReleaseText
{
    /// <summary>As a sentence.</summary>
    public static BilingualText Sentence(NextRelease next) => next switch
    {
        { Planned: null } => new BilingualText(
            "Serien er slut, og alle tal er endelige: der er ikke planlagt flere udgivelser.",
            "The series has ended, and all figures are final: no more releases are planned."),
        { IsLate: true, Planned: { } planned } => new BilingualText(
            $"Næste udgivelse er forsinket: den var planlagt til {DanishNotation.Moment(planned)}.",
            $"The next release is late: it was planned for {EnglishNotation.Moment(planned)}."),
        { Planned: { } planned } => new BilingualText(
            $"Næste udgivelse er planlagt til {DanishNotation.Moment(planned)}.",
            $"The next release is planned for {EnglishNotation.Moment(planned)}."),
    };

    /// <summary>After a label such as "Næste udgivelse".</summary>
    /// <param name="next">What is told.</param>
    /// <param name="none">What stands there when there is none.</param>
    /// <param name="english">How the English text writes an instant; null for as the pages do.</param>
    public static BilingualText Value(NextRelease next, BilingualText none, Func<DateTimeOffset, string>? english = null)
    {
        english ??= EnglishNotation.Moment;
        return next switch
        {
            { Planned: null } => none,
            { IsLate: true, Planned: { } planned } => new BilingualText(
                $"forsinket; den var planlagt til {DanishNotation.Moment(planned)}",
                $"late; it was planned for {english(planned)}"),
            { Planned: { } planned } => new BilingualText(DanishNotation.Moment(planned), english(planned)),
        };
    }
}

/// <summary>What is told of an announced publication, in words: the same on the page and in the files of the calendar.</summary>
internal static class CalendarText
{
    /// <summary>What comes.</summary>
    public static BilingualText Title(AnnouncedRelease release) => new(
        $"{Ordning.Standard.Name.Da}: udgivelsen i {release.Quarter.OfTheYear}. kvartal {release.Quarter.Year}",
        $"{Ordning.Standard.Name.En}: the release of Q{release.Quarter.OfTheYear} {release.Quarter.Year}");

    /// <summary>What else is to be told of it: that it is late, was moved and why, is the last. Empty for nothing.</summary>
    /// <param name="release">The publication.</param>
    /// <param name="next">The next release, as it is to be told now.</param>
    public static IEnumerable<BilingualText> Remarks(AnnouncedRelease release, NextRelease next)
    {
        if (release.IsLate(next))
        {
            yield return new BilingualText("Forsinket: den er ikke kommet endnu.", "Late: it has not come yet.");
        }

        foreach (var (move, from) in release.Moves.Zip(release.Moves.Select(move => move.To).Prepend(release.Planned)))
        {
            yield return new BilingualText(
                $"Flyttet fra {DanishNotation.Moment(from)}; det blev meddelt {DanishNotation.Date(DanishTime.Day(move.Told))}. "
                    + $"Grund: {move.Reason}",
                $"Moved from {EnglishNotation.Moment(from)}; announced on {EnglishNotation.Date(DanishTime.Day(move.Told))}. "
                    + $"Reason: {move.Reason}");
        }

        if (release.IsLast)
        {
            yield return new BilingualText(
                "Seriens sidste udgivelse: med den er alle tal endelige.",
                "The last release of the series: with it all figures are final.");
            if (Ordning.Standard.Closing is { } closing)
            {
                yield return closing;
            }
        }
    }
}
