using System.Diagnostics;
using System.Text.Json;
using Opgoerelse.Support;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The OpenAPI document read by linters and client generators of others, in Node. They are fetched by <c>npm ci</c> in the
/// folder Node/OpenApi; where Node or they are missing the tests are skipped and say so. Run them with
/// <c>dotnet test tests/Acceptance.Tests --filter FullyQualifiedName~OpenApiToolsTests -- xUnit.Explicit=on</c>.
/// </summary>
public sealed class OpenApiToolsTests : IDisposable
{
    private static readonly string Tools = Path.Combine(Golden.Root, "tests", "Acceptance.Tests", "Node", "OpenApi");
    private static readonly string Document = Path.GetFullPath(Path.Combine(Golden.Root, "src", "Api", "openapi.json"));

    /// <summary>Beside the modules, so that what is generated finds them.</summary>
    private readonly string _generated = Path.Combine(Tools, "node_modules", ".generated-" + Guid.NewGuid().ToString("N"));

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task Spectral_has_nothing_to_complain_of()
    {
        var (code, output) = await Node(
            "@stoplight/spectral-cli/dist/index.js",
            "lint",
            Document,
            "--ruleset",
            ".spectral.yaml",
            "--fail-severity",
            "hint");

        Assert.True(code == 0, output);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task Redocly_has_nothing_to_complain_of()
    {
        var (code, output) = await Node("@redocly/cli/bin/cli.js", "lint", Document, "--config", "redocly.yaml", "--format", "json");

        Assert.True(code == 0, output);
        var grandTotal = JsonElement.Parse(output).GetProperty("totals");
        Assert.True((grandTotal.GetProperty("errors").GetInt32(), grandTotal.GetProperty("warnings").GetInt32()) == (0, 0), output);
    }

    /// <summary>A program that uses both clients is checked as strictly as TypeScript can.</summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task Generated_clients_can_be_compiled()
    {
        Require();
        Directory.CreateDirectory(_generated);
        await Succeeds("openapi-typescript/bin/cli.js", Document, "-o", Path.Combine(_generated, "types.ts"));
        await Succeeds("@hey-api/openapi-ts/bin/run.js", "-i", Document, "-o", Path.Combine(_generated, "client"));
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

        await Succeeds(
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

    private static void Require() => Assert.SkipUnless(
        Directory.Exists(Path.Combine(Tools, "node_modules", "typescript")),
        "Værktøjerne er ikke hentet (npm ci i tests/Acceptance.Tests/Node/OpenApi): OpenAPI-dokumentet er IKKE læst af andre end os.");

    private static async Task Succeeds(string module, params string[] arguments)
    {
        var (code, output) = await Node(module, arguments);
        Assert.True(code == 0, $"{module}: {output}");
    }

    private static async Task<(int Code, string Output)> Node(string module, params string[] arguments)
    {
        Require();
        var start = new ProcessStartInfo("node", [Path.Combine("node_modules", module), .. arguments])
        {
            WorkingDirectory = Tools,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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

        var output = node.StandardOutput.ReadToEndAsync();
        var error = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        // What was answered alone, when it was answered.
        return (node.ExitCode, node.ExitCode == 0 ? await output : await output + await error);
    }
}
