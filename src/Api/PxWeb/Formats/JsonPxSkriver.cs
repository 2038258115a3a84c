using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// Writes <c>columns</c>, <c>comments</c>, <c>metadata</c> and <c>data</c>: a row has the codes of all variables but the
/// measures as <c>key</c>, and one text per measure as <c>values</c>. Placement has no meaning here. A sign takes the
/// place of a value; that a value is preliminary has no place in the format and stands in the row's <c>status</c>.
/// </summary>
internal sealed class JsonPxSkriver : IDataskriver
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 1_024;

    private static readonly JsonWriterOptions Indstillinger = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly byte[][] Tegn = [.. Enum.GetValues<Cellesymbol>().Select(symbol => Encoding.UTF8.GetBytes($"\"{symbol.Tegn()}\""))];

    public async Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt)
    {
        SkrivHoved(opgave, ud);
        var maal = opgave.Udsnit.Tabel.Maal;
        int[] noegle = [.. opgave.Udsnit.Akser.Where(akse => akse != maal)];
        var harMaal = noegle.Length < opgave.Udsnit.Akser.Count;
        var gang = new Gang(
            new Cellelaeser(opgave.Udsnit, harMaal ? [.. noegle, maal] : noegle),
            harMaal ? opgave.Udsnit.Valgte(maal).Length : 1,
            [.. noegle.Select(akse => Array.ConvertAll(opgave.Udsnit.Valgte(akse), indeks => JsonSerializer.SerializeToUtf8Bytes(opgave.Udsnit.Tabel.Dimensioner[akse].Vaerdier[indeks].Kode)))]);
        while (SkrivRaekker(gang, ud))
        {
            var sendt = await ud.FlushAsync(afbrudt);
            if (sendt.IsCompleted || sendt.IsCanceled)
            {
                return;
            }
        }

        System.Buffers.BuffersExtensions.Write(ud, "]}"u8);
    }

    private static void SkrivHoved(Dataopgave opgave, PipeWriter ud)
    {
        using var json = new Utf8JsonWriter(ud, Indstillinger);
        json.WriteStartObject();
        SkrivKolonner(json, opgave);
        SkrivKommentarer(json, opgave);
        SkrivMetadata(json, opgave);
        json.WritePropertyName("data"u8);
        json.WriteStartArray();
        json.Flush();
    }

    private static void SkrivKolonner(Utf8JsonWriter json, Dataopgave opgave)
    {
        var tabel = opgave.Udsnit.Tabel;
        var sprog = opgave.Sprog;
        json.WriteStartArray("columns"u8);
        foreach (var akse in opgave.Udsnit.Akser.Where(akse => akse != tabel.Maal))
        {
            Kolonne(tabel.Dimensioner[akse].Kode, tabel.Dimensioner[akse].Navn.Paa(sprog), akse == tabel.Tid ? "t" : "d", enhed: null);
        }

        if (tabel.Maal >= 0 && !opgave.Udsnit.ErElimineret(tabel.Maal))
        {
            foreach (var indeks in opgave.Udsnit.Valgte(tabel.Maal))
            {
                var maal = tabel.Dimensioner[tabel.Maal].Vaerdier[indeks];
                Kolonne(maal.Kode, maal.Navn.Paa(sprog), "c", maal.Enhed?.Paa(sprog));
            }
        }
        else
        {
            Kolonne(tabel.Tabel.Id, tabel.Tabel.Titel.Paa(sprog), "c", enhed: null);
        }

        json.WriteEndArray();

        void Kolonne(string kode, string tekst, string type, string? enhed)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, kode);
            json.WriteString("text"u8, tekst);
            json.WriteString("type"u8, type);
            if (enhed is not null)
            {
                json.WriteString("unit"u8, enhed);
            }

            json.WriteEndObject();
        }
    }

    private static void SkrivKommentarer(Utf8JsonWriter json, Dataopgave opgave)
    {
        json.WriteStartArray("comments"u8);
        foreach (var akse in opgave.Udsnit.Akser)
        {
            var dimension = opgave.Udsnit.Tabel.Dimensioner[akse];
            foreach (var vaerdi in opgave.Udsnit.Valgte(akse).Select(indeks => dimension.Vaerdier[indeks]).Where(vaerdi => vaerdi.Noter.Count > 0))
            {
                json.WriteStartObject();
                json.WriteString("variable"u8, dimension.Kode);
                json.WriteString("value"u8, vaerdi.Kode);
                json.WriteString("comment"u8, string.Join('\n', vaerdi.Noter.Select(note => note.Paa(opgave.Sprog))));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void SkrivMetadata(Utf8JsonWriter json, Dataopgave opgave)
    {
        var indstillinger = opgave.Indstillinger;
        var katalog = opgave.Kald.Katalog;
        json.WriteStartArray("metadata"u8);
        json.WriteStartObject();
        json.WriteString("infofile"u8, opgave.Udsnit.Tabel.Tabel.Id);
        json.WriteString("updated"u8, Tid(katalog.Published));
        json.WriteString("label"u8, opgave.Udsnit.Tabel.Tabel.Titel.Paa(opgave.Sprog));
        json.WriteString("source"u8, indstillinger.Kilde.Tekst.Paa(opgave.Sprog));
        if (katalog.NextRelease.Announced is { } naeste)
        {
            json.WriteString("nextUpdate"u8, Tid(naeste));
        }

        json.WriteString("contact"u8, Noter.Kontakt(indstillinger.Kontakt, opgave.Sprog));
        json.WriteString("license"u8, indstillinger.Licens.Adresse);
        json.WriteStartArray("notes"u8);
        foreach (var note in Noter.OmTabellen(opgave))
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartObject("symbols"u8);
        foreach (var symbol in Noter.Symboler)
        {
            json.WriteString(symbol.Tegn(), symbol.Betydning().Paa(opgave.Sprog));
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Writes the next rows. False when there are no more.</summary>
    private static bool SkrivRaekker(Gang gang, PipeWriter ud)
    {
        var linje = new Bytelinje(ud);
        var flere = true;
        // Only whole rows, so that nothing of a row is kept over a flush.
        for (var i = 0; i < CellerAdGangen && (flere = gang.Celler.Naeste()); i += gang.Maal)
        {
            if (gang.Begyndt)
            {
                linje.Skriv((byte)',');
            }

            gang.Begyndt = true;
            linje.Skriv("{\"key\":["u8);
            for (var akse = 0; akse < gang.Koder.Length; akse++)
            {
                if (akse > 0)
                {
                    linje.Skriv((byte)',');
                }

                linje.Skriv(gang.Koder[akse][gang.Celler.Plads(akse)]);
            }

            linje.Skriv("],\"values\":["u8);
            var foreloebige = SkrivVaerdier(gang, ref linje);
            linje.Skriv((byte)']');
            if (foreloebige)
            {
                linje.Skriv(",\"status\":["u8);
                for (var m = 0; m < gang.Maal; m++)
                {
                    if (m > 0)
                    {
                        linje.Skriv((byte)',');
                    }

                    linje.Skriv(Tegn[(int)gang.Symboler[m]]);
                }

                linje.Skriv((byte)']');
            }

            linje.Skriv((byte)'}');
        }

        linje.Afslut();
        return flere;
    }

    /// <summary>Writes the values of the current row and stands at its last. True when one is preliminary.</summary>
    private static bool SkrivVaerdier(Gang gang, ref Bytelinje linje)
    {
        var foreloebige = false;
        for (var m = 0; m < gang.Maal; m++)
        {
            if (m > 0)
            {
                gang.Celler.Naeste();
                linje.Skriv((byte)',');
            }

            var symbol = gang.Symboler[m] = gang.Celler.Symbol;
            if (!symbol.HarVaerdi())
            {
                linje.Skriv(Tegn[(int)symbol]);
                continue;
            }

            foreloebige |= symbol == Cellesymbol.Foreloebig;
            linje.Skriv((byte)'"');
            linje.Skriv(gang.Celler.Vaerdi, gang.Celler.Decimaler);
            linje.Skriv((byte)'"');
        }

        return foreloebige;
    }

    private static string Tid(DateTimeOffset tid) => tid.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Where the writing is.</summary>
    private sealed class Gang(Cellelaeser celler, int maal, byte[][][] koder)
    {
        public Cellelaeser Celler => celler;

        /// <summary>Values in a row.</summary>
        public int Maal => maal;

        /// <summary>Per variable of the key the codes of its values, in quotes.</summary>
        public byte[][][] Koder => koder;

        /// <summary>The signs of the current row.</summary>
        public Cellesymbol[] Symboler { get; } = new Cellesymbol[maal];

        public bool Begyndt { get; set; }
    }
}
