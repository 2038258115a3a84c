using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Api.Commands;

/// <summary><c>udgivelser</c>: the releases, and what <c>godkend</c> and <c>traek</c> share.</summary>
internal static class ReleasesCommand
{
    public static Command Command()
    {
        var command = new CommandWithHelp("udgivelser", "Vis udgivelserne, nyeste først") { Examples = ["udgivelser"] };
        command.Does((line, _) =>
        {
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            line.WriteTable(
                ["udgivelse", "tilstand", "regelsaet", "dato", "position", "kodeversion", "kontrolsum", "klargjort", "udgivet", "trukket", "grund"],
                instance.Fetch<ReleaseStore>().All().Reverse().Select(release => (string[])
                [
                    release.Id.ToString(CultureInfo.InvariantCulture),
                    release.State.Code(),
                    release.Regelsaet,
                    release.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    release.Position.ToString(CultureInfo.InvariantCulture),
                    release.CodeVersion,
                    release.Checksum,
                    Time(release.Prepared),
                    Time(release.Published),
                    Time(release.Withdrawn),
                    release.Reason ?? "",
                ]));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The argument that names a release.</summary>
    internal static Argument<string> Number() => new("udgivelse") { HelpName = "UDGIVELSE", Description = "Udgivelsens nummer, som udgivelser viser det" };

    /// <summary>The release that the order names, which must be in one of these states.</summary>
    internal static Release Find(this ParseResult line, Argument<string> ordinal, Instance instance, params ReadOnlySpan<ReleaseState> states)
    {
        var text = line.GetValue(ordinal)!;
        var found = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? instance.Fetch<ReleaseStore>().All().SingleOrDefault(release => release.Id == id)
            : null;
        return found is null ? throw SharedOptions.Wrong(ordinal, text, "der er ingen udgivelse med det nummer")
            : states.Contains(found.State) ? found
            : throw SharedOptions.Wrong(ordinal, text, $"den er {found.State.Code()}");
    }

    /// <summary>The reason that was given to publish for <paramref name="date"/>; it must be there when the public release is of a later day.</summary>
    internal static string? BackQuestion(this Instance instance, ParseResult line, Confirmation remaining, DateOnly date)
    {
        var publicOne = instance.Fetch<ReleaseStore>().All().LastOrDefault(release => release.State == ReleaseState.Published);
        return remaining.Read(line, publicOne?.Date > date, publicOne is null ? "" : OpgoerelsesdatoException.LaterThan(publicOne, date));
    }

    private static string Time(DateTimeOffset? time) =>
        time is { } instant ? DanishTime.LocalTime(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : "";
}
