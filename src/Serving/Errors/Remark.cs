using System.Globalization;
using System.Text;

namespace Opgoerelse.Serving.Errors;

/// <summary>
/// What an answer says of how the request was met, where it was not met to the letter: a parameter ignored, a number
/// capped. It is never said instead of an error: figures other than those asked for are 400. All of them stand in
/// <see cref="RemarkList"/>.
/// </summary>
/// <param name="Code">Stable; for programs.</param>
/// <param name="Text">What was done, in English: the header is read by programmers, and holds ASCII only.</param>
internal sealed record Remark(string Code, string Text)
{
    /// <summary>The header that remarks come in, one each (RFC 7234, 5.5: code 299, "miscellaneous persistent warning").</summary>
    public const string Header = "Warning";

    /// <summary>Who says it: the pseudonym that the header asks for.</summary>
    private const string Agent = "opgoerelse";

    /// <summary>More than these in one answer help nobody, and the headers of an answer have a limit.</summary>
    private const int Most = 10;

    /// <summary>Says it in the answer to <paramref name="http"/>, once.</summary>
    public void Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        var value = Value();
        if (headers.Warning is var said && said.Count < Most && !said.Contains(value, StringComparer.Ordinal))
        {
            headers.Append(Header, value);
        }
    }

    /// <summary><c>299 opgoerelse "code: text"</c>: quotes escaped, all but printable ASCII percent-encoded as in an address.</summary>
    private string Value()
    {
        var value = new StringBuilder("299 ").Append(Agent).Append(" \"").Append(Code).Append(": ");
        foreach (var rune in Text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\':
                    value.Append('\\').Append((char)rune.Value);
                    break;
                case >= ' ' and <= '~':
                    value.Append((char)rune.Value);
                    break;
                default:
                    Encode(value, rune);
                    break;
            }
        }

        return value.Append('"').ToString();
    }

    private static void Encode(StringBuilder value, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var part in utf8[..rune.EncodeToUtf8(utf8)])
        {
            value.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        }
    }
}
