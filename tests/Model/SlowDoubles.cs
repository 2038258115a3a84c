using System.Text.Json;

namespace Opgoerelse.Model;

/// <summary>
/// A name that stands twice in an object of the message: the message itself, its indhold, or an element of kommuner.
/// The first that comes again, as the line is read from left to right, is the line's one rejection.
/// </summary>
public static class SlowDoubles
{
    private static readonly HashSet<string> ContractNames =
    [
        .. SlowFields.EnvelopeInCsv, "entitet", "indhold", "kommunekode",
        .. SlowFields.Entities.Values.SelectMany(fields => fields.Select(field => field.Name)),
    ];

    /// <summary>Null when no name stands twice. The field is empty for a name that the contract does not know.</summary>
    public static SlowError? Find(JsonElement message)
    {
        HashSet<string> names = [];
        foreach (JsonProperty property in message.EnumerateObject())
        {
            if (Name(property) is not { } name)
            {
                continue;
            }

            if (!names.Add(name))
            {
                return Doubled(name);
            }

            if (name == "indhold" && property.Value.ValueKind == JsonValueKind.Object && InContent(property.Value) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static SlowError? InContent(JsonElement content)
    {
        HashSet<string> names = [];
        foreach (JsonProperty property in content.EnumerateObject())
        {
            if (Name(property) is not { } name)
            {
                continue;
            }

            if (!names.Add(name))
            {
                return Doubled(name);
            }

            if (name == "kommuner" && property.Value.ValueKind == JsonValueKind.Array
                && property.Value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object && HasDouble(item)))
            {
                return Doubled("kommuner");
            }
        }

        return null;
    }

    private static bool HasDouble(JsonElement element)
    {
        List<string> names = element.EnumerateObject().Select(Name).OfType<string>().ToList();
        return names.Distinct().Count() != names.Count;
    }

    private static SlowError Doubled(string name) => new(ContractNames.Contains(name) ? name : "", "dobbelt-felt");

    /// <summary>Null for half a surrogate pair: no name, and so the same as no other.</summary>
    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
