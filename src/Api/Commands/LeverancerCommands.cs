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

/// <summary><c>leverancer</c>: what has been received.</summary>
internal static class LeverancerCommand
{
    public static Command Command()
    {
        var command = new CommandWithHelp("leverancer", "Vis, hvad der er modtaget, nyeste først") { Examples = ["leverancer"] };
        command.Does((line, _) =>
        {
            using var instance = Instance.Open(line, requireDatabase: true);
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

/// <summary><c>ingest</c>: takes leverancer in.</summary>
internal static class IngestCommand
{
    public static Command Command()
    {
        var path = new Argument<string?>("sti")
        {
            HelpName = "FIL|MAPPE",
            Description = "En leverance, eller en mappe med leverancer, der tages i navneorden (ellers instansens indbakke)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var received = new Option<string?>("--modtaget")
        {
            Description =
                "Modtagelsestidspunkt for historik, dansk tid; aldrig før den senest modtagne leverance eller efter nu (ellers nu)",
            HelpName = "TIDSPUNKT",
        };
        var command = new CommandWithHelp("ingest", "Indlæs leverancer")
        {
            Examples = ["ingest", "ingest leverancer", "ingest 2021.ndjson.gz --modtaget 2021-12-31T23:00"],
            Remark = """
                Filer, der nævnes, læses straks, hvor de ligger. Filer i indbakken tages, når de har ligget stille (60 sekunder, hvis
                intet andet er indstillet), og flyttes så til arkivet.
                Pseudonymnøglen tages fra miljøvariablen OPGOERELSE_NOEGLE eller mappen ved siden af instansens (DIR-noegler);
                har en ny instans ingen, dannes en.
                """,
        };
        command.Add(path);
        command.Add(received);
        command.Does((line, stop) =>
        {
            var moment = line.Moment(received);
            if (moment > TimeProvider.System.GetUtcNow())
            {
                throw SharedOptions.Wrong(received, line.GetValue(received)!, "det ligger efter nu");
            }

            var source = line.GetValue(path) is { } stated ? Path.GetFullPath(stated) : null;
            if (source is not null && !File.Exists(source) && !Directory.Exists(source))
            {
                throw SharedOptions.Wrong(path, line.GetValue(path)!, "der er ingen fil eller mappe af det navn");
            }

            using var instance = Instance.Open(line);
            var job = Job(instance, source, moment, received);
            instance.Run(job, stop);
            return Show(line, job.Result);
        });
        return command;
    }

    private static IngestJob Job(Instance instance, string? source, DateTimeOffset? received, Option<string?> field)
    {
        if (source is null || source == instance.Folder.Inbox)
        {
            return received is null
                ? IngestJob.WholeInbox(instance.Services)
                : throw new CommandException(
                    ExitCode.Usage,
                    $"{field.Name} kan ikke bruges på indbakken: det, der ligger dér, er modtaget, når det tages.");
        }

        var commandLineIngest = IngestJob.FromFiles(instance.Services);
        var name = received is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"{source}, modtaget {time:yyyy-MM-dd'T'HH:mm:ss.fffzzz}")
            : source;
        return Directory.Exists(source)
            ? new IngestJob(name, (progress, stop) => commandLineIngest.Folder(source, received, progress, stop))
            : new IngestJob(name, (progress, stop) => new FolderResult([commandLineIngest.FileOf(source, received, progress, stop)], []));
    }

    private static ExitCode Show(ParseResult line, FolderResult result)
    {
        foreach (var file in result.Skipped)
        {
            line.Error.WriteLine($"Sprunget over: {file.Reason}");
        }

        LeverancerCommand.Show(line, result.Leverancer);
        var rejectedCount = result.Leverancer.Where(leverance => leverance.State == LeveranceState.Rejected).ToList();
        foreach (var leverance in rejectedCount)
        {
            line.Error.WriteLine($"Afvist: {leverance.Name}: {leverance.Reason}");
        }

        return rejectedCount.Count > 0 ? ExitCode.FileRejected : ExitCode.Ok;
    }
}

/// <summary><c>rejects</c>: the rejected lines of a leverance.</summary>
internal static class RejectsCommand
{
    public static Command Command()
    {
        var ordinal = new Argument<string>("leverance")
        {
            HelpName = "LEVERANCE",
            Description = "Leverancens nummer, som leverancer viser det",
        };
        var command = new CommandWithHelp("rejects", "Vis en leverances afviste linjer")
        {
            Examples = ["rejects 3", "rejects 3 > afvist.csv"],
        };
        command.Add(ordinal);
        command.Does((line, _) =>
        {
            var text = line.GetValue(ordinal)!;
            using var instance = Instance.Open(line, requireDatabase: true);
            var ledger = instance.Fetch<LeveranceLedger>();
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || ledger.Find(id) is not { } leverance)
            {
                throw SharedOptions.Wrong(ordinal, text, "der er ingen leverance med det nummer");
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
        });
        return command;
    }
}

/// <summary><c>modtaget</c>: sets a receipt right that lies in the future.</summary>
internal static class ReceiptCommand
{
    public static Command Command()
    {
        var ordinal = new Argument<string>("leverance")
        {
            HelpName = "LEVERANCE",
            Description = "Leverancens nummer, som leverancer viser det",
        };
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

            using var instance = Instance.Open(line, requireDatabase: true);
            var correction =
                new ReceiptCorrection(instance.Fetch<Database>(), new LeveranceArchive(instance.Folder.Archive), instance.Time);
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
