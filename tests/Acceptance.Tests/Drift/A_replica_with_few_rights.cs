// The texts are the repository's own: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.AcceptanceTests.Sql;

namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>
/// A process that only serves needs no more than its role on SQL Server is given (db/rights/sqlserver.sql). The embedded engine has no
/// roles, so what the role may not read is not there at all, and what it may not write fails.
/// </summary>
public sealed class A_replica_with_few_rights
{
    [Fact]
    public async Task En_proces_der_kun_viser_klarer_sig_med_det_rollen_har()
    {
        using var mappe = new Arbejdsmappe();
        var fil = mappe.Skriv("a.ndjson", [.. Enumerable.Range(1, 9).Select(number => Beskeder.Forloeb(number, "2022-03-01"))]);
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01");
        await mappe.Ok("publish", "--dato", "2024-01-01");
        TakeAwayWhatTheRoleHasNot(mappe);

        using var proces = mappe.Start("serve", "--urls", "http://127.0.0.1:0", "--Opgoerelse:Job:Aktiv=false");
        try
        {
            var line = await proces.StandardOutput.ReadLineAsync() ?? "";
            Assert.True(line.Contains("http://", StringComparison.Ordinal), line + await Rest(proces, line));
            using var client = new HttpClient { BaseAddress = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]) };
            foreach (var path in new[] { "/", "/health/ready", "/api/v2/tables", "/rapporter", "/tabeller" })
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            }

            using var query = new StringContent("""{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormat":"json-stat2"}""", Encoding.UTF8, "application/json");
            using var saved = await client.PostAsync(new Uri("/api/v2/savedqueries", UriKind.Relative), query);
            Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        }
        finally
        {
            proces.Kill();
        }

        var log = await proces.StandardError.ReadToEndAsync() + await proces.StandardOutput.ReadToEndAsync();
        Assert.DoesNotContain("no such table", log, StringComparison.Ordinal);
        Assert.DoesNotContain("the role may not", log, StringComparison.Ordinal);
    }

    private static async Task<string> Rest(System.Diagnostics.Process proces, string line) => line.Length > 0 ? "" : await proces.StandardError.ReadToEndAsync();

    private static void TakeAwayWhatTheRoleHasNot(Arbejdsmappe mappe)
    {
        var roles = RightsTests.Rights;
        var granted = Regex.Matches(roles, @"GRANT (SELECT[^;]*) ON dbo\.(\w+) TO opgoerelse_offentlig;").ToDictionary(grant => grant.Groups[2].Value, grant => grant.Groups[1].Value, StringComparer.Ordinal);
        using var connection = mappe.Aabn().Connect();
        connection.Execute("PRAGMA foreign_keys = OFF");
        foreach (var table in connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ToList())
        {
            if (!granted.TryGetValue(table, out var rights))
            {
                connection.Execute($"DROP TABLE {table}");
                continue;
            }

            foreach (var action in new[] { "INSERT", "UPDATE", "DELETE" }.Where(action => !rights.Contains(action, StringComparison.Ordinal)))
            {
                connection.Execute($"CREATE TRIGGER no_{action}_{table} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, 'the role may not'); END");
            }
        }
    }
}
