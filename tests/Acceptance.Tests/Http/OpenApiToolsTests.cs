using System.Diagnostics;
using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The OpenAPI document read by linters and client generators of others, in Node. They are fetched by <c>npm ci</c> in the
/// folder Node/OpenApi; where Node or they are missing the tests are skipped and say so. Run them with
/// <c>dotnet test tests/Acceptance.Tests --filter FullyQualifiedName~OpenApiToolsTests -- xUnit.Explicit=on</c>.
/// </summary>
public sealed class OpenApiToolsTests : IDisposable
{
    private static readonly string Tools = Path.Combine(Guld.Mappe(), "Node", "OpenApi");
    private static readonly string Document = Path.GetFullPath(Path.Combine(Guld.Mappe(), "..", "..", "src", "Api", "openapi.json"));

    /// <summary>Beside the modules, so that what is generated finds them.</summary>
    private readonly string _generated = Path.Combine(Tools, "node_modules", ".generated-" + Guid.NewGuid().ToString("N"));

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task Spectral_har_intet_at_udsaette()
    {
        var (kode, ud) = await Node("@stoplight/spectral-cli/dist/index.js", "lint", Document, "--ruleset", ".spectral.yaml", "--fail-severity", "hint");

        Assert.True(kode == 0, ud);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task Redocly_har_intet_at_udsaette()
    {
        var (kode, ud) = await Node("@redocly/cli/bin/cli.js", "lint", Document, "--config", "redocly.yaml", "--format", "json");

        Assert.True(kode == 0, ud);
        var ialt = JsonElement.Parse(ud).GetProperty("totals");
        Assert.True((ialt.GetProperty("errors").GetInt32(), ialt.GetProperty("warnings").GetInt32()) == (0, 0), ud);
    }

    /// <summary>A program that uses both clients is checked as strictly as TypeScript can.</summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task Dannede_klienter_kan_oversaettes()
    {
        Kraev();
        Directory.CreateDirectory(_generated);
        await Lykkes("openapi-typescript/bin/cli.js", Document, "-o", Path.Combine(_generated, "types.ts"));
        await Lykkes("@hey-api/openapi-ts/bin/run.js", "-i", Document, "-o", Path.Combine(_generated, "client"));
        await File.WriteAllTextAsync(
            Path.Combine(_generated, "use.ts"),
            """
            import type { paths } from './types';
            import { getTableData, getDataV2, getDataV3 } from './client';

            type Query = NonNullable<paths['/api/v2/tables/{id}/data']['get']['parameters']['query']>;
            const query: Query = { valuecodes: { periode: 'TOP(4)' }, lang: 'en' };
            const rows = await getDataV2({ path: { id: 'Y11IGA01', format: 'json' }, query: { period: 'l(q:4)', _indsats: '*' } });
            const cell: string | number | undefined = rows.data?.[0]?.Data[0]?.[0];
            const data = await getDataV3({ path: { id: 'y11iga01' }, query: { 'mgroup.*': '*', 'period.Q': 'latest:4' } });
            console.log((await getTableData({ path: { id: 'Y11IGA01' }, query })).data, cell, data.data?.columns.length);
            """,
            TestContext.Current.CancellationToken);

        await Lykkes(
            "typescript/bin/tsc", "--noEmit", "--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--module", "esnext",
            "--moduleResolution", "bundler", "--skipLibCheck", "--lib", "es2022,dom,dom.iterable", Path.Combine(_generated, "use.ts"));
    }

    public void Dispose()
    {
        if (Directory.Exists(_generated))
        {
            Directory.Delete(_generated, recursive: true);
        }
    }

    private static void Kraev() => Assert.SkipUnless(
        Directory.Exists(Path.Combine(Tools, "node_modules", "typescript")),
        "Værktøjerne er ikke hentet (npm ci i tests/Acceptance.Tests/Node/OpenApi): OpenAPI-dokumentet er IKKE læst af andre end os.");

    private static async Task Lykkes(string module, params string[] arguments)
    {
        var (kode, ud) = await Node(module, arguments);
        Assert.True(kode == 0, $"{module}: {ud}");
    }

    private static async Task<(int Code, string Output)> Node(string module, params string[] arguments)
    {
        Kraev();
        var start = new ProcessStartInfo("node", [Path.Combine("node_modules", module), .. arguments]) { WorkingDirectory = Tools, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        using var node = new Process { StartInfo = start };
        try
        {
            node.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node er ikke på maskinen: OpenAPI-dokumentet er IKKE læst af andre end os.");
        }

        var ud = node.StandardOutput.ReadToEndAsync();
        var fejl = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        // What was answered alone, when it was answered.
        return (node.ExitCode, node.ExitCode == 0 ? await ud : await ud + await fejl);
    }
}
