using System.Text.Json;

namespace Opgoerelse.Model;

/// <summary>
/// A value as it came, before anyone asked whether it is right: the common ground of the two encodings. Absent and
/// null are no node at all.
/// </summary>
public abstract record SlowNode
{
    /// <summary>The JSON value as a node; null for JSON null.</summary>
    public static SlowNode? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new SlowObject(Properties(element)),
        JsonValueKind.Array => new SlowList(element.EnumerateArray().Select(FromJson).ToList()),
        JsonValueKind.String => Text(element),
        JsonValueKind.Number => new SlowNumber(element.GetRawText()),
        JsonValueKind.True => new SlowFlag(true),
        JsonValueKind.False => new SlowFlag(false),
        _ => null,
    };

    private static Dictionary<string, SlowNode?> Properties(JsonElement element)
    {
        Dictionary<string, SlowNode?> fields = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                continue; // half a surrogate pair in a name: no field of ours
            }

            fields[name] = FromJson(property.Value); // a name written twice makes the line wrong: SlowDoubles
        }

        return fields;
    }

    private static SlowNode Text(JsonElement element)
    {
        try
        {
            return new SlowText(element.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return new SlowUnreadable(); // half a surrogate pair: no text
        }
    }
}

/// <summary>A string.</summary>
public sealed record SlowText(string Value) : SlowNode;

/// <summary>A number, as it was written.</summary>
public sealed record SlowNumber(string Raw) : SlowNode;

/// <summary>true or false.</summary>
public sealed record SlowFlag(bool Value) : SlowNode;

/// <summary>A list; an element may be null.</summary>
public sealed record SlowList(List<SlowNode?> Items) : SlowNode;

/// <summary>An object.</summary>
public sealed record SlowObject(Dictionary<string, SlowNode?> Fields) : SlowNode
{
    /// <summary>The field's value; null when it is absent or null.</summary>
    public SlowNode? this[string field] => Fields.GetValueOrDefault(field);
}

/// <summary>Something that is no value of any kind we know; right for no field.</summary>
public sealed record SlowUnreadable : SlowNode;
