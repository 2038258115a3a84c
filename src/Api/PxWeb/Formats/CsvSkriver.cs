using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// Writes rows (the stub) and columns (the heading); every text is quoted, quotes are doubled. Where there is no value
/// its sign stands; a preliminary value is told in a column of its own, after the values, when IncludeStatus asks for
/// it. A file is data only, so that a program can read it; what it means stands below an empty line when IncludeNotes
/// asks for it.
/// </summary>
internal sealed class CsvSkriver(Formatparametre parametre) : IDataskriver
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 2_048;

    private static readonly byte[][] Tegn =
        [.. Enum.GetValues<Cellesymbol>().Select(symbol => Encoding.UTF8.GetBytes(symbol.Tegn()))];

    private readonly Navngivning _navngivning =
        parametre.Navngivning ?? (parametre.ForSpreadsheet ? Navngivning.Tekster : Navngivning.Koder);

    public bool SameInEveryLanguage =>
        _navngivning == Navngivning.Koder && parametre is { ForSpreadsheet: false, MedTitel: false, MedNoter: false };

    public async Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt)
    {
        var etiketter = new Etiketter(opgave, _navngivning, parametre.ForSpreadsheet);
        var form = CsvDialect.For(parametre, opgave.Sprog);
        if (form.ForSpreadsheet)
        {
            ud.Write(CsvDialect.ByteOrderMark);
        }

        if (parametre.MedTitel)
        {
            Skriv(ud, form, opgave.Udsnit.Tabel.Tabel.Titel.Paa(opgave.Sprog));
            // A spreadsheet takes what hangs together for one table: its first row must be the names of the columns.
            ud.Write(form.ForSpreadsheet ? "\r\n"u8 : []);
        }

        var nr = 0;
        foreach (var navn in Kolonnenavne(etiketter))
        {
            if (nr++ > 0)
            {
                ud.Write([form.Separator]);
            }

            ud.Write(form.Quote(navn));
            if (nr % CellerAdGangen == 0 && await ErFaerdig(ud, afbrudt))
            {
                return;
            }
        }

        ud.Write("\r\n"u8);
        var gang = new Gang(etiketter, opgave, form, parametre.WithStatus);
        while (SkrivNaeste(gang, ud))
        {
            if (await ErFaerdig(ud, afbrudt))
            {
                return;
            }
        }

        if (parametre.MedNoter)
        {
            SkrivNoter(opgave, ud, form);
        }
    }

    private IEnumerable<string> Kolonnenavne(Etiketter etiketter)
    {
        var navne = etiketter.Forspalte().Concat(etiketter.Kolonnenavne());
        return parametre.WithStatus ? navne.Concat(etiketter.Kolonnenavne().Select(etiketter.StatusName)) : navne;
    }

    /// <summary>Sends what is written. True when nobody is listening any more.</summary>
    private static async ValueTask<bool> ErFaerdig(PipeWriter ud, CancellationToken afbrudt)
    {
        var sendt = await ud.FlushAsync(afbrudt);
        return sendt.IsCompleted || sendt.IsCanceled;
    }

    /// <summary>Rows of two: what it is, and the text.</summary>
    private static void SkrivNoter(Dataopgave opgave, PipeWriter ud, CsvDialect form)
    {
        var dansk = opgave.Sprog == Tekstsprog.Dansk;
        ud.Write("\r\n"u8);
        foreach (var note in Noter.OmTabellen(opgave).Concat(Noter.OmVaerdier(opgave)))
        {
            Skriv(ud, form, "Note", note);
        }

        foreach (var symbol in Noter.Symboler)
        {
            Skriv(ud, form, (dansk ? "Tegn " : "Sign ") + symbol.Tegn(), symbol.Betydning().Paa(opgave.Sprog));
        }

        foreach (var (navn, vaerdi) in Noter.Oplysninger(opgave))
        {
            Skriv(ud, form, navn, vaerdi);
        }
    }

    private static void Skriv(PipeWriter ud, CsvDialect form, params ReadOnlySpan<string> tekster)
    {
        for (var i = 0; i < tekster.Length; i++)
        {
            if (i > 0)
            {
                ud.Write([form.Separator]);
            }

            ud.Write(form.Quote(tekster[i]));
        }

        ud.Write("\r\n"u8);
    }

    /// <summary>Writes the next cells, with the names of a row before its first. False when there are no more.</summary>
    private static bool SkrivNaeste(Gang gang, PipeWriter ud)
    {
        var linje = new Bytelinje(ud);
        var flere = true;
        for (var i = 0; i < CellerAdGangen && (flere = gang.ErIStatus || gang.Celler.Naeste()); i++)
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
                linje.Skriv(gang.Form.Separator);
            }

            if (gang.ErIStatus)
            {
                linje.Skriv(Tegn[(int)gang.Status[gang.Kolonne - gang.Kolonner]]);
            }
            else
            {
                SkrivVaerdi(gang, ref linje);
            }

            if (++gang.Kolonne == gang.Bredde)
            {
                gang.Kolonne = 0;
                linje.Skriv("\r\n"u8);
            }
        }

        linje.Afslut();
        return flere;
    }

    private static void SkrivVaerdi(Gang gang, ref Bytelinje linje)
    {
        var symbol = gang.Celler.Symbol;
        if (gang.Status.Length > 0)
        {
            gang.Status[gang.Kolonne] = symbol;
        }

        if (!symbol.HarVaerdi())
        {
            linje.Skriv(Tegn[(int)symbol]);
        }
        else if (gang.Form.DecimalMark == (byte)'.')
        {
            linje.Skriv(gang.Celler.Vaerdi, gang.Celler.Decimaler);
        }
        else
        {
            Span<byte> tal = stackalloc byte[Tal.Laengst];
            var tekst = tal[..Tal.Skriv(gang.Celler.Vaerdi, gang.Celler.Decimaler, tal)];
            tekst.Replace((byte)'.', gang.Form.DecimalMark);
            linje.Skriv(tekst);
        }
    }

    /// <summary>Where the writing is.</summary>
    private sealed class Gang(Etiketter etiketter, Dataopgave opgave, CsvDialect form, bool withStatus)
    {
        public CsvDialect Form => form;

        public Cellelaeser Celler { get; } = etiketter.Celler();

        /// <summary>Values in a row.</summary>
        public long Kolonner { get; } = etiketter.Kolonner();

        /// <summary>The signs of the values of the current row; none when they are not written.</summary>
        public Cellesymbol[] Status { get; } = withStatus ? new Cellesymbol[etiketter.Kolonner()] : [];

        /// <summary>Values and signs in a row.</summary>
        public long Bredde => Kolonner + Status.Length;

        /// <summary>The values and signs of the current row that are written.</summary>
        public long Kolonne { get; set; }

        /// <summary>Whether a sign is next.</summary>
        public bool ErIStatus => Kolonne >= Kolonner;

        /// <summary>Per axis of the stub the names of its values, with the separator after them.</summary>
        public byte[][][] Raekkenavne { get; } =
            [.. opgave.Placering.Stub.Select(akse => Array.ConvertAll(etiketter.Vaerdier(akse), navn => (byte[])[.. form.Quote(navn), form.Separator]))];
    }
}
