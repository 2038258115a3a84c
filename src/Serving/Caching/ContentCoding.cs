using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Opgoerelse.Serving.Caching;

/// <summary>
/// Content codings: br or gzip by Accept-Encoding, for every answer that grows smaller by it. The framework compresses;
/// what it does not do stands here: a strong validator names one sequence of bytes, so each coding of an answer has an
/// ETag of its own (RFC 9110, 8.8.3), also where nothing is written because the answer is 304 or the method HEAD.
/// </summary>
internal static class ContentCoding
{
    public const string Brotli = "br";

    public const string Gzip = "gzip";

    /// <summary>What is compressed already.</summary>
    private static readonly string[] CompressedTypes =
    [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf", "application/zip", "application/gzip",
        "image/png", "image/jpeg", "font/woff2", MediaTypes.Parquet,
    ];

    /// <summary>Whether answers of this type are sent as they are: they would not grow smaller.</summary>
    public static bool IsCompressed(string? mediaType) => Array.Exists(CompressedTypes, known => known == mediaType);

    public static IServiceCollection AddContentCoding(this IServiceCollection services) => services
        .AddSingleton<IResponseCompressionProvider, CodingProvider>()
        .AddResponseCompression(compression =>
        {
            // Everything here is public: there is no secret beside what a caller can choose.
            compression.EnableForHttps = true;
            compression.MimeTypes = ["*/*"];
            compression.ExcludedMimeTypes = CompressedTypes;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        })
        // Written anew for each request: the cheapest level is most of the gain. Whole tables are pressed harder beforehand.
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);

    /// <summary>
    /// The coding that an answer of <paramref name="mediaType"/> has or will have: the one that is set, else the one
    /// that the request allows; null for none.
    /// </summary>
    public static string? Chosen(HttpContext http, string? mediaType = null)
    {
        if (http.Response.Headers.ContentEncoding is [{ Length: > 0 } sat, ..])
        {
            return sat;
        }

        if (http.Request.Headers.AcceptEncoding.Count == 0 || IsCompressed(mediaType))
        {
            return null;
        }

        var name = http.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(http)?.EncodingName;
        return name == "identity" ? null : name;
    }

    /// <summary>The ETag of an answer in that coding.</summary>
    public static string Tag(string etag, string? contentCoding) => contentCoding is null ? etag : $"{etag[..^1]}-{contentCoding}\"";

    /// <summary>Tells caches that the answer depends on the coding asked for, also when none was.</summary>
    public static void DependsOn(HttpContext http)
    {
        var vary = http.Response.Headers.Vary;
        if (vary.Count == 0)
        {
            http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        }
        else if (!vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }
    }

    /// <summary>The framework's choice, but what the client says that it does not take (<c>br;q=0, *</c>) it does not get.</summary>
    private sealed class CodingProvider(
        IServiceProvider provider,
        IOptions<ResponseCompressionOptions> settings) : ResponseCompressionProvider(provider, settings)
    {
        private readonly GzipCompressionProvider _gzip = ActivatorUtilities.CreateInstance<GzipCompressionProvider>(provider);

        public override ICompressionProvider? GetCompressionProvider(HttpContext context)
        {
            var chosen = base.GetCompressionProvider(context);
            if (chosen is null || !IsDeclined(context, chosen.EncodingName))
            {
                return chosen;
            }

            return chosen.EncodingName == Brotli && !IsDeclined(context, Gzip) ? _gzip : null;
        }

        private static bool IsDeclined(HttpContext http, string name) =>
            http.Request.GetTypedHeaders().AcceptEncoding
                .Any(item => item.Quality == 0 && item.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
