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

    public static Command Command()
    {
        var forloeb = new Option<string?>("--forloeb") { Description = "Antal forløb", HelpName = "ANTAL", Required = true };
        var seed = Seed(isRequired: true);
        var output = new Option<string>("--out")
        {
            Description = "Mappen, der skrives i; den skal være tom",
            HelpName = "MAPPE",
            Required = true,
        };
        var command = new CommandWithHelp("generate", "Generér opdigtede leverancer for hele landet")
        {
            Examples = ["generate --forloeb 41000 --seed 1 --out leverancer"],
            Remark = "Samme antal og seed giver de samme beskeder. Ingen personer er virkelige.",
        };
        command.Add(forloeb);
        command.Add(seed);
        command.Add(output);
        command.Does((line, stop) =>
        {
            var count = line.Number(forloeb, 0, int.MaxValue, otherwise: GeneratorOptions.National);
            var seedValue = line.Number(seed, 0, long.MaxValue, otherwise: 1);
            var folder = line.GetValue(output)!;
            if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            {
                throw SharedOptions.Wrong(output, folder, "mappen skal være tom");
            }

            var summary = Write(line, (int)count, (ulong)seedValue, Path.GetFullPath(folder), stop);
            line.WriteTable(
                ["fil", "beskeder", "gentagne", "afviste"],
                summary.Files.Select(file =>
                    (string[])[file.Name, $"{file.Beskeder}", $"{file.RepeatedCount}", $"{file.RejectedCount.Values.Sum()}"]));
            return ExitCode.Ok;
        });
        return command;
    }

    internal static Option<string?> Seed(bool isRequired) =>
        new("--seed") { Description = "Startværdi for tilfældet", HelpName = "TAL", Required = isRequired };

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

    public static Command Command(HostBuilding builder)
    {
        var forloeb = new Option<string?>("--forloeb")
        {
            Description = $"Antal forløb (ellers {GeneratorOptions.National})",
            HelpName = "ANTAL",
        };
        var seed = GenerateCommand.Seed(isRequired: false);
        var withoutServer = new Option<bool>("--ingen-server") { Description = "Slut, når tallene er udgivet" };
        var restart = new Option<bool>("--forfra") { Description = "Smid mappens demo ud, og begynd forfra" };
        var command = new CommandWithHelp("demo", "Generér et helt lands leverancer, indlæs, opgør, udgiv og vis tallene")
        {
            TreatUnmatchedTokensAsErrors = false,
            Examples = ["demo", "demo --forloeb 5000 --data /tmp/demo --urls http://127.0.0.1:8080"],
            Remark = ServeCommand.AspNet,
        };
        command.Add(forloeb);
        command.Add(seed);
        command.Add(withoutServer);
        command.Add(restart);
        command.DoesAsync(async (line, stop) =>
        {
            var aspnet = ServeCommand.AspnetArguments(line);
            var folder = DataFolder.At(line.GetValue(SharedOptions.Data)!);
            folder.Prepare();
            var database = Services.TheDatabase(ConfigurationLoading.Load(() => Host.CreateApplicationBuilder()).Configuration, folder);
            if (line.GetValue(restart))
            {
                DemoFolder.Clear(folder, database);
            }

            var wanted = new DemoMark(
                (int)line.Number(forloeb, 0, int.MaxValue, GeneratorOptions.National),
                (ulong)line.Number(seed, 0, long.MaxValue, DefaultSeed),
                database.IsEmbedded ? null : database.Place);
            var marker =
                DemoFolder.Claim(folder, database, wanted, explicitly: line.GetValue(forloeb) is not null || line.GetValue(seed) is not null);
            var key = await Task.Run(() => Prepare(line, marker, stop), CancellationToken.None);
            var aboutKey = $"Nøgle til jobindsats-adresserne /v2 og /v3, til demoen startes igen: {key}";
            if (line.GetValue(withoutServer))
            {
                line.Out.WriteLine(aboutKey);
                return ExitCode.Ok;
            }

            return await ServeCommand.Run(
                line,
                builder,
                folder,
                aspnet,
                "Demoens tal kan ses på {0}" + Environment.NewLine + aboutKey,
                stop,
                Operations);
        });
        return command;
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

        instance.Run(DemoFolder.CommandLineIngest(instance), stop);
        var date = DanishTime.Day(instance.Time.GetUtcNow());
        instance.Run(new AggregateJob(instance.Fetch<FactMaker>(), AggregateJob.InOrder(Regelsaet.All.Values), date), stop);
        instance.Run(PublishJob.OfficialOf(instance.Services, date), stop);
    }
    /// <summary>A key can be shown only when it is made, so every start has its own; those of earlier starts end.</summary>
    private static string NewKey(Instance instance)
    {
        const string Organisation = "Demo";
        var store = instance.Fetch<AccessStore>();
        foreach (var oldOne in store.All().Where(key => key.Organisation == Organisation && key.Revoked is null))
        {
            store.Revoke(oldOne.Id);
        }

        return store.Create(Organisation, expires: null);
    }
}
