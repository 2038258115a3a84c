using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Opgoerelse.Api.OpenApi;

/// <summary>That an operation needs a key, and how it is given; told to the OpenAPI document.</summary>
/// <param name="Skema">The name of the security scheme.</param>
internal sealed record Noeglekrav(string Skema)
{
    public static readonly Noeglekrav Version2 = new("jobindsats-v2");

    public static readonly Noeglekrav Version3 = new("jobindsats-v3");

    /// <summary>Writes the schemes, and which operations ask for them.</summary>
    public static void Beskriv(OpenApiOptions opsaetning)
    {
        opsaetning.AddDocumentTransformer((dokument, _, _) =>
        {
            dokument.Components ??= new OpenApiComponents();
            dokument.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            dokument.Components.SecuritySchemes[Version2.Skema] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "The organisation's key and nothing else.",
            };
            dokument.Components.SecuritySchemes[Version3.Skema] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The organisation's key.",
            };
            return Task.CompletedTask;
        });
        opsaetning.AddOperationTransformer((operation, kontekst, _) =>
        {
            if (kontekst.Description.ActionDescriptor.EndpointMetadata.OfType<Noeglekrav>().LastOrDefault() is { } krav)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(krav.Skema, kontekst.Document)] = [] }];
            }

            return Task.CompletedTask;
        });
    }
}
