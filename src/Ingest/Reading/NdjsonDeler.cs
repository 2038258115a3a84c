using System.Text.Json;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// Takes NDJSON apart: one message a line, its fields in any order.
/// </summary>
/// <remarks>
/// A name that stands twice in the message, its <c>indhold</c> or an element of <c>kommuner</c> makes the line wrong, as
/// a column that stands twice makes a CSV file: readers differ in which of the two holds. What is inside an unknown
/// field is not looked at.
/// </remarks>
internal sealed class NdjsonDeler(Linjelaeser linjer) : ILinjedeler
{
    // A line is at most 1 MiB, so its depth is bounded already; how deep an unknown field is decides nothing.
    private static readonly JsonReaderOptions Strengt = new() { MaxDepth = Linjelaeser.Laengst };

    private readonly SeenNames _envelope = new();
    private readonly SeenNames _content = new();
    private readonly SeenNames _element = new();
    private int _linjestart;

    public int Naeste(RaaBesked raa)
    {
        while (linjer.Naeste())
        {
            if (!linjer.ErBlank)
            {
                raa.Begynd(linjer.Buffer, linjer.Nummer);
                _linjestart = linjer.Start;
                raa.Tilstand = Del(linjer.Linje, raa)
                    ? raa.DobbeltNavn.Length == 0 ? RaaBesked.Form.Besked : RaaBesked.Form.DobbeltFelt
                    : RaaBesked.Form.UgyldigtJson;
                return linjer.Laengde + 1;
            }
        }

        return 0;
    }

    private bool Del(ReadOnlySpan<byte> linje, RaaBesked raa)
    {
        try
        {
            var json = new Utf8JsonReader(linje, Strengt);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            _envelope.Clear();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                Konvolutfelt(ref json, raa);
            }

            // Anything after the object is an error, which one more read finds.
            return !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Konvolutfelt(ref Utf8JsonReader json, RaaBesked raa)
    {
        var felt = Navn(ref json, raa, _envelope, Felt.Intet, out var navn);
        json.Read();
        if (felt == Felt.Indhold)
        {
            raa.SaetKonvolut(felt, json.TokenType == JsonTokenType.StartObject ? Indhold(ref json, raa) : Vaerdi(ref json, raa));
        }
        else if (felt.ErKonvolut())
        {
            raa.SaetKonvolut(felt, Vaerdi(ref json, raa));
        }
        else
        {
            Ukendt(ref json, raa, navn);
        }
    }

    private Raavaerdi Indhold(ref Utf8JsonReader json, RaaBesked raa)
    {
        var start = (int)json.TokenStartIndex;
        _content.Clear();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var felt = Navn(ref json, raa, _content, Felt.Intet, out var navn);
            json.Read();
            if (felt == Felt.Intet || felt.ErKonvolut())
            {
                Ukendt(ref json, raa, navn);
            }
            else if (felt == Felt.Kommuner)
            {
                raa.SaetIndhold(felt, json.TokenType == JsonTokenType.StartArray ? Kommuner(ref json, raa) : Vaerdi(ref json, raa));
            }
            else if (felt == Felt.Kategorier)
            {
                raa.SaetIndhold(felt, json.TokenType == JsonTokenType.StartArray ? Kategorier(ref json, raa) : Vaerdi(ref json, raa));
            }
            else
            {
                raa.SaetIndhold(felt, Vaerdi(ref json, raa));
            }
        }

        return Spand(ref json, Slags.Objekt, start);
    }

    private Raavaerdi Kommuner(ref Utf8JsonReader json, RaaBesked raa)
    {
        var start = (int)json.TokenStartIndex;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
                raa.Kommuner.Add(default);
                continue;
            }

            Raavaerdi kode = default, fra = default;
            _element.Clear();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var felt = Navn(ref json, raa, _element, Felt.Kommuner, out var navn);
                json.Read();
                switch (felt)
                {
                    case Felt.Kommunekode:
                        kode = Vaerdi(ref json, raa);
                        break;
                    case Felt.Fra:
                        fra = Vaerdi(ref json, raa);
                        break;
                    default:
                        Ukendt(ref json, raa, navn);
                        break;
                }
            }

            raa.Kommuner.Add(new Raakommune(ErObjekt: true, kode, fra));
        }

        return Spand(ref json, Slags.Liste, start);
    }

    private Raavaerdi Kategorier(ref Utf8JsonReader json, RaaBesked raa)
    {
        var start = (int)json.TokenStartIndex;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            raa.Kategorier.Add(Vaerdi(ref json, raa));
        }

        return Spand(ref json, Slags.Liste, start);
    }

    /// <summary>An unknown field counts when it is there, and null is absent.</summary>
    private static void Ukendt(ref Utf8JsonReader json, RaaBesked raa, scoped ReadOnlySpan<byte> navn)
    {
        if (json.TokenType != JsonTokenType.Null)
        {
            raa.Ukendte.Add(raa.Ukendtefelter.Nummer(navn));
        }

        json.Skip();
    }

    /// <summary>Reads a name, and tells when its object has had it before.</summary>
    /// <param name="json">Stands at the name.</param>
    /// <param name="raa">The line.</param>
    /// <param name="seen">The names of the object.</param>
    /// <param name="element">The field that the object is an element of; none for the message and its content.</param>
    /// <param name="navn">The name.</param>
    private static Felt Navn(ref Utf8JsonReader json, RaaBesked raa, SeenNames seen, Felt element, out ReadOnlySpan<byte> navn)
    {
        navn = json.ValueSpan;
        if (json.ValueIsEscaped)
        {
            if (Tekst(ref json, raa) is not { Slags: Slags.Tekst } tekst)
            {
                // No text, so it is the same as no other.
                navn = "\uFFFD"u8;
                return Felt.Intet;
            }

            navn = raa.Bytes(tekst);
        }

        var felt = Felter.Find(navn);
        if (!seen.Add(felt, navn))
        {
            raa.SaetDobbelt(element == Felt.Intet ? felt : element, navn);
        }

        return felt;
    }

    private Raavaerdi Vaerdi(ref Utf8JsonReader json, RaaBesked raa)
    {
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.String when json.ValueIsEscaped:
                return Tekst(ref json, raa);
            case JsonTokenType.String:
                return new Raavaerdi(Slags.Tekst, Kladde: false, _linjestart + start + 1, json.ValueSpan.Length);
            case JsonTokenType.Number:
                return new Raavaerdi(Slags.Tal, Kladde: false, _linjestart + start, json.ValueSpan.Length);
            case JsonTokenType.True:
                return new Raavaerdi(Slags.Sand, Kladde: false, _linjestart + start, json.ValueSpan.Length);
            case JsonTokenType.False:
                return new Raavaerdi(Slags.Falsk, Kladde: false, _linjestart + start, json.ValueSpan.Length);
            default:
                var slags = json.TokenType == JsonTokenType.StartArray ? Slags.Liste : Slags.Objekt;
                json.Skip();
                return Spand(ref json, slags, start);
        }
    }

    private static Raavaerdi Tekst(ref Utf8JsonReader json, RaaBesked raa)
    {
        try
        {
            return raa.Behold(Slags.Tekst, json.CopyString(raa.Plads(json.ValueSpan.Length)));
        }
        catch (InvalidOperationException)
        {
            // Valid JSON by its grammar, but "\ud800" alone is no text.
            return raa.Behold(Slags.Ulaeselig, 0);
        }
    }

    private Raavaerdi Spand(ref Utf8JsonReader json, Slags slags, int start) =>
        new(slags, Kladde: false, _linjestart + start, (int)json.BytesConsumed - start);
}
