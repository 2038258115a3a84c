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
internal static class Indkodning
{
    public const string Brotli = "br";

    public const string Gzip = "gzip";

    /// <summary>What is compressed already.</summary>
    private static readonly string[] Komprimerede =
    [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf", "application/zip", "application/gzip",
        "image/png", "image/jpeg", "font/woff2", Medietyper.Parquet,
    ];

    /// <summary>Whether answers of this type are sent as they are: they would not grow smaller.</summary>
    public static bool ErKomprimeret(string? medietype) => Array.Exists(Komprimerede, kendt => kendt == medietype);

    public static IServiceCollection AddIndkodning(this IServiceCollection services) => services
        .AddSingleton<IResponseCompressionProvider, Udbyder>()
        .AddResponseCompression(komprimering =>
        {
            // Everything here is public: there is no secret beside what a caller can choose.
            komprimering.EnableForHttps = true;
            komprimering.MimeTypes = ["*/*"];
            komprimering.ExcludedMimeTypes = Komprimerede;
            komprimering.Providers.Add<BrotliCompressionProvider>();
            komprimering.Providers.Add<GzipCompressionProvider>();
        })
        // Written anew for each request: the cheapest level is most of the gain. Whole tables are pressed harder beforehand.
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);

    /// <summary>
    /// The coding that an answer of <paramref name="medietype"/> has or will have: the one that is set, else the one
    /// that the request allows; null for none.
    /// </summary>
    public static string? Valgt(HttpContext http, string? medietype = null)
    {
        if (http.Response.Headers.ContentEncoding is [{ Length: > 0 } sat, ..])
        {
            return sat;
        }

        if (http.Request.Headers.AcceptEncoding.Count == 0 || ErKomprimeret(medietype))
        {
            return null;
        }

        var navn = http.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(http)?.EncodingName;
        return navn == "identity" ? null : navn;
    }

    /// <summary>The ETag of an answer in that coding.</summary>
    public static string Maerke(string etag, string? indkodning) => indkodning is null ? etag : $"{etag[..^1]}-{indkodning}\"";

    /// <summary>Tells caches that the answer depends on the coding asked for, also when none was.</summary>
    public static void Afhaenger(HttpContext http)
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
    private sealed class Udbyder(IServiceProvider tjenester, IOptions<ResponseCompressionOptions> indstillinger) : ResponseCompressionProvider(tjenester, indstillinger)
    {
        private readonly GzipCompressionProvider _gzip = ActivatorUtilities.CreateInstance<GzipCompressionProvider>(tjenester);

        public override ICompressionProvider? GetCompressionProvider(HttpContext context)
        {
            var valgt = base.GetCompressionProvider(context);
            if (valgt is null || !Afslaas(context, valgt.EncodingName))
            {
                return valgt;
            }

            return valgt.EncodingName == Brotli && !Afslaas(context, Gzip) ? _gzip : null;
        }

        private static bool Afslaas(HttpContext http, string navn) =>
            http.Request.GetTypedHeaders().AcceptEncoding.Any(et => et.Quality == 0 && et.Value.Equals(navn, StringComparison.OrdinalIgnoreCase));
    }
}
