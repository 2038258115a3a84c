using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.CodeLists;

namespace Opgoerelse.Serving.Search;

/// <summary>All of a release that can be found, in one language.</summary>
internal static class SearchEntries
{
    public static IReadOnlyList<SearchEntry> Of(Katalog catalogue, string language) =>
    [
        .. catalogue.Tabeller.Select(table => Table(table, language)),
        .. Kommuner(catalogue, language),
        .. Measures(catalogue, language),
        .. PageTexts.All.Select((page, number) => new SearchEntry(
            SearchKind.Page,
            $"page{number}",
            page.Title.Paa(language),
            page.Text.Paa(language),
            page.Path,
            [(SearchField.Description, page.Text.Paa(language))])),
    ];

    /// <summary>What the reference indexes of a table, and its measures by themselves.</summary>
    private static SearchEntry Table(Katalogtabel table, string language)
    {
        var values = table.Dimensioner.Where((_, number) => number != table.Tid).SelectMany(dimension => dimension.Vaerdier).ToList();
        var lists = Enumerable.Range(0, table.Dimensioner.Count)
            .SelectMany(number => Tabelkodelister.For(table).Af(number))
            .ToLookup(list => list.Type);
        var measures = table.Dimensioner[table.Maal].Vaerdier;
        var periods = table.Tid < 0 ? [] : table.Dimensioner[table.Tid].Vaerdier;
        var (first, last, unit) = Tabeltekst.Perioder(table);
        return new SearchEntry(
            SearchKind.Table,
            table.Tabel.Id,
            table.Tabel.Titel.Paa(language),
            Tabeltekst.Beskrivelse(table).Paa(language),
            "/tabeller/" + Uri.EscapeDataString(table.Tabel.Id),
            [
                (SearchField.Matrix, table.Tabel.Id),
                (SearchField.Description, $"{Tabeltekst.Lukning.Paa(language)} {Ordning.Standard.Emne.Navn.Paa(language)}"),
                (SearchField.SubjectCode, Ordning.Standard.Emne.Kode),
                (SearchField.Category, "public"),
                (SearchField.FirstPeriod, first),
                (SearchField.LastPeriod, last),
                (SearchField.TimeUnit, unit),
                (SearchField.Variables, Joined(table.Dimensioner.Select(dimension => dimension.Navn.Paa(language)))),
                (SearchField.Values, Joined(values.Select(value => value.Navn.Paa(language)))),
                (SearchField.Codes, Joined(values.Select(value => value.Kode))),
                (SearchField.Measures, Joined(measures.Select(value => $"{value.Navn.Paa(language)} {value.Enhed?.Paa(language)}"))),
                (SearchField.Groupings, Joined(lists[Kodelistetype.Aggregation].Select(list => list.Navn.Paa(language)))),
                (SearchField.GroupingCodes, Joined(lists[Kodelistetype.Aggregation].Select(list => list.Id))),
                (SearchField.Valuesets, Joined(lists[Kodelistetype.Valueset].Select(list => list.Navn.Paa(language)))),
                (SearchField.ValuesetCodes, Joined(lists[Kodelistetype.Valueset].Select(list => list.Id))),
                (SearchField.Period, Joined(periods.Select(period => $"{period.Kode} {period.Navn.Paa(language)}"))),
            ]);
    }

    /// <summary>The kommuner that have a page. A release without a whole year has no pages about kommuner.</summary>
    private static IEnumerable<SearchEntry> Kommuner(Katalog catalogue, string language)
    {
        if (!Sammenligner.KanDannes(catalogue.Indhold) || catalogue.FindSlags("indsats") is not { Geografi: >= 0 } table)
        {
            yield break;
        }

        var areas = table.Dimensioner[table.Geografi];
        foreach (var kommune in areas.Vaerdier.Where(area => area.Slags == "kommune"))
        {
            var around = kommune.Hoererunder
                .Select(code => areas.IndeksAf(code))
                .Where(number => number >= 0 && areas.Vaerdier[number].Slags != "land")
                .Select(number => areas.Vaerdier[number].Navn.Paa(language))
                .ToList();
            yield return new SearchEntry(
                SearchKind.Kommune,
                kommune.Kode,
                kommune.Navn.Da,
                string.Join(", ", around),
                Addresses.Kommune(kommune),
                [
                    (SearchField.Valuesets, kommune.Navn.Da + (language == Tekstsprog.Dansk ? " Kommune" : " Municipality")),
                    (SearchField.Groupings, Joined([.. around, Omraader.Standard.Find(kommune.Kode)?.Rar ?? ""])),
                ]);
        }
    }

    /// <summary>Each measure once, at the first table that has it.</summary>
    private static IEnumerable<SearchEntry> Measures(Katalog catalogue, string language) =>
        from table in catalogue.Tabeller
        from measure in table.Dimensioner[table.Maal].Vaerdier
        select (Table: table, Measure: measure) into one
        group one by (one.Measure.Kode, one.Measure.Navn) into same
        let first = same.First()
        let kind = Ordning.Standard.Tabeller.FirstOrDefault(recipe => recipe.Id == first.Table.Tabel.Id)?.Slags ?? ""
        let definition = MeasureDefinitions.Find(kind, same.Key.Kode)?.Paa(language) ?? ""
        select new SearchEntry(
            SearchKind.Measure,
            $"{first.Table.Tabel.Id}.{same.Key.Kode}",
            same.Key.Navn.Paa(language),
            $"{definition} ({Unit(first.Measure, language)}{string.Join(", ", same.Select(one => one.Table.Tabel.Id))})",
            "/tabeller/" + Uri.EscapeDataString(first.Table.Tabel.Id) + "?maal=" + Uri.EscapeDataString(same.Key.Kode),
            [
                (SearchField.Measures, $"{same.Key.Navn.Paa(language)} {first.Measure.Enhed?.Paa(language)}"),
                (SearchField.Codes, same.Key.Kode),
                (SearchField.Description, definition),
            ]);

    private static string Unit(Dimensionsvaerdi measure, string language) => measure.Enhed is { } unit ? unit.Paa(language) + "; " : "";

    /// <summary>A line each, so that no phrase is found across two of them.</summary>
    private static string Joined(IEnumerable<string> texts) => string.Join('\n', texts);
}
