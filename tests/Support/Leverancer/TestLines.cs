using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opgoerelse.Support.Leverancer;

/// <summary>Makes lines of leverancer. All personnumre are made up and fail modulus 11.</summary>
internal static class TestLines
{
    public const string Personnummer = "0101600001";
    public const string OtherPersonnummer = "3112990002";

    /// <summary>A guid that is easy to tell from others.</summary>
    public static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"{index:D8}-0000-4000-8000-00000000000a");

    public static JsonObject Forloeb(
        int index = 1,
        string personnummer = Personnummer,
        string startDate = "2024-01-15",
        string? endDate = null) => Without(new JsonObject
        {
            ["forloebId"] = Id(index),
            ["personnummer"] = personnummer,
            ["startdato"] = startDate,
            ["slutdato"] = endDate,
            ["kommuner"] = new JsonArray(new JsonObject { ["kommunekode"] = "0101", ["fra"] = startDate }),
        });

    public static JsonObject Indsats(
        int index = 100,
        int forloeb = 1,
        string startDate = "2024-02-01",
        string? endDate = "2024-04-30",
        string status = "afsluttet") => Without(new JsonObject
        {
            ["indsatsId"] = Id(index),
            ["forloebId"] = Id(forloeb),
            ["indsatstype"] = "LAB-11-VPP",
            ["status"] = status,
            ["startdato"] = startDate,
            ["slutdato"] = endDate,
            ["timerPrUge"] = 10,
            ["minutterPrUge"] = 30,
            ["iIndsatsdel"] = true,
            ["udfoerer"] = "kommune",
        });

    public static JsonObject Fritagelse(int index = 200, int forloeb = 1) => new()
    {
        ["fritagelseId"] = Id(index),
        ["forloebId"] = Id(forloeb),
        ["hjemmel"] = "LAS-13-7",
        ["helbred"] = true,
        ["fra"] = "2024-03-01",
        ["til"] = "2024-03-31",
    };

    public static JsonObject OrdinaryHours(int index = 300, int forloeb = 1) => new()
    {
        ["ordinaereTimerId"] = Id(index),
        ["forloebId"] = Id(forloeb),
        ["maaned"] = "2024-03",
        ["timer"] = 12.5m,
    };

    public static JsonObject Indstilling(int index = 400, int forloeb = 1) => new()
    {
        ["indstillingId"] = Id(index),
        ["forloebId"] = Id(forloeb),
        ["dato"] = "2024-01-20",
        ["genbehandling"] = false,
        ["kategorier"] = new JsonArray("virksomhedsrettet", "social"),
    };

    public static JsonObject Content(string entity) => entity switch
    {
        "forloeb" => Forloeb(),
        "indsats" => Indsats(),
        "fritagelse" => Fritagelse(),
        "ordinaereTimer" => OrdinaryHours(),
        _ => Indstilling(),
    };

    /// <summary>A message. The entitet is told by the id that <paramref name="content"/> begins with.</summary>
    public static JsonObject Besked(JsonObject content, long version = 1, int changeType = 1, int? beskedId = null) => new()
    {
        ["beskedId"] = beskedId is { } index ? Id(index) : Guid.NewGuid().ToString(),
        ["entitet"] = content.First().Key[..^2],
        ["aendringstype"] = changeType,
        ["version"] = version,
        ["registreret"] = "2024-05-01T08:30:00+02:00",
        ["indhold"] = content,
    };

    /// <summary>A delete: only the id.</summary>
    public static JsonObject Delete(JsonObject content, long version, int? beskedId = null) =>
        Besked(new JsonObject { [content.First().Key] = content.First().Value!.GetValue<string>() }, version, changeType: 3, beskedId);

    public static JsonObject With(this JsonObject jsonObject, string field, JsonNode? value)
    {
        jsonObject[field] = value;
        return jsonObject;
    }

    public static JsonObject Without(this JsonObject jsonObject, string field)
    {
        jsonObject.Remove(field);
        return jsonObject;
    }

    public static byte[] Ndjson(params IEnumerable<JsonObject> beskeder) =>
        Encoding.UTF8.GetBytes(string.Concat(beskeder.Select(besked => besked.ToJsonString(Text) + "\n")));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static readonly JsonSerializerOptions Text = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static JsonObject Without(JsonObject jsonObject)
    {
        foreach (var field in jsonObject.Where(field => field.Value is null).Select(field => field.Key).ToList())
        {
            jsonObject.Remove(field);
        }

        return jsonObject;
    }
}
