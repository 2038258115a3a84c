using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Formats;

/// <summary>
/// All of a table's JSON-stat that does not depend on what is selected, written once per release and language, in the
/// pieces between which <see cref="JsonStat2Writer"/> puts the rest. It is a few hundred bytes per value of a dimension.
/// </summary>
internal sealed class JsonStat2Pieces
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly ConditionalWeakTable<CatalogueTable, JsonStat2Pieces?[]> OfTables = [];

    private JsonStat2Pieces(DataTask task)
    {
        var table = task.Selection.Table;
        Beginning = [(byte)'{', .. Write(json => WriteHeading(json, task))];
        Dimensions = [.. table.Dimensions.Select(dimension => new JsonStat2Dimension(dimension, task.Language))];
        BeforeDecimals = Write(json => WriteExtension(json, table.Table));
        AfterDecimals = [(byte)',', .. Write(json => WritePx(json, task))];
        AfterPlacement = [.. "],"u8, .. Write(json => WriteSubject(json, task)), .. "},"u8, .. Write(json => WriteRest(json, task))];
    }

    /// <summary>From the start to <c>"role":{</c>.</summary>
    public byte[] Beginning { get; }

    /// <summary>The pieces of each dimension.</summary>
    public IReadOnlyList<JsonStat2Dimension> Dimensions { get; }

    /// <summary>From <c>"extension":{</c> to the number of decimals.</summary>
    public byte[] BeforeDecimals { get; }

    /// <summary>From after the number of decimals to <c>"heading":[</c>.</summary>
    public byte[] AfterDecimals { get; }

    /// <summary>From after the stub to <c>"elimineret":{</c>.</summary>
    public byte[] AfterPlacement { get; }

    /// <summary>The pieces for the table and language of <paramref name="task"/>.</summary>
    public static JsonStat2Pieces For(DataTask task)
    {
        // The table belongs to one release, and the settings do not change: they need not be part of the key.
        var perLanguage = OfTables.GetValue(task.Selection.Table, _ => new JsonStat2Pieces?[2]);
        return perLanguage[task.Language == TextLanguages.Danish ? 0 : 1] ??= new JsonStat2Pieces(task);
    }

    private static void WriteHeading(Utf8JsonWriter json, DataTask task)
    {
        json.WriteString("version"u8, "2.0"u8);
        json.WriteString("class"u8, "dataset"u8);
        json.WriteString("label"u8, task.Selection.Table.Table.Title.In(task.Language));
        json.WriteString("source"u8, task.Settings.Source.Text.In(task.Language));
        json.WriteString("updated"u8, task.Call.Catalogue.Published.UtcDateTime);
        json.WriteStartArray("note"u8);
        foreach (var note in Notes.For(task))
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartObject("role"u8);
    }

    private static void WriteExtension(Utf8JsonWriter json, Table table)
    {
        json.WriteStartObject("extension"u8);
        json.WriteStartObject("px"u8);
        json.WriteString("tableid"u8, table.Id);
        json.WritePropertyName("decimals"u8);
    }

    private static void WritePx(Utf8JsonWriter json, DataTask task)
    {
        json.WriteBoolean("official-statistics"u8, false);
        json.WriteBoolean("aggregallowed"u8, false);
        json.WriteBoolean("copyright"u8, false);
        json.WriteString("language"u8, task.Language);
        json.WriteString("contents"u8, task.Selection.Table.Table.Title.In(task.Language));
        json.WriteBoolean("descriptiondefault"u8, false);
        if (task.Call.Catalogue.NextRelease.Announced is { } next)
        {
            json.WriteString("nextUpdate"u8, next.UtcDateTime);
        }

        json.WriteStartArray("heading"u8);
    }

    private static void WriteSubject(Utf8JsonWriter json, DataTask task)
    {
        var subject = Ordning.Standard.Subject;
        json.WriteString("matrix"u8, task.Selection.Table.Table.Id);
        json.WriteString("subject-code"u8, subject.Code);
        json.WriteString("subject-area"u8, subject.Name.In(task.Language));
    }

    /// <summary>Whom to ask, and for programs: which release this is and what the signs mean.</summary>
    private static void WriteRest(Utf8JsonWriter json, DataTask task)
    {
        var contact = task.Settings.Contact;
        json.WriteStartArray("contact"u8);
        json.WriteStartObject();
        // All members are always there, as from the reference server: clients read them without asking.
        json.WriteString("name"u8, contact.Person ?? "");
        json.WriteString("organization"u8, contact.Name.In(task.Language));
        json.WriteString("phone"u8, contact.Phone ?? "");
        json.WriteString("mail"u8, contact.Mail);
        json.WriteString("raw"u8, Notes.Contact(contact, task.Language));
        json.WriteEndObject();
        json.WriteEndArray();

        var release = task.Call.Catalogue.Release;
        json.WriteStartObject("opgoerelse"u8);
        json.WriteNumber("udgivelse"u8, release.Id);
        json.WriteString("kontrolsum"u8, release.Checksum);
        json.WriteString("ordning"u8, release.Ordning);
        json.WriteString("opgoerelsesdato"u8, release.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("regelsaet"u8, release.Regelsaet);
        json.WriteNumber("regelsaetversion"u8, release.RegelsaetVersion);
        json.WriteString("licens"u8, task.Settings.License.Address);
        json.WriteStartObject("symboler"u8);
        foreach (var symbol in Notes.Symbols)
        {
            json.WriteString(symbol.Sign(), symbol.Meaning().In(task.Language));
        }

        json.WriteEndObject();
        json.WriteStartObject("elimineret"u8);
    }

    /// <summary>Members between commas, in no object of their own; the last may stand open.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, WriterOptions))
        {
            content(json);
        }

        return output.WrittenSpan.ToArray();
    }
}
