using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Start;

/// <summary>The kommuner beside hele landet, as a map of tiles. The numbers behind it are the table that follows it.</summary>
internal static class CountryMap
{
    public static void Write(Html html, Catalogue catalogue, Page page)
    {
        if (catalogue.Comparison?.KommuneComparison.Pictures is not [{ Funnel: not null } picture, ..])
        {
            return;
        }

        html.Write($"""
            <section class="bredde" aria-labelledby="kort">
            <h2 id="kort">{page.Word("Kommunerne sammenlignet med hele landet", "The municipalities compared with all Denmark")}</h2>
            <p>{page.Word(
                Sentences.Development(picture.CountryDevelopment),
                EnglishSentences.Development(picture.CountryDevelopment))} {page.Word(
                Sentences.StandsOutSheet(picture),
                EnglishSentences.StandsOutSheet(picture))}</p>
            <figure class="landkort" tabindex="0">
            <figcaption>{page.Word(picture.Indsats.Name)}: {page.Word(
                Sentences.StandingsOf(picture),
                EnglishSentences.StandingsOf(picture))}</figcaption>
            {new Html().WriteRaw(page.IsDanish ? StandingMap.Sign(picture, "landkort") : English(picture))}
            </figure>
            </section>

            """);
    }

    private static string English(IndsatsPicture picture) => TileMap.Draw(
        new PictureText(
            "landkort",
            $"{picture.Indsats.Name.En}: the municipalities beside the national share",
            EnglishSentences.StandingsOf(picture),
            TextLanguages.English),
        [.. picture.Kommuner.Select(kommune => new Tile(
            kommune.Kommune.Code,
            kommune.Kommune.Name.En,
            kommune.Standing,
            $"{kommune.Kommune.Name.En}: "
                + $"{(kommune.Cell.Ends is { } ends
                    ? EnglishSentences.Percent(ends) + " per cent, "
                    : "")}{EnglishSentences.Word(kommune.Standing, picture.Polarity)}"))],
        picture.Polarity,
        standing => EnglishSentences.Word(standing, picture.Polarity));
}
