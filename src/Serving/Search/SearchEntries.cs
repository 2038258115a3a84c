using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Search;

/// <summary>What can be found.</summary>
internal enum SearchKind
{
    /// <summary>A kommune's page.</summary>
    Kommune,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A measure of a table, with its definition.</summary>
    Measure,

    /// <summary>Any other page, or a part of one.</summary>
    Page,
}

/// <summary>Something that can be found: names and texts, never figures.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The id of a table, the code of a kommune; unique among its kind.</param>
/// <param name="Title">Its name, as it is shown.</param>
/// <param name="Text">What it is about, as it is shown.</param>
/// <param name="Path">Where it is, without language.</param>
/// <param name="Fields">What it is found by: the fields and their texts, those of one field a line each.</param>
internal sealed record SearchEntry(
    SearchKind Kind, string Id, string Title, string Text, string Path, IReadOnlyList<(string Field, string Text)> Fields);

/// <summary>Those found of one kind, the best first, and how many there are in all.</summary>
internal sealed record SearchHits(IReadOnlyList<SearchEntry> Entries, int Total, float BestScore);

/// <summary>All of a release that can be found, in one language.</summary>
internal static class SearchEntries
{
    public static IReadOnlyList<SearchEntry> Of(Catalogue catalogue, string language) =>
    [
        .. catalogue.Tables.Select(table => Table(table, language)),
        .. Kommuner(catalogue, language),
        .. Measures(catalogue, language),
        .. PageTexts.All.Select((page, number) => new SearchEntry(
            SearchKind.Page,
            $"page{number}",
            page.Title.In(language),
            page.Text.In(language),
            page.Path,
            [(SearchField.Description, page.Text.In(language))])),
    ];

    /// <summary>What the reference indexes of a table, and its measures by themselves.</summary>
    private static SearchEntry Table(CatalogueTable table, string language)
    {
        var values = table.Dimensions.Where((_, number) => number != table.Time).SelectMany(dimension => dimension.Values).ToList();
        var lists = Enumerable.Range(0, table.Dimensions.Count)
            .SelectMany(number => TableCodelists.For(table).Of(number))
            .ToLookup(list => list.Type);
        var measures = table.ExactMeasures.Select(number => table.Dimensions[table.Measure].Values[number]);
        var periods = table.Time < 0 ? [] : table.Dimensions[table.Time].Values;
        var (first, last, unit) = TableText.Periods(table);
        return new SearchEntry(
            SearchKind.Table,
            table.Table.Id,
            table.Table.Title.In(language),
            TableText.Description(table).In(language),
            "/tabeller/" + Uri.EscapeDataString(table.Table.Id),
            [
                (SearchField.Matrix, table.Table.Id),
                (SearchField.Description, $"{TableText.Closing.In(language)} {Ordning.Standard.Subject.Name.In(language)}"),
                (SearchField.SubjectCode, Ordning.Standard.Subject.Code),
                (SearchField.Category, "public"),
                (SearchField.FirstPeriod, first),
                (SearchField.LastPeriod, last),
                (SearchField.TimeUnit, unit),
                (SearchField.Variables, Joined(table.Dimensions.Select(dimension => dimension.Name.In(language)))),
                (SearchField.Values, Joined(values.Select(value => value.Name.In(language)))),
                (SearchField.Codes, Joined(values.Select(value => value.Code))),
                (SearchField.Measures, Joined(measures.Select(value => $"{value.Name.In(language)} {value.Unit?.In(language)}"))),
                (SearchField.Groupings, Joined(lists[CodelistType.Aggregation].Select(list => list.Name.In(language)))),
                (SearchField.GroupingCodes, Joined(lists[CodelistType.Aggregation].Select(list => list.Id))),
                (SearchField.Valuesets, Joined(lists[CodelistType.Valueset].Select(list => list.Name.In(language)))),
                (SearchField.ValuesetCodes, Joined(lists[CodelistType.Valueset].Select(list => list.Id))),
                // What is said of pooled years is no subject of the table.
                (SearchField.Period, Joined(periods.Select(period =>
                    period.Kind == PeriodKindCodes.PooledYears ? period.Code : $"{period.Code} {period.Name.In(language)}"))),
            ]);
    }

    /// <summary>The kommuner that have a page. A release without a whole year has no pages about kommuner.</summary>
    private static IEnumerable<SearchEntry> Kommuner(Catalogue catalogue, string language)
    {
        if (!KommuneComparison.CanBeMade(catalogue.Content) || catalogue.FindKind(TableKind.Indsats) is not { Geography: >= 0 } table)
        {
            yield break;
        }

        var areas = table.Dimensions[table.Geography];
        foreach (var kommune in areas.Values.Where(area => area.Kind == "kommune"))
        {
            var around = kommune.BelongsUnder
                .Select(code => areas.IndexOf(code))
                .Where(number => number >= 0 && areas.Values[number].Kind != "land")
                .Select(number => areas.Values[number].Name.In(language))
                .ToList();
            yield return new SearchEntry(
                SearchKind.Kommune,
                kommune.Code,
                kommune.Name.Da,
                string.Join(", ", around),
                Addresses.Kommune(kommune),
                [
                    (SearchField.Valuesets, kommune.Name.Da + (language == TextLanguages.Danish ? " Kommune" : " Municipality")),
                    (SearchField.Groupings, Joined([.. around, Omraader.Standard.Find(kommune.Code)?.Rar ?? ""])),
                ]);
        }
    }

    /// <summary>Each measure once, at the first table that has it.</summary>
    private static IEnumerable<SearchEntry> Measures(Catalogue catalogue, string language) =>
        from table in catalogue.Tables
        from number in table.ExactMeasures
        select (Table: table, Measure: table.Dimensions[table.Measure].Values[number]) into one
        group one by (one.Measure.Code, one.Measure.Name) into same
        let first = same.First()
        let kind = Ordning.Standard.Tables.FirstOrDefault(recipe => recipe.Id == first.Table.Table.Id)?.Kind
        let definition = MeasureDefinitions.Find(kind, same.Key.Code)?.In(language) ?? ""
        select new SearchEntry(
            SearchKind.Measure,
            $"{first.Table.Table.Id}.{same.Key.Code}",
            same.Key.Name.In(language),
            $"{definition} ({Unit(first.Measure, language)}{string.Join(", ", same.Select(one => one.Table.Table.Id))})",
            "/tabeller/" + Uri.EscapeDataString(first.Table.Table.Id) + "?maal=" + Uri.EscapeDataString(same.Key.Code),
            [
                (SearchField.Measures, $"{same.Key.Name.In(language)} {first.Measure.Unit?.In(language)}"),
                (SearchField.Codes, same.Key.Code),
                (SearchField.Description, definition),
            ]);

    private static string Unit(DimensionValue measure, string language) => measure.Unit is { } unit ? unit.In(language) + "; " : "";

    /// <summary>A line each, so that no phrase is found across two of them.</summary>
    private static string Joined(IEnumerable<string> texts) => string.Join('\n', texts);
}

/// <summary>The pages that are found by what they are about, and the words that are explained on them.</summary>
internal static class PageTexts
{
    private const string Counted = Addresses.Method + "#taelles";

    public static readonly (string Path, BilingualText Title, BilingualText Text)[] All =
    [
        ("/", new("Forsiden", "Front page"), new(
            "De vigtigste tal for hele landet, landkort og alle kommuner i én tabel.",
            "The main figures of all Denmark, a map and all municipalities in one table.")),
        ("/kommune", new("Find en kommune", "Find a municipality"), new(
            "Alle kommuner. På en kommunes side: hvor den ligger, udviklingen, og sammenligning med lignende kommuner.",
            "All municipalities. On the page of each: where it stands, the trend, and a comparison with similar municipalities.")),
        ("/tabeller", new("Tabeller", "Tables"), new(
            "Alle tabeller: vælg områder, perioder og målinger, og hent tallene som fil.",
            "All tables: select areas, periods and measures, and download the figures as a file.")),
        (ReportAddress.Root, new("Rapporter", "Reports"), new(
            "Landsrapport og kommuneblade som PDF, HTML og regneark.",
            "The national report and municipality sheets as PDF, HTML and spreadsheet.")),
        (Addresses.Method, new("Metode", "Method"), new(
            "Sådan er tallene gjort op: hvad der tælles, efter hvilken regel, og hvor sikre tallene er.",
            "How the figures are made: what is counted, by which rule, and how certain the figures are.")),
        (Counted, new("Hvad der tælles", "What is counted"), new(
            "Forløb, frist, fritagelse, pauser og de indsatser, der tæller. Indsatsgarantien på seks måneder.",
            "Courses, deadline, exemption, pauses and the efforts that count. The six-month guarantee.")),
        (Counted, new("Virksomhedsrettet indsats", "Company-based effort"), new(
            "Virksomhedspraktik og løntilskud: kapitel 11 og 12 i lov om en aktiv beskæftigelsesindsats.",
            "Work placement and wage subsidy: chapters 11 and 12 of the Act on an Active Employment Effort.")),
        (Counted, new("Øvrig beskæftigelsesindsats", "Other employment effort"), new(
            "Vejledning og opkvalificering: kapitel 14 i lov om en aktiv beskæftigelsesindsats.",
            "Guidance and upskilling: chapter 14 of the Act on an Active Employment Effort.")),
        (Counted, new("Social indsats", "Social effort"), new(
            "Indsats efter serviceloven.",
            "Effort under the Act on Social Services.")),
        (Counted, new("Sundhedsindsats", "Health effort"), new(
            "Indsats efter sundhedsloven.",
            "Effort under the Health Act.")),
        (Counted, new("Mentorstøtte", "Mentor support"), new(
            "Hvornår mentorstøtte tæller, og hvornår ikke.",
            "When mentor support counts, and when it does not.")),
        (Addresses.Method + "#perioder", new("Perioder, foreløbige og endelige tal", "Periods, preliminary and final figures"), new(
            "Kvartaler, år, rullende år og år samlet, og hvornår et tal er endeligt.",
            "Quarters, years, rolling and pooled years, and when a figure is final.")),
        (Addresses.Method + "#tegn", new("Tegn i tabellerne", "Signs in the tables"), new(
            "Hvad stjerne, streg, prikker og f betyder i stedet for et tal.",
            "What a star, a dash, dots and f mean in the place of a figure.")),
        (Addresses.Method + "#usikkerhed", new("Hvor sikre tallene er", "How certain the figures are"), new(
            "Usikkerhed og intervaller, og ordene for forskelle mellem kommuner.",
            "Uncertainty and intervals, and the words for differences between municipalities.")),
        (Addresses.Method + "#fortrolighed", new("Hvad der ikke vises", "What is not shown"), new(
            "Fortrolighed: små tal er diskretioneret, så ingen borger kan kendes.",
            "Confidentiality: small numbers are withheld, so that no citizen can be recognised.")),
        (Addresses.RuleSets, new("De samme borgere efter to regler", "The same citizens by two rules"), new(
            "Regelsæt side om side: hvad tallene ville være efter en anden regel.",
            "Rules side by side: what the figures would be by another rule.")),
        (Addresses.Releases, new("Udgivelser", "Releases"), new(
            "Alle udgivelser, hvad de ændrede, og hvornår den næste kommer.",
            "All releases, what they changed, and when the next one comes.")),
        (Addresses.Calendar, new("Udgivelseskalender", "Release calendar"), new(
            "Hvornår de kommende udgivelser kommer, og hvilke der er flyttet og hvorfor.",
            "When the coming releases are due, and which were moved and why.")),
        (Addresses.Api, new("API", "API"), new(
            "Hent tallene med et program: PxWebApi, jobindsats, JSON-stat, CSV, R, Python og Excel.",
            "Get the figures with a program: PxWebApi, jobindsats, JSON-stat, CSV, R, Python and Excel.")),
    ];
}
