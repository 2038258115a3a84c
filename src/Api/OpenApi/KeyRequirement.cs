using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Opgoerelse.Api.OpenApi;

/// <summary>That an operation needs a key, and how it is given; told to the OpenAPI document.</summary>
/// <param name="Scheme">The name of the security scheme.</param>
internal sealed record KeyRequirement(string Scheme)
{
    public static readonly KeyRequirement Version2 = new("jobindsats-v2");

    public static readonly KeyRequirement Version3 = new("jobindsats-v3");

    /// <summary>Writes the schemes, and which operations ask for them.</summary>
    public static void Describe(OpenApiOptions setup)
    {
        setup.AddDocumentTransformer((documentPath, _, _) =>
        {
            documentPath.Components ??= new OpenApiComponents();
            documentPath.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            documentPath.Components.SecuritySchemes[Version2.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "The organisation's key and nothing else.",
            };
            documentPath.Components.SecuritySchemes[Version3.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The organisation's key.",
            };
            return Task.CompletedTask;
        });
        setup.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<KeyRequirement>().LastOrDefault() is { } requirement)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(requirement.Scheme, context.Document)] = [] }];
            }

            return Task.CompletedTask;
        });
    }
}
