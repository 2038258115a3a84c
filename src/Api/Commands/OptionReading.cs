using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary>How the values of <see cref="CommandOptions"/> are read, and what is said of one that is wrong.</summary>
internal static class OptionReading
{
    /// <summary>
    /// The opgoerelsesdato given in <paramref name="field"/>; without one, today in Denmark. No later one: what will have been
    /// received by then is not known.
    /// </summary>
    public static DateOnly ReadDate(this ParseResult line, Option<string?> field, TimeProvider time)
    {
        var today = DanishTime.Day(time.GetUtcNow());
        if (line.GetValue(field) is not { } text)
        {
            return today;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            throw Wrong(field, text, "det skal være en dato, åååå-mm-dd");
        }

        return date <= today ? date : throw Wrong(field, text, $"en opgørelsesdato kan ikke ligge efter i dag, {today:yyyy-MM-dd}");
    }

    /// <summary>The regelsaet given in <paramref name="field"/>; without one, all of them.</summary>
    public static IReadOnlyList<Regelsaet> ReadRegelsaet(this ParseResult line, Option<string?> field) =>
        line.GetValue(field) is { } code
            ? Regelsaet.All.TryGetValue(code, out var found)
                ? [found]
                : throw Wrong(field, code, $"der findes {string.Join(", ", Regelsaet.All.Keys)}")
            : AggregateJob.InOrder(Regelsaet.All.Values);

    /// <summary>A whole number from <paramref name="atLeast"/> up; without one, <paramref name="otherwise"/>.</summary>
    public static long ReadNumber(this ParseResult line, Option<string?> field, long atLeast, long atMost, long otherwise) =>
        line.GetValue(field) is { } text
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast && number <= atMost
                ? number
                : throw Wrong(
                    field,
                    text,
                    string.Create(CultureInfo.InvariantCulture, $"det skal være et helt tal fra {atLeast} til {atMost}"))
            : otherwise;

    /// <summary>
    /// The instant given in <paramref name="field"/>: a date (its first instant), or a date and time, in Danish time
    /// unless it has an offset. Without one, null.
    /// </summary>
    public static DateTimeOffset? ReadMoment(this ParseResult line, Option<string?> field)
    {
        const string Form = "det skal være åååå-mm-dd eller åååå-mm-ddTtt:mm[:ss], evt. med Z eller +tt:mm";
        if (line.GetValue(field) is not { } text)
        {
            return null;
        }

        var invariant = CultureInfo.InvariantCulture;
        string[] withoutOffset = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
        if (DateTime.TryParseExact(text, withoutOffset, invariant, DateTimeStyles.None, out var localTime))
        {
            return DanishTime.Zone.IsInvalidTime(localTime)
                ? throw Wrong(field, text, "det tidspunkt findes ikke: uret stilles frem")
                : new DateTimeOffset(localTime, DanishTime.Zone.GetUtcOffset(localTime));
        }

        string[] withOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(text, withOffset, invariant, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw Wrong(field, text, Form);
    }

    /// <summary>The error of a value that its field cannot have.</summary>
    public static CommandException Wrong(Symbol field, string value, string why) =>
        new(ExitCode.Usage, $"{field.Name} kan ikke være '{OutsideText.Visible(value)}': {why}.");
}

/// <summary>
/// What a person must say to have something done that goes against the order of time: <c>--ja</c>, and why. A script that does not
/// mean it never says both.
/// </summary>
internal static class Confirmation
{
    public static Option<bool> Yes { get; } = new("--ja") { Description = "Gør det, selv om det går tilbage i tiden; kræver --grund" };

    public static Option<string?> Reason { get; } = new("--grund")
    {
        Description = $"Hvorfor, højst {Publisher.LongestReason} tegn",
        HelpName = "TEKST",
    };

    /// <summary>The reason that was given; null when none was and none is needed.</summary>
    /// <param name="line">The order.</param>
    /// <param name="needed">Whether it goes against the order of time.</param>
    /// <param name="why">What it would do, as a sentence.</param>
    /// <exception cref="CommandException">It is needed and was not said, or the reason is none.</exception>
    public static string? Read(ParseResult line, bool needed, string why)
    {
        var reason = line.GetValue(Reason)?.Trim();
        if (reason is not null && !IsReason(reason))
        {
            var shown = reason.Length > Publisher.LongestReason ? reason[..20] + "..." : reason;
            throw OptionReading.Wrong(
                Reason,
                shown,
                $"grunden skal være på 1 til {Publisher.LongestReason} tegn, og {OutsideText.OneLine}");
        }

        return needed && !(line.GetValue(Yes) && reason is not null)
            ? throw new CommandException(ExitCode.Usage, $"{why} Er det meningen, så sig det med --ja og --grund TEKST.")
            : reason;
    }

    private static bool IsReason(string text) => text.Length is > 0 and <= Publisher.LongestReason && OutsideText.IsOneLine(text);
}
