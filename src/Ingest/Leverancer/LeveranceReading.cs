using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Ingest.Versions;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>From the bytes of a file to portions of judged messages, one at a time.</summary>
internal sealed class LeveranceReading : IDisposable
{
    private readonly Gzip? _unpacked;
    private readonly LineReader _lines;
    private readonly CsvRecords? _records;
    private readonly ILineSplitter _splitter;
    private readonly RawBesked _raw;
    private readonly BeskedValidation _validation;

    /// <exception cref="FileRejectedException">The file's beginning shows that it cannot be read.</exception>
    public LeveranceReading(
        Stream file, LeveranceFormat format, UnknownFields unknownFields, RegisterLookup lookup, PseudonymKey key, LeveranceLimits limits)
    {
        var form = format.Entity is { } entity ? EntityShape.All[(int)entity] : null;
        _unpacked = format.Gzip ? new Gzip(file) : null;
        _lines = new LineReader(new BoundedStream(_unpacked ?? file, _unpacked, limits));
        _raw = new RawBesked(unknownFields);
        _validation = new BeskedValidation(lookup, key, form, limits);
        if (form is null)
        {
            _splitter = new NdjsonSplitter(_lines);
        }
        else
        {
            _records = new CsvRecords(_lines);
            _splitter = new CsvSplitter(_records, form, unknownFields);
        }
    }

    /// <summary>Fills a portion; false at the end.</summary>
    /// <exception cref="FileRejectedException">The file as a whole cannot be read.</exception>
    public bool Next(Portion portion)
    {
        portion.Reset();
        while (!portion.IsFull && _splitter.Next(_raw) is > 0 and var bytes)
        {
            var besked = _validation.Validate(_raw, out var rejection);
            portion.Take(besked, rejection, bytes);
        }

        return portion.Lines > 0;
    }

    /// <summary>Overwrites the buffers that held the lines.</summary>
    public void Dispose()
    {
        _validation.Dispose();
        _raw.Clear();
        _records?.Clear();
        _lines.Dispose();
        _unpacked?.Dispose();
    }
}

/// <summary>
/// Reads one portion ahead while the one before it is written: never more than two are held.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    private readonly LeveranceReading _reading;
    private Portion _thisPortion;
    private Portion _next;
    private Task<bool> _reader;

    public ReadAhead(LeveranceReading reading, int portionLines)
    {
        (_thisPortion, _next) = (new Portion(portionLines), new Portion(portionLines));
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
