using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opgoerelse.Model;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests;

/// <summary>Random leverancer, good and bad: most lines are nearly right, so that each rule is met.</summary>
internal static class RandomLeverance
{
    /// <summary>Lines of each file, before some are broken in two or made one.</summary>
    public const int LinesOfFile = 250;

    private static readonly string[] Entiteter = ["forloeb", "indsats", "fritagelse", "ordinaereTimer", "indstilling"];

    /// <summary>Values that some field or other takes, and that most do not.</summary>
    private static readonly string[] Vaerdier =
    [
        "null", "true", "false", "0", "1", "2", "3", "4", "59", "60", "-1", "1.0", "1.5", "12.50", "1e2", "-0", "99999999999999999999", "9007199254740991", "9007199254740992", "\"\"", "\"x\"", "\"1\"", "\"true\"", "[]", "{}", "[1]",
        "[null]", "[\"social\"]", "[\"social\",\"mentor\",\"social\"]", "\"2024-01-15\"", "\"2024-02-30\"", "\"2024-01-15T23:30:00Z\"", "\"2024-07-01T00:00:00\"", "\"2024-07-01T00:00:00+02:00\"",
        "\"2024-07-01T22:00:00.123456789Z\"", "\"2024-1-1\"", "\"1899-12-31\"", "\"1900-01-01\"", "\"2100-12-31\"", "\"2101-01-01\"", "\"9999-12-31\"", "\"9999-12-31T23:59:59Z\"", "\"9999-12-31T23:00:00-14:00\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"0000-01-01\"", "\"2024-03\"", "\"2024-13\"", "\"1899-12\"", "\"0101600001\"", "\"010160-0001\"", "\"3112990002\"", "\"0000000000\"", "\"2902000001\"", "\"010160 0001\"",
        "\"LAB-11-VPP\"", "\"SEL-85\"", "\"LAB-99\"", "\"planlagt\"", "\"Planlagt\"", "\"kommune\"", "\"region\"", "\"LAS-13-8\"", "\"ANDEN\"", "\"HALV\"", "\"\\u0073ocial\"",
        "[{\"kommunekode\":\"0101\",\"fra\":\"2024-01-01\"}]", "[{\"kommunekode\":\"147\",\"fra\":\"2023-12-31T23:30:00Z\"}]", "[{\"kommunekode\":\"0411\",\"fra\":\"2020-01-01\"}]",
        "[{\"kommunekode\":\"0101\"}]", "[{\"fra\":\"2020-01-01\"}]", "[{\"kommunekode\":\"0101\",\"fra\":\"2020-01-01\"},{\"kommunekode\":\"0147\",\"fra\":\"2020-01-01\"}]",
        "[{\"kommunekode\":\"0101\",\"fra\":\"2020-01-01\"},{\"kommunekode\":\"0147\",\"fra\":\"2021-01-01\"}]", "[{\"kommunekode\":\"0101\",\"fra\":\"2030-01-01\"}]",
        "\"00000001-0000-4000-8000-00000000000A\"", "\"00000002-0000-4000-8000-00000000000a\"", "\"{00000002-0000-4000-8000-00000000000a}\"", "\"000000020000400080000000000000aa\"",
        "1e400", "-1e-400", "0e0", "01", "+1", ".5", "5.", "0x1", "NaN", new('9', 400), "1." + new string('0', 400), "99999999", "100000000", "79228162514264337593543950336",
        "\"\\u0000\"", "\"\\u202e\\u0000x\"", "\"\\ud83d\\ude00\"", "\"\\u0662\\u0660\\u0662\\u0664-01-15\"", "\"2024-01-15\\n\"", "\" 2024-01-15\"", "\"2024-01-15T24:00:00Z\"", "\"2024-03-31T02:30:00\"",
        "\"2024-06-30T23:59:60Z\"", "\"2024-01-15T10:00:00+14:01\"", "\"2024-01-15T10:00Z\"", "\"2024-01-15 10:00:00\"", "\"101600001\"", "\"010160-000\"", "\"01 01 60 00 01\"",
        Tekst(1000), Tekst(1001), $"[{string.Join(',', Enumerable.Repeat("\"social\"", 200))}]", $"[{string.Join(',', Enumerable.Range(0, 101).Select(dag => $"{{\"kommunekode\":\"0101\",\"fra\":\"{2000 + dag}-01-01\"}}"))}]",
        Dybt(60), Dybt(61), Dybt(62), Dybt(63), Dybt(64), Dybt(500),
    ];

    /// <summary>Characters that mean something to some reader on the way, or that no reader sees.</summary>
    private const string Tegn = "{}[]\",:;\\/\r\t 0123456789-+.eE'|@x\u0000\u0001\u0007\u001f\u007f\u0085\u00a0\u00ad\u2028\u202e\ufeff\u00e5A";

    /// <summary>The first two are one text.</summary>
    private static readonly string[] Aarsager = ["P\u00E5begyndt", "Pa\u030Abegyndt", "Pabegyndt", "\u00E5\uFFFE"];

    /// <summary>So many files of a few hundred lines each, the same for the same <paramref name="tilfaeldig"/>.</summary>
    public static IReadOnlyList<(string Navn, byte[] Bytes)> Filer(Random tilfaeldig, int antal) =>
        [.. Enumerable.Range(0, antal).Select(nr => Fil(tilfaeldig, nr))];

    private static (string Navn, byte[] Bytes) Fil(Random tilfaeldig, int nr)
    {
        var (navn, bytes) = HelFil(tilfaeldig, nr);
        // Wrong bytes anywhere: nothing may throw, and both must see the same.
        for (var i = tilfaeldig.Next(8) == 0 ? 40 : 0; i > 0; i--)
        {
            bytes[tilfaeldig.Next(bytes.Length)] = (byte)tilfaeldig.Next(tilfaeldig.Next(10) == 0 ? 256 : 128);
        }

        return tilfaeldig.Next(6) == 0 ? (navn + ".gz", Gzip(bytes)) : (navn, bytes);
    }

    private static (string Navn, byte[] Bytes) HelFil(Random tilfaeldig, int nr)
    {
        if (tilfaeldig.Next(3) > 0)
        {
            var linjer = Enumerable.Range(0, LinesOfFile).Select(_ => Linje(tilfaeldig));
            return ($"{nr}.ndjson", Utf8(string.Join(Linjeslut(tilfaeldig), linjer)));
        }

        var entitet = Entiteter[tilfaeldig.Next(Entiteter.Length)];
        return ($"{entitet}.csv", Utf8(Csv(tilfaeldig, entitet).Replace("\n", Linjeslut(tilfaeldig), StringComparison.Ordinal)));
    }

    private static string Linjeslut(Random tilfaeldig) => tilfaeldig.Next(25) switch { 0 => "\r", < 13 => "\n", _ => "\r\n" };

    private static string Linje(Random tilfaeldig)
    {
        var besked = Tilfaeldig(tilfaeldig, Entiteter[tilfaeldig.Next(Entiteter.Length)]);
        var tekst = besked.ToJsonString();
        return tilfaeldig.Next(25) switch
        {
            0 => "",
            1 => " \t",
            2 => tekst[..tilfaeldig.Next(tekst.Length)],
            3 => Vaerdier[tilfaeldig.Next(Vaerdier.Length)],
            4 => tekst + "x",
            5 => Dobbelt(tilfaeldig, tekst),
            6 or 7 => Mutant(tilfaeldig, tekst),
            8 => tekst.Replace(Vilkaarlig(tilfaeldig, "2024-05-01T08:30:00+02:00", "\"aendringstype\":1", "\"version\":1", "\"beskedId\""), Vaerdier[tilfaeldig.Next(Vaerdier.Length)], StringComparison.Ordinal),
            _ => tekst.Replace("HALV", "\\ud800", StringComparison.Ordinal),
        };
    }

    /// <summary>Writes one or two of the names twice: first with a value that most fields do not take.</summary>
    private static string Dobbelt(Random tilfaeldig, string tekst)
    {
        string[] navne = ["version", "indhold", "forloebId", "startdato", "kommuner", "kommunekode", "fra", "ukendt"];
        for (var antal = 1 + tilfaeldig.Next(2); antal > 0; antal--)
        {
            var navn = navne[tilfaeldig.Next(navne.Length)];
            var sted = tilfaeldig.Next(2) == 0 ? "\"version\":" : $"\"{navn}\":";
            tekst = tekst.Replace(sted, $"\"{navn}\":{Vaerdier[tilfaeldig.Next(Vaerdier.Length)]},{sted}", StringComparison.Ordinal);
        }

        return tekst;
    }

    /// <summary>Some characters more, less, others, or moved: the line is broken, or says something else.</summary>
    private static string Mutant(Random tilfaeldig, string tekst)
    {
        for (var antal = 1 + tilfaeldig.Next(4); antal > 0; antal--)
        {
            var (fra, laengde) = (tilfaeldig.Next(tekst.Length + 1), tilfaeldig.Next(20));
            var stykke = tekst.Substring(fra, Math.Min(laengde, tekst.Length - fra));
            tekst = tilfaeldig.Next(5) switch
            {
                0 => tekst.Insert(fra, Tegn[tilfaeldig.Next(Tegn.Length)].ToString()),
                1 => tekst.Remove(fra, Math.Min(1, tekst.Length - fra)).Insert(fra, Tegn[tilfaeldig.Next(Tegn.Length)].ToString()),
                2 => tekst.Remove(fra, stykke.Length),
                3 => tekst.Insert(tilfaeldig.Next(tekst.Length + 1), stykke),
                _ => tekst.Insert(fra, new string(Tegn[tilfaeldig.Next(Tegn.Length)], 1 + tilfaeldig.Next(300))),
            };
        }

        return tekst;
    }

    private static string Vilkaarlig(Random tilfaeldig, params string[] blandt) => blandt[tilfaeldig.Next(blandt.Length)];

    private static string Tekst(int tegn) => $"\"{string.Concat(Enumerable.Repeat("\ud83d\ude00", tegn))}\"";

    private static string Dybt(int lag) => new string('[', lag) + new string(']', lag);

    private static JsonObject Tilfaeldig(Random tilfaeldig, string entitet)
    {
        var indhold = Indhold(entitet);
        var id = indhold.First().Key;
        indhold[id] = Id(tilfaeldig.Next(25));
        indhold["forloebId"] = Id(tilfaeldig.Next(25));
        if (entitet == "forloeb" && tilfaeldig.Next(3) == 0)
        {
            indhold["afslutningsaarsag"] = Aarsager[tilfaeldig.Next(Aarsager.Length)];
        }

        var besked = new JsonObject
        {
            ["beskedId"] = Id(tilfaeldig.Next(4000)),
            ["entitet"] = entitet,
            ["aendringstype"] = 1 + tilfaeldig.Next(3),
            ["version"] = 1 + tilfaeldig.Next(6),
            ["registreret"] = "2024-05-01T08:30:00+02:00",
            ["indhold"] = indhold,
        };
        for (var fejl = tilfaeldig.Next(4); fejl > 1; fejl--)
        {
            var objekt = tilfaeldig.Next(4) == 0 ? besked : indhold;
            var felt = objekt.ElementAt(tilfaeldig.Next(objekt.Count)).Key;
            if (tilfaeldig.Next(6) == 0)
            {
                objekt.Remove(felt);
            }
            else
            {
                objekt[felt] = Vaerdi(Vaerdier[tilfaeldig.Next(Vaerdier.Length)]);
            }
        }

        return besked;
    }

    /// <summary>What is no JSON stands as a text.</summary>
    private static JsonNode? Vaerdi(string tekst)
    {
        try
        {
            return JsonNode.Parse(tekst);
        }
        catch (JsonException)
        {
            return tekst;
        }
    }

    private static string Csv(Random tilfaeldig, string entitet)
    {
        var felter = SlowFields.Entities[entitet].Select(felt => felt.Name).ToList();
        string[] konvolut = ["beskedId", "aendringstype", "version", "registreret"];
        var tekst = new StringBuilder(string.Join(';', konvolut.Concat(felter)));
        if (tilfaeldig.Next(12) == 0)
        {
            tekst.Append(";startdato");
        }

        for (var nr = 0; nr < LinesOfFile; nr++)
        {
            var besked = Tilfaeldig(tilfaeldig, entitet);
            var celler = konvolut.Select(felt => Celle(besked[felt], tilfaeldig))
                .Concat(felter.Select(felt => Celle((besked["indhold"] as JsonObject)?[felt], tilfaeldig))).ToList();
            if (tilfaeldig.Next(30) == 0)
            {
                celler.Add("");
            }

            var raekke = string.Join(';', celler);
            if (tilfaeldig.Next(25) == 0)
            {
                // A stray quote would take the rest of the file with it.
                raekke = tilfaeldig.Next(200) == 0 ? Mutant(tilfaeldig, raekke) : Mutant(tilfaeldig, raekke.Replace("\"", "", StringComparison.Ordinal)).Replace("\"", "'", StringComparison.Ordinal);
            }

            tekst.Append(tilfaeldig.Next(20) == 0 ? "\n\n" : "\n").Append(raekke);
        }

        return tekst.Append(tilfaeldig.Next(20) == 0 ? "\"" : "").Append(tilfaeldig.Next(20) == 0 ? "" : "\n").ToString();
    }

    private static string Celle(JsonNode? vaerdi, Random tilfaeldig)
    {
        var tekst = vaerdi?.GetValueKind() switch
        {
            null => "",
            JsonValueKind.Array when vaerdi.AsArray().FirstOrDefault() is JsonObject => string.Join('|', vaerdi.AsArray().Select(led => $"{led!["kommunekode"]}@{led["fra"]}")),
            JsonValueKind.Array => string.Join('|', vaerdi.AsArray().Select(led => led?.ToString())),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => vaerdi.ToString(),
        };
        return tekst.AsSpan().ContainsAny(';', '"', '\n') || tilfaeldig.Next(5) == 0 ? $"\"{tekst.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : tekst;
    }
}
