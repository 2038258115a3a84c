using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.PxWeb.Kodelister;
using Opgoerelse.Api.Http.PxWeb.Tabeller;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>Writes one dataset, from the top down, straight into the response. Given <paramref name="links"/> it names the codelists of the dimensions, as metadata do.</summary>
internal sealed class JsonStat2Skriver(Dataopgave opgave, PipeWriter ud, Links? links = null) : IAsyncDisposable
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 2_048;

    private static readonly JsonWriterOptions Indstillinger = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly JsonEncodedText[] Tegn =
        [.. Enum.GetValues<Cellesymbol>().Select(symbol => JsonEncodedText.Encode(symbol.Tegn()))];

    private readonly Utf8JsonWriter _json = new(ud, Indstillinger);
    private readonly Tabel _tabel = opgave.Udsnit.Tabel.Tabel;

    /// <summary>Writes the dataset; as metadata without its cells.</summary>
    public async Task SkrivAsync(bool medCeller, CancellationToken afbrudt)
    {
        _json.WriteStartObject();
        SkrivOverskrift();
        SkrivDimensioner();
        SkrivUdvidelse();
        if (medCeller)
        {
            await SkrivCellerAsync(afbrudt);
        }
        else
        {
            _json.WriteStartArray("value"u8);
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    public ValueTask DisposeAsync() => _json.DisposeAsync();

    private void SkrivOverskrift()
    {
        _json.WriteString("version"u8, "2.0"u8);
        _json.WriteString("class"u8, "dataset"u8);
        _json.WriteString("label"u8, _tabel.Titel.Paa(opgave.Sprog));
        _json.WriteString("source"u8, opgave.Indstillinger.Kilde.Tekst.Paa(opgave.Sprog));
        _json.WriteString("updated"u8, opgave.Kald.Katalog.Opdateret.UtcDateTime);
        _json.WriteStartArray("note"u8);
        foreach (var note in Noter.For(_tabel, opgave.Indstillinger, opgave.Sprog))
        {
            _json.WriteStringValue(note);
        }

        _json.WriteEndArray();

        _json.WriteStartObject("role"u8);
        SkrivRolle("time"u8, opgave.Udsnit.Tabel.Tid);
        SkrivRolle("geo"u8, opgave.Udsnit.Tabel.Geografi);
        SkrivRolle("metric"u8, opgave.Udsnit.Tabel.Maal);
        _json.WriteEndObject();

        SkrivKoder("id"u8, opgave.Udsnit.Akser);
        _json.WriteStartArray("size"u8);
        foreach (var akse in opgave.Udsnit.Akser)
        {
            _json.WriteNumberValue(opgave.Udsnit.Valgte(akse).Length);
        }

        _json.WriteEndArray();
    }

    private void SkrivRolle(ReadOnlySpan<byte> rolle, int dimension)
    {
        if (dimension >= 0 && !opgave.Udsnit.ErElimineret(dimension))
        {
            SkrivKoder(rolle, [dimension]);
        }
    }

    private void SkrivDimensioner()
    {
        _json.WriteStartObject("dimension"u8);
        foreach (var akse in opgave.Udsnit.Akser)
        {
            var dimension = _tabel.Dimensioner[akse];
            _json.WriteStartObject(dimension.Kode);
            _json.WriteString("label"u8, dimension.Navn.Paa(opgave.Sprog));
            SkrivKategorier(akse, dimension);
            _json.WriteStartObject("extension"u8);
            _json.WriteBoolean("elimination"u8, dimension.Totalkode is not null);
            if (dimension.Totalkode is not null)
            {
                _json.WriteString("eliminationValueCode"u8, dimension.Totalkode);
            }

            _json.WriteString("show"u8, "value"u8);
            SkrivKodelister(akse);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void SkrivKategorier(int akse, Dimension dimension)
    {
        var tabel = opgave.Udsnit.Tabel;
        var valgte = opgave.Udsnit.Valgte(akse);
        _json.WriteStartObject("category"u8);
        _json.WriteStartObject("index"u8);
        for (var i = 0; i < valgte.Length; i++)
        {
            _json.WriteNumber(tabel.Kode(akse, valgte[i]), i);
        }

        _json.WriteEndObject();
        _json.WriteStartObject("label"u8);
        foreach (var indeks in valgte)
        {
            _json.WriteString(tabel.Kode(akse, indeks), tabel.Navn(akse, indeks, opgave.Sprog));
        }

        _json.WriteEndObject();
        SkrivNoter(dimension, valgte);
        if (dimension.Rolle == Dimensionsrolle.Maal)
        {
            SkrivEnheder(dimension, valgte);
        }

        _json.WriteEndObject();
    }

    private void SkrivKodelister(int akse)
    {
        if (links is null)
        {
            return;
        }

        _json.WriteStartArray("codelists"u8);
        foreach (var liste in Tabelkodelister.For(opgave.Udsnit.Tabel).Af(akse))
        {
            var link = links.KodelisteAfTabel(liste.Id);
            _json.WriteStartObject();
            _json.WriteString("id"u8, liste.Id);
            _json.WriteString("label"u8, liste.Navn.Paa(opgave.Sprog));
            _json.WriteString("type"u8, liste.Type.ToString());
            _json.WriteStartArray("links"u8);
            _json.WriteStartObject();
            _json.WriteString("rel"u8, link.Rel);
            _json.WriteString("hreflang"u8, link.Hreflang);
            _json.WriteString("href"u8, link.Href);
            _json.WriteEndObject();
            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void SkrivNoter(Dimension dimension, int[] valgte)
    {
        if (!Array.Exists(valgte, indeks => dimension.Vaerdier[indeks].Noter.Count > 0))
        {
            return;
        }

        _json.WriteStartObject("note"u8);
        foreach (var vaerdi in valgte.Select(indeks => dimension.Vaerdier[indeks]).Where(vaerdi => vaerdi.Noter.Count > 0))
        {
            _json.WriteStartArray(vaerdi.Kode);
            foreach (var note in vaerdi.Noter)
            {
                _json.WriteStringValue(note.Paa(opgave.Sprog));
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void SkrivEnheder(Dimension dimension, int[] valgte)
    {
        _json.WriteStartObject("unit"u8);
        foreach (var vaerdi in valgte.Select(indeks => dimension.Vaerdier[indeks]))
        {
            _json.WriteStartObject(vaerdi.Kode);
            _json.WriteString("base"u8, vaerdi.Enhed?.Paa(opgave.Sprog) ?? "");
            _json.WriteNumber("decimals"u8, vaerdi.Decimaler);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void SkrivUdvidelse()
    {
        _json.WriteStartObject("extension"u8);
        SkrivPx();
        SkrivOpgoerelse();
        _json.WriteEndObject();
    }

    private void SkrivPx()
    {
        var emne = Ordning.Standard.Emne;
        var titel = _tabel.Titel.Paa(opgave.Sprog);
        _json.WriteStartObject("px"u8);
        _json.WriteString("tableid"u8, _tabel.Id);
        _json.WriteNumber("decimals"u8, Decimaler());
        _json.WriteBoolean("official-statistics"u8, false);
        _json.WriteBoolean("aggregallowed"u8, false);
        _json.WriteBoolean("copyright"u8, false);
        _json.WriteString("language"u8, opgave.Sprog);
        _json.WriteString("contents"u8, titel);
        _json.WriteBoolean("descriptiondefault"u8, false);
        SkrivKoder("heading"u8, opgave.Placering.Heading);
        SkrivKoder("stub"u8, opgave.Placering.Stub);
        _json.WriteString("matrix"u8, _tabel.Id);
        _json.WriteString("subject-code"u8, emne.Kode);
        _json.WriteString("subject-area"u8, emne.Navn.Paa(opgave.Sprog));
        _json.WriteEndObject();
    }

    /// <summary>The most decimals of any chosen measure.</summary>
    private int Decimaler() =>
        opgave.Udsnit.Tabel.Maal is >= 0 and var maal && !opgave.Udsnit.ErElimineret(maal)
            ? opgave.Udsnit.Valgte(maal).Max(indeks => _tabel.Dimensioner[maal].Vaerdier[indeks].Decimaler)
            : 0;

    /// <summary>Which release this is, what the signs mean, and which totals stand for dimensions taken away: for programs.</summary>
    private void SkrivOpgoerelse()
    {
        var udgivelse = opgave.Kald.Katalog.Udgivelse;
        _json.WriteStartObject("opgoerelse"u8);
        _json.WriteNumber("udgivelse"u8, udgivelse.Id);
        _json.WriteString("kontrolsum"u8, udgivelse.Kontrolsum);
        _json.WriteString("ordning"u8, udgivelse.Ordning);
        _json.WriteString("opgoerelsesdato"u8, udgivelse.Dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _json.WriteString("regelsaet"u8, udgivelse.Regelsaet);
        _json.WriteNumber("regelsaetversion"u8, udgivelse.RegelsaetVersion);
        _json.WriteString("licens"u8, opgave.Indstillinger.Licens.Adresse);
        _json.WriteStartObject("symboler"u8);
        foreach (var symbol in Noter.Symboler)
        {
            _json.WriteString(Tegn[(int)symbol], symbol.Betydning().Paa(opgave.Sprog));
        }

        _json.WriteEndObject();
        _json.WriteStartObject("elimineret"u8);
        for (var i = 0; i < _tabel.Dimensioner.Count; i++)
        {
            if (opgave.Udsnit.ErElimineret(i))
            {
                _json.WriteString(_tabel.Dimensioner[i].Kode, _tabel.Dimensioner[i].Totalkode);
            }
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void SkrivKoder(ReadOnlySpan<byte> navn, IReadOnlyList<int> dimensioner)
    {
        _json.WriteStartArray(navn);
        foreach (var dimension in dimensioner)
        {
            _json.WriteStringValue(_tabel.Dimensioner[dimension].Kode);
        }

        _json.WriteEndArray();
    }

    /// <summary>Two walks over the cells, so that nothing is kept between them but where they are.</summary>
    private async Task SkrivCellerAsync(CancellationToken afbrudt)
    {
        var celler = new Cellelaeser(opgave.Udsnit, opgave.Udsnit.Akser);
        _json.WriteStartArray("value"u8);
        while (SkrivVaerdier(celler))
        {
            if (!await ToemAsync(afbrudt))
            {
                return;
            }
        }

        _json.WriteEndArray();

        celler.Forfra();
        var status = new Statusgang();
        while (SkrivStatus(celler, status))
        {
            if (!await ToemAsync(afbrudt))
            {
                return;
            }
        }

        if (status.Begyndt)
        {
            _json.WriteEndObject();
        }
    }

    /// <summary>Writes the next values. False when there are no more.</summary>
    private bool SkrivVaerdier(Cellelaeser celler)
    {
        Span<byte> tal = stackalloc byte[Tal.Laengst];
        for (var i = 0; i < CellerAdGangen; i++)
        {
            if (!celler.Naeste())
            {
                return false;
            }

            if (celler.Symbol.HarVaerdi())
            {
                _json.WriteRawValue(tal[..Tal.Skriv(celler.Vaerdi, celler.Decimaler, tal)], skipInputValidation: true);
            }
            else
            {
                _json.WriteNullValue();
            }
        }

        return true;
    }

    /// <summary>Writes the signs of the next cells. The object is begun with the first sign, so that it is left out when there is none.</summary>
    private bool SkrivStatus(Cellelaeser celler, Statusgang gang)
    {
        Span<byte> nummer = stackalloc byte[Tal.Laengst];
        for (var i = 0; i < CellerAdGangen; i++)
        {
            if (!celler.Naeste())
            {
                return false;
            }

            if (celler.Symbol != Cellesymbol.Ingen)
            {
                if (!gang.Begyndt)
                {
                    _json.WriteStartObject("status"u8);
                    gang.Begyndt = true;
                }

                Utf8Formatter.TryFormat(gang.Nummer, nummer, out var laengde);
                _json.WriteString(nummer[..laengde], Tegn[(int)celler.Symbol]);
            }

            gang.Nummer++;
        }

        return true;
    }

    /// <summary>Sends what is written. False when nobody is listening any more.</summary>
    private async ValueTask<bool> ToemAsync(CancellationToken afbrudt)
    {
        _json.Flush();
        var sendt = await ud.FlushAsync(afbrudt);
        return !sendt.IsCompleted && !sendt.IsCanceled;
    }

    private sealed class Statusgang
    {
        public long Nummer { get; set; }

        public bool Begyndt { get; set; }
    }
}
