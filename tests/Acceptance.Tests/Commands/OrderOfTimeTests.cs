using System.Globalization;
using Dapper;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>No figures for a day that has not come, none that go back unsaid, no receipt in the future.</summary>
public sealed class OrderOfTimeTests
{
    /// <summary>Their quarter is published today, and few are after it: a release of few quarters is made soon.</summary>
    private static readonly DateOnly Recent = DanishTime.Day(DateTimeOffset.UtcNow).AddMonths(-9);

    [Theory]
    [OnEachEngine]
    public async Task An_opgoerelsesdato_after_today_is_refused_everywhere(string engine)
    {
        using var folder = new WorkFolder(engine);
        await Received(folder, Recent);
        var tomorrow = Day(DanishTime.Day(DateTimeOffset.UtcNow).AddDays(2));
        string[][] orders =
        [
            ["publish", "--dato", tomorrow],
            ["publish", "--dato", "2126-06-30", "--ja", "--grund", "Prøve"],
            ["aggregate", "--dato", tomorrow],
            ["facts", "--regelsaet", "bek-2408", "--dato", tomorrow, "--out", folder.FileOf("f.csv")],
            ["figures", "--regelsaet", "bek-2408", "--dato", tomorrow, "--out", folder.FileOf("g.csv")],
        ];
        foreach (var order in orders)
        {
            var answer = await folder.Run(order);
            Assert.Equal(2, answer.ExitCode);
            Assert.Matches(
                @"^--dato kan ikke være '\d{4}-\d\d-\d\d': en opgørelsesdato kan ikke ligge efter i dag, \d{4}-\d\d-\d\d\.\n$",
                answer.Error);
        }

        Assert.Single((await folder.Ok("udgivelser")).Lines);
        Assert.False(File.Exists(folder.FileOf("f.csv")) || File.Exists(folder.FileOf("g.csv")));
        await folder.Ok("publish");
    }

    [Theory]
    [OnEachEngine]
    public async Task A_release_for_an_earlier_day_requires_a_yes_and_a_reason(string engine)
    {
        using var folder = new WorkFolder(engine);
        await Received(folder, new DateOnly(2023, 4, 1));
        await folder.Ok("publish", "--dato", "2024-01-02");

        string[] back = ["publish", "--dato", "2024-01-01"];
        foreach (var order in new string[][] { back, [.. back, "--ja"], [.. back, "--grund", "Prøve"] })
        {
            var refused = await folder.Run(order);
            Assert.Equal(2, refused.ExitCode);
            Assert.Equal(
                "Den offentlige udgivelse 1 er opgjort pr. 2024-01-02, en senere dag end 2024-01-01. Er det meningen, så sig det "
                    + "med --ja og --grund TEKST.\n",
                refused.Error);
        }

        Assert.Equal(2, (await folder.Run([.. back, "--ja", "--grund", "to\nlinjer"])).ExitCode);
        Assert.Equal(2, (await folder.Ok("udgivelser")).Lines.Length);

        await folder.Ok([.. back, "--ja", "--grund", "Sammenligning med 2023; 010180-1234"]);
        Assert.StartsWith("2;udgivet;bek-2408;2024-01-01;", (await folder.Ok("udgivelser")).Lines[1], StringComparison.Ordinal);
        Assert.Contains("Sammenligning med 2023; ######-####", (await folder.Ok("koersler")).Lines[1], StringComparison.Ordinal);

        // The same day again, and a later one, go without.
        await folder.Ok("publish", "--dato", "2024-01-01");
        await folder.Ok("publish", "--dato", "2024-01-03");
    }

    [Theory]
    [OnEachEngine]
    public async Task A_receipt_in_the_future_is_not_stated_and_can_be_corrected(string engine)
    {
        using var folder = new WorkFolder(engine);
        await Received(folder, Recent);
        await folder.Ok("publish", "--dato", Day(Recent.AddMonths(8)));
        await folder.Ok("publish");
        var file = folder.Write("b.ndjson", Beskeder.Forloeb(50, Day(Recent)));

        var slip = await folder.Run("ingest", file, "--modtaget", "2126-05-01");
        Assert.Equal(2, slip.ExitCode);
        Assert.Contains("--modtaget kan ikke være '2126-05-01': det ligger efter nu", slip.Error, StringComparison.Ordinal);
        await folder.Ok("ingest", file);

        // As a clock that was a year ahead would have had it.
        var ahead = DateTimeOffset.UtcNow.AddYears(1);
        using (var connection = folder.OpenReader().Connect())
        {
            connection.Execute(
                "UPDATE leverance SET modtaget = @modtaget, modtaget_dag = @dag WHERE leverance_id = 2",
                new { modtaget = ahead.ToInstant(), dag = DanishTime.Day(ahead).DayNumber });
        }

        var held = await folder.Run("ingest", folder.Write("c.ndjson", Beskeder.Forloeb(51, Day(Recent))));
        Assert.Equal(2, held.ExitCode);
        Assert.Contains("modtaget 2 --til", held.Error, StringComparison.Ordinal);

        var now = DanishTime.LocalTime(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Equal(2, (await folder.Run("modtaget", "2", "--til", "2126-01-01")).ExitCode);
        Assert.Equal(2, (await folder.Run("modtaget", "1", "--til", now)).ExitCode);
        Assert.Equal(2, (await folder.Run("modtaget", "ni", "--til", now)).ExitCode);
        // The release as of today would have had it: that is to be said. The one before it would not.
        var asked = await folder.Run("modtaget", "2", "--til", now);
        Assert.Equal(2, asked.ExitCode);
        Assert.StartsWith("Leverance 2 ville have været med i udgivelse 2 (pr. ", asked.Error, StringComparison.Ordinal);

        var corrected = await folder.Ok("modtaget", "2", "--til", now, "--ja", "--grund", "Uret var et år foran");
        Assert.StartsWith($"2;{now}", corrected.Lines[1], StringComparison.Ordinal);
        Assert.Contains("Uret var et år foran", (await folder.Ok("koersler")).Lines[1], StringComparison.Ordinal);
        await folder.Ok("ingest", folder.FileOf("c.ndjson"));
        Assert.Equal(["3", "2", "1"], (await folder.Ok("leverancer")).Lines.Skip(1).Select(line => line.Split(';')[0]));

        // Its figures are counted now: the release is made anew, and is another.
        Assert.Contains("Udgivelse 3", (await folder.Ok("publish")).Out, StringComparison.Ordinal);
    }

    private static async Task Received(WorkFolder folder, DateOnly start)
    {
        var file = folder.Write(
            "a.ndjson",
            [.. Enumerable.Range(1, 9).Select(index => Beskeder.Forloeb(index, Day(start.AddDays(index - 1))))]);
        await folder.Ok("ingest", file, "--modtaget", Day(start.AddMonths(1)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
