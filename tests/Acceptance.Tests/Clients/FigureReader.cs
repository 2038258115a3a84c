using System.Text.Json;
using Opgoerelse.AcceptanceTests.Http.Readers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Clients;

/// <summary>A decoder of one kind of answer: the variables of its keys, and its cells by their codes joined by a bar.</summary>
internal delegate (IReadOnlyList<string> Variables, Dictionary<string, ReadCell> Cells) Decode(
    byte[] answer,
    RecordedFigures figures,
    Table table);

/// <summary>Decodes an answer's figures as clients do, and compares them with the release that was given to the service.</summary>
internal static partial class FigureReader
{
    private static readonly Dictionary<string, Decode> Decoders = new(StringComparer.Ordinal)
    {
        ["json-stat2"] = static (answer, _, _) => (JsonStatVariables(answer), FormatReaders.JsonStat(answer)),
        ["csv"] = static (answer, figures, _) => (figures.Variables, FormatReaders.Csv(answer)),
        ["px"] = static (answer, _, _) => (PxVariables(answer), FormatReaders.Px(answer)),
        ["jobindsats-v2"] = static (answer, _, table) => JobindsatsDecoder.Version2(answer, table),
        ["jobindsats-v3"] = static (answer, _, table) => JobindsatsDecoder.Version3(answer, table),
        ["jobindsats-csv"] = static (answer, _, table) => JobindsatsDecoder.Csv(answer, table),
        ["xlsx"] = static (answer, figures, _) => (figures.Variables, FormatReaders.Xlsx(answer)),
    };

    /// <summary>What differs, as sentences; none means that every cell is as the release has it.</summary>
    public static IReadOnlyList<string> Differences(byte[] answer, RecordedFigures figures, IEnumerable<Table> release)
    {
        var table = release.Single(candidate => candidate.Id == figures.Table);
        var (variables, cells) = Decoders[figures.As](answer, figures, table);
        var differences = new List<string>();
        if (cells.Count != figures.Cells)
        {
            differences.Add($"{cells.Count} cells, not {figures.Cells}");
        }

        foreach (var (key, cell) in cells)
        {
            var codes = key.Split('|')
                .Zip(variables)
                .ToDictionary(pair => pair.Second, pair => pair.First, StringComparer.OrdinalIgnoreCase);
            var number = table.Cell([.. table.Dimensions.Select(dimension =>
                codes.GetValueOrDefault(dimension.Code) ?? figures.Eliminated[dimension.Code])]);
            var measure = table.Dimensions[^1];
            var decimals =
                measure.Values[measure.IndexOf(codes.GetValueOrDefault(measure.Code) ?? figures.Eliminated[measure.Code])].Decimals;
            var expected = new ReadCell(
                table.Symbols[number].HasValue() ? table.Values[number] / (decimal)Math.Pow(10, decimals) : null,
                table.Symbols[number].Sign());
            // CSV has no signs here, and jobindsats none beside a number.
            var tellsSign = figures.As != "csv"
                && (expected.Number is null || !figures.As.StartsWith("jobindsats", StringComparison.Ordinal));
            if (cell.Number != expected.Number || (tellsSign && cell.Sign != expected.Sign))
            {
                differences.Add($"{key} is {cell}, not {expected}");
            }
        }

        return differences;
    }

    /// <summary>By the codes that the file gives its variables: their names are texts of one language.</summary>
    private static List<string> PxVariables(byte[] answer)
    {
        var file = PxFile.Read(answer);
        return [.. file.Variables.Select(variable => file[$"VARIABLECODE({variable.Name})"] ?? variable.Name)];
    }

    private static List<string> JsonStatVariables(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        return [.. json.RootElement.GetProperty("id").EnumerateArray().Select(id => id.GetString()!)];
    }
}
