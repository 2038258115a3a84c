using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Endpoints;

namespace Opgoerelse.Api.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and Swagger UI at <c>/swagger</c>.</summary>
internal static class OpenApiOpsaetning
{
    public const string Dokument = "v1";

    public static IServiceCollection AddDokumentation(this IServiceCollection services) => services.AddSingleton<PreparedDocument>().AddOpenApi(Dokument, opsaetning =>
    {
        // That GET may be asked by another name is told once, not once an address.
        opsaetning.ShouldInclude = beskrivelse => Metoder.ErEgen(beskrivelse.HttpMethod, beskrivelse.ActionDescriptor.EndpointMetadata);
        opsaetning.CreateSchemaReferenceId = type => Attribute.IsDefined(type.Type, typeof(PinnedNameAttribute))
            ? PinnedNameAttribute.Of(type.Type)
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        opsaetning.AddDocumentTransformer<DocumentHeader>();
        Noeglekrav.Beskriv(opsaetning);
        opsaetning.AddSchemaTransformer((skema, kontekst, _) =>
        {
            if (kontekst.JsonTypeInfo.Type == typeof(ProblemDetails))
            {
                skema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
                skema.Properties["code"] = Tekst("What kind of error it is. Stable; for programs.");
                skema.Properties["variable"] = Tekst("The offending variable or parameter, if one is.");
                skema.Properties["value"] = Tekst("The offending value, if one is.");
            }

            JobindsatsSchemas.Complete(skema, kontekst.JsonTypeInfo.Type);
            return Task.CompletedTask;

            static OpenApiSchema Tekst(string beskrivelse) => new() { Type = JsonSchemaType.String, Description = beskrivelse };
        });
        opsaetning.AddOperationTransformer((operation, kontekst, _) =>
        {
            PathExamples.Add(operation, kontekst.Description.RelativePath ?? "");
            foreach (var parameter in kontekst.Description.ActionDescriptor.EndpointMetadata.OfType<Parameter>())
            {
                (operation.Parameters ??= []).Add(Beskriv(parameter));
            }

            var svar = operation.Responses ??= [];
            if (kontekst.Description.ActionDescriptor.EndpointMetadata.OfType<Datasetsvar>().LastOrDefault() is { } dataset)
            {
                svar["200"] = Beskriv(dataset);
            }

            if (kontekst.Description.ActionDescriptor.EndpointMetadata.OfType<Csvsvar>().Any() && svar["200"].Content is { } indhold)
            {
                indhold["text/csv"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }

            foreach (var csv in svar.Values.Select(et => et.Content is { } typer && typer.TryGetValue("text/csv", out var type) ? type : null).OfType<OpenApiMediaType>())
            {
                csv.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            }

            // Open to all, where nothing else is said.
            operation.Security ??= [];
            Eksempler.Indsaet(operation.OperationId, operation.RequestBody, svar);
            operation.Responses = [];
            foreach (var (status, et) in svar.OrderBy(et => et.Key, StringComparer.Ordinal))
            {
                operation.Responses.Add(status, et);
            }

            return Task.CompletedTask;
        });
    });

    public static WebApplication UseSwaggerside(this WebApplication app)
    {
        // Only there: it holds every address that it sees against its own.
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(Addresses.Documentation, StringComparison.OrdinalIgnoreCase),
            gren => gren.UseSwaggerUI(side =>
            {
                side.RoutePrefix = Addresses.Documentation[1..];
                side.SwaggerEndpoint($"../openapi/{Dokument}.json", "Opgoerelse " + Dokument);
                side.DocumentTitle = "Opgørelse: API";
            }));
        return app;
    }

    public static void MapDokument(this IEndpointRouteBuilder app) => app.MapGet(
        $"/openapi/{Dokument}.json",
        async (HttpContext http, PreparedDocument document, IOptions<HttpIndstillinger> indstillinger) =>
        {
            Mellemlager.TilladGenbrug(http, indstillinger.Value.CacheSeconds);
            var (json, tag) = await document.GetAsync();
            return TypedResults.Bytes(json, "application/json; charset=utf-8", entityTag: tag);
        }).ExcludeFromDescription();

    private static OpenApiResponse Beskriv(Datasetsvar dataset)
    {
        var svar = new OpenApiResponse
        {
            Description = dataset.Beskrivelse,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Description = "A JSON-stat 2.0 dataset. `value` is dense, null where `status` has a sign other than f; `extension.opgoerelse` names the release and explains the signs.",
                        ExternalDocs = new OpenApiExternalDocs { Url = new Uri("https://json-stat.org/full/") },
                    },
                },
            },
        };
        if (dataset.MedFiler)
        {
            svar.Content["text/csv"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            svar.Content["text/html"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            svar.Content["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
            svar.Content["application/octet-stream"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "A PX or Parquet file." } };
        }

        return svar;
    }

    private static OpenApiParameter Beskriv(Parameter parameter) => new()
    {
        Name = parameter.Navn,
        In = ParameterLocation.Query,
        Description = parameter.Beskrivelse,
        Style = parameter.Type == Parametertype.Objekt ? ParameterStyle.DeepObject : ParameterStyle.Form,
        Explode = true,
        // Read by generators of clients for C#: a name such as mgroup.* is no identifier.
        Extensions = parameter.Identifier is { } identifier
            ? new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { ["x-originalName"] = new JsonNodeExtension(identifier) }
            : null,
        Example = parameter switch
        {
            { Eksempel: null } => null,
            { Type: Parametertype.Objekt } => JsonNode.Parse(parameter.Eksempel),
            _ => JsonValue.Create(parameter.Eksempel),
        },
        Schema = parameter.Type switch
        {
            Parametertype.Heltal => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
            Parametertype.SandFalsk => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            Parametertype.Objekt => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
            _ => new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };
}
