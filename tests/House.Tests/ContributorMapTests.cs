using System.Text.RegularExpressions;

namespace Opgoerelse.HouseTests;

/// <summary>
/// The map for contributors (<c>docs/where-to-put-what.md</c>) is held to the code: paths are there, types are declared where it says, and
/// the worked example leaves out no file of the program that knows its measure.
/// </summary>
public sealed partial class ContributorMapTests
{
    private const string Page = "docs/where-to-put-what.md";

    private static readonly string Text = File.ReadAllText(Path.Combine(SourceTree.Root(), Page));

    [Fact]
    public void Every_path_is_there()
    {
        var paths = Paths(Text).ToList();
        Assert.True(paths.Count > 60, $"{paths.Count} paths are found.");
        Assert.DoesNotContain(paths, path => !DocumentTests.IsThere(path));
    }

    [Fact]
    public void The_page_is_found() => Assert.All(["README.md", "CONTRIBUTING.md"], page =>
        Assert.Contains($"]({Page})", File.ReadAllText(Path.Combine(SourceTree.Root(), page)), StringComparison.Ordinal));

    [Fact]
    public void Every_type_is_declared_in_the_file_before_it()
    {
        var types = TypesInFiles()
            .Matches(Text)
            .Select(match => (Path: match.Groups["path"].Value, Type: match.Groups["type"].Value))
            .ToList();
        Assert.True(types.Count > 25, $"{types.Count} types are found.");
        Assert.DoesNotContain(types, pair => !IsDeclared(pair.Path, pair.Type));
    }

    /// <summary>A type that is named without its file could be anywhere.</summary>
    [Fact]
    public void No_type_is_named_without_its_file() => Assert.DoesNotContain(
        Quoted().Matches(TypesInFiles().Replace(Text, "")).Select(match => match.Groups["text"].Value),
        text => SourceTree.Program.Types.Any(type => type.Name == text.Split('.')[0]));

    /// <summary>The files of the program that know the measure are those that the example names, no more and no fewer.</summary>
    [Fact]
    public void The_example_names_every_file_that_knows_its_measure()
    {
        var example = Text[Text.IndexOf("## Example", StringComparison.Ordinal)..];
        Assert.Equal(
            SourceTree.Program.Files
                .Where(file => file.Text.Contains("genbehandlet", StringComparison.OrdinalIgnoreCase))
                .Select(file => "src/" + file.Path)
                .Order(StringComparer.Ordinal),
            Paths(example).Where(path =>
                path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Paths(string text) => DocumentTests.Paths(text);

    private static bool IsDeclared(string path, string type)
    {
        var file = Path.Combine(SourceTree.Root(), path);
        return File.Exists(file)
            && Regex.IsMatch(
                File.ReadAllText(file),
                $@"^\s*(public|internal)[\w ]* (class|record struct|record|struct|interface|enum) {type}\b",
                RegexOptions.Multiline | RegexOptions.NonBacktracking);
    }

    [GeneratedRegex("`(?<text>[^`\n]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"`(?<path>[^`\n]+\.cs)` \(`(?<type>\w+)`\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TypesInFiles();
}
