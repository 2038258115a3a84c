using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opgoerelse.IngestTests;

/// <summary>Makes lines of leverancer. All personnumre are made up and fail modulus 11.</summary>
internal static class Linjer
{
    public const string Personnummer = "0101600001";
    public const string AndetPersonnummer = "3112990002";

    /// <summary>A guid that is easy to tell from others.</summary>
    public static string Id(int nr) => string.Create(CultureInfo.InvariantCulture, $"{nr:D8}-0000-4000-8000-00000000000a");

    public static JsonObject Forloeb(int nr = 1, string personnummer = Personnummer, string startdato = "2024-01-15", string? slutdato = null) => Uden(new JsonObject
    {
        ["forloebId"] = Id(nr),
        ["personnummer"] = personnummer,
        ["startdato"] = startdato,
        ["slutdato"] = slutdato,
        ["kommuner"] = new JsonArray(new JsonObject { ["kommunekode"] = "0101", ["fra"] = startdato }),
    });

    public static JsonObject Indsats(int nr = 100, int forloeb = 1, string startdato = "2024-02-01", string? slutdato = "2024-04-30", string status = "afsluttet") => Uden(new JsonObject
    {
        ["indsatsId"] = Id(nr),
        ["forloebId"] = Id(forloeb),
        ["indsatstype"] = "LAB-11-VPP",
        ["status"] = status,
        ["startdato"] = startdato,
        ["slutdato"] = slutdato,
        ["timerPrUge"] = 10,
        ["minutterPrUge"] = 30,
        ["iIndsatsdel"] = true,
        ["udfoerer"] = "kommune",
    });

    public static JsonObject Fritagelse(int nr = 200, int forloeb = 1) => new()
    {
        ["fritagelseId"] = Id(nr),
        ["forloebId"] = Id(forloeb),
        ["hjemmel"] = "LAS-13-7",
        ["helbred"] = true,
        ["fra"] = "2024-03-01",
        ["til"] = "2024-03-31",
    };

    public static JsonObject OrdinaereTimer(int nr = 300, int forloeb = 1) => new()
    {
        ["ordinaereTimerId"] = Id(nr),
        ["forloebId"] = Id(forloeb),
        ["maaned"] = "2024-03",
        ["timer"] = 12.5m,
    };

    public static JsonObject Indstilling(int nr = 400, int forloeb = 1) => new()
    {
        ["indstillingId"] = Id(nr),
        ["forloebId"] = Id(forloeb),
        ["dato"] = "2024-01-20",
        ["genbehandling"] = false,
        ["kategorier"] = new JsonArray("virksomhedsrettet", "social"),
    };

    public static JsonObject Indhold(string entitet) => entitet switch
    {
        "forloeb" => Forloeb(),
        "indsats" => Indsats(),
        "fritagelse" => Fritagelse(),
        "ordinaereTimer" => OrdinaereTimer(),
        _ => Indstilling(),
    };

    /// <summary>A message. The entitet is told by the id that <paramref name="indhold"/> begins with.</summary>
    public static JsonObject Besked(JsonObject indhold, long version = 1, int aendringstype = 1, int? beskedId = null) => new()
    {
        ["beskedId"] = beskedId is { } nr ? Id(nr) : Guid.NewGuid().ToString(),
        ["entitet"] = indhold.First().Key[..^2],
        ["aendringstype"] = aendringstype,
        ["version"] = version,
        ["registreret"] = "2024-05-01T08:30:00+02:00",
        ["indhold"] = indhold,
    };

    /// <summary>A delete: only the id.</summary>
    public static JsonObject Slet(JsonObject indhold, long version, int? beskedId = null) =>
        Besked(new JsonObject { [indhold.First().Key] = indhold.First().Value!.GetValue<string>() }, version, aendringstype: 3, beskedId);

    public static JsonObject Med(this JsonObject objekt, string felt, JsonNode? vaerdi)
    {
        objekt[felt] = vaerdi;
        return objekt;
    }

    public static JsonObject Uden(this JsonObject objekt, string felt)
    {
        objekt.Remove(felt);
        return objekt;
    }

    public static byte[] Ndjson(params IEnumerable<JsonObject> beskeder) =>
        Encoding.UTF8.GetBytes(string.Concat(beskeder.Select(besked => besked.ToJsonString(Tekst) + "\n")));

    public static byte[] Utf8(string tekst) => Encoding.UTF8.GetBytes(tekst);

    public static byte[] Gzip(byte[] bytes, CompressionLevel niveau = CompressionLevel.Fastest)
    {
        using var pakket = new MemoryStream();
        using (var gzip = new GZipStream(pakket, niveau, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return pakket.ToArray();
    }

    private static readonly JsonSerializerOptions Tekst = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonObject Uden(JsonObject objekt)
    {
        foreach (var felt in objekt.Where(felt => felt.Value is null).Select(felt => felt.Key).ToList())
        {
            objekt.Remove(felt);
        }

        return objekt;
    }
}
