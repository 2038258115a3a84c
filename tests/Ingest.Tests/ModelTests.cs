using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Model;
using Opgoerelse.Motorer;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests;

/// <summary>
/// Random leverancer, good and bad, against the slow model's own reader: the same lines are accepted, repeated and
/// rejected, with the same field and code, and the same entities wait.
/// </summary>
public sealed class ModelTests
{
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
    ];

    /// <summary>The first two are one text.</summary>
    private static readonly string[] Aarsager = ["P\u00E5begyndt", "Pa\u030Abegyndt", "Pabegyndt", "\u00E5\uFFFE"];

    public static TheoryData<string, int> Motor_og_froe => new(Motor.Alle.SelectMany(motor => Enumerable.Range(1, 10).Select(froe => (motor, froe))));

    [Theory]
    [MemberData(nameof(Motor_og_froe))]
    public void Tilfaeldige_leverancer_bedoemmes_som_i_den_langsomme_model(string motor, int froe)
    {
        var tilfaeldig = new Random(froe);
        using var proeve = new Proeve(motor);
        var filer = Enumerable.Range(0, 6).Select(nr => Fil(tilfaeldig, nr)).ToList();
        var model = SlowReader.Read(filer.Select(fil => (fil.Navn, fil.Bytes, proeve.Ur.Nu)));
        var rigtige = filer.Select(fil => proeve.Tag(fil.Navn, fil.Bytes)).ToList();

        foreach (var (ventet, faktisk) in model.Leverancer.Zip(rigtige))
        {
            Assert.Equal(ventet.Refused, faktisk.Tilstand == Leverancetilstand.Afvist);
            Assert.Equal(
                ventet.Rejections.Select(afvisning => (afvisning.Line, afvisning.Field, afvisning.Code)),
                proeve.Afvisninger(faktisk).Select(afvisning => ((int)afvisning.Linje, afvisning.Felt, afvisning.Kode)));
            Assert.Equal((ventet.Read, ventet.Accepted, ventet.Repeats, ventet.Rejected), (faktisk.Laest, faktisk.Accepteret, faktisk.Gentaget, faktisk.Afvist));
        }

        Assert.True(model.Messages.Count > 50, "For lidt var gyldigt til at prøve noget.");
        Assert.Equal(model.Waiting(), proeve.Bog.Venter());
        Assert.Equal(
            model.Messages.Select(besked => $"{besked.Entitet} {besked.Id.Replace("-", "", StringComparison.Ordinal)} {besked.Version}").Order(StringComparer.Ordinal),
            Versioner(proeve));
    }

    private static IEnumerable<string> Versioner(Proeve proeve) =>
        new[] { ("forloeb", "forloeb", "forloeb_id"), ("indsats", "indsats", "indsats_id"), ("fritagelse", "fritagelse", "fritagelse_id"), ("ordinaereTimer", "ordinaere_timer", "ordinaere_timer_id"), ("indstilling", "indstilling", "indstilling_id") }
            .SelectMany(tabel => proeve.Raekker($"SELECT {tabel.Item3}, version FROM {tabel.Item2}").Select(raekke => $"{tabel.Item1} {raekke.Replace(';', ' ')}"))
            .Order(StringComparer.Ordinal);

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
            var linjer = Enumerable.Range(0, 300).Select(_ => Linje(tilfaeldig));
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
                objekt[felt] = JsonNode.Parse(Vaerdier[tilfaeldig.Next(Vaerdier.Length)]);
            }
        }

        return besked;
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

        for (var nr = 0; nr < 200; nr++)
        {
            var besked = Tilfaeldig(tilfaeldig, entitet);
            var celler = konvolut.Select(felt => Celle(besked[felt], tilfaeldig))
                .Concat(felter.Select(felt => Celle((besked["indhold"] as JsonObject)?[felt], tilfaeldig))).ToList();
            if (tilfaeldig.Next(30) == 0)
            {
                celler.Add("");
            }

            tekst.Append(tilfaeldig.Next(20) == 0 ? "\n\n" : "\n").AppendJoin(';', celler);
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
