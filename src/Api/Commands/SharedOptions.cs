using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// The options that several commands share, and how their values are read. Every option is text to the parser, so
/// that a wrong value is answered here: in Danish, with the field and the value.
/// </summary>
internal static class SharedOptions
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Instansens mappe: database, indbakke, arkiv og nøgler",
        HelpName = "MAPPE",
        DefaultValueFactory =
            _ => Environment.GetEnvironmentVariable("OPGOERELSE_DATA") is { Length: > 0 } folder ? folder : DataFolder.Standard,
        Recursive = true,
    };

    public static Option<string?> Date(bool isRequired = false) => new("--dato")
    {
        Description = isRequired ? "Opgørelsesdato, åååå-mm-dd" : "Opgørelsesdato, åååå-mm-dd (ellers i dag i Danmark)",
        HelpName = "DATO",
        Required = isRequired,
    };

    public static Option<string?> RegelsaetCode(bool isRequired = false) => new("--regelsaet")
    {
        Description = $"{string.Join(", ", Regelsaet.All.Keys)}{(isRequired ? "" : " (ellers dem alle)")}",
        HelpName = "REGELSÆT",
        Required = isRequired,
    };

    public static Option<string> Out(string description) => new("--out") { Description = description, HelpName = "FIL", Required = true };

    /// <summary>
    /// The opgoerelsesdato given in <paramref name="field"/>; without one, today in Denmark. No later one: what will have been
    /// received by then is not known.
    /// </summary>
    public static DateOnly Date(this ParseResult line, Option<string?> field, TimeProvider time)
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
    public static IReadOnlyList<Regelsaet> TheRegelsaet(this ParseResult line, Option<string?> field) =>
        line.GetValue(field) is { } code
            ? Regelsaet.All.TryGetValue(code, out var found)
                ? [found]
                : throw Wrong(field, code, $"der findes {string.Join(", ", Regelsaet.All.Keys)}")
            : AggregateJob.InOrder(Regelsaet.All.Values);

    /// <summary>A whole number from <paramref name="atLeast"/> up; without one, <paramref name="otherwise"/>.</summary>
    public static long Number(this ParseResult line, Option<string?> field, long atLeast, long atMost, long otherwise) =>
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
    public static DateTimeOffset? Moment(this ParseResult line, Option<string?> field)
    {
        const string Form = "det skal være åååå-mm-dd eller åååå-mm-ddTtt:mm[:ss], evt. med Z eller +tt:mm";
        if (line.GetValue(field) is not { } text)
        {
            return null;
        }

        var invariant = CultureInfo.InvariantCulture;
        string[] localNames = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
        if (DateTime.TryParseExact(text, localNames, invariant, DateTimeStyles.None, out var localTime))
        {
            return DanishTime.Zone.IsInvalidTime(localTime)
                ? throw Wrong(field, text, "det tidspunkt findes ikke: uret stilles frem")
                : new DateTimeOffset(localTime, DanishTime.Zone.GetUtcOffset(localTime));
        }

        string[] withDifference = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(text, withDifference, invariant, DateTimeStyles.AssumeUniversal, out var moment)
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
internal sealed class Confirmation
{
    private readonly Option<bool> _yes = new("--ja") { Description = "Gør det, selv om det går tilbage i tiden; kræver --grund" };
    private readonly Option<string?> _reason = new("--grund")
    {
        Description = $"Hvorfor, højst {Publisher.LongestReason} tegn",
        HelpName = "TEKST",
    };

    /// <summary>Adds both to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_yes);
        command.Add(_reason);
    }

    /// <summary>The reason that was given; null when none was and none is needed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="needed">Whether it goes against the order of time.</param>
    /// <param name="why">What it would do, as a sentence.</param>
    /// <exception cref="CommandException">It is needed and was not said, or the reason is none.</exception>
    public string? Read(ParseResult order, bool needed, string why)
    {
        var reason = order.GetValue(_reason)?.Trim();
        if (reason is not null && !IsReason(reason))
        {
            var shown = reason.Length > Publisher.LongestReason ? reason[..20] + "..." : reason;
            throw SharedOptions.Wrong(
                _reason,
                shown,
                $"grunden skal være på 1 til {Publisher.LongestReason} tegn, og {OutsideText.OneLine}");
        }

        return needed && !(order.GetValue(_yes) && reason is not null)
            ? throw new CommandException(ExitCode.Usage, $"{why} Er det meningen, så sig det med --ja og --grund TEKST.")
            : reason;
    }

    private static bool IsReason(string text) => text.Length is > 0 and <= Publisher.LongestReason && OutsideText.IsOneLine(text);
}
