using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

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
            Description = "Modtagelsestidspunkt for historik, dansk tid; aldrig før den senest modtagne leverance eller efter nu (ellers nu)",
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

            using var instance = Instance.OpenReader(line);
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
                : throw new CommandException(ExitCode.Usage, $"{field.Name} kan ikke bruges på indbakken: det, der ligger dér, er modtaget, når det tages.");
        }

        var commandLineIngest = IngestJob.FromFiles(instance.Services);
        var name = received is { } time ? string.Create(CultureInfo.InvariantCulture, $"{source}, modtaget {time:yyyy-MM-dd'T'HH:mm:ss.fffzzz}") : source;
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
