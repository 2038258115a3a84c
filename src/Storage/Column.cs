namespace Opgoerelse.Storage;

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
