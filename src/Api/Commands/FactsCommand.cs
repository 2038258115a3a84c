using System.CommandLine;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.Api.Commands;

/// <summary><c>facts</c>: the facts as a file for checking.</summary>
internal static class FactsCommand
{
    public static Command Command()
    {
        var regelsaet = SharedOptions.RegelsaetCode(isRequired: true);
        var date = SharedOptions.Date(isRequired: true);
        var output = SharedOptions.Out("Filen, der skrives");
        var command = new CommandWithHelp("facts", "Kontrol: skriv en række pr. gyldigt forløb og periode")
        {
            Examples = ["facts --regelsaet bek-2408 --dato 2026-11-21 --out fakta.csv"],
            Remark = FiguresCommand.Administrative,
        };
        command.Add(regelsaet);
        command.Add(date);
        command.Add(output);
        command.Does((line, stop) =>
        {
            var rules = line.TheRegelsaet(regelsaet)[0];
            var day = line.Date(date, TimeProvider.System);
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var file = instance.Fetch<FactFile>();
            var job = FiguresCommand.Listing("facts", rules, day, table: null, line.GetValue(output)!, (stream, stopped) => file.Write(rules, day, stream, stopped));
            instance.Run(job, stop);
            line.Out.WriteLine($"{DanishNumber.Write(job.Rows)} rækker");
            return ExitCode.Ok;
        });
        return command;
    }
}
