using System.Globalization;

namespace Opgoerelse.HouseTests;

/// <summary>
/// The house in figures; <c>tests/house</c> prints them. Each limit is what was reached, rounded: it may be lowered, and is raised by
/// nobody who has not tried the other way first.
/// </summary>
public sealed class FigureTests(ITestOutputHelper output)
{
    private static readonly SourceTree Program = SourceTree.Program;

    private static readonly int Lines = Program.Files.Sum(file => file.Lines.Length);

    [Fact]
    public void No_line_lies_in_a_cycle_of_folders()
    {
        var knots = Program.Knots().SelectMany(knot => knot).ToHashSet(StringComparer.Ordinal);
        Holds(
            "lines in cycles of folders, pct.",
            0,
            100.0 * Program.Files.Where(file => knots.Contains(file.Folder)).Sum(file => file.Lines.Length) / Lines);
    }

    [Fact]
    public void The_host_is_no_more_than_a_room() =>
        Holds(
            "Api's share of the lines, pct.",
            18,
            100.0 * Program.Files.Where(file => file.Room == "Api").Sum(file => file.Lines.Length) / Lines);

    [Fact]
    public void Few_files_are_crumbs() =>
        Holds("files under 30 lines, pct.", 3, 100.0 * Program.Files.Count(file => file.Lines.Length < 30) / Program.Files.Count);

    /// <summary>Of the program and of its tests.</summary>
    [Fact]
    public void No_line_is_long()
    {
        var files = Program.Files.Concat(SourceTree.FilesUnder(Path.Combine(SourceTree.Root(), "tests")));
        Holds("lines over 140 columns", 0, files.SelectMany(file => file.Lines).Count(line => line.Length > 140));
    }

    [Fact]
    public void The_rooms_are_told()
    {
        foreach (var room in Program.Files
            .GroupBy(file => file.Room, StringComparer.Ordinal)
            .OrderBy(room => room.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{room.Key}: {room.Count()} files, {room.Sum(file => file.Lines.Length)} lines"));
        }

        Assert.InRange(Program.Files.Count, 1, 448);
    }

    private void Holds(string what, double most, double measured)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {measured:0.#} (at most {most:0.#})"));
        Assert.InRange(measured, 0, most);
    }
}
