using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Opgoerelse.Storage;

namespace Opgoerelse.Support;

/// <summary>
/// Two releases as the program of November 2026 stored them, the second in the place of the first: every table of a release with
/// every row. No version of the program may fail to verify and serve them, so the file is never written again.
/// </summary>
public static class StoredReleases
{
    private const string Binary = "base64:";

    private static readonly Lazy<TestDatabase> Embedded = new(ReadEmbedded);

    private static readonly string[] Tables =
    [
        "udgivelse", "udgivelse_tabel", "udgivelse_tal", "udgivelse_celle", "udgivelse_aendring", "udgivelse_side", "udgivelse_side_celle",
        "udgivelse_kvalitet", "udgivelse_kvalitet_maal", "fortrolighed", "fortrolighed_linje",
    ];

    /// <summary>The folder of the stored releases and what is expected of them.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "Golden");

    /// <summary>Puts them into a database that has the schema and no release.</summary>
    public static void Load(Database database)
    {
        if (database.IsEmbedded)
        {
            // Half a million rows: read once in a process.
            using var from = (SqliteConnection)Embedded.Value.OpenReader().Connect();
            using var to = (SqliteConnection)database.Connect();
            from.BackupDatabase(to);
        }
        else
        {
            Read(database);
        }
    }

    private static TestDatabase ReadEmbedded()
    {
        var file = SqliteTestDatabase.WithSchema();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => file.Dispose();
        Read(file.OpenReader());
        return file;
    }

    private static void Read(Database database)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(Folder, "releases-2026.json.gz")), CompressionMode.Decompress);
        using var stored = JsonDocument.Parse(file);
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        foreach (var table in stored.RootElement.EnumerateObject())
        {
            var columns = table.Value.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToArray();
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText =
                $"INSERT INTO {table.Name} ({string.Join(", ", columns)}) VALUES ("
                    + $"{string.Join(", ", columns.Select(column => "@" + column))})";
            foreach (var row in table.Value.GetProperty("rows").EnumerateArray())
            {
                insert.Parameters.Clear();
                foreach (var (column, value) in columns.Zip(row.EnumerateArray()))
                {
                    var parameter = insert.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = ("@" + column, Value(value));
                    insert.Parameters.Add(parameter);
                }

                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    /// <summary>
    /// Writes all releases of a database in the form that <see cref="Load"/> reads: for the day when the next golden file is made.
    /// </summary>
    public static void Save(Database database, Stream file)
    {
        using var packed = new GZipStream(file, CompressionLevel.SmallestSize, leaveOpen: true);
        using var json = new Utf8JsonWriter(packed);
        using var connection = database.Connect();
        json.WriteStartObject();
        foreach (var table in Tables)
        {
            using var select = connection.CreateCommand();
            select.CommandText = $"SELECT * FROM {table}";
            using var reader = select.ExecuteReader();
            json.WriteStartObject(table);
            json.WriteStartArray("columns");
            for (var i = 0; i < reader.FieldCount; i++)
            {
                json.WriteStringValue(reader.GetName(i));
            }

            json.WriteEndArray();
            json.WriteStartArray("rows");
            while (reader.Read())
            {
                Write(json, reader);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DbDataReader row)
    {
        json.WriteStartArray();
        for (var i = 0; i < row.FieldCount; i++)
        {
            switch (row.GetValue(i))
            {
                case DBNull:
                    json.WriteNullValue();
                    break;
                case byte[] bytes:
                    json.WriteStringValue(Binary + Convert.ToBase64String(bytes));
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                case var number:
                    json.WriteNumberValue(Convert.ToInt64(number, CultureInfo.InvariantCulture));
                    break;
            }
        }

        json.WriteEndArray();
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => DBNull.Value,
        JsonValueKind.Number => value.GetInt64(),
        _ when value.GetString() is var text && text!.StartsWith(Binary, StringComparison.Ordinal) =>
            Convert.FromBase64String(text[Binary.Length..]),
        _ => value.GetString()!,
    };
}
