using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>
/// A kommune, from the top down: the answer in words, beside others, over time, how soon and how much, by the team, what followed, all
/// kinds.
/// </summary>
internal static class KommunePage
{
    public static string Write(ReportBasis basis, KommunePageOptions choice, HttpSettings settings, Page page)
    {
        var own = choice.Picture.Kommuner.First(one => one.Kommune.Code == choice.Kommune.Code);
        return Frame.Write(
            $"{choice.Kommune.Name.Da}: "
                + $"{page.Word(Sentences.Indsats(choice.Picture.Indsats), EnglishSentences.Indsats(choice.Picture.Indsats))}",
            page,
            html =>
            {
                Introduction(html, basis, choice, own, page);
                html.Write($"""
                    <div class="bredde">

                    """);
                WriteChoices(html, basis, choice, page);
                StandingSection.Write(html, basis, choice, page);
                IndsatsSection.Write(html, basis, choice, page);
                EndingSection.Write(html, basis, choice, page);
                Quality(html, basis, choice, page);
                html.Write($"""
                    </div>

                    """);
                SymbolExplanation.Write(html, page, basis.HasRanges);
            },
            html =>
            {
                html.Write($"<p>{page.Word(ReportFrame.Colophon(basis), ReportFrame.EnglishColophon(basis))}</p>\n");
                PageParts.WriteFoot(html, settings, page);
            },
            header => header.Write($"""
                <link rel="canonical" href="{page.Host}{Page.InLanguage(Addresses.Kommune(choice.Kommune), page.Language)}">

                """));
    }

    private static void Introduction(Html html, ReportBasis basis, KommunePageOptions choice, KommuneStanding own, Page page)
    {
        var picture = choice.Picture;
        var isShown = own.Cell.Ends is not null;
        var share = page.Word(
            Sentences.Share(own.Kommune, picture.Indsats, own.Cell),
            EnglishSentences.Share(own.Kommune, picture.Indsats, own.Cell));
        var standing = isShown ? " " + page.Word(Sentences.StandingOf(own, picture), EnglishSentences.StandingOf(own, picture)) : "";
        // Of a kommune without forløb there is no more to say.
        var onward = own.Cell.IsHidden
            ? page.Word(
                "Hvor en andel ikke vises, er det, fordi den kunne røbe noget om enkelte borgere; tegnene forklares nederst.",
                "Where a share is not shown, it is because it could reveal something about single citizens; the signs are explained at "
                    + "the bottom.")
            : !isShown ? ""
            : page.Word(
                $"{Sentences.Development(own.Development)} {Sentences.Expected(picture.Indsats, own.Expectation)}",
                $"{EnglishSentences.Development(own.Development)} {EnglishSentences.Expected(picture.Indsats, own.Expectation)}");
        html.Write($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje"><a href="{page.To("/kommune")}">{page.Word(
                "Kommuner", "Municipalities")}</a> / {choice.Kommune.Name.Da}</p>
            <h1>{choice.Kommune.Name.Da}</h1>
            <p class="manchet">{share}{standing}</p>
            {(onward.Length > 0 ? new Html().Write($"<p>{onward.TrimEnd()}</p>") : new Html())}
            <p class="overlinje">{page.Word(Ordning.Standard.Name)}: {page.Word(Ordning.Standard.Units)}
            {page.Word("startet i", "started in")} {Period(basis, page)}{(own.Cell.IsPreliminary
                ? page.Word(". Foreløbige tal", ". Preliminary figures")
                : "")}.</p>
            {new Html().Words(
                page,
                [.. RuleLinks.OfIndsats(picture.Indsats.Code), .. RuleLinks.OfMeasure("andel"), .. RuleLinks.OfMeasure("antalForloeb")])}
            </div>
            </section>

            """);
    }

    private static void WriteChoices(Html html, ReportBasis basis, KommunePageOptions choice, Page page)
    {
        html.Write($"""
            <nav aria-label="{page.Word("Vælg indsats", "Choose effort")}">
            <ul class="valg">

            """);
        foreach (var picture in basis.KommuneComparison.Pictures)
        {
            var here = picture.Indsats.Code == choice.Picture.Indsats.Code;
            html.Write($"""
                <li><a href="{page.To(choice.Address(picture.Indsats.Code))}"{(here
                    ? new Html().WriteRaw(" aria-current=\"page\"")
                    : new Html())}>{page.Word(picture.Indsats.Name)}</a></li>

                """);
        }

        html.Write($"""
            </ul>
            </nav>
            <form class="soeg" action="{page.PathBase}{Addresses.Kommune(choice.Kommune)}" method="get">
            {page.LanguageField()}
            <input type="hidden" name="{KommunePageOptions.Indsats}" value="{choice.Picture.Indsats.Code}">
            <fieldset>
            <legend>{page.Word("Vis sammen med (op til tre)", "Show beside (up to three)")}</legend>

            """);
        var all = basis.KommuneComparison.Kommuner.Where(kommune => kommune.Code != choice.Kommune.Code)
            .OrderBy(kommune => kommune.Name.Da, DanishOrder.Standard)
            .ToList();
        for (var i = 1; i < KommunePageOptions.Most; i++)
        {
            var chosen = i < choice.Kommuner.Count ? choice.Kommuner[i].Name.Da : "";
            html.Write($"""
                <input name="{KommunePageOptions.With}" list="andre" aria-label="{page.Word("Kommune", "Municipality")} {i}"
                value="{chosen}" autocomplete="off">

                """);
        }

        html.Write($"""
            <datalist id="andre">

            """).WriteAll(all, (output, kommune) => output.Write($"""
            <option value="{kommune.Name.Da}"></option>

            """)).Write($"""
            </datalist>
            <button type="submit">{page.Word("Vis", "Show")}</button>
            </fieldset>
            </form>

            """);
    }

    private static void Quality(Html html, ReportBasis basis, KommunePageOptions choice, Page page)
    {
        html.Write($"""
            <section aria-labelledby="kvalitet">
            <h2 id="kvalitet">{page.Word("Registreringernes kvalitet", "Quality of the registrations")}</h2>
            <p>{page.Word(
                "Tallene viser det, som kommunen har registreret og indberettet.",
                "The figures show what the municipality has registered and reported.")} {page.Word(
                QualitySection.OfKommune(basis, choice.Kommune),
                QualitySection.OfKommuneInEnglish(basis, choice.Kommune))}</p>

            """);
        if (QualitySection.Table(basis, choice.Kommune) is { } quality)
        {
            html
                .Table(
                    quality.In(
                        page,
                        $"Quality of the registrations as of {page.Date(basis.Release.Date)}",
                        "",
                        choice.Kommune.Name.En,
                        basis.KommuneComparison.Country.Name.En),
                    page)
                .Write($"""
                    <p class="note">{page.Word(QualitySection.Explanation, QualitySection.EnglishExplanation)}</p>

                    """);
        }

        html.Write($"""
            </section>

            """);
    }

    /// <summary>The newest year in running text.</summary>
    internal static string Period(ReportBasis basis, Page page) =>
        page.Word(basis.PeriodName, EnglishSentences.Period(basis.KommuneComparison.Period));
}
