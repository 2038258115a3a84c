namespace Opgoerelse.Reports.Charts;

/// <summary>How one of several series looks: the same in every chart of a page, the first more than the others.</summary>
/// <param name="Farve">Its colour.</param>
/// <param name="Form">Its marks, which tell as much as the colour.</param>
/// <param name="Tykkelse">Its line.</param>
internal readonly record struct Serieudseende(string Farve, Form Form, double Tykkelse)
{
    /// <summary>Those that differ from each other.</summary>
    public static readonly Serieudseende[] Alle =
    [
        new(Farver.Blaa, Form.Cirkel, 3), new(Farver.Graa, Form.Firkant, 1.8), new(Farver.Orange, Form.Rude, 1.8), new(Farver.Groen, Form.Op, 1.8), new(Farver.Lilla, Form.Ned, 1.8),
    ];

    /// <summary>The look of the series with this number, from 0.</summary>
    public static Serieudseende Af(int nr) => Alle[nr % Alle.Length];
}
