using System.CommandLine;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>traek</c>: withdraws a release.</summary>
internal static class WithdrawCommand
{
    public static Command Command()
    {
        var ordinal = ReleasesCommand.Number();
        var reason = new Option<string>("--grund") { Description = $"Hvorfor, højst {Publisher.LongestReason} tegn", HelpName = "TEKST", Required = true };
        var command = new CommandWithHelp("traek", "Træk en udgivelse tilbage")
        {
            Examples = ["traek 7 --grund \"Forkert opgørelsesdato\""],
            Remark = """
                Er det den offentlige udgivelse, bliver den forrige offentlig igen; er der ingen forrige, vises ingen tal.
                En udgivelse, der er trukket tilbage, bliver aldrig offentlig igen. Dens tal gemmes.
                """,
        };
        command.Add(ordinal);
        command.Add(reason);
        command.Does((line, stop) =>
        {
            var why = line.GetValue(reason)!.Trim();
            if (why.Length is 0 or > Publisher.LongestReason)
            {
                throw SharedOptions.Wrong(reason, why, $"grunden skal være på 1 til {Publisher.LongestReason} tegn");
            }

            if (!OutsideText.IsOneLine(why))
            {
                throw SharedOptions.Wrong(reason, why, OutsideText.OneLine);
            }

            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var release = line.Find(ordinal, instance, ReleaseState.Prepared, ReleaseState.Published, ReleaseState.Superseded);
            var job = new WithdrawJob(instance.Fetch<Publisher>(), release.Id, why);
            instance.Run(job, stop);
            line.Out.WriteLine($"Udgivelse {release.Id} pr. {release.Date:yyyy-MM-dd} er trukket tilbage.");
            if (release.State == ReleaseState.Published)
            {
                line.Out.WriteLine(job.Superseder is { } superseder ? $"Udgivelse {superseder} er offentlig igen." : "Ingen udgivelse er offentlig nu.");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
