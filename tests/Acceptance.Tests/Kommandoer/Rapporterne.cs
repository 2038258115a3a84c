using System.Globalization;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary><c>report</c>: the reports of a release, as operations ask for them.</summary>
public sealed class Rapporterne
{
    [Fact]
    public async Task Rapporterne_om_en_udgivelse_ligger_i_instansens_mappe()
    {
        using var mappe = new Arbejdsmappe();
        await Udgiv(mappe);
        var grupper = mappe.Skriv("grupper.csv", "kommunekode;gruppe", "0101;Store", "0751;Store");

        var svar = await Programmet.Ok("report", "1", "--uden-pdf", "--grupper", grupper, "--data", mappe.Data);

        var rapporter = Path.Combine(mappe.Data, "rapporter", "1");
        Assert.Equal([$"198 filer om udgivelse 1 i {rapporter}."], svar.Linjer);
        Assert.Equal(198, Directory.GetFiles(rapporter).Length);
        Assert.Contains("Indsats i de første 6", await File.ReadAllTextAsync(Path.Combine(rapporter, "land.html")), StringComparison.Ordinal);
        Assert.Contains("i gruppen Store: Aarhus", await File.ReadAllTextAsync(Path.Combine(rapporter, "0101.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Et_blad_for_en_kommune_og_uden_Chromium_siges_det()
    {
        using var mappe = new Arbejdsmappe();
        await Udgiv(mappe);
        var ud = Path.Combine(mappe.Data, "ud");

        var svar = await Programmet.Ok(new Dictionary<string, string>(StringComparer.Ordinal) { ["OPGOERELSE_CHROMIUM"] = "/findes/ikke", ["Opgoerelse__Rapport__Grupper"] = mappe.Skriv("grupper.csv", "kommunekode;gruppe", "0101;Store", "0751;Store") }, "report", "1", "--kommune", "århus", "--out", ud, "--data", mappe.Data);

        Assert.Equal(["0751.html", "0751.xlsx"], Directory.GetFiles(ud).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("ikke fundet nogen Chromium", svar.Fejl, StringComparison.Ordinal);
        // The groups of the configuration, where the order names none.
        Assert.Contains("i gruppen Store: København", System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(ud, "0751.html"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("der er ingen kommune med den kode eller det navn", "1", "--kommune", "Andeby")]
    [InlineData("der er ingen udgivelse med det nummer", "7")]
    [InlineData("filen findes ikke", "1", "--grupper", "/findes/ikke")]
    public async Task En_forkert_ordre_afvises(string besked, params string[] ordre)
    {
        using var mappe = new Arbejdsmappe();
        await Udgiv(mappe);

        var svar = await Programmet.Koer(["report", .. ordre, "--uden-pdf", "--data", mappe.Data]);

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains(besked, svar.Fejl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Af_en_udgivelse_uden_et_helt_aar_er_der_ingen_rapport()
    {
        using var mappe = new Arbejdsmappe();
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await Programmet.Ok("ingest", fil, "--modtaget", "2022-05-01", "--data", mappe.Data);
        await Programmet.Ok("publish", "--dato", "2022-10-10", "--data", mappe.Data);

        var svar = await Programmet.Koer("report", "1", "--uden-pdf", "--data", mappe.Data);

        Assert.Equal(4, svar.Exitkode);
        Assert.Contains("intet helt år", svar.Fejl, StringComparison.Ordinal);
    }

    private static async Task Udgiv(Arbejdsmappe mappe)
    {
        var fil = mappe.Skriv("a.ndjson", [.. Enumerable.Range(1, 9).Select(nummer => Beskeder.Forloeb(nummer, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{nummer}")))]);
        await Programmet.Ok("ingest", fil, "--modtaget", "2023-05-01", "--data", mappe.Data);
        await Programmet.Ok("publish", "--dato", "2024-01-01", "--data", mappe.Data);
    }
}
