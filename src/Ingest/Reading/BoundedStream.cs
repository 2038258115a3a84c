using System.Globalization;

namespace Opgoerelse.Ingest.Reading;

/// <summary>The unpacked bytes of a leverance, refused when they are more than it may hold.</summary>
/// <param name="source">The bytes.</param>
/// <param name="packed">Where they are unpacked; null when they came as they are.</param>
/// <param name="limits">How many they may be.</param>
internal sealed class BoundedStream(Stream source, Gzip? packed, LeveranceLimits limits) : ReadableStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        _read += read;
        if (_read > limits.MaxUnpackedBytes)
        {
            var most = (limits.MaxUnpackedBytes >> 20).ToString(CultureInfo.InvariantCulture);
            throw new FileRejectedException($"Filen fylder mere end {most} MiB{(packed is null ? "" : " udpakket")}.");
        }

        if (packed is not null && _read > LeveranceLimits.RatioFreeBytes && _read / limits.MaxUnpackRatio > packed.Packed)
        {
            var ratio = limits.MaxUnpackRatio.ToString(CultureInfo.InvariantCulture);
            throw new FileRejectedException($"Filen fylder udpakket mere end {ratio} gange så meget som pakket. Så meget kan registreringer ikke pakkes.");
        }

        return read;
    }
}
