using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Versions;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// Reads one portion ahead while the one before it is written: never more than two are held.
/// </summary>
internal sealed class Forspring : IDisposable
{
    private readonly Leverancelaesning _laesning;
    private Portion _denne = new();
    private Portion _naeste = new();
    private Task<bool> _laeser;

    public Forspring(Leverancelaesning laesning)
    {
        _laesning = laesning;
        _laeser = Laes();
    }

    /// <summary>The next portion, valid until the next call; null at the end.</summary>
    /// <exception cref="Reading.FilAfvistException">The file as a whole cannot be read.</exception>
    public Portion? Naeste()
    {
        if (!_laeser.GetAwaiter().GetResult())
        {
            return null;
        }

        (_denne, _naeste) = (_naeste, _denne);
        _laeser = Laes();
        return _denne;
    }

    /// <summary>Waits for the reader, so that what it reads from can be closed.</summary>
    public void Dispose() => Task.WaitAny(_laeser);

    private Task<bool> Laes()
    {
        var portion = _naeste;
        return Task.Run(() => _laesning.Naeste(portion));
    }
}
