using System.Globalization;
using System.Text;

namespace Opgoerelse.Reports.Charts;

/// <summary>
/// Writes one drawing. It has a title and a description for those who do not see it, scales with its place and the
/// reader's text, and uses attributes only: no style that a page's security policy would refuse.
/// </summary>
internal sealed class Svg
{
    /// <summary>About the width of a character of size 1.</summary>
    private const double Tegnbredde = 0.6;

    private readonly StringBuilder _ud = new();

    /// <summary>The paint that marks inherit; none when each has its own.</summary>
    private string? _maling;

    /// <param name="tekst">What stands for the drawing.</param>
    /// <param name="bredde">Units across.</param>
    /// <param name="hoejde">Units down.</param>
    public Svg(Billedtekst tekst, double bredde, double hoejde)
    {
        _ud.Append(CultureInfo.InvariantCulture, $"""<svg class="diagram" viewBox="0 0 {Tal(bredde)} {Tal(hoejde)}" role="img" aria-labelledby="{tekst.Id}-t {tekst.Id}-b" font-family="system-ui, Segoe UI, Helvetica, Arial, sans-serif" font-size="13" fill="{Farver.Blaek}">""");
        _ud.Append(CultureInfo.InvariantCulture, $"""<title id="{tekst.Id}-t">{Kod(tekst.Titel)}</title><desc id="{tekst.Id}-b">{Kod(tekst.Beskrivelse)}</desc>""");
    }

    /// <summary>About how wide a text is.</summary>
    public static double Bredde(string tekst, double stoerrelse = 13) => tekst.Length * stoerrelse * Tegnbredde;

    public Svg Linje(double x1, double y1, double x2, double y2, string farve, double tykkelse = 1, string? stiplet = null) =>
        Skriv($"""<line x1="{Tal(x1)}" y1="{Tal(y1)}" x2="{Tal(x2)}" y2="{Tal(y2)}" stroke="{farve}" stroke-width="{Tal(tykkelse)}"{Stiplet(stiplet)}/>""");

    public Svg Rektangel(double x, double y, double bredde, double hoejde, string fyld, string? kant = null, string? stiplet = null, double runding = 0) =>
        Skriv($"""<rect x="{Tal(x)}" y="{Tal(y)}" width="{Tal(Math.Max(bredde, 0))}" height="{Tal(hoejde)}" fill="{fyld}"{(runding > 0 ? $" rx=\"{Tal(runding)}\"" : "")}{(kant is null ? "" : $" stroke=\"{kant}\"")}{Stiplet(stiplet)}/>""");

    public Svg Sti(IEnumerable<(double X, double Y)> punkter, string farve, double tykkelse = 1.5, string? stiplet = null, string fyld = "none")
    {
        var d = string.Join('L', punkter.Select(punkt => $"{Tal(punkt.X)} {Tal(punkt.Y)}"));
        return d.Length == 0 ? this : Skriv($"""<path d="M{d}{(fyld == "none" ? "" : "Z")}" fill="{fyld}" stroke="{farve}" stroke-width="{Tal(tykkelse)}" stroke-linejoin="round"{Stiplet(stiplet)}/>""");
    }

    /// <summary>A mark of one of the forms; the form tells as much as the colour.</summary>
    public Svg Maerke(Form form, double x, double y, string farve, double r = 5, bool hul = false)
    {
        var maling = Maling(farve, hul);
        maling = maling == _maling ? "" : maling;
        return form switch
        {
            Form.Cirkel => Skriv($"""<circle cx="{Tal(x)}" cy="{Tal(y)}" r="{Tal(r)}" {maling}/>"""),
            Form.Firkant => Skriv($"""<rect x="{Tal(x - r)}" y="{Tal(y - r)}" width="{Tal(2 * r)}" height="{Tal(2 * r)}" {maling}/>"""),
            Form.Rude => Skriv($"""<path d="M{Tal(x)} {Tal(y - (1.3 * r))}L{Tal(x + (1.3 * r))} {Tal(y)}L{Tal(x)} {Tal(y + (1.3 * r))}L{Tal(x - (1.3 * r))} {Tal(y)}Z" {maling}/>"""),
            Form.Op => Skriv($"""<path d="M{Tal(x - (1.2 * r))} {Tal(y + r)}L{Tal(x)} {Tal(y - (1.2 * r))}L{Tal(x + (1.2 * r))} {Tal(y + r)}Z" {maling}/>"""),
            _ => Skriv($"""<path d="M{Tal(x - (1.2 * r))} {Tal(y - r)}L{Tal(x)} {Tal(y + (1.2 * r))}L{Tal(x + (1.2 * r))} {Tal(y - r)}Z" {maling}/>"""),
        };
    }

    /// <param name="tekst">The text; encoded here.</param>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its baseline.</param>
    /// <param name="anker">start, middle or end.</param>
    /// <param name="farve">Its colour.</param>
    /// <param name="stoerrelse">Its size; not below 11.</param>
    /// <param name="fed">Bold.</param>
    /// <param name="rand">With paper around its letters, where it stands over marks.</param>
    public Svg Tekst(string tekst, double x, double y, string anker = "start", string? farve = null, double stoerrelse = 13, bool fed = false, bool rand = false) =>
        Skriv($"""<text x="{Tal(x)}" y="{Tal(y)}"{(anker == "start" ? "" : $" text-anchor=\"{anker}\"")}{(farve is null or Farver.Blaek ? "" : $" fill=\"{farve}\"")}{(stoerrelse == 13 ? "" : $" font-size=\"{Tal(stoerrelse)}\"")}{(fed ? " font-weight=\"700\"" : "")}{(rand ? $" paint-order=\"stroke\" stroke=\"{Farver.Papir}\" stroke-width=\"3\"" : "")}>{Kod(tekst)}</text>""");

    /// <summary>Draws a group with a text that shows when it is pointed at.</summary>
    public Svg Gruppe(string peg, Action<Svg> tegn)
    {
        _ud.Append("<g><title>").Append(Kod(peg)).Append("</title>");
        tegn(this);
        _ud.Append("</g>");
        return this;
    }

    /// <summary>Marks that are painted alike: many of them weigh less when it is said once.</summary>
    public Svg Malet(string farve, bool hul, Action<Svg> tegn)
    {
        _maling = Maling(farve, hul);
        _ud.Append("<g ").Append(_maling).Append('>');
        tegn(this);
        _ud.Append("</g>");
        _maling = null;
        return this;
    }

    public override string ToString() => _ud.ToString() + "</svg>";

    private static string Maling(string farve, bool hul) => hul ? $"fill=\"{Farver.Papir}\" stroke=\"{farve}\" stroke-width=\"1.6\"" : $"fill=\"{farve}\"";

    private static string Stiplet(string? stiplet) => stiplet is null ? "" : $" stroke-dasharray=\"{stiplet}\"";

    private static string Tal(double tal) => Math.Round(tal, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Kod(string tekst) =>
        tekst.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private Svg Skriv(string element)
    {
        _ud.Append(element);
        return this;
    }
}
