// The source is our own: nobody can make an expression slow.
#pragma warning disable MA0009
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Opgoerelse.HouseTests;

/// <summary>One file of the program.</summary>
/// <param name="Path">From <c>src</c>, with slashes.</param>
/// <param name="Text">As it stands.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The first folder: Domain, Storage, Ingest ...</summary>
    public string Room => Path[..Path.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The folder that it lies in.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>Its lines.</summary>
    public string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');

    /// <summary>Without comments and without what stands in quotes: prose names no types.</summary>
    public string Code { get; } = Prose().Replace(Text, "");

    [GeneratedRegex("""^\s*//.*$|"[^"\n]*"|^using .*$|^namespace .*$""", RegexOptions.Multiline)]
    private static partial Regex Prose();
}

/// <summary>
/// The program as its source tells it: which folder knows which. A folder is known by a <c>using</c> of its namespace (no file has one
/// that it does not need: the compiler sees to it), by a qualified name, or, where it lies around the file's own folder and needs no
/// <c>using</c>, by the name of one of its types.
/// </summary>
internal sealed partial class SourceTree
{
    private readonly Dictionary<string, SortedSet<string>> _knows = new(StringComparer.Ordinal);

    private SourceTree(string root)
    {
        Files = [.. FilesUnder(root)];
        Types =
            Files.SelectMany(file => TypeNames().Matches(file.Code).Select(match => (Name: match.Groups["name"].Value, File: file)))
                .ToList();
        var folders = Files.Select(file => file.Folder).ToHashSet(StringComparer.Ordinal);
        var names = Types.GroupBy(type => type.File.Folder, StringComparer.Ordinal)
            .ToDictionary(
                types => types.Key,
                types => types.Select(type => type.Name).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
        foreach (var file in Files)
        {
            var known = _knows.TryGetValue(file.Folder, out var there) ? there : _knows[file.Folder] = new(StringComparer.Ordinal);
            foreach (var folder in folders.Where(folder =>
                folder != file.Folder && Knows(file, folder, names.GetValueOrDefault(folder, []))))
            {
                known.Add(folder);
            }
        }
    }

    public static SourceTree Program { get; } = new(System.IO.Path.Combine(Root(), "src"));

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The types that are declared, nested ones too.</summary>
    public IReadOnlyList<(string Name, SourceFile File)> Types { get; }

    /// <summary>Which folders each folder knows.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Knows() => _knows;

    /// <summary>The files of C# in a folder and below it, with paths from it.</summary>
    public static IEnumerable<SourceFile> FilesUnder(string root) =>
        Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(root, path))));

    /// <summary>The folder of the whole repository.</summary>
    public static string Root([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", ".."));

    /// <summary>The groups of folders that reach each other, the largest first: each is a knot. A folder alone is none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Knots()
    {
        var reach = _knows.Keys.ToDictionary(folder => folder, Reached, StringComparer.Ordinal);
        return
        [
            .. _knows.Keys.Where(folder => reach[folder].Contains(folder))
                .GroupBy(folder => string.Join(' ', reach[folder].Where(other => reach[other].Contains(folder))), StringComparer.Ordinal)
                .Select(knot => (IReadOnlyList<string>)[.. knot])
                .OrderByDescending(knot => knot.Count),
        ];
    }

    private SortedSet<string> Reached(string from)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var left = new Stack<string>(_knows[from]);
        while (left.TryPop(out var folder))
        {
            if (reached.Add(folder))
            {
                foreach (var next in _knows[folder])
                {
                    left.Push(next);
                }
            }
        }

        return reached;
    }

    private static bool Knows(SourceFile file, string folder, HashSet<string> types)
    {
        var space = "Opgoerelse." + folder.Replace('/', '.');
        var name = Regex.Escape(space);
        var shortName = Regex.Escape(space["Opgoerelse.".Length..]);
        if (file.Text.Contains($"using {space};", StringComparison.Ordinal)
            || Regex.IsMatch(file.Text, $@"^using (static |\w+ = ){name}\.\w+;", RegexOptions.Multiline | RegexOptions.ExplicitCapture)
            || Regex.IsMatch(
                file.Code,
                $@"(?<![\w.])({name}|{shortName})\.({string.Join('|', types.DefaultIfEmpty("-"))})\b",
                RegexOptions.ExplicitCapture))
        {
            return true;
        }

        return file.Folder.StartsWith(folder + "/", StringComparison.Ordinal)
            && Words().Matches(file.Code).Any(word => types.Contains(word.Value));
    }

    [GeneratedRegex(
        @"^\s*(public|internal|private|protected|file|static|sealed|abstract|readonly|partial|ref|\s)*\b(class|record struct"
            + @"|record|struct|interface|enum) (?<name>[A-Z]\w*)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeNames();

    /// <summary>A word where a type stands: not a member, nor what one is called.</summary>
    [GeneratedRegex(
        @"(?<=\b(new|is|as|case) |typeof\(|<|: |\()[A-Z]\w*\b(?!\s*=>|\()|(?<=\bnew )[A-Z]\w*"
            + @"|(?<![.\w])[A-Z]\w*(?=(<[^;{}=]*>)?\??(\[\])? [a-z_@])|(?<![.\w])[A-Z]\w*(?=\.[A-Z])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
