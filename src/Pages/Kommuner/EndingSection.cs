using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>
/// What followed when forloeb ended, in the landsdel of the kommune and in hele landet: too few ended in a single kommune to be shown.
/// </summary>
internal static class EndingSection
{
    public static void Write(Html html, ReportBasis basis, KommunePageOptions choice, Page page)
    {
        var landsdel = basis.KommuneComparison.Table.Omraader.FirstOrDefault(omraade =>
            omraade.Kind == "landsdel" && choice.Kommune.BelongsUnder.Contains(omraade.Code, StringComparer.Ordinal));
        if (basis.PeriodOfEndings is not { } period || landsdel is null)
        {
            return;
        }

        IReadOnlyList<DimensionValue> omraader = [landsdel, basis.KommuneComparison.Country];
        var note = Ordning.Standard.Tables.First(recipe => recipe.Kind == TableKind.Ending).Note;
        html.Write($"""
            <section aria-labelledby="fulgte">
            <h2 id="fulgte">{page.Word("Hvad der fulgte", "What followed")}</h2>
            <p>{page.Word(
                $"Her står, hvad der fulgte efter de forløb, der sluttede i {period.Code}, i landsdelen {landsdel.Name.Da}, som "
                    + $"{choice.Kommune.Name.Da} hører til, og i hele landet. For en enkelt kommune er tallene så små, at de ikke vises "
                    + "af hensyn til fortrolighed; af samme grund er delingen efter indsats kun for hele landet.",
                $"What followed after the courses that ended in {period.Code}, in the province {landsdel.Name.En}, to which "
                    + $"{choice.Kommune.Name.En} belongs, and in Denmark as a whole. Figures of a single municipality are so small that "
                    + "they are not shown, for confidentiality; for the same reason the division by effort is of the whole country "
                    + "only.")}</p>
            {(note is null ? new Html() : new Html().Write($"<p>{page.Word(note)}</p>"))}

            """).Table(
            ReportSheets.Endings(basis, omraader).In(
                page,
                $"What followed after courses that ended in {period.Code}, per cent",
                "What followed",
                landsdel.Name.En,
                basis.KommuneComparison.Country.Name.En,
                "All Denmark, at least one effort",
                "All Denmark, no effort"),
            page)
            .Words(page, RuleLinks.OfMeasure("andel", TableKind.Ending))
            .Fetch(
                basis,
                page,
                TableKind.Ending,
                ("omraade", string.Join(',', omraader.Select(omraade => omraade.Code))),
                ("periode", period.Code))
            .Write($"""
                </section>

                """);
    }
}
