using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Opgoerelse.HostileTests;

/// <summary>
/// Makes requests that no honest client sends, as bytes: routes of the service with right and wrong parts, queries, headers
/// and bodies of every kind, and now and then broken as a whole. Most parts are right, so that the wrong one is reached.
/// </summary>
internal sealed partial class HostileRequest
{
    /// <summary>No page may show it as it stands.</summary>
    public const string Probe = "<q7x>";

    /// <summary>No answer may have a header of this name.</summary>
    public const string ProbeHeader = "X-Injected";

    private static readonly string[] Texts =
    [
        "", "0", "1", "-1", "2147483648", "9223372036854775808", "99999999999999999999999999", "1e400", "NaN", "0x10", "1.5", " ", "%",
        "%2", "%zz", "%00", "%0d%0a" + ProbeHeader + ":%201", "%0a", "%ff%fe", "%c0%af", "%ed%a0%80", "%f0%9f%98%80",
        "..%2f..%2fetc%2fpasswd", "../../etc/passwd", "%2e%2e/%2e%2e/", "..\\..\\", "%5c", "//", "/", ";", "?", "#", "*", "**", "?*?*?*?*",
        "[", "]", "[]", "[[[[", "TOP(0)", "TOP(-1)", "[TOP(99999999999)]", "TOP(1,99999999999)", "[RANGE(2024,2020)]", "FROM()",
        "[FROM(2031)]",
        "%3Cq7x%3E", "\"'%3Cq7x%3E--", "javascript:alert(1)", "{{7*7}}", "${jndi:x}", "' OR 1=1--", "=cmd|' /C calc'!A0", "%E2%80%AE",
        "%E2%80%8B", "\u00e6\u00f8\u00e5", "%C3%A6", "True", "null", "undefined", "da", "en", "DA", "xx", "da,en",
        "json-stat2", "csv", "px", "xlsx", "html", "json-px", "parquet", "json", "UseTexts", "IncludeStatus",
        "SeparatorTab,SeparatorSemicolon", "DK", "0101", "2024", "2024Q1", "omraade", "maal", "antalForloeb", "Y11IGA01", "y11iga01",
        "Y11IGA99", "CON", "nul", ".", "..", "a.csv", "favicon.ico",
    ];

    private static readonly string[] Names =
    [
        "lang", "outputFormat", "outputFormatParams", "outputformat", "heading", "stub", "valuecodes[omraade]", "valuecodes[periode]",
        "valuecodes[indsats]", "valuecodes[maal]", "valueCodes[Time]", "valuecodes[]", "valuecodes[", "valuecodes", "codelist[omraade]",
        "outputValues[omraade]",
        "query", "q", "pastdays", "includediscontinued", "pagesize", "pageNumber", "defaultSelection", "periode", "area", "period",
        "format", "subjectid", "sorter", "omraade", "maal", "indsats", "kommune", "side", "measure", "x", "", "%00", "__proto__",
        "valuecodes%5Bperiode%5D",
    ];

    /// <summary>What a route of data takes, so that the one wrong part is reached.</summary>
    private static readonly string[] RightParameters =
    [
        "lang=en", "lang=da", "outputFormat=csv", "outputFormat=px", "outputFormat=xlsx", "outputFormat=html", "outputFormat=json-px",
        "outputFormatParams=UseTexts", "valuecodes[omraade]=DK", "valuecodes[omraade]=*", "valuecodes[periode]=TOP(2)",
        "valuecodes[periode]=2024",
        "valuecodes[indsats]=*", "valuecodes[indsats]=nogen,social", "valuecodes[maal]=andel", "heading=maal", "stub=omraade,indsats",
    ];

    private static readonly string[] Headers =
    [
        "Accept: {0}", "Accept: application/json;q={0}", "Accept: */*;q=1e400", "Accept-Encoding: {0}", "Accept-Encoding: gzip, br;q=0",
        "Accept-Language: {0}", "Accept-Charset: {0}", "If-None-Match: {0}", "If-None-Match: \"{0}\"", "If-None-Match: W/\"x\", *",
        "If-Modified-Since: {0}",
        "Range: bytes={0}-", "Range: bytes=0-0,1-1,2-2", "Range: bytes=-9999999999999999999", "Authorization: {0}",
        "Authorization: Bearer {0}", "Authorization: Basic {0}", "Authorization: Basic ////", "X-Forwarded-For: {0}",
        "X-Forwarded-Host: {0}", "X-Forwarded-Proto: {0}", "X-Original-URL: /{0}",
        "X-HTTP-Method-Override: DELETE", "Forwarded: for={0};host={0}", "Cookie: {0}", "Origin: {0}", "Origin: null", "Referer: {0}",
        "User-Agent: {0}", "Expect: 100-continue", "Expect: {0}", "Upgrade: websocket\r\nConnection: Upgrade", "Upgrade: h2c",
        "TE: trailers", "Transfer-Encoding: gzip",
        "Content-Encoding: gzip", "Content-Encoding: {0}", "Access-Control-Request-Method: {0}", "Access-Control-Request-Headers: {0}",
        "Via: {0}", "Max-Forwards: {0}", "Host: {0}", "X-Null: a\0b", "X-\u00e6: \u00e6", " Folded: {0}", "NoColon", ": {0}",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=iso-8859-1",
        "application/json; charset=utf-7", "application/json; charset={0}", "application/json; charset=\"",
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16",
        "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "text/xml", "application/vnd.api+json", "{0}", "",
    ];

    private static readonly string[] Methods =
    [
        "PUT",
        "DELETE",
        "PATCH",
        "OPTIONS",
        "TRACE",
        "CONNECT",
        "get",
        "PROPFIND",
        "G\u00c6T",
        "A",
    ];

    private static readonly string[] ChunkSizes =
    [
        "FFFFFFFFFFFFFFFFFFFF",
        "7FFFFFFFFFFFFFFF",
        "80000000",
        "-1",
        "x",
        "",
        "0x5",
        " 5",
        "5;a=b",
        "5;" + new string('a', 5_000),
    ];

    private readonly Random _random;
    private readonly string _key;

    private HostileRequest(Random random, string key) => (_random, _key) = (random, key);

    /// <summary>One request to one of the <paramref name="routes"/>.</summary>
    public static byte[] Make(Random random, string route, string key)
    {
        var maker = new HostileRequest(random, key);
        var bytes = maker.Whole(route);
        return random.Next(10) == 0 ? maker.Broken(bytes) : bytes;
    }

    private byte[] Whole(string route)
    {
        var text = new StringBuilder();
        var path = Parameter().Replace(route, part => RightPart(part.Value));
        path = _random.Next(40) switch
        {
            0 => path + "/" + Text(),
            1 => "/" + path,
            2 => path + "%2f",
            3 => path.ToUpperInvariant(),
            4 => "http://" + Text() + path,
            5 => "*",
            6 => "/" + Text() + path,
            7 => path.Replace("/", "/./", StringComparison.Ordinal),
            _ => path,
        };
        text.Append(path);
        var parameters = _random.Next(route.Contains("/data", StringComparison.Ordinal) ? 6 : 2) == 0 ? 0 : _random.Next(1, 7);
        // Most addresses take no parameter that they do not know.
        var right = !route.Contains("/data", StringComparison.Ordinal) ? 0 : _random.Next(2) == 0 ? parameters : parameters - 1;
        for (var i = 0; i < parameters; i++)
        {
            text.Append(i == 0 ? '?' : '&').Append(
                i < right ? Of(RightParameters) : $"{Of(Names)}{(_random.Next(20) == 0 ? "" : "=")}{Value()}");
        }

        if (_random.Next(100) == 0)
        {
            text.Append(text.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?')
                .Append("x=")
                .Append(new string(_random.Next(2) == 0 ? 'a' : ',', _random.Next(1, 300_000)));
        }

        var body = _random.Next(3) == 0 ? Body(route) : null;
        var method = _random.Next(10) switch { 0 => Of(Methods), 1 => "HEAD", _ => body is null ? "GET" : "POST" };
        var head = new StringBuilder();
        head.Append(method)
            .Append(' ')
            .Append(text)
            .Append(' ')
            .Append(_random.Next(100) == 0 ? Of("HTTP/1.0", "HTTP/1.2", "HTTP/2", "HTTP/9.9", "X") : "HTTP/1.1")
            .Append("\r\n");
        head.Append(_random.Next(30) == 0 ? "" : "Host: localhost\r\n");
        if (route.StartsWith("/v", StringComparison.Ordinal) && _random.Next(8) > 0)
        {
            head.Append("Authorization: ").Append(_key).Append("\r\n");
        }

        for (var i = _random.Next(3) == 0 ? _random.Next(1, 5) : 0; i > 0; i--)
        {
            head.Append(With(Of(Headers))).Append("\r\n");
        }

        if (_random.Next(200) == 0)
        {
            head.Append("X-Long: ").Append(new string('a', _random.Next(1, 300_000))).Append("\r\n");
        }
        else if (_random.Next(200) == 0)
        {
            head.Insert(head.Length, "X-Many: 1\r\n", _random.Next(50, 1_100));
        }

        head.Append("Connection: close\r\n");
        return body is null ? Latin1(head + "\r\n") : WithBody(head, body);
    }

    private byte[] WithBody(StringBuilder head, byte[] body)
    {
        if (_random.Next(15) > 0)
        {
            head.Append("Content-Type: ").Append(_random.Next(2) == 0 ? ContentTypes[0] : With(Of(ContentTypes))).Append("\r\n");
        }

        switch (_random.Next(12))
        {
            case 0:
                var size = _random.Next(3) == 0 ? Of(ChunkSizes) : body.Length.ToString("X", CultureInfo.InvariantCulture);
                head.Append("Transfer-Encoding: chunked\r\n\r\n").Append(size).Append("\r\n");
                return [
                    .. Latin1(head.ToString()),
                    .. body,
                    .. Latin1(_random.Next(4) == 0 ? "" : "\r\n0\r\n" + (_random.Next(4) == 0 ? "X-Trailer: 1\r\n\r\n" : "\r\n"))];
            case 1:
                head.Append("Content-Length: ")
                    .Append(Of("-1", "x", "99999999999999999999", "9223372036854775807", "1, 1", "+5", "0", "5"))
                    .Append("\r\n\r\n");
                break;
            case 2:
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\n\r\n");
                break;
            default:
                head.Append(
                    CultureInfo.InvariantCulture,
                    $"Content-Length: {body.Length + (_random.Next(40) == 0 ? _random.Next(-5, 6) : 0)}\r\n\r\n");
                break;
        }

        return [.. Latin1(head.ToString()), .. body];
    }

    private byte[] Body(string route)
    {
        var text = route.Contains("/v2/data", StringComparison.Ordinal) && !route.Contains("api", StringComparison.Ordinal)
            ? string.Join('&', Enumerable.Range(0, 4).Select(_ => Of(Names) + "=" + Value()))
            : Json(route.Contains("savedqueries", StringComparison.Ordinal));
        switch (_random.Next(12))
        {
            case 0:
                var bytes = new byte[_random.Next(2_000)];
                _random.NextBytes(bytes);
                return bytes;
            case 1:
                text = new string('[', _random.Next(1, 50_000));
                break;
            case 2:
                text = string.Concat(Enumerable.Repeat("{\"selection\":", _random.Next(1, 3_000))) + "1";
                break;
            case 3:
                return Encoding.Unicode.GetBytes(text);
            case 4:
                return [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)];
            case 5:
                text = Number().Replace(text, _ => Of("99999999999999999999", "-1", "1e400", "0.1", "null", "\"1\"", "[]", "{}"));
                break;
            case 6:
                text += new string(' ', _random.Next(1, 1_200_000));
                break;
            case 7:
                return Latin1(text);
            case 8:
                return [.. Encoding.UTF8.GetBytes(text), 0xC3];
        }

        for (var i = _random.Next(3) == 0 ? _random.Next(1, 5) : 0; i > 0 && text.Length > 0; i--)
        {
            var at = _random.Next(text.Length);
            text = _random.Next(3) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, ((char)_random.Next(128)).ToString()),
                _ => text.Insert(at, Of(Texts)),
            };
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private string Json(bool saved)
    {
        if (_random.Next(2) == 0)
        {
            var right = $$$"""{"selection":[{"variableCode":"omraade","valueCodes":["DK","{{{(_random.Next(3) == 0
                ? Uri.UnescapeDataString(Text()).Replace('"', '_').Replace('\\', '_')
                : "0101")}}}"]},{"variableCode":"periode","valueCodes":["TOP({{{_random.Next(1, 5)}}})"]}"""
                    + """,{"variableCode":"indsats","valueCodes":["*"]},{"variableCode":"maal","valueCodes":["andel"]}]}""";
            return saved
                ? $$"""{"tableId":"Y11IGA01","language":"da","outputFormat":"{{Of("csv", "px", "json-stat2")}}","selection":{{right}}}"""
                : right;
        }

        var selection = new
        {
            selection = Enumerable.Range(0, _random.Next(6)).Select(_ => new
            {
                variableCode = _random.Next(5) == 0 ? Text() : Of("omraade", "periode", "indsats", "maal"),
                codeList = _random.Next(5) == 0 ? Text() : null,
                valueCodes = Enumerable.Range(0, _random.Next(4)).Select(_ =>
                    _random.Next(3) == 0 ? Text() : Of("*", "DK", "0101", "2024", "TOP(1)", "andel", "nogen")),
            }),
            placement = _random.Next(3) == 0 ? new { heading = new[] { Text(), "maal" }, stub = new[] { "omraade", "periode" } } : null,
        };
        return saved
            ? JsonSerializer.Serialize(new
            {
                tableId = _random.Next(5) == 0 ? Text() : "Y11IGA01",
                language = Of("da", "en", "x"),
                outputFormat = Of("csv", "px", "xlsx", "json-stat2", Text()),
                outputFormatParams = new[] { Of("UseTexts", "x") },
                selection,
            })
            : JsonSerializer.Serialize(selection);
    }

    /// <summary>Some bytes more, less or others, anywhere.</summary>
    private byte[] Broken(byte[] bytes)
    {
        var broken = bytes.ToList();
        // Where the request is told of is where it breaks best.
        var reach = Math.Min(broken.Count, 600);
        for (var i = _random.Next(1, 6); i > 0; i--)
        {
            var at = _random.Next(reach);
            switch (_random.Next(4))
            {
                case 0 when at < broken.Count:
                    broken[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    broken.Insert(at, (byte)Of("\0", "\r", "\n", "\t", " ", ":", "\u0007", "\u007f", "\u00ff")[0]);
                    break;
                case 2 when at < broken.Count:
                    broken.RemoveAt(at);
                    break;
                case 3 when _random.Next(10) == 0:
                    broken.RemoveRange(at, broken.Count - at);
                    reach = Math.Max(1, broken.Count);
                    break;
            }

            reach = Math.Min(reach, broken.Count);
            if (reach == 0)
            {
                break;
            }
        }

        return [.. broken];
    }

    private string RightPart(string name) => _random.Next(8) == 0 ? Value() : name switch
    {
        "{format}" => Of("json", "csv", "JSON"),
        "{kommune}" => Of("0101", "aarhus", "k%C3%B8benhavn"),
        "{udgivelse:long}" => Of("1", "7"),
        "{fil}" => Of("land.html", "0101.xlsx", "land.pdf"),
        "{id}" when _random.Next(6) == 0 => Of("vs_kommuner", "agg_regioner", "Y11IGA02", "nyeste"),
        _ => "Y11IGA01",
    };

    private string Value() => _random.Next(8) switch
    {
        0 => Text() + Text(),
        1 => string.Concat(Enumerable.Range(0, _random.Next(8)).Select(_ => (char)_random.Next(33, 256))),
        2 => string.Join(',', Enumerable.Range(0, _random.Next(1, 60)).Select(_ => Text())),
        _ => Text(),
    };

    private string Text() => Of(Texts);

    private string With(string form) =>
        form.Replace("{0}", Uri.UnescapeDataString(Text()).Replace('\r', ' ').Replace('\n', ' '), StringComparison.Ordinal);

    private string Of(params string[] among) => among[_random.Next(among.Length)];

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    [GeneratedRegex(@"\{[a-z:]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
