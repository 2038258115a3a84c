using System.Buffers;
using System.Globalization;
using System.Text;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>Writes keywords of a PX file: <c>KEYWORD("key")="value","value";</c>, no line longer than the format allows.</summary>
internal sealed class PxNoegleord(IBufferWriter<byte> ud)
{
    /// <summary>Bytes on a line: the format says characters, and its readers count either.</summary>
    public const int LaengsteLinje = 256;

    /// <summary>Bytes: a longer text is continued in quotes of its own on the next line.</summary>
    private const int LaengsteTekst = 200;

    private readonly StringBuilder _linje = new(LaengsteLinje);
    private int _fyldt;

    /// <summary>A word without quotes: YES, NO or a number.</summary>
    public void Ord(string noegleord, string ord) => Faerdig($"{noegleord}={ord}");

    public void Ord(string noegleord, int tal) => Ord(noegleord, tal.ToString(CultureInfo.InvariantCulture));

    /// <summary>One text or a list of them.</summary>
    public void Tekster(string noegleord, params IReadOnlyList<string> tekster) => Liste($"{noegleord}=", tekster);

    /// <summary>A list of texts after a word: <c>TIMEVAL("tid")=TLIST(Q1),"20251";</c>.</summary>
    public void OrdOgTekster(string noegleord, string ord, IReadOnlyList<string> tekster) => Liste($"{noegleord}={ord},", tekster);

    /// <summary>A text in quotes. It can hold neither a quotation mark nor a line break (PX writes # for that).</summary>
    public static string Citeret(string tekst) =>
        $"\"{tekst.Replace('"', '\'').ReplaceLineEndings("#")}\"";

    private void Liste(string begyndelse, IReadOnlyList<string> tekster)
    {
        Tilfoej(begyndelse);
        for (var i = 0; i < tekster.Count; i++)
        {
            var efter = i == tekster.Count - 1 ? "" : ",";
            var rest = Citeret(tekster[i])[1..^1];
            do
            {
                var laengde = Plads(rest);
                var stykke = $"\"{rest[..laengde]}\"" + (laengde == rest.Length ? efter : "");
                rest = rest[laengde..];
                // One place is kept for the semicolon.
                if (_fyldt + Encoding.UTF8.GetByteCount(stykke) >= LaengsteLinje)
                {
                    NyLinje();
                }

                Tilfoej(stykke);
            }
            while (rest.Length > 0);
        }

        Faerdig("");
    }

    /// <summary>How many characters of a text fit into one piece. A character of two halves stays whole.</summary>
    private static int Plads(string tekst)
    {
        var (laengde, bytes) = (0, 0);
        foreach (var tegn in tekst.EnumerateRunes())
        {
            bytes += tegn.Utf8SequenceLength;
            if (bytes > LaengsteTekst)
            {
                break;
            }

            laengde += tegn.Utf16SequenceLength;
        }

        return laengde;
    }

    private void Faerdig(string tekst)
    {
        Tilfoej(tekst + ";");
        NyLinje();
    }

    private void Tilfoej(string tekst)
    {
        _linje.Append(tekst);
        _fyldt += Encoding.UTF8.GetByteCount(tekst);
    }

    private void NyLinje()
    {
        _linje.Append("\r\n");
        Encoding.UTF8.GetBytes(_linje.ToString(), ud);
        _linje.Clear();
        _fyldt = 0;
    }
}
