using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Opgoerelse.AggregationTests;

/// <summary>Everything that stands in some tables, as text, to be compared.</summary>
internal static class DatabaseContents
{
    public static string Of(DbConnection connection, params string[] tables)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            var rows = new List<string>();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(string.Join(';', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
                {
                    byte[] bytes => Convert.ToHexString(bytes),
                    var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                })));
            }

            rows.Sort(StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{table}: {rows.Count}\n").AppendJoin('\n', rows).Append('\n');
        }

        return text.ToString();
    }
}
