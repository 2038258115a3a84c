using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Opgoerelse.Api.Jobindsats.Contract;
using Opgoerelse.Serving;

namespace Opgoerelse.Api.OpenApi;

/// <summary>What the document says before its addresses: what it is, whom to ask, under which licence, and what its groups hold.</summary>
internal sealed class DocumentHeader(IOptions<HttpSettings> settings) : IOpenApiDocumentTransformer
{
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["Configuration"] = "What this service offers and how much of it.",
        ["Tables"] = "Which tables there are, and what is in them.",
        ["Data"] = "Figures, as JSON-stat and in other formats.",
        ["Codelists"] = "Values of a variable chosen by level or membership.",
        ["Saved queries"] = "Selections kept under an id.",
        ["jobindsats v2"] = "The figures as version 2 of jobindsats' API gives its own. With a key.",
        ["jobindsats v3"] = "The figures as version 3 of jobindsats' API gives its own. With a key.",
        ["Bulk"] = "Whole tables.",
        ["Discovery"] = "For machines that look for figures.",
        ["Health"] = "How the process is.",
    };

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var (contact, license) = (settings.Value.Contact, settings.Value.License);
        document.Info = new OpenApiInfo
        {
            Title = "Opgoerelse",
            Version = "v1",
            Description = "The published figures of the newest release, by the PxWebApi 2 specification. "
                + "Errors are RFC 9457 problem details with a stable `code`. "
                + "What a request holds that means nothing here is ignored, what is too large is reduced, and the answer says so in the "
                + "header `Warning` (code 299).",
            Contact = new OpenApiContact { Name = contact.En, Email = contact.Mail, Url = new Uri(contact.HomePage) },
            License = new OpenApiLicense { Name = license.Name, Url = new Uri(license.Address) },
        };
        // The same document wherever it is served from.
        document.Servers = [new OpenApiServer { Url = "/" }];
        foreach (var group in document.Tags ?? Enumerable.Empty<OpenApiTag>())
        {
            group.Description = Groups[group.Name!];
        }

        return Task.CompletedTask;
    }
}

/// <summary>That an operation needs a key, and how it is given; told to the OpenAPI document.</summary>
/// <param name="Scheme">The name of the security scheme.</param>
internal sealed record KeyRequirement(string Scheme)
{
    public static readonly KeyRequirement Version2 = new("jobindsats-v2");

    public static readonly KeyRequirement Version3 = new("jobindsats-v3");

    /// <summary>Writes the schemes, and which operations ask for them.</summary>
    public static void Describe(OpenApiOptions setup)
    {
        setup.AddDocumentTransformer((document, _, _) =>
        {
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[Version2.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "The organisation's key and nothing else.",
            };
            document.Components.SecuritySchemes[Version3.Scheme] = new OpenApiSecurityScheme
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
                operation.Security =
                [
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(requirement.Scheme, context.Document)] = [] },
                ];
            }

            return Task.CompletedTask;
        });
    }
}

/// <summary>Completes schemas of jobindsats' answers where their types cannot say what they hold.</summary>
internal static class JobindsatsSchemas
{
    public static void Complete(OpenApiSchema schema, Type type)
    {
        if (type == typeof(Data2))
        {
            Rows(schema, "Data");
        }
        else if (type == typeof(Data3))
        {
            Rows(schema, "rows");
        }
        else if (type == typeof(TableDetails2))
        {
            // The other parameters, _kon and the like, each with its values.
            schema.AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }

    private static void Rows(OpenApiSchema schema, string member) => schema.Properties![member] = new OpenApiSchema
    {
        Type = JsonSchemaType.Array,
        Items = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            // A label or sign, or a count.
            Items = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number },
        },
    };
}
