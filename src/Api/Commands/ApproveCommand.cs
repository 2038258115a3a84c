using System.CommandLine;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>godkend</c>: makes a release public that was made ready.</summary>
internal static class ApproveCommand
{
    public static Command Command()
    {
        var ordinal = ReleasesCommand.Number();
        var command = new CommandWithHelp("godkend", "Offentliggør en udgivelse, der er klargjort")
        {
            Examples = ["godkend 7"],
            Remark = "Hvem der godkendte, står i protokollen (koersler). Den hidtidige udgivelse bliver erstattet; er den opgjort pr. en senere dag, kræves --ja og --grund.",
        };
        var remaining = new Confirmation();
        command.Add(ordinal);
        remaining.AddTo(command);
        command.Does((line, stop) =>
        {
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var release = line.Find(ordinal, instance, ReleaseState.Prepared);
            instance.Run(new ApproveJob(instance.Fetch<Publisher>(), release.Id, instance.BackQuestion(line, remaining, release.Date)), stop);
            line.Out.WriteLine($"Udgivelse {release.Id} pr. {release.Date:yyyy-MM-dd} er offentliggjort.");
            return ExitCode.Ok;
        });
        return command;
    }
}
