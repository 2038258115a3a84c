using Opgoerelse.Jobs;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

// Each test asks first which platform it is on; the analyzer does not see that within a lambda.
#pragma warning disable CA1416

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>
/// What an instance keeps, and what its checking commands write, is its account's only. The program is run as anybody runs it:
/// umask 022.
/// </summary>
public sealed class ClosedToOthersTests
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Open =
        Folder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [Fact]
    public async Task All_in_the_folder_and_the_check_files_are_the_accounts_own_and_the_key_lies_beside()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new WorkFolder();
        await Received(folder);
        await folder.Ok("facts", "--regelsaet", "bek-2408", "--dato", "2022-10-10", "--out", folder.FileOf("facts.csv"));
        await folder.Ok("figures", "--regelsaet", "bek-2408", "--dato", "2022-10-10", "--out", folder.FileOf("figures.csv"));

        var data = DataFolder.At(folder.Data);
        Assert.Equal(folder.Data + "-noegler", data.Keys);
        Assert.False(Directory.Exists(data.FormerKeyFolder));
        string[] folders = [data.Location, data.Archive, data.Inbox, data.Keys];
        Assert.All(folders, path => Assert.Equal((path, Folder), (path, File.GetUnixFileMode(path))));
        string[] files =
        [
            .. Directory.GetFiles(data.Location, "opgoerelse.db*"),
            .. Directory.GetFiles(data.Keys),
            folder.FileOf("facts.csv"),
            folder.FileOf("figures.csv"),
        ];
        Assert.All(files, path => Assert.Equal((path, OwnFile), (path, File.GetUnixFileMode(path))));
        Assert.Contains(data.Database, files);
    }

    [Fact]
    public async Task What_somebody_has_open_is_closed_and_told_once()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new WorkFolder();
        await folder.Ok("migrate");
        var data = DataFolder.At(folder.Data);
        Directory.CreateDirectory(data.Reports);
        Directory.CreateDirectory(data.Outgoing);
        string[] folders = [data.Location, data.Archive, data.Reports, data.Outgoing];
        Array.ForEach(folders, path => File.SetUnixFileMode(path, Open));
        File.SetUnixFileMode(data.Database, OwnFile | UnixFileMode.OtherRead);
        File.SetUnixFileMode(data.Inbox, Open | UnixFileMode.GroupWrite);

        var first = await folder.OkApart("leverancer");
        var second = await folder.OkApart("leverancer");

        Assert.All(
            [.. folders, data.Database, data.Inbox],
            path => Assert.Contains(path + " was open to other accounts", first.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("was open", second.Error, StringComparison.Ordinal);
        Assert.All(folders, path => Assert.Equal((path, Folder), (path, File.GetUnixFileMode(path))));
        Assert.Equal(OwnFile, File.GetUnixFileMode(data.Database));
        // Another account delivers there, where somebody has arranged it.
        Assert.Equal(
            Folder | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute,
            File.GetUnixFileMode(data.Inbox));
    }

    /// <summary>Every file that is kept, not only the database; and what a link points at is never touched.</summary>
    [Fact]
    public async Task Every_file_that_is_saved_is_closed_and_what_a_link_points_to_is_not_touched()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new WorkFolder();
        await Received(folder);
        await folder.Ok("forespoergsler");
        var data = DataFolder.At(folder.Data);
        var outside = folder.Write("udenfor.txt", "en andens");
        string[] kept =
        [
            Path.Combine(data.Location, "forespoergsler.db"),
            data.Recipients,
            Path.Combine(data.Location, "opgoerelse-2026-11-22.db"),
            Path.Combine(data.Outgoing, "1.eml"),
            Path.Combine(data.Archive, "2026-11-22", "00000009_a.ndjson"),
            Path.Combine(data.Inbox, "afvist", "2026-11-22", "00000010_b.ndjson"),
        ];
        foreach (var path in kept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.AppendAllText(path, "");
            File.SetUnixFileMode(path, OwnFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        File.CreateSymbolicLink(Path.Combine(data.Location, "henvisning"), outside);
        File.CreateSymbolicLink(Path.Combine(data.Inbox, "afvist", "2026-11-22", "00000011_c"), outside);
        File.SetUnixFileMode(outside, OwnFile | UnixFileMode.OtherRead);
        var first = await folder.OkApart("leverancer");
        var second = await folder.OkApart("leverancer");

        Assert.All(kept, path => Assert.Equal((path, OwnFile), (path, File.GetUnixFileMode(path))));
        Assert.All(kept, path => Assert.Contains(path + " was open to other accounts", first.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("was open", second.Error, StringComparison.Ordinal);
        Assert.Equal(OwnFile | UnixFileMode.OtherRead, File.GetUnixFileMode(outside));
    }

    [Fact]
    public async Task A_key_in_its_old_place_is_used_with_a_warning_and_without_it_no_new_one_is_made()
    {
        using var folder = new WorkFolder();
        await Received(folder);
        var data = DataFolder.At(folder.Data);
        Directory.Move(data.Keys, data.FormerKeyFolder);

        var former = await folder.OkApart("ingest", folder.Write("b.ndjson", Beskeder.Forloeb(1, "2022-03-01")));
        Assert.Contains("move it to " + data.Keys, former.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data.Keys));

        Directory.Delete(data.FormerKeyFolder, recursive: true);
        var without = await folder.Run("ingest", folder.Write("c.ndjson", Beskeder.Forloeb(1, "2022-03-01")));
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("rummer pseudonymer", without.Error, StringComparison.Ordinal);
        Assert.Contains(data.Keys, without.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data.Keys));
    }

    private static async Task Received(WorkFolder folder)
    {
        var file = folder.Write("forloeb.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await folder.Ok("ingest", file, "--modtaget", "2022-05-01");
    }
}
