using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opgoerelse.Model;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.Support.Leverancer;

/// <summary>Random leverancer, good and bad: most lines are nearly right, so that each rule is met.</summary>
internal static class RandomLeverance
{
    /// <summary>Lines of each file, before some are broken in two or made one.</summary>
    public const int LinesOfFile = 250;

    private static readonly string[] Entities = ["forloeb", "indsats", "fritagelse", "ordinaereTimer", "indstilling"];

    /// <summary>Values that some field or other takes, and that most do not.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "2", "3", "4", "59", "60", "-1", "1.0", "1.5", "12.50", "1e2", "-0", "99999999999999999999",
        "9007199254740991", "9007199254740992", "\"\"", "\"x\"", "\"1\"", "\"true\"", "[]", "{}", "[1]",
        "[null]", "[\"social\"]", "[\"social\",\"mentor\",\"social\"]", "\"2024-01-15\"", "\"2024-02-30\"", "\"2024-01-15T23:30:00Z\"",
        "\"2024-07-01T00:00:00\"", "\"2024-07-01T00:00:00+02:00\"",
        "\"2024-07-01T22:00:00.123456789Z\"", "\"2024-1-1\"", "\"1899-12-31\"", "\"1900-01-01\"", "\"2100-12-31\"", "\"2101-01-01\"",
        "\"9999-12-31\"", "\"9999-12-31T23:59:59Z\"", "\"9999-12-31T23:00:00-14:00\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"0000-01-01\"", "\"2024-03\"", "\"2024-13\"", "\"1899-12\"", "\"0101600001\"", "\"010160-0001\"",
        "\"3112990002\"", "\"0000000000\"", "\"2902000001\"", "\"010160 0001\"",
        "\"LAB-11-VPP\"", "\"SEL-85\"", "\"LAB-99\"", "\"planlagt\"", "\"Planlagt\"", "\"kommune\"", "\"region\"", "\"LAS-13-8\"",
        "\"ANDEN\"", "\"HALV\"", "\"\\u0073ocial\"",
        "[{\"kommunekode\":\"0101\",\"fra\":\"2024-01-01\"}]", "[{\"kommunekode\":\"147\",\"fra\":\"2023-12-31T23:30:00Z\"}]",
        "[{\"kommunekode\":\"0411\",\"fra\":\"2020-01-01\"}]",
        "[{\"kommunekode\":\"0101\"}]", "[{\"fra\":\"2020-01-01\"}]",
        "[{\"kommunekode\":\"0101\",\"fra\":\"2020-01-01\"},{\"kommunekode\":\"0147\",\"fra\":\"2020-01-01\"}]",
        "[{\"kommunekode\":\"0101\",\"fra\":\"2020-01-01\"},{\"kommunekode\":\"0147\",\"fra\":\"2021-01-01\"}]",
        "[{\"kommunekode\":\"0101\",\"fra\":\"2030-01-01\"}]",
        "\"00000001-0000-4000-8000-00000000000A\"", "\"00000002-0000-4000-8000-00000000000a\"",
        "\"{00000002-0000-4000-8000-00000000000a}\"", "\"000000020000400080000000000000aa\"",
        "1e400", "-1e-400", "0e0", "01", "+1", ".5", "5.", "0x1", "NaN", new('9', 400), "1." + new string('0', 400), "99999999",
        "100000000", "79228162514264337593543950336",
        "\"\\u0000\"", "\"\\u202e\\u0000x\"", "\"\\ud83d\\ude00\"", "\"\\u0662\\u0660\\u0662\\u0664-01-15\"", "\"2024-01-15\\n\"",
        "\" 2024-01-15\"", "\"2024-01-15T24:00:00Z\"", "\"2024-03-31T02:30:00\"",
        "\"2024-06-30T23:59:60Z\"", "\"2024-01-15T10:00:00+14:01\"", "\"2024-01-15T10:00Z\"", "\"2024-01-15 10:00:00\"", "\"101600001\"",
        "\"010160-000\"", "\"01 01 60 00 01\"",
        Text(1000), Text(1001), $"[{string.Join(',', Enumerable.Repeat("\"social\"", 200))}]",
        $"[{string.Join(',', Enumerable.Range(0, 101).Select(day => $"{{\"kommunekode\":\"0101\",\"fra\":\"{2000 + day}-01-01\"}}"))}]",
        Deep(60), Deep(61), Deep(62), Deep(63), Deep(64), Deep(500),
    ];

    /// <summary>Characters that mean something to some reader on the way, or that no reader sees.</summary>
    private const string Sign =
        "{}[]\",:;\\/\r\t 0123456789-+.eE'|@x\u0000\u0001\u0007\u001f\u007f\u0085\u00a0\u00ad\u2028\u202e\ufeff\u00e5A";

    /// <summary>The first two are one text.</summary>
    private static readonly string[] Reasons = ["P\u00E5begyndt", "Pa\u030Abegyndt", "Pabegyndt", "\u00E5\uFFFE"];

    /// <summary>So many files of a few hundred lines each, the same for the same <paramref name="random"/>.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Files(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(index => FileOf(random, index))];

    private static (string Name, byte[] Bytes) FileOf(Random random, int index)
    {
        var (name, bytes) = WholeFile(random, index);
        // Wrong bytes anywhere: nothing may throw, and both must see the same.
        for (var i = random.Next(8) == 0 ? 40 : 0; i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(random.Next(10) == 0 ? 256 : 128);
        }

        return random.Next(6) == 0 ? (name + ".gz", Gzip(bytes)) : (name, bytes);
    }

    private static (string Name, byte[] Bytes) WholeFile(Random random, int index)
    {
        if (random.Next(3) > 0)
        {
            var lines = Enumerable.Range(0, LinesOfFile).Select(_ => Line(random));
            return ($"{index}.ndjson", Utf8(string.Join(LineEnd(random), lines)));
        }

        var entity = Entities[random.Next(Entities.Length)];
        return ($"{entity}.csv", Utf8(Csv(random, entity).Replace("\n", LineEnd(random), StringComparison.Ordinal)));
    }

    private static string LineEnd(Random random) => random.Next(25) switch { 0 => "\r", < 13 => "\n", _ => "\r\n" };

    private static string Line(Random random)
    {
        var besked = RandomObject(random, Entities[random.Next(Entities.Length)]);
        var text = besked.ToJsonString();
        return random.Next(25) switch
        {
            0 => "",
            1 => " \t",
            2 => text[..random.Next(text.Length)],
            3 => Values[random.Next(Values.Length)],
            4 => text + "x",
            5 => DoubleField(random, text),
            6 or 7 => Mutant(random, text),
            8 => text.Replace(
                Arbitrary(random, "2024-05-01T08:30:00+02:00", "\"aendringstype\":1", "\"version\":1", "\"beskedId\""),
                Values[random.Next(Values.Length)],
                StringComparison.Ordinal),
            _ => text.Replace("HALV", "\\ud800", StringComparison.Ordinal),
        };
    }

    /// <summary>Writes one or two of the names twice: first with a value that most fields do not take.</summary>
    private static string DoubleField(Random random, string text)
    {
        string[] names = ["version", "indhold", "forloebId", "startdato", "kommuner", "kommunekode", "fra", "ukendt"];
        for (var count = 1 + random.Next(2); count > 0; count--)
        {
            var name = names[random.Next(names.Length)];
            var placeAt = random.Next(2) == 0 ? "\"version\":" : $"\"{name}\":";
            text = text.Replace(placeAt, $"\"{name}\":{Values[random.Next(Values.Length)]},{placeAt}", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Some characters more, less, others, or moved: the line is broken, or says something else.</summary>
    private static string Mutant(Random random, string text)
    {
        for (var count = 1 + random.Next(4); count > 0; count--)
        {
            var (from, length) = (random.Next(text.Length + 1), random.Next(20));
            var piece = text.Substring(from, Math.Min(length, text.Length - from));
            text = random.Next(5) switch
            {
                0 => text.Insert(from, Sign[random.Next(Sign.Length)].ToString()),
                1 => text.Remove(from, Math.Min(1, text.Length - from)).Insert(from, Sign[random.Next(Sign.Length)].ToString()),
                2 => text.Remove(from, piece.Length),
                3 => text.Insert(random.Next(text.Length + 1), piece),
                _ => text.Insert(from, new string(Sign[random.Next(Sign.Length)], 1 + random.Next(300))),
            };
        }

        return text;
    }

    private static string Arbitrary(Random random, params string[] among) => among[random.Next(among.Length)];

    private static string Text(int sign) => $"\"{string.Concat(Enumerable.Repeat("\ud83d\ude00", sign))}\"";

    private static string Deep(int layers) => new string('[', layers) + new string(']', layers);

    private static JsonObject RandomObject(Random random, string entity)
    {
        var content = Content(entity);
        var id = content.First().Key;
        content[id] = Id(random.Next(25));
        content["forloebId"] = Id(random.Next(25));
        if (entity == "forloeb" && random.Next(3) == 0)
        {
            content["afslutningsaarsag"] = Reasons[random.Next(Reasons.Length)];
        }

        var besked = new JsonObject
        {
            ["beskedId"] = Id(random.Next(4000)),
            ["entitet"] = entity,
            ["aendringstype"] = 1 + random.Next(3),
            ["version"] = 1 + random.Next(6),
            ["registreret"] = "2024-05-01T08:30:00+02:00",
            ["indhold"] = content,
        };
        for (var error = random.Next(4); error > 1; error--)
        {
            var jsonObject = random.Next(4) == 0 ? besked : content;
            var field = jsonObject.ElementAt(random.Next(jsonObject.Count)).Key;
            if (random.Next(6) == 0)
            {
                jsonObject.Remove(field);
            }
            else
            {
                jsonObject[field] = Value(Values[random.Next(Values.Length)]);
            }
        }

        return besked;
    }

    /// <summary>What is no JSON stands as a text.</summary>
    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Csv(Random randomObject, string entity)
    {
        var fields = SlowFields.Entities[entity].Select(field => field.Name).ToList();
        string[] envelope = ["beskedId", "aendringstype", "version", "registreret"];
        var text = new StringBuilder(string.Join(';', envelope.Concat(fields)));
        if (randomObject.Next(12) == 0)
        {
            text.Append(";startdato");
        }

        for (var index = 0; index < LinesOfFile; index++)
        {
            var besked = RandomObject(randomObject, entity);
            var cells = envelope.Select(field => Cell(besked[field], randomObject))
                .Concat(fields.Select(field => Cell((besked["indhold"] as JsonObject)?[field], randomObject))).ToList();
            if (randomObject.Next(30) == 0)
            {
                cells.Add("");
            }

            var row = string.Join(';', cells);
            if (randomObject.Next(25) == 0)
            {
                // A stray quote would take the rest of the file with it.
                row = randomObject.Next(200) == 0
                    ? Mutant(randomObject, row)
                    : Mutant(randomObject, row.Replace("\"", "", StringComparison.Ordinal)).Replace("\"", "'", StringComparison.Ordinal);
            }

            text.Append(randomObject.Next(20) == 0 ? "\n\n" : "\n").Append(row);
        }

        return text.Append(randomObject.Next(20) == 0 ? "\"" : "").Append(randomObject.Next(20) == 0 ? "" : "\n").ToString();
    }

    private static string Cell(JsonNode? value, Random randomObject)
    {
        var text = value?.GetValueKind() switch
        {
            null => "",
            JsonValueKind.Array when value.AsArray().FirstOrDefault() is JsonObject =>
                string.Join('|', value.AsArray().Select(term => $"{term!["kommunekode"]}@{term["fra"]}")),
            JsonValueKind.Array => string.Join('|', value.AsArray().Select(term => term?.ToString())),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToString(),
        };
        return text.AsSpan().ContainsAny(';', '"', '\n') || randomObject.Next(5) == 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
