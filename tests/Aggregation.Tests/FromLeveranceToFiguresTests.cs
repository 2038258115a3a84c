using System.Globalization;
using System.Text;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Model;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests;

/// <summary>
/// The whole way, from files as a jobcentre sends them to the figures, against the slow model that reads the same
/// files by itself: the outside party of the issue.
/// </summary>
public sealed class FromLeveranceToFiguresTests : IDisposable
{
    private static readonly DateTimeOffset First = new(2025, 1, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, DateOnly> Dates = new(StringComparer.Ordinal)
    {
        ["bek-2408"] = new(2026, 11, 21),
        ["kl-2021"] = new(2025, 9, 1),
        ["foerste-aar"] = new(2026, 3, 1),
        ["uden-pauser"] = new(2026, 11, 21),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;

    [Theory]
    [OnEachEngine(500, "bek-2408 kl-2021")]
    [OnEachEngine(3_000, "bek-2408 kl-2021 foerste-aar uden-pauser", Explicit = true, Traits = ["Category", "Long"])]
    public void Rejections_facts_and_figures_are_the_same_in_every_line(string engine, int forloeb, string rules)
    {
        var files = Generate(forloeb, seed: 5)
            .Select((file, index) => (file.Name, file.Content, Received: First.AddDays(40 * index)))
            .ToList();
        using var test = new AggregationTestDatabase(engine);
        Ingest(test, files);
        var model = SlowReader.Read(files);

        var book = new LeveranceLedger(test.Database);
        var ledger = book.ListOf().OrderBy(leverance => leverance.LeveranceId).ToList();
        Assert.Equal(
            model.Leverancer.Select(leverance =>
                (leverance.FileName, (long)leverance.Read, (long)leverance.Accepted, (long)leverance.Repeats, (long)leverance.Rejected)),
            ledger.Select(leverance => (leverance.Name, leverance.ReadCount, leverance.Accepted, leverance.Repeated, leverance.Rejected)));
        Assert.True(ledger.Sum(leverance => leverance.Rejected) > forloeb / 40, $"{ledger.Sum(leverance => leverance.Rejected)} rejected");
        foreach (var (expected, actual) in model.Leverancer.Zip(ledger))
        {
            Assert.Equal(
                expected.Rejections.Select(rejection => $"{rejection.Line};{rejection.Field};{rejection.Code}"),
                book.Rejections(actual.LeveranceId).Select(rejection => $"{rejection.Line};{rejection.Field};{rejection.Code}"));
        }

        foreach (var regelsaet in rules.Split(' '))
        {
            var date = Dates[regelsaet];
            Assert.Equal(
                SlowModel.FactsFile(model, regelsaet, date),
                Text(output => new FactFile(test.Database).Write(Regelsaet.All[regelsaet], date, output)));
            AreAlike(SlowModel.FiguresFile(model, regelsaet, date), Figures(test, regelsaet, date));
        }
    }

    /// <summary>The same messages in any order and in any packing give the same facts; conflicts aside, where the first stays.</summary>
    [Theory]
    [OnEachEngine(2, 200)]
    [OnEachEngine(4, 400, Explicit = true, Traits = ["Category", "Long"])]
    public void The_order_of_beskeder_is_without_meaning(string engine, int turns, int forloeb)
    {
        var lines = Generate(forloeb, seed: 8, Encodings.Ndjson)
            .SelectMany(file => Encoding.UTF8
                .GetString(file.Content)
                .TrimStart('\uFEFF')
                .Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        // A version that came in two contents depends on which came first, by the contract: leave such lines out.
        lines = [.. WithoutConflicts(lines)];
        var date = new DateOnly(2026, 11, 21);
        string? expected = null;
        var random = new Random(17);
        for (var turn = 0; turn < turns; turn++)
        {
            using var test = new AggregationTestDatabase(engine);
            var packages = lines.Chunk(1 + (lines.Count / (turn + 1))).Select((packagePart, index) => (
                string.Create(CultureInfo.InvariantCulture, $"{index:D3}.ndjson"),
                Encoding.UTF8.GetBytes(string.Join('\n', packagePart)),
                First)).ToList();
            Ingest(test, packages);
            var fact = Text(output => new FactFile(test.Database).Write(Regelsaet.All["kl-2021"], date, output));
            var figures = Figures(test, "bek-2408", date);
            expected ??= fact + figures;
            Assert.Equal(expected, fact + figures);
            Assert.True(fact.Split('\n').Length > forloeb * 3 / 4);
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines));
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private List<(string Name, byte[] Content)> Generate(int forloeb, ulong seed, Encodings encodings = Encodings.Mixed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, $"{seed}")).FullName;
        NationalGenerator.Generate(new GeneratorOptions
        {
            Forloeb = forloeb,
            Seed = seed,
            Folder = folder,
            Encodings = encodings,
            Compression = encodings == Encodings.Ndjson ? Compression.Never : Compression.Mixed,
        });
        return [.. Directory.GetFiles(folder)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
    }

    private void Ingest(AggregationTestDatabase test, IEnumerable<(string Name, byte[] Content, DateTimeOffset Received)> files)
    {
        var folder = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;
        var commandLineIngest = new CommandLineIngest(
            test.Database,
            new PseudonymKey(Encoding.ASCII.GetBytes("en nøgle, der kun bruges i prøver")),
            TimeProvider.System);
        foreach (var (name, content, received) in files)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllBytes(path, content);
            commandLineIngest.FileOf(path, received);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> WithoutConflicts(List<string> lines)
    {
        var model = SlowReader.Read([("alle.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', lines)), First)]);
        var conflictLines = model.Leverancer[0]
            .Rejections
            .Where(rejection => rejection.Code == "version-konflikt")
            .Select(rejection => rejection.Line)
            .ToHashSet();
        Assert.NotEmpty(conflictLines);
        return lines.Where((_, index) => !conflictLines.Contains(index + 1));
    }

    private static string Figures(AggregationTestDatabase test, string regelsaet, DateOnly date) =>
        Text(output => new FigureFile(test.Database).Write(null, Regelsaet.All[regelsaet], date, output));

    /// <summary>The order of rows is each program's own.</summary>
    private static void AreAlike(string expected, string actual)
    {
        var a = expected.Split('\n');
        var b = actual.Split('\n');
        Array.Sort(a, StringComparer.Ordinal);
        Array.Sort(b, StringComparer.Ordinal);
        Assert.Equal(a.Length, b.Length);
        Assert.Empty(a.Zip(b).Where(pair => pair.First != pair.Second).Take(5));
    }

    private static string Text(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
