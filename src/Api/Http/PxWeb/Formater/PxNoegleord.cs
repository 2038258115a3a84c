using System.Buffers;
using System.Globalization;
using System.Text;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>Writes keywords of a PX file: <c>KEYWORD("key")="value","value";</c>, no line longer than the format allows.</summary>
internal sealed class PxNoegleord(IBufferWriter<byte> ud)
{
    /// <summary>Characters on a line.</summary>
    public const int LaengsteLinje = 256;

    /// <summary>A longer text is continued in quotes of its own on the next line.</summary>
    private const int LaengsteTekst = 200;

    private readonly StringBuilder _linje = new(LaengsteLinje);

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
        _linje.Append(begyndelse);
        for (var i = 0; i < tekster.Count; i++)
        {
            var efter = i == tekster.Count - 1 ? "" : ",";
            var rest = Citeret(tekster[i])[1..^1];
            do
            {
                var laengde = Math.Min(rest.Length, LaengsteTekst);
                // A character of two halves stays whole.
                laengde -= laengde < rest.Length && char.IsHighSurrogate(rest[laengde - 1]) ? 1 : 0;
                var stykke = $"\"{rest[..laengde]}\"" + (laengde == rest.Length ? efter : "");
                rest = rest[laengde..];
                // One place is kept for the semicolon.
                if (_linje.Length + stykke.Length >= LaengsteLinje)
                {
                    NyLinje();
                }

                _linje.Append(stykke);
            }
            while (rest.Length > 0);
        }

        Faerdig("");
    }

    private void Faerdig(string tekst)
    {
        _linje.Append(tekst).Append(';');
        NyLinje();
    }

    private void NyLinje()
    {
        _linje.Append("\r\n");
        Encoding.UTF8.GetBytes(_linje.ToString(), ud);
        _linje.Clear();
    }
}
