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

/// <summary>The kinds of value that a staging or bulk column holds.</summary>
public enum ColumnKind
{
    /// <summary>A whole number: count, day number, instant, flag.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Sixteen bytes: an id in the order of its text.</summary>
    Id,

    /// <summary>Thirty-two bytes: a SHA-256 or HMAC-SHA-256.</summary>
    Hash,
}

/// <summary>A column of a staging table or of a bulk load.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">What it holds. May be null in staging, and where the table allows it.</param>
public readonly record struct Column(string Name, ColumnKind Kind)
{
    /// <summary>Whether the rows of a bulk load come in its order.</summary>
    public bool IsSorted { get; private init; }

    public static Column Number(string name) => new(name, ColumnKind.Number);

    public static Column Text(string name) => new(name, ColumnKind.Text);

    public static Column Id(string name) => new(name, ColumnKind.Id);

    public static Column Hash(string name) => new(name, ColumnKind.Hash);

    /// <summary>
    /// The same, with the promise that the rows come sorted by it, ascending, where they are equal in the sorted columns before it. Worth
    /// it where those are the table's clustered key: the server need not sort them. A text must be the same in all rows.
    /// </summary>
    public Column Sorted() => this with { IsSorted = true };
}
