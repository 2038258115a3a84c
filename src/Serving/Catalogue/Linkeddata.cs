using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>Small pieces of JSON-LD.</summary>
internal static class Linkeddata
{
    /// <summary>Leaves letters as they are but no &lt; or &amp;, so that the text may stand in a page.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true, NewLine = "\n" };

    /// <summary>A reference to a resource.</summary>
    public static JsonObject Id(string adresse) => new() { ["@id"] = adresse };

    /// <summary>A text in both languages.</summary>
    public static JsonArray Tekst(Tekst tekst) => [Tekst(tekst.Da, Tekstsprog.Dansk), Tekst(tekst.En, Tekstsprog.Engelsk)];

    public static JsonObject Tekst(string tekst, string sprog) => new() { ["@value"] = tekst, ["@language"] = sprog };

    /// <summary>A day, xsd:date.</summary>
    public static JsonObject Dag(DateOnly dag) => new() { ["@value"] = IsoDag(dag), ["@type"] = "xsd:date" };

    /// <summary>An instant, xsd:dateTime, UTC.</summary>
    public static JsonObject Tidspunkt(DateTimeOffset tid) => new() { ["@value"] = IsoTid(tid), ["@type"] = "xsd:dateTime" };

    public static string IsoDag(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string IsoTid(DateTimeOffset tid) => tid.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
