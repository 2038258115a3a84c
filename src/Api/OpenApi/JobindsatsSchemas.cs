using Microsoft.OpenApi;
using Opgoerelse.Api.Jobindsats.Contract;

namespace Opgoerelse.Api.OpenApi;

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
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } };
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
