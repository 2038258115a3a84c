using System.Globalization;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>Approving and withdrawing releases, as operations do it.</summary>
public sealed class Udgivelserne(Udgivelserne.Udgivet udgivet) : IClassFixture<Udgivelserne.Udgivet>
{
    [Fact]
    public async Task En_udgivelse_trukket_tilbage_giver_pladsen_til_den_forrige()
    {
        using var mappe = new Arbejdsmappe();
        await Modtag(mappe);
        await Programmet.Ok("publish", "--dato", "2024-01-01", "--data", mappe.Data);
        await Programmet.Ok("publish", "--dato", "2024-01-02", "--data", mappe.Data);

        var svar = await Programmet.Ok("traek", "2", "--grund", "Forkert opgørelsesdato; 010180-1234", "--data", mappe.Data);

        Assert.Equal(["Udgivelse 2 pr. 2024-01-02 er trukket tilbage.", "Udgivelse 1 er offentlig igen."], svar.Linjer);
        var liste = (await Programmet.Ok("udgivelser", "--data", mappe.Data)).Linjer;
        Assert.StartsWith("2;trukket;bek-2408;2024-01-02;", liste[1], StringComparison.Ordinal);
        Assert.EndsWith(";\"Forkert opgørelsesdato; [udvisket]\"", liste[1], StringComparison.Ordinal);
        Assert.StartsWith("1;udgivet;bek-2408;2024-01-01;", liste[2], StringComparison.Ordinal);
        var koersler = (await Programmet.Ok("koersler", "--data", mappe.Data)).Linjer;
        Assert.Contains("traek", koersler[1], StringComparison.Ordinal);
        Assert.Contains("[udvisket]", koersler[1], StringComparison.Ordinal);
        Assert.Contains(Environment.UserName, koersler[1], StringComparison.Ordinal);

        // It is gone for good: the same figures are made anew, under a new number.
        Assert.StartsWith("Udgivelse 3 pr. 2024-01-02 er offentliggjort", (await Programmet.Ok("publish", "--dato", "2024-01-02", "--data", mappe.Data)).Ud, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Den_eneste_udgivelse_trukket_tilbage_efterlader_ingen()
    {
        using var mappe = new Arbejdsmappe();
        await Modtag(mappe);
        await Programmet.Ok("publish", "--dato", "2024-01-01", "--data", mappe.Data);

        var svar = await Programmet.Ok("traek", "1", "--grund", "Prøve", "--data", mappe.Data);

        Assert.Equal("Ingen udgivelse er offentlig nu.", svar.Linjer[1]);
    }

    [Theory]
    [InlineData("der er ingen udgivelse med det nummer", "traek", "7", "--grund", "Prøve")]
    [InlineData("der er ingen udgivelse med det nummer", "traek", "en", "--grund", "Prøve")]
    [InlineData("der er ingen udgivelse med det nummer", "godkend", "7")]
    [InlineData("den er udgivet", "godkend", "1")]
    [InlineData("--grund mangler", "traek", "1")]
    [InlineData("1 til 400 tegn", "traek", "1", "--grund", " ")]
    public async Task En_forkert_ordre_roerer_intet(string besked, params string[] ordre)
    {
        // One instance for all of them: none is to touch it.
        var mappe = udgivet.Mappe;
        var svar = await Programmet.Koer([.. ordre, "--data", mappe.Data]);

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains(besked, svar.Fejl, StringComparison.Ordinal);
        Assert.StartsWith("1;udgivet;", (await Programmet.Ok("udgivelser", "--data", mappe.Data)).Linjer[1], StringComparison.Ordinal);
    }

    private static async Task Modtag(Arbejdsmappe mappe)
    {
        var fil = mappe.Skriv("a.ndjson", [.. Enumerable.Range(1, 9).Select(nummer => Beskeder.Forloeb(nummer, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{nummer}")))]);
        await Programmet.Ok("ingest", fil, "--modtaget", "2023-05-01", "--data", mappe.Data);
    }

    /// <summary>An instance with one public release.</summary>
    public sealed class Udgivet : IAsyncLifetime
    {
        internal Arbejdsmappe Mappe { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Modtag(Mappe);
            await Programmet.Ok("publish", "--dato", "2024-01-01", "--data", Mappe.Data);
        }

        public ValueTask DisposeAsync()
        {
            Mappe.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
