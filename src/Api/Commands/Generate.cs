using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Api.Commands;

/// <summary><c>generate</c>: writes made-up leverancer of a whole country.</summary>
internal static class Generate
{
    private const string Trin = "Genererer forløb";

    public static Command Kommando()
    {
        var forloeb = new Option<string?>("--forloeb") { Description = "Antal forløb", HelpName = "ANTAL", Required = true };
        var seed = Seed(kraevet: true);
        var ud = new Option<string>("--out") { Description = "Mappen, der skrives i; den skal være tom", HelpName = "MAPPE", Required = true };
        var kommando = new Kommando("generate", "Generér opdigtede leverancer for hele landet")
        {
            Eksempler = ["generate --forloeb 41000 --seed 1 --out leverancer"],
            Bemaerkning = "Samme antal og seed giver de samme beskeder. Ingen personer er virkelige.",
        };
        kommando.Add(forloeb);
        kommando.Add(seed);
        kommando.Add(ud);
        kommando.Goer((linje, stop) =>
        {
            var antal = linje.Tal(forloeb, 0, int.MaxValue, ellers: GeneratorOptions.National);
            var froe = linje.Tal(seed, 0, long.MaxValue, ellers: 1);
            var mappe = linje.GetValue(ud)!;
            if (File.Exists(mappe) || (Directory.Exists(mappe) && Directory.EnumerateFileSystemEntries(mappe).Any()))
            {
                throw Felter.Forkert(ud, mappe, "mappen skal være tom");
            }

            var resume = Skriv(linje, (int)antal, (ulong)froe, Path.GetFullPath(mappe), stop);
            linje.SkrivTabel(
                ["fil", "beskeder", "gentagne", "afviste"],
                resume.Filer.Select(fil => (string[])[fil.Navn, $"{fil.Beskeder}", $"{fil.Gentagne}", $"{fil.Afviste.Values.Sum()}"]));
            return Exitkode.Ok;
        });
        return kommando;
    }

    internal static Option<string?> Seed(bool kraevet) => new("--seed") { Description = "Startværdi for tilfældet", HelpName = "TAL", Required = kraevet };

    /// <summary>Writes the leverancer while the progress is shown.</summary>
    internal static GeneratorSummary Skriv(ParseResult linje, int forloeb, ulong seed, string mappe, CancellationToken stop) =>
        Visning.Under(linje, visning => NationalGenerator.Generate(
            new GeneratorOptions { Forloeb = forloeb, Seed = seed, Folder = mappe },
            new Videregiver(visning, forloeb),
            stop));

    /// <summary>Tells the screen what the generator tells. (<see cref="Progress{T}"/> would tell it out of order.)</summary>
    private sealed class Videregiver(IProgress<Fremdrift> visning, long iAlt) : IProgress<long>
    {
        public void Report(long value) => visning.Report(new Fremdrift(Trin, value, iAlt));
    }
}
