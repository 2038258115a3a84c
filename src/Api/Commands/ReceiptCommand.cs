using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary><c>modtaget</c>: sets a receipt right that lies in the future.</summary>
internal static class ReceiptCommand
{
    public static Command Command()
    {
        var ordinal = new Argument<string>("leverance") { HelpName = "LEVERANCE", Description = "Leverancens nummer, som leverancer viser det" };
        var to = new Option<string?>("--til")
        {
            Description = "Hvornår den blev modtaget, dansk tid; ikke efter nu",
            HelpName = "TIDSPUNKT",
            Required = true,
        };
        var remaining = new Confirmation();
        var command = new CommandWithHelp("modtaget", "Ret et modtagelsestidspunkt, der ligger i fremtiden")
        {
            Examples = ["modtaget 42 --til 2026-11-29T09:10"],
            Remark = """
                Når uret har gået forkert, kan en leverance være modtaget i fremtiden: den tæller først med i tal for den dag. Kun
                sådan et tidspunkt kan rettes, og aldrig til før leverancen inden den. Er der udgivet tal, som den så ville have
                været med i, kræves --ja og --grund. Rettelsen står i protokollen (koersler).
                """,
        };
        command.Add(ordinal);
        command.Add(to);
        remaining.AddTo(command);
        command.Does((line, stop) =>
        {
            var receipt = line.Moment(to)!.Value;
            var text = line.GetValue(ordinal)!;
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                throw SharedOptions.Wrong(ordinal, text, "det skal være et nummer");
            }

            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var correction = new ReceiptCorrection(instance.Fetch<Database>(), new LeveranceArchive(instance.Folder.Archive), instance.Time);
            var leverance = correction.Check(id, receipt);
            var touched = TouchedOnes(instance, DanishTime.Day(receipt), leverance.ReceivedDay);
            var which = string.Join(", ", touched.Select(release => $"{release.Id} (pr. {release.Date:yyyy-MM-dd})"));
            var reason = remaining.Read(
                line,
                touched.Count > 0,
                $"Leverance {id} ville have været med i {(touched.Count == 1 ? "udgivelse" : "udgivelserne")} {which}.");
            instance.Run(new CorrectReceipt(correction, leverance, receipt, reason), stop);
            LeverancerCommand.Show(line, [instance.Fetch<LeveranceLedger>().Find(id)!]);
            if (touched.Count > 0)
            {
                line.Error.WriteLine("De udgivne tal står, som de blev frosset. Dan nye med publish.");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The releases that were public, and stand, whose opgoerelsesdato lies from the one day until the other.</summary>
    private static List<Release> TouchedOnes(Instance instance, DateOnly from, DateOnly to) =>
        [.. instance.Fetch<ReleaseStore>().All()
            .Where(release => release.Published is not null && release.Withdrawn is null)
            .Where(release => release.Date >= from && release.Date < to)];
}
