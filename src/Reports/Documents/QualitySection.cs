using System.Globalization;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The quality of the registrations in words and tables: of hele landet, and of a kommune beside it.</summary>
public static class QualitySection
{
    /// <summary>What the measures are, and how they are rounded.</summary>
    public const string Explanation =
        "Antal er afrundet til nærmeste ti. Andele er afrundet til nærmeste 1, 2, 5, 10 eller 20 procent: jo færre der er at regne "
            + "af, jo grovere, så ingen enkelt borger ses. Er der færre end 100 at regne af, vises andelen ikke. Ændret eller annulleret "
            + "er det, som en senere version har afløst, også når en indsats blot er skredet frem, eller som er registreret ved en fejl. "
            + "En indsats er registreret sent, når jobcentret først registrerede den mere end 30 dage efter, at den begyndte.";

    /// <inheritdoc cref="Explanation" />
    public const string EnglishExplanation =
        "Numbers are rounded to the nearest ten. Shares are rounded to the nearest 1, 2, 5, 10 or 20 per cent, more coarsely the "
            + "fewer there are behind them, so that no single citizen is seen; a share of fewer than 100 is not shown. Changed or "
            + "cancelled is what a later version has replaced, also where an effort has merely gone on, or what was registered by "
            + "mistake. An effort is registered late when the jobcentre first registered it more than 30 days after it began.";

    private static readonly BilingualText WaitingCitizens =
        new("Borgere, hvis ændringer venter", "Citizens whose changes are waiting");

    private static readonly SheetCell TooFew = new BilingualText("for få", "too few");

    private static readonly (string Code, BilingualText Name)[] Measure =
    [
        (QualityCodes.Leverancer, new("Leverancer med noget om forløbene", "Deliveries with anything about the courses")),
        (QualityCodes.Newest, new("Den nyeste modtaget", "The newest received")),
        (QualityCodes.Forloeb, new("Forløb", "Courses")),
        (
            QualityCodes.WithoutIndstilling,
            new("Uden teamets indstilling, pct. af forløb", "Without the team's recommendation, per cent of courses")),
        (
            QualityCodes.EmptyCount,
            new(
                "Uden nogen registrering ud over forløbet, pct. af forløb med nået frist",
                "Without any registration but the course itself, per cent of courses whose deadline has come")),
        (QualityCodes.Registrations, new("Modtagne registreringer", "Registrations received")),
        (
            QualityCodes.Corrected,
            new("Siden ændret eller annulleret, pct. af registreringer", "Since changed or cancelled, per cent of registrations")),
        (QualityCodes.Indsatser, new("Begyndte indsatser", "Efforts begun")),
        (QualityCodes.Sent, new("Registreret sent, pct. af begyndte indsatser", "Registered late, per cent of efforts begun")),
        (
            QualityCodes.IndsatsdelUnknown,
            new("Uden oplysning om indsatsdelen, pct. af begyndte indsatser", "Not said whether in the plan, per cent of efforts begun")),
        (
            QualityCodes.WithoutEndDate,
            new("Afsluttet uden slutdato, pct. af begyndte indsatser", "Ended without an end date, per cent of efforts begun")),
        (QualityCodes.WithoutHours, new("Uden timetal, pct. af begyndte indsatser", "Without hours, per cent of efforts begun")),
        (QualityCodes.Ended, new("Afsluttede forløb", "Courses ended")),
        (
            QualityCodes.ReasonUnknown,
            new(
                "Afslutningsårsag, som listen ikke kender, pct. af afsluttede",
                "Reason for ending not in the list, per cent of those ended")),
        (
            QualityCodes.WithoutReason,
            new("Uden afslutningsårsag, pct. af afsluttede", "Without a reason for ending, per cent of those ended")),
    ];

    /// <summary>The measures of a kommune beside hele landet; null when the release has none.</summary>
    public static Sheet? Table(ReportBasis basis, DimensionValue kommune) => basis.Quality is null ? null : new Sheet(
        "Registreringernes kvalitet",
        $"Registreringernes kvalitet, opgjort pr. {DanishNotation.Date(basis.Release.Date)}",
        ["", kommune.Name.Da, "Hele landet"],
        [
            .. Measure.Select(measure => (IReadOnlyList<SheetCell>)[
                measure.Name,
                Field(basis, kommune.Code, measure.Code),
                Field(basis, Omraader.Country, measure.Code),
            ]),
        ]);

    /// <summary>Hele landet; null when the release has none.</summary>
    public static Sheet? CountryTable(ReportBasis basis) => basis.Quality is not { } quality ? null : new Sheet(
        "Registreringernes kvalitet",
        $"Registreringernes kvalitet i hele landet, opgjort pr. {DanishNotation.Date(basis.Release.Date)}",
        ["", "Hele landet"],
        [
            [Measure[0].Name, Field(basis, Omraader.Country, QualityCodes.Leverancer)],
            [Measure[1].Name, Field(basis, Omraader.Country, QualityCodes.Newest)],
            ["Læste linjer", Field(basis, Omraader.Country, QualityCodes.Lines)],
            ["Afvist, pct. af linjer", Field(basis, Omraader.Country, QualityCodes.Rejected)],
            .. quality.Reasons.Select(reason =>
                (IReadOnlyList<SheetCell>)[$"Heraf: {Reason(reason.Code)}, pct. af afviste", Percentage(reason.Percentage)]),
            .. Measure.Skip(2).Select(measure => (IReadOnlyList<SheetCell>)[measure.Name, Field(basis, Omraader.Country, measure.Code)]),
            .. quality.Find(Omraader.Country, QualityCodes.Waiting) is null
                ? Array.Empty<IReadOnlyList<SheetCell>>()
                : [[WaitingCitizens, Field(basis, Omraader.Country, QualityCodes.Waiting)]],
        ]);

    /// <summary>The sheets of the national workbook: hele landet, and all kommuner side by side.</summary>
    public static IEnumerable<Sheet> Sheet(ReportBasis basis)
    {
        if (CountryTable(basis) is not { } country)
        {
            yield break;
        }

        yield return country;
        yield return new Sheet(
            "Kvalitet i kommunerne",
            $"Registreringernes kvalitet i kommunerne, opgjort pr. {DanishNotation.Date(basis.Release.Date)}. {Explanation}",
            ["Kommune", .. Measure.Select(measure => measure.Name.Da)],
            [
                .. basis.KommuneComparison.Kommuner.OrderBy(
                    kommune => kommune.Name.Da,
                    DanishOrder.Standard).Select(kommune => (IReadOnlyList<SheetCell>)[
                        kommune.Name.Da,
                        .. Measure.Select(measure => Field(basis, kommune.Code, measure.Code)),
                    ]),
            ]);
    }

    /// <summary>Hele landet in words.</summary>
    public static string WholeCountry(ReportBasis basis)
    {
        if (basis.Quality is not { } quality)
        {
            return IsMissing(basis);
        }

        var (lines, rejected) = (
            quality.Find(Omraader.Country, QualityCodes.Lines) ?? 0,
            quality.Find(Omraader.Country, QualityCodes.Rejected) ?? QualityRounding.TooFew);
        var reasons = quality.Reasons.Take(3).Select(reason => Reason(reason.Code)).ToList();
        return $"Der er læst {Count(lines, "linjer")}"
            + (rejected == QualityRounding.TooFew
                ? "."
                : $", og {PercentText(rejected)} blev "
                    + $"afvist{(reasons.Count > 0
                        ? $"; {(reasons.Count == 1
                            ? "den hyppigste årsag var"
                            : "de hyppigste årsager var")} {Sentences.Enumeration(reasons)}"
                        : "")}.")
            + TheRest(quality, Omraader.Country, null)
            + (quality.Find(Omraader.Country, QualityCodes.Waiting) is { } waiting
                ? $" Ændringer for {Count(waiting, "borgere")} siden tidligere udgivelser venter: de er for få i deres kommune "
                    + $"og kvartal til, "
                    + "at tallene kan ændres, uden at den enkelte kan kendes på forskellen."
                : "");
    }

    /// <summary>A kommune in words, beside hele landet.</summary>
    public static string OfKommune(ReportBasis basis, DimensionValue kommune)
    {
        if (basis.Quality is not { } quality)
        {
            return IsMissing(basis);
        }

        if (quality.Find(kommune.Code, QualityCodes.Registrations) is not { } registrations)
        {
            return $"Der er ikke modtaget registreringer om forløb {Sentences.LowerCase(Sentences.PlaceAt(kommune))}.";
        }

        var newest = quality.Find(kommune.Code, QualityCodes.Newest) is { } day
            ? $"; den nyeste leverance med noget om dem blev modtaget {DanishNotation.Date(DateOnly.FromDayNumber((int)day))}"
            : "";
        return $"Der er modtaget {Count(registrations, "registreringer")} om "
            + $"{Count(quality.Find(kommune.Code, QualityCodes.Forloeb) ?? 0, "forløb")}{newest}."
            + TheRest(quality, kommune.Code, Omraader.Country);
    }

    /// <summary>The reason for a rejection, as it reads after "årsager var".</summary>
    public static string Reason(string code) => code switch
    {
        "ugyldigt-json" => "linjer, der ikke kunne læses",
        "dobbelt-felt" => "samme felt to gange",
        "ukendt-entitet" => "en ukendt slags registrering",
        "mangler-felt" => "manglende felter",
        "ugyldig-vaerdi" => "ugyldige værdier",
        "ugyldigt-personnummer" => "ugyldige personnumre",
        "ukendt-kommune" => "ukendte kommunekoder",
        "ukendt-indsatstype" => "ukendte indsatstyper",
        "dato-foer-1900-eller-efter-2100" => "umulige datoer",
        "slut-foer-start" => "slutdatoer før startdatoen",
        "version-konflikt" => "samme version med forskelligt indhold",
        _ => code,
    };

    /// <inheritdoc cref="OfKommune" />
    public static string OfKommuneInEnglish(ReportBasis basis, DimensionValue kommune)
    {
        if (basis.Quality is not { } quality)
        {
            return $"Measures of the quality of the registrations are not part of release {basis.Release.Id}.";
        }

        if (quality.Find(kommune.Code, QualityCodes.Registrations) is not { } registrations)
        {
            return $"No registrations have been received about {Ordning.Standard.Units.En} in {kommune.Name.En}.";
        }

        var sentences = new List<string>
        {
            $"{Sentences.UpperCase(Around(registrations, "registrations"))} have been received, concerning "
                + $"{Around(quality.Find(kommune.Code, QualityCodes.Forloeb) ?? 0, Ordning.Standard.Units.En)}"
            + (quality.Find(kommune.Code, QualityCodes.Newest) is { } day
                ? $"; the newest delivery with anything about them was received on {EnglishNotation.Date(DateOnly.FromDayNumber((int)day))}"
                : ""),
        };
        AddParameter(QualityCodes.Corrected, "of the registrations have since been changed or cancelled");
        AddParameter(
            QualityCodes.Sent,
            $"of the efforts begun were first registered more than {QualityCodes.LateDays} days after the start");
        AddParameter(QualityCodes.WithoutIndstilling, $"of the {Ordning.Standard.Units.En} lack the team's recommendation");
        AddParameter(
            QualityCodes.EmptyCount,
            $"of the {Ordning.Standard.Units.En} whose deadline has come have no registrations but themselves");
        return string.Join(". ", sentences) + ".";

        void AddParameter(string code, string what)
        {
            if (quality.Find(kommune.Code, code) is { } percentage and not QualityRounding.TooFew)
            {
                var others = quality.Find(Omraader.Country, code) is { } whole and not QualityRounding.TooFew
                    ? $" (all Denmark {EnglishPercent(whole)})"
                    : "";
                sentences.Add(Sentences.UpperCase($"{EnglishPercent(percentage)} {what}{others}"));
            }
        }
    }

    private static string TheRest(RegistrationQuality quality, string omraade, string? country)
    {
        var sentences = new List<string>();
        AddParameter(QualityCodes.Corrected, "af registreringerne er siden ændret eller annulleret");
        AddParameter(
            QualityCodes.Sent,
            $"af de begyndte indsatser blev først registreret mere end {QualityCodes.LateDays} dage efter starten");
        AddParameter(QualityCodes.WithoutIndstilling, "af forløbene mangler teamets indstilling");
        AddParameter(QualityCodes.EmptyCount, "af forløbene med nået frist har ingen registreringer ud over forløbet selv");
        return string.Concat(sentences.Select(sentence => " " + sentence + "."));

        void AddParameter(string code, string what)
        {
            if (quality.Find(omraade, code) is { } percentage and not QualityRounding.TooFew)
            {
                var others = country is not null && quality.Find(country, code) is { } whole and not QualityRounding.TooFew
                    ? $" (hele landet {PercentText(whole)})"
                    : "";
                sentences.Add(Sentences.UpperCase($"{PercentText(percentage)} {what}{others}"));
            }
        }
    }

    private static string IsMissing(ReportBasis basis) =>
        $"Mål for registreringernes kvalitet er ikke en del af udgivelse {basis.Release.Id}.";

    private static string Count(long count, string what) =>
        count == 0 ? $"færre end ti {what}" : $"omkring {DanishNotation.Number(count)} {what}";

    private static string PercentText(long percentage) =>
        percentage == 0 ? "under 1 pct." : percentage.ToString(CultureInfo.InvariantCulture) + " pct.";

    private static SheetCell Percentage(long percentage) =>
        percentage == QualityRounding.TooFew
            ? TooFew
            : percentage == 0 ? new BilingualText("under 1", "less than 1") : new SheetCell(null, percentage, 0, false, CellSymbol.None);

    private static SheetCell Field(ReportBasis basis, string omraade, string code) =>
        (basis.Quality?.Find(omraade, code), QualityCodes.Kind(code)) switch
        {
            (null, _) => new SheetCell(CellSymbol.NotAvailable.Sign(), null, 0, false, CellSymbol.NotAvailable),
            ({ } day, QualityKind.Day) =>
                new BilingualText(
                    DanishNotation.Date(DateOnly.FromDayNumber((int)day)),
                    EnglishNotation.Date(DateOnly.FromDayNumber((int)day))),
            (0, QualityKind.Count) => new BilingualText("under 10", "less than 10"),
            ({ } percentage, QualityKind.Percentage) => Percentage(percentage),
            ({ } count, _) => new SheetCell(null, count, 0, false, CellSymbol.None),
        };

    private static string Around(long count, string what) =>
        count == 0 ? $"fewer than ten {what}" : $"about {EnglishNotation.Number(count)} {what}";

    private static string EnglishPercent(long percentage) =>
        percentage == 0 ? "less than 1 per cent" : $"{EnglishNotation.Number(percentage)} per cent";
}
