using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Opgoerelse.AggregationTests;

/// <summary>Everything that stands in some tables, as text, to be compared.</summary>
internal static class Databaseindhold
{
    public static string Af(DbConnection forbindelse, params string[] tabeller)
    {
        var tekst = new StringBuilder();
        foreach (var tabel in tabeller)
        {
            var raekker = new List<string>();
            using var kommando = forbindelse.CreateCommand();
            kommando.CommandText = $"SELECT * FROM {tabel}";
            using var reader = kommando.ExecuteReader();
            while (reader.Read())
            {
                raekker.Add(string.Join(';', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
                {
                    byte[] bytes => Convert.ToHexString(bytes),
                    var vaerdi => Convert.ToString(vaerdi, CultureInfo.InvariantCulture),
                })));
            }

            raekker.Sort(StringComparer.Ordinal);
            tekst.Append(CultureInfo.InvariantCulture, $"{tabel}: {raekker.Count}\n").AppendJoin('\n', raekker).Append('\n');
        }

        return tekst.ToString();
    }
}
