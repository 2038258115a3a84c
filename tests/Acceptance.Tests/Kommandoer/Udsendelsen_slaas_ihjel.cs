using System.Diagnostics;
using System.Globalization;
using Opgoerelse.AcceptanceTests.Job;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>The program is killed in the middle of its letters and started again: nobody gets one twice, and what is not known is said.</summary>
public sealed class Udsendelsen_slaas_ihjel
{
    private const int Antal = 6;

    /// <summary>Over an encrypted connection, with a login, to a server that this process alone trusts.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [PaaHverMotor]
    public async Task Midt_i_et_brev_til_en_mailserver(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        await Rapporter(mappe, Antal);
        using var certifikat = Postserver.Selvskrevet();
        using var server = new Postserver { Certifikat = certifikat, Login = ("opgoerelse", "hemmeligt"), HaengerVed = 3 };
        var miljoe = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Http__Webadresse"] = "https://tal.eksempel.dk",
            ["Opgoerelse__Post__Server"] = "127.0.0.1",
            ["Opgoerelse__Post__Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["Opgoerelse__Post__Bruger"] = "opgoerelse",
            ["Opgoerelse__Post__Kodeord"] = "hemmeligt",
            ["SSL_CERT_FILE"] = mappe.Skriv("certifikat.pem", certifikat.ExportCertificatePem()),
        };

        // Not one that nothing trusts: then nothing is sent, and nothing is begun.
        var utroet = await mappe.Koer(miljoe.Where(par => par.Key != "SSL_CERT_FILE").ToDictionary(StringComparer.Ordinal), "udsend");
        Assert.Equal(4, utroet.Exitkode);
        Assert.Contains("serverens certifikat er ikke et, som denne maskine stoler på", utroet.Fejl, StringComparison.Ordinal);
        Assert.Empty(Breve(mappe));

        using (var proces = mappe.Start(miljoe, "udsend"))
        {
            await SlaaIhjel(proces, () => server.Modtaget.Count == 3);
        }

        // The third letter is with the server, which has not said so.
        Assert.Equal(["paabegyndt", "sendt", "sendt"], Breve(mappe));
        server.HaengerVed = 0;
        var igen = await mappe.Koer(miljoe, "udsend");
        Assert.True(igen.Exitkode == 0, igen.Fejl);
        Assert.Contains("may have gone out when a run was cut off", igen.Fejl, StringComparison.Ordinal);

        Assert.Equal(Antal, server.Modtaget.Count);
        Assert.Equal(Antal, server.Modtaget.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([.. Enumerable.Repeat("sendt", Antal - 1), "uvist"], Breve(mappe));
        Assert.All(server.SagtIKlarTekst, sagt => Assert.Matches("^(EHLO|STARTTLS)", sagt));
        var koersler = (await mappe.Ok("koersler")).Ud;
        Assert.Contains("afbrudt", koersler, StringComparison.Ordinal);

        Assert.Contains("Der er ingen at skrive til", (await Programmet.Ok(new Dictionary<string, string>(mappe.Miljoe.Concat(miljoe), StringComparer.Ordinal), "udsend", "--data", mappe.Data)).Ud, StringComparison.Ordinal);
        Assert.Equal(Antal, server.Modtaget.Count);
    }

    /// <summary>In a folder the same letter is the same file: what was begun is laid there again, so all are told, each once.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [PaaHverMotor]
    public async Task Mens_breve_laegges_i_mappen(string motor)
    {
        const int Mange = 400;
        using var mappe = new Arbejdsmappe(motor);
        await Rapporter(mappe, Mange);
        var miljoe = new Dictionary<string, string>(StringComparer.Ordinal) { ["Http__Webadresse"] = "https://tal.eksempel.dk" };
        var udgaaende = Path.Combine(mappe.Data, "udgaaende");
        string[] Lagt() => Directory.Exists(udgaaende) ? Directory.GetFiles(udgaaende, "*.eml") : [];

        foreach (var efter in new[] { 1, 60, 150 })
        {
            using var proces = mappe.Start(miljoe, "udsend");
            await SlaaIhjel(proces, () => Lagt().Length >= efter);
        }

        Assert.InRange(Lagt().Length, 150, Mange - 1);
        var sidste = await mappe.Koer(miljoe, "udsend");

        Assert.True(sidste.Exitkode == 0, sidste.Fejl);
        Assert.Equal(Mange, Lagt().Length);
        Assert.Equal(Mange, Lagt().Select(brev => File.ReadLines(brev).Single(linje => linje.StartsWith("To: ", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Repeat("sendt", Mange), Breve(mappe));
        Assert.Empty(Directory.GetDirectories(udgaaende));
    }

    /// <summary>A public release with its reports, and so many who are to be told of the national one.</summary>
    private static async Task Rapporter(Arbejdsmappe mappe, int modtagere)
    {
        var fil = mappe.Skriv("a.ndjson", [.. Enumerable.Range(1, 9).Select(nummer => Beskeder.Forloeb(nummer, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{nummer}")))]);
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01");
        await mappe.Ok("publish", "--dato", "2024-01-01");
        await mappe.Ok("report", "1", "--uden-pdf");
        await File.WriteAllLinesAsync(Path.Combine(mappe.Data, "modtagere.csv"), ["rapport;adresse", .. Enumerable.Range(1, modtagere).Select(nummer => string.Create(CultureInfo.InvariantCulture, $"land;nr{nummer}@eksempel.dk"))]);
    }

    private static IEnumerable<string> Breve(Arbejdsmappe mappe) =>
        new Forsendelseslager(mappe.Aabn(), TimeProvider.System).Om(1).Select(brev => brev.Tilstand).Order(StringComparer.Ordinal);

    /// <summary>SIGKILL, once <paramref name="nu"/> is so.</summary>
    private static async Task SlaaIhjel(Process proces, Func<bool> nu)
    {
        var slut = Programmet.Afvent(proces);
        while (!nu() && !slut.IsCompleted)
        {
            await Task.Delay(2);
        }

        Assert.False(slut.IsCompleted, "programmet var færdigt, før det blev slået ihjel");
        proces.Kill();
        Assert.NotEqual(0, (await slut).Exitkode);
    }
}
