namespace Opgoerelse.Ingest.Leverancer;

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
