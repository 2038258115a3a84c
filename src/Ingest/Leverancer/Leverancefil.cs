using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// A file that is being taken in. It remembers what the file was when it was opened, so that one which changes
/// meanwhile (still being written, or replaced by another) is told from the one that was read.
/// </summary>
internal sealed class Leverancefil : IDisposable
{
    private readonly FileStream _stroem;
    private readonly DateTime _skrevet;
    private readonly long _laengde;

    /// <param name="sti">The file.</param>
    /// <param name="format">What its name told.</param>
    public Leverancefil(string sti, Leveranceformat format)
    {
        Sti = sti;
        Format = format;
        _stroem = new FileStream(sti, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 1 << 17,
            Options = FileOptions.SequentialScan,
        });
        _skrevet = File.GetLastWriteTimeUtc(_stroem.SafeFileHandle);
        _laengde = _stroem.Length;
    }

    public string Sti { get; }

    /// <summary>Its name as it is kept.</summary>
    public string Navn => FileNames.Shown(Path.GetFileName(Sti));

    public Leveranceformat Format { get; }

    public Stream Stroem => _stroem;

    public long Laengde => _laengde;

    /// <summary>Whether the file that was opened is as it was then.</summary>
    public bool ErUaendret =>
        File.GetLastWriteTimeUtc(_stroem.SafeFileHandle) == _skrevet && RandomAccess.GetLength(_stroem.SafeFileHandle) == _laengde;

    public void Dispose() => _stroem.Dispose();
}
