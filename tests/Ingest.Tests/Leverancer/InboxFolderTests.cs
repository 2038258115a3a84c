using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>The inbox: nothing lost, nothing twice, whenever the process dies.</summary>
public sealed class InboxFolderTests
{
    [Theory]
    [OnEachEngine]
    public void Files_are_taken_in_ordinal_order_and_moved_to_the_archive(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.PutIn("b.ndjson", Ndjson(Besked(Forloeb(), version: 2)));
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb())));
        engineTest.PutIn("c.ndjson.part", Ndjson(Besked(Forloeb(2))));
        engineTest.PutIn("d.ndjson", [0xFF]);
        engineTest.PutIn("e.txt", []);
        var result = engineTest.Inbox.Empty();
        Assert.Equal(["a.ndjson", "b.ndjson", "d.ndjson"], result.Leverancer.Select(leverance => leverance.Name));
        Assert.Equal(["e.txt"], result.Skipped.Select(file => file.Name));
        Assert.All(result.Leverancer, leverance => Assert.True(File.Exists(engineTest.Archive.Location(leverance))));
        Assert.EndsWith(
            Path.Combine("arkiv", "2026-06-01", "00000001_a.ndjson"),
            engineTest.Archive.Location(result.Leverancer[0]),
            StringComparison.Ordinal);
        Assert.EndsWith(
            Path.Combine("arkiv", "afviste", "2026-06-01", "00000003_d.ndjson"),
            engineTest.Archive.Location(result.Leverancer[2]),
            StringComparison.Ordinal);
        Assert.Equal(["c.ndjson.part", "e.txt"], Directory.GetFiles(engineTest.Inbox.Folder).Select(Path.GetFileName).Order());
        Assert.All(engineTest.Book.ListOf(), leverance => Assert.True(leverance.Archived));
        Assert.All(engineTest.Book.ListOf(), leverance => Assert.Equal("mappe", leverance.Channel));
        Assert.Empty(engineTest.Inbox.Empty().Leverancer);
    }

    [Theory]
    [OnEachEngine]
    public void The_same_name_again_is_a_new_leverance(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var bytes = Ndjson(Besked(Forloeb()));
        engineTest.PutIn("forloeb.ndjson", bytes);
        engineTest.Inbox.Empty();
        engineTest.PutIn("forloeb.ndjson", bytes);
        var other = Assert.Single(engineTest.Inbox.Empty().Leverancer);
        Assert.Equal((2L, 1L), (other.LeveranceId, other.Repeated));
        Assert.Equal(2, Directory.GetFiles(engineTest.Archive.Folder, "*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [OnEachEngine(false)]
    [OnEachEngine(true)]
    public void If_the_process_dies_between_confirmation_and_move_the_file_is_not_taken_again(string engine, bool rejected)
    {
        using var engineTest = new EngineTest(engine);
        byte[] bytes = rejected ? [0xFF] : Ndjson(Besked(Forloeb()));
        engineTest.PutIn("a.ndjson", bytes);
        var leverance = Assert.Single(engineTest.Inbox.Empty().Leverancer);
        // As it was just before the move.
        File.Move(engineTest.Archive.Location(leverance), Path.Combine(engineTest.Inbox.Folder, "a.ndjson"));
        engineTest.Execution("UPDATE leverance SET arkiveret = 0");

        Assert.Empty(engineTest.Inbox.Empty().Leverancer);
        Assert.True(File.Exists(engineTest.Archive.Location(leverance)));
        Assert.True(Assert.Single(engineTest.Book.ListOf()).Archived);
        Assert.Empty(Directory.GetFiles(engineTest.Inbox.Folder));
    }

    [Theory]
    [OnEachEngine]
    public void If_the_process_dies_after_the_move_it_is_done(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb())));
        engineTest.Inbox.Empty();
        engineTest.Execution("UPDATE leverance SET arkiveret = 0");
        Assert.Empty(engineTest.Inbox.Empty().Leverancer);
        Assert.True(Assert.Single(engineTest.Book.ListOf()).Archived);
    }

    [Theory]
    [OnEachEngine]
    public void Another_file_under_the_same_name_after_a_crash_is_a_leverance_of_its_own(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb())));
        engineTest.Inbox.Empty();
        engineTest.Execution("UPDATE leverance SET arkiveret = 0");
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb(2))));
        Assert.Equal(1, Assert.Single(engineTest.Inbox.Empty().Leverancer).Accepted);
        Assert.Equal(2, engineTest.Book.ListOf().Count);
    }

    [Theory]
    [OnEachEngine]
    public void A_file_that_is_written_to_while_it_is_read_stays(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var path = engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb())));
        var result = engineTest.Inbox.Empty(new AtOnce(_ => File.AppendAllText(path, "\n")));
        Assert.Empty(result.Leverancer);
        Assert.Equal("a.ndjson", Assert.Single(result.Skipped).Name);
        Assert.Empty(engineTest.Book.ListOf());
        Assert.Empty(engineTest.InForce());
        Assert.Equal(1, Assert.Single(engineTest.Inbox.Empty().Leverancer).Accepted);
    }

    [Theory]
    [OnEachEngine]
    public void A_new_file_laid_over_the_one_being_read_is_not_lost(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var path = engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb())));
        var created = engineTest.Write("ny.part", Ndjson(Besked(Forloeb(2)), Besked(Forloeb(3))));
        var laidDown = false;
        var first = engineTest.Inbox.Empty(new AtOnce(_ =>
        {
            if (!laidDown)
            {
                File.Move(created, path, overwrite: true);
                laidDown = true;
            }
        }));
        Assert.Equal(1, Assert.Single(first.Leverancer).Accepted);
        Assert.Equal(2, Assert.Single(engineTest.Inbox.Empty().Leverancer).Accepted);
    }

    [Theory]
    [OnEachEngine]
    public void A_new_file_that_came_into_the_archive_at_a_crash_is_put_back_and_taken(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb())));
        var first = Assert.Single(engineTest.Inbox.Empty().Leverancer);
        // As it was when the process died after the move of a file that was not the one it had read.
        File.WriteAllBytes(engineTest.Archive.Location(first), Ndjson(Besked(Forloeb(2)), Besked(Forloeb(3))));
        engineTest.Execution("UPDATE leverance SET arkiveret = 0");
        Assert.Equal(2, Assert.Single(engineTest.Inbox.Empty().Leverancer).Accepted);
    }

    [Theory]
    [OnEachEngine]
    public void A_wrong_key_leaves_the_files(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(Besked(Forloeb()));
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb(2))));
        var other = new Inbox(
            engineTest.Database,
            new PseudonymKey(new byte[32]),
            engineTest.Clock,
            engineTest.Inbox.Folder,
            engineTest.Archive);
        Assert.Throws<IngestException>(() => other.Empty());
        Assert.Single(Directory.GetFiles(engineTest.Inbox.Folder));
    }

    [Theory]
    [OnEachEngine]
    public void The_archive_is_closed_to_others_and_cleared_after_the_retention_time(string engine)
    {
        using var engineTest = new EngineTest(engine);
        foreach (var (name, bytes) in new[]
        {
            ("a.ndjson", Ndjson(Besked(Forloeb()))),
            ("b.ndjson", [0xFF]),
            ("c.ndjson", Ndjson(Besked(Forloeb(2)))),
        })
        {
            engineTest.PutIn(name, bytes);
            engineTest.Inbox.Empty();
            engineTest.Clock.Advance(TimeSpan.FromDays(name == "b.ndjson" ? 30 : 0));
        }

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode OwnerMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal(OwnerMode, File.GetUnixFileMode(engineTest.Archive.Folder));
        }

        Assert.Equal(0, engineTest.Archive.Clear(TimeSpan.FromDays(30), engineTest.Clock));
        Assert.Equal(2, engineTest.Archive.Clear(TimeSpan.FromDays(29), engineTest.Clock));
        Assert.Equal(0, engineTest.Archive.Clear(TimeSpan.FromDays(29), engineTest.Clock));
        Assert.EndsWith(
            "c.ndjson",
            Assert.Single(Directory.GetFiles(engineTest.Archive.Folder, "*", SearchOption.AllDirectories)),
            StringComparison.Ordinal);
        Assert.Equal(3, engineTest.Book.ListOf().Count);
    }

    [Fact]
    public void Forgotten_files_lie_no_longer_than_the_rest()
    {
        using var engineTest = new EngineTest();
        var inbox = engineTest.Inbox.Folder;
        var below = Directory.CreateDirectory(Path.Combine(inbox, "2021")).FullName;
        string[] forgotten =
        [
            Path.Combine(inbox, "a.ndjson.part"), Path.Combine(inbox, ".b.ndjson.Xy3"), Path.Combine(inbox, "liste.xlsx"),
            Path.Combine(below, "c.ndjson.part"),
            Path.Combine(engineTest.Archive.Folder, "00000001_a.ndjson.part"), Path.Combine(engineTest.Archive.Folder, "kopi.ndjson"),
        ];
        string[] kept = [Path.Combine(inbox, "d.ndjson"), Path.Combine(below, "e.ndjson")];
        foreach (var file in forgotten.Concat(kept))
        {
            File.WriteAllBytes(file, [1]);
        }

        // Written long ago, but it came today: the disk knows that.
        Array.ForEach(forgotten, file => File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        var today = DanishTime.Day(DateTimeOffset.UtcNow);
        Assert.Equal(0, Inbox.DeleteForgotten(inbox, today) + engineTest.Archive.Clear(today));

        var later = today.AddDays(2);
        Assert.Equal(4, Inbox.DeleteForgotten(inbox, later));
        Assert.Equal(2, engineTest.Archive.Clear(later));
        Assert.DoesNotContain(forgotten, File.Exists);
        Assert.All(kept, file => Assert.True(File.Exists(file)));
    }

    private sealed class AtOnce(Action<IngestProgress> step) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => step(value);
    }
}
