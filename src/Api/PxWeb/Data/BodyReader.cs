using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>
/// Reads the JSON body of a request. What the contract does not know is ignored, and the answer says so; a member that
/// is a known one misspelt is refused, for it was meant to select.
/// </summary>
internal static class BodyReader
{
    private const int Depth = 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new LenientTexts() },
        MaxDepth = Depth,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The body, or what is wrong with it.</summary>
    public static async Task<Result<T>> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        try
        {
            var text = WithoutMark(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            if (JsonSerializer.Deserialize<T>(text.Span, Json) is not { } content)
            {
                return ErrorList.NoQuery();
            }

            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Depth });
            var unknown = new List<string>();
            if (Unknown(document.RootElement, Json.GetTypeInfo(typeof(T)), "$", unknown) is { } spellingError)
            {
                return spellingError;
            }

            if (unknown.Count > 0)
            {
                RemarkList.UnknownMembers(unknown).Add(request.HttpContext);
            }

            return content;
        }
        catch (JsonException unreadable)
        {
            return unreadable is { LineNumber: null or 0, BytePositionInLine: null or 0 }
                ? ErrorList.NoQuery()
                : ErrorList.InvalidJson(
                    unreadable.Path ?? "$",
                    new BilingualText(Position(unreadable, "linje", "tegn"), Position(unreadable, "line", "character")),
                    new BilingualText(
                        "indholdet er ikke, som kontrakten beskriver det.",
                        "the content is not as the contract describes it."));
        }
    }

    private static string Position(JsonException unreadable, string line, string sign) =>
        string.Create(CultureInfo.InvariantCulture, $" ({line} {unreadable.LineNumber + 1}, {sign} {unreadable.BytePositionInLine + 1})");

    /// <summary>Without the byte order mark that programs on Windows put before UTF-8.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) =>
        text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;

    /// <summary>Notes the members that the contract does not know; the error when one of them was meant for a known one.</summary>
    private static Error? Unknown(JsonElement json, JsonTypeInfo type, string path, List<string> unknown)
    {
        switch (json.ValueKind, type.Kind)
        {
            case (JsonValueKind.Object, JsonTypeInfoKind.Object):
                return InObject(json, type, path, unknown);
            case (JsonValueKind.Array, JsonTypeInfoKind.Enumerable) when type.ElementType is { } element:
                return json.EnumerateArray()
                    .Select((term, index) =>
                        Unknown(term, Json.GetTypeInfo(element), $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]", unknown))
                    .FirstOrDefault(error => error is not null);
            default:
                return null;
        }
    }

    private static Error? InObject(JsonElement json, JsonTypeInfo type, string path, List<string> unknown)
    {
        foreach (var field in json.EnumerateObject())
        {
            var here = $"{path}.{field.Name}";
            var known = type.Properties.FirstOrDefault(known => string.Equals(known.Name, field.Name, StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                if (Misspelling.Of(field.Name, type.Properties.Select(known => known.Name)) is { } meant)
                {
                    return ErrorList.InvalidJson(here, new BilingualText($"er '{meant}' ment?", $"is '{meant}' meant?"));
                }

                unknown.Add(here);
            }
            else if (Unknown(field.Value, Json.GetTypeInfo(known.PropertyType), here, unknown) is { } error)
            {
                return error;
            }
        }

        return null;
    }
}

/// <summary>
/// Lists of texts as the reference server takes them: a number is the text that it is written as, so that <c>[2024]</c> is
/// <c>["2024"]</c>, and null is no list. Programs whose lists are empty send null, those whose codes look like numbers
/// send numbers.
/// </summary>
internal sealed class LenientTexts : JsonConverter<IReadOnlyList<string>>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return [];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => throw new JsonException(),
            });
        }

        return texts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
