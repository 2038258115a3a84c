using System.Globalization;
using System.Text.RegularExpressions;

namespace Opgoerelse.Support.CaseBook;

/// <summary>
/// One case of the book, unread: its number, its title, its prose and its fenced blocks, those of one forloeb and those of figures.
/// </summary>
public sealed record BookSection(
    int Number,
    string Title,
    IReadOnlyList<string> Prose,
    IReadOnlyList<IReadOnlyList<string>> Blocks,
    IReadOnlyList<IReadOnlyList<string>> FigureBlocks);

/// <summary>docs/sagsbog.md as it was when the tests were built, cut into its cases.</summary>
public static partial class Book
{
    private const string CaseBlock = "```sag";
    private const string FigureBlock = "```tal";

    /// <summary>Every line of the book.</summary>
    public static IReadOnlyList<string> Lines { get; } = Fetch();

    /// <summary>The cases, in the order of the book.</summary>
    public static IReadOnlyList<BookSection> Cases { get; } = Split(Lines);

    /// <summary>How many fenced cases the book has, whether or not they stand under the heading of a case.</summary>
    public static int BlockCount => Lines.Count(line => line.TrimEnd() is CaseBlock or FigureBlock);

    /// <summary>Cuts a book into cases. A heading on the third level that names no case is kept as number 0.</summary>
    public static IReadOnlyList<BookSection> Split(IReadOnlyList<string> lines)
    {
        var cases = new List<BookSection>();
        List<string>? prose = null;
        List<IReadOnlyList<string>>? blocks = null;
        List<IReadOnlyList<string>>? figureBlocks = null;
        var isOfFigures = false;
        List<string>? blockPattern = null;
        foreach (var line in lines.Select(line => line.TrimEnd()))
        {
            if (blockPattern is not null)
            {
                if (line == "```")
                {
                    (isOfFigures ? figureBlocks : blocks)?.Add(blockPattern);
                    blockPattern = null;
                }
                else
                {
                    blockPattern.Add(line);
                }
            }
            else if (line is CaseBlock or FigureBlock)
            {
                (blockPattern, isOfFigures) = ([], line == FigureBlock);
            }
            else if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                var heading = Heading().Match(line);
                (prose, blocks, figureBlocks) = ([], [], []);
                cases.Add(heading.Success
                    ? new BookSection(
                        int.Parse(heading.Groups["nummer"].ValueSpan, CultureInfo.InvariantCulture),
                        heading.Groups["titel"].Value,
                        prose,
                        blocks,
                        figureBlocks)
                    : new BookSection(0, line, prose, blocks, figureBlocks));
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                (prose, blocks, figureBlocks) = (null, null, null);
            }
            else
            {
                prose?.Add(line);
            }
        }

        return cases;
    }

    private static List<string> Fetch()
    {
        using var book = typeof(Book).Assembly.GetManifestResourceStream("docs/sagsbog.md")
            ?? throw new FileNotFoundException("docs/sagsbog.md er ikke bygget ind i testene.");
        using var reader = new StreamReader(book);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    [GeneratedRegex("^### Sag (?<nummer>[0-9]{1,4}): (?<titel>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
