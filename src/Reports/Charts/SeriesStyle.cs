namespace Opgoerelse.Reports.Charts;

/// <summary>How one of several series looks: the same in every chart of a page, the first more than the others.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Form">Its marks, which tell as much as the colour.</param>
/// <param name="Thickness">Its line.</param>
internal readonly record struct SeriesStyle(string Colour, MarkShape Form, double Thickness)
{
    /// <summary>Those that differ from each other.</summary>
    public static readonly SeriesStyle[] All =
    [
        new(Colours.Blue, MarkShape.Circle, 3), new(Colours.Grey, MarkShape.Square, 1.8), new(Colours.Orange, MarkShape.Diamond, 1.8), new(Colours.Green, MarkShape.Upward, 1.8), new(Colours.Purple, MarkShape.Down, 1.8),
    ];

    /// <summary>The look of the series with this number, from 0.</summary>
    public static SeriesStyle Of(int index) => All[index % All.Length];
}
