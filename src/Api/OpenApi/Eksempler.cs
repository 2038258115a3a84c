using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Opgoerelse.Api.PxWeb.Contract;

namespace Opgoerelse.Api.OpenApi;

/// <summary>
/// Examples of the OpenAPI document: answers of this service to the addresses that stand beside them, on a demo's release.
/// <c>openapi-eksempler.json</c> is written by the test that holds them to it; nobody types them in.
/// </summary>
internal static class Eksempler
{
    /// <summary>The name of the embedded file.</summary>
    public const string Fil = "openapi-eksempler.json";

    private static readonly Lazy<JsonObject> Kendte = new(Laes);

    /// <summary>Puts the examples of an operation where they belong.</summary>
    /// <param name="operation">Its id.</param>
    /// <param name="indhold">The body that it takes, if any.</param>
    /// <param name="svar">Its answers by status.</param>
    public static void Indsaet(string? operation, IOpenApiRequestBody? indhold, OpenApiResponses svar)
    {
        if (operation is null || Kendte.Value[operation] is not JsonArray eksempler)
        {
            return;
        }

        foreach (var eksempel in eksempler.OfType<JsonObject>())
        {
            if (svar[(string)eksempel["status"]!].Content?[(string)eksempel["medietype"]!] is OpenApiMediaType type)
            {
                type.Example = eksempel["svar"]!.DeepClone();
            }

            if (eksempel["indhold"] is { } sendt && indhold?.Content?["application/json"] is OpenApiMediaType sendes)
            {
                sendes.Example = sendt.DeepClone();
            }
        }
    }

    /// <summary>The answer to the query that the document saves as its example: it can be asked for anywhere, saved or not.</summary>
    public static SavedQueryResponse GemtForespoergsel { get; } =
        Kendte.Value["CreateSavedQuery"]![0]!["svar"].Deserialize<SavedQueryResponse>(JsonSerializerOptions.Web)!;

    private static JsonObject Laes()
    {
        using var fil = typeof(Eksempler).Assembly.GetManifestResourceStream(Fil)!;
        return JsonNode.Parse(fil)!.AsObject();
    }
}
