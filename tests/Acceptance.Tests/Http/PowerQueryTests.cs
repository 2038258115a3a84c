using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The queries for Excel and Power BI. Nothing outside Windows runs them; Microsoft's own parser reads them in Node, and
/// what they ask for and expect of the file is held against the file.
/// </summary>
public sealed partial class PowerQueryTests(TestService service)
{
    private static readonly XNamespace Mashup = "http://schemas.microsoft.com/DataMashup";

    [Theory]
    [InlineData("/powerquery/opgoerelse.pq")]
    [InlineData("/powerquery/opgoerelse.pq?lang=en")]
    public async Task The_function_is_right_M(string path)
    {
        Assert.Equal("FunctionExpression", await ParseAsync(await service.TextAsync(path)));
    }

    [Fact]
    public async Task The_file_is_the_function_that_stands_on_the_page()
    {
        var page = WebUtility.HtmlDecode(await service.TextAsync("/api"));
        using var answer = await service.Client.GetAsync("/powerquery/opgoerelse.pq");
        var file = await answer.Content.ReadAsStringAsync();

        Assert.Contains(file.ReplaceLineEndings("\n").TrimEnd(), page, StringComparison.Ordinal);
        Assert.Equal("opgoerelse.pq", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.DoesNotContain("\r\r", file, StringComparison.Ordinal);
    }

    /// <summary>
    /// It finds the measures by the columns that tell of them, so that it serves every table; the file must have them so.
    /// </summary>
    [Theory]
    [InlineData("Y11IGA01")]
    [InlineData("Y11IGA02")]
    public async Task The_function_finds_the_columns_in_the_file_it_gets(string table)
    {
        var function = await service.TextAsync("/powerquery/opgoerelse.pq");
        var host = Host().Match(function).Groups["vaert"].Value;
        Assert.Equal(service.Client.BaseAddress!.ToString().TrimEnd('/'), host);
        Assert.Contains("[RelativePath = \"bulk/\" & tabel & \".csv\"]", function, StringComparison.Ordinal);

        var lines = (await service.TextAsync($"/bulk/{table}.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].Split(',').Select(name => name.Trim('"')).ToList();
        var measures = columns.Where(name => name.EndsWith("_status", StringComparison.Ordinal))
            .Select(name => name[..^"_status".Length])
            .ToList();
        Assert.Equal(["antalForloeb", "antalMed", "andel"], measures);
        var sign = Sign().Match(function).Groups["tegn"].Value.Split(", ").Select(item => item.Trim('"')).ToList();
        foreach (var line in lines.Skip(1))
        {
            var fields = line.Split(',');
            foreach (var measure in measures)
            {
                var field = fields[columns.IndexOf(measure)];
                Assert.True(
                    sign.Contains(field)
                        || decimal.TryParse(
                            field,
                            System.Globalization.NumberStyles.AllowDecimalPoint,
                            System.Globalization.CultureInfo.InvariantCulture,
                            out _),
                    line);
                Assert.Equal(
                    sign.Contains(field) ? field : "",
                    fields[columns.IndexOf(measure + "_status")].Replace("f", "", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task The_connection_has_the_tables_query_in_it()
    {
        using var answer = await service.Client.GetAsync("/powerquery/y11iga02.odc");
        var file = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/x-ms-odc", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Y11IGA02.odc", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("Location=Y11IGA02;", file, StringComparison.Ordinal);
        var text = WebUtility.HtmlDecode(Data().Match(file).Groups["data"].Value);
        var queryElement = XElement.Parse(text).Element(Mashup + "Items")!.Element(Mashup + "Query")!;
        Assert.Equal("Y11IGA02", queryElement.Attribute("Name")!.Value);
        var formula = queryElement.Element(Mashup + "Formula")!.Value;
        Assert.Contains("HentTabel(\"Y11IGA02\")", formula, StringComparison.Ordinal);
        Assert.Equal("LetExpression", await ParseAsync(formula));
    }

    [Fact]
    public async Task An_unknown_table_is_404()
    {
        using var answer = await service.Client.GetAsync("/powerquery/Y11IGA99.odc");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("ukendt-tabel", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> ParseAsync(string query)
    {
        var said = await OtherPrograms.NodeAsync(
            "pq.mjs",
            Path.Combine("@microsoft", "powerquery-parser"),
            Encoding.UTF8.GetBytes(query),
            "M er IKKE læst af andre end os.");
        Assert.True(said.ExitCode == 0, said.Errors + query);
        return said.Output.Trim();
    }

    [GeneratedRegex("Web\\.Contents\\(\"(?<vaert>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Host();

    [GeneratedRegex("List\\.Contains\\(\\{(?<tegn>[^}]+)\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sign();

    [GeneratedRegex("<odc:PowerQueryMashupData>(?<data>[^<]+)</odc:PowerQueryMashupData>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Data();
}
