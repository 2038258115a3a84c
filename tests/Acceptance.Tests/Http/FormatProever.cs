using System.IO.Pipelines;
using System.Text;
using Opgoerelse.AcceptanceTests.Http.Laesere;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What holds for every format that the service offers.</summary>
public class FormatProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Raekker = "&outputFormatParams=UseCodes&stub=omraade,periode,indsats,maal";
    private const string Alt = "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=*&outputFormat=";

    private static readonly Dictionary<string, (string Parametre, bool ViserForeloebig, Func<byte[], Dictionary<string, Laestcelle>> Laes)> Formater = new(StringComparer.Ordinal)
    {
        ["json-stat2"] = ("", true, Formatlaesere.JsonStat),
        ["csv"] = (Raekker, false, Formatlaesere.Csv),
        ["px"] = ("", true, Formatlaesere.Px),
        ["xlsx"] = (Raekker, true, Formatlaesere.Xlsx),
        ["html"] = (Raekker, true, Formatlaesere.Html),
        ["json-px"] = ("", true, Formatlaesere.JsonPx),
        ["parquet"] = ("", true, Formatlaesere.Parquet),
    };

    public static TheoryData<string> Navne => [.. Formater.Keys];

    /// <summary>Those that are written cell by cell. Parquet is columns: a group of rows is held at a time (ParquetTests).</summary>
    public static TheoryData<string> Cellevise => [.. Formater.Keys.Where(format => format != "parquet")];

    [Fact]
    public async Task Der_er_en_laeser_for_hvert_format_der_tilbydes() =>
        Assert.Equal(
            Formater.Keys.Order(StringComparer.Ordinal),
            (await tjeneste.JsonAsync("/api/v2/config")).GetProperty("dataFormats").EnumerateArray().Select(format => format.GetString()!).Order(StringComparer.Ordinal));

    /// <summary>The test that matters most: no format shows a number where the release has a sign, and all show the same numbers.</summary>
    [Theory]
    [MemberData(nameof(Navne))]
    public async Task Hver_celle_laest_tilbage_er_den_i_udgivelsen(string format)
    {
        var tabel = Proeveudgivelse.Lille().Find("Y11IGA01")!;
        var (parametre, viserForeloebig, laes) = Formater[format];
        var celler = laes(await tjeneste.Klient.GetByteArrayAsync(Alt + format + parametre));

        Assert.Equal(tabel.Vaerdier.Length, celler.Count);
        var skjulte = 0;
        for (var nr = 0; nr < tabel.Vaerdier.Length; nr++)
        {
            var (noegle, maal) = Noegle(tabel, nr);
            var symbol = tabel.Symboler[nr];
            var tegn = symbol == Cellesymbol.Foreloebig && !viserForeloebig ? "" : symbol.Tegn();
            var tal = symbol.HarVaerdi() ? tabel.Vaerdier[nr] / (maal.Decimaler == 1 ? 10m : 1m) : (decimal?)null;
            Assert.True(new Laestcelle(tal, tegn) == celler[noegle], $"{format} {noegle}: {celler[noegle]}, ikke {tal} {tegn}");
            skjulte += symbol == Cellesymbol.Diskretioneret ? 1 : 0;
        }

        Assert.True(skjulte > 0);
    }

    [Theory]
    [MemberData(nameof(Navne))]
    public async Task Hvert_format_siger_hvad_tegnene_betyder_hvem_der_staar_bag_og_hvornaar(string format)
    {
        // The figures of a CSV stand alone unless notes are asked for.
        var bytes = await tjeneste.Klient.GetByteArrayAsync(Alt + format + (format == "csv" ? "&outputFormatParams=IncludeNotes" : ""));
        var tekst = format == "xlsx" ? Noteark(bytes) : Encoding.UTF8.GetString(bytes).Replace("\"\r\n\"", "", StringComparison.Ordinal);

        Assert.Contains("Prøvetal: opdigtet til prøver.", tekst, StringComparison.Ordinal);
        Assert.Contains("Kun når kommunen udfører den.", tekst, StringComparison.Ordinal);
        Assert.Contains("diskretioneret af hensyn til fortrolighed", tekst, StringComparison.Ordinal);
        Assert.Contains("intet grundlag (ingen forløb)", tekst, StringComparison.Ordinal);
        Assert.Contains("foreløbigt tal", tekst, StringComparison.Ordinal);
        Assert.Contains("endnu ikke offentliggjort", tekst, StringComparison.Ordinal);
        Assert.Contains("Styrelsen for Arbejdsmarked og Rekruttering på grundlag af kommunernes indberetninger", tekst, StringComparison.Ordinal);
        Assert.Contains("https://creativecommons.org/licenses/by/4.0/", tekst, StringComparison.Ordinal);
        Assert.Contains("jobindsats@star.dk", tekst, StringComparison.Ordinal);
        // Published 1 April 2026 at 8, and again on the 15th.
        Assert.True(new[] { "1. april 2026 kl. 08.00", "2026-04-01T06:00:00Z" }.Any(tid => tekst.Contains(tid, StringComparison.Ordinal)), tekst);
        Assert.True(new[] { "15. april 2026 kl. 08.00", "2026-04-15T06:00:00Z" }.Any(tid => tekst.Contains(tid, StringComparison.Ordinal)), tekst);
    }

    [Theory]
    [MemberData(nameof(Navne))]
    public async Task Et_svar_peger_paa_sin_beskrivelse(string format)
    {
        using var svar = await tjeneste.Klient.GetAsync(Alt + format);

        var link = Assert.Single(svar.Headers.GetValues("Link"));
        Assert.Equal("</api/v2/tables/Y11IGA01/metadata?lang=da>; rel=\"describedby\"; type=\"application/json\"", link);
        await tjeneste.JsonAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]);
    }

    /// <summary>By bytes asked for, not by the clock: from 115 cells to 14,490 of the same 115 omraader nothing more may be held or thrown away.</summary>
    [Theory]
    [MemberData(nameof(Cellevise))]
    public void Hukommelsen_vokser_ikke_med_antallet_af_celler(string format)
    {
        var stor = Proeveudgivelse.Stor();
        var katalog = new Katalog(stor, [stor.Udgivelse], Enumerable.Empty<Tabelaendring>().ToLookup(_ => 0L));
        var tabel = katalog.Find("Y11IGA01")!;
        var hele = Udsnit.Alt(tabel, new Kodeliste?[4]);
        var lille = new Udsnit(tabel, [hele.Valgte(0), [3], [1], [2]]);
        Assert.True(hele.Celler > 100 * lille.Celler);
        Assert.True(new Formatregister().Find(format)!.Skriver([]).Lykkedes(out var skriver, out _));

        Maal(hele);
        var faa = Maal(lille);
        var mange = Maal(hele);

        // A few more labels, and rows of more columns: kilobytes. One number per cell would be a hundred.
        Assert.True(mange - faa < 32_768, $"{format}: {faa} bytes for {lille.Celler} celler, {mange} for {hele.Celler}");

        long Maal(Udsnit udsnit)
        {
            var opgave = new Dataopgave(new Kald("da", katalog), udsnit, Placering.Standard(udsnit), new HttpIndstillinger());
            var ud = new Intet();
            var foer = GC.GetAllocatedBytesForCurrentThread();
            var skrivning = skriver.SkrivAsync(opgave, ud, CancellationToken.None);
            Assert.True(skrivning.IsCompletedSuccessfully);
            return GC.GetAllocatedBytesForCurrentThread() - foer;
        }
    }

    private static (string Noegle, Dimensionsvaerdi Maal) Noegle(Tabel tabel, int nr)
    {
        var koder = new Dimensionsvaerdi[tabel.Dimensioner.Count];
        for (var i = koder.Length - 1; i >= 0; i--)
        {
            koder[i] = tabel.Dimensioner[i].Vaerdier[nr % tabel.Dimensioner[i].Vaerdier.Count];
            nr /= tabel.Dimensioner[i].Vaerdier.Count;
        }

        return (string.Join('|', koder.Select(vaerdi => vaerdi.Kode)), koder[^1]);
    }

    private static string Noteark(byte[] bytes)
    {
        using var fil = new MemoryStream(bytes);
        using var dokument = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(fil, isEditable: false);
        return string.Join('\n', Formatlaesere.Ark(dokument, 1).Select(raekke => string.Join(": ", raekke.Select(celle => celle.InnerText))));
    }

    /// <summary>Takes whatever is written and keeps nothing of it.</summary>
    private sealed class Intet : PipeWriter
    {
        private readonly byte[] _plads = new byte[1 << 16];

        public override void Advance(int bytes)
        {
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => _plads;

        public override Span<byte> GetSpan(int sizeHint = 0) => _plads;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(new FlushResult(isCanceled: false, isCompleted: false));

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
