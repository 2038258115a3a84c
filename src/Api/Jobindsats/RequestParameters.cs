using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Opgoerelse.Domain;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// What a client asked for by name, from the address, from a body or from both: names without regard to case, values as
/// they were written. A value may hold several, apart by commas; which it does only its variable can tell
/// (<see cref="Parts"/>). Quotes and blanks around names and values are the client's programming language, not its wish.
/// </summary>
internal sealed class RequestParameters
{
    private static readonly BilingualText TextsOnly = new("en tekst eller en liste af tekster", "a text or a list of texts");
    private static readonly BilingualText GivenTwice = new(
        "det samme i adressen som i indholdet",
        "the same in the address as in the body");
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly char[] Around = [' ', '\t', '\r', '\n', '"', '\''];

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The values of the first of <paramref name="names"/> that was given one; none counts as not given.</summary>
    public bool TryGet(IEnumerable<string> names, [NotNullWhen(true)] out IReadOnlyList<string>? values)
    {
        values = names.Select(name => _values.GetValueOrDefault(name)).FirstOrDefault(found => found is { Count: > 0 });
        return values is not null;
    }

    /// <summary>The values of the query string.</summary>
    public static Result<RequestParameters> OfQuery(HttpRequest request) => OfQuery(request.QueryString.Value ?? "");

    /// <summary>
    /// The values of the query string and of the body: a JSON object of texts and lists of texts, or a form. What both
    /// name must be the same.
    /// </summary>
    public static async Task<Result<RequestParameters>> OfQueryAndBodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var text = RequestText.Of(body.GetBuffer().AsSpan(0, (int)body.Length), Charset(request.ContentType)).Trim();
        if (!OfQuery(request).Succeeded(out var asked, out var error) || !OfBody(text).Succeeded(out var sent, out error))
        {
            return error;
        }

        foreach (var (name, values) in sent._values)
        {
            if (asked._values.TryGetValue(name, out var others) && !others.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(values))
            {
                return ErrorList.InvalidParameter(name, string.Join(", ", values), GivenTwice);
            }

            asked._values[name] = values;
        }

        return asked;
    }

    /// <summary>What a value holds: itself where <paramref name="isOne"/> knows it, or else its parts between commas.</summary>
    public static IEnumerable<string> Parts(IEnumerable<string> values, Predicate<string> isOne) =>
        values
            .SelectMany(value => isOne(value) ? [value] : value.Split(',').Select(part => part.Trim(Around)))
            .Where(part => part.Length > 0);

    private static Result<RequestParameters> OfQuery(string query)
    {
        var read = new RequestParameters();
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = RequestText.OfQuery(equals < 0 ? pair : pair.AsSpan(0, equals)).Trim(Around);
            var value = equals < 0 ? "" : RequestText.OfQuery(pair.AsSpan(equals + 1)).Trim('\t', '\r', '\n');
            if (value.Trim() is not ['[', .. var list, ']'])
            {
                read.Add(name, [value]);
            }
            else if (JsonList(value) is { } texts)
            {
                read.Add(name, texts);
            }
            else if (list.Contains('\'', StringComparison.Ordinal))
            {
                // A list as Python writes one.
                read.Add(name, list.Split(',').Select(text => text.Trim(Around)));
            }
            else
            {
                return ErrorList.InvalidParameter(name, value, TextsOnly);
            }
        }

        return read;
    }

    private static Result<RequestParameters> OfBody(string text)
    {
        var read = new RequestParameters();
        if (text.Length == 0)
        {
            return read;
        }

        // Whatever the type of the content is said to be: curl says a form of all that it sends.
        if (text[0] is not ('{' or '[') && text.Contains('=', StringComparison.Ordinal))
        {
            return OfQuery(text);
        }

        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ErrorList.InvalidJson("$", new BilingualText("det skal være et objekt", "it must be an object"));
            }

            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (Texts(member.Value) is not { } texts)
                {
                    return ErrorList.InvalidParameter(member.Name, member.Value.GetRawText(), TextsOnly);
                }

                read.Add(member.Name.Trim(Around), texts);
            }

            return read;
        }
        catch (JsonException error)
        {
            return ErrorList.InvalidJson(error.Path ?? "$", new BilingualText("det er ikke JSON", "it is not JSON"));
        }
        catch (InvalidOperationException)
        {
            return ErrorList.InvalidJson("$", new BilingualText("en tekst har et halvt tegn", "a text has half a character"));
        }
    }

    private void Add(string name, IEnumerable<string> values)
    {
        if (!_values.TryGetValue(name, out var known))
        {
            _values[name] = known = [];
        }

        known.AddRange(values.Where(value => !string.IsNullOrWhiteSpace(value)));
    }

    private static IReadOnlyList<string>? JsonList(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return Texts(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text, a number or a list of them as texts; nothing for null; null for anything else.</summary>
    private static List<string>? Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array when value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
            [.. value.EnumerateArray().Select(one => one.ToString())],
        _ => null,
    };

    private static string? Charset(string? contentType) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.Charset.Value?.Trim('"') : null;
}

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
            if (part[i] == '%'
                && i + 2 < part.Length
                && byte.TryParse(part.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var escaped))
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
