using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The OpenAPI document as a documentation page uses it: filled in as Swagger UI does, and its texts as Markdown.</summary>
public partial class DocumentTrialTests(TestService service)
{

    /// <summary>
    /// What "Try it out" and "Execute" send: of a parameter its example or default, an object that has neither made up
    /// from its schema, everything else left out unless it must be there; the body's example; the first media type.
    /// </summary>
    [Fact]
    public async Task Every_operation_filled_in_as_Swagger_does_answers_200()
    {
        var documentPath = await service.JsonAsync("/openapi/v1.json");
        var triedCount = 0;
        foreach (var path in documentPath.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                using var call = FilledIn(operation.Name, path.Name, operation.Value);
                using var answer = await service.Client.SendAsync(call);

                Assert.True(
                    (int)answer.StatusCode is 200 or 201,
                    $"{call.Method} {call.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                triedCount++;
            }
        }

        Assert.InRange(triedCount, 30, 60);
    }

    /// <summary>Signs that Markdown acts on stand in code, where they are only signs; a table's bars are the only others.</summary>
    [Fact]
    public async Task Descriptions_lose_no_characters_in_Markdown()
    {
        var documentPath = await service.JsonAsync("/openapi/v1.json");
        var texts = Texts(documentPath).ToList();

        Assert.InRange(texts.Count, 100, 1_000);
        Assert.All(texts, text =>
        {
            Assert.True(text.Count(sign => sign == '`') % 2 == 0, text);
            Assert.All(text.Split('\n').Select(line => Code().Replace(line, "")), line =>
                Assert.DoesNotMatch(line.StartsWith('|') ? @"[*_<>\[\]#~]" : @"[*_<>\[\]#~|{}]", line));
        });
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name is not ("example" or "examples")).SelectMany(member =>
            member is { Name: "description" or "summary", Value.ValueKind: JsonValueKind.String }
                ? [member.Value.GetString()!]
                : Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static HttpRequestMessage FilledIn(string method, string path, JsonElement operation)
    {
        var query = new List<string>();
        foreach (var parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
        {
            var name = parameter.GetProperty("name").GetString()!;
            var value = parameter.TryGetProperty("example", out var example) ? example
                : parameter.GetProperty("schema").TryGetProperty("default", out var standard) ? standard
                : parameter.GetProperty("schema").GetProperty("type").ValueEquals("object") ? JsonElement.Parse(
                    """{"additionalProp1":"string"}""")
                : default;
            if (parameter.GetProperty("in").ValueEquals("path"))
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value.GetString()!), StringComparison.Ordinal);
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                query.AddRange(value.EnumerateObject().Select(member =>
                    $"{name}[{member.Name}]={Uri.EscapeDataString(member.Value.GetString()!)}"));
            }
            else if (value.ValueKind != JsonValueKind.Undefined)
            {
                query.Add($"{name}={Uri.EscapeDataString(value.ToString())}");
            }
        }

        var call = new HttpRequestMessage(
            new HttpMethod(method.ToUpperInvariant()),
            path + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        call.Headers.Authorization = operation.TryGetProperty("security", out var security) && security.GetArrayLength() > 0
            ? new AuthenticationHeaderValue("Bearer", TestService.Key)
            : null;
        call.Headers.Accept.ParseAdd(operation.GetProperty("responses")
            .EnumerateObject()
            .First(answer => answer.Name[0] == '2')
            .Value
            .GetProperty("content")
            .EnumerateObject()
            .First()
            .Name);
        if (operation.TryGetProperty("requestBody", out var content))
        {
            var type = content.GetProperty("content").EnumerateObject().First();
            call.Content = new StringContent(type.Value.GetProperty("example").GetRawText(), Encoding.UTF8, type.Name);
        }

        return call;
    }

    [GeneratedRegex("`[^`]*`", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
