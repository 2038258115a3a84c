using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving.Releases;

/// <summary>Small pieces of JSON-LD.</summary>
internal static class LinkedData
{
    /// <summary>Leaves letters as they are but no &lt; or &amp;, so that the text may stand in a page.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>A reference to a resource.</summary>
    public static JsonObject Id(string address) => new() { ["@id"] = address };

    /// <summary>A text in both languages.</summary>
    public static JsonArray Text(BilingualText text) => [Text(text.Da, TextLanguages.Danish), Text(text.En, TextLanguages.English)];

    public static JsonObject Text(string text, string language) => new() { ["@value"] = text, ["@language"] = language };

    /// <summary>A day, xsd:date.</summary>
    public static JsonObject Day(DateOnly day) => new() { ["@value"] = IsoDay(day), ["@type"] = "xsd:date" };

    /// <summary>An instant, xsd:dateTime, UTC.</summary>
    public static JsonObject Moment(DateTimeOffset time) => new() { ["@value"] = IsoTime(time), ["@type"] = "xsd:dateTime" };

    public static string IsoDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string IsoTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
