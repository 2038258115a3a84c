using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Opgoerelse.AcceptanceTests.Clients;

/// <summary>
/// What a client reads at a JSON pointer (RFC 6901). A plain value must be equal; an object holds demands: <c>count</c>,
/// <c>atLeast</c>, <c>matches</c> (a regular expression on the text), <c>holds</c> (members or elements that must be there),
/// <c>names</c> (the members, in order), <c>kind</c> (string, number, true, false, array, object), <c>absent</c>.
/// </summary>
internal static class Reading
{
    /// <summary>What does not hold, as sentences.</summary>
    public static IEnumerable<string> Failures(JsonElement answer, string pointer, JsonElement expected)
    {
        var found = At(answer, pointer);
        if (expected.ValueKind != JsonValueKind.Object)
        {
            return found is { } value && JsonElement.DeepEquals(value, expected)
                ? []
                : [$"{pointer} is {Show(found)}, not {expected.GetRawText()}"];
        }

        return expected.EnumerateObject().Where(demand => !Holds(found, demand.Name, demand.Value))
            .Select(demand => $"{pointer} is {Show(found)}: {demand.Name} {demand.Value.GetRawText()} does not hold");
    }

    public static JsonElement? At(JsonElement json, string pointer)
    {
        foreach (var part in pointer.Split('/')
            .Skip(1)
            .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(part, out var member))
            {
                json = member;
            }
            else if (json.ValueKind == JsonValueKind.Array
                && int.TryParse(part, CultureInfo.InvariantCulture, out var index)
                && index < json.GetArrayLength())
            {
                json = json[index];
            }
            else
            {
                return null;
            }
        }

        return json;
    }

    private static bool Holds(JsonElement? found, string demand, JsonElement value) => demand switch
    {
        "absent" => found is null == value.GetBoolean(),
        _ when found is null => false,
        "count" => Count(found.Value) == value.GetInt32(),
        "atLeast" => Count(found.Value) >= value.GetInt32(),
        "matches" => Regex.IsMatch(Text(found.Value), value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
        "holds" => value.EnumerateArray().All(one => Has(found.Value, one)),
        "names" => found.Value.ValueKind == JsonValueKind.Object
            && found.Value
                .EnumerateObject()
                .Select(member => member.Name)
                .SequenceEqual(value.EnumerateArray().Select(name => name.GetString()!), StringComparer.Ordinal),
        "kind" => string.Equals(found.Value.ValueKind.ToString(), value.GetString(), StringComparison.OrdinalIgnoreCase),
        _ => throw new InvalidDataException($"A recording demands '{demand}', which is no demand."),
    };

    private static bool Has(JsonElement found, JsonElement one) => found.ValueKind switch
    {
        JsonValueKind.Array => found.EnumerateArray().Any(element => JsonElement.DeepEquals(element, one)),
        JsonValueKind.Object => found.TryGetProperty(one.GetString()!, out _),
        JsonValueKind.String => found.GetString()!.Contains(one.GetString()!, StringComparison.Ordinal),
        _ => false,
    };

    private static int Count(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.Array => found.GetArrayLength(),
        JsonValueKind.Object => found.EnumerateObject().Count(),
        JsonValueKind.Number => found.GetInt32(),
        _ => -1,
    };

    private static string Text(JsonElement found) => found.ValueKind == JsonValueKind.String ? found.GetString()! : found.GetRawText();

    private static string Show(JsonElement? found) =>
        found is null ? "not there" : found.Value.GetRawText() is { Length: > 200 } text ? text[..200] + "..." : found.Value.GetRawText();
}
