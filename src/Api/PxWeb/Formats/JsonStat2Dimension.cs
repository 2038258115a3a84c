using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>The pieces of one dimension's JSON-stat in one language.</summary>
internal sealed class JsonStat2Dimension
{
    public JsonStat2Dimension(Dimension dimension, string sprog)
    {
        Kode = JsonStat2Stykker.Skriv(json => json.WriteStringValue(dimension.Kode));
        Begyndelse = JsonStat2Stykker.Skriv(json =>
        {
            json.WriteStartObject(dimension.Kode);
            json.WriteString("label"u8, dimension.Navn.Paa(sprog));
            json.WriteStartObject("category"u8);
            json.WriteStartObject("index"u8);
        });
        Indeks = PrVaerdi(vaerdi => JsonStat2Stykker.Skriv(json => json.WritePropertyName(vaerdi.Kode)));
        Etiket = PrVaerdi(vaerdi => JsonStat2Stykker.Skriv(json => json.WriteString(vaerdi.Kode, vaerdi.Navn.Paa(sprog))));
        Note = PrVaerdi(vaerdi => vaerdi.Noter.Count == 0 ? [] : JsonStat2Stykker.Skriv(json =>
        {
            json.WriteStartArray(vaerdi.Kode);
            foreach (var note in vaerdi.Noter)
            {
                json.WriteStringValue(note.Paa(sprog));
            }

            json.WriteEndArray();
        }));
        HarNoter = Array.Exists(Note, note => note.Length > 0);
        Enhed = dimension.Rolle != Dimensionsrolle.Maal ? [] : PrVaerdi(vaerdi => JsonStat2Stykker.Skriv(json =>
        {
            json.WriteStartObject(vaerdi.Kode);
            json.WriteString("base"u8, vaerdi.Enhed?.Paa(sprog) ?? "");
            json.WriteNumber("decimals"u8, vaerdi.Decimaler);
            json.WriteEndObject();
        }));
        Udvidelse = JsonStat2Stykker.Skriv(json =>
        {
            json.WriteStartObject("extension"u8);
            json.WriteBoolean("elimination"u8, dimension.Totalkode is not null);
            if (dimension.Totalkode is not null)
            {
                json.WriteString("eliminationValueCode"u8, dimension.Totalkode);
            }

            json.WriteString("show"u8, "value"u8);
        });
        Maaltyper = dimension.Rolle != Dimensionsrolle.Maal ? [] :
        [
            ("measuringType", PrVaerdi(vaerdi => JsonStat2Stykker.Skriv(json => json.WriteString(vaerdi.Kode, MeasuringType.Of(vaerdi))))),
            // Nothing here is money, and nothing is adjusted.
            ("priceType", PrVaerdi(vaerdi => JsonStat2Stykker.Skriv(json => json.WriteString(vaerdi.Kode, "NotApplicable")))),
            ("adjustment", PrVaerdi(vaerdi => JsonStat2Stykker.Skriv(json => json.WriteString(vaerdi.Kode, "None")))),
        ];
        Elimineret = dimension.Totalkode is null ? [] : JsonStat2Stykker.Skriv(json => json.WriteString(dimension.Kode, dimension.Totalkode));

        byte[][] PrVaerdi(Func<Dimensionsvaerdi, byte[]> stykke) => [.. dimension.Vaerdier.Select(stykke)];
    }

    /// <summary><c>"omraade"</c></summary>
    public byte[] Kode { get; }

    /// <summary>From its name to <c>"index":{</c>.</summary>
    public byte[] Begyndelse { get; }

    /// <summary>Per value <c>"0101":</c>.</summary>
    public byte[][] Indeks { get; }

    /// <summary>Per value <c>"0101":"København"</c>.</summary>
    public byte[][] Etiket { get; }

    /// <summary>Per value its footnotes; empty where it has none.</summary>
    public byte[][] Note { get; }

    /// <summary>Whether any value has footnotes.</summary>
    public bool HarNoter { get; }

    /// <summary>Per measure its unit; empty for any other dimension.</summary>
    public byte[][] Enhed { get; }

    /// <summary>From <c>"extension":{</c>, still open.</summary>
    public byte[] Udvidelse { get; }

    /// <summary>What kind of measure each is: the name of an object of the extension, and its member per measure. Empty for any other dimension.</summary>
    public (string Navn, byte[][] Stykker)[] Maaltyper { get; }

    /// <summary><c>"omraade":"DK"</c>; empty where it has no total.</summary>
    public byte[] Elimineret { get; }
}
