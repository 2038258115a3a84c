using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>
/// What followed when forloeb ended, and how long was waited for them, in the landsdel of the kommune and in hele landet: of a single
/// kommune it is too few to be shown.
/// </summary>
internal static class LandsdelSections
{
    public static void Write(Html html, ReportBasis basis, KommunePageOptions choice, Page page)
    {
        if (basis.KommuneComparison.Table.Omraader.FirstOrDefault(omraade =>
            omraade.Kind == "landsdel" && choice.Kommune.BelongsUnder.Contains(omraade.Code, StringComparer.Ordinal)) is not { } landsdel)
        {
            return;
        }

        if (basis.PeriodOfEndings is { } period)
        {
            Endings(html, basis, choice, page, landsdel, period);
        }

        if (basis.Has(TableKind.Waiting))
        {
            Waits(html, basis, choice, page, landsdel);
        }
    }

    private static void Waits(Html html, ReportBasis basis, KommunePageOptions choice, Page page, DimensionValue landsdel)
    {
        IReadOnlyList<DimensionValue> omraader = [landsdel, basis.KommuneComparison.Country];
        var note = Ordning.Standard.Tables.First(recipe => recipe.Kind == TableKind.Waiting).Note;
        html.Write($"""
            <section aria-labelledby="ventetid">
            <h2 id="ventetid">{page.Word("Ventetid fra indstilling", "Wait from recommendation")}</h2>
            <p>{page.Word(
                $"Her står, hvor længe borgerne ventede fra rehabiliteringsteamets indstilling, i landsdelen {landsdel.Name.Da}, som "
                    + $"{choice.Kommune.Name.Da} hører til, og i hele landet. For en enkelt kommune er tallene så små, at de ikke vises "
                    + "af hensyn til fortrolighed.",
                $"How long citizens waited from the rehabilitation team's recommendation, in the province {landsdel.Name.En}, to which "
                    + $"{choice.Kommune.Name.En} belongs, and in Denmark as a whole. Figures of a single municipality are so small that "
                    + "they are not shown, for confidentiality.")}</p>
            {(note is null ? new Html() : new Html().Write($"<p>{page.Word(note)}</p>"))}

            """).Table(
            ReportSheets.Waits(basis, omraader).In(
                page,
                $"Wait from recommendation, per cent of all with one, {basis.Period}",
                "From the rehabilitation team's recommendation",
                landsdel.Name.En,
                basis.KommuneComparison.Country.Name.En),
            page)
            .Words(page, RuleLinks.OfMeasure("andel", TableKind.Waiting))
            .Fetch(
                basis,
                page,
                TableKind.Waiting,
                ("omraade", string.Join(',', omraader.Select(omraade => omraade.Code))),
                ("periode", basis.PeriodIn(TableKind.Waiting)))
            .Write($"""
                </section>

                """);
    }

    private static void Endings(
        Html html,
        ReportBasis basis,
        KommunePageOptions choice,
        Page page,
        DimensionValue landsdel,
        DimensionValue period)
    {
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
