using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Charts;

/// <summary>What stands for a drawing to those who do not see it.</summary>
/// <param name="Id">Unique on the page; letters, digits and hyphens.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What one sees, in a sentence.</param>
/// <param name="Language">The language of what the drawing itself writes: <c>en</c> is English, all else Danish.</param>
public sealed record PictureText(string Id, string Title, string Description, string Language = "da")
{
    private bool IsEnglish => Language == "en";

    /// <summary>The text that the drawing's language has.</summary>
    internal string Word(string da, string one) => IsEnglish ? one : da;

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
