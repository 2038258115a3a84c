using System.Globalization;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>Approving and withdrawing releases, as operations do it.</summary>
public sealed class ReleaseCommandTests(ReleaseCommandTests.PublishedInstance published)
    : IClassFixture<ReleaseCommandTests.PublishedInstance>
{
    [Theory]
    [OnEachEngine]
    public async Task A_release_withdrawn_gives_place_to_the_previous_one(string engine)
    {
        using var folder = new WorkFolder(engine);
        await TakeIn(folder);
        await folder.Ok("publish", "--dato", "2024-01-01");
        var firstOfAll = (await folder.Ok("udgivelser")).Lines[1];
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        await folder.Ok("publish", "--dato", "2024-01-02");

        var answer = await folder.Ok("traek", "2", "--grund", "Forkert opgørelsesdato; 010180-1234");

        Assert.Equal(["Udgivelse 2 pr. 2024-01-02 er trukket tilbage.", "Udgivelse 1 er offentlig igen."], answer.Lines);
        var listOf = (await folder.Ok("udgivelser")).Lines;
        Assert.StartsWith("2;trukket;bek-2408;2024-01-02;", listOf[1], StringComparison.Ordinal);
        Assert.EndsWith(";\"Forkert opgørelsesdato; ######-####\"", listOf[1], StringComparison.Ordinal);
        Assert.StartsWith("1;udgivet;bek-2408;2024-01-01;", listOf[2], StringComparison.Ordinal);
        // When it first was public is not written anew.
        Assert.Equal(firstOfAll, listOf[2]);
        var runs = (await folder.Ok("koersler")).Lines;
        Assert.Contains("traek", runs[1], StringComparison.Ordinal);
        Assert.Contains("######-####", runs[1], StringComparison.Ordinal);
        Assert.Contains(Environment.UserName, runs[1], StringComparison.Ordinal);

        // It is gone for good: the same figures are made anew, under a new number.
        Assert.StartsWith(
            "Udgivelse 3 pr. 2024-01-02 er offentliggjort",
            (await folder.Ok("publish", "--dato", "2024-01-02")).Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public async Task A_release_is_made_ready_checked_and_approved_for_an_instant(string engine)
    {
        using var folder = new WorkFolder(engine);
        await TakeIn(folder);
        Assert.Equal(["Udgivelse 1 pr. 2024-01-01 er klargjort."], (await folder.Ok("klargoer", "--dato", "2024-01-01")).Lines);
        Assert.Equal("kontrol;vaegt;tekst", (await folder.Ok("tjekliste", "1")).Lines[0]);

        // Another instant than the announced one takes a reason; now does so too.
        var without = await folder.Run("godkend", "1", "--til", "2098-01-14T08:00");
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("advarsel: Tidspunktet er ikke det, der er bebudet i kalenderen.", without.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await folder.Run("godkend", "1", "--nu")).ExitCode);
        Assert.Equal(2, (await folder.Run("godkend", "1", "--til", "2020-01-14T08:00", "--grund", "Prøve")).ExitCode);

        var approved = await folder.Ok("godkend", "1", "--til", "2098-01-14T08:00", "--grund", "Prøve");
        Assert.Equal(["Udgivelse 1 pr. 2024-01-01 er godkendt og bliver offentlig 2098-01-14T08:00:00+01:00."], approved.Lines);
        Assert.StartsWith("1;godkendt;", (await folder.Ok("udgivelser")).Lines[1], StringComparison.Ordinal);
        await folder.Ok("godkend", "1", "--nu", "--grund", "Den haster");
        Assert.StartsWith("1;udgivet;", (await folder.Ok("udgivelser")).Lines[1], StringComparison.Ordinal);
        Assert.Equal(
            ["klargjort ", "godkendt Prøve", "godkendt Den haster", "udgivet "],
            (await folder.Ok("udgivelser", "log")).Lines.Skip(1).Select(line => line.Split(';')).Select(step => $"{step[2]} {step[5]}"));
    }

    /// <summary>The publication of a quarter far ahead, so that the clock of the machine does not matter.</summary>
    [Theory]
    [OnEachEngine]
    public async Task A_publication_is_moved_with_a_reason_and_stays_between_its_neighbours(string engine)
    {
        using var folder = new WorkFolder(engine);
        await TakeIn(folder);

        await folder.Ok("kalender", "flyt", "2098Q1", "--til", "2098-02-03T09:30", "--grund", "Leverancer mangler; 010180-1234");
        var tooLate = await folder.Run("kalender", "flyt", "2098Q1", "--til", "2098-04-15T08:00", "--grund", "Prøve");
        var passed = await folder.Run("kalender", "flyt", "2020Q1", "--til", "2020-01-20", "--grund", "Prøve");
        var none = await folder.Run("kalender", "flyt", "2098K1", "--til", "2098-02-03", "--grund", "Prøve");

        Assert.Equal((2, "den næste udgivelse kommer før"), (tooLate.ExitCode, tooLate.Error.Split(": ")[^1].Trim('.', '\n')));
        Assert.Equal((2, "tidspunktet er passeret"), (passed.ExitCode, passed.Error.Split(": ")[^1].Trim('.', '\n')));
        Assert.Contains("kvartal kan ikke være '2098K1'", none.Error, StringComparison.Ordinal);
        Assert.Contains("######-####", (await folder.Ok("koersler")).Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("kvartal;tidspunkt;", (await folder.Ok("kalender")).Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public async Task The_only_release_withdrawn_leaves_none(string engine)
    {
        using var folder = new WorkFolder(engine);
        await TakeIn(folder);
        await folder.Ok("publish", "--dato", "2024-01-01");

        var answer = await folder.Ok("traek", "1", "--grund", "Prøve");

        Assert.Equal("Ingen udgivelse er offentlig nu.", answer.Lines[1]);
    }

    [Theory]
    [OnEachEngine("der er ingen udgivelse med det nummer", "traek", "7", "--grund", "Prøve")]
    [OnEachEngine("der er ingen udgivelse med det nummer", "traek", "en", "--grund", "Prøve")]
    [OnEachEngine("der er ingen udgivelse med det nummer", "godkend", "7")]
    [OnEachEngine("den er udgivet", "godkend", "1")]
    [OnEachEngine("--grund mangler", "traek", "1")]
    [OnEachEngine("1 til 400 tegn", "traek", "1", "--grund", " ")]
    public async Task A_wrong_order_touches_nothing(string engine, string besked, params string[] orderLine)
    {
        // One instance for all of them: none is to touch it.
        var folder = await published.Folder(engine);

        var answer = await folder.Run(orderLine);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(besked, answer.Error, StringComparison.Ordinal);
        Assert.StartsWith("1;udgivet;", (await folder.Ok("udgivelser")).Lines[1], StringComparison.Ordinal);
    }

    private static async Task TakeIn(WorkFolder folder)
    {
        var file = folder.Write(
            "a.ndjson",
            [
                .. Enumerable.Range(1, 9).Select(ordinal =>
                    Beskeder.Forloeb(ordinal, string.Create(CultureInfo.InvariantCulture, $"2023-04-0{ordinal}"))),
            ]);
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
    }

    /// <summary>An instance with one public release, for each engine that is asked for.</summary>
    public sealed class PublishedInstance : IDisposable
    {
        private readonly Dictionary<string, WorkFolder> _mapper = new(StringComparer.Ordinal);

        public void Dispose()
        {
            foreach (var folder in _mapper.Values)
            {
                folder.Dispose();
            }
        }

        internal async Task<WorkFolder> Folder(string engine)
        {
            if (!_mapper.TryGetValue(engine, out var folder))
            {
                folder = _mapper[engine] = new WorkFolder(engine);
                await TakeIn(folder);
                await folder.Ok("publish", "--dato", "2024-01-01");
            }

            return folder;
        }
    }
}
