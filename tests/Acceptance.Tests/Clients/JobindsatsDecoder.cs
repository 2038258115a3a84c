using System.Globalization;
using System.Text;
using System.Text.Json;
using Opgoerelse.AcceptanceTests.Http.Readers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Clients;

/// <summary>Reads rows as the clients of jobindsats do: columns by their names, values by labels, numbers as Danes write them.</summary>
internal static class JobindsatsDecoder
{
    /// <summary>What the clients take for missing, and what it is here.</summary>
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal) { ["-"] = "-", [".."] = "*", ["."] = ".." };

    public static (IReadOnlyList<string> Variables, Dictionary<string, ReadCell> Cells) Version2(byte[] answer, Table table)
    {
        var first = JsonElement.Parse(answer)[0];
        return Cells(
            table,
            [.. first.GetProperty("Variables").EnumerateArray().Select(variable => variable.GetProperty("Label").GetString()!)],
            first.GetProperty("Data").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.ToString()).ToArray()));
    }

    public static (IReadOnlyList<string> Variables, Dictionary<string, ReadCell> Cells) Version3(byte[] answer, Table table)
    {
        var json = JsonElement.Parse(answer);
        return Cells(
            table,
            [.. json.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)],
            json.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.ToString()).ToArray()));
    }

    /// <summary>Semicolons, no label of ours has one; a byte order mark that Excel needs.</summary>
    public static (IReadOnlyList<string> Variables, Dictionary<string, ReadCell> Cells) Csv(byte[] answer, Table table)
    {
        var lines = Encoding.UTF8.GetString(answer).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal('\uFEFF', lines[0][0]);
        return Cells(table, lines[0][1..].Split(';'), lines.Skip(1).Select(line => line.Split(';')));
    }

    private static (IReadOnlyList<string> Variables, Dictionary<string, ReadCell> Cells) Cells(
        Table table, string[] columns, IEnumerable<string[]> rows)
    {
        var labels = columns.Select(column => Variable(table, column)).TakeWhile(dimension => dimension is not null).ToList();
        var measures = columns.Skip(labels.Count).Select(column => Code(table.Dimensions[^1], column)).ToList();
        var cells = new Dictionary<string, ReadCell>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = string.Join('|', labels.Select((dimension, i) => Code(dimension!, row[i])));
            for (var i = 0; i < measures.Count; i++)
            {
                cells.Add($"{key}|{measures[i]}", Cell(row[labels.Count + i]));
            }
        }

        return ([.. labels.Select(dimension => dimension!.Code), table.Dimensions[^1].Code], cells);
    }

    private static Dimension? Variable(Table table, string column) => column switch
    {
        "Area" => table.Dimensions[0],
        _ => table.Dimensions
            .SkipLast(1)
            .FirstOrDefault(dimension => string.Equals(dimension.Name.Da, column, StringComparison.OrdinalIgnoreCase)),
    };

    private static string Code(Dimension dimension, string label) =>
        dimension.Code == "periode" ? label : dimension.Values.Single(value => value.Name.Da == label).Code;

    private static ReadCell Cell(string text) => Signs.TryGetValue(text, out var sign)
        ? new ReadCell(null, sign)
        : new ReadCell(decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), "");
}
