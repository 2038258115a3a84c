using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>aggregate</c>: makes facts and cube.</summary>
internal static class AggregateCommand
{
    public static Command Command()
    {
        var date = SharedOptions.Date();
        var regelsaet = SharedOptions.RegelsaetCode();
        var full = new Option<bool>("--fuld") { Description = "Dan alle forløb igen, også dem ingen leverance har berørt" };
        var command = new CommandWithHelp("aggregate", "Opgør: dan fakta og kube af det, der er modtaget")
        {
            Examples = ["aggregate", "aggregate --dato 2026-11-21 --regelsaet bek-2408"],
        };
        command.Add(date);
        command.Add(regelsaet);
        command.Add(full);
        command.Does((line, stop) =>
        {
            var rules = line.TheRegelsaet(regelsaet);
            var day = line.Date(date, TimeProvider.System);
            using var instance = Instance.Open(line, requireDatabase: true);
            var job = new AggregateJob(instance.Fetch<FactMaker>(), rules, day, line.GetValue(full));
            instance.Run(job, stop);
            foreach (var run in job.Runs)
            {
                line.Out.WriteLine(
                    $"{run.FactSet.Regelsaet} pr. {run.FactSet.Date:yyyy-MM-dd}: {DanishNotation.Number(run.Forloeb)} forløb opgjort "
                        + $"{(run.Full ? "(alle)" : "(berørte)")}");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}

/// <summary><c>facts</c>: the facts as a file for checking.</summary>
internal static class FactsCommand
{
    public static Command Command()
    {
        var regelsaet = SharedOptions.RegelsaetCode(isRequired: true);
        var date = SharedOptions.Date(isRequired: true);
        var output = SharedOptions.Out("Filen, der skrives");
        var command = new CommandWithHelp("facts", "Kontrol: skriv en række pr. gyldigt forløb og periode")
        {
            Examples = ["facts --regelsaet bek-2408 --dato 2026-11-21 --out fakta.csv"],
            Remark = FiguresCommand.Administrative,
        };
        command.Add(regelsaet);
        command.Add(date);
        command.Add(output);
        command.Does((line, stop) =>
        {
            var rules = line.TheRegelsaet(regelsaet)[0];
            var day = line.Date(date, TimeProvider.System);
            using var instance = Instance.Open(line, requireDatabase: true);
            var file = instance.Fetch<FactFile>();
            var job = FiguresCommand.Listing(
                "facts",
                rules,
                day,
                table: null,
                line.GetValue(output)!,
                (stream, stopped) => file.Write(rules, day, stream, stopped));
            instance.Run(job, stop);
            line.Out.WriteLine($"{DanishNotation.Number(job.Rows)} rækker");
            return ExitCode.Ok;
        });
        return command;
    }
}

/// <summary><c>figures</c>: the unprotected figures as a file for checking.</summary>
internal static class FiguresCommand
{
    internal const string Administrative =
        "Kommandoen er administrativ: filen er ikke diskretioneret og må ikke offentliggøres. Hver kørsel noteres i protokollen "
            + "(koersel) med bruger.";

    public static Command Command()
    {
        var table = new Option<string?>("--tabel")
        {
            Description = $"{string.Join(", ", Ordning.Standard.Tables.Select(recipe => recipe.Id))} (ellers dem alle)",
            HelpName = "TABEL",
        };
        var regelsaet = SharedOptions.RegelsaetCode(isRequired: true);
        var date = SharedOptions.Date(isRequired: true);
        var output = SharedOptions.Out("Filen, der skrives");
        var command = new CommandWithHelp("figures", "Kontrol: skriv tabellernes udiskretionerede celler")
        {
            Examples = ["figures --tabel Y11IGA01 --regelsaet bek-2408 --dato 2026-11-21 --out tal.csv"],
            Remark = Administrative,
        };
        command.Add(table);
        command.Add(regelsaet);
        command.Add(date);
        command.Add(output);
        command.Does((line, stop) =>
        {
            var id = Table(line, table);
            var rules = line.TheRegelsaet(regelsaet)[0];
            var day = line.Date(date, TimeProvider.System);
            using var instance = Instance.Open(line, requireDatabase: true);
            var file = instance.Fetch<FigureFile>();
            var job = Listing(
                "figures",
                rules,
                day,
                id,
                line.GetValue(output)!,
                (stream, stopped) => file.Write(id, rules, day, stream, stopped));
            instance.Run(job, stop);
            line.Out.WriteLine($"{DanishNotation.Number(job.Rows)} rækker");
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The run of a checking command.</summary>
    /// <exception cref="CommandException">There is no folder for the file.</exception>
    internal static CheckFileJob Listing(
        string name,
        Regelsaet regelsaet,
        DateOnly date,
        string? table,
        string file,
        Func<Stream, CancellationToken, long> write)
    {
        var path = Path.GetFullPath(file);
        if (!Directory.Exists(Path.GetDirectoryName(path)) || Directory.Exists(path))
        {
            throw new CommandException(ExitCode.Usage, $"--out kan ikke være '{file}': mappen findes ikke, eller det er selv en mappe.");
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kommando"] = name,
            ["tabel"] = table ?? "alle",
            ["regelsaet"] = regelsaet.Code,
            ["dato"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["fil"] = path,
        };
        return new CheckFileJob(parameters, path, write);
    }

    private static string? Table(ParseResult line, Option<string?> field) =>
        line.GetValue(field) is not { } id ? null
        : Ordning.Standard.Tables.FirstOrDefault(recipe => string.Equals(recipe.Id, id, StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw SharedOptions.Wrong(field, id, $"der findes {string.Join(", ", Ordning.Standard.Tables.Select(recipe => recipe.Id))}");
}
