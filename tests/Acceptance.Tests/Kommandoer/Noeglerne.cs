using System.Text;
using Microsoft.Data.Sqlite;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>Access keys as an operator handles them.</summary>
public sealed class Noeglerne
{
    [Fact]
    public async Task En_noegle_vises_en_gang_kan_kendes_igen_og_kan_tilbagekaldes()
    {
        using var mappe = new Arbejdsmappe();
        await Programmet.Ok("ingest", mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01")), "--data", mappe.Data);

        var foerste = (await Programmet.Ok("noegle", "opret", "Randers Kommune", "--data", mappe.Data)).Linjer.Single();
        var anden = (await Programmet.Ok("noegle", "opret", "KL", "--udloeber", "2999-01-01", "--data", mappe.Data)).Linjer.Single();
        Assert.Matches("^opg_[0-9a-f]{64}$", foerste);
        Assert.NotEqual(foerste, anden);

        var tilbagekaldt = await Programmet.Ok("noegle", "tilbagekald", "1", "--data", mappe.Data);
        Assert.Equal("Nøgle 1 er tilbagekaldt.", tilbagekaldt.Linjer.Single());
        var liste = await Programmet.Ok("noegle", "--data", mappe.Data);

        Assert.Equal("noegle;organisation;begynder;tilstand;oprettet;udloeber;tilbagekaldt", liste.Linjer[0]);
        Assert.StartsWith($"1;Randers Kommune;{foerste[..12]};tilbagekaldt;", liste.Linjer[1], StringComparison.Ordinal);
        Assert.StartsWith($"2;KL;{anden[..12]};gyldig;", liste.Linjer[2], StringComparison.Ordinal);
        Assert.Contains(";2999-01-01T00:00:00+01:00;", liste.Linjer[2], StringComparison.Ordinal);
        Assert.DoesNotContain(foerste, liste.Ud, StringComparison.Ordinal);

        // At rest there is only the hash.
        SqliteConnection.ClearAllPools();
        foreach (var fil in Directory.GetFiles(mappe.Data))
        {
            var indhold = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(fil));
            Assert.DoesNotContain(foerste, indhold, StringComparison.Ordinal);
            Assert.DoesNotContain(anden[4..], indhold, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ORGANISATION mangler", "noegle", "opret")]
    [InlineData("organisation kan ikke være ''", "noegle", "opret", " ")]
    [InlineData("--udloeber kan ikke være '2020-01-01'", "noegle", "opret", "KL", "--udloeber", "2020-01-01")]
    [InlineData("--udloeber kan ikke være 'snart'", "noegle", "opret", "KL", "--udloeber", "snart")]
    [InlineData("noegle kan ikke være '7'", "noegle", "tilbagekald", "7")]
    [InlineData("noegle kan ikke være 'x'", "noegle", "tilbagekald", "x")]
    [InlineData("'slet'", "noegle", "slet")]
    public async Task En_forkert_ordre_giver_2(string besked, params string[] argumenter)
    {
        using var mappe = new Arbejdsmappe();
        await Programmet.Ok("ingest", mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01")), "--data", mappe.Data);

        var svar = await Programmet.Koer([.. argumenter, "--data", mappe.Data]);

        Assert.True(svar.Exitkode == 2, $"{svar.Exitkode}: {svar.Fejl}");
        Assert.Contains(besked, svar.Fejl, StringComparison.Ordinal);
        Assert.Empty(svar.Ud);
    }
}
