using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>aggregate</c>, and the two that write figures for checking: <c>facts</c> and <c>figures</c>.</summary>
internal static class FiguresCommands
{
    public static ExitCode Aggregate(ParseResult line, CancellationToken stop)
    {
        var rules = line.ReadRegelsaet(CommandOptions.Regelsaet);
        var day = line.ReadDate(CommandOptions.Date, TimeProvider.System);
        using var instance = Instance.Open(line, requireDatabase: true);
        var job = new AggregateJob(instance.Fetch<FactMaker>(), rules, day, line.GetValue(CommandOptions.Full));
        instance.Run(job, stop);
        foreach (var run in job.Runs)
        {
            line.Out.WriteLine(
                $"{run.FactSet.Regelsaet} pr. {run.FactSet.Date:yyyy-MM-dd}: {DanishNotation.Number(run.Forloeb)} forløb opgjort "
                    + $"{(run.Full ? "(alle)" : "(berørte)")}");
        }

        return ExitCode.Ok;
    }

    public static ExitCode WriteFacts(ParseResult line, CancellationToken stop)
    {
        var rules = line.ReadRegelsaet(CommandOptions.RequiredRegelsaet)[0];
        var day = line.ReadDate(CommandOptions.RequiredDate, TimeProvider.System);
        using var instance = Instance.Open(line, requireDatabase: true);
        var file = instance.Fetch<FactFile>();
        var job = Listing(
            "facts",
            rules,
            day,
            table: null,
            line.GetValue(CommandOptions.Out)!,
            (stream, stopped) => file.Write(rules, day, stream, stopped));
        instance.Run(job, stop);
        line.Out.WriteLine($"{DanishNotation.Number(job.Rows)} rækker");
        return ExitCode.Ok;
    }

    public static ExitCode WriteFigures(ParseResult line, CancellationToken stop)
    {
        var id = Table(line);
        var rules = line.ReadRegelsaet(CommandOptions.RequiredRegelsaet)[0];
        var day = line.ReadDate(CommandOptions.RequiredDate, TimeProvider.System);
        using var instance = Instance.Open(line, requireDatabase: true);
        var file = instance.Fetch<FigureFile>();
        var job = Listing(
            "figures",
            rules,
            day,
            id,
            line.GetValue(CommandOptions.Out)!,
            (stream, stopped) => file.Write(id, rules, day, stream, stopped));
        instance.Run(job, stop);
        line.Out.WriteLine($"{DanishNotation.Number(job.Rows)} rækker");
        return ExitCode.Ok;
    }

    /// <summary>The run of a checking command.</summary>
    /// <exception cref="CommandException">There is no folder for the file.</exception>
    private static CheckFileJob Listing(
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

    private static string? Table(ParseResult line) =>
        line.GetValue(CommandOptions.Table) is not { } id ? null
        : Ordning.Standard.Tables.FirstOrDefault(recipe => string.Equals(recipe.Id, id, StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw OptionReading.Wrong(
                CommandOptions.Table,
                id,
                $"der findes {string.Join(", ", Ordning.Standard.Tables.Select(recipe => recipe.Id))}");
}
