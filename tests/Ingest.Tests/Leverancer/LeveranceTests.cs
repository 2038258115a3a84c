using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>The ledger: one row a leverance, one transaction, one receipt.</summary>
public sealed class LeveranceTests
{
    [Theory]
    [OnEachEngine]
    public void The_ledger_has_a_row_per_leverance_with_counts_that_add_up(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var bytes = Ndjson(Besked(Forloeb()), Besked(Forloeb()), Besked(Indsats(forloeb: 2)), Besked(Indsats(index: 101, status: "x")));
        var first = engineTest.Tag("a.ndjson", bytes);
        engineTest.Clock.Advance(TimeSpan.FromHours(13));
        var other = engineTest.Tag("b.ndjson.gz", Gzip(bytes));

        Assert.Equal(
            (1L, "a.ndjson", "kommando", LeveranceState.Ingested, null),
            (first.LeveranceId, first.Name, first.Channel, first.State, first.Reason));
        Assert.Equal((4L, 2L, 1L, 1L, 1L), (first.ReadCount, first.Accepted, first.Repeated, first.Rejected, first.Waits));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(bytes), first.Sha256);
        Assert.Equal(
            (2L, 4L, 0L, 3L, 1L, 0L),
            (other.LeveranceId, other.ReadCount, other.Accepted, other.Repeated, other.Rejected, other.Waits));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Gzip(bytes)), other.Sha256);
        Assert.Equal(new DateOnly(2026, 6, 2), other.ReceivedDay); // 23:00 UTC is 01:00 the next day
        Assert.Equivalent(new[] { other, first }, engineTest.Book.ListOf());
        Assert.Equivalent(first, engineTest.Book.Find(1));
        Assert.Null(engineTest.Book.Find(3));
        Assert.Equal(
            engineTest.Rows("SELECT modtaget_dag FROM leverance ORDER BY 1"),
            [$"{first.ReceivedDay.DayNumber}", $"{other.ReceivedDay.DayNumber}"]);
    }

    [Theory]
    [OnEachEngine("a.ndjson", "{\"a\":\"\u00e6\"}", "latin1")]
    [OnEachEngine("forloeb.csv", "beskedId;version", "utf-8")]
    [OnEachEngine("a.ndjson.gz", "{}", "utf-8")]
    public void A_bad_file_is_rejected_whole_and_stands_in_the_ledger(string engine, string name, string content, string encodings)
    {
        using var engineTest = new EngineTest(engine);
        var leverance = engineTest.Tag(name, System.Text.Encoding.GetEncoding(encodings).GetBytes(content));
        Assert.Equal(LeveranceState.Rejected, leverance.State);
        Assert.NotEmpty(leverance.Reason!);
        Assert.Equal(
            (0L, 0L, 0L, 0L, 0L),
            (leverance.ReadCount, leverance.Accepted, leverance.Repeated, leverance.Rejected, leverance.Waits));
        Assert.Equal(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.GetEncoding(encodings).GetBytes(content)),
            leverance.Sha256);
        Assert.Equivalent(leverance, engineTest.Book.Find(1));
        Assert.Equal(2, engineTest.Tag(Besked(Forloeb())).LeveranceId);
    }

    [Theory]
    [OnEachEngine]
    public void Of_a_bad_file_nothing_remains_not_even_after_many_portions(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(Besked(Indsats(100)));
        var before = engineTest.InForce();
        var lines = Enumerable.Range(1, EngineTest.PortionLines + 10)
            .Select(index => Besked(Indsats(index), version: 2))
            .Append(Besked(Indsats(0)));
        byte[] bytes = [.. Ndjson(lines), 0xFF, 0xFE, (byte)'\n'];
        var leverance = engineTest.Tag("stor.ndjson", bytes);
        Assert.Equal($"Filen er ikke UTF-8 (linje {EngineTest.PortionLines + 12}).", leverance.Reason);
        Assert.Equal(before, engineTest.InForce());
        Assert.Equal(1, engineTest.Scalar<long>("SELECT COUNT(*) FROM besked"));
        Assert.Equal(1, engineTest.Scalar<long>("SELECT COUNT(*) FROM beroert"));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(bytes), leverance.Sha256);
    }

    [Theory]
    [OnEachEngine]
    public void The_rules_hold_across_portions_too(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var fill = Enumerable.Range(1, EngineTest.PortionLines).Select(index => Besked(OrdinaryHours(index))).ToList();
        var leverance = engineTest.Tag([
            Besked(Indsats(7, forloeb: 3), version: 2, beskedId: 1), .. fill,
            Besked(Indsats(7, forloeb: 4), version: 3), Besked(Indsats(8), beskedId: 1), Besked(Indsats(7, forloeb: 9), version: 2),
            Besked(Indsats(7, forloeb: 5), version: 1)]);
        Assert.Equal((EngineTest.PortionLines + 3L, 1L, 1L), (leverance.Accepted, leverance.Repeated, leverance.Rejected));
        Assert.Equal(["1;1", "2;1", "3;"], engineTest.Rows("SELECT version, afloest_af FROM indsats ORDER BY version"));
        Assert.Equal([1, 3, 4, 5], engineTest.TouchedOnes(leverance));
        Assert.Equal(EngineTest.PortionLines + 4, Assert.Single(engineTest.Rejections(leverance)).Line);
    }

    [Theory]
    [OnEachEngine]
    public void Children_before_parents_wait_and_are_counted(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var children = engineTest.Tag(
            Besked(Indsats(100, forloeb: 1)), Besked(Fritagelse(200, forloeb: 2)), Besked(OrdinaryHours(300, forloeb: 2)),
            Besked(Indstilling(400, forloeb: 3)),
            Besked(Indsats(101, forloeb: 1)), Delete(Indsats(101), version: 2), Besked(Indsats(100, forloeb: 1), version: 2));
        Assert.Equal(4, children.Waits);
        Assert.Equal(4, engineTest.Book.Waits());
        Assert.Equal(0, engineTest.Tag(Besked(Forloeb(2))).Waits);
        Assert.Equal(2, engineTest.Book.Waits());
        Assert.Equal(2, engineTest.Book.Waits(children.LeveranceId));
        Assert.Equal(4, engineTest.Book.Find(children.LeveranceId)!.Waits); // as it was when it was committed
        engineTest.Tag(Delete(Forloeb(1), version: 1)); // a delete is an accepted message too
        Assert.Equal(1, engineTest.Book.Waits());
        engineTest.Tag(Delete(Indstilling(400), version: 2));
        Assert.Equal(0, engineTest.Book.Waits());
    }

    [Theory]
    [OnEachEngine]
    public void A_rejected_forloeb_has_not_come(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var leverance = engineTest.Tag(Besked(Forloeb(1).With("kommuner", 1)), Besked(Indsats(forloeb: 1)));
        Assert.Equal((1L, 1L, 1L), (leverance.Accepted, leverance.Rejected, leverance.Waits));
    }

    [Theory]
    [OnEachEngine]
    public void Quality_counts_and_unknown_fields_are_counted_per_accepted_line(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var leverance = engineTest.Tag(
            Besked(Indsats(1, endDate: "9999-12-31")
                .Without("timerPrUge")
                .Without("minutterPrUge")
                .Without("iIndsatsdel")
                .With("kilde", "x")).With("afsender", 1),
            Besked(Indsats(2).With("kilde", new System.Text.Json.Nodes.JsonArray(1, 2)).With("tom", null).With("personnummer", "nej")),
            Besked(Indsats(2).With("kilde", 1)), // a repeat: counts nothing
            Besked(Indsats(3, status: "x").With("kilde", 1)), // rejected: counts nothing
            Besked(Forloeb(1, endDate: "9999-12-31").With(
                "kommuner",
                System.Text.Json.Nodes.JsonNode.Parse(
                    """[{"kommunekode":"0101","fra":"2024-01-15","kilde":1},{"kommunekode":"0147","fra":"2024-02-15","kilde":1}]"""))));
        Assert.Equal(
            [
                new LeveranceCounts("afvisning", "ugyldig-vaerdi", 1),
                new LeveranceCounts("kvalitet", "afsluttet-uden-slutdato", 1),
                new LeveranceCounts("kvalitet", "iIndsatsdel-ukendt", 1),
                new LeveranceCounts("kvalitet", "slutdato-9999", 2),
                new LeveranceCounts("kvalitet", "timer-mangler", 1),
                new LeveranceCounts("ukendt-felt", "afsender", 1),
                new LeveranceCounts("ukendt-felt", "kilde", 3),
                new LeveranceCounts("ukendt-felt", "personnummer", 1),
            ],
            engineTest.Book.Number(leverance.LeveranceId));
    }

    [Theory]
    [OnEachEngine]
    public void Many_different_unknown_fields_are_counted_together(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var leverance = engineTest.Tag(Enumerable.Range(0, 1200).Select(index => Besked(Indsats(index)).With($"felt{index}", 1)));
        Assert.Equal(1001, engineTest.Book.Number(leverance.LeveranceId).Count);
        Assert.Equal(200, engineTest.Number(leverance, "(øvrige)"));
    }

    [Theory]
    [OnEachEngine]
    public void The_operator_can_state_the_receipt_but_not_before_the_latest(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var file = engineTest.Write("a.ndjson", Ndjson(Besked(Forloeb())));
        var received = new DateTimeOffset(2022, 1, 1, 0, 30, 0, TimeSpan.FromHours(1));
        Assert.Equal(new DateOnly(2022, 1, 1), engineTest.CommandLineIngest.FileOf(file, received).ReceivedDay);
        Assert.Equal(2, engineTest.CommandLineIngest.FileOf(file, received).LeveranceId); // equal receipts: order of taking
        var error = Assert.Throws<IngestException>(() => engineTest.CommandLineIngest.FileOf(file, received.AddSeconds(-1)));
        Assert.Equal("modtaget-foer-seneste", error.Code);
        Assert.Contains("2022-01-01 00:30:00 +01:00", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, engineTest.Book.ListOf().Count);
        Assert.Equal(3, engineTest.CommandLineIngest.FileOf(file).LeveranceId);
    }

    [Theory]
    [OnEachEngine]
    public void A_rejected_leverances_receipt_counts_as_the_latest(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag("a.ndjson", [0xFF]);
        engineTest.Clock.AdjustTime(engineTest.Clock.GetUtcNow() - TimeSpan.FromDays(1));
        Assert.Equal("modtaget-foer-seneste", Assert.Throws<IngestException>(() => engineTest.Tag(Besked(Forloeb()))).Code);
        Assert.Equal("modtaget-foer-seneste", Assert.Throws<IngestException>(() => engineTest.Tag("a.ndjson", [0xFF])).Code);
    }

    [Theory]
    [OnEachEngine]
    public void A_clock_set_back_a_little_stops_nothing(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var first = engineTest.Tag(Besked(Forloeb()));
        engineTest.Clock.AdjustTime(engineTest.Clock.GetUtcNow() - TimeSpan.FromSeconds(5));
        Assert.Equal(first.Received, engineTest.Tag(Besked(Forloeb())).Received);
    }

    [Theory]
    [OnEachEngine]
    public void Another_key_is_refused_instead_of_splitting_the_citizens(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(Besked(Forloeb()));
        var other = new CommandLineIngest(engineTest.Database, new PseudonymKey(new byte[40]), engineTest.Clock);
        Assert.Equal(
            "anden-noegle",
            Assert.Throws<IngestException>(() => other.FileOf(engineTest.Write("b.ndjson", Ndjson(Besked(Forloeb(2)))))).Code);
        Assert.Single(engineTest.Book.ListOf());
        Assert.Equal(2, engineTest.Tag(Besked(Forloeb(2))).LeveranceId);
    }

    [Theory]
    [OnEachEngine]
    public void A_rejected_first_file_does_not_bind_the_database_to_a_key(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag("a.ndjson", [0xFF]);
        var other = new CommandLineIngest(engineTest.Database, new PseudonymKey(new byte[40]), engineTest.Clock);
        Assert.Equal(1, other.FileOf(engineTest.Write("b.ndjson", Ndjson(Besked(Forloeb())))).Accepted);
    }

    [Theory]
    [OnEachEngine]
    public void Two_ingests_at_a_time_are_one_too_many(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var file = engineTest.Write("a.ndjson", Ndjson(Besked(Forloeb())));
        using (engineTest.Database.TryLock("indlaes", TimeSpan.Zero))
        {
            Assert.Equal("optaget", Assert.Throws<IngestException>(() => engineTest.CommandLineIngest.FileOf(file)).Code);
            Assert.Equal("optaget", Assert.Throws<IngestException>(() => engineTest.Inbox.Empty()).Code);
        }

        Assert.Equal(1, engineTest.CommandLineIngest.FileOf(file).Accepted);
    }

    [Theory]
    [OnEachEngine]
    public void An_interruption_between_portions_leaves_nothing(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var file = engineTest.Write(
            "a.ndjson",
            Ndjson(Enumerable.Range(1, EngineTest.PortionLines + 5).Select(index => Besked(OrdinaryHours(index)))));
        using var interrupt = new CancellationTokenSource();
        var progress = new AtOnce(step => interrupt.Cancel());
        Assert.Throws<OperationCanceledException>(() =>
            engineTest.CommandLineIngest.FileOf(file, progress: progress, stop: interrupt.Token));
        Assert.Empty(engineTest.Book.ListOf());
        Assert.Empty(engineTest.InForce());
        Assert.Equal(EngineTest.PortionLines + 5, engineTest.CommandLineIngest.FileOf(file).Accepted);
    }

    [Theory]
    [OnEachEngine]
    public void Progress_ends_at_the_whole_file(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var bytes = Gzip(Ndjson(Enumerable.Range(1, EngineTest.PortionLines + 5).Select(index => Besked(OrdinaryHours(index)))));
        var step = new List<IngestProgress>();
        engineTest.CommandLineIngest.FileOf(engineTest.Write("a.ndjson.gz", bytes), progress: new AtOnce(step.Add));
        Assert.Equal(step.OrderBy(item => item.Lines).ThenBy(item => item.Bytes), step);
        Assert.Equal(new IngestProgress("a.ndjson.gz", bytes.Length, bytes.Length, EngineTest.PortionLines + 5), step[^1]);
        Assert.True(step.Count >= 2);
    }

    [Theory]
    [OnEachEngine]
    public void A_folder_is_taken_in_ordinal_order_and_stays(string engine)
    {
        using var engineTest = new EngineTest(engine);
        string[] names = ["b.ndjson", "B.ndjson", "a.csv", "10-forloeb.csv", "9.ndjson", "x.ndjson.part", ".skjult.ndjson", "readme.txt"];
        foreach (var name in names)
        {
            engineTest.Write(name, []);
        }

        var folder = Path.Combine(engineTest.Folder, "filer");
        var result = engineTest.CommandLineIngest.Folder(folder, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(["10-forloeb.csv", "9.ndjson", "B.ndjson", "b.ndjson"], result.Leverancer.Select(leverance => leverance.Name));
        Assert.Equal(["a.csv", "readme.txt"], result.Skipped.Select(file => file.Name));
        Assert.Contains("er ingen leverance", result.Skipped[0].Reason, StringComparison.Ordinal);
        Assert.Equal(names.Length, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void A_folder_with_only_subfolders_says_so()
    {
        using var engineTest = new EngineTest();
        var folder = Directory.CreateDirectory(Path.Combine(engineTest.Folder, "leverancer")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "2024"));
        Directory.CreateDirectory(Path.Combine(folder, "2025"));
        var result = engineTest.CommandLineIngest.Folder(folder + Path.DirectorySeparatorChar);
        Assert.Empty(result.Leverancer);
        Assert.Equal(
            new Skipped(
                "leverancer",
                "Mappen leverancer har ingen leverancer, men 2 undermapper. Undermapper læses ikke: nævn den mappe, der skal læses."),
            Assert.Single(result.Skipped));
        File.WriteAllBytes(Path.Combine(folder, "a.ndjson"), []);
        Assert.Empty(engineTest.CommandLineIngest.Folder(folder).Skipped);
    }

    [Theory]
    [OnEachEngine]
    public void The_same_text_in_two_forms_of_unicode_is_a_repeat(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(Besked(Forloeb().With("afslutningsaarsag", "P\u00E5begyndt uddannelse")));
        var againFigure = engineTest.Tag(
            Besked(Forloeb().With("afslutningsaarsag", "Pa\u030Abegyndt uddannelse")),
            Besked(Forloeb().With("afslutningsaarsag", "Pabegyndt uddannelse")));
        Assert.Equal((1L, 1L), (againFigure.Repeated, againFigure.Rejected));
        Assert.Equal("version-konflikt", Assert.Single(engineTest.Rejections(againFigure)).Code);
    }

    [Theory]
    [OnEachEngine]
    public void A_named_file_that_is_no_leverance_is_an_error(string engine)
    {
        using var engineTest = new EngineTest(engine);
        Assert.Equal(
            "ukendt-fil",
            Assert.Throws<IngestException>(() => engineTest.CommandLineIngest.FileOf(engineTest.Write("a.txt", []))).Code);
        Assert.Equal(
            "fil-findes-ikke",
            Assert.Throws<IngestException>(() => engineTest.CommandLineIngest.FileOf(Path.Combine(engineTest.Folder, "ingen.ndjson")))
                .Code);
        Assert.Equal(
            "fil-findes-ikke",
            Assert.Throws<IngestException>(() => engineTest.CommandLineIngest.Folder(Path.Combine(engineTest.Folder, "ingen"))).Code);
    }

    [Theory]
    [OnEachEngine]
    public void Rejections_are_written_as_semicolon_separated_text(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var leverance = engineTest.Tag("a.ndjson", Utf8("x\n" + Besked(Indsats(status: "a;\"b\"")).ToJsonString()));
        using var text = new StringWriter();
        Assert.Equal(2, engineTest.Book.WriteRejections(leverance.LeveranceId, text));
        Assert.Equal(
            "linje;felt;kode;tekst\n"
            + "1;;ugyldigt-json;Linjen er ikke et gyldigt JSON-objekt.\n"
            + "2;status;ugyldig-vaerdi;\"Feltet status har værdien »x;\"\"x\"\"«; ventet en af koderne planlagt, paabegyndt, "
            + "afsluttet, annulleret.\"\n",
            text.ToString());
    }

    private sealed class AtOnce(Action<IngestProgress> step) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => step(value);
    }
}
