using System.CommandLine;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>aggregate</c>: makes facts and cube.</summary>
internal static class AggregateCommand
{
    public static Command Command()
    {
        var date = SharedOptions.Date();
        var regelsaet = SharedOptions.RegelsaetCode();
        var full = new Option<bool>("--fuld") { Description = "Dan alle forløb igen, også dem ingen leverance har berørt" };
        var command = new CommandWithHelp("aggregate", "Opgør: dan fakta og kube af det, der er modtaget")
        {
            Examples = ["aggregate", "aggregate --dato 2026-11-21 --regelsaet bek-2408"],
        };
        command.Add(date);
        command.Add(regelsaet);
        command.Add(full);
        command.Does((line, stop) =>
        {
            var rules = line.TheRegelsaet(regelsaet);
            var day = line.Date(date, TimeProvider.System);
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var job = new AggregateJob(instance.Fetch<FactMaker>(), rules, day, line.GetValue(full));
            instance.Run(job, stop);
            foreach (var run in job.Runs)
            {
                line.Out.WriteLine($"{run.FactSet.Regelsaet} pr. {run.FactSet.Date:yyyy-MM-dd}: {DanishNumber.Write(run.Forloeb)} forløb opgjort {(run.Full ? "(alle)" : "(berørte)")}");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
