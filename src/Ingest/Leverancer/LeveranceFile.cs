using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// A file that is being taken in. It remembers what the file was when it was opened, so that one which changes
/// meanwhile (still being written, or replaced by another) is told from the one that was read.
/// </summary>
internal sealed class LeveranceFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly DateTime _written;
    private readonly long _length;

    /// <param name="path">The file.</param>
    /// <param name="format">What its name told.</param>
    public LeveranceFile(string path, LeveranceFormat format)
    {
        Location = path;
        Format = format;
        _stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 1 << 17,
            Options = FileOptions.SequentialScan,
        });
        _written = File.GetLastWriteTimeUtc(_stream.SafeFileHandle);
        _length = _stream.Length;
    }

    public string Location { get; }

    /// <summary>Its name as it is kept.</summary>
    public string Name => FileNames.Shown(Path.GetFileName(Location));

    public LeveranceFormat Format { get; }

    public Stream Stream => _stream;

    public long Length => _length;

    /// <summary>Whether the file that was opened is as it was then.</summary>
    public bool IsUnchanged =>
        File.GetLastWriteTimeUtc(_stream.SafeFileHandle) == _written && RandomAccess.GetLength(_stream.SafeFileHandle) == _length;

    public void Dispose() => _stream.Dispose();
}

/// <summary>Why what has a file's name cannot be read as a file.</summary>
internal static class FileProblem
{
    /// <summary>The reason, in Danish, or null when it can be read, or is not there any more.</summary>
    /// <param name="path">What lies there.</param>
    /// <param name="follow">Whether a symbolic link stands for what it points at: where a person named it, not in the inbox.</param>
    public static string? Of(string path, bool follow) => FileKinds.Of(path, follow) switch
    {
        FileKind.Directory => "Det er en mappe, ikke en fil.",
        FileKind.Link => "Det er et symbolsk link. Links følges ikke.",
        FileKind.Special => "Det er ikke en almindelig fil, men en kø, en sokkel eller en enhed.",
        FileKind.Regular when !MayRead(path) => "Filen kan ikke læses: programmet har ikke adgang til den.",
        _ => null,
    };

    private static bool MayRead(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            // Gone, or a disk that fails: whoever reads it finds out.
            return true;
        }
    }
}
