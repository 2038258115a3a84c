using System.CommandLine;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Api.Commands;

/// <summary><c>report</c>: the reports of a published release.</summary>
internal static class ReportCommand
{
    public static Command Command()
    {
        var ordinal = ReleasesCommand.Number();
        var kommune = new Option<string?>("--kommune")
        {
            Description = "Kun bladet for denne kommune, kode eller navn",
            HelpName = "KOMMUNE",
        };
        var output = new Option<string?>("--out")
        {
            Description = "Mappe (ellers rapporter/UDGIVELSE i instansens mappe)",
            HelpName = "MAPPE",
        };
        var groups = new Option<string?>("--grupper")
        {
            Description = "Sammenligningsgrupper: kommunekode;gruppe (ellers opsætningens, eller de syv nærmeste)",
            HelpName = "FIL",
        };
        var withoutPdf = new Option<bool>("--uden-pdf") { Description = "Dan kun HTML og XLSX" };
        var command = new CommandWithHelp("report", "Dan landsrapporten og et blad for hver kommune")
        {
            Examples = ["report 3", "report 3 --kommune Aarhus --out /tmp/rapport"],
            Remark = "PDF trykkes af den Chromium, som OPGOERELSE_CHROMIUM peger på, eller som findes i PATH; ellers dannes HTML og XLSX.",
        };
        command.Add(ordinal);
        command.Add(kommune);
        command.Add(output);
        command.Add(groups);
        command.Add(withoutPdf);
        command.Does((line, stop) =>
        {
            var theFile = Groups(line, groups);
            using var instance = Instance.Open(line, requireDatabase: true);
            var release = line.Find(ordinal, instance, ReleaseState.Published, ReleaseState.Superseded);
            var basis = Basis(instance, release, theFile ?? instance.Fetch<IOptions<ReportSettings>>().Value.ReadGroups());
            var chosen = line.GetValue(kommune) is { } name
                ? basis.KommuneComparison.Find(name)
                    ?? throw SharedOptions.Wrong(kommune, name, "der er ingen kommune med den kode eller det navn")
                : null;
            var archive = instance.Fetch<ReportArchive>();
            var toArchive = chosen is null && line.GetValue(output) is null;
            if (toArchive)
            {
                archive.Begin(release);
            }

            var folder = line.GetValue(output) ?? archive.Location(release);
            var chromium = line.GetValue(withoutPdf) ? null : Chromium.Find(Environment.GetEnvironmentVariable("OPGOERELSE_CHROMIUM"));
            var result = Display.Under(line, display =>
                new ReportMaker(chromium).Make(
                    basis,
                    chosen is null ? basis.KommuneComparison.Kommuner : [chosen],
                    withCountry: chosen is null,
                    folder,
                    display,
                    stop));
            if (toArchive)
            {
                archive.Mark(release, result.Error.Count);
            }

            line.Out.WriteLine($"{DanishNotation.Number(result.Files.Count)} filer om udgivelse {release.Id} i {folder}.");
            if (chromium is null && !line.GetValue(withoutPdf))
            {
                line.Error.WriteLine("Der blev ikke fundet nogen Chromium: PDF er ikke dannet, kun HTML og XLSX.");
            }

            foreach (var (report, reason) in result.Error)
            {
                line.Error.WriteLine($"{report}: kunne ikke dannes. {reason}");
            }

            return result.Error.Count == 0 ? ExitCode.Ok : ExitCode.Unexpected;
        });
        return command;
    }

    private static ReportBasis Basis(Instance instance, Release release, GroupFile? groups)
    {
        try
        {
            return new ReportBasis(instance.Fetch<ReleaseStore>().Fetch(release.Id), groups);
        }
        catch (ArgumentException error)
        {
            throw new CommandException(ExitCode.NotAvailable, error.Message);
        }
    }

    private static GroupFile? Groups(ParseResult line, Option<string?> field)
    {
        if (line.GetValue(field) is not { } path)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            throw SharedOptions.Wrong(field, path, "filen findes ikke");
        }

        try
        {
            using var file = File.OpenText(path);
            return GroupFile.Read(file);
        }
        catch (InvalidDataException error)
        {
            throw SharedOptions.Wrong(field, path, error.Message.TrimEnd('.'));
        }
    }
}

/// <summary><c>udsend</c>: tells the recipients of the reports now, instead of when the recurring job next would.</summary>
internal static class SendCommand
{
    public static Command Command()
    {
        var command = new CommandWithHelp("udsend", "Skriv nu til dem, der skal have besked om rapporterne")
        {
            Examples = ["udsend"],
            Remark = "Modtagerne står i modtagere.csv. Ingen får besked om den samme rapport to gange.",
        };
        command.Does((line, stop) =>
        {
            using var instance = Instance.Open(line, requireDatabase: true);
            var listOf = SendJob.ListOf(instance.Services);
            if (SendJob.AboutPublicRelease(instance.Services, DanishTime.Day(instance.Time.GetUtcNow())) is not { } job)
            {
                line.Out.WriteLine("Der er ingen at skrive til: listen er tom, rapporterne er ikke dannet, eller alle har fået besked.");
                foreach (var error in listOf.Error)
                {
                    line.Error.WriteLine($"Listen over modtagere: {error}");
                }

                return listOf.Error.Count == 0 ? ExitCode.Ok : ExitCode.FileRejected;
            }

            try
            {
                instance.Run(job, stop);
            }
            catch (InvalidOperationException error)
            {
                throw new CommandException(ExitCode.NotAvailable, error.Message);
            }

            line.Out.WriteLine(
                $"{DanishNotation.Number(job.SentCount)} {(job.SentCount == 1 ? "mail" : "mails")} er "
                    + $"{(job.ToServer ? "sendt" : "lagt i mappen til udgående post")}.");
            return ExitCode.Ok;
        });
        return command;
    }
}
