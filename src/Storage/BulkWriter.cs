namespace Opgoerelse.Storage;

/// <summary>
/// Writes rows fast: one <c>Add</c> per column in the order the load was opened with, then <see cref="EndRow"/>.
/// </summary>
public abstract class BulkWriter : IDisposable
{
    /// <summary>Rows written so far.</summary>
    public long Rows { get; protected set; }

    public abstract BulkWriter Add(long value);

    public abstract BulkWriter Add(string? value);

    /// <summary>Sixteen or thirty-two bytes.</summary>
    public abstract BulkWriter Add(ReadOnlySpan<byte> value);

    public abstract BulkWriter AddNull();

    public abstract void EndRow();

    public BulkWriter Add(long? value) => value is { } v ? Add(v) : AddNull();

    public BulkWriter Add(bool value) => Add(value ? 1L : 0L);

    public BulkWriter Add(bool? value) => value is { } v ? Add(v) : AddNull();

    /// <summary>The day number.</summary>
    public BulkWriter Add(DateOnly value) => Add((long)value.DayNumber);

    public BulkWriter Add(DateOnly? value) => value is { } v ? Add(v) : AddNull();

    /// <summary>Sixteen bytes in the order of the id's text.</summary>
    public BulkWriter Add(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Add(bytes);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
