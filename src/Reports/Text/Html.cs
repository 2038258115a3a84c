using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Opgoerelse.Reports.Text;

/// <summary>
/// Writes HTML. Whatever stands in the holes of an interpolated text is encoded, so that nothing from data can become
/// markup; <see cref="Html"/> itself is put in as it is.
/// </summary>
public sealed class Html
{
    private static readonly HtmlEncoder Koder =
        HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.GeneralPunctuation);

    private readonly StringBuilder _tekst = new();

    /// <summary>Appends the text, its holes encoded.</summary>
    public Html Skriv([InterpolatedStringHandlerArgument("")] Hulkoder tekst)
    {
        _ = tekst;
        return this;
    }

    /// <summary>Appends one piece per element.</summary>
    public Html SkrivAlle<T>(IEnumerable<T> elementer, Action<Html, T> skriv)
    {
        foreach (var element in elementer)
        {
            skriv(this, element);
        }

        return this;
    }

    /// <summary>Appends text that is markup, or data that no markup can hide in: the caller answers for that.</summary>
    public Html SkrivRaat(string tekst)
    {
        _tekst.Append(tekst);
        return this;
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _tekst.ToString();

    /// <summary>Takes the literal parts as markup and the holes as text.</summary>
    [InterpolatedStringHandler]
    public readonly struct Hulkoder(int literalLength, int formattedCount, Html html)
    {
        private readonly StringBuilder _ud = html._tekst.EnsureRoom(literalLength + (16 * formattedCount));

        /// <summary>Markup, as it is.</summary>
        public void AppendLiteral(string value) => _ud.Append(value);

        /// <summary>Text, encoded.</summary>
        public void AppendFormatted(string? value) => _ud.Append(Koder.Encode(value ?? ""));

        /// <summary>A number.</summary>
        public void AppendFormatted(int value) => _ud.Append(value);

        /// <inheritdoc cref="AppendFormatted(int)" />
        public void AppendFormatted(long value) => _ud.Append(value);

        /// <summary>HTML, as it is.</summary>
        public void AppendFormatted(Html value) => _ud.Append(value._tekst);
    }
}

file static class Plads
{
    public static StringBuilder EnsureRoom(this StringBuilder tekst, int mere)
    {
        tekst.EnsureCapacity(tekst.Length + mere);
        return tekst;
    }
}
