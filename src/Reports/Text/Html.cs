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
    private static readonly HtmlEncoder Codes =
        HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.GeneralPunctuation);

    private readonly StringBuilder _text = new();

    /// <summary>Appends the text, its holes encoded.</summary>
    public Html Write([InterpolatedStringHandlerArgument("")] HoleHandler text)
    {
        _ = text;
        return this;
    }

    /// <summary>Appends one piece per element.</summary>
    public Html WriteAll<T>(IEnumerable<T> items, Action<Html, T> write)
    {
        foreach (var element in items)
        {
            write(this, element);
        }

        return this;
    }

    /// <summary>Appends text that is markup, or data that no markup can hide in: the caller answers for that.</summary>
    public Html WriteRaw(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Takes the literal parts as markup and the holes as text.</summary>
    [InterpolatedStringHandler]
    public readonly struct HoleHandler(int literalLength, int formattedCount, Html html)
    {
        private readonly StringBuilder _output = html._text.EnsureRoom(literalLength + (16 * formattedCount));

        /// <summary>Markup, as it is.</summary>
        public void AppendLiteral(string value) => _output.Append(value);

        /// <summary>Text, encoded.</summary>
        public void AppendFormatted(string? value) => _output.Append(Codes.Encode(value ?? ""));

        /// <summary>A number.</summary>
        public void AppendFormatted(int value) => _output.Append(value);

        /// <inheritdoc cref="AppendFormatted(int)" />
        public void AppendFormatted(long value) => _output.Append(value);

        /// <summary>HTML, as it is.</summary>
        public void AppendFormatted(Html value) => _output.Append(value._text);
    }
}

file static class Place
{
    public static StringBuilder EnsureRoom(this StringBuilder text, int more)
    {
        text.EnsureCapacity(text.Length + more);
        return text;
    }
}
