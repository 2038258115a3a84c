using Opgoerelse.Serving.Caching;

namespace Opgoerelse.Api.PxWeb.WholeTables;

/// <summary>A whole table in one format and language, as it is sent: plain and, where that makes it smaller, in both content codings.</summary>
internal sealed record WholeTable(ReadOnlyMemory<byte> Uncompressed, ReadOnlyMemory<byte>? Brotli, ReadOnlyMemory<byte>? Gzip)
{
    /// <summary>How many bytes of memory it takes.</summary>
    public long Occupies => (long)Uncompressed.Length + (Brotli?.Length ?? 0) + (Gzip?.Length ?? 0);

    /// <summary>The bytes in a coding, null for none; null when it is not kept.</summary>
    public ReadOnlyMemory<byte>? I(string? contentCoding) => contentCoding switch
    {
        null => Uncompressed,
        ContentCoding.Brotli => Brotli,
        ContentCoding.Gzip => Gzip,
        _ => null,
    };
}
