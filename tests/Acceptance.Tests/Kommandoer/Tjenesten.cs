using System.Net;
using System.Text.RegularExpressions;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>The service as a process of its own, beside commands on the same instance.</summary>
public sealed partial class Tjenesten
{
    [Theory]
    [PaaHverMotor]
    public async Task En_udgivelse_fra_en_anden_proces_vises_kort_efter(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        using var proces = mappe.Start(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Opgoerelse__Job__Aktiv"] = "false" },
            "serve",
            "--Opgoerelse:Udgivelse:Sekunder=1");
        try
        {
            var melding = await proces.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var klient = new HttpClient { BaseAddress = new Uri(Adresse().Match(melding ?? "").Value) };
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/health/live"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(klient, "/health/ready"));

            var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
            await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01");
            await mappe.Ok("publish", "--dato", "2024-01-01");

            for (var i = 0; i < 60 && await Status(klient, "/health/ready") != HttpStatusCode.OK; i++)
            {
                await Task.Delay(500);
            }

            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/"));
        }
        finally
        {
            await Programmet.Sigterm(proces);
        }

        Assert.Equal(0, (await Programmet.Afvent(proces)).Exitkode);
    }

    private static async Task<HttpStatusCode> Status(HttpClient klient, string sti)
    {
        using var svar = await klient.GetAsync(new Uri(sti, UriKind.Relative));
        return svar.StatusCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adresse();
}
