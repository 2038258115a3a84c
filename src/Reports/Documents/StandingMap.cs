using Opgoerelse.Domain.Law;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The map of how the kommuner stand beside hele landet with one indsats, and the sentence that says what one sees.</summary>
public static class StandingMap
{
    /// <param name="picture">The indsats.</param>
    /// <param name="id">Unique on the page.</param>
    public static string Sign(IndsatsPicture picture, string id) => TileMap.Draw(
        new PictureText(id, $"{picture.Indsats.Name.Da}: kommunerne ved siden af landet", Sentence(picture)),
        [.. picture.Kommuner.Select(kommune => new Tile(
            kommune.Kommune.Code,
            kommune.Kommune.Name.Da,
            kommune.Standing,
            $"{kommune.Kommune.Name.Da}: "
                + $"{(kommune.Cell.Ends is { } ends
                    ? (ends.IsExact ? DanishNotation.Percentage(ends.Low.Value) : Sentences.Percent(ends)) + " pct., "
                    : "")}{kommune.Standing.Word(picture.Polarity)}"))],
        picture.Polarity);

    /// <summary>How many lie over, as and under hele landet, and of how many nothing is told.</summary>
    public static string Sentence(IndsatsPicture picture)
    {
        int Count(Standing standing) => picture.Kommuner.Count(kommune => kommune.Standing == standing);
        // A number of a kind that there is none of is no news; over, as and under are told always.
        var judged = Count(Standing.Over) + Count(Standing.As) + Count(Standing.Under);
        return (judged == 0
                ? $"Ingen af de {picture.Kommuner.Count} kommuner kan bedømmes."
                : (judged == picture.Kommuner.Count
                        ? $"Alle {judged} kommuner kan bedømmes: "
                        : $"Af de {picture.Kommuner.Count} kommuner kan {Number(judged)} bedømmes: ")
                    + $"{Number(Count(Standing.Over))} ligger over landet, {Number(Count(Standing.As))} som landet og "
                    + $"{Number(Count(Standing.Under))} under.")
            + Otherwise(
                Standing.Undecided,
                count => $" For {Sentences.Kommuner(count)} er andelen et interval, som ikke afgør det.")
            + Otherwise(
                Standing.TooFew,
                count => $" I {Sentences.Kommuner(count)} er der for få {Ordning.Standard.Units.Da} til at sige noget.")
            + Otherwise(Standing.Withheld, count => $" For {Sentences.Kommuner(count)} vises andelen ikke af hensyn til fortrolighed.")
            + Otherwise(Standing.NoBasis, count => $" I {Sentences.Kommuner(count)} er der intet at sammenligne.");

        string Otherwise(Standing standing, Func<int, string> sentence) => Count(standing) is > 0 and var count ? sentence(count) : "";

        static string Number(int count) => count switch { 0 => "ingen", 1 => "én", _ => DanishNotation.Number(count) };
    }
}
