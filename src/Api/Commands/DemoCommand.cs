using System.CommandLine;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary><c>generate</c>: writes made-up leverancer of a whole country.</summary>
internal static class GenerateCommand
{
    private const string Step = "Genererer forløb";

    public static ExitCode Run(ParseResult line, CancellationToken stop)
    {
        var count = line.ReadNumber(CommandOptions.Forloeb, 0, int.MaxValue, otherwise: GeneratorOptions.National);
        var seedValue = line.ReadNumber(CommandOptions.RequiredSeed, 0, long.MaxValue, otherwise: 1);
        var folder = line.GetValue(CommandOptions.EmptyFolder)!;
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw OptionReading.Wrong(CommandOptions.EmptyFolder, folder, "mappen skal være tom");
        }

        var summary = Write(line, (int)count, (ulong)seedValue, Path.GetFullPath(folder), stop);
        line.WriteTable(
            ["fil", "beskeder", "gentagne", "afviste"],
            summary.Files.Select(file =>
                (string[])[file.Name, $"{file.Beskeder}", $"{file.RepeatedCount}", $"{file.RejectedCount.Values.Sum()}"]));
        return ExitCode.Ok;
    }

    /// <summary>Writes the leverancer while the progress is shown.</summary>
    internal static GeneratorSummary Write(ParseResult line, int forloeb, ulong seed, string folder, CancellationToken stop) =>
        Display.Under(line, display => NationalGenerator.Generate(
            new GeneratorOptions { Forloeb = forloeb, Seed = seed, Folder = folder },
            new GeneratorProgressRelay(display, forloeb),
            stop));

    /// <summary>Tells the screen what the generator tells. (<see cref="Progress{T}"/> would tell it out of order.)</summary>
    private sealed class GeneratorProgressRelay(IProgress<Progress> display, long total) : IProgress<long>
    {
        public void Report(long value) => display.Report(new Progress(Step, value, total));
    }
}

/// <summary>
/// <c>demo</c>: takes made-up leverancer of a whole country through the service's own door, as an operator would, and
/// shows the figures. Every step can be cut off and begun again: what is done is not done twice.
/// </summary>
internal static class DemoCommand
{
    private const int DefaultSeed = 1;

    /// <summary>How long to wait for another demo that is being prepared in the same folder.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<ExitCode> Run(ParseResult line, HostBuilding builder, CancellationToken stop)
    {
        var aspnet = ServeCommand.AspnetArguments(line);
        var folder = DataFolder.At(line.GetValue(CommandOptions.Data)!);
        folder.Prepare();
        var database = Services.OpenDatabase(ConfigurationLoading.Load(() => Host.CreateApplicationBuilder()).Configuration, folder);
        if (line.GetValue(CommandOptions.Restart))
        {
            DemoFolder.Clear(folder, database);
        }

        var explicitly = line.GetValue(CommandOptions.DemoForloeb) is not null || line.GetValue(CommandOptions.Seed) is not null;
        var wanted = new DemoMark(
            (int)line.ReadNumber(CommandOptions.DemoForloeb, 0, int.MaxValue, GeneratorOptions.National),
            (ulong)line.ReadNumber(CommandOptions.Seed, 0, long.MaxValue, DefaultSeed),
            database.IsEmbedded ? null : database.Place);
        var marker = DemoFolder.Claim(folder, database, wanted, explicitly);
        var key = await Task.Run(() => Prepare(line, marker, stop), CancellationToken.None);
        var aboutKey = $"Nøgle til jobindsats-adresserne /v2 og /v3, til demoen startes igen: {key}";
        if (line.GetValue(CommandOptions.WithoutServer))
        {
            line.Out.WriteLine(aboutKey);
            return ExitCode.Ok;
        }

        return await ServeCommand.RunUntilStopped(
            line,
            builder,
            folder,
            aspnet,
            "Demoens tal kan ses på {0}" + Environment.NewLine + aboutKey,
            stop,
            Operations);
    }

    /// <summary>A demo lets whoever started it see the pages of operations: from this machine, until it ends.</summary>
    private static string? Operations(WebApplication app) => Roles.Worker(app.Configuration)
        ? $"Driftens sider, {app.Urls.FirstOrDefault()}{OperationsDoor.Path}, kan ses fra denne maskine, til demoen standses. "
            + $"Adgangskode (brugernavnet er ligegyldigt): {app.Services.GetRequiredService<OperationsKeys>().MakeLocal()}"
        : null;

    /// <summary>From nothing, or from wherever it was cut off, to a public release and a key.</summary>
    private static string Prepare(ParseResult line, DemoMark marker, CancellationToken stop)
    {
        using var instance = Instance.Open(line);
        using var heldLock = instance.Fetch<Database>().TakeLock("demo", Patience, stop)
            ?? throw new CommandException(ExitCode.Busy, "En anden demo er ved at blive klargjort i samme mappe.");
        if (instance.Fetch<ReleaseStore>().Newest() is { } id)
        {
            line.Error.WriteLine($"Demoen findes allerede (udgivelse {id}). Brug --forfra for at begynde forfra.");
        }
        else
        {
            Release(line, instance, marker, stop);
        }

        return NewKey(instance);
    }

    private static void Release(ParseResult line, Instance instance, DemoMark marker, CancellationToken stop)
    {
        var leverancer = DemoFolder.Leverancer(instance.Folder);
        if (!Directory.Exists(leverancer))
        {
            var scratch = leverancer + ".part";
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }

            GenerateCommand.Write(line, marker.Forloeb, marker.Seed, scratch, stop);
            Directory.Move(scratch, leverancer);
        }

        instance.Run(DemoFolder.Ingest(instance), stop);
        var date = DanishTime.Day(instance.Time.GetUtcNow());
        instance.Run(new AggregateJob(instance.Fetch<FactMaker>(), AggregateJob.InOrder(Regelsaet.All.Values), date), stop);
        instance.Run(PublishJob.OfficialOf(instance.Services, date), stop);
    }

    /// <summary>A key can be shown only when it is made, so every start has its own; those of earlier starts end.</summary>
    private static string NewKey(Instance instance)
    {
        const string Organisation = "Demo";
        var store = instance.Fetch<AccessStore>();
        foreach (var old in store.All().Where(key => key.Organisation == Organisation && key.Revoked is null))
        {
            store.Revoke(old.Id);
        }

        return store.Create(Organisation, expires: null);
    }
}
