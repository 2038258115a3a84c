using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary><c>ingest</c>, and what has been received: <c>leverancer</c>, <c>rejects</c>, <c>modtaget</c>.</summary>
internal static class LeverancerCommands
{
    public static ExitCode ShowLeverancer(ParseResult line, CancellationToken _)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        Show(line, instance.Fetch<LeveranceLedger>().ListOf());
        return ExitCode.Ok;
    }

    internal static void Show(ParseResult line, IReadOnlyList<Leverance> leverancer) => line.WriteTable(
        ["leverance", "modtaget", "navn", "tilstand", "laest", "accepteret", "gentaget", "afvist", "venter"],
        leverancer.Select(leverance => (string[])
        [
            Listing.Number(leverance.LeveranceId),
            Listing.Time(leverance.Received),
            leverance.Name,
            leverance.State.Code(),
            Listing.Number(leverance.ReadCount),
            Listing.Number(leverance.Accepted),
            Listing.Number(leverance.Repeated),
            Listing.Number(leverance.Rejected),
            Listing.Number(leverance.Waits),
        ]));

    public static ExitCode Ingest(ParseResult line, CancellationToken stop)
    {
        var moment = line.ReadMoment(CommandOptions.Received);
        if (moment > TimeProvider.System.GetUtcNow())
        {
            throw OptionReading.Wrong(CommandOptions.Received, line.GetValue(CommandOptions.Received)!, "det ligger efter nu");
        }

        var source = line.GetValue(CommandOptions.LeverancePath) is { } stated ? Path.GetFullPath(stated) : null;
        if (source is not null && !File.Exists(source) && !Directory.Exists(source))
        {
            throw OptionReading.Wrong(
                CommandOptions.LeverancePath,
                line.GetValue(CommandOptions.LeverancePath)!,
                "der er ingen fil eller mappe af det navn");
        }

        using var instance = Instance.Open(line);
        var job = Job(instance, source, moment);
        instance.Run(job, stop);
        return Show(line, job.Result);
    }

    private static IngestJob Job(Instance instance, string? source, DateTimeOffset? received)
    {
        if (source is null || source == instance.Folder.Inbox)
        {
            return received is null
                ? IngestJob.WholeInbox(instance.Services)
                : throw new CommandException(
                    ExitCode.Usage,
                    $"{CommandOptions.Received.Name} kan ikke bruges på indbakken: det, der ligger dér, er modtaget, når det tages.");
        }

        var ingest = IngestJob.FromFiles(instance.Services);
        var name = received is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"{source}, modtaget {time:yyyy-MM-dd'T'HH:mm:ss.fffzzz}")
            : source;
        return Directory.Exists(source)
            ? new IngestJob(name, (progress, stop) => ingest.Folder(source, received, progress, stop))
            : new IngestJob(name, (progress, stop) => new FolderResult([ingest.FileOf(source, received, progress, stop)], []));
    }

    private static ExitCode Show(ParseResult line, FolderResult result)
    {
        foreach (var file in result.Skipped)
        {
            line.Error.WriteLine($"Sprunget over: {file.Reason}");
        }

        Show(line, result.Leverancer);
        var rejected = result.Leverancer.Where(leverance => leverance.State == LeveranceState.Rejected).ToList();
        foreach (var leverance in rejected)
        {
            line.Error.WriteLine($"Afvist: {leverance.Name}: {leverance.Reason}");
        }

        return rejected.Count > 0 ? ExitCode.FileRejected : ExitCode.Ok;
    }

    public static ExitCode ShowRejects(ParseResult line, CancellationToken _)
    {
        var text = line.GetValue(CommandOptions.Leverance)!;
        using var instance = Instance.Open(line, requireDatabase: true);
        var ledger = instance.Fetch<LeveranceLedger>();
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || ledger.Find(id) is not { } leverance)
        {
            throw OptionReading.Wrong(CommandOptions.Leverance, text, "der er ingen leverance med det nummer");
        }

        if (leverance.Reason is { } reason)
        {
            line.Error.WriteLine($"Hele leverancen {leverance.Name} blev afvist: {reason}");
        }

        var written = ledger.WriteRejections(id, line.Out);
        if (written < leverance.Rejected)
        {
            var counts = ledger.Number(id)
                .Where(count => count.Kind == LeveranceCounts.Rejection)
                .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Name} {count.Count}"));
            line.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"De første {written} af {leverance.Rejected} afviste linjer er gemt. Alle efter kode: {string.Join(", ", counts)}."));
        }

        return ExitCode.Ok;
    }

    public static ExitCode CorrectReceipt(ParseResult line, CancellationToken stop)
    {
        var receipt = line.ReadMoment(CommandOptions.ReceivedAt)!.Value;
        var text = line.GetValue(CommandOptions.Leverance)!;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            throw OptionReading.Wrong(CommandOptions.Leverance, text, "det skal være et nummer");
        }

        using var instance = Instance.Open(line, requireDatabase: true);
        var correction =
            new ReceiptCorrection(instance.Fetch<Database>(), new LeveranceArchive(instance.Folder.Archive), instance.Time);
        var leverance = correction.Check(id, receipt);
        var touched = TouchedReleases(instance, DanishTime.Day(receipt), leverance.ReceivedDay);
        var which = string.Join(", ", touched.Select(release => $"{release.Id} (pr. {release.Date:yyyy-MM-dd})"));
        var reason = Confirmation.Read(
            line,
            touched.Count > 0,
            $"Leverance {id} ville have været med i {(touched.Count == 1 ? "udgivelse" : "udgivelserne")} {which}.");
        instance.Run(new CorrectReceipt(correction, leverance, receipt, reason), stop);
        Show(line, [instance.Fetch<LeveranceLedger>().Find(id)!]);
        if (touched.Count > 0)
        {
            line.Error.WriteLine("De udgivne tal står, som de blev frosset. Dan nye med publish.");
        }

        return ExitCode.Ok;
    }

    /// <summary>The releases that were public, and stand, whose opgoerelsesdato lies from the one day until the other.</summary>
    private static List<Release> TouchedReleases(Instance instance, DateOnly from, DateOnly to) =>
        [.. instance.Fetch<ReleaseStore>().All()
            .Where(release => release.Published is not null && release.Withdrawn is null)
            .Where(release => release.Date >= from && release.Date < to)];
}
