using System.Globalization;
using Opgoerelse.Disclosure.Suppression;

namespace Opgoerelse.Performance;

/// <summary>The table systems of the benchmark, made of data/sdc/base.csv.</summary>
internal static class SdcSystem
{
    /// <summary>The threshold: the smallest count that is published.</summary>
    public const int Threshold = 5;

    private const string GrandTotal = "";

    /// <summary>
    /// (i) geography × quarter and year, (ii) geography × year × age × sex, (iii) as (i) with rolling years; B: with,
    /// without and total are all cells.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = ["i", "ii", "iii", "iB", "iiB", "iiiB"];

    /// <summary>
    /// The system and its cells in the order in which they are wanted: level, size in bases, how far the count and its complement
    /// are from being none.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="multiplier">How many times the periods stand side by side.</param>
    /// <param name="values">How many values the interval of a primary cell must hold.</param>
    public static (CellSystem System, int[] OrderOf) Build(string name, int multiplier, int values)
    {
        var all = Read();
        var withAge = name.TrimEnd('B') == "ii";
        var rolling = name.TrimEnd('B') == "iii";
        var threeLevels = name.EndsWith('B');
        var quarters = all.Select(l => l.Quarter).Distinct().Order(StringComparer.Ordinal).ToList();
        var finest = all
            .GroupBy(l => (
                l.Kommune,
                Time: withAge ? l.Year : l.Quarter,
                Age: withAge ? l.Age : GrandTotal,
                Sex: withAge ? l.Sex : GrandTotal))
            .Select(g => g.First() with { Age = g.Key.Age, Sex = g.Key.Sex, N = g.Sum(l => l.N), Freq = g.Sum(l => l.Freq) })
            .ToList();

        var system = new CellSystem();
        var level = new List<int>();
        var distance = new List<long>();
        for (var walk = 0; walk < multiplier; walk++)
        {
            var first = system.Bases;
            var cells = new Dictionary<(int Level, string Geo, string Time, string Age, string Sex), List<int>>();
            for (var i = 0; i < finest.Count; i++)
            {
                var l = finest[i];
                if (threeLevels)
                {
                    system.AddBase(l.Freq);
                    system.AddBase(l.N - l.Freq);
                }
                else
                {
                    system.AddBase(l.Freq, 0, l.N);
                }

                string[] geo = [l.Country, l.Region, l.Landsdel, l.Kommune];
                foreach (var (index, time, age, sex) in
                    from index in Enumerable.Range(0, geo.Length)
                    from time in Times(l, withAge, rolling, quarters)
                    from age in (IEnumerable<string>)(withAge ? [l.Age, GrandTotal] : [GrandTotal])
                    from sex in (IEnumerable<string>)(withAge ? [l.Sex, GrandTotal] : [GrandTotal])
                    select (index, time, age, sex))
                {
                    if (!cells.TryGetValue((index, geo[index], time, age, sex), out var listOf))
                    {
                        cells.Add((index, geo[index], time, age, sex), listOf = []);
                    }

                    listOf.Add(i);
                }
            }

            foreach (var (key, term) in cells)
            {
                long n = term.Sum(i => finest[i].N), freq = term.Sum(i => finest[i].Freq);
                if (threeLevels)
                {
                    AddParameter(key.Level, IsSmall(freq), freq, term.Select(i => first + (2 * i)));
                    AddParameter(key.Level, IsSmall(n - freq), n - freq, term.Select(i => first + (2 * i) + 1));
                    AddParameter(key.Level, IsSmall(n), n, term.SelectMany(i => (int[])[first + (2 * i), first + (2 * i) + 1]));
                }
                else
                {
                    AddParameter(key.Level, IsSmall(freq) || IsSmall(n - freq), Math.Min(freq, n - freq), term.Select(i => first + i));
                }
            }
        }

        var order = Enumerable.Range(0, system.Cells)
            .OrderBy(cell => level[cell])
            .ThenByDescending(cell => system.Terms(cell).Length)
            .ThenByDescending(cell => distance[cell])
            .ToArray();
        return (system, order);

        void AddParameter(int geoLevel, bool primary, long fromThreshold, IEnumerable<int> term)
        {
            system.AddCell(primary ? CellRole.Primary : CellRole.Candidate, [.. term], values: values);
            level.Add(geoLevel);
            distance.Add(fromThreshold);
        }
    }

    private static bool IsSmall(long count) => count is > 0 and < Threshold;

    private static IEnumerable<string> Times(Line line, bool withAge, bool rolling, List<string> quarters)
    {
        yield return line.Year;
        if (withAge)
        {
            yield break;
        }

        yield return line.Quarter;
        var index = quarters.IndexOf(line.Quarter);
        for (var end = index; rolling && end <= Math.Min(index + 3, quarters.Count - 1); end++)
        {
            // Four quarters that end with a calendar year are that year.
            if (end >= 3 && end % 4 != 3)
            {
                yield return "til " + quarters[end];
            }
        }
    }

    private static List<Line> Read() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "sdc", "base.csv")).Skip(1).Select(line =>
        {
            var f = line.Split(';');
            return new Line(
                f[0],
                f[1],
                f[2],
                f[3],
                f[4],
                f[5],
                f[6],
                f[7],
                long.Parse(f[8], CultureInfo.InvariantCulture),
                long.Parse(f[9], CultureInfo.InvariantCulture));
        })];

    private sealed record Line(
        string Kommune,
        string Landsdel,
        string Region,
        string Country,
        string Quarter,
        string Year,
        string Age,
        string Sex,
        long N,
        long Freq);
}
