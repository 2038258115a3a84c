using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.Api.OpenApi;

/// <summary>What documentation pages fill in where an address has a part to choose: something that is there, so that trying it out answers 200.</summary>
internal static class PathExamples
{
    public static void Add(OpenApiOperation operation, string path)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path))
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
