using System.Text.Json;

namespace Opgoerelse.Ingest.Laesning;

/// <summary>
/// Takes NDJSON apart: one message a line, its fields in any order.
/// </summary>
/// <remarks>
/// Of two fields with the same name in one object the last holds. The contract is silent; this is what the usual JSON
/// readers of sender and receiver do, so both read the same message.
/// </remarks>
internal sealed class NdjsonDeler(Linjelaeser linjer) : ILinjedeler
{
    // A line is at most 1 MiB, so its depth is bounded already; how deep an unknown field is decides nothing.
    private static readonly JsonReaderOptions Strengt = new() { MaxDepth = Linjelaeser.Laengst };

    private int _linjestart;

    public int Naeste(RaaBesked raa)
    {
        while (linjer.Naeste())
        {
            if (!linjer.ErBlank)
            {
                raa.Begynd(linjer.Buffer, linjer.Nummer);
                _linjestart = linjer.Start;
                raa.Tilstand = Del(linjer.Linje, raa) ? RaaBesked.Form.Besked : RaaBesked.Form.UgyldigtJson;
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
        var felt = Navn(ref json, raa, out var navn);
        json.Read();
        if (felt == Felt.Indhold)
        {
            raa.GlemIndhold();
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
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var felt = Navn(ref json, raa, out var navn);
            json.Read();
            if (felt == Felt.Intet || felt.ErKonvolut())
            {
                Ukendt(ref json, raa, navn);
            }
            else if (felt == Felt.Kommuner)
            {
                raa.Kommuner.Clear();
                raa.SaetIndhold(felt, json.TokenType == JsonTokenType.StartArray ? Kommuner(ref json, raa) : Vaerdi(ref json, raa));
            }
            else if (felt == Felt.Kategorier)
            {
                raa.Kategorier.Clear();
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
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var felt = Navn(ref json, raa, out var navn);
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

    private static Felt Navn(ref Utf8JsonReader json, RaaBesked raa, out ReadOnlySpan<byte> navn)
    {
        navn = json.ValueSpan;
        if (json.ValueIsEscaped)
        {
            navn = Tekst(ref json, raa) is { Slags: Slags.Tekst } tekst ? raa.Bytes(tekst) : "\uFFFD"u8;
        }

        return Felter.Find(navn);
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
