using System.Globalization;
using Dapper;
using Opgoerelse.Domain.Time;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>No figures for a day that has not come, none that go back unsaid, no receipt in the future.</summary>
public sealed class Order_of_time
{
    [Theory]
    [PaaHverMotor]
    public async Task En_opgoerelsesdato_efter_i_dag_afvises_overalt(string motor)
    {
        using var folder = new Arbejdsmappe(motor);
        await Received(folder);
        var tomorrow = Day(DanskTid.Dag(DateTimeOffset.UtcNow).AddDays(2));
        string[][] orders =
        [
            ["publish", "--dato", tomorrow],
            ["publish", "--dato", "2126-06-30", "--ja", "--grund", "Prøve"],
            ["aggregate", "--dato", tomorrow],
            ["facts", "--regelsaet", "bek-2408", "--dato", tomorrow, "--out", folder.Fil("f.csv")],
            ["figures", "--regelsaet", "bek-2408", "--dato", tomorrow, "--out", folder.Fil("g.csv")],
        ];
        foreach (var order in orders)
        {
            var answer = await folder.Koer(order);
            Assert.Equal(2, answer.Exitkode);
            Assert.Matches(@"^--dato kan ikke være '\d{4}-\d\d-\d\d': en opgørelsesdato kan ikke ligge efter i dag, \d{4}-\d\d-\d\d\.\n$", answer.Fejl);
        }

        Assert.Single((await folder.Ok("udgivelser")).Linjer);
        Assert.False(File.Exists(folder.Fil("f.csv")) || File.Exists(folder.Fil("g.csv")));
        await folder.Ok("publish");
    }

    [Theory]
    [PaaHverMotor]
    public async Task En_udgivelse_for_en_tidligere_dag_kraever_ja_og_en_grund(string motor)
    {
        using var folder = new Arbejdsmappe(motor);
        await Received(folder);
        await folder.Ok("publish", "--dato", "2024-01-02");

        string[] back = ["publish", "--dato", "2024-01-01"];
        foreach (var order in new string[][] { back, [.. back, "--ja"], [.. back, "--grund", "Prøve"] })
        {
            var refused = await folder.Koer(order);
            Assert.Equal(2, refused.Exitkode);
            Assert.Equal("Den offentlige udgivelse 1 er opgjort pr. 2024-01-02, en senere dag end 2024-01-01. Er det meningen, så sig det med --ja og --grund TEKST.\n", refused.Fejl);
        }

        Assert.Equal(2, (await folder.Koer([.. back, "--ja", "--grund", "to\nlinjer"])).Exitkode);
        Assert.Equal(2, (await folder.Ok("udgivelser")).Linjer.Length);

        await folder.Ok([.. back, "--ja", "--grund", "Sammenligning med 2023; 010180-1234"]);
        Assert.StartsWith("2;udgivet;bek-2408;2024-01-01;", (await folder.Ok("udgivelser")).Linjer[1], StringComparison.Ordinal);
        Assert.Contains("Sammenligning med 2023; ######-####", (await folder.Ok("koersler")).Linjer[1], StringComparison.Ordinal);

        // The same day again, and a later one, go without.
        await folder.Ok("publish", "--dato", "2024-01-01");
        await folder.Ok("publish", "--dato", "2024-01-03");
    }

    [Theory]
    [PaaHverMotor]
    public async Task En_modtagelse_i_fremtiden_angives_ikke_og_kan_rettes(string motor)
    {
        using var folder = new Arbejdsmappe(motor);
        await Received(folder);
        await folder.Ok("publish", "--dato", "2024-01-01");
        await folder.Ok("publish");
        var file = folder.Skriv("b.ndjson", Beskeder.Forloeb(50, "2022-03-01"));

        var slip = await folder.Koer("ingest", file, "--modtaget", "2126-05-01");
        Assert.Equal(2, slip.Exitkode);
        Assert.Contains("--modtaget kan ikke være '2126-05-01': det ligger efter nu", slip.Fejl, StringComparison.Ordinal);
        await folder.Ok("ingest", file);

        // As a clock that was a year ahead would have had it.
        var ahead = DateTimeOffset.UtcNow.AddYears(1);
        using (var connection = folder.Aabn().Connect())
        {
            connection.Execute("UPDATE leverance SET modtaget = @modtaget, modtaget_dag = @dag WHERE leverance_id = 2", new { modtaget = ahead.ToInstant(), dag = DanskTid.Dag(ahead).DayNumber });
        }

        var held = await folder.Koer("ingest", folder.Skriv("c.ndjson", Beskeder.Forloeb(51, "2022-03-01")));
        Assert.Equal(2, held.Exitkode);
        Assert.Contains("modtaget 2 --til", held.Fejl, StringComparison.Ordinal);

        var now = DanskTid.Lokal(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Equal(2, (await folder.Koer("modtaget", "2", "--til", "2126-01-01")).Exitkode);
        Assert.Equal(2, (await folder.Koer("modtaget", "1", "--til", now)).Exitkode);
        Assert.Equal(2, (await folder.Koer("modtaget", "ni", "--til", now)).Exitkode);
        // The release as of today would have had it: that is to be said. The one before it would not.
        var asked = await folder.Koer("modtaget", "2", "--til", now);
        Assert.Equal(2, asked.Exitkode);
        Assert.StartsWith("Leverance 2 ville have været med i udgivelse 2 (pr. ", asked.Fejl, StringComparison.Ordinal);

        var corrected = await folder.Ok("modtaget", "2", "--til", now, "--ja", "--grund", "Uret var et år foran");
        Assert.StartsWith($"2;{now}", corrected.Linjer[1], StringComparison.Ordinal);
        Assert.Contains("Uret var et år foran", (await folder.Ok("koersler")).Linjer[1], StringComparison.Ordinal);
        await folder.Ok("ingest", folder.Fil("c.ndjson"));
        Assert.Equal(["3", "2", "1"], (await folder.Ok("leverancer")).Linjer.Skip(1).Select(line => line.Split(';')[0]));

        // Its figures are counted now: the release is made anew, and is another.
        Assert.Contains("Udgivelse 3", (await folder.Ok("publish")).Ud, StringComparison.Ordinal);
    }

    private static async Task Received(Arbejdsmappe folder)
    {
        var file = folder.Skriv("a.ndjson", [.. Enumerable.Range(1, 9).Select(nr => Beskeder.Forloeb(nr, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{nr}")))]);
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
