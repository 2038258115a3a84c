using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Http.PxWeb.Data;

/// <summary>Reads the JSON body of a request, strictly: what the contract does not know is refused.</summary>
internal static class Indholdslaeser
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The body, or what is wrong with it.</summary>
    public static async Task<Udfald<T>> LaesAsync<T>(HttpRequest anmodning)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(anmodning.Body, Json, anmodning.HttpContext.RequestAborted) is { } indhold
                ? indhold
                : Fejlliste.IngenForespoergsel();
        }
        catch (JsonException ulaeselig)
        {
            return ulaeselig is { LineNumber: null or 0, BytePositionInLine: null or 0 }
                ? Fejlliste.IngenForespoergsel()
                : Fejlliste.UgyldigJson(
                    string.Create(CultureInfo.InvariantCulture, $"{ulaeselig.Path ?? "$"} (linje {ulaeselig.LineNumber + 1}, tegn {ulaeselig.BytePositionInLine + 1})"),
                    new Tekst("indholdet er ikke, som kontrakten beskriver det.", "the content is not as the contract describes it."));
        }
    }
}
