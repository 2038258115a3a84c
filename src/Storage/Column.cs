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
    public static Column Number(string name) => new(name, ColumnKind.Number);

    public static Column Text(string name) => new(name, ColumnKind.Text);

    public static Column Id(string name) => new(name, ColumnKind.Id);

    public static Column Hash(string name) => new(name, ColumnKind.Hash);
}
