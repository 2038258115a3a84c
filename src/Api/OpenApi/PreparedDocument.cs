using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Opgoerelse.Api.OpenApi;

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
