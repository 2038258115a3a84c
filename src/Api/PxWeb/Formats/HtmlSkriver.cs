using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// Writes a table with a caption, a header cell for every row and column, and the notes as a list. The signs are told a
/// program too: <c>data-tegn</c> in the legend, and on each cell that has one.
/// </summary>
internal sealed class HtmlSkriver(Navngivning navngivning) : IDataskriver
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 512;

    private static readonly (byte[] Foer, byte[] Efter)[] Celler = [.. Enum.GetValues<Cellesymbol>().Select(Omkring)];

    public async Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt)
    {
        var etiketter = new Etiketter(opgave, navngivning);
        foreach (var stykke in Begyndelse(opgave, etiketter))
        {
            if (await Sendt(stykke, ud, afbrudt))
            {
                return;
            }
        }

        var gang = new Gang(etiketter, opgave);
        var flere = true;
        while (flere)
        {
            flere = SkrivNaeste(gang, ud);
            if (await ErFaerdig(ud, afbrudt))
            {
                return;
            }
        }

        await Sendt(Slutning(opgave), ud, afbrudt);
    }

    /// <summary>The header rows, in pieces: there may be as many columns as cells.</summary>
    private static IEnumerable<Html> Begyndelse(Dataopgave opgave, Etiketter etiketter)
    {
        var titel = opgave.Udsnit.Tabel.Tabel.Titel.Paa(opgave.Sprog);
        var html = new Html().Skriv($"<!DOCTYPE html>\n<html lang=\"{opgave.Sprog}\">\n<head><meta charset=\"utf-8\"><title>{titel}</title></head>\n<body>\n<table>\n<caption>{titel}</caption>\n<thead>\n");
        var stub = etiketter.Forspalte();
        var navne = etiketter.Hoved();
        var gange = 1L;
        var skrevet = 0;
        for (var i = 0; i < navne.Length; i++)
        {
            var inderst = i == navne.Length - 1;
            html.Skriv($"<tr>");
            if (inderst)
            {
                html.SkrivAlle(stub, (ud, navn) => ud.Skriv($"<th scope=\"col\">{navn}</th>"));
            }
            else if (stub.Length > 0)
            {
                html.Skriv($"<td colspan=\"{stub.Length}\"></td>");
            }

            var bredde = navne.Skip(i + 1).Aggregate(1L, (antal, akse) => antal * akse.Length);
            for (var gang = 0L; gang < gange; gang++)
            {
                foreach (var navn in navne[i])
                {
                    if (inderst)
                    {
                        html.Skriv($"<th scope=\"col\">{navn}</th>");
                    }
                    else
                    {
                        html.Skriv($"<th scope=\"colgroup\" colspan=\"{bredde}\">{navn}</th>");
                    }
                }

                skrevet += navne[i].Length;
                if (skrevet >= CellerAdGangen)
                {
                    yield return html;
                    (html, skrevet) = (new Html(), 0);
                }
            }

            html.Skriv($"</tr>\n");
            gange *= navne[i].Length;
        }

        yield return html.Skriv($"</thead>\n<tbody>\n");
    }

    private static Html Slutning(Dataopgave opgave) => new Html()
        .Skriv($"</tbody>\n</table>\n<ul class=\"noter\">\n")
        .SkrivAlle(Noter.OmTabellen(opgave).Concat(Noter.OmVaerdier(opgave)), (ud, note) => ud.Skriv($"<li>{note}</li>\n"))
        .Skriv($"</ul>\n<dl class=\"tegn\">\n")
        .SkrivAlle(Noter.Symboler, (ud, symbol) => ud.Skriv($"<dt data-tegn=\"{symbol.Tegn()}\">{symbol.Tegn()}</dt><dd>{symbol.Betydning().Paa(opgave.Sprog)}</dd>\n"))
        .Skriv($"</dl>\n<dl class=\"oplysninger\">\n")
        .SkrivAlle(Noter.Oplysninger(opgave), (ud, oplysning) => ud.Skriv($"<dt>{oplysning.Navn}</dt><dd>{oplysning.Vaerdi}</dd>\n"))
        .Skriv($"</dl>\n</body>\n</html>\n");

    /// <summary>Writes the next cells, with the names of a row before its first. False when there are no more.</summary>
    private static bool SkrivNaeste(Gang gang, PipeWriter ud)
    {
        Span<byte> tal = stackalloc byte[Tal.Laengst];
        var linje = new Bytelinje(ud);
        var flere = true;
        for (var i = 0; i < CellerAdGangen && (flere = gang.Celler.Naeste()); i++)
        {
            if (gang.Kolonne == 0)
            {
                linje.Skriv("<tr>"u8);
                for (var akse = 0; akse < gang.Raekkenavne.Length; akse++)
                {
                    linje.Skriv(gang.Raekkenavne[akse][gang.Celler.Plads(akse)]);
                }
            }

            var symbol = gang.Celler.Symbol;
            linje.Skriv(Celler[(int)symbol].Foer);
            if (symbol.HarVaerdi())
            {
                var tekst = tal[..Tal.Skriv(gang.Celler.Vaerdi, gang.Celler.Decimaler, tal)];
                tekst.Replace((byte)'.', gang.Decimaltegn);
                linje.Skriv(tekst);
            }

            linje.Skriv(Celler[(int)symbol].Efter);
            if (++gang.Kolonne == gang.Kolonner)
            {
                gang.Kolonne = 0;
                linje.Skriv("</tr>\n"u8);
            }
        }

        linje.Afslut();
        return flere;
    }

    /// <summary>What stands around a value, or instead of it, by its sign.</summary>
    private static (byte[] Foer, byte[] Efter) Omkring(Cellesymbol symbol) => symbol == Cellesymbol.Ingen
        ? (Bytes(new Html().Skriv($"<td>")), Bytes(new Html().Skriv($"</td>")))
        : (Bytes(new Html().Skriv($"<td data-tegn=\"{symbol.Tegn()}\">")), Bytes(new Html().Skriv($"{(symbol.HarVaerdi() ? " " : "") + symbol.Tegn()}</td>")));

    private static byte[] Bytes(Html html) => Encoding.UTF8.GetBytes(html.ToString());

    /// <summary>Sends a piece. True when nobody is listening any more.</summary>
    private static ValueTask<bool> Sendt(Html html, PipeWriter ud, CancellationToken afbrudt)
    {
        Encoding.UTF8.GetBytes(html.ToString(), ud);
        return ErFaerdig(ud, afbrudt);
    }

    private static async ValueTask<bool> ErFaerdig(PipeWriter ud, CancellationToken afbrudt)
    {
        var sendt = await ud.FlushAsync(afbrudt);
        return sendt.IsCompleted || sendt.IsCanceled;
    }

    /// <summary>Where the writing is.</summary>
    private sealed class Gang(Etiketter etiketter, Dataopgave opgave)
    {
        public Cellelaeser Celler { get; } = etiketter.Celler();

        /// <summary>Cells in a row.</summary>
        public long Kolonner { get; } = etiketter.Kolonner();

        /// <summary>The cells of the current row that are written.</summary>
        public long Kolonne { get; set; }

        /// <summary>As the language of the page has it.</summary>
        public byte Decimaltegn { get; } = opgave.Sprog == Tekstsprog.Dansk ? (byte)',' : (byte)'.';

        /// <summary>Per axis of the stub the header cells of its values.</summary>
        public byte[][][] Raekkenavne { get; } =
            [.. opgave.Placering.Stub.Select(akse => Array.ConvertAll(etiketter.Vaerdier(akse), navn => Bytes(new Html().Skriv($"<th scope=\"row\">{navn}</th>"))))];
    }
}
