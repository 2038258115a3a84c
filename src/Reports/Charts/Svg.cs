using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Charts;

/// <summary>
/// Writes one drawing. It has a title and a description for those who do not see it, scales with its place and the
/// reader's text, and uses attributes only: no style that a page's security policy would refuse.
/// </summary>
internal sealed class Svg
{
    /// <summary>About the width of a character of size 1.</summary>
    private const double CharacterWidth = 0.6;

    private readonly StringBuilder _output = new();

    /// <summary>The paint that marks inherit; none when each has its own.</summary>
    private string? _paint;

    /// <param name="text">What stands for the drawing.</param>
    /// <param name="width">Units across.</param>
    /// <param name="height">Units down.</param>
    public Svg(PictureText text, double width, double height)
    {
        _output.Append(
            CultureInfo.InvariantCulture,
            $"""<svg class="diagram" viewBox="0 0 {Number(width)} {Number(height)}" role="img" aria-labelledby="{text.Id}-t """
                + $"""{text.Id}-b" font-family="system-ui, Segoe UI, Helvetica, Arial, sans-serif" font-size="13" """
                + $"""fill="{Colours.Ink}">""");
        _output.Append(
            CultureInfo.InvariantCulture,
            $"""<title id="{text.Id}-t">{Encode(text.Title)}</title><desc id="{text.Id}-b">{Encode(text.Description)}</desc>""");
    }

    /// <summary>About how wide a text is.</summary>
    public static double Width(string text, double size = 13) => text.Length * size * CharacterWidth;

    public Svg Line(double x1, double y1, double x2, double y2, string colour, double thickness = 1, string? dashed = null) =>
        Write(
            $"""<line x1="{Number(x1)}" y1="{Number(y1)}" x2="{Number(x2)}" y2="{Number(y2)}" stroke="{colour}" """
                + $"""stroke-width="{Number(thickness)}"{Dashed(dashed)}/>""");

    public Svg Rectangle(
        double x,
        double y,
        double width,
        double height,
        string fill,
        string? edge = null,
        string? dashed = null,
        double cornerRadius = 0) =>
        Write(
            $"""<rect x="{Number(x)}" y="{Number(y)}" width="{Number(Math.Max(width, 0))}" height="{Number(height)}" """
                + $"""fill="{fill}"{(cornerRadius > 0
                    ? $" rx=\"{Number(cornerRadius)}\""
                    : "")}{(edge is null ? "" : $" stroke=\"{edge}\"")}{Dashed(dashed)}/>""");

    public Svg Path(
        IEnumerable<(double X, double Y)> pointsOf,
        string colour,
        double thickness = 1.5,
        string? dashed = null,
        string fill = "none")
    {
        var d = string.Join('L', pointsOf.Select(point => $"{Number(point.X)} {Number(point.Y)}"));
        return d.Length == 0
            ? this
            : Write(
                $"""<path d="M{d}{(fill == "none" ? "" : "Z")}" fill="{fill}" stroke="{colour}" stroke-width="{Number(thickness)}" """
                    + $"""stroke-linejoin="round"{Dashed(dashed)}/>""");
    }

    /// <summary>A mark of one of the forms; the form tells as much as the colour.</summary>
    public Svg Marker(MarkShape form, double x, double y, string colour, double r = 5, bool hollow = false)
    {
        var paint = Paint(colour, hollow);
        paint = paint == _paint ? "" : paint;
        return form switch
        {
            MarkShape.Circle => Write($"""<circle cx="{Number(x)}" cy="{Number(y)}" r="{Number(r)}" {paint}/>"""),
            MarkShape.Square =>
                Write($"""<rect x="{Number(x - r)}" y="{Number(y - r)}" width="{Number(2 * r)}" height="{Number(2 * r)}" {paint}/>"""),
            MarkShape.Diamond =>
                Write(
                    $"""<path d="M{Number(x)} {Number(y - (1.3 * r))}L{Number(x + (1.3 * r))} {Number(y)}L{Number(x)} """
                        + $"""{Number(y + (1.3 * r))}L{Number(x - (1.3 * r))} {Number(y)}Z" {paint}/>"""),
            MarkShape.Upward =>
                Write(
                    $"""<path d="M{Number(x - (1.2 * r))} {Number(y + r)}L{Number(x)} {Number(y - (1.2 * r))}L{Number(x + (1.2 * r))} """
                        + $"""{Number(y + r)}Z" {paint}/>"""),
            _ =>
                Write(
                    $"""<path d="M{Number(x - (1.2 * r))} {Number(y - r)}L{Number(x)} {Number(y + (1.2 * r))}L{Number(x + (1.2 * r))} """
                        + $"""{Number(y - r)}Z" {paint}/>"""),
        };
    }

    /// <param name="text">The text; encoded here.</param>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its baseline.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="size">Its size; not below 11.</param>
    /// <param name="bold">Bold.</param>
    /// <param name="halo">With paper around its letters, where it stands over marks.</param>
    public Svg Text(
        string text,
        double x,
        double y,
        string anchor = "start",
        string? colour = null,
        double size = 13,
        bool bold = false,
        bool halo = false) =>
        Write(
            $"""<text x="{Number(x)}" """
                + $"""y="{Number(y)}"{(anchor == "start"
                    ? ""
                    : $" text-anchor=\"{anchor}\"")}{(colour is null or Colours.Ink
                    ? ""
                    : $" fill=\"{colour}\"")}{(size == 13
                    ? ""
                    : $" font-size=\"{Number(size)}\"")}{(bold ? " font-weight=\"700\"" : "")}{(halo
                    ? $" paint-order=\"stroke\" stroke=\"{Colours.Paper}\" stroke-width=\"3\""
                    : "")}>"""
                + $"""{Encode(text)}</text>""");

    /// <summary>Draws a group with a text that shows when it is pointed at.</summary>
    public Svg Group(string hint, Action<Svg> draw)
    {
        _output.Append("<g><title>").Append(Encode(hint)).Append("</title>");
        draw(this);
        _output.Append("</g>");
        return this;
    }

    /// <summary>Marks that are painted alike: many of them weigh less when it is said once.</summary>
    public Svg Painted(string colour, bool hollow, Action<Svg> draw)
    {
        _paint = Paint(colour, hollow);
        _output.Append("<g ").Append(_paint).Append('>');
        draw(this);
        _output.Append("</g>");
        _paint = null;
        return this;
    }

    public override string ToString() => _output.ToString() + "</svg>";

    private static string Paint(string colour, bool hollow) =>
        hollow ? $"fill=\"{Colours.Paper}\" stroke=\"{colour}\" stroke-width=\"1.6\"" : $"fill=\"{colour}\"";

    private static string Dashed(string? dashed) => dashed is null ? "" : $" stroke-dasharray=\"{dashed}\"";

    private static string Number(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private Svg Write(string element)
    {
        _output.Append(element);
        return this;
    }
}

/// <summary>A linear axis of shares from 0 to a round number: value to place, and its ticks.</summary>
internal sealed class Axis
{
    private readonly double _from;
    private readonly double _to;

    /// <param name="largest">The largest share that must be on it, unit 1.</param>
    /// <param name="from">The place of 0.</param>
    /// <param name="to">The place of its end.</param>
    public Axis(double largest, double from, double to)
    {
        (_from, _to) = (from, to);
        Step = largest switch { > 0.6 => 0.2, > 0.25 => 0.1, > 0.1 => 0.05, _ => 0.02 };
        End = Math.Min(1, Math.Max(Step, Math.Ceiling((largest / Step) - 1e-9) * Step));
    }

    /// <summary>Its end, unit 1.</summary>
    public double End { get; }

    private double Step { get; }

    /// <summary>The ticks with their texts: whole per cent.</summary>
    public IEnumerable<(double PlaceAt, string Text)> Markers()
    {
        for (var i = 0; (i * Step) <= End + 1e-9; i++)
        {
            yield return (PlaceAt(i * Step), Math.Round(i * Step * 100).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Where a share stands.</summary>
    public double PlaceAt(double share) => _from + ((_to - _from) * Math.Clamp(share / End, 0, 1));
}

/// <summary>What stands for a drawing to those who do not see it.</summary>
/// <param name="Id">Unique on the page; letters, digits and hyphens.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What one sees, in a sentence.</param>
/// <param name="Language">The language of what the drawing itself writes: <c>en</c> is English, all else Danish.</param>
public sealed record PictureText(string Id, string Title, string Description, string Language = "da")
{
    /// <summary>A range as the language writes it.</summary>
    public string Range(TableRange range) => Word(DanishNotation.Range(range), EnglishNotation.Range(range));

    /// <summary>The range of a share, unit 1, in per cent: its least rounded down, its greatest up.</summary>
    public string Range(Interval range)
    {
        // By their decimal digits, as shares are rounded.
        var percentage = new TableRange(
            (long)Math.Floor(Math.Round((decimal)range.Lower * 1_000, 9)),
            (long)Math.Ceiling(Math.Round((decimal)range.Upper * 1_000, 9)),
            1);
        return Range(percentage);
    }

    private bool IsEnglish => Language == "en";

    /// <summary>The text that the drawing's language has.</summary>
    internal string Word(string da, string en) => IsEnglish ? en : da;

    /// <summary>A number as the drawing's language writes it.</summary>
    internal string Number(long value) => IsEnglish ? EnglishNotation.Number(value) : DanishNotation.Number(value);

    /// <summary>A share of unit 1 as per cent with one decimal.</summary>
    internal string Percentage(double share) => IsEnglish ? EnglishNotation.Percentage(share) : DanishNotation.Percentage(share);
}

/// <summary>The forms of marks.</summary>
public enum MarkShape
{
    /// <summary>●</summary>
    Circle,

    /// <summary>■</summary>
    Square,

    /// <summary>◆</summary>
    Diamond,

    /// <summary>▲</summary>
    Upward,

    /// <summary>▼</summary>
    Down,
}
