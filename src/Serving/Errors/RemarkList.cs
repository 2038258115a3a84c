using System.Globalization;

namespace Opgoerelse.Serving.Errors;

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
        "begraenset", string.Create(CultureInfo.InvariantCulture, $"{parameter}={Short(asked)} is more than can be had, {parameter}={given} was answered"));

    /// <summary>A number below what has a meaning.</summary>
    public static Remark Raised(string parameter, string asked, int given) => new(
        "begraenset", string.Create(CultureInfo.InvariantCulture, $"{parameter}={Short(asked)} has no meaning, {parameter}={given} was answered"));

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
