using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>koersler</c>: the ledger of runs.</summary>
internal static class RunsCommand
{
    private const int DefaultCount = 50;

    public static Command Command()
    {
        var count = new Option<string?>("--antal") { Description = "Hvor mange (ellers 50)", HelpName = "ANTAL" };
        var command = new CommandWithHelp("koersler", "Vis de seneste kørsler af job og kommandoer, nyeste først") { Examples = ["koersler"] };
        command.Add(count);
        command.Does((line, _) =>
        {
            var atMost = line.Number(count, 1, int.MaxValue, DefaultCount);
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            instance.Fetch<JobRunner>().CleanUp();
            line.WriteTable(
                ["koersel", "job", "noegle", "forsoeg", "tilstand", "startet", "sluttet", "bruger", "parametre", "resultat"],
                instance.Fetch<RunLedger>().Newest((int)atMost).Select(run => (string[])
                [
                    run.Id.ToString(CultureInfo.InvariantCulture),
                    run.Job,
                    run.Key,
                    run.Attempts.ToString(CultureInfo.InvariantCulture),
                    run.State.Code(),
                    Time(run.StartedAt),
                    run.EndedAt is { } endedAt ? Time(endedAt) : "",
                    run.User,
                    run.Parameters,
                    run.Error ?? run.Number ?? run.Progress ?? "",
                ]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Time(DateTimeOffset time) => DanishTime.LocalTime(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
