using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// Writes a PX file: <see cref="PxHoved"/>, then which cells are preliminary (DATANOTECELL), then the cells, the
/// variables of the stub outermost. Two walks over the cells, so that nothing is kept between them.
/// </summary>
internal sealed class PxSkriver : IDataskriver
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 2_048;

    private static readonly byte[][] Prikker =
        [.. Enum.GetValues<Cellesymbol>().Select(symbol => symbol.HarVaerdi() ? [] : Encoding.UTF8.GetBytes($"\"{PxHoved.PrikkerFor(symbol)}\""))];

    private static readonly byte[] Foreloebig = Encoding.UTF8.GetBytes($")=\"{Cellesymbol.Foreloebig.Tegn()}\";\r\n");

    public async Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt)
    {
        new PxHoved(opgave, ud).Skriv();
        int[] akser = [.. opgave.Placering.Stub, .. opgave.Placering.Heading];
        var gang = new Gang(new Cellelaeser(opgave.Udsnit, akser), opgave.Placering.Heading.Aggregate(1L, (antal, akse) => antal * opgave.Udsnit.Valgte(akse).Length));
        var koder = Array.ConvertAll(akser, akse => Array.ConvertAll(opgave.Udsnit.Valgte(akse), indeks => Encoding.UTF8.GetBytes(PxNoegleord.Citeret(opgave.Udsnit.Tabel.Dimensioner[akse].Vaerdier[indeks].Kode))));
        while (SkrivForeloebige(gang.Celler, koder, ud))
        {
            if (await Faerdig(ud, afbrudt))
            {
                return;
            }
        }

        gang.Celler.Forfra();
        ud.Write("DATA=\r\n"u8);
        while (SkrivCeller(gang, ud))
        {
            if (await Faerdig(ud, afbrudt))
            {
                return;
            }
        }

        ud.Write(";\r\n"u8);
        await ud.FlushAsync(afbrudt);
    }

    /// <summary>Sends what is written. True when nobody is listening any more.</summary>
    private static async ValueTask<bool> Faerdig(PipeWriter ud, CancellationToken afbrudt)
    {
        var sendt = await ud.FlushAsync(afbrudt);
        return sendt.IsCompleted || sendt.IsCanceled;
    }

    /// <summary>Names the preliminary ones of the next cells, by code. False when there are no more.</summary>
    private static bool SkrivForeloebige(Cellelaeser celler, byte[][][] koder, PipeWriter ud)
    {
        var linje = new Bytelinje(ud);
        var flere = true;
        for (var i = 0; i < CellerAdGangen && (flere = celler.Naeste()); i++)
        {
            if (celler.Symbol != Cellesymbol.Foreloebig)
            {
                continue;
            }

            linje.Skriv("DATANOTECELL("u8);
            for (var akse = 0; akse < koder.Length; akse++)
            {
                linje.Skriv(akse == 0 ? [] : ","u8);
                linje.Skriv(koder[akse][celler.Plads(akse)]);
            }

            linje.Skriv(Foreloebig);
        }

        linje.Afslut();
        return flere;
    }

    /// <summary>Writes the next cells; a row of the table begins a line. False when there are no more.</summary>
    private static bool SkrivCeller(Gang gang, PipeWriter ud)
    {
        Span<byte> tal = stackalloc byte[Tal.Laengst];
        var linje = new Bytelinje(ud);
        var flere = true;
        for (var i = 0; i < CellerAdGangen && (flere = gang.Celler.Naeste()); i++)
        {
            var celle = gang.Celler.Symbol.HarVaerdi()
                ? tal[..Tal.Skriv(gang.Celler.Vaerdi, gang.Celler.Decimaler, tal)]
                : Prikker[(int)gang.Celler.Symbol].AsSpan();
            if (gang.Linje + celle.Length >= PxNoegleord.LaengsteLinje)
            {
                linje.Skriv("\r\n"u8);
                gang.Linje = 0;
            }

            if (gang.Linje > 0)
            {
                linje.Skriv((byte)' ');
                gang.Linje++;
            }

            linje.Skriv(celle);
            gang.Linje += celle.Length;
            if (++gang.Kolonne == gang.Kolonner)
            {
                linje.Skriv("\r\n"u8);
                (gang.Kolonne, gang.Linje) = (0, 0);
            }
        }

        linje.Afslut();
        return flere;
    }

    /// <summary>Where the writing is.</summary>
    private sealed class Gang(Cellelaeser celler, long kolonner)
    {
        public Cellelaeser Celler => celler;

        /// <summary>Cells in a row.</summary>
        public long Kolonner => kolonner;

        /// <summary>The cells of the current row that are written.</summary>
        public long Kolonne { get; set; }

        /// <summary>The characters of the current line that are written.</summary>
        public int Linje { get; set; }
    }
}
