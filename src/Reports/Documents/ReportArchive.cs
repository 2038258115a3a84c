using System.Globalization;
using Opgoerelse.Aggregation.Releases;

namespace Opgoerelse.Reports.Documents;

/// <summary>A file of the archive.</summary>
/// <param name="Name">land, or a kommune's code.</param>
/// <param name="Extension">html, xlsx or pdf.</param>
internal readonly record struct ReportFile(string Name, string Extension)
{
    /// <summary>Its name in the archive.</summary>
    public string FileName => $"{Name}.{Extension}";

    /// <summary>
    /// The file that a name means; null when it is none of ours. Only land or four digits, and an ending that is known, pass: no
    /// name leads out of the folder.
    /// </summary>
    public static ReportFile? Read(string fileName)
    {
        var fullStop = fileName.IndexOf('.', StringComparison.Ordinal);
        if (fullStop < 0)
        {
            return null;
        }

        var (name, extension) = (fileName[..fullStop], fileName[(fullStop + 1)..]);
        return extension is "html" or "xlsx" or "pdf" && (name == ReportMaker.Country || (name.Length == 4 && name.All(char.IsAsciiDigit)))
            ? new ReportFile(name, extension)
            : null;
    }
}

/// <summary>
/// The reports of the releases: a folder for each, and beside it a mark that says which release they are of. What has no mark, or
/// that of another release with the same number, is not shown: it may be half made, or of a database that is no more.
/// </summary>
/// <param name="Folder">The folder of all.</param>
internal sealed record ReportArchive(string Folder)
{
    /// <summary>The folder of a release's reports.</summary>
    public string Location(Release release) => Path.Combine(Folder, Number(release));

    /// <summary>The path of a file; null when it is not there to be shown.</summary>
    public string? Find(Release release, ReportFile file) =>
        Error(release) is not null && Path.Combine(Location(release), file.FileName) is var path && File.Exists(path) ? path : null;

    /// <summary>The files to be shown of a release's reports.</summary>
    public IReadOnlySet<ReportFile> Files(Release release) => Error(release) is null || !Directory.Exists(Location(release))
        ? new HashSet<ReportFile>()
        : Directory.EnumerateFiles(Location(release))
            .Select(path => ReportFile.Read(Path.GetFileName(path)))
            .OfType<ReportFile>()
            .ToHashSet();

    /// <summary>Whether the reports of a release have been made, all of them.</summary>
    public bool IsFinished(Release release) => Error(release) == 0;

    /// <summary>Makes room for the reports of a release: those of another one with its number go away.</summary>
    public void Begin(Release release)
    {
        if (Error(release) is null && Directory.Exists(Location(release)))
        {
            File.Delete(MarkFile(release));
            Directory.Delete(Location(release), recursive: true);
        }
    }

    /// <summary>Says that the reports of a release are there, but for so many that could not be made.</summary>
    public void Mark(Release release, int error)
    {
        Directory.CreateDirectory(Folder);
        var scratch = MarkFile(release) + ".part";
        File.WriteAllText(scratch, string.Create(CultureInfo.InvariantCulture, $"{release.Checksum} {error}\n"));
        File.Move(scratch, MarkFile(release), overwrite: true);
    }

    private static string Number(Release release) => release.Id.ToString(CultureInfo.InvariantCulture);

    private string MarkFile(Release release) => Path.Combine(Folder, Number(release) + ".dannet");

    /// <summary>How many could not be made; null when the mark is not of this release.</summary>
    private int? Error(Release release) =>
        File.Exists(MarkFile(release))
            && File.ReadAllText(MarkFile(release)).Split([' ', '\n']) is [var sum, var error, ..]
            && sum == release.Checksum
            ? int.Parse(error, CultureInfo.InvariantCulture)
            : null;
}

/// <summary>
/// Where the reports are had: a page of them all, and each file by its release. The addresses stand in letters that were sent.
/// </summary>
internal static class ReportAddress
{
    public const string Root = "/rapporter";

    /// <summary>The path of a file.</summary>
    public static string Of(long release, ReportFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Root}/{release}/{file.FileName}");
}
