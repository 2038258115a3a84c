using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// Bytes of a request as text. A byte order mark decides, then the charset that the client names; without either it is
/// UTF-8 where it can be, and otherwise Windows-1252, which Danish Windows scripts still write.
/// </summary>
internal static class RequestText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="bytes">What was sent.</param>
    /// <param name="charset">What the client calls it; null or empty for nothing. A name that does not exist says nothing.</param>
    public static string Of(ReadOnlySpan<byte> bytes, string? charset = null) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => Named(charset) is { CodePage: not 65001 } named ? named.GetString(bytes) : Utf8OrWindows(bytes),
    };

    /// <summary>A part of a query string: percent signs and plus signs taken away.</summary>
    public static string OfQuery(ReadOnlySpan<char> part)
    {
        var bytes = new List<byte>(part.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '%' && i + 2 < part.Length && byte.TryParse(part.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var escaped))
            {
                bytes.Add(escaped);
                i += 2;
            }
            else if (part[i] < 0x80)
            {
                bytes.Add(part[i] == '+' ? (byte)' ' : (byte)part[i]);
            }
            else
            {
                _ = Rune.DecodeFromUtf16(part[i..], out var rune, out var taken);
                bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
                i += taken - 1;
            }
        }

        return Utf8OrWindows(CollectionsMarshal.AsSpan(bytes));
    }

    private static string Utf8OrWindows(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }

    private static Encoding? Named(string? charset)
    {
        try
        {
            return string.IsNullOrEmpty(charset)
                ? null
                : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
