namespace Opgoerelse.Reports.Charts;

/// <summary>
/// The colours of all charts. Blue and orange are told apart by everybody; each stands against white with a contrast of at
/// least 4.5 (WCAG 2.1, 1.4.3 and 1.4.11), the light ones only ever behind dark text or a dark edge. No colour says anything
/// alone: form, sign or word says it too.
/// </summary>
public static class Colours
{
    /// <summary>Text.</summary>
    public const string Ink = "#14202e";

    /// <summary>Text of less weight, axes.</summary>
    public const string Faint = "#4a5868";

    /// <summary>The one that it is about, and what is to the good.</summary>
    public const string Blue = "#0b4a86";

    /// <summary>What is to the bad.</summary>
    public const string Orange = "#b3440b";

    /// <summary>What it is held against.</summary>
    public const string Grey = "#5b6b7a";

    /// <summary>A third series.</summary>
    public const string Green = "#1d6b52";

    /// <summary>A fourth series.</summary>
    public const string Purple = "#7a3b86";

    /// <summary>Grid lines, which carry nothing.</summary>
    public const string Grid = "#d5dde6";

    /// <summary>Bands and tiles behind dark text.</summary>
    public const string Light = "#e6edf5";

    /// <summary>Paper.</summary>
    public const string Paper = "#ffffff";

    /// <summary>Those that carry something.</summary>
    public static IReadOnlyList<string> LoadBearing { get; } = [Ink, Faint, Blue, Orange, Grey, Green, Purple];
}

/// <summary>How one of several series looks: the same in every chart of a page, the first more than the others.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Form">Its marks, which tell as much as the colour.</param>
/// <param name="Thickness">Its line.</param>
internal readonly record struct SeriesStyle(string Colour, MarkShape Form, double Thickness)
{
    /// <summary>Those that differ from each other.</summary>
    public static readonly SeriesStyle[] All =
    [
        new(Colours.Blue, MarkShape.Circle, 3),
        new(Colours.Grey, MarkShape.Square, 1.8),
        new(Colours.Orange, MarkShape.Diamond, 1.8),
        new(Colours.Green, MarkShape.Upward, 1.8),
        new(Colours.Purple, MarkShape.Down, 1.8),
    ];

    /// <summary>The look of the series with this number, from 0.</summary>
    public static SeriesStyle Of(int index) => All[index % All.Length];
}
