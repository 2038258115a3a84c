using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>Access keys as an operator handles them.</summary>
public sealed partial class AccessKeyTests
{
    [Theory]
    [OnEachEngine]
    public async Task A_key_is_shown_once_can_be_recognised_and_can_be_revoked(string engine)
    {
        using var folder = new WorkFolder(engine);
        await folder.Ok("ingest", folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01")));

        var first = (await folder.Ok("noegle", "opret", "Randers Kommune")).Lines.Single();
        var other = (await folder.Ok("noegle", "opret", "KL", "--udloeber", "2999-01-01")).Lines.Single();
        Assert.Matches("^opg_[0-9a-f]{64}$", first);
        Assert.NotEqual(first, other);

        var revoked = await folder.Ok("noegle", "tilbagekald", "1");
        Assert.Equal("Nøgle 1 er tilbagekaldt.", revoked.Lines.Single());
        var listOf = await folder.Ok("noegle");

        Assert.Equal("noegle;organisation;begynder;tilstand;oprettet;udloeber;tilbagekaldt", listOf.Lines[0]);
        Assert.StartsWith($"1;Randers Kommune;{first[..12]};tilbagekaldt;", listOf.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"2;KL;{other[..12]};gyldig;", listOf.Lines[2], StringComparison.Ordinal);
        Assert.Contains(";2999-01-01T00:00:00+01:00;", listOf.Lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain(first, listOf.Out, StringComparison.Ordinal);

        // At rest there is only the hash: in no column, and on no page of the embedded engine's file.
        using (var connection = folder.OpenReader().Connect())
        {
            foreach (IDictionary<string, object> row in connection.Query("SELECT * FROM adgangsnoegle"))
            {
                Assert.DoesNotContain(
                    row.Values,
                    value => value is string text
                        && (text.Contains(first[..20], StringComparison.Ordinal) || text.Contains(other[..20], StringComparison.Ordinal)));
            }
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Data))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain(first, content, StringComparison.Ordinal);
            Assert.DoesNotContain(other[4..], content, StringComparison.Ordinal);
        }
    }

    /// <summary>As the runbook has it: the new key is given out, both hold, and then the old one is revoked.</summary>
    [Theory]
    [OnEachEngine]
    public async Task A_key_is_changed_while_the_service_runs_and_without_a_pause(string engine)
    {
        using var folder = new WorkFolder(engine);
        await folder.Ok("ingest", folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01")), "--modtaget", "2023-05-01");
        await folder.Ok("publish", "--dato", "2023-07-01");
        var oldOne = (await folder.Ok("noegle", "opret", "KL")).Lines.Single();
        using var processName = folder.Start(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Opgoerelse__Job__Aktiv"] = "false",
            },
            "serve",
            "--Opgoerelse:Udgivelse:Sekunder=1");
        try
        {
            var startMessage = await processName.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(startMessage ?? "").Value) };
            Assert.Equal(HttpStatusCode.OK, await Status(client, oldOne));

            var created = (await folder.Ok("noegle", "opret", "KL")).Lines.Single();
            Assert.Equal(HttpStatusCode.OK, await After(client, created, HttpStatusCode.OK));
            Assert.Equal(HttpStatusCode.OK, await Status(client, oldOne));

            await folder.Ok("noegle", "tilbagekald", "1");
            Assert.Equal(HttpStatusCode.Unauthorized, await After(client, oldOne, HttpStatusCode.Unauthorized));
            Assert.Equal(HttpStatusCode.OK, await Status(client, created));
        }
        finally
        {
            await TestProgram.Sigterm(processName);
        }

        Assert.Equal(0, (await TestProgram.AwaitReady(processName)).ExitCode);
    }

    [Theory]
    [OnEachEngine]
    public async Task A_wrong_order_gives_2(string engine)
    {
        (string Besked, string[] Arguments)[] orders =
        [
            ("ORGANISATION mangler", ["noegle", "opret"]),
            ("organisation kan ikke være ''", ["noegle", "opret", " "]),
            ("--udloeber kan ikke være '2020-01-01'", ["noegle", "opret", "KL", "--udloeber", "2020-01-01"]),
            ("--udloeber kan ikke være 'snart'", ["noegle", "opret", "KL", "--udloeber", "snart"]),
            ("noegle kan ikke være '7'", ["noegle", "tilbagekald", "7"]),
            ("noegle kan ikke være 'x'", ["noegle", "tilbagekald", "x"]),
            ("'slet'", ["noegle", "slet"]),
            ("organisation kan ikke være 'KL\uFFFD[2J'", ["noegle", "opret", "KL\u001B[2J"]),
            ("organisation kan ikke være 'K\uFFFDL'", ["noegle", "opret", "K\u202EL"]),
            ("organisation kan ikke være '######-#### A/S'", ["noegle", "opret", "310299-0001 A/S"]),
            ("--grund kan ikke være 'to\uFFFDlinjer'", ["traek", "1", "--grund", "to\u000Blinjer"]),
            ("--grund kan ikke være", ["traek", "1", "--grund", "a\uFFFEb"]),
        ];
        using var folder = new WorkFolder(engine);
        await folder.Ok("ingest", folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01")));

        foreach (var (besked, arguments) in orders)
        {
            var answer = await folder.Run(arguments);

            Assert.True(answer.ExitCode == 2, $"{besked}: {answer.ExitCode}: {answer.Error}");
            Assert.Contains(besked, answer.Error, StringComparison.Ordinal);
            Assert.Empty(answer.Out);
        }
    }

    /// <summary>What the key is answered once it is as wanted, or after half a minute.</summary>
    private static async Task<HttpStatusCode> After(HttpClient client, string key, HttpStatusCode wanted)
    {
        for (var i = 0; i < 60 && await Status(client, key) != wanted; i++)
        {
            await Task.Delay(500);
        }

        return await Status(client, key);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string key)
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, new Uri("/v2/subjects", UriKind.Relative));
        call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await client.SendAsync(call);
        return answer.StatusCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
