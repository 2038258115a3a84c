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

/// <summary>Every remark that an answer can carry, with its stable code and its words.</summary>
internal static class RemarkList
{
    /// <summary>What a client sent is repeated in a remark up to this length.</summary>
    private const int LongestEcho = 60;

    /// <summary>Of several names the first ones are repeated.</summary>
    private const int MostNames = 5;

    /// <summary>Parameters of the address that mean nothing there.</summary>
    public static Remark UnknownParameters(IReadOnlyCollection<string> names) => new(
        "ukendt-parameter", $"{Names(names)} {(names.Count == 1 ? "is no parameter" : "are no parameters")} here, ignored");

    /// <summary>Members of a JSON body that mean nothing there.</summary>
    public static Remark UnknownMembers(IReadOnlyCollection<string> paths) => new(
        "ukendt-felt", $"{Names(paths)} {(paths.Count == 1 ? "is no member" : "are no members")} of this body, ignored");

    /// <summary>A number above what can be had.</summary>
    public static Remark Capped(string parameter, string asked, int given) => new(
        "begraenset",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{parameter}={Short(asked)} is more than can be had, {parameter}={given} was answered"));

    /// <summary>A number below what has a meaning.</summary>
    public static Remark Raised(string parameter, string asked, int given) => new(
        "begraenset",
        string.Create(CultureInfo.InvariantCulture, $"{parameter}={Short(asked)} has no meaning, {parameter}={given} was answered"));

    /// <summary>A parameter that another one of the same address takes the place of.</summary>
    public static Remark Overruled(string parameter, string by) => new("uden-betydning", $"{parameter} has no say beside {by}, ignored");

    /// <summary>A codelist of a variable of which nothing is selected.</summary>
    public static Remark CodelistWithoutEffect(string variable, string codelist) => new(
        "uden-betydning", $"nothing is selected of '{variable}', so its codelist '{codelist}' has no say and its total was answered");

    /// <summary>Values of a list that the table does not have, beside others that it has.</summary>
    public static Remark UnknownValues(string parameter, IReadOnlyCollection<string> values) => new(
        "ukendt-vaerdi", $"{parameter} has no {Names(values)} here, the others were answered");

    /// <summary>A variable without a total that nothing was chosen of.</summary>
    public static Remark DefaultValue(string parameter, string value) => new(
        "standardvaerdi", $"{parameter} has no total and was not chosen, '{Short(value)}' was answered");

    /// <summary>A text longer than what is read of it.</summary>
    public static Remark Cut(string parameter, int read) => new(
        "begraenset", string.Create(CultureInfo.InvariantCulture, $"{parameter} is too long, its first {read} characters were read"));

    /// <summary>A search that is none in the syntax of searches.</summary>
    public static Remark PlainWords(string parameter, string asked) => new(
        "almindelige-ord", $"{parameter}={Short(asked)} is not in Lucene's syntax, it was read as plain words");

    private static string Names(IReadOnlyCollection<string> names)
    {
        var told = string.Join(", ", names.Take(MostNames).Select(name => $"'{Short(name)}'"));
        return names.Count <= MostNames ? told : string.Create(CultureInfo.InvariantCulture, $"{told} and {names.Count - MostNames} more");
    }

    private static string Short(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "...";
}
