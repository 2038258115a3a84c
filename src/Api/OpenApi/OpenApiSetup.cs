using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Endpoints;

namespace Opgoerelse.Api.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and Swagger UI at <c>/swagger</c>.</summary>
internal static class OpenApiSetup
{
    public const string DocumentPath = "v1";

    public static IServiceCollection AddDocumentation(this IServiceCollection services) =>
        services.AddSingleton<PreparedDocument>().AddOpenApi(DocumentPath, setup =>
        {
            // That GET may be asked by another name is told once, not once an address.
            setup.ShouldInclude =
                description => HttpMethodRules.IsOwn(description.HttpMethod, description.ActionDescriptor.EndpointMetadata);
            setup.CreateSchemaReferenceId = type => Attribute.IsDefined(type.Type, typeof(PinnedNameAttribute))
                ? PinnedNameAttribute.Of(type.Type)
                : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
            setup.AddDocumentTransformer<DocumentHeader>();
            KeyRequirement.Describe(setup);
            setup.AddSchemaTransformer((scheme, context, _) =>
            {
                if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
                {
                    scheme.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
                    scheme.Properties["code"] = Text("What kind of error it is. Stable; for programs.");
                    scheme.Properties["variable"] = Text("The offending variable or parameter, if one is.");
                    scheme.Properties["value"] = Text("The offending value, if one is.");
                }

                JobindsatsSchemas.Complete(scheme, context.JsonTypeInfo.Type);
                return Task.CompletedTask;

                static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
            });
            setup.AddOperationTransformer((operation, context, _) =>
            {
                PathExamples.Add(operation, context.Description.RelativePath ?? "");
                foreach (var parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<Parameter>())
                {
                    (operation.Parameters ??= []).Add(Describe(parameter));
                }

                var answer = operation.Responses ??= [];
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<DatasetAnswer>().LastOrDefault() is { } dataset)
                {
                    answer["200"] = Describe(dataset);
                }

                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<CsvAnswer>().Any() && answer["200"].Content is { } content)
                {
                    content["text/csv"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                }

                foreach (var csv in answer.Values
                    .Select(item => item.Content is { } types && types.TryGetValue("text/csv", out var type) ? type : null)
                    .OfType<OpenApiMediaType>())
                {
                    csv.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
                }

                // Open to all, where nothing else is said.
                operation.Security ??= [];
                OpenApiExamples.Insert(operation.OperationId, operation.RequestBody, answer);
                operation.Responses = [];
                foreach (var (status, item) in answer.OrderBy(item => item.Key, StringComparer.Ordinal))
                {
                    operation.Responses.Add(status, item);
                }

                return Task.CompletedTask;
            });
        });

    public static WebApplication UseSwaggerPage(this WebApplication app)
    {
        // Only there: it holds every address that it sees against its own.
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(Addresses.Documentation, StringComparison.OrdinalIgnoreCase),
            branch => branch.UseSwaggerUI(page =>
            {
                page.RoutePrefix = Addresses.Documentation[1..];
                page.SwaggerEndpoint($"../openapi/{DocumentPath}.json", "Opgoerelse " + DocumentPath);
                page.DocumentTitle = "Opgørelse: API";
            }));
        return app;
    }

    public static void MapDocument(this IEndpointRouteBuilder app) => app.MapGet(
        $"/openapi/{DocumentPath}.json",
        async (HttpContext http, PreparedDocument document, IOptions<HttpSettings> settings) =>
        {
            CacheHeaders.AllowReuse(http, settings.Value.CacheSeconds);
            var (json, tag) = await document.GetAsync();
            return TypedResults.Bytes(json, "application/json; charset=utf-8", entityTag: tag);
        }).ExcludeFromDescription();

    private static OpenApiResponse Describe(DatasetAnswer dataset)
    {
        var answer = new OpenApiResponse
        {
            Description = dataset.Description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Description = "A JSON-stat 2.0 dataset. `value` is dense, null where `status` has a sign other than f; "
                            + "`extension.opgoerelse` names the release and explains the signs.",
                        ExternalDocs = new OpenApiExternalDocs { Url = new Uri("https://json-stat.org/full/") },
                    },
                },
            },
        };
        if (dataset.WithFiles)
        {
            answer.Content["text/csv"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            answer.Content["text/html"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            answer.Content["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            };
            answer.Content["application/octet-stream"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "A PX or Parquet file." },
            };
        }

        return answer;
    }

    private static OpenApiParameter Describe(Parameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Style = parameter.Type == ParameterType.JsonObjectKind ? ParameterStyle.DeepObject : ParameterStyle.Form,
        Explode = true,
        // Read by generators of clients for C#: a name such as mgroup.* is no identifier.
        Extensions = parameter.Identifier is { } identifier
            ? new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { ["x-originalName"] = new JsonNodeExtension(identifier) }
            : null,
        Example = parameter switch
        {
            { Example: null } => null,
            { Type: ParameterType.JsonObjectKind } => JsonNode.Parse(parameter.Example),
            _ => JsonValue.Create(parameter.Example),
        },
        Schema = parameter.Type switch
        {
            ParameterType.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
            ParameterType.TrueFalse => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            ParameterType.JsonObjectKind =>
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            _ => new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };
}

/// <summary>The OpenAPI document, written once: it is the same for as long as the process runs.</summary>
internal sealed class PreparedDocument([FromKeyedServices(OpenApiSetup.DocumentPath)] IOpenApiDocumentProvider provider)
{
    private readonly Lock guard = new();
    private Task<(byte[] Json, EntityTagHeaderValue Tag)>? written;

    /// <summary>The document with its tag, which is weak: it is the same whatever coding it is sent in.</summary>
    public Task<(byte[] Json, EntityTagHeaderValue Tag)> GetAsync()
    {
        lock (guard)
        {
            // A failure is not kept.
            return written is { IsFaulted: false, IsCanceled: false } ? written : written = WriteAsync();
        }
    }

    private async Task<(byte[] Json, EntityTagHeaderValue Tag)> WriteAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync();
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        var json = Encoding.UTF8.GetBytes(text.ToString());
        return (json, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..32]}\"", isWeak: true));
    }
}
