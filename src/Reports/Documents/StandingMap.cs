using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The map of how the kommuner stand beside hele landet with one indsats.</summary>
public static class StandingMap
{
    /// <param name="picture">The indsats.</param>
    /// <param name="id">Unique on the page.</param>
    public static string Sign(IndsatsPicture picture, string id) => TileMap.Draw(
        new PictureText(id, $"{picture.Indsats.Name.Da}: kommunerne sammenlignet med hele landet", Sentences.StandingsOf(picture)),
        [.. picture.Kommuner.Select(kommune => new Tile(
            kommune.Kommune.Code,
            kommune.Kommune.Name.Da,
            kommune.Standing,
            $"{kommune.Kommune.Name.Da}: "
                + $"{(kommune.Cell.Ends is { } ends
                    ? Sentences.Percent(ends) + " pct., "
                    : "")}{kommune.Standing.Word(picture.Polarity)}"))],
        picture.Polarity);
}
