using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Start;

/// <summary>What the page is about, in one sentence, and which release it shows.</summary>
internal static class MainMessage
{
    public static void Write(Html html, Catalogue catalogue, StartPageFigures? number, string title, Page page)
    {
        var release = catalogue.Release;
        var regelsaet = Regelsaet.All.GetValueOrDefault(release.Regelsaet);
        html.Write($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje">{page.Word(Ordning.Standard.Name)}</p>
            <h1>{title}</h1>
            <p class="manchet">{(number is null
                ? page.Word("Udgivelsen har endnu ingen tal for et helt år.", "The release has no figures for a whole year yet.")
                : Sentence(number, regelsaet, page))}</p>

            """);
        if (Ordning.Standard.Closing is { } closing)
        {
            html.Write($"""
                <p class="lukning">{page.Word(closing)}</p>

                """);
        }

        html.Write($"""
            <dl class="fakta">
            <div><dt>{page.Word("Opgjort pr.", "Figures as of")}</dt>
            <dd><time datetime="{release.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}">{page.Date(
                release.Date)}</time></dd></div>
            <div><dt>{page.Word("Offentliggjort", "Published")}</dt><dd><time datetime="{catalogue.Published.ToString(
                "yyyy-MM-ddTHH:mm:ssZ",
                CultureInfo.InvariantCulture)}">{page.Moment(catalogue.Published)}</time></dd></div>
            <div><dt>{page.Word("Regelsæt", "Rule")}</dt><dd><a href="#definition">{(regelsaet is null
                ? release.Regelsaet
                : page.Word(regelsaet.Name))}</a></dd></div>
            <div><dt>Status</dt><dd>{(number is { IsPreliminary: true }
                ? page.Word("Foreløbige tal", "Preliminary figures")
                : page.Word("Endelige tal", "Final figures"))}</dd></div>
            </dl>
            </div>
            </section>

            """);
    }

    /// <summary>The main message. Each way that a figure can be missing has its own words.</summary>
    private static string Sentence(StartPageFigures number, Regelsaet? regelsaet, Page page)
    {
        if (!page.IsDanish)
        {
            return English(number, regelsaet, page);
        }

        var units = Ordning.Standard.Units.Da;
        var windowText = regelsaet is null ? "vinduet" : $"de første {DanishNotation.MonthCount(regelsaet.WindowMonths)}";
        var period = PeriodName(number);
        if (number.Country.Forloeb.Symbol == CellSymbol.NoBasis)
        {
            return $"Der var ingen {units} at opgøre i {period}.";
        }

        if (!number.Country.Forloeb.HasValue || !number.Country.Share[0].HasValue)
        {
            return $"Tallene for hele landet i {period} kan ikke vises af hensyn til fortrolighed.";
        }

        var nogen = number.Country.Share[0];
        return $"Af de {DanishNotation.Number(number.Country.Forloeb.Value)} {units}, der startede i {period} og kan opgøres, fik "
            + $"{DanishNotation.Number(nogen.Value, nogen.Decimals)} pct. mindst én af de indsatser, der tæller, i {windowText}.";
    }

    /// <inheritdoc cref="Sentence" />
    private static string English(StartPageFigures number, Regelsaet? regelsaet, Page page)
    {
        var units = page.Word(Ordning.Standard.Units);
        var period = EnglishSentences.Period(number.Period);
        if (number.Country.Forloeb.Symbol == CellSymbol.NoBasis)
        {
            return $"There were no {units} to count in {period}.";
        }

        if (!number.Country.Forloeb.HasValue || !number.Country.Share[0].HasValue)
        {
            return $"The figures for the whole country in {period} cannot be shown, for confidentiality.";
        }

        return $"Of the {page.Number(number.Country.Forloeb.Value)} {units} that started in {period} and can be counted, "
            + $"{page.Number(number.Country.Share[0].Value, number.Country.Share[0].Decimals)} per cent had at least one of the efforts "
            + $"that count within {(regelsaet is null ? "the window" : $"the first {regelsaet.WindowMonths} months")}.";
    }

    /// <summary>The period in running text.</summary>
    public static string PeriodName(StartPageFigures number) =>
        number.Period.Kind == PeriodKindCodes.RollingYear ? "perioden " + Period(number) : Period(number);

    /// <summary>The period by itself: from one quarter to another, numbers kept with their word.</summary>
    public static string Period(StartPageFigures number) =>
        number.Period.Name.Da.Replace(" - ", " til ", StringComparison.Ordinal)
            .Replace(". kvartal", ".\u00A0kvartal", StringComparison.Ordinal);
}
