namespace Opgoerelse.HouseTests;

/// <summary>What a person reads is in the words of docs/sprog.md: none of those that were given up is in a text of the program.</summary>
public sealed class LanguageTests
{
    private static readonly IReadOnlyList<string> GivenUp =
    [
        .. File.ReadLines(Path.Combine(SourceTree.Root(), "docs", "sprog.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(row => row.Split('|')[2].Split('"').Where((_, i) => i % 2 == 1)),
    ];

    [Fact]
    public void No_word_that_was_given_up_is_in_a_text()
    {
        Assert.True(GivenUp.Count > 10, $"{GivenUp.Count}");
        var schemes = Directory.EnumerateFiles(Path.Combine(SourceTree.Root(), "data", "ordninger"))
            .Select(file => (Path: Path.GetFileName(file), Lines: File.ReadAllLines(file)));
        Assert.Empty(
            from file in SourceTree.Program.Files.Select(file => (file.Path, file.Lines)).Concat(schemes)
            from line in file.Lines
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from words in GivenUp
            where line.Contains(words, StringComparison.OrdinalIgnoreCase)
            select $"{file.Path}: {words}: {line.Trim()}");
    }
}
