using System.Data.Common;

namespace Opgoerelse.Storage;

/// <summary>
/// The one converter between what the database holds and what the program means: ids are sixteen bytes in
/// the order of their text, dates are day numbers, instants are milliseconds since 1970 UTC.
/// </summary>
public static class DbValues
{
    public static byte[] ToBytes(this Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid ReadId(this DbDataReader reader, int ordinal) =>
        new(reader.GetFieldValue<byte[]>(ordinal), bigEndian: true);

    public static DateOnly ReadDate(this DbDataReader reader, int ordinal) =>
        DateOnly.FromDayNumber(reader.GetInt32(ordinal));

    public static DateOnly? ReadDateOrNull(this DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.ReadDate(ordinal);

    public static int? ReadInt32OrNull(this DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);

    public static bool? ReadFlagOrNull(this DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal) != 0;

    public static string? ReadTextOrNull(this DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static long ToInstant(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset FromInstant(long instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant);
}
