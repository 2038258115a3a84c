using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>What lies in an inbox that is no whole file: nothing is taken half, lost, or in the way of the next.</summary>
public sealed class InboxTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_file_is_taken_only_when_it_has_been_still_for_sixty_seconds()
    {
        using var engineTest = new EngineTest();
        var inbox = new Inbox(engineTest.Database, engineTest.Key, engineTest.Clock, engineTest.Inbox.Folder, engineTest.Archive)
        {
            Still = new StillFiles(engineTest.Clock, Minute),
        };
        var path = engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb(1))));
        Written(path, engineTest.Clock.GetUtcNow());
        var result = inbox.Empty();
        Assert.Empty(result.Leverancer);
        Assert.Equal(
            "Filen a.ndjson er ændret for mindre end 60 sekunder siden. Den tages, når den har ligget stille så længe.",
            Assert.Single(result.Skipped).Reason);

        engineTest.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(inbox.Empty().Leverancer);
        File.AppendAllBytes(path, Ndjson(Besked(Forloeb(2))));
        Written(path, engineTest.Clock.GetUtcNow());
        engineTest.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(inbox.Empty().Leverancer);
        engineTest.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Assert.Single(inbox.Empty().Leverancer).Accepted);
        Assert.Single(engineTest.Book.ListOf());
    }

    /// <summary>Whose clock is ahead of ours, or who keeps the original's time, is told by what was seen.</summary>
    [Fact]
    public void A_time_in_the_future_does_not_keep_the_file_out()
    {
        using var engineTest = new EngineTest();
        var inbox = new Inbox(engineTest.Database, engineTest.Key, engineTest.Clock, engineTest.Inbox.Folder, engineTest.Archive)
        {
            Still = new StillFiles(engineTest.Clock, Minute),
        };
        var path = engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb(1))));
        Written(path, engineTest.Clock.GetUtcNow().AddDays(1));
        Assert.Empty(inbox.Empty().Leverancer);
        engineTest.Clock.Advance(TimeSpan.FromSeconds(30));
        File.AppendAllBytes(path, Ndjson(Besked(Forloeb(2))));
        Written(path, engineTest.Clock.GetUtcNow().AddDays(1));
        Assert.Empty(inbox.Empty().Leverancer);
        engineTest.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(inbox.Empty().Leverancer);
        engineTest.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Assert.Single(inbox.Empty().Leverancer).Accepted);
    }

    /// <summary>A writer that is slower than the inbox has its file open in the archive when it goes on.</summary>
    [Theory]
    [OnEachEngine("a.ndjson")]
    [OnEachEngine("a.ndjson.gz")]
    public void A_file_that_grows_after_it_is_taken_is_taken_again(string engine, string name)
    {
        using var engineTest = new EngineTest(engine);
        byte[] whole = Ndjson(Besked(Forloeb(1)), Besked(Forloeb(2)), Besked(Forloeb(3)));
        whole = name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(whole) : whole;
        var path = Path.Combine(engineTest.Inbox.Folder, name);
        using (var writer = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            writer.Write(whole.AsSpan(0, whole.Length / 2));
            writer.Flush();
            var halfWidth = Assert.Single(engineTest.Inbox.Empty().Leverancer);
            Assert.True(halfWidth.Accepted < 3);
            Assert.False(HasWork(engineTest));
            writer.Write(whole.AsSpan(whole.Length / 2));
        }

        Assert.True(HasWork(engineTest));
        var result = engineTest.Inbox.Empty();
        Assert.Equal(
            $"Filen {name} blev skrevet på, efter at den var taget (leverance 1). Den er lagt tilbage i indbakken og tages igen.",
            Assert.Single(result.Skipped).Reason);
        var taken = Assert.Single(result.Leverancer);
        Assert.Equal((3L, 0L), (taken.Accepted + taken.Repeated, taken.Rejected));
        Assert.Equal(3, engineTest.InForce().Count);
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(engineTest.Archive.Location(taken))), taken.Sha256);
        Assert.False(HasWork(engineTest));
        Assert.Empty(engineTest.Inbox.Empty().Leverancer);
        Assert.Empty(Directory.GetFiles(engineTest.Inbox.Folder));
    }

    [Fact]
    public void A_file_in_the_archive_that_only_gets_a_new_time_stays()
    {
        using var engineTest = new EngineTest();
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb())));
        var leverance = Assert.Single(engineTest.Inbox.Empty().Leverancer);
        Written(engineTest.Archive.Location(leverance), engineTest.Clock.GetUtcNow().AddDays(1));
        Assert.Empty(engineTest.Inbox.Empty().Skipped);
        Assert.True(File.Exists(engineTest.Archive.Location(leverance)));
        Assert.False(HasWork(engineTest));
    }

    /// <summary>Both were lost before: the one that grew is put back under another name, so that both are taken.</summary>
    [Fact]
    public void A_file_that_grows_and_a_new_one_of_the_same_name_are_both_taken()
    {
        using var engineTest = new EngineTest();
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb(1))));
        var first = Assert.Single(engineTest.Inbox.Empty().Leverancer);
        File.AppendAllBytes(engineTest.Archive.Location(first), Ndjson(Besked(Forloeb(2))));
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb(3))));
        Assert.Equal(["00000001_a.ndjson", "a.ndjson"], engineTest.Inbox.Empty().Leverancer.Select(leverance => leverance.Name));
        Assert.Equal(3, engineTest.InForce().Count);
    }

    [Theory]
    [OnEachEngine]
    public async Task Nothing_in_the_inbox_stands_in_the_way_of_the_next(string engine)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither pipes in folders nor links for everyone.");
        using var engineTest = new EngineTest(engine);
        var inbox = engineTest.Inbox.Folder;
        var outside = engineTest.Write("hemmelig.ndjson", Ndjson(Besked(Forloeb(9))));
        File.CreateSymbolicLink(Path.Combine(inbox, "a.ndjson"), outside);
        File.CreateSymbolicLink(Path.Combine(inbox, "b.ndjson"), "/findes/ikke");
        File.CreateSymbolicLink(Path.Combine(inbox, "c.ndjson"), engineTest.Folder);
        Directory.CreateDirectory(Path.Combine(inbox, "d.ndjson"));
        File.WriteAllText(Path.Combine(inbox, "d.ndjson", "x"), "x");
        Run("mkfifo", Path.Combine(inbox, "forloeb.csv"));
        if (Environment.IsPrivilegedProcess)
        {
            // Where one may be made at all: a device without an end.
            using var unit = Process.Start(new ProcessStartInfo("mknod", [Path.Combine(inbox, "n.ndjson"), "c", "1", "5"])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            await unit.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix,
            System.Net.Sockets.SocketType.Stream,
            System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(inbox, "s.ndjson")));
        engineTest.PutIn("z.ndjson", Ndjson(Besked(Forloeb(1))));

        var result = await Task.Run(() => engineTest.Inbox.Empty(), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                ("a.ndjson", "Det er et symbolsk link. Links følges ikke."),
                ("b.ndjson", "Det er et symbolsk link. Links følges ikke."),
                ("c.ndjson", "Det er et symbolsk link. Links følges ikke."),
                ("d.ndjson", "Det er en mappe, ikke en fil."),
                ("forloeb.csv", "Det er ikke en almindelig fil, men en kø, en sokkel eller en enhed."),
                ("s.ndjson", "Det er ikke en almindelig fil, men en kø, en sokkel eller en enhed."),
                ("z.ndjson", null),
            ],
            result.Leverancer.Where(leverance => leverance.Name != "n.ndjson").Select(leverance => (leverance.Name, leverance.Reason)));
        Assert.Single(engineTest.InForce());
        Assert.True(File.Exists(outside));
        Assert.Equal(["afvist"], Directory.GetFileSystemEntries(inbox).Select(Path.GetFileName));
        var aside = new SetAsideFolder(inbox);
        Assert.All(
            result.Leverancer.SkipLast(1),
            leverance => Assert.NotEqual(FileKind.Missing, FileKinds.Of(aside.PathOf(leverance), follow: false)));
        Assert.Equal(OwnerMode, RightsOf(aside.Path));

        Assert.Empty(engineTest.Inbox.Empty().Leverancer);
        Assert.Equal(result.Leverancer.Count, engineTest.Book.ListOf().Count);
        Assert.False(HasWork(engineTest));
        new LeveranceArchive(aside.Path).Clear(new DateOnly(2026, 6, 2));
        Assert.Empty(Directory.GetFileSystemEntries(aside.Path));
        Assert.True(File.Exists(outside));
    }

    [Fact]
    public void If_the_process_dies_before_it_is_set_aside_it_stands_only_once_in_the_ledger()
    {
        using var engineTest = new EngineTest();
        var path = Directory.CreateDirectory(Path.Combine(engineTest.Inbox.Folder, "a.ndjson")).FullName;
        var leverance = Assert.Single(engineTest.Inbox.Empty().Leverancer);
        var aside = new SetAsideFolder(engineTest.Inbox.Folder).PathOf(leverance);
        // As it was just before the move.
        Directory.Move(aside, path);
        engineTest.Execution("UPDATE leverance SET arkiveret = 0");
        Assert.Empty(engineTest.Inbox.Empty().Leverancer);
        Assert.True(Directory.Exists(aside));
        Assert.True(Assert.Single(engineTest.Book.ListOf()).Archived);

        // And where a good file has come in its place meanwhile, that is taken.
        engineTest.Execution("UPDATE leverance SET arkiveret = 0");
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb())));
        Assert.Equal(1, Assert.Single(engineTest.Inbox.Empty().Leverancer).Accepted);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\u00E5")]
    [InlineData("\U0001F600")]
    public void A_name_may_be_as_long_as_the_file_system_allows(string sign)
    {
        using var engineTest = new EngineTest();
        var count = 0;
        foreach (var length in Enumerable.Range(236, 20))
        {
            var name = new StringBuilder();
            var extension = $"{length % 10}-forloeb.csv.gz";
            while (Encoding.UTF8.GetByteCount(name + sign) <= length - extension.Length)
            {
                name.Append(sign);
            }

            engineTest.PutIn(
                name.Append('a', length - extension.Length - Encoding.UTF8.GetByteCount(name.ToString())).Append(extension).ToString(),
                [1]);
            count++;
        }

        var taken = engineTest.Inbox.Empty().Leverancer;
        Assert.Equal(count, taken.Count);
        Assert.All(taken, leverance => Assert.True(File.Exists(engineTest.Archive.Location(leverance))));
        Assert.All(
            taken,
            leverance => Assert.EndsWith("-forloeb.csv.gz", engineTest.Archive.Location(leverance), StringComparison.Ordinal));
        Assert.All(taken, leverance => Assert.True(leverance.Archived));
        Assert.Empty(Directory.GetFiles(engineTest.Inbox.Folder));
        Assert.Empty(engineTest.Inbox.Empty().Leverancer);
    }

    /// <summary>A file where the archive's folder should be: nothing can be moved there, by root neither.</summary>
    [Theory]
    [OnEachEngine]
    public void If_nothing_can_be_moved_every_file_is_still_taken_exactly_once(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var inTheWay = Path.Combine(engineTest.Archive.Folder, "2026-06-01");
        File.WriteAllBytes(inTheWay, []);
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb(1))));
        engineTest.PutIn("b.ndjson", Ndjson(Besked(Forloeb(2))));
        var result = engineTest.Inbox.Empty();
        Assert.Equal(2, result.Leverancer.Sum(leverance => leverance.Accepted));
        Assert.Equal(
            "Filen a.ndjson er taget (leverance 1), men kan ikke flyttes fra indbakken. Den tages ikke igen.",
            result.Skipped[0].Reason);
        engineTest.PutIn("c.ndjson", Ndjson(Besked(Forloeb(3))));
        result = engineTest.Inbox.Empty();
        Assert.Equal("c.ndjson", Assert.Single(result.Leverancer).Name);
        Assert.Equal(3, result.Skipped.Count);

        File.Delete(inTheWay);
        result = engineTest.Inbox.Empty();
        Assert.Empty(result.Leverancer);
        Assert.Empty(result.Skipped);
        Assert.Equal(3, engineTest.Book.ListOf().Count);
        Assert.All(
            engineTest.Book.ListOf(),
            leverance => Assert.True(leverance.Archived && File.Exists(engineTest.Archive.Location(leverance))));
    }

    [Fact]
    public void A_file_without_access_is_set_aside_and_an_inbox_without_write_access_is_emptied_exactly_once()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess,
            "Rights do not bind root. Run this as another user.");
        using var engineTest = new EngineTest();
        RightsOf(engineTest.PutIn("a.ndjson", Ndjson(Besked(Forloeb(1)))), UnixFileMode.None);
        engineTest.PutIn("b.ndjson", Ndjson(Besked(Forloeb(2))));
        var result = engineTest.Inbox.Empty();
        Assert.Equal(
            ["Filen kan ikke læses: programmet har ikke adgang til den.", null],
            result.Leverancer.Select(leverance => leverance.Reason));
        Assert.True(File.Exists(new SetAsideFolder(engineTest.Inbox.Folder).PathOf(result.Leverancer[0])));

        engineTest.PutIn("c.ndjson", Ndjson(Besked(Forloeb(3))));
        RightsOf(engineTest.PutIn("d.ndjson", Ndjson(Besked(Forloeb(4)))), UnixFileMode.None);
        Directory.CreateDirectory(Path.Combine(engineTest.Inbox.Folder, "e.ndjson"));
        engineTest.PutIn("f.ndjson", Ndjson(Besked(Forloeb(5))));
        RightsOf(engineTest.Inbox.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Equal(4, engineTest.Inbox.Empty().Leverancer.Count);
            result = engineTest.Inbox.Empty();
            Assert.Empty(result.Leverancer);
            Assert.Equal(4, result.Skipped.Count);
            Assert.Equal(6, engineTest.Book.ListOf().Count);
            Assert.Equal(3, engineTest.InForce().Count);
        }
        finally
        {
            RightsOf(engineTest.Inbox.Folder, OwnerMode);
        }

        Assert.Empty(engineTest.Inbox.Empty().Leverancer);
        Assert.Equal(["afvist"], Directory.GetFileSystemEntries(engineTest.Inbox.Folder).Select(Path.GetFileName));
    }

    /// <summary>A register that throws stands for a mistake of ours that only one file brings out.</summary>
    [Fact]
    public void An_error_in_the_program_that_a_file_causes_is_told_only_when_the_others_are_taken()
    {
        using var engineTest = new EngineTest();
        var lookup = RegisterLookup.Standard with { Indsatstype = code => code == "UHELD" ? throw new OverflowException("uheld") : code };
        var inbox = new Inbox(engineTest.Database, engineTest.Key, engineTest.Clock, engineTest.Inbox.Folder, engineTest.Archive, lookup);
        engineTest.PutIn("a.ndjson", Ndjson(Besked(Indsats().With("indsatstype", "UHELD"))));
        engineTest.PutIn("b.ndjson", Ndjson(Besked(Forloeb())));
        Assert.Throws<OverflowException>(() => inbox.Empty());
        Assert.Equal("b.ndjson", Assert.Single(engineTest.Book.ListOf()).Name);
        Assert.Equal(["a.ndjson"], Directory.GetFiles(inbox.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_named_folder_skips_what_are_no_files_and_follows_links()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither pipes in folders nor links for everyone.");
        using var engineTest = new EngineTest();
        var file = engineTest.Write("z.ndjson", Ndjson(Besked(Forloeb(1))));
        var folder = Path.GetDirectoryName(file)!;
        File.CreateSymbolicLink(Path.Combine(folder, "a.ndjson"), engineTest.Write("link.part", Ndjson(Besked(Forloeb(2)))));
        Directory.CreateDirectory(Path.Combine(folder, "b.ndjson"));
        var queue = Path.Combine(folder, "c.ndjson");
        Run("mkfifo", queue);
        var result = await Task.Run(() => engineTest.CommandLineIngest.Folder(folder), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(["a.ndjson", "z.ndjson"], result.Leverancer.Select(leverance => leverance.Name));
        Assert.Equal(["b.ndjson", "c.ndjson"], result.Skipped.Select(one => one.Name));
        Assert.Equal("ukendt-fil", Assert.Throws<IngestException>(() => engineTest.CommandLineIngest.FileOf(queue)).Code);
    }

    private static bool HasWork(EngineTest engineTest) =>
        Inbox.HasWork(engineTest.Database, engineTest.Clock, engineTest.Inbox.Folder, engineTest.Archive);

    private static void Written(string path, DateTimeOffset time) => File.SetLastWriteTimeUtc(path, time.UtcDateTime);

    private const UnixFileMode OwnerMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static UnixFileMode RightsOf(string path) => OperatingSystem.IsWindows() ? OwnerMode : File.GetUnixFileMode(path);

    private static void RightsOf(string path, UnixFileMode rightsOf)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, rightsOf);
        }
    }

    private static void Run(string program, string argument)
    {
        using var processName = Process.Start(program, [argument]);
        processName.WaitForExit();
        Assert.Equal(0, processName.ExitCode);
    }
}
