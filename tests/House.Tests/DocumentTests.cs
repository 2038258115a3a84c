using System.Globalization;
using System.Text.RegularExpressions;

namespace Opgoerelse.HouseTests;

/// <summary>
/// What the documents say of the house is so: their paths and links are there, the decisions have their header, no room is left out.
/// </summary>
public sealed partial class DocumentTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> Documents =
    [
        .. new[] { "docs", "deploy" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(SourceTree.Root(), folder), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(SourceTree.Root(), "*.md"))
            .Select(file => (Path.GetRelativePath(SourceTree.Root(), file).Replace('\\', '/'), File.ReadAllText(file))),
    ];

    [Fact]
    public void Every_path_that_is_named_is_there() => Assert.Empty(
        from document in Documents
        from path in Paths(document.Text)
        where !IsThere(path)
        select $"{document.Path}: {path}");

    [Fact]
    public void Every_link_leads_to_a_file() => Assert.Empty(
        from document in Documents
        from link in Links().Matches(document.Text).Select(match => match.Groups["to"].Value)
        where !link.StartsWith("http", StringComparison.Ordinal)
            && !Path.Exists(Path.Combine(SourceTree.Root(), Path.GetDirectoryName(document.Path)!, link))
        select $"{document.Path}: {link}");

    /// <summary>Its number and title, how it stands, and the day of the decision; the file's name is English and has the number.</summary>
    [Fact]
    public void Every_decision_has_its_header()
    {
        var decisions = Documents.Where(document => document.Path.StartsWith("docs/adr/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(decisions);
        Assert.Empty(decisions.Where(decision => !Header().IsMatch(decision.Text)
            || !Path.GetFileName(decision.Path).StartsWith(
                int.Parse(Header().Match(decision.Text).Groups["number"].Value, CultureInfo.InvariantCulture).ToString(
                    "0000-",
                    CultureInfo.InvariantCulture), StringComparison.Ordinal))
            .Select(decision => decision.Path));
        Assert.Distinct(decisions.Select(decision => Path.GetFileName(decision.Path)[..4]));
    }

    [Fact]
    public void The_readme_has_a_line_for_each_room()
    {
        var readme = Documents.Single(document => document.Path == "README.md").Text;
        Assert.All(SourceTree.Program.Files.Select(file => file.Room).Distinct(StringComparer.Ordinal), room =>
            Assert.Contains($"\n| `src/{room}` |", readme, StringComparison.Ordinal));
    }

    /// <summary>What stands in quotes and begins with a folder of the repository.</summary>
    internal static IEnumerable<string> Paths(string text) =>
        Quoted().Matches(text).Select(match => match.Groups["path"].Value.TrimEnd('.'));

    internal static bool IsThere(string path) => Path.Exists(Path.Combine(SourceTree.Root(), path));

    [GeneratedRegex("`(?<path>(src|tests|docs|data|db|deploy)/[^`\\s]*)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\]\((?<to>[^)#\s]+)[^)]*\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex(
        @"\A# (?<number>\d+)\. [^\n]+\n\nStatus: (accepted|superseded)[^\n]*\.\nDate: \d{4}-\d\d-\d\d\.\n\n",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Header();
}
