using System.Globalization;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary><c>report</c>: the reports of a release, as operations ask for them.</summary>
public sealed class ReportJobTests(ReportJobTests.PublishedInstance published) : IClassFixture<ReportJobTests.PublishedInstance>
{
    [Fact]
    public async Task The_reports_of_a_release_lie_in_the_instances_folder()
    {
        var folder = await published.Folder;
        var groups = folder.Write("grupper.csv", "kommunekode;gruppe", "0101;Store", "0751;Store");

        var answer = await TestProgram.Ok("report", "1", "--uden-pdf", "--grupper", groups, "--data", folder.Data);

        var reports = Path.Combine(folder.Data, "rapporter", "1");
        Assert.Equal([$"198 filer om udgivelse 1 i {reports}."], answer.Lines);
        Assert.Equal(198, Directory.GetFiles(reports).Length);
        Assert.Contains("Indsats i de første 6", await File.ReadAllTextAsync(Path.Combine(reports, "land.html")), StringComparison.Ordinal);
        Assert.Contains(
            "i gruppen Store: Aarhus",
            await File.ReadAllTextAsync(Path.Combine(reports, "0101.html")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaflet_for_a_kommune_and_without_Chromium_it_is_told()
    {
        var folder = await published.Folder;
        var output = Path.Combine(folder.Data, "ud");

        var answer = await TestProgram.Ok(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["OPGOERELSE_CHROMIUM"] = "/findes/ikke",
                ["Opgoerelse__Rapport__Grupper"] = folder.Write("grupper.csv", "kommunekode;gruppe", "0101;Store", "0751;Store"),
            },
            "report",
            "1",
            "--kommune",
            "århus",
            "--out",
            output,
            "--data",
            folder.Data);

        Assert.Equal(["0751.html", "0751.xlsx"], Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("ikke fundet nogen Chromium", answer.Error, StringComparison.Ordinal);
        // The groups of the configuration, where the order names none.
        Assert.Contains(
            "i gruppen Store: København",
            System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(output, "0751.html"))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("der er ingen kommune med den kode eller det navn", "1", "--kommune", "Andeby")]
    [InlineData("der er ingen udgivelse med det nummer", "7")]
    [InlineData("filen findes ikke", "1", "--grupper", "/findes/ikke")]
    public async Task A_wrong_order_is_refused(string besked, params string[] orderLine)
    {
        var folder = await published.Folder;

        var answer = await TestProgram.Run(["report", .. orderLine, "--uden-pdf", "--data", folder.Data]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(besked, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_release_without_a_whole_year_there_is_no_report()
    {
        using var folder = new WorkFolder();
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await TestProgram.Ok("ingest", file, "--modtaget", "2022-05-01", "--data", folder.Data);
        await TestProgram.Ok("publish", "--dato", "2022-10-10", "--data", folder.Data);

        var answer = await TestProgram.Run("report", "1", "--uden-pdf", "--data", folder.Data);

        Assert.Equal(4, answer.ExitCode);
        Assert.Contains("intet helt år", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>One instance with a public release, for all that only ask of it.</summary>
    public sealed class PublishedInstance : IDisposable
    {
        private readonly WorkFolder _folder = new();
        private readonly Lazy<Task<WorkFolder>> _published;

        public PublishedInstance() => _published = new(async () =>
        {
            await Publish(_folder);
            return _folder;
        });

        internal Task<WorkFolder> Folder => _published.Value;

        public void Dispose() => _folder.Dispose();
    }

    private static async Task Publish(WorkFolder folder)
    {
        var file = folder.Write(
            "a.ndjson",
            [
                .. Enumerable.Range(1, 9).Select(ordinal =>
                    Beskeder.Forloeb(ordinal, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{ordinal}"))),
            ]);
        await TestProgram.Ok("ingest", file, "--modtaget", "2023-05-01", "--data", folder.Data);
        await TestProgram.Ok("publish", "--dato", "2023-07-01", "--data", folder.Data);
    }
}
