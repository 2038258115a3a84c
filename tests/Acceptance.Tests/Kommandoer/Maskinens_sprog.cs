using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>The machine's language decides nothing, and a machine without language data runs all but SQL Server's client.</summary>
public sealed class Maskinens_sprog
{
    [Theory]
    [PaaHverMotor("da_DK.UTF-8")]
    [PaaHverMotor("sv_SE.UTF-8")]
    [PaaHverMotor("tr_TR.UTF-8")]
    [PaaHverMotor("ar_SA.UTF-8")]
    public async Task Tal_og_klokkeslaet_er_ens_paa_alle_sprog(string motor, string sprog)
    {
        using var mappe = new Arbejdsmappe(motor);
        var miljoe = Miljoe("LC_ALL", sprog);
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01T12:00");

        var svar = await mappe.Koer(miljoe, "ingest", fil, "--modtaget", "2023-05-01T11:59:59");

        // The time separator is the culture's: a Danish machine would write 11.59.59.
        Assert.Contains("2023-05-01 11:59:59 +02:00", svar.Fejl, StringComparison.Ordinal);
        Assert.Equal((await mappe.Ok("leverancer")).Ud, (await mappe.Koer(miljoe, "leverancer")).Ud);
    }

    [Fact]
    public async Task Uden_sprogdata_koerer_den_indlejrede_motor_og_SQL_Server_afvises_paa_dansk()
    {
        using var mappe = new Arbejdsmappe();
        var miljoe = Miljoe("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));

        Assert.Equal(0, (await mappe.Koer(miljoe, "ingest", fil)).Exitkode);

        miljoe.Add("ConnectionStrings__Opgoerelse", "Server=127.0.0.1,1;Database=o;Integrated Security=true");
        var svar = await mappe.Koer(miljoe, "leverancer");
        Assert.Equal(2, svar.Exitkode);
        Assert.Contains("libicu", svar.Fejl, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Miljoe(string navn, string vaerdi) => new(StringComparer.Ordinal) { [navn] = vaerdi };
}
