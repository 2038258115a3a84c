using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>publish</c>: makes a release and makes it public.</summary>
internal static class PublishCommand
{
    public static Command Command()
    {
        var date = SharedOptions.Date();
        var remaining = new Confirmation();
        var command = new CommandWithHelp("publish", "Udgiv: dan og offentliggør de officielle tal")
        {
            Examples = ["publish", "publish --dato 2026-11-21"],
            Remark = """
                Er den offentlige udgivelse dannet af det samme, bliver den stående, og ingen ny dannes. En opgørelsesdato før den
                offentlige udgivelses kræver --ja og --grund.
                """,
        };
        command.Add(date);
        remaining.AddTo(command);
        command.Does((line, stop) =>
        {
            var day = line.Date(date, TimeProvider.System);
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var job = PublishJob.OfficialOf(instance.Services, day, remaining: instance.BackQuestion(line, remaining, day));
            instance.Run(job, stop);
            line.Out.WriteLine($"Udgivelse {job.Release} pr. {day:yyyy-MM-dd} {(job.New ? "er offentliggjort" : "var offentlig i forvejen")}.");
            return ExitCode.Ok;
        });
        return command;
    }
}
