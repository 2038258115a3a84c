using System.Data.Common;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Opgoerelse.Storage.SqlServer;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

// The texts are the repository's own: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023

namespace Opgoerelse.AcceptanceTests.Operations;

/// <summary>
/// A process that only serves needs no more than its role on SQL Server is given (db/rights/sqlserver.sql). There it runs as an account
/// that is in the role and nowhere else. The embedded engine has no roles, so what the role may not read is not there at all, and
/// what it may not write fails.
/// </summary>
public sealed class ReplicaWithFewRightsTests
{
    [Theory]
    [OnEachEngine]
    public async Task A_process_that_only_shows_does_with_what_the_role_has(string engine)
    {
        using var folder = new WorkFolder(engine, empty: true);
        var file = folder.Write("a.ndjson", [.. Enumerable.Range(1, 9).Select(number => Beskeder.Forloeb(number, "2022-03-01"))]);
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
        await folder.Ok("publish", "--dato", "2023-07-01");

        await (engine == Engine.Sqlite ? WithWhatTheRoleHas(folder) : AsAnAccountInTheRole(folder));
    }

    private static async Task WithWhatTheRoleHas(WorkFolder folder)
    {
        TakeAwayWhatTheRoleHasNot(folder);

        var log = await Serves(folder, new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.DoesNotContain("no such table", log, StringComparison.Ordinal);
        Assert.DoesNotContain("the role may not", log, StringComparison.Ordinal);
    }

    /// <summary>The account is made as compose.sh makes it, and is locked out of the rest.</summary>
    private static async Task AsAnAccountInTheRole(WorkFolder folder)
    {
        const string Password = "Kun-til-en-proeve-1";
        var login = "opgoerelse_proeve_" + Guid.NewGuid().ToString("N");
        using var owner = folder.OpenReader().Connect();
        try
        {
            await owner.ExecuteAsync($"CREATE LOGIN {login} WITH PASSWORD = N'{Password}'");
            await owner.ExecuteAsync($"CREATE USER {login} FOR LOGIN {login} WITH DEFAULT_SCHEMA = dbo");
            await owner.ExecuteAsync("CREATE ROLE opgoerelse_offentlig");
            foreach (Match grant in Granted)
            {
                await owner.ExecuteAsync(grant.Value);
            }

            await owner.ExecuteAsync($"ALTER ROLE opgoerelse_offentlig ADD MEMBER {login}");
            var few = Engine.As(login, Password, folder.EnvironmentOf["ConnectionStrings__Opgoerelse"]);

            var log = await Serves(
                folder,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Opgoerelse"] = few });

            Assert.DoesNotContain("SqlException", log, StringComparison.Ordinal);
            Assert.DoesNotContain("permission", log, StringComparison.OrdinalIgnoreCase);
            using var role = new SqlServerDatabase(few + ";Pooling=false").Connect();
            Assert.Equal(9, await owner.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM forloeb"));
            Assert.Equal(1, await role.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM udgivelse"));
            foreach (var refused in new[]
            {
                "SELECT COUNT(*) FROM forloeb",
                "SELECT COUNT(*) FROM fakta",
                "UPDATE udgivelse SET udgivet = 0",
                "DELETE FROM udgivelse_tal",
                "DELETE FROM skema_version",
            })
            {
                await Assert.ThrowsAnyAsync<DbException>(() => role.ExecuteAsync(refused));
            }
        }
        finally
        {
            await owner.ExecuteAsync($"DROP USER IF EXISTS {login}");
            await Drop(owner, login);
        }
    }

    /// <summary>The server may not have seen yet that the process it was for is gone.</summary>
    private static async Task Drop(DbConnection owner, string login)
    {
        for (var i = 0; i < 30; i++)
        {
            try
            {
                await owner.ExecuteAsync($"DROP LOGIN {login}");
                return;
            }
            catch (DbException) when (i < 29)
            {
                await Task.Delay(500);
            }
        }
    }

    /// <summary>Has a process show the release and keep a query.</summary>
    /// <returns>What it logged.</returns>
    private static async Task<string> Serves(WorkFolder folder, Dictionary<string, string> environment)
    {
        using var processName = folder.Start(environment, "serve", "--urls", "http://127.0.0.1:0", "--Opgoerelse:Job:Aktiv=false");
        try
        {
            var line = await processName.StandardOutput.ReadLineAsync() ?? "";
            Assert.True(line.Contains("http://", StringComparison.Ordinal), line + await Rest(processName, line));
            using var client = new HttpClient { BaseAddress = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]) };
            foreach (var path in new[] { "/", "/health/ready", "/api/v2/tables", "/rapporter", "/tabeller" })
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            }

            using var query = new StringContent(
                """{"tableId":"Y11IGA01","language":"da","selection":{"selection":[]},"outputFormat":"json-stat2"}""",
                Encoding.UTF8,
                "application/json");
            using var saved = await client.PostAsync(new Uri("/api/v2/savedqueries", UriKind.Relative), query);
            Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        }
        finally
        {
            processName.Kill();
        }

        return await processName.StandardError.ReadToEndAsync() + await processName.StandardOutput.ReadToEndAsync();
    }

    private static MatchCollection Granted =>
        Regex.Matches(
            File.ReadAllText(Path.Combine(Golden.Root, "db", "rights", "sqlserver.sql")),
            @"GRANT (SELECT[^;]*) ON dbo\.(\w+) TO opgoerelse_offentlig;");

    private static async Task<string> Rest(System.Diagnostics.Process processName, string line) =>
        line.Length > 0 ? "" : await processName.StandardError.ReadToEndAsync();

    private static void TakeAwayWhatTheRoleHasNot(WorkFolder folder)
    {
        var granted = Granted.ToDictionary(grant => grant.Groups[2].Value, grant => grant.Groups[1].Value, StringComparer.Ordinal);
        using var connection = folder.OpenReader().Connect();
        connection.Execute("PRAGMA foreign_keys = OFF");
        foreach (var table in connection.Query<string>(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ToList())
        {
            if (!granted.TryGetValue(table, out var rights))
            {
                connection.Execute($"DROP TABLE {table}");
                continue;
            }

            foreach (var action in new[] { "INSERT", "UPDATE", "DELETE" }.Where(action =>
                !rights.Contains(action, StringComparison.Ordinal)))
            {
                connection.Execute(
                    $"CREATE TRIGGER no_{action}_{table} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, 'the role may not'); END");
            }
        }
    }
}
