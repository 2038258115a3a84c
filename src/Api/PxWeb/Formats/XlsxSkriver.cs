using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// Writes a workbook as it goes: the parts are written one after another into the archive, and the archive into the
/// response. Values are numbers with the measure's decimals, signs are texts. The rows and columns of names stay in
/// sight. The library for such files wants a file it can read back, which would hold all of the table; it checks ours
/// in the tests.
/// </summary>
internal sealed class XlsxSkriver(Navngivning navngivning, bool medTitel) : IDataskriver
{
    /// <summary>Cells between two flushes: with the names in their rows about a buffer's worth.</summary>
    private const int CellerAdGangen = 256;

    /// <summary>Characters of a column's name that are shown without the reader widening it.</summary>
    private const int BredesteHoved = 30;

    private static readonly byte[][] Tegn =
        [.. Enum.GetValues<Cellesymbol>().Select(symbol => Encoding.UTF8.GetBytes(XlsxDele.Tekst(symbol.Tegn(), XlsxDele.Tegn)))];

    /// <summary>By decimals, and whether the value is preliminary: what stands before a value.</summary>
    private static readonly byte[][][] FoerTal =
        [.. new[] { false, true }.Select(foreloebig => Enumerable.Range(0, XlsxDele.FlestDecimaler + 1).Select(decimaler => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<c s=\"{XlsxDele.Tal(decimaler, foreloebig)}\"><v>"))).ToArray())];

    public Fejl? Afvis(Dataopgave opgave)
    {
        var etiketter = new Etiketter(opgave, navngivning);
        var kolonner = opgave.Placering.Stub.Count + etiketter.Kolonner();
        var raekker = 2 + (opgave.Udsnit.Celler / etiketter.Kolonner());
        return kolonner > XlsxDele.FlestKolonner || raekker > XlsxDele.FlestRaekker
            ? Fejlliste.ForStortArk(kolonner, raekker, XlsxDele.FlestKolonner, XlsxDele.FlestRaekker)
            : null;
    }

    public async Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt)
    {
        var dansk = opgave.Sprog == Tekstsprog.Dansk;
        using var arkiv = new Arkiv(ud, opgave.Kald.Katalog.Published);
        arkiv.Del("[Content_Types].xml", XlsxDele.Indholdstyper(ark: 2));
        arkiv.Del("_rels/.rels", XlsxDele.Pakke);
        arkiv.Del("xl/workbook.xml", XlsxDele.Projektmappe(Arknavn(opgave.Udsnit.Tabel.Tabel, opgave.Sprog), dansk ? "Noter" : "Notes"));
        arkiv.Del("xl/_rels/workbook.xml.rels", XlsxDele.Projektmappens(ark: 2));
        arkiv.Del("xl/styles.xml", XlsxDele.Typografi);
        if (await SkrivDataAsync(opgave, arkiv, ud, afbrudt))
        {
            arkiv.Del("xl/worksheets/sheet2.xml", Notearket(opgave, dansk));
        }
    }

    /// <summary>Which table it is, also when the sheet is moved into a workbook with others.</summary>
    private static string Arknavn(Tabel tabel, string sprog) => XlsxDele.Arknavn($"{tabel.Id} {tabel.Titel.Paa(sprog)}");

    /// <summary>The names of the rows in full; those of the columns up to a limit, for a value is short.</summary>
    private static string Bredder(Dataopgave opgave, Etiketter etiketter)
    {
        var forspalte = opgave.Placering.Stub.Select(akse => (1, etiketter.Vaerdier(akse).Append(etiketter.Variabel(akse)).Max(navn => navn.Length)));
        var hoved = etiketter.Hoved().Sum(akse => akse.Max(navn => navn.Length) + 1) - 1;
        return XlsxDele.Bredder([.. forspalte, ((int)etiketter.Kolonner(), Math.Min(hoved, BredesteHoved))]);
    }

    private async Task<bool> SkrivDataAsync(Dataopgave opgave, Arkiv arkiv, PipeWriter ud, CancellationToken afbrudt)
    {
        var etiketter = new Etiketter(opgave, navngivning);
        var gang = new Gang(etiketter, opgave);
        using var del = arkiv.Aaben("xl/worksheets/sheet1.xml");
        var buffer = new ArrayBufferWriter<byte>(1 << 17);
        Skriv(buffer, XlsxDele.ArketsBegyndelse + XlsxDele.Fastlaas(medTitel ? 2 : 1, opgave.Placering.Stub.Count) + Bredder(opgave, etiketter) + "<sheetData>");
        if (medTitel)
        {
            Skriv(buffer, $"<row>{XlsxDele.Tekst(opgave.Udsnit.Tabel.Tabel.Titel.Paa(opgave.Sprog), XlsxDele.Overskrift)}</row>");
        }

        Skriv(buffer, "<row>");
        foreach (var navn in etiketter.Forspalte().Concat(etiketter.Kolonnenavne()))
        {
            Skriv(buffer, XlsxDele.Tekst(navn, XlsxDele.Overskrift));
        }

        Skriv(buffer, "</row>");
        var flere = true;
        while (flere)
        {
            flere = SkrivNaeste(gang, buffer);
            del.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            var sendt = await ud.FlushAsync(afbrudt);
            if (sendt.IsCompleted || sendt.IsCanceled)
            {
                return false;
            }
        }

        del.Write("</sheetData></worksheet>"u8);
        return true;
    }

    /// <summary>Writes the next cells, with the names of a row before its first. False when there are no more.</summary>
    private static bool SkrivNaeste(Gang gang, ArrayBufferWriter<byte> ud)
    {
        var linje = new Bytelinje(ud);
        var flere = true;
        for (var i = 0; i < CellerAdGangen && (flere = gang.Celler.Naeste()); i++)
        {
            if (gang.Kolonne == 0)
            {
                linje.Skriv("<row>"u8);
                for (var akse = 0; akse < gang.Raekkenavne.Length; akse++)
                {
                    linje.Skriv(gang.Raekkenavne[akse][gang.Celler.Plads(akse)]);
                }
            }

            if (gang.Celler.Symbol.HarVaerdi())
            {
                linje.Skriv(FoerTal[gang.Celler.Symbol == Cellesymbol.Foreloebig ? 1 : 0][Math.Min(gang.Celler.Decimaler, XlsxDele.FlestDecimaler)]);
                linje.Skriv(gang.Celler.Vaerdi, gang.Celler.Decimaler);
                linje.Skriv("</v></c>"u8);
            }
            else
            {
                linje.Skriv(Tegn[(int)gang.Celler.Symbol]);
            }

            if (++gang.Kolonne == gang.Kolonner)
            {
                gang.Kolonne = 0;
                linje.Skriv("</row>"u8);
            }
        }

        linje.Afslut();
        return flere;
    }

    /// <summary>Rows of two: what it is, and the text.</summary>
    private static string Notearket(Dataopgave opgave, bool dansk)
    {
        var ark = new StringBuilder(XlsxDele.ArketsBegyndelse + XlsxDele.Bredder((1, 16), (1, 88)) + "<sheetData>");
        Raekke(dansk ? "Tabel" : "Table", $"{opgave.Udsnit.Tabel.Tabel.Id} {opgave.Udsnit.Tabel.Tabel.Titel.Paa(opgave.Sprog)}");
        foreach (var note in Noter.OmTabellen(opgave).Concat(Noter.OmVaerdier(opgave)))
        {
            Raekke("Note", note);
        }

        foreach (var symbol in Noter.Symboler)
        {
            Raekke((dansk ? "Tegn " : "Sign ") + symbol.Tegn(), symbol.Betydning().Paa(opgave.Sprog));
        }

        foreach (var (navn, vaerdi) in Noter.Oplysninger(opgave))
        {
            Raekke(navn, vaerdi);
        }

        return ark.Append("</sheetData></worksheet>").ToString();

        void Raekke(string hvad, string tekst) =>
            ark.Append("<row>").Append(XlsxDele.Tekst(hvad, XlsxDele.Overskrift)).Append(XlsxDele.Tekst(tekst, 0)).Append("</row>");
    }

    private static void Skriv(ArrayBufferWriter<byte> ud, string tekst) => Encoding.UTF8.GetBytes(tekst, ud);

    /// <summary>The archive. All of its parts are of the time of publication: the same selection is the same file.</summary>
    private sealed class Arkiv(PipeWriter ud, DateTimeOffset tid) : IDisposable
    {
        private readonly ZipArchive _zip = new(new Bufferstroem(ud), ZipArchiveMode.Create, leaveOpen: false);

        public Stream Aaben(string navn)
        {
            var del = _zip.CreateEntry(navn, CompressionLevel.Fastest);
            del.LastWriteTime = tid.ToUniversalTime();
            return del.Open();
        }

        public void Del(string navn, string indhold)
        {
            using var del = Aaben(navn);
            del.Write(Encoding.UTF8.GetBytes(indhold));
        }

        public void Dispose() => _zip.Dispose();
    }

    /// <summary>Where the writing is.</summary>
    private sealed class Gang(Etiketter etiketter, Dataopgave opgave)
    {
        public Cellelaeser Celler { get; } = etiketter.Celler();

        /// <summary>Cells in a row.</summary>
        public long Kolonner { get; } = etiketter.Kolonner();

        /// <summary>The cells of the current row that are written.</summary>
        public long Kolonne { get; set; }

        /// <summary>Per axis of the stub the cells with the names of its values.</summary>
        public byte[][][] Raekkenavne { get; } =
            [.. opgave.Placering.Stub.Select(akse => Array.ConvertAll(etiketter.Vaerdier(akse), navn => Encoding.UTF8.GetBytes(XlsxDele.Tekst(navn, XlsxDele.Overskrift))))];
    }
}
