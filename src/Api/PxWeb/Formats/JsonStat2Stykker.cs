using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// All of a table's JSON-stat that does not depend on what is selected, written once per release and language, in the
/// pieces between which <see cref="JsonStat2Skriver"/> puts the rest. It is a few hundred bytes per value of a dimension.
/// </summary>
internal sealed class JsonStat2Stykker
{
    private static readonly JsonWriterOptions Indstillinger = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly ConditionalWeakTable<Katalogtabel, JsonStat2Stykker?[]> Kendte = [];

    private JsonStat2Stykker(Dataopgave opgave)
    {
        var tabel = opgave.Udsnit.Tabel;
        Begyndelse = [(byte)'{', .. Skriv(json => SkrivOverskrift(json, opgave))];
        Dimensioner = [.. tabel.Dimensioner.Select(dimension => new JsonStat2Dimension(dimension, opgave.Sprog))];
        FoerDecimaler = Skriv(json => SkrivUdvidelse(json, tabel.Tabel));
        EfterDecimaler = [(byte)',', .. Skriv(json => SkrivPx(json, opgave))];
        EfterPlacering = [.. "],"u8, .. Skriv(json => SkrivEmne(json, opgave)), .. "},"u8, .. Skriv(json => SkrivResten(json, opgave))];
    }

    /// <summary>From the start to <c>"role":{</c>.</summary>
    public byte[] Begyndelse { get; }

    /// <summary>The pieces of each dimension.</summary>
    public IReadOnlyList<JsonStat2Dimension> Dimensioner { get; }

    /// <summary>From <c>"extension":{</c> to the number of decimals.</summary>
    public byte[] FoerDecimaler { get; }

    /// <summary>From after the number of decimals to <c>"heading":[</c>.</summary>
    public byte[] EfterDecimaler { get; }

    /// <summary>From after the stub to <c>"elimineret":{</c>.</summary>
    public byte[] EfterPlacering { get; }

    /// <summary>The pieces for the table and language of <paramref name="opgave"/>.</summary>
    public static JsonStat2Stykker For(Dataopgave opgave)
    {
        // The table belongs to one release, and the settings do not change: they need not be part of the key.
        var prSprog = Kendte.GetValue(opgave.Udsnit.Tabel, _ => new JsonStat2Stykker?[2]);
        return prSprog[opgave.Sprog == Tekstsprog.Dansk ? 0 : 1] ??= new JsonStat2Stykker(opgave);
    }

    private static void SkrivOverskrift(Utf8JsonWriter json, Dataopgave opgave)
    {
        json.WriteString("version"u8, "2.0"u8);
        json.WriteString("class"u8, "dataset"u8);
        json.WriteString("label"u8, opgave.Udsnit.Tabel.Tabel.Titel.Paa(opgave.Sprog));
        json.WriteString("source"u8, opgave.Indstillinger.Kilde.Tekst.Paa(opgave.Sprog));
        json.WriteString("updated"u8, opgave.Kald.Katalog.Published.UtcDateTime);
        json.WriteStartArray("note"u8);
        foreach (var note in Noter.For(opgave))
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartObject("role"u8);
    }

    private static void SkrivUdvidelse(Utf8JsonWriter json, Tabel tabel)
    {
        json.WriteStartObject("extension"u8);
        json.WriteStartObject("px"u8);
        json.WriteString("tableid"u8, tabel.Id);
        json.WritePropertyName("decimals"u8);
    }

    private static void SkrivPx(Utf8JsonWriter json, Dataopgave opgave)
    {
        json.WriteBoolean("official-statistics"u8, false);
        json.WriteBoolean("aggregallowed"u8, false);
        json.WriteBoolean("copyright"u8, false);
        json.WriteString("language"u8, opgave.Sprog);
        json.WriteString("contents"u8, opgave.Udsnit.Tabel.Tabel.Titel.Paa(opgave.Sprog));
        json.WriteBoolean("descriptiondefault"u8, false);
        if (opgave.Kald.Katalog.NextRelease.Announced is { } naeste)
        {
            json.WriteString("nextUpdate"u8, naeste.UtcDateTime);
        }

        json.WriteStartArray("heading"u8);
    }

    private static void SkrivEmne(Utf8JsonWriter json, Dataopgave opgave)
    {
        var emne = Ordning.Standard.Emne;
        json.WriteString("matrix"u8, opgave.Udsnit.Tabel.Tabel.Id);
        json.WriteString("subject-code"u8, emne.Kode);
        json.WriteString("subject-area"u8, emne.Navn.Paa(opgave.Sprog));
    }

    /// <summary>Whom to ask, and for programs: which release this is and what the signs mean.</summary>
    private static void SkrivResten(Utf8JsonWriter json, Dataopgave opgave)
    {
        var kontakt = opgave.Indstillinger.Kontakt;
        json.WriteStartArray("contact"u8);
        json.WriteStartObject();
        // All members are always there, as from the reference server: clients read them without asking.
        json.WriteString("name"u8, kontakt.Person ?? "");
        json.WriteString("organization"u8, kontakt.Navn.Paa(opgave.Sprog));
        json.WriteString("phone"u8, kontakt.Telefon ?? "");
        json.WriteString("mail"u8, kontakt.Mail);
        json.WriteString("raw"u8, Noter.Kontakt(kontakt, opgave.Sprog));
        json.WriteEndObject();
        json.WriteEndArray();

        var udgivelse = opgave.Kald.Katalog.Udgivelse;
        json.WriteStartObject("opgoerelse"u8);
        json.WriteNumber("udgivelse"u8, udgivelse.Id);
        json.WriteString("kontrolsum"u8, udgivelse.Kontrolsum);
        json.WriteString("ordning"u8, udgivelse.Ordning);
        json.WriteString("opgoerelsesdato"u8, udgivelse.Dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("regelsaet"u8, udgivelse.Regelsaet);
        json.WriteNumber("regelsaetversion"u8, udgivelse.RegelsaetVersion);
        json.WriteString("licens"u8, opgave.Indstillinger.Licens.Adresse);
        json.WriteStartObject("symboler"u8);
        foreach (var symbol in Noter.Symboler)
        {
            json.WriteString(symbol.Tegn(), symbol.Betydning().Paa(opgave.Sprog));
        }

        json.WriteEndObject();
        json.WriteStartObject("elimineret"u8);
    }

    /// <summary>Members between commas, in no object of their own; the last may stand open.</summary>
    public static byte[] Skriv(Action<Utf8JsonWriter> indhold)
    {
        var ud = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(ud, Indstillinger))
        {
            indhold(json);
        }

        return ud.WrittenSpan.ToArray();
    }
}
