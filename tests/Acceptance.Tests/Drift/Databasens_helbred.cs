using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Motorer;
using Opgoerelse.Storage.SqlServer;

namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>A database that is away costs the public nothing, and operations see that it is.</summary>
public sealed partial class Databasens_helbred
{
    [Theory]
    [PaaHverMotor]
    public async Task En_replika_viser_tallene_videre_uden_database_og_er_hel_igen_naar_den_er_der(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01");
        await mappe.Ok("publish", "--dato", "2024-01-01");
        using var ledning = motor == Motor.SqlServer ? new Ledning(mappe.Miljoe["ConnectionStrings__Opgoerelse"]) : null;
        var miljoe = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Opgoerelse__Job__Aktiv"] = "false", ["Opgoerelse__Udgivelse__Sekunder"] = "1" };
        foreach (var (navn, vaerdi) in mappe.Miljoe)
        {
            miljoe[navn] = navn == "ConnectionStrings__Opgoerelse" ? ledning!.Forbindelse : vaerdi;
        }

        using var proces = Programmet.Start(miljoe, "serve", "--data", mappe.Data);
        try
        {
            var melding = await proces.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var klient = new HttpClient { BaseAddress = new Uri(Adresse().Match(melding ?? "").Value) };
            var foer = await klient.GetStringAsync(new Uri("/api/v2/tables/Y11IGA01/metadata", UriKind.Relative));
            Assert.Equal("Healthy", await Efter(klient, "Healthy"));

            // A file is never away from the process that has it open; a server is.
            ledning?.Bryd();
            var uden = ledning is null ? "Healthy" : "Degraded";
            Assert.Equal(uden, await Efter(klient, uden));
            Assert.Equal(foer, await klient.GetStringAsync(new Uri("/api/v2/tables/Y11IGA01/metadata", UriKind.Relative)));

            ledning?.Mend();
            Assert.Equal("Healthy", await Efter(klient, "Healthy"));
            await mappe.Ok("traek", "1", "--grund", "Prøve");
            Assert.Equal("Unhealthy", await Efter(klient, "Unhealthy"));
        }
        finally
        {
            await Programmet.Sigterm(proces);
        }

        Assert.Equal(0, (await Programmet.Afvent(proces)).Exitkode);
    }

    /// <summary>Whatever it is that accepts the connection and says nothing: the probe hears that, and asks no second time meanwhile.</summary>
    [Fact]
    public async Task En_server_der_tier_faar_ikke_proeven_til_at_tie()
    {
        using var lytter = new TcpListener(IPAddress.Loopback, 0);
        lytter.Start();
        var port = ((IPEndPoint)lytter.LocalEndpoint).Port;
        var tjek = new Databasetjek(new SqlServerDatabase(string.Create(CultureInfo.InvariantCulture, $"Server=127.0.0.1,{port};Database=o;User ID=o;Password=ingen;Connect Timeout=0;Pooling=false")));

        for (var i = 0; i < 2; i++)
        {
            var svar = await tjek.CheckHealthAsync(new HealthCheckContext()).WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(HealthStatus.Degraded, svar.Status);
        }

        using var foerste = await lytter.AcceptTcpClientAsync();
        Assert.False(lytter.Pending());
    }

    /// <summary>How the service is once it is as expected, or after half a minute.</summary>
    private static async Task<string?> Efter(HttpClient klient, string ventet)
    {
        var status = "";
        for (var i = 0; i < 60 && status != ventet; i++)
        {
            await Task.Delay(i == 0 ? 0 : 500);
            using var svar = await klient.GetAsync(new Uri("/health/ready", UriKind.Relative));
            status = JsonElement.Parse(await svar.Content.ReadAsStringAsync()).GetProperty("status").GetString();
        }

        return status;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adresse();
}
