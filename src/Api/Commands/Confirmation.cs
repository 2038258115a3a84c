using System.CommandLine;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// What a person must say to have something done that goes against the order of time: <c>--ja</c>, and why. A script that does not
/// mean it never says both.
/// </summary>
internal sealed class Confirmation
{
    private readonly Option<bool> _yes = new("--ja") { Description = "Gør det, selv om det går tilbage i tiden; kræver --grund" };
    private readonly Option<string?> _reason = new("--grund") { Description = $"Hvorfor, højst {Publisher.LongestReason} tegn", HelpName = "TEKST" };

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
            throw SharedOptions.Wrong(_reason, shown, $"grunden skal være på 1 til {Publisher.LongestReason} tegn, og {OutsideText.OneLine}");
        }

        return needed && !(order.GetValue(_yes) && reason is not null)
            ? throw new CommandException(ExitCode.Usage, $"{why} Er det meningen, så sig det med --ja og --grund TEKST.")
            : reason;
    }

    private static bool IsReason(string text) => text.Length is > 0 and <= Publisher.LongestReason && OutsideText.IsOneLine(text);
}
