namespace Opgoerelse.Api.Http.PxWeb.Heltabeller;

/// <summary>A whole table in one format and language, as it is sent: plain and in both content codings.</summary>
internal sealed record Heltabel(ReadOnlyMemory<byte> Ren, ReadOnlyMemory<byte> Brotli, ReadOnlyMemory<byte> Gzip)
{
    /// <summary>How many bytes of memory it takes.</summary>
    public long Fylder => (long)Ren.Length + Brotli.Length + Gzip.Length;

    /// <summary>The bytes in a coding, null for none; null when it is not one of them.</summary>
    public ReadOnlyMemory<byte>? I(string? indkodning) => indkodning switch
    {
        null => Ren,
        Indkodning.Brotli => Brotli,
        Indkodning.Gzip => Gzip,
        _ => null,
    };
}
