using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Aggregation.Tabeller;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>
/// Writes rows (the stub) and columns (the heading); every text is quoted, quotes are doubled. A file is data only, so
/// that a program can read it; what it means stands below an empty line when IncludeNotes asks for it.
/// </summary>
internal sealed class CsvSkriver(Formatparametre parametre) : IDataskriver
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 2_048;

    private static readonly byte[][] Tegn =
        [.. Enum.GetValues<Cellesymbol>().Select(symbol => Encoding.UTF8.GetBytes(symbol.Tegn()))];

    public async Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt)
    {
        var etiketter = new Etiketter(opgave, parametre.Navngivning ?? Navngivning.Koder);
        if (parametre.MedTitel)
        {
            Skriv(ud, opgave.Udsnit.Tabel.Tabel.Titel.Paa(opgave.Sprog));
        }

        using (var navne = etiketter.Forspalte().Concat(etiketter.Kolonnenavne()).GetEnumerator())
        {
            for (var nr = 0; navne.MoveNext(); nr++)
            {
                ud.Write(nr == 0 ? [] : Skilletegn);
                ud.Write(Citeret(navne.Current));
                if (nr % CellerAdGangen == CellerAdGangen - 1 && await ErFaerdig(ud, afbrudt))
                {
                    return;
                }
            }
        }

        ud.Write("\r\n"u8);
        var gang = new Gang(etiketter, opgave, parametre.Skilletegn);
        while (SkrivNaeste(gang, ud))
        {
            if (await ErFaerdig(ud, afbrudt))
            {
                return;
            }
        }

        if (parametre.MedNoter)
        {
            SkrivNoter(opgave, ud);
        }
    }

    private ReadOnlySpan<byte> Skilletegn => new byte[] { parametre.Skilletegn };

    /// <summary>Sends what is written. True when nobody is listening any more.</summary>
    private static async ValueTask<bool> ErFaerdig(PipeWriter ud, CancellationToken afbrudt)
    {
        var sendt = await ud.FlushAsync(afbrudt);
        return sendt.IsCompleted || sendt.IsCanceled;
    }

    /// <summary>Rows of two: what it is, and the text.</summary>
    private void SkrivNoter(Dataopgave opgave, PipeWriter ud)
    {
        var dansk = opgave.Sprog == Tekstsprog.Dansk;
        ud.Write("\r\n"u8);
        foreach (var note in Noter.OmTabellen(opgave).Concat(Noter.OmVaerdier(opgave)))
        {
            Skriv(ud, "Note", note);
        }

        foreach (var symbol in Noter.Symboler)
        {
            Skriv(ud, (dansk ? "Tegn " : "Sign ") + symbol.Tegn(), symbol.Betydning().Paa(opgave.Sprog));
        }

        foreach (var (navn, vaerdi) in Noter.Oplysninger(opgave))
        {
            Skriv(ud, navn, vaerdi);
        }
    }

    private void Skriv(PipeWriter ud, params ReadOnlySpan<string> tekster)
    {
        for (var i = 0; i < tekster.Length; i++)
        {
            ud.Write(i == 0 ? [] : Skilletegn);
            ud.Write(Citeret(tekster[i]));
        }

        ud.Write("\r\n"u8);
    }

    /// <summary>Writes the next cells, with the names of a row before its first. False when there are no more.</summary>
    private static bool SkrivNaeste(Gang gang, PipeWriter ud)
    {
        var linje = new Bytelinje(ud);
        var flere = true;
        for (var i = 0; i < CellerAdGangen && (flere = gang.Celler.Naeste()); i++)
        {
            if (gang.Kolonne == 0)
            {
                for (var akse = 0; akse < gang.Raekkenavne.Length; akse++)
                {
                    linje.Skriv(gang.Raekkenavne[akse][gang.Celler.Plads(akse)]);
                }
            }
            else
            {
                linje.Skriv(gang.Skilletegn);
            }

            if (gang.Celler.Symbol.HarVaerdi())
            {
                linje.Skriv(gang.Celler.Vaerdi, gang.Celler.Decimaler);
            }
            else
            {
                linje.Skriv(Tegn[(int)gang.Celler.Symbol]);
            }

            if (++gang.Kolonne == gang.Kolonner)
            {
                gang.Kolonne = 0;
                linje.Skriv("\r\n"u8);
            }
        }

        linje.Afslut();
        return flere;
    }

    private static byte[] Citeret(string tekst) =>
        Encoding.UTF8.GetBytes($"\"{tekst.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    /// <summary>Where the writing is.</summary>
    private sealed class Gang(Etiketter etiketter, Dataopgave opgave, byte skilletegn)
    {
        public byte Skilletegn => skilletegn;

        public Cellelaeser Celler { get; } = etiketter.Celler();

        /// <summary>Cells in a row.</summary>
        public long Kolonner { get; } = etiketter.Kolonner();

        /// <summary>The cells of the current row that are written.</summary>
        public long Kolonne { get; set; }

        /// <summary>Per axis of the stub the names of its values, with the separator after them.</summary>
        public byte[][][] Raekkenavne { get; } =
            [.. opgave.Placering.Stub.Select(akse => Array.ConvertAll(etiketter.Vaerdier(akse), navn => (byte[])[.. Citeret(navn), skilletegn]))];
    }
}
