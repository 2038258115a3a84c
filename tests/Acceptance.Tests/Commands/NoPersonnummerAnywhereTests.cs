using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Storage.Sqlite;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>
/// Made-up numbers, in each form in which a person writes one, are planted wherever a sender can write: every field of every
/// entity, unknown fields, version, CSV headers, file names. Then they are looked for in every byte of the database, in the
/// paths of the archive, and in what every listing command and the log say.
/// </summary>
public sealed class NoPersonnummerAnywhereTests
{
    /// <summary>Made up; fail modulus 11. No digit but the planted ones come so close upon each other.</summary>
    private static readonly string[] Planted = ["0101600001", "3112990002", "1506754321"];

    /// <summary>Of a quarter that is published today, with few after it: a release of few quarters is made soon.</summary>
    private static readonly string Started = DanishTime.Day(DateTimeOffset.UtcNow)
        .AddMonths(-9)
        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static readonly string[] Entities = ["forloeb", "indsats", "fritagelse", "ordinaereTimer", "indstilling"];

    [Theory]
    [OnEachEngine]
    public async Task A_number_in_a_field_a_name_or_a_file_name_is_nowhere(string engine)
    {
        using var folder = new WorkFolder(engine);
        var said = new StringBuilder();
        await Say("migrate");
        var inbox = Directory.CreateDirectory(Path.Combine(folder.Data, "indbakke")).FullName;
        var files = Directory.CreateDirectory(folder.FileOf("filer 0101600001")).FullName;
        foreach (var form in Planted.SelectMany(Forms))
        {
            var lines = Lines(form);
            File.WriteAllLines(Path.Combine(inbox, $"{form}.ndjson"), lines);
            File.WriteAllLines(Path.Combine(files, $"fra kommando {form}.ndjson"), lines[..10]);
            File.WriteAllText(Path.Combine(inbox, $"{form}.txt"), form);
        }

        Directory.CreateDirectory(Path.Combine(inbox, "31.12.99-0002.ndjson"));
        await Say("ingest");
        await Say("ingest", files);
        await Say("ingest", folder.FileOf("ingen 0101600001.ndjson"));
        var csv = Directory.CreateDirectory(folder.FileOf("csv 0101600001")).FullName;
        foreach (var form in Forms(Planted[0])[..2])
        {
            for (var way = 0; way < 4; way++)
            {
                Csv(Path.Combine(csv, $"{form} {"abcd"[way]} "), form, way);
            }
        }

        await Say("ingest", csv);

        await Say("publish");
        await Say("leverancer");
        await Say("koersler");
        await Say("udgivelser");
        var leverancer = (await folder.Ok("leverancer")).Lines.Skip(1).Select(line => line.Split(';')[0]).ToList();
        await Say("rejects", leverancer[0]);
        await Say("rejects", leverancer[^1]);
        var book = new LeveranceLedger(folder.OpenReader());
        foreach (var leverance in book.ListOf())
        {
            using var text = new StringWriter();
            book.WriteRejections(leverance.LeveranceId, text);
            said.AppendLine(text.ToString()).AppendJoin('\n', book.Number(leverance.LeveranceId)).AppendLine(leverance.ToString());
        }

        var all = said.ToString();
        // The planting worked: files were taken, lines accepted and rejected.
        Assert.True(leverancer.Count > 50, $"{leverancer.Count} leverancer");
        Assert.Equal(2 * 4 * Entities.Length, book.ListOf().Count(leverance => leverance.Name.EndsWith(".csv", StringComparison.Ordinal)));
        Assert.Contains("ugyldig-vaerdi", all, StringComparison.Ordinal);
        Assert.Contains("##########", all, StringComparison.Ordinal);
        foreach (var path in Directory.EnumerateFileSystemEntries(Path.Combine(folder.Data, "arkiv"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFileSystemEntries(inbox, "*", SearchOption.AllDirectories).Where(path =>
                path.Contains("afvist", StringComparison.Ordinal))))
        {
            Holds(path, Path.GetRelativePath(folder.Data, path));
        }

        Holds("what was said", all);
        if (folder.OpenReader() is SqliteDatabase sqlite)
        {
            foreach (var file in Directory.GetFiles(folder.Data, Path.GetFileName(sqlite.File) + "*"))
            {
                var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
                Holds(file, Encoding.Latin1.GetString(bytes));
                Assert.All(Planted, number => Assert.Equal(-1, bytes.AsSpan().IndexOf(AsInteger(number))));
            }
        }
        else
        {
            using var connection = folder.OpenReader().Connect();
            Holds("the database", Everything(connection));
        }

        async Task Say(params string[] order)
        {
            var answer = await folder.RunApart(order);
            said.AppendLine(string.Join(' ', order.Take(1))).AppendLine(answer.Out).AppendLine(answer.Error);
        }
    }

    /// <summary>Ten digits, and nine where the zero before is lost, in one piece and in several.</summary>
    private static string[] Forms(string number)
    {
        var (day, month, year, last) = (number[..2], number[2..4], number[4..6], number[6..]);
        string[] forms =
        [
            number, $"{day}{month}{year}-{last}", $"{day}{month}{year} {last}", $"{day} {month} {year} {last}",
            $"{day}.{month}.{year}.{last}",
            $"{day}{month}{year}_{last}", $"{day}{month}{year} og {last}", $"cpr{number}x",
        ];
        return number[0] == '0' ? [.. forms, number[1..]] : forms;
    }

    /// <summary>A message for each field of each entity with the form in it, and in the names of fields.</summary>
    private static List<string> Lines(string form)
    {
        var lines = new List<string>();
        foreach (var entity in Entities)
        {
            var sound = Message(entity, lines.Count);
            foreach (var field in sound.Select(field => field.Key).ToList())
            {
                lines.Add(With(Message(entity, lines.Count), field, JsonValue.Create(form)));
            }

            foreach (var field in sound["indhold"]!
                .AsObject()
                .Select(field => field.Key)
                .Concat(["slutdato", "til", "afslutningsaarsag", "timerPrUge", "udfoerer", "helbred", form])
                .ToList())
            {
                var message = Message(entity, lines.Count);
                lines.Add(With(message["indhold"]!.AsObject(), field, JsonValue.Create(form), message));
            }

            var doubled = Message(entity, lines.Count).ToJsonString();
            lines.Add(doubled.Replace("\"version\":1", $"\"{form}\":1,\"{form}\":2,\"version\":1", StringComparison.Ordinal));
            if (form.All(char.IsAsciiDigit))
            {
                // As a number, where the grammar of JSON takes it.
                var number = form.TrimStart('0');
                lines.Add(Message(entity, lines.Count)
                    .ToJsonString()
                    .Replace("\"version\":1", $"\"version\":{number}", StringComparison.Ordinal));
                lines.Add(Message(entity, lines.Count)
                    .ToJsonString()
                    .Replace("\"timer\":12.5", $"\"timer\":{number}", StringComparison.Ordinal));
                lines.Add(Message(entity, lines.Count)
                    .ToJsonString()
                    .Replace("\"timer\":12.5", $"\"timer\":0.{form}", StringComparison.Ordinal));
            }
        }

        lines.Add("{" + form);
        return lines;
    }

    /// <summary>A CSV file of each entity: an unknown column and cells; a doubled column; a header that is none; broken quotes.</summary>
    private static void Csv(string before, string form, int way)
    {
        foreach (var entity in Entities)
        {
            var fields = Message(entity, 1)["indhold"]!.AsObject().Select(field => field.Key).ToList();
            var head = "beskedId;aendringstype;version;registreret;" + string.Join(';', fields);
            var cells = string.Join(';', Enumerable.Repeat(form, 4 + fields.Count));
            File.WriteAllText($"{before}-{entity}.csv", way switch
            {
                0 => $"{head};{form}\n{cells};{form}\n",
                1 => $"{head};{form};{form}\n{cells};1;2\n",
                2 => $"{cells}\n{cells}\n",
                _ => $"{head}\n\"{form}\"{form}\n",
            });
        }
    }

    private static string With(JsonObject part, string field, JsonNode value, JsonObject? whole = null)
    {
        part[field] = value;
        return (whole ?? part).ToJsonString();
    }

    private static JsonObject Message(string entity, int index)
    {
        var id = Id('a', index);
        var own = entity == "forloeb"
            ? $$"""{"forloebId":"{{id}}","personnummer":"0101600001","startdato":"{{Started}}","kommuner":"""
                + $$"""[{"kommunekode":"0101","fra":"{{Started}}"}]}"""
            : entity == "indsats"
                ? $$"""
                    {"indsatsId":"{{id}}","forloebId":"{{id}}","indsatstype":"LAB-11-VPP","status":"paabegyndt",
                     "startdato":"{{Started}}"}
                    """
            : entity == "fritagelse" ? $$"""{"fritagelseId":"{{id}}","forloebId":"{{id}}","hjemmel":"LAS-13-7","fra":"{{Started}}"}"""
            : entity == "ordinaereTimer"
                ? $$"""{"ordinaereTimerId":"{{id}}","forloebId":"{{id}}","maaned":"{{Started[..7]}}","timer":12.5}"""
            : $$"""{"indstillingId":"{{id}}","forloebId":"{{id}}","dato":"{{Started}}","genbehandling":false,"kategorier":["social"]}""";
        return JsonNode.Parse(
            $$"""{"beskedId":"{{Id('b', Interlocked.Increment(ref s_messages))}}","entitet":"{{entity}}","aendringstype":1,"version":"""
                + $$"""1,"registreret":"{{Started}}T12:00:00+01:00","indhold":{{own}}}""")!.AsObject();
    }

    private static int s_messages;

    private static string Id(char kind, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}abcdefa-bcde-4abc-8abc-abcdea{index:x6}");

    /// <summary>The digits of a number, in order and with at most four other characters between two of them.</summary>
    private static void Holds(string where, string text)
    {
        foreach (var number in Planted)
        {
            var digits = number.TrimStart('0');
            var found = Regex.Match(
                text,
                string.Join("[^0-9]{0,4}", digits.ToCharArray()),
                RegexOptions.CultureInvariant | RegexOptions.Singleline,
                TimeSpan.FromMinutes(1));
            Assert.False(
                found.Success,
                found.Success
                    ? $"{number} is in {where}: {text[Math.Max(0, found.Index - 60)..Math.Min(text.Length, found.Index + 40)]}"
                    : "");
        }
    }

    /// <summary>As SQLite stores a number of this size: four bytes, the highest first.</summary>
    private static byte[] AsInteger(string number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, uint.Parse(number, CultureInfo.InvariantCulture));
        return bytes;
    }

    private static string Everything(DbConnection connection)
    {
        var text = new StringBuilder();
        var tables = connection.Query<string>(
            "SELECT TABLE_SCHEMA + '.' + TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'").ToList();
        Assert.Contains("dbo.forloeb", tables);
        foreach (var table in tables)
        {
            using var reader = connection.ExecuteReader($"SELECT * FROM {table}");
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    text.Append(
                        reader.GetValue(i) is byte[] bytes
                            ? Encoding.Latin1.GetString(bytes)
                            : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}
