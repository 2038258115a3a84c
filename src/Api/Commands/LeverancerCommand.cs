using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;

namespace Opgoerelse.Api.Commands;

/// <summary><c>leverancer</c>: what has been received.</summary>
internal static class LeverancerCommand
{
    public static Command Command()
    {
        var command = new CommandWithHelp("leverancer", "Vis, hvad der er modtaget, nyeste først") { Examples = ["leverancer"] };
        command.Does((line, _) =>
        {
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            Show(line, instance.Fetch<LeveranceLedger>().ListOf());
            return ExitCode.Ok;
        });
        return command;
    }

    internal static void Show(ParseResult line, IReadOnlyList<Leverance> leverancer) => line.WriteTable(
        ["leverance", "modtaget", "navn", "tilstand", "laest", "accepteret", "gentaget", "afvist", "venter"],
        leverancer.Select(leverance => (string[])
        [
            Number(leverance.LeveranceId),
            DanishTime.LocalTime(leverance.Received).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            leverance.Name,
            leverance.State.Code(),
            Number(leverance.ReadCount),
            Number(leverance.Accepted),
            Number(leverance.Repeated),
            Number(leverance.Rejected),
            Number(leverance.Waits),
        ]));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
