using Opgoerelse.Ingest.Versions;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// Reads one portion ahead while the one before it is written: never more than two are held.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    private readonly LeveranceReading _reading;
    private Portion _thisPortion = new();
    private Portion _next = new();
    private Task<bool> _reader;

    public ReadAhead(LeveranceReading reading)
    {
        _reading = reading;
        _reader = Read();
    }

    /// <summary>The next portion, valid until the next call; null at the end.</summary>
    /// <exception cref="Reading.FileRejectedException">The file as a whole cannot be read.</exception>
    public Portion? Next()
    {
        if (!_reader.GetAwaiter().GetResult())
        {
            return null;
        }

        (_thisPortion, _next) = (_next, _thisPortion);
        _reader = Read();
        return _thisPortion;
    }

    /// <summary>Waits for the reader, so that what it reads from can be closed.</summary>
    public void Dispose() => Task.WaitAny(_reader);

    private Task<bool> Read()
    {
        var portion = _next;
        return Task.Run(() => _reading.Next(portion));
    }
}
