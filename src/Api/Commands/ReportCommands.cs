using System.CommandLine;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Api.Commands;

/// <summary>The reports of a published release: <c>report</c> makes them, <c>udsend</c> tells their recipients.</summary>
internal static class ReportCommands
{
    public static ExitCode MakeReports(ParseResult line, CancellationToken stop)
    {
        var groups = Groups(line);
        using var instance = Instance.Open(line, requireDatabase: true);
        var release = line.Find(instance, ReleaseState.Published, ReleaseState.Superseded);
        var basis = Basis(instance, release, groups ?? instance.Fetch<IOptions<ReportSettings>>().Value.ReadGroups());
        var chosen = line.GetValue(CommandOptions.Kommune) is { } name
            ? basis.KommuneComparison.Find(name)
                ?? throw OptionReading.Wrong(CommandOptions.Kommune, name, "der er ingen kommune med den kode eller det navn")
            : null;
        var archive = instance.Fetch<ReportArchive>();
        var toArchive = chosen is null && line.GetValue(CommandOptions.ReportFolder) is null;
        if (toArchive)
        {
            archive.Begin(release);
        }

        var folder = line.GetValue(CommandOptions.ReportFolder) ?? archive.Location(release);
        var withoutPdf = line.GetValue(CommandOptions.WithoutPdf);
        var chromium = withoutPdf ? null : Chromium.Find(Environment.GetEnvironmentVariable("OPGOERELSE_CHROMIUM"));
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
        if (chromium is null && !withoutPdf)
        {
            line.Error.WriteLine("Der blev ikke fundet nogen Chromium: PDF er ikke dannet, kun HTML og XLSX.");
        }

        foreach (var (report, reason) in result.Error)
        {
            line.Error.WriteLine($"{report}: kunne ikke dannes. {reason}");
        }

        return result.Error.Count == 0 ? ExitCode.Ok : ExitCode.Unexpected;
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

    private static GroupFile? Groups(ParseResult line)
    {
        if (line.GetValue(CommandOptions.Groups) is not { } path)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            throw OptionReading.Wrong(CommandOptions.Groups, path, "filen findes ikke");
        }

        try
        {
            using var file = File.OpenText(path);
            return GroupFile.Read(file);
        }
        catch (InvalidDataException error)
        {
            throw OptionReading.Wrong(CommandOptions.Groups, path, error.Message.TrimEnd('.'));
        }
    }

    public static ExitCode Send(ParseResult line, CancellationToken stop)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        var recipients = SendJob.ListOf(instance.Services);
        if (SendJob.AboutPublicRelease(instance.Services, DanishTime.Day(instance.Time.GetUtcNow())) is not { } job)
        {
            line.Out.WriteLine("Der er ingen at skrive til: listen er tom, rapporterne er ikke dannet, eller alle har fået besked.");
            foreach (var error in recipients.Error)
            {
                line.Error.WriteLine($"Listen over modtagere: {error}");
            }

            return recipients.Error.Count == 0 ? ExitCode.Ok : ExitCode.FileRejected;
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
    }
}
