using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// Writes one dataset, from the top down, straight into the response: pieces written beforehand
/// (<see cref="JsonStat2Stykker"/>), and between them what was selected. Given <paramref name="links"/> it names the
/// codelists of the dimensions, as metadata do.
/// </summary>
internal sealed class JsonStat2Skriver(Dataopgave opgave, PipeWriter ud, Links? links = null)
{
    /// <summary>Cells between two flushes: about as much as the socket takes at a time.</summary>
    private const int CellerAdGangen = 8_192;

    /// <summary>Per symbol <c>":"*"</c> : what stands after a cell's number.</summary>
    private static readonly byte[][] Tegn =
        [.. Enum.GetValues<Cellesymbol>().Select(symbol => Encoding.UTF8.GetBytes($"\":\"{symbol.Tegn()}\""))];

    private readonly JsonStat2Stykker _stykker = JsonStat2Stykker.For(opgave);

    /// <summary>Writes the dataset; as metadata without its cells.</summary>
    public async Task SkrivAsync(bool medCeller, CancellationToken afbrudt)
    {
        SkrivHoved();
        if (!medCeller)
        {
            ud.Write("\"value\":[]}"u8);
            return;
        }

        // Two walks over the cells, so that nothing is kept between them but where they are.
        var celler = new Cellestraekninger(opgave.Udsnit);
        var foerste = true;
        while (SkrivVaerdier(celler, ref foerste))
        {
            if (await ErFaerdig(afbrudt))
            {
                return;
            }
        }

        celler.Forfra();
        var gang = new Statusgang();
        while (SkrivStatus(celler, gang))
        {
            if (await ErFaerdig(afbrudt))
            {
                return;
            }
        }

        ud.Write(gang.Begyndt ? "}}"u8 : "}"u8);
    }

    /// <summary>Sends what is written. True when nobody is listening any more.</summary>
    private async ValueTask<bool> ErFaerdig(CancellationToken afbrudt)
    {
        var sendt = await ud.FlushAsync(afbrudt);
        return sendt.IsCompleted || sendt.IsCanceled;
    }

    private void SkrivHoved()
    {
        var linje = new Bytelinje(ud);
        linje.Skriv(_stykker.Begyndelse);
        SkrivRoller(ref linje);
        linje.Skriv("},\"id\":["u8);
        SkrivKoder(ref linje, opgave.Udsnit.Akser);
        linje.Skriv("],\"size\":["u8);
        for (var i = 0; i < opgave.Udsnit.Akser.Count; i++)
        {
            Komma(ref linje, i);
            linje.Skriv(opgave.Udsnit.Valgte(opgave.Udsnit.Akser[i]).Length, 0);
        }

        linje.Skriv("],\"dimension\":{"u8);
        for (var i = 0; i < opgave.Udsnit.Akser.Count; i++)
        {
            Komma(ref linje, i);
            SkrivDimension(ref linje, opgave.Udsnit.Akser[i]);
        }

        linje.Skriv("},"u8);
        SkrivUdvidelse(ref linje);
        linje.Afslut();
    }

    private void SkrivRoller(ref Bytelinje linje)
    {
        var tabel = opgave.Udsnit.Tabel;
        var skrevet = 0;
        Rolle(ref linje, "\"time\":["u8, tabel.Tid, ref skrevet);
        Rolle(ref linje, "\"geo\":["u8, tabel.Geografi, ref skrevet);
        Rolle(ref linje, "\"metric\":["u8, tabel.Maal, ref skrevet);
    }

    private void Rolle(ref Bytelinje linje, ReadOnlySpan<byte> rolle, int dimension, ref int skrevet)
    {
        if (dimension >= 0 && !opgave.Udsnit.ErElimineret(dimension))
        {
            Komma(ref linje, skrevet++);
            linje.Skriv(rolle);
            linje.Skriv(_stykker.Dimensioner[dimension].Kode);
            linje.Skriv((byte)']');
        }
    }

    private void SkrivDimension(ref Bytelinje linje, int akse)
    {
        var stykker = _stykker.Dimensioner[akse];
        var valgte = opgave.Udsnit.Valgte(akse);
        linje.Skriv(stykker.Begyndelse);
        for (var i = 0; i < valgte.Length; i++)
        {
            Komma(ref linje, i);
            linje.Skriv(stykker.Indeks[valgte[i]]);
            linje.Skriv(i, 0);
        }

        linje.Skriv("},\"label\":{"u8);
        SkrivStykker(ref linje, stykker.Etiket, valgte);
        linje.Skriv((byte)'}');
        if (stykker.HarNoter && Array.Exists(valgte, indeks => stykker.Note[indeks].Length > 0))
        {
            linje.Skriv(",\"note\":{"u8);
            SkrivStykker(ref linje, stykker.Note, valgte);
            linje.Skriv((byte)'}');
        }

        if (stykker.Enhed.Length > 0)
        {
            linje.Skriv(",\"unit\":{"u8);
            SkrivStykker(ref linje, stykker.Enhed, valgte);
            linje.Skriv((byte)'}');
        }

        linje.Skriv("},"u8);
        linje.Skriv(stykker.Udvidelse);
        foreach (var (navn, maal) in stykker.Maaltyper)
        {
            linje.Skriv(Encoding.UTF8.GetBytes($",\"{navn}\":{{"));
            SkrivStykker(ref linje, maal, valgte);
            linje.Skriv((byte)'}');
        }

        if (links is not null)
        {
            linje.Skriv((byte)',');
            linje.Skriv(Kodelister(akse, links));
        }

        linje.Skriv("}}"u8);
    }

    private byte[] Kodelister(int akse, Links medLinks) => JsonStat2Stykker.Skriv(json =>
    {
        json.WriteStartArray("codelists"u8);
        foreach (var liste in Tabelkodelister.For(opgave.Udsnit.Tabel).Af(akse))
        {
            var link = medLinks.KodelisteAfTabel(liste.Id);
            json.WriteStartObject();
            json.WriteString("id"u8, liste.Id);
            json.WriteString("label"u8, liste.Navn.Paa(opgave.Sprog));
            json.WriteString("type"u8, liste.Type.Kode());
            json.WriteStartArray("links"u8);
            json.WriteStartObject();
            json.WriteString("rel"u8, link.Rel);
            json.WriteString("hreflang"u8, link.Hreflang);
            json.WriteString("href"u8, link.Href);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private void SkrivUdvidelse(ref Bytelinje linje)
    {
        linje.Skriv(_stykker.FoerDecimaler);
        linje.Skriv(Decimaler(), 0);
        linje.Skriv(_stykker.EfterDecimaler);
        SkrivKoder(ref linje, opgave.Placering.Heading);
        linje.Skriv("],\"stub\":["u8);
        SkrivKoder(ref linje, opgave.Placering.Stub);
        linje.Skriv(_stykker.EfterPlacering);
        for (int i = 0, skrevet = 0; i < _stykker.Dimensioner.Count; i++)
        {
            // Which totals stand for dimensions taken away.
            if (opgave.Udsnit.ErElimineret(i))
            {
                Komma(ref linje, skrevet++);
                linje.Skriv(_stykker.Dimensioner[i].Elimineret);
            }
        }

        linje.Skriv("}}},"u8);
    }

    /// <summary>The most decimals of any chosen measure.</summary>
    private int Decimaler()
    {
        var maal = opgave.Udsnit.Tabel.Maal;
        var flest = 0;
        if (maal >= 0 && !opgave.Udsnit.ErElimineret(maal))
        {
            foreach (var indeks in opgave.Udsnit.Valgte(maal))
            {
                flest = Math.Max(flest, opgave.Udsnit.Tabel.Dimensioner[maal].Vaerdier[indeks].Decimaler);
            }
        }

        return flest;
    }

    private void SkrivKoder(ref Bytelinje linje, IReadOnlyList<int> dimensioner)
    {
        for (var i = 0; i < dimensioner.Count; i++)
        {
            Komma(ref linje, i);
            linje.Skriv(_stykker.Dimensioner[dimensioner[i]].Kode);
        }
    }

    private static void SkrivStykker(ref Bytelinje linje, byte[][] stykker, int[] valgte)
    {
        var skrevet = 0;
        foreach (var indeks in valgte)
        {
            if (stykker[indeks].Length > 0)
            {
                Komma(ref linje, skrevet++);
                linje.Skriv(stykker[indeks]);
            }
        }
    }

    private static void Komma(ref Bytelinje linje, int nummer)
    {
        if (nummer > 0)
        {
            linje.Skriv((byte)',');
        }
    }

    /// <summary>Writes the values of the next stretches. False when there are no more.</summary>
    private bool SkrivVaerdier(Cellestraekninger celler, ref bool foerste)
    {
        var tabel = JsonStat2Celler.For(opgave.Udsnit.Tabel);
        var linje = new Bytelinje(ud);
        var spring = celler.Spring;
        for (var skrevet = 0; skrevet < CellerAdGangen; skrevet += spring.Length)
        {
            if (!celler.Naeste())
            {
                linje.Skriv((byte)']');
                linje.Afslut();
                return false;
            }

            var resten = spring;
            if (foerste)
            {
                foerste = false;
                linje.Skriv("\"value\":["u8);
                SkrivFoerste(ref linje, tabel, celler.Fra + spring[0]);
                resten = spring[1..];
            }

            linje.SkrivCeller(tabel, celler.Fra, resten);
        }

        linje.Afslut();
        return true;
    }

    /// <summary>The first has no comma before it.</summary>
    private static void SkrivFoerste(ref Bytelinje linje, JsonStat2Celler tabel, int celle)
    {
        Span<byte> tekst = stackalloc byte[1 + Tal.Laengst];
        var laengde = tabel.Skriv(celle, tekst);
        linje.Skriv(tekst[1..laengde]);
    }

    /// <summary>Writes the signs of the next stretches. The object is begun with the first sign, so that it is left out when there is none.</summary>
    private bool SkrivStatus(Cellestraekninger celler, Statusgang gang)
    {
        var linje = new Bytelinje(ud);
        Span<byte> nummer = stackalloc byte[16];
        ReadOnlySpan<Cellesymbol> symboler = opgave.Udsnit.Tabel.Tabel.Symboler;
        var spring = celler.Spring;
        for (var set = 0; set < CellerAdGangen; set += spring.Length)
        {
            if (!celler.Naeste())
            {
                linje.Afslut();
                return false;
            }

            var fra = celler.Fra;
            for (var i = 0; i < spring.Length; i++)
            {
                var symbol = symboler[fra + spring[i]];
                if (symbol == Cellesymbol.Ingen)
                {
                    continue;
                }

                linje.Skriv(gang.Begyndt ? ",\""u8 : ",\"status\":{\""u8);
                gang.Begyndt = true;
                Utf8Formatter.TryFormat(gang.Nummer + i, nummer, out var laengde);
                linje.Skriv(nummer[..laengde]);
                linje.Skriv(Tegn[(int)symbol]);
            }

            gang.Nummer += spring.Length;
        }

        linje.Afslut();
        return true;
    }

    private sealed class Statusgang
    {
        public int Nummer { get; set; }

        public bool Begyndt { get; set; }
    }
}
