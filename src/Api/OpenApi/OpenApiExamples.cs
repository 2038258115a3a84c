using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.Api.OpenApi;

/// <summary>
/// Examples of the OpenAPI document: answers of this service to the addresses that stand beside them, on a demo's release.
/// <c>openapi-eksempler.json</c> is written by the test that holds them to it; nobody types them in.
/// </summary>
internal static class OpenApiExamples
{
    /// <summary>The name of the embedded file.</summary>
    public const string FileOf = "openapi-eksempler.json";

    private static readonly Lazy<JsonObject> Examples = new(Read);

    /// <summary>Puts the examples of an operation where they belong.</summary>
    /// <param name="operation">Its id.</param>
    /// <param name="content">The body that it takes, if any.</param>
    /// <param name="answer">Its answers by status.</param>
    public static void Insert(string? operation, IOpenApiRequestBody? content, OpenApiResponses answer)
    {
        if (operation is null || Examples.Value[operation] is not JsonArray examples)
        {
            return;
        }

        foreach (var example in examples.OfType<JsonObject>())
        {
            if (answer[(string)example["status"]!].Content?[(string)example["medietype"]!] is OpenApiMediaType type)
            {
                type.Example = example["svar"]!.DeepClone();
            }

            if (example["indhold"] is { } sent && content?.Content?["application/json"] is OpenApiMediaType sentContent)
            {
                sentContent.Example = sent.DeepClone();
            }
        }
    }

    /// <summary>The answer to the query that the document saves as its example: it can be asked for anywhere, saved or not.</summary>
    public static SavedQueryResponse StoredQuery { get; } =
        Examples.Value["CreateSavedQuery"]![0]!["svar"].Deserialize<SavedQueryResponse>(JsonSerializerOptions.Web)!;

    private static JsonObject Read()
    {
        using var file = typeof(OpenApiExamples).Assembly.GetManifestResourceStream(FileOf)!;
        return JsonNode.Parse(file)!.AsObject();
    }
}

/// <summary>
/// What documentation pages fill in where an address has a part to choose: something that is there, so that trying it out answers 200.
/// </summary>
internal static class PathExamples
{
    public static void Add(OpenApiOperation operation, string path)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>()
            .Where(parameter => parameter.In == ParameterLocation.Path))
        {
            parameter.Example = JsonValue.Create(parameter.Name switch
            {
                "format" => "json",
                _ when path.Contains("codelists/", StringComparison.Ordinal) => "agg_regioner",
                _ when path.Contains("savedqueries/", StringComparison.Ordinal) => OpenApiExamples.StoredQuery.Id,
                _ => Ordning.Standard.Tables[0].Id,
            });
        }
    }
}
