using System.Globalization;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>Approving and withdrawing releases, as operations do it.</summary>
public sealed class Udgivelserne(Udgivelserne.Udgivet udgivet) : IClassFixture<Udgivelserne.Udgivet>
{
    [Theory]
    [PaaHverMotor]
    public async Task En_udgivelse_trukket_tilbage_giver_pladsen_til_den_forrige(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        await Modtag(mappe);
        await mappe.Ok("publish", "--dato", "2024-01-01");
        var foerst = (await mappe.Ok("udgivelser")).Linjer[1];
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        await mappe.Ok("publish", "--dato", "2024-01-02");

        var svar = await mappe.Ok("traek", "2", "--grund", "Forkert opgørelsesdato; 010180-1234");

        Assert.Equal(["Udgivelse 2 pr. 2024-01-02 er trukket tilbage.", "Udgivelse 1 er offentlig igen."], svar.Linjer);
        var liste = (await mappe.Ok("udgivelser")).Linjer;
        Assert.StartsWith("2;trukket;bek-2408;2024-01-02;", liste[1], StringComparison.Ordinal);
        Assert.EndsWith(";\"Forkert opgørelsesdato; ######-####\"", liste[1], StringComparison.Ordinal);
        Assert.StartsWith("1;udgivet;bek-2408;2024-01-01;", liste[2], StringComparison.Ordinal);
        // When it first was public is not written anew.
        Assert.Equal(foerst, liste[2]);
        var koersler = (await mappe.Ok("koersler")).Linjer;
        Assert.Contains("traek", koersler[1], StringComparison.Ordinal);
        Assert.Contains("######-####", koersler[1], StringComparison.Ordinal);
        Assert.Contains(Environment.UserName, koersler[1], StringComparison.Ordinal);

        // It is gone for good: the same figures are made anew, under a new number.
        Assert.StartsWith("Udgivelse 3 pr. 2024-01-02 er offentliggjort", (await mappe.Ok("publish", "--dato", "2024-01-02")).Ud, StringComparison.Ordinal);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Den_eneste_udgivelse_trukket_tilbage_efterlader_ingen(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        await Modtag(mappe);
        await mappe.Ok("publish", "--dato", "2024-01-01");

        var svar = await mappe.Ok("traek", "1", "--grund", "Prøve");

        Assert.Equal("Ingen udgivelse er offentlig nu.", svar.Linjer[1]);
    }

    [Theory]
    [PaaHverMotor("der er ingen udgivelse med det nummer", "traek", "7", "--grund", "Prøve")]
    [PaaHverMotor("der er ingen udgivelse med det nummer", "traek", "en", "--grund", "Prøve")]
    [PaaHverMotor("der er ingen udgivelse med det nummer", "godkend", "7")]
    [PaaHverMotor("den er udgivet", "godkend", "1")]
    [PaaHverMotor("--grund mangler", "traek", "1")]
    [PaaHverMotor("1 til 400 tegn", "traek", "1", "--grund", " ")]
    public async Task En_forkert_ordre_roerer_intet(string motor, string besked, params string[] ordre)
    {
        // One instance for all of them: none is to touch it.
        var mappe = await udgivet.Mappe(motor);

        var svar = await mappe.Koer(ordre);

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains(besked, svar.Fejl, StringComparison.Ordinal);
        Assert.StartsWith("1;udgivet;", (await mappe.Ok("udgivelser")).Linjer[1], StringComparison.Ordinal);
    }

    private static async Task Modtag(Arbejdsmappe mappe)
    {
        var fil = mappe.Skriv("a.ndjson", [.. Enumerable.Range(1, 9).Select(nummer => Beskeder.Forloeb(nummer, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{nummer}")))]);
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01");
    }

    /// <summary>An instance with one public release, for each engine that is asked for.</summary>
    public sealed class Udgivet : IDisposable
    {
        private readonly Dictionary<string, Arbejdsmappe> _mapper = new(StringComparer.Ordinal);

        public void Dispose()
        {
            foreach (var mappe in _mapper.Values)
            {
                mappe.Dispose();
            }
        }

        internal async Task<Arbejdsmappe> Mappe(string motor)
        {
            if (!_mapper.TryGetValue(motor, out var mappe))
            {
                mappe = _mapper[motor] = new Arbejdsmappe(motor);
                await Modtag(mappe);
                await mappe.Ok("publish", "--dato", "2024-01-01");
            }

            return mappe;
        }
    }
}
