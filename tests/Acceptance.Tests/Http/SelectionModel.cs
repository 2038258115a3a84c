using System.Text;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The selection grammar as the contract words it (section 2.5), slow and obvious: sets of codes and one regular
/// expression per form. It shares no code with the service.
/// </summary>
internal static class SelectionModel
{
    /// <summary>The CSV answer to these <c>valuecodes</c>, or null where it must be 400.</summary>
    public static string? Csv(Table table, IEnumerable<(string Variable, string Text)> choice)
    {
        var selected = new Dictionary<Dimension, HashSet<string>>();
        foreach (var group in choice.GroupBy(item => item.Variable, StringComparer.OrdinalIgnoreCase))
        {
            var name = group.Key.ToLowerInvariant() switch { "time" => "periode", "contentscode" => "maal", var code => code };
            var dimension = table.Dimensions.SingleOrDefault(known => known.Code == name);
            var parts = group.SelectMany(item => Parts(item.Text)).ToList();
            if (dimension is null || selected.ContainsKey(dimension))
            {
                return null;
            }

            selected[dimension] = [];
            foreach (var part in parts)
            {
                string[] codes = [.. dimension.Values.Select(value => value.Code)];
                var foundTables = FoundTables([.. codes], dimension.Role == DimensionRole.Time, part, code => HasFigures(table, code));
                if (foundTables.Count == 0)
                {
                    return null;
                }

                selected[dimension].UnionWith(foundTables);
            }
        }

        var axes = new List<string[]>();
        var names = new List<string>();
        foreach (var dimension in table.Dimensions)
        {
            var codes = selected.GetValueOrDefault(dimension, []);
            if (codes.Count == 0 && dimension.TotalCode is null)
            {
                return null;
            }

            axes.Add(codes.Count == 0 ? [dimension.TotalCode!] : [.. dimension.Values.Select(value => value.Code).Where(codes.Contains)]);
            names.Add(codes.Count == 0 ? "" : dimension.Code);
        }

        return Write(table, axes, names);
    }

    /// <summary>What one item means; nothing where it is illegal or matches nothing.</summary>
    private static List<string> FoundTables(List<string> codes, bool time, string part, Func<string, bool> hasFigures)
    {
        var without = part.StartsWith('[') && part.EndsWith(']') && part.Length >= 2 ? part[1..^1] : part;
        foreach (var code in codes)
        {
            if (AreAlike(code, part) || AreAlike(code, without))
            {
                return [code];
            }
        }

        if (StartsWith("RANGE("))
        {
            var found = Form(@"^range\(([^,]+),([^,]+)\)\z");
            var (from, to) = (Place(found, 1), Place(found, 2));
            return from < 0 || to < 0 || !Combined(codes[from], codes[to])
                ? []
                : [.. codes.Where((_, i) => (i >= from && i <= to) || (i >= to && i <= from))];
        }

        if (StartsWith("TOP(") || StartsWith("BOTTOM("))
        {
            var found = Form(@"^(?:top|bottom)\(([1-9][0-9]*)(?:,([0-9]+))?\)\z");
            if (!found.Success)
            {
                return [];
            }

            var count = decimal.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var past = found.Groups[2].Success
                ? decimal.Parse(found.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)
                : 0;
            // Of periods: quarters that have figures.
            var countedOnes = time ? codes.Where(code => Kind(code) == "kvartal" && hasFigures(code)).ToList() : codes;
            var restart = StartsWith("TOP(") != time ? countedOnes : Enumerable.Reverse(countedOnes).ToList();
            return [.. restart.Where((_, i) => i >= past && i < past + count)];
        }

        if (StartsWith("FROM("))
        {
            var from = Place(Form(@"^from\(([^,]+)\)\z"), 1);
            return from < 0 ? [] : [.. codes[from..].Where(code => Combined(code, codes[from]))];
        }

        if (StartsWith("TO("))
        {
            var to = Place(Form(@"^to\(([^,]+)\)\z"), 1);
            return to < 0 ? [] : [.. codes[..(to + 1)].Where(code => Combined(code, codes[to]))];
        }

        if (without.Contains('?', StringComparison.Ordinal))
        {
            return without.Contains('*', StringComparison.Ordinal)
                ? []
                : As("^" + Regex.Escape(without).Replace(@"\?", ".", StringComparison.Ordinal) + @"\z");
        }

        if (without.Contains('*', StringComparison.Ordinal))
        {
            return without.Trim('*').Contains('*', StringComparison.Ordinal)
                || without.StartsWith("**", StringComparison.Ordinal) != (without == "**")
                || (without.EndsWith("**", StringComparison.Ordinal) && without != "**")
                ? []
                : As("^" + Regex.Escape(without).Replace(@"\*", ".*", StringComparison.Ordinal) + @"\z");
        }

        return [];

        bool Combined(string one, string other) => !time || Kind(one) == Kind(other);
        static bool AreAlike(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
        bool StartsWith(string word) => without.StartsWith(word, StringComparison.OrdinalIgnoreCase);
        Match Form(string form) =>
            Regex.Match(without, form, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        int Place(Match found, int group) => found.Success ? codes.FindIndex(code => AreAlike(code, found.Groups[group].Value)) : -1;
        List<string> As(string form) =>
            [
                .. codes.Where(code => Regex.IsMatch(
                    code,
                    form,
                    RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                    TimeSpan.FromSeconds(1))),
            ];
    }

    /// <summary>What a period is, told from its code.</summary>
    private static string Kind(string code) =>
        code.Contains("MAT", StringComparison.Ordinal) ? "rullende" : code.Contains('Q', StringComparison.Ordinal) ? "kvartal" : "aar";

    private static bool HasFigures(Table table, string period)
    {
        var time = table.Dimensions.Single(dimension => dimension.Role == DimensionRole.Time);
        var inFront = table.Dimensions
            .TakeWhile(dimension => dimension != time)
            .Select(dimension => dimension.Values.Count)
            .Aggregate(1, (a, b) => a * b);
        var after = table.Symbols.Length / inFront / time.Values.Count;
        return table.Symbols
            .Where((symbol, i) => i / after % time.Values.Count == time.IndexOf(period) && symbol != CellSymbol.NotYet)
            .Any();
    }

    /// <summary>The items of a list: the contract's own expression for the commas that separate.</summary>
    private static IEnumerable<string> Parts(string text) =>
        text.Length == 0
            ? []
            : Regex.Split(text, @",(?=[^\]]*(?:\[|$))", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(part => part.Trim());

    /// <summary>A column per measure, a row per combination of the rest.</summary>
    private static string Write(Table table, List<string[]> axes, List<string> names)
    {
        var answer = new StringBuilder();
        answer.Append(string.Join(
            ',',
            names.Take(names.Count - 1).Where(name => name.Length > 0).Concat(axes[^1]).Select(name => $"\"{name}\""))).Append("\r\n");
        IEnumerable<string[]> rows = [[]];
        rows = axes.Take(axes.Count - 1).Aggregate(
            rows,
            (soFar, axis) => soFar.SelectMany(row => axis.Select(code => (string[])[.. row, code])));
        foreach (var row in rows)
        {
            var namedOnes = row.Where((_, i) => names[i].Length > 0).Select(code => $"\"{code}\"");
            answer.Append(string.Join(',', namedOnes.Concat(axes[^1].Select(measure => Cell(table, [.. row, measure]))))).Append("\r\n");
        }

        return answer.ToString();
    }

    private static string Cell(Table table, string[] codes)
    {
        var cell = table.Cell(codes);
        if (!table.Symbols[cell].HasValue())
        {
            return table.Symbols[cell].Sign();
        }

        var decimals = table.Dimensions[^1].Values[table.Dimensions[^1].IndexOf(codes[^1])].Decimals;
        return (table.Values[cell] / (decimals == 1 ? 10m : 1m)).ToString(
            decimals == 1 ? "0.0" : "0",
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
