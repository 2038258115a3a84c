using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>
/// Reads the JSON body of a request. What the contract does not know is ignored, and the answer says so; a member that
/// is a known one misspelt is refused, for it was meant to select.
/// </summary>
internal static class Indholdslaeser
{
    private const int Dybde = 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new LenientTexts() },
        MaxDepth = Dybde,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The body, or what is wrong with it.</summary>
    public static async Task<Udfald<T>> LaesAsync<T>(HttpRequest anmodning)
        where T : class
    {
        using var bytes = new MemoryStream();
        await anmodning.Body.CopyToAsync(bytes, anmodning.HttpContext.RequestAborted);
        try
        {
            var tekst = UdenMaerke(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            if (JsonSerializer.Deserialize<T>(tekst.Span, Json) is not { } indhold)
            {
                return Fejlliste.IngenForespoergsel();
            }

            using var dokument = JsonDocument.Parse(tekst, new JsonDocumentOptions { MaxDepth = Dybde });
            var ukendte = new List<string>();
            if (Ukendte(dokument.RootElement, Json.GetTypeInfo(typeof(T)), "$", ukendte) is { } stavefejl)
            {
                return stavefejl;
            }

            if (ukendte.Count > 0)
            {
                RemarkList.UnknownMembers(ukendte).Add(anmodning.HttpContext);
            }

            return indhold;
        }
        catch (JsonException ulaeselig)
        {
            return ulaeselig is { LineNumber: null or 0, BytePositionInLine: null or 0 }
                ? Fejlliste.IngenForespoergsel()
                : Fejlliste.UgyldigJson(
                    ulaeselig.Path ?? "$",
                    new Tekst(Position(ulaeselig, "linje", "tegn"), Position(ulaeselig, "line", "character")),
                    new Tekst("indholdet er ikke, som kontrakten beskriver det.", "the content is not as the contract describes it."));
        }
    }

    private static string Position(JsonException ulaeselig, string linje, string tegn) =>
        string.Create(CultureInfo.InvariantCulture, $" ({linje} {ulaeselig.LineNumber + 1}, {tegn} {ulaeselig.BytePositionInLine + 1})");

    /// <summary>Without the byte order mark that programs on Windows put before UTF-8.</summary>
    private static ReadOnlyMemory<byte> UdenMaerke(ReadOnlyMemory<byte> tekst) =>
        tekst.Span.StartsWith(Encoding.UTF8.Preamble) ? tekst[Encoding.UTF8.Preamble.Length..] : tekst;

    /// <summary>Notes the members that the contract does not know; the error when one of them was meant for a known one.</summary>
    private static Fejl? Ukendte(JsonElement json, JsonTypeInfo type, string sti, List<string> ukendte)
    {
        switch (json.ValueKind, type.Kind)
        {
            case (JsonValueKind.Object, JsonTypeInfoKind.Object):
                return IObjekt(json, type, sti, ukendte);
            case (JsonValueKind.Array, JsonTypeInfoKind.Enumerable) when type.ElementType is { } element:
                return json.EnumerateArray()
                    .Select((led, nr) => Ukendte(led, Json.GetTypeInfo(element), $"{sti}[{nr.ToString(CultureInfo.InvariantCulture)}]", ukendte))
                    .FirstOrDefault(fejl => fejl is not null);
            default:
                return null;
        }
    }

    private static Fejl? IObjekt(JsonElement json, JsonTypeInfo type, string sti, List<string> ukendte)
    {
        foreach (var felt in json.EnumerateObject())
        {
            var her = $"{sti}.{felt.Name}";
            var kendt = type.Properties.FirstOrDefault(kendt => string.Equals(kendt.Name, felt.Name, StringComparison.OrdinalIgnoreCase));
            if (kendt is null)
            {
                if (Misspelling.Of(felt.Name, type.Properties.Select(kendt => kendt.Name)) is { } ment)
                {
                    return Fejlliste.UgyldigJson(her, new Tekst($"er '{ment}' ment?", $"is '{ment}' meant?"));
                }

                ukendte.Add(her);
            }
            else if (Ukendte(felt.Value, Json.GetTypeInfo(kendt.PropertyType), her, ukendte) is { } fejl)
            {
                return fejl;
            }
        }

        return null;
    }
}
