// Each test asks first which platform it is on; the analyzer does not see that within a lambda.
#pragma warning disable CA1416
using Opgoerelse.Jobs;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>
/// What an instance keeps, and what its checking commands write, is its account's only. The program is run as anybody runs it:
/// umask 022.
/// </summary>
public sealed class Closed_to_others
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Open = Folder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Alt_i_mappen_og_kontrolfilerne_er_kontoens_egne_og_noeglen_ligger_ved_siden_af()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var mappe = new Arbejdsmappe();
        await Received(mappe);
        await mappe.Ok("facts", "--regelsaet", "bek-2408", "--dato", "2022-10-10", "--out", mappe.Fil("facts.csv"));
        await mappe.Ok("figures", "--regelsaet", "bek-2408", "--dato", "2022-10-10", "--out", mappe.Fil("figures.csv"));

        var data = Datamappe.Paa(mappe.Data);
        Assert.Equal(mappe.Data + "-noegler", data.Noegler);
        Assert.False(Directory.Exists(data.FormerKeyFolder));
        string[] folders = [data.Sti, data.Arkiv, data.Indbakke, data.Noegler];
        Assert.All(folders, path => Assert.Equal((path, Folder), (path, File.GetUnixFileMode(path))));
        string[] files = [.. Directory.GetFiles(data.Sti, "opgoerelse.db*"), .. Directory.GetFiles(data.Noegler), mappe.Fil("facts.csv"), mappe.Fil("figures.csv")];
        Assert.All(files, path => Assert.Equal((path, OwnFile), (path, File.GetUnixFileMode(path))));
        Assert.Contains(data.Database, files);
    }

    [Fact]
    public async Task Hvad_nogen_har_aabnet_lukkes_og_siges_een_gang()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var mappe = new Arbejdsmappe();
        await mappe.Ok("migrate");
        var data = Datamappe.Paa(mappe.Data);
        Directory.CreateDirectory(data.Rapporter);
        Directory.CreateDirectory(data.Udgaaende);
        string[] folders = [data.Sti, data.Arkiv, data.Rapporter, data.Udgaaende];
        Array.ForEach(folders, path => File.SetUnixFileMode(path, Open));
        File.SetUnixFileMode(data.Database, OwnFile | UnixFileMode.OtherRead);
        File.SetUnixFileMode(data.Indbakke, Open | UnixFileMode.GroupWrite);

        var first = await mappe.Ok("leverancer");
        var second = await mappe.Ok("leverancer");

        Assert.All(
            [.. folders, data.Database, data.Indbakke],
            path => Assert.Contains(path + " was open to other accounts", first.Fejl, StringComparison.Ordinal));
        Assert.DoesNotContain("was open", second.Fejl, StringComparison.Ordinal);
        Assert.All(folders, path => Assert.Equal((path, Folder), (path, File.GetUnixFileMode(path))));
        Assert.Equal(OwnFile, File.GetUnixFileMode(data.Database));
        // Another account delivers there, where somebody has arranged it.
        Assert.Equal(Folder | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute, File.GetUnixFileMode(data.Indbakke));
    }

    /// <summary>Every file that is kept, not only the database; and what a link points at is never touched.</summary>
    [Fact]
    public async Task Hver_fil_der_gemmes_lukkes_og_hvad_en_henvisning_peger_paa_roeres_ikke()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var mappe = new Arbejdsmappe();
        await Received(mappe);
        await mappe.Ok("forespoergsler");
        var data = Datamappe.Paa(mappe.Data);
        var outside = mappe.Skriv("udenfor.txt", "en andens");
        string[] kept =
        [
            Path.Combine(data.Sti, "forespoergsler.db"),
            data.Modtagere,
            Path.Combine(data.Sti, "opgoerelse-2026-11-22.db"),
            Path.Combine(data.Udgaaende, "1.eml"),
            Path.Combine(data.Arkiv, "2026-11-22", "00000009_a.ndjson"),
            Path.Combine(data.Indbakke, "afvist", "2026-11-22", "00000010_b.ndjson"),
        ];
        foreach (var path in kept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.AppendAllText(path, "");
            File.SetUnixFileMode(path, OwnFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        File.CreateSymbolicLink(Path.Combine(data.Sti, "henvisning"), outside);
        File.CreateSymbolicLink(Path.Combine(data.Indbakke, "afvist", "2026-11-22", "00000011_c"), outside);
        File.SetUnixFileMode(outside, OwnFile | UnixFileMode.OtherRead);
        var first = await mappe.Ok("leverancer");
        var second = await mappe.Ok("leverancer");

        Assert.All(kept, path => Assert.Equal((path, OwnFile), (path, File.GetUnixFileMode(path))));
        Assert.All(kept, path => Assert.Contains(path + " was open to other accounts", first.Fejl, StringComparison.Ordinal));
        Assert.DoesNotContain("was open", second.Fejl, StringComparison.Ordinal);
        Assert.Equal(OwnFile | UnixFileMode.OtherRead, File.GetUnixFileMode(outside));
    }

    [Fact]
    public async Task En_noegle_paa_sin_gamle_plads_bruges_og_der_advares_og_uden_den_dannes_ingen_ny()
    {
        using var mappe = new Arbejdsmappe();
        await Received(mappe);
        var data = Datamappe.Paa(mappe.Data);
        Directory.Move(data.Noegler, data.FormerKeyFolder);

        var former = await mappe.Ok("ingest", mappe.Skriv("b.ndjson", Beskeder.Forloeb(1, "2022-03-01")));
        Assert.Contains("move it to " + data.Noegler, former.Fejl, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data.Noegler));

        Directory.Delete(data.FormerKeyFolder, recursive: true);
        var without = await mappe.Koer("ingest", mappe.Skriv("c.ndjson", Beskeder.Forloeb(1, "2022-03-01")));
        Assert.Equal(2, without.Exitkode);
        Assert.Contains("rummer pseudonymer", without.Fejl, StringComparison.Ordinal);
        Assert.Contains(data.Noegler, without.Fejl, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data.Noegler));
    }

    private static async Task Received(Arbejdsmappe mappe)
    {
        var file = mappe.Skriv("forloeb.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await mappe.Ok("ingest", file, "--modtaget", "2022-05-01");
    }
}
