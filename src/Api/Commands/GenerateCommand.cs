using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Api.Commands;

/// <summary><c>generate</c>: writes made-up leverancer of a whole country.</summary>
internal static class GenerateCommand
{
    private const string Step = "Genererer forløb";

    public static Command Command()
    {
        var forloeb = new Option<string?>("--forloeb") { Description = "Antal forløb", HelpName = "ANTAL", Required = true };
        var seed = Seed(isRequired: true);
        var output = new Option<string>("--out") { Description = "Mappen, der skrives i; den skal være tom", HelpName = "MAPPE", Required = true };
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

            var resume = Write(line, (int)count, (ulong)seedValue, Path.GetFullPath(folder), stop);
            line.WriteTable(
                ["fil", "beskeder", "gentagne", "afviste"],
                resume.Files.Select(file => (string[])[file.Name, $"{file.Beskeder}", $"{file.RepeatedCount}", $"{file.RejectedCount.Values.Sum()}"]));
            return ExitCode.Ok;
        });
        return command;
    }

    internal static Option<string?> Seed(bool isRequired) => new("--seed") { Description = "Startværdi for tilfældet", HelpName = "TAL", Required = isRequired };

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
