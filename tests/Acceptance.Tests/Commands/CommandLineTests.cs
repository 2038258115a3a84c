using System.Globalization;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>What the command line answers, and the exit codes that a script relies on.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task The_help_is_in_Danish_and_names_all_commands_and_exit_codes()
    {
        var answer = await TestProgram.Ok("--help");

        foreach (var command in new[]
        {
            "demo",
            "serve",
            "ingest",
            "aggregate",
            "publish",
            "generate",
            "rejects",
            "leverancer",
            "koersler",
            "noegle",
            "facts",
            "figures",
        })
        {
            Assert.Contains($"\n  {command}", answer.Out, StringComparison.Ordinal);
        }

        Assert.Contains("Exitkoder:", answer.Out, StringComparison.Ordinal);
        Assert.Contains("--data MAPPE", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", answer.Out, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(answer.Error);
    }

    [Theory]
    [InlineData("ingest", "--modtaget TIDSPUNKT")]
    [InlineData("facts", "--regelsaet REGELSÆT")]
    [InlineData("demo", "--forloeb ANTAL")]
    [InlineData("noegle", "opret ORGANISATION")]
    public async Task Every_command_has_its_help(string command, string indstilling)
    {
        var answer = await TestProgram.Ok(command, "--help");

        Assert.Contains($"opgoerelse {command}", answer.Out, StringComparison.Ordinal);
        Assert.Contains(indstilling, answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'opgør'", "opgør")]
    [InlineData("'--dta'", "serve", "--dta", "x")]
    [InlineData("'overflødig'", "aggregate", "overflødig")]
    [InlineData("--regelsaet mangler", "facts", "--dato", "2026-11-21", "--out", "x")]
    [InlineData("--out mangler en værdi", "facts", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out")]
    [InlineData("LEVERANCE mangler", "rejects")]
    [InlineData("--dato kan ikke være '2026-02-30'", "aggregate", "--dato", "2026-02-30")]
    [InlineData("--dato kan ikke være '21-11-2026'", "publish", "--dato", "21-11-2026")]
    [InlineData("--regelsaet kan ikke være 'bek-9999'", "aggregate", "--regelsaet", "bek-9999")]
    [InlineData(
        "--tabel kan ikke være 'Y11IGA99'",
        "figures",
        "--tabel",
        "Y11IGA99",
        "--regelsaet",
        "bek-2408",
        "--dato",
        "2026-11-21",
        "--out",
        "x")]
    [InlineData("--modtaget kan ikke være 'i går'", "ingest", "--modtaget", "i går")]
    [InlineData("--modtaget kan ikke være '2026-03-29T02:30'", "ingest", "--modtaget", "2026-03-29T02:30")]
    [InlineData("'findes-ikke.ndjson'", "ingest", "findes-ikke.ndjson")]
    [InlineData("'@findes-ikke.ndjson'", "ingest", "@findes-ikke.ndjson")]
    [InlineData("--forloeb kan ikke være '-1'", "generate", "--forloeb", "-1", "--seed", "1", "--out", "x")]
    public async Task A_wrong_order_names_the_field_and_the_value_and_gives_2(string besked, params string[] arguments)
    {
        using var folder = new WorkFolder();

        var answer = await TestProgram.Run(["--data", folder.Data, .. arguments]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(besked, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Out);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Theory]
    [OnEachEngine]
    public async Task Without_a_database_there_is_nothing_to_answer_from(string engine)
    {
        using var folder = new WorkFolder(engine, empty: true);

        foreach (var arguments in new string[][] { ["leverancer"], ["aggregate"], ["publish"], ["rejects", "1"] })
        {
            var answer = await folder.Run(arguments);

            Assert.Equal(4, answer.ExitCode);
            Assert.Contains("Der er ingen database at spørge", answer.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnEachEngine]
    public async Task Before_the_first_receipt_figures_are_not_available(string engine)
    {
        using var folder = new WorkFolder(engine);
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01T12:00");

        foreach (var arguments in new string[][]
        {
            ["aggregate", "--dato", "2023-04-30"],
            ["publish", "--dato", "2023-04-30"],
            ["facts", "--dato", "2023-04-30", "--regelsaet", "bek-2408", "--out", folder.FileOf("ud.csv")],
            ["figures", "--dato", "2023-04-30", "--regelsaet", "bek-2408", "--out", folder.FileOf("ud.csv")],
        })
        {
            var answer = await folder.Run(arguments);

            Assert.Equal(4, answer.ExitCode);
            Assert.Contains("2023-04-30", answer.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(folder.FileOf("ud.csv")));
        Assert.False(File.Exists(folder.FileOf("ud.csv.part")));
    }

    [Theory]
    [OnEachEngine]
    public async Task A_rejected_file_gives_3_and_the_others_are_taken(string engine)
    {
        using var folder = new WorkFolder(engine);
        folder.Write("ind/a.ndjson.gz", "ikke gzip");
        folder.Write("ind/b.ndjson", Beskeder.Forloeb(1, "2022-03-01"), "ikke json");
        folder.Write("ind/noter.txt", "ikke en leverance");

        var answer = await folder.Run("ingest", folder.FileOf("ind"));

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("Afvist: a.ndjson.gz", answer.Error, StringComparison.Ordinal);
        Assert.Contains("noter.txt", answer.Error, StringComparison.Ordinal);
        Assert.Equal("leverance;modtaget;navn;tilstand;laest;accepteret;gentaget;afvist;venter", answer.Lines[0]);
        Assert.EndsWith(";b.ndjson;indlaest;2;1;0;1;0", answer.Lines[2], StringComparison.Ordinal);

        var listOf = await folder.Ok("leverancer");
        Assert.Equal(3, listOf.Lines.Length);

        var rejectedCount = await folder.Ok("rejects", "2");
        Assert.Equal(2, rejectedCount.Lines.Length);
        Assert.StartsWith("2;;ugyldigt-json;", rejectedCount.Lines[1], StringComparison.Ordinal);

        var unknown = await folder.Run("rejects", "7");
        Assert.Equal(2, unknown.ExitCode);
    }

    [Theory]
    [OnEachEngine]
    public async Task A_receipt_before_the_latest_is_refused(string engine)
    {
        using var folder = new WorkFolder(engine);
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01T12:00");

        var answer = await folder.Run("ingest", file, "--modtaget", "2023-05-01T11:59:59");

        Assert.Equal(2, answer.ExitCode);
        var listOf = await folder.Ok("leverancer");
        Assert.Equal(2, listOf.Lines.Length);
        Assert.Contains(";2023-05-01T12:00:00+02:00;", listOf.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public async Task If_another_is_in_progress_it_gives_5(string engine)
    {
        using var folder = new WorkFolder(engine);
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await folder.Ok("ingest", file);
        using var heldLock = folder.OpenReader().TryLock("job-opgoer", TimeSpan.Zero);
        Assert.NotNull(heldLock);

        var answer = await folder.Run(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Opgoerelse__Job__VentSekunder"] = "0" },
            "aggregate");

        Assert.Equal(5, answer.ExitCode);
        Assert.Contains("En anden proces", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public async Task Check_commands_are_noted_in_the_ledger(string engine)
    {
        using var folder = new WorkFolder(engine);
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2023-04-03"), Beskeder.Forloeb(2, "2023-04-04"));
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");

        await folder.Ok("facts", "--regelsaet", "bek-2408", "--dato", "2024-01-01", "--out", folder.FileOf("fakta.csv"));
        await folder.Ok(
            "figures",
            "--tabel",
            "y11iga01",
            "--regelsaet",
            "bek-2408",
            "--dato",
            "2024-01-01",
            "--out",
            folder.FileOf("tal.csv"));

        Assert.Equal(3, File.ReadAllLines(folder.FileOf("fakta.csv")).Length);
        Assert.All(
            File.ReadAllLines(folder.FileOf("tal.csv")).Skip(1),
            line => Assert.StartsWith("Y11IGA01;", line, StringComparison.Ordinal));
        var runs = await folder.Ok("koersler");
        Assert.Contains(
            runs.Lines,
            line => line.Contains(";kontrol;", StringComparison.Ordinal)
                && line.Contains("figures", StringComparison.Ordinal)
                && line.Contains(Environment.UserName, StringComparison.Ordinal));
        Assert.Contains(
            runs.Lines,
            line => line.Contains(";kontrol;", StringComparison.Ordinal)
                && line.Contains("facts", StringComparison.Ordinal)
                && line.Contains(";afsluttet;", StringComparison.Ordinal));
    }

    [Theory]
    [OnEachEngine]
    public async Task To_publish_the_same_again_gives_no_new_release(string engine)
    {
        using var folder = new WorkFolder(engine);
        var file = folder.Write(
            "a.ndjson",
            [
                .. Enumerable.Range(1, 9).Select(ordinal =>
                    Beskeder.Forloeb(ordinal, string.Create(CultureInfo.InvariantCulture, $"2023-04-0{ordinal}"))),
            ]);
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");

        var first = await folder.Ok("publish", "--dato", "2024-01-01");
        var againFigure = await folder.Ok("publish", "--dato", "2024-01-01");
        var laterThan = await folder.Ok("publish", "--dato", "2024-01-02");

        Assert.StartsWith("Udgivelse 1 pr. 2024-01-01 er offentliggjort", first.Out, StringComparison.Ordinal);
        Assert.StartsWith("Udgivelse 1 pr. 2024-01-01 var offentlig i forvejen", againFigure.Out, StringComparison.Ordinal);
        Assert.StartsWith("Udgivelse 2 pr. 2024-01-02 er offentliggjort", laterThan.Out, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public async Task Sigterm_during_ingest_gives_130_and_nothing_is_half_done(string engine)
    {
        using var folder = new WorkFolder(engine);
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = 4000, Seed = 1, Folder = folder.FileOf("leverancer") });
        using var processName = folder.Start("ingest", folder.FileOf("leverancer"));
        while (await processName.StandardError.ReadLineAsync() is { } line && !line.StartsWith("Indlæser", StringComparison.Ordinal))
        {
        }

        await TestProgram.Sigterm(processName);
        var answer = await TestProgram.AwaitReady(processName);

        Assert.Equal(130, answer.ExitCode);
        Assert.Contains("Intet er halvt gjort", answer.Error, StringComparison.Ordinal);
        var runs = await folder.Ok("koersler");
        Assert.Contains(";indlaes;", runs.Lines[1], StringComparison.Ordinal);
        Assert.Contains(";afbrudt;", runs.Lines[1], StringComparison.Ordinal);
        var leverancer = await folder.Ok("leverancer");
        Assert.InRange(leverancer.Lines.Length, 1, 13);
    }

    [Theory]
    [OnEachEngine]
    public async Task A_setting_that_cannot_be_used_stops_the_program_at_start(string engine)
    {
        using var folder = new WorkFolder(engine);
        var answer = await folder.Run("serve", "--urls", "http://127.0.0.1:0", "--Opgoerelse:Job:Forsoeg=0");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("Forsoeg", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=127.0.0.1,1;Serverr=x", "ConnectionStrings:Opgoerelse")]
    [InlineData("vrøvl", "ConnectionStrings:Opgoerelse")]
    public async Task A_connection_string_that_cannot_be_read_is_a_wrong_setting(string connection, string besked)
    {
        using var folder = new WorkFolder();

        var answer = await folder.Run(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Opgoerelse"] = connection },
            "leverancer");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(besked, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }

    /// <summary>The default build takes a connection string as it is: what fails here is the network, not the program.</summary>
    [Fact]
    public async Task A_server_that_does_not_answer_gives_4_in_Danish()
    {
        using var folder = new WorkFolder();

        var answer = await folder.Run(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__Opgoerelse"] =
                    "Server=127.0.0.1,1;Database=o;User ID=o;Password=ingen;Connect Timeout=3;ConnectRetryCount=0",
            },
            "leverancer");

        Assert.Equal(4, answer.ExitCode);
        Assert.StartsWith("Databasen svarer ikke.", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ingen;", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_database_file_is_told_in_Danish_without_a_stack_trace()
    {
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder.Data);
        await File.WriteAllTextAsync(Path.Combine(folder.Data, "opgoerelse.db"), new string('x', 8192));

        var answer = await folder.RunApart("leverancer");

        Assert.Equal(1, answer.ExitCode);
        // Before it the log says that what the test made was open to others.
        Assert.Contains("\nDatabasen kan ikke læses", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }
}
