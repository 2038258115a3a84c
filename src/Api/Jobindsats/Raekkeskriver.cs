using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// Streams rows: the labels of a row, then its measures. Counts are numbers; what has decimals is text with a decimal
/// comma in JSON, as on jobindsats. It holds the labels in memory, but no row.
/// </summary>
internal sealed class Raekkeskriver
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 2_048;

    private readonly bool _json;
    private readonly Cellelaeser _celler;
    private readonly byte[][][] _etiketter;
    private readonly byte[][] _tegn;
    private readonly int _maal;
    private int _kolonne;
    private bool _begyndt;

    public Raekkeskriver(Jobudtraek udtraek, Tabelformat format)
    {
        _json = format == Tabelformat.Json;
        _celler = new Cellelaeser(udtraek.Udsnit, [.. udtraek.Kolonner.Select(kolonne => kolonne.Variabel.Nummer), udtraek.Tabel.Tabel.Maal]);
        _etiketter =
        [
            .. udtraek.Kolonner.Select(kolonne => Array.ConvertAll(
                udtraek.Udsnit.Valgte(kolonne.Variabel.Nummer),
                indeks => Tekst(kolonne.Variabel.Etiketter[indeks], format))),
        ];
        _tegn = [.. Enum.GetValues<Cellesymbol>().Select(symbol => Tekst(Jobtegn.Tegn(symbol), format))];
        _maal = udtraek.Udsnit.Valgte(udtraek.Tabel.Tabel.Maal).Length;
    }

    /// <summary>A text as it stands in a cell: quoted in JSON, in CSV only where it must be.</summary>
    public static byte[] Tekst(string tekst, Tabelformat format) => Encoding.UTF8.GetBytes(format switch
    {
        Tabelformat.Json => $"\"{JsonEncodedText.Encode(tekst, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
        _ when tekst.AsSpan().IndexOfAny(";\"\r\n") >= 0 => $"\"{tekst.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => tekst,
    });

    /// <summary>Writes all rows: in JSON as arrays with commas between them, in CSV a line each.</summary>
    public async Task SkrivAsync(PipeWriter ud, CancellationToken afbrudt)
    {
        while (SkrivNaeste(ud))
        {
            var sendt = await ud.FlushAsync(afbrudt);
            if (sendt.IsCompleted || sendt.IsCanceled)
            {
                return;
            }
        }
    }

    private bool SkrivNaeste(PipeWriter ud)
    {
        var linje = new Bytelinje(ud);
        var flere = true;
        for (var i = 0; i < CellerAdGangen && (flere = _celler.Naeste()); i++)
        {
            if (_kolonne == 0)
            {
                BegyndRaekke(ref linje);
            }

            linje.Skriv(Skilletegn);
            SkrivCelle(ref linje);
            if (++_kolonne == _maal)
            {
                _kolonne = 0;
                linje.Skriv(_json ? "]"u8 : "\r\n"u8);
            }
        }

        linje.Afslut();
        return flere;
    }

    private byte Skilletegn => _json ? (byte)',' : (byte)';';

    private void BegyndRaekke(ref Bytelinje linje)
    {
        if (_json)
        {
            linje.Skriv(_begyndt ? ",["u8 : "["u8);
            _begyndt = true;
        }

        for (var akse = 0; akse < _etiketter.Length; akse++)
        {
            if (akse > 0)
            {
                linje.Skriv(Skilletegn);
            }

            linje.Skriv(_etiketter[akse][_celler.Plads(akse)]);
        }
    }

    private void SkrivCelle(ref Bytelinje linje)
    {
        if (!_celler.Symbol.HarVaerdi())
        {
            linje.Skriv(_tegn[(int)_celler.Symbol]);
            return;
        }

        Span<byte> plads = stackalloc byte[Tal.Laengst + 2];
        var decimaler = _celler.Decimaler;
        var laengde = Tal.Skriv(_celler.Vaerdi, decimaler, plads[1..]);
        var tal = plads.Slice(1, laengde);
        if (decimaler == 0)
        {
            linje.Skriv(tal);
            return;
        }

        tal.Replace((byte)'.', (byte)',');
        if (_json)
        {
            plads[0] = (byte)'"';
            plads[laengde + 1] = (byte)'"';
            linje.Skriv(plads[..(laengde + 2)]);
        }
        else
        {
            linje.Skriv(tal);
        }
    }
}
