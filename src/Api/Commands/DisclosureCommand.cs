using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.Api.Commands;

/// <summary><c>fortrolighed</c>: the protection report of a release. It exists only here, never over HTTP.</summary>
internal static class DisclosureCommand
{
    public static Command Command()
    {
        var ordinal = ReleasesCommand.Number();
        var command = new CommandWithHelp("fortrolighed", "Vis, hvor meget en udgivelse holder tilbage, og hvad angrebet på den fandt")
        {
            Examples = ["fortrolighed 7"],
            Remark = "Rapporten tæller små tal og er ikke til offentliggørelse. Mindst: det mindste antal mulige værdier i en primær celle.",
        };
        command.Add(ordinal);
        command.Does((line, _) =>
        {
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var release = line.Find(ordinal, instance, Enum.GetValues<ReleaseState>());
            var report = instance.Fetch<ReleaseStore>().Report(release.Id)
                ?? throw new CommandException(ExitCode.NotAvailable, $"Udgivelse {release.Id} er fra før, der blev skrevet rapporter.");
            var group = report.Rules.SuppressGroup ? Number(report.Rules.GroupThreshold) : "nej";
            line.Error.WriteLine($"Grænse {Number(report.Rules.Threshold)}, gruppegrænse {group}, {Number(report.Unproven)} uden eget bevis, {Number(report.Milliseconds)} ms.");
            line.WriteTable(
                ["tabel", "niveau", "periode", "celler", "primaere", "sekundaere", "pct_af_n_skjult", "mindst", "bestemte"],
                report.Lines.Select(r => (string[])
                [
                    r.Table,
                    r.Level,
                    r.Kind,
                    Number(r.Cells),
                    Number(r.PrimaryCount),
                    Number(r.SecondaryCount),
                    r.N == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * r.NWithheld / r.N:F1}"),
                    r.SmallestInterval is { } atLeast ? Number(atLeast) : "-",
                    Number(r.Determined),
                ]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
