using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Support.Releases;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;
using Table = Opgoerelse.Domain.Tables.Table;

// The texts are our own: nobody can make an expression slow.
#pragma warning disable MA0009

namespace Opgoerelse.ReportsTests;

/// <summary>The reports of a made-up release with withheld cells.</summary>
public sealed class ReportTests : IDisposable
{
    /// <summary>Læsø (4 of 12) and Skive are withheld, Ærø has no forløb, Aalborg stands out.</summary>
    private static readonly BenchmarkingCountry WholeCountry = new()
    {
        N = (kommune, quarter) =>
            kommune switch { "0825" => 3, "0492" => 0, "0779" => 4, _ => 20 + (kommune[3] * 3 % 17) + quarter.OfTheYear },
        Percentage = (kommune, quarter, indsats) =>
            indsats == "nogen" ? 74 : kommune switch { "0851" => 90, "0825" => 40, _ => 25 + (kommune[2] % 5) + (quarter.Year % 3) },
    };

    private static readonly ReleaseWithTables TheRelease = WholeCountry.Publish();
    private static readonly ReportBasis Basis = new(TheRelease);
    private readonly string _folder = Directory.CreateTempSubdirectory("rapport").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_a_release_that_is_or_was_public_can_become_reports()
    {
        Assert.Throws<ArgumentException>(() => new ReportBasis(WholeCountry.Publish(ReleaseState.Prepared)));
        Assert.Throws<ArgumentException>(() => new ReportBasis(WholeCountry.Publish(ReleaseState.Withdrawn)));
        Assert.NotNull(new ReportBasis(WholeCountry.Publish(ReleaseState.Superseded)).KommuneComparison);
    }

    [Fact]
    public void All_reports_are_made_and_the_same_figures_give_the_same_bytes()
    {
        var step = new StepOf();
        var result = new ReportMaker(null).Make(Basis, Basis.KommuneComparison.Kommuner, withCountry: true, _folder, step);
        Assert.Empty(result.Error);
        Assert.Equal(2 * 99, result.Files.Count);
        Assert.Equal(new Progress("Rapporter", 99, 99), step.All.MaxBy(one => one.Done));
        Assert.DoesNotContain(Directory.GetFiles(_folder), file => file.EndsWith(".part", StringComparison.Ordinal));

        var other = Directory.CreateTempSubdirectory("rapport").FullName;
        try
        {
            new ReportMaker(null).Make(new ReportBasis(WholeCountry.Publish()), Basis.KommuneComparison.Kommuner, withCountry: true, other);
            Assert.All(
                result.Files,
                file => Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, file)), File.ReadAllBytes(Path.Combine(other, file))));
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Fact]
    public void Nothing_that_is_withheld_stands_in_any_report()
    {
        var secret = BenchmarkingCountry.Secret.ToString(CultureInfo.InvariantCulture);
        foreach (var html in Basis.KommuneComparison.Kommuner
            .Select(kommune => KommuneLeaflet.Html(Basis, kommune))
            .Append(NationalReport.Html(Basis)))
        {
            var text = html.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret[..^1], text, StringComparison.Ordinal);
        }
    }

    /// <summary>Hele landet under KL's rule: half as many forløb, a tenth of them with each indsats; social is withheld.</summary>
    [Fact]
    public void The_same_citizens_stand_under_two_rules_side_by_side()
    {
        Assert.Contains(
            "Tal efter andre regelsæt er ikke en del af udgivelse 3",
            System.Net.WebUtility.HtmlDecode(NationalReport.Html(Basis)),
            StringComparison.Ordinal);
        Assert.DoesNotContain(NationalReport.Sheet(Basis), sheet => sheet.Name.StartsWith("Side om side", StringComparison.Ordinal));

        TableFigure Number(long count) => new(count, 0, CellSymbol.None);
        var n = Basis.KommuneComparison.Table["DK", "2025", "nogen"].Forloeb.Value / 20 * 10;
        var indsatser = new[] { "nogen", "virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed", "mentor", "ingen" };
        List<ComparedCell> cells =
        [
            .. new[] { "2024", "2025", "2025QMAT04" }.SelectMany(
                _ => indsatser,
                (period, indsats) => new ComparedCell(
                    period,
                    indsats,
                    Number(n),
                    indsats == "social" ? new TableFigure(0, 0, CellSymbol.Withheld) : Number(n / 10))),
        ];
        var basis = new ReportBasis(WholeCountry.Publish() with
        {
            RuleComparison = [new ComparedRule("kl-2021", 1, new string('c', 64), cells)],
        });
        var html = ReadCount(NationalReport.Html(basis));
        Assert.Contains($"Efter KL's forslag 2021 er det 10,0 pct. af {DanishNotation.Number(n)} forløb", html, StringComparison.Ordinal);
        Assert.Contains("Mentorstøtte tæller som en indsatstype for sig.", html, StringComparison.Ordinal);
        Assert.Contains(new string('c', 64), html, StringComparison.Ordinal);
        Assert.DoesNotContain("ikke en del af udgivelse 3 og", html, StringComparison.Ordinal);

        var sheet = NationalReport.Sheet(basis).Single(item => item.Name == "Side om side kl-2021");
        Assert.Equal(21, sheet.Rows.Count);
        var mentor = sheet.Rows.Single(row => row[0].Text == "2025" && row[1].Text == "Mentorstøtte");
        Assert.Equal(
            ("tæller ikke", n / 10, 10.0m, CellSymbol.NotAvailable),
            (mentor[3].Text, mentor[6].Number, mentor[7].Number, mentor[8].Symbol));
        var social = sheet.Rows.Single(row => row[0].Text == "2025" && row[1].Text == "Social indsats");
        Assert.Equal((n, "*", "*", "*"), (social[5].Number, social[6].Text, social[7].Text, social[8].Text));
        var officialOf = Basis.KommuneComparison.Table["DK", "2025", "virksomhedsrettet"].Share!.Value;
        var vr = sheet.Rows.Single(row => row[0].Text == "2025" && row[1].Text == "Virksomhedsrettet indsats");
        Assert.Equal(Math.Round(10m - (100m * officialOf.With / officialOf.N), 1, MidpointRounding.AwayFromZero), vr[8].Number);
    }

    [Fact]
    public void The_registrations_quality_stands_in_the_report_and_on_the_leaflet_without_a_single_one_being_seen()
    {
        var aalborg = Basis.KommuneComparison.Find("Aalborg")!;
        Assert.Contains(
            "Mål for registreringernes kvalitet er ikke en del af udgivelse 3.",
            NationalReport.Html(Basis),
            StringComparison.Ordinal);
        Assert.DoesNotContain(NationalReport.Sheet(Basis), sheet => sheet.Name.Contains("valitet", StringComparison.Ordinal));

        var day = new DateOnly(2026, 6, 30).DayNumber;
        List<QualityMeasure> measure =
        [
            new("DK", "leverancer", 12), new("DK", "nyeste", day), new("DK", "linjer", 290_120), new("DK", "afvist", 2),
            new("DK", "afvist:ukendt-indsatstype", 61), new("DK", "afvist:mangler-felt", 39),
            new("DK", "forloeb", 40_000), new("DK", "registreringer", 280_000), new("DK", "rettet", 5), new("DK", "sent", 9),
            new("DK", "uden-indstilling", 0), new("DK", "tomme", 4),
            new("0851", "leverancer", 7), new("0851", "nyeste", day), new("0851", "forloeb", 1_230), new("0851", "registreringer", 9_870),
            new("0851", "rettet", 6), new("0851", "sent", 14), new("0851", "uden-indstilling", 1), new("0851", "tomme", -1),
            new("0492", "forloeb", 0), new("0492", "registreringer", 0), new("0492", "rettet", -1),
        ];
        var basis = new ReportBasis(WholeCountry.Publish() with { Quality = new RegistrationQuality("", measure) });
        Assert.Contains(
            "Der er læst omkring 290.120 linjer, og 2 pct. blev afvist; de hyppigste årsager var ukendte indsatstyper og "
                + "manglende felter. 5 pct. af registreringerne er siden ændret eller annulleret. 9 pct. af de begyndte "
                + "indsatser blev først registreret mere end 30 dage efter starten. Under 1 pct. af forløbene mangler teamets "
                + "indstilling. 4 pct. af forløbene med nået frist har ingen registreringer ud over forløbet selv.",
            ReadCount(NationalReport.Html(basis)),
            StringComparison.Ordinal);
        Assert.Contains(
            "Der er modtaget omkring 9.870 registreringer om omkring 1.230 forløb; den nyeste leverance med noget om dem blev "
                + "modtaget 30. juni 2026. 6 pct. af registreringerne er siden ændret eller annulleret (hele landet 5 pct.). 14 "
                + "pct. af de begyndte indsatser blev først registreret mere end 30 dage efter starten (hele landet 9 pct.). 1 "
                + "pct. af forløbene mangler teamets indstilling (hele landet under 1 pct.).</p>",
            ReadCount(KommuneLeaflet.Html(basis, aalborg)),
            StringComparison.Ordinal);
        Assert.Contains(
            "Der er modtaget færre end ti registreringer om færre end ti forløb.</p>",
            KommuneLeaflet.Html(basis, basis.KommuneComparison.Find("Ærø")!),
            StringComparison.Ordinal);
        Assert.Contains(
            "Der er ikke modtaget registreringer om forløb på Samsø.",
            KommuneLeaflet.Html(basis, basis.KommuneComparison.Find("Samsø")!),
            StringComparison.Ordinal);

        var sheet = NationalReport.Sheet(basis).Single(item => item.Name == "Kvalitet i kommunerne");
        Assert.Equal(98, sheet.Rows.Count);
        var row = sheet.Rows.Single(one => one[0].Text == "Ærø");
        Assert.Equal(("..", "under 10", "for få"), (row[1].Text, row[3].Text, row[7].Text));
        Assert.Contains(KommuneLeaflet.Sheet(basis, aalborg), item => item.Name == "Registreringernes kvalitet");
        // Every reason of the contract has its words.
        Assert.All(
            new[]
            {
                "ugyldigt-json",
                "dobbelt-felt",
                "ukendt-entitet",
                "mangler-felt",
                "ugyldig-vaerdi",
                "ugyldigt-personnummer",
                "ukendt-kommune",
                "ukendt-indsatstype",
                "dato-foer-1900-eller-efter-2100",
                "slut-foer-start",
                "version-konflikt",
            },
            code => Assert.NotEqual(code, QualitySection.Reason(code)));
    }

    [Fact]
    public void The_national_report_answers_the_agreements_questions_in_order()
    {
        var html = NationalReport.Html(Basis);
        string[] section =
        [
            "Hvad der er målt",
            "Hvilken indsats",
            "Tid til den første",
            "Uden indsats",
            "Indstillet af teamet",
            "Før og efter garantien",
            "Alle kommuner",
            "skiller sig ud",
            "KL's regel",
            "Serien slutter",
            "Metode",
        ];
        var placeAt = html.IndexOf("<section", StringComparison.Ordinal);
        for (var i = 0; i < section.Length; i++)
        {
            var next = html.IndexOf("</h2>", placeAt + 1, StringComparison.Ordinal);
            Assert.Contains(
                section[i],
                System.Net.WebUtility.HtmlDecode(html[html.LastIndexOf("<h2", next, StringComparison.Ordinal)..next]),
                StringComparison.Ordinal);
            placeAt = next;
        }

        Assert.Contains(Basis.Release.Checksum, html, StringComparison.Ordinal);
        Assert.Contains(
            "Én kommune ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Aalborg.",
            html,
            StringComparison.Ordinal);
        Assert.Contains("Ordningen er lukket for nye borgere", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("land")]
    [InlineData("0851")]
    [InlineData("0825")]
    [InlineData("0492")]
    [InlineData("0779")]
    public void Every_page_is_well_formed_with_language_title_and_unique_names(string whichOne)
    {
        var html = whichOne == "land" ? NationalReport.Html(Basis) : KommuneLeaflet.Html(Basis, Basis.KommuneComparison.Find(whichOne)!);
        var documentPath = XElement.Parse(html[html.IndexOf("<html", StringComparison.Ordinal)..]
            .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal)
            .Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal));

        Assert.Equal("da", documentPath.Attribute("lang")?.Value);
        Assert.NotEmpty(documentPath.Descendants("title").First().Value);
        Assert.Single(documentPath.Descendants("h1"));
        Assert.Single(documentPath.Descendants("main"));
        var names = documentPath.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        foreach (var points in documentPath.Descendants().SelectMany(element =>
            (element.Attribute("aria-labelledby")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            Assert.Contains(points, names);
        }

        foreach (var table in documentPath.Descendants("table"))
        {
            Assert.NotEmpty(table.Element("caption")!.Value);
            var columns = table.Element("thead")!.Descendants("th").Count();
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal(columns, row.Elements().Count()));
        }

        Assert.All(documentPath.Descendants("figure"), figure => Assert.NotEmpty(figure.Element("figcaption")!.Value));
        var levels = documentPath.Descendants()
            .Where(element => element.Name.LocalName is "h1" or "h2" or "h3")
            .Select(element => element.Name.LocalName[1] - '0')
            .ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second - pair.First <= 1));
    }

    [Fact]
    public void A_kommune_whose_figures_are_not_shown_gets_a_leaflet_that_says_so()
    {
        // What is withheld is said in one sentence; then what is shown instead.
        var slice = Message("Skive");
        Assert.Equal("I Skive kan andelen med virksomhedsrettet indsats ikke vises af hensyn til fortrolighed.", slice[0]);
        Assert.Equal(
            [
                "På Ærø var der ingen forløb at opgøre.",
                "Før og efter garantien, virksomhedsrettet indsats: Der var ingen forløb at sammenligne.",
            ],
            Message("Ærø"));
        // Nothing of it is shown: it is said once, and what can be seen is told instead.
        var laesoe = Message("Læsø");
        Assert.Equal("På Læsø kan ingen af andelene vises af hensyn til fortrolighed: de kunne røbe noget om enkelte borgere.", laesoe[0]);
        Assert.StartsWith("Til sammenligning: i hele landet fik ", laesoe[1], StringComparison.Ordinal);
        Assert.Equal(3, laesoe.Count);
    }

    /// <summary>What was to be expected is told with the indsats that it is about, before anything of another is.</summary>
    [Fact]
    public void The_expected_stands_by_its_indsats()
    {
        var aalborg = Message("Aalborg");
        Assert.StartsWith("I Aalborg fik ", aalborg[0], StringComparison.Ordinal);
        Assert.Matches(
            "^Med landets andele for tilsvarende alder og køn ville man forvente [0-9,]+ pct\\. med virksomhedsrettet indsats; den "
                + "faktiske andel er ",
            aalborg[1]);
        Assert.EndsWith("skiller sig ud.", aalborg[3], StringComparison.Ordinal);
        Assert.StartsWith("Også andelene med ", aalborg[3], StringComparison.Ordinal);
        Assert.Equal(5, aalborg.Count);
    }

    /// <summary>Aalborg is like the others but in social indsats: there is nothing that it stands out with besides.</summary>
    [Fact]
    public void The_only_thing_a_kommune_stands_out_with_is_not_also_something()
    {
        var country = new BenchmarkingCountry
        {
            First = new(2024, 1),
            N = (_, _) => 40,
            Percentage = (kommune, _, indsats) => indsats == "nogen" ? 74 : indsats == "social" && kommune == "0851" ? 90 : 30,
        };
        Assert.Contains(
            "Andelen med social indsats (90,0 pct., over landet) skiller sig ud.",
            Message("Aalborg", new ReportBasis(country.Publish())));
    }

    /// <summary>A file of groups has peers also for a kommune whose number of forløb is withheld.</summary>
    [Fact]
    public void Similar_kommuner_are_there_when_they_are_set_up()
    {
        const string Without = "Lignende kommuner er ikke med";
        var laesoe = Basis.KommuneComparison.Kommuner.First(kommune => kommune.Code == "0825");
        var country = new BenchmarkingCountry { First = new(2024, 1), N = (kommune, _) => kommune == "0825" ? 1 : 40 }.Publish();
        Assert.Contains(Without, KommuneLeaflet.Html(new ReportBasis(country), laesoe), StringComparison.Ordinal);
        var html = KommuneLeaflet.Html(
            new ReportBasis(country, GroupFile.Read(new StringReader("kommunekode;gruppe\n0825;Små\n0563;Små"))),
            laesoe);
        Assert.Contains("Lignende kommuner er de andre i gruppen Små: Fanø.", ReadCount(html), StringComparison.Ordinal);
        Assert.DoesNotContain(Without, html, StringComparison.Ordinal);
    }

    /// <summary>No forløb is not something withheld, and a table that was never made is not either.</summary>
    [Fact]
    public void A_sign_says_why_nothing_is_there()
    {
        var aeroe = ReadCount(KommuneLeaflet.Html(Basis, Basis.KommuneComparison.Find("Ærø")!));
        Assert.Contains("Ærø: ingen forløb<", aeroe, StringComparison.Ordinal);
        Assert.Contains(
            "Læsø: vises ikke<",
            ReadCount(KommuneLeaflet.Html(Basis, Basis.KommuneComparison.Find("Læsø")!)),
            StringComparison.Ordinal);

        var without = new ReportBasis(TheRelease with { Tables = [.. TheRelease.Tables.Where(table => table.Id != "Y11IGA02")] });
        string? Expected(ReportBasis basis, string name) =>
            ReportSheets.Expected(basis, basis.KommuneComparison.Find(name)!).Rows[0][3].Text;
        Assert.Equal(("..", "..", "-"), (Expected(without, "Aalborg"), Expected(without, "Læsø"), Expected(without, "Ærø")));
        Assert.Equal((null, "*", "-"), (Expected(Basis, "Aalborg"), Expected(Basis, "Læsø"), Expected(Basis, "Ærø")));
    }

    private static List<string> Message(string name, ReportBasis? basis = null)
    {
        basis ??= Basis;
        var html = ReadCount(KommuneLeaflet.Html(basis, basis.KommuneComparison.Find(name)!));
        var listOf = html[html.IndexOf("budskab\"><ul>", StringComparison.Ordinal)..html.IndexOf("</ul></div>", StringComparison.Ordinal)];
        return [.. listOf.Split("<li>").Skip(1).Select(point => point[..point.IndexOf("</li>", StringComparison.Ordinal)].Trim())];
    }

    /// <summary>What is published for the year is the year's own cell, and what is withheld for it is made from nothing else.</summary>
    [Fact]
    public void Those_without_indsats_are_the_years_where_the_year_is_shown()
    {
        foreach (var kommune in Basis.KommuneComparison.Kommuner)
        {
            var yearOf = Basis.KommuneComparison.Table[kommune.Code, Basis.Period, "ingen"];
            Assert.Equal(yearOf.With, Basis.Guarantee(kommune.Code, "ingen"));
            Assert.Equal(yearOf.Forloeb, Basis.Guarantee(kommune.Code, "antalForloeb"));
            Assert.Equal(yearOf.With.HasValue, Basis.Guarantee(kommune.Code, "genbehandlet").HasValue);
        }

        // Skive has 8 of 16 in the year.
        Assert.True(Basis.Guarantee("0779", "ingen") is { HasValue: true, Value: 8 });
        Assert.True(Basis.Guarantee("0779", "genbehandlet") is { HasValue: true, Value: 4 });

        // Aalborg's year withheld.
        var table = TheRelease.Find("Y11IGA05")!;
        CellSymbol[] symbols = [.. table.Symbols];
        symbols[table.Cell("0851", Basis.Period, "ingen")] = CellSymbol.Withheld;
        var withheld = new ReportBasis(TheRelease with
        {
            Tables =
            [
                .. TheRelease.Tables.Select(one =>
                    one == table ? new Table(table.Id, table.Title, table.Notes, table.Dimensions, table.Values, symbols) : one),
            ],
        });
        Assert.True(Basis.Guarantee("0851", "ingen").HasValue);
        Assert.Equal(CellSymbol.Withheld, withheld.Guarantee("0851", "ingen").Symbol);
        Assert.True(withheld.Guarantee("0851", "antalForloeb").HasValue);
    }

    /// <summary>Actual minus expected with its interval, and before and after the guarantee, of every kommune with every indsats.</summary>
    [Fact]
    public void The_workbook_has_every_kommunes_difference_with_interval()
    {
        var picture = Basis.Picture("virksomhedsrettet")!;
        var aalborg = picture.Kommuner.Single(kommune => kommune.Kommune.Code == "0851");
        foreach (var (book, kommuner) in new[] { (NationalReport.Sheet(Basis), 98), (KommuneLeaflet.Sheet(Basis, aalborg.Kommune), 1) })
        {
            var expected = book.Single(sheet => sheet.Name == "Forventet og faktisk");
            Assert.Equal(kommuner * Basis.KommuneComparison.Pictures.Count, expected.Rows.Count);
            var row = expected.Rows.Single(one => one[0].Text == "Aalborg" && one[1].Text == picture.Indsats.Name.Da);
            Assert.Equal(
                [
                    Rounded(aalborg.Expectation!.Value.Difference),
                    Rounded(aalborg.Uncertainty!.Value.Lower - aalborg.Expectation.Value.Expected),
                    Rounded(aalborg.Uncertainty.Value.Upper - aalborg.Expectation.Value.Expected),
                ],
                row.Skip(4).Select(field => field.Number));
            var before = book.Single(sheet => sheet.Name == "Før og efter, kommuner")
                .Rows
                .Single(one => one[0].Text == "Aalborg" && one[1].Text == picture.Indsats.Name.Da);
            Assert.Equal(
                [
                    aalborg.BeforeAndAfter.Before!.Value.N,
                    aalborg.BeforeAndAfter.Now!.Value.N,
                    Rounded(aalborg.BeforeAndAfter.Difference!.Value),
                ],
                new[] { before[2].Number, before[4].Number, before[6].Number });
        }

        var laesoe = NationalReport.Sheet(Basis)
            .Single(sheet => sheet.Name == "Forventet og faktisk")
            .Rows
            .First(one => one[0].Text == "Læsø");
        Assert.All(laesoe.Skip(2), field => Assert.Equal("*", field.Text));

        static decimal? Rounded(double share) => Math.Round(100 * (decimal)share, 1, MidpointRounding.AwayFromZero);
    }

    [Fact]
    public void The_workbook_is_read_back_with_numbers_as_numbers()
    {
        new ReportMaker(null).Make(Basis, [Basis.KommuneComparison.Find("Aalborg")!], withCountry: true, _folder);
        foreach (var file in Directory.GetFiles(_folder, "*.xlsx"))
        {
            using var book = SpreadsheetDocument.Open(file, isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
            var sheet = book.WorkbookPart!.Workbook.Descendants<Sheet>().ToList();
            Assert.Equal(sheet.Count, sheet.Select(one => one.Name!.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(sheet, one => Assert.InRange(one.Name!.Value!.Length, 1, 31));
            // In Danish letters and whole words, not the indsats' code.
            Assert.Contains(sheet, one => one.Name! is { Value: "Kommuner øvrig beskæftigelse" or "Sammenlign øvrig beskæftigelse" });
            Assert.DoesNotContain(sheet, one => one.Name!.Value!.Contains("oevrig", StringComparison.Ordinal));
        }

        using var country = SpreadsheetDocument.Open(Path.Combine(_folder, "land.xlsx"), isEditable: false);
        var kommuner = country.WorkbookPart!.Workbook.Descendants<Sheet>().Single(one => one.Name == "Kommuner virksomhedsrettet");
        var rows = ((WorksheetPart)country.WorkbookPart.GetPartById(kommuner.Id!)).Worksheet.Descendants<Row>().ToList();
        Assert.Equal(2 + 98, rows.Count);
        var aalborg = rows.Single(row => row.Elements<Cell>().First().InnerText == "Aalborg").Elements<Cell>().ToList();
        var truth = Basis.KommuneComparison.Table["0851", Basis.Period, "virksomhedsrettet"];
        Assert.Equal(truth.Forloeb.Value.ToString(CultureInfo.InvariantCulture), aalborg[1].CellValue!.Text);
        Assert.Equal(truth.Percentage.Number, double.Parse(aalborg[3].CellValue!.Text, CultureInfo.InvariantCulture));
        Assert.Null(aalborg[3].DataType);
        var laesoe = rows.Single(row => row.Elements<Cell>().First().InnerText == "Læsø").Elements<Cell>().ToList();
        Assert.Equal("*", laesoe[3].InnerText);
    }

    [Fact]
    public void A_report_that_cannot_be_made_does_not_stop_the_others()
    {
        // A folder stands where the leaflet of Aarhus should be.
        Directory.CreateDirectory(Path.Combine(_folder, "0751.html"));
        var result = new ReportMaker(null).Make(Basis, Basis.KommuneComparison.Kommuner, withCountry: true, _folder);

        Assert.Equal("0751", Assert.Single(result.Error).Report);
        Assert.Equal(2 * 98, result.Files.Count);
    }

    /// <summary>Needs a Chromium; says so where there is none.</summary>
    [Fact]
    public void Pdf_is_tagged_and_the_kommunes_leaflet_is_on_two_pages()
    {
        var chromium = Chromium.Find();
        Assert.SkipWhen(chromium is null, "Der er ingen Chromium i PATH: PDF blev ikke prøvet.");
        var result = new ReportMaker(chromium).Make(Basis, [Basis.KommuneComparison.Find("Aalborg")!], withCountry: true, _folder);

        Assert.Empty(result.Error);
        Assert.True(result.Pdf);
        foreach (var name in new[] { "land", "0851" })
        {
            var bytes = File.ReadAllBytes(Path.Combine(_folder, name + ".pdf"));
            var pdf = Encoding.Latin1.GetString(bytes);
            Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
            Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
            Assert.Contains("/Lang (da)", pdf, StringComparison.Ordinal);
            Assert.Contains("/Outlines", pdf, StringComparison.Ordinal);
            Assert.True(name == "land" || Regex.IsMatch(pdf, "/Type /Pages\\s/Count 2\\s"));
            // A table that is too wide makes Chromium print all of it smaller, without a word: 3.125 is a pixel at its size.
            Assert.Equal("3.125", Regex.Match(FirstPage(bytes, pdf), @"\nq\n([0-9.]+) 0 0 ").Groups[1].Value);
        }
    }

    /// <summary>The drawing of the first page, unpacked.</summary>
    private static string FirstPage(byte[] bytes, string pdf)
    {
        for (var placeAt = pdf.IndexOf("stream\n", StringComparison.Ordinal); placeAt >= 0; placeAt = pdf.IndexOf(
            "\nstream\n",
            placeAt + 8,
            StringComparison.Ordinal))
        {
            try
            {
                using var packed = new MemoryStream(bytes, placeAt + (pdf[placeAt] == '\n' ? 8 : 7), bytes.Length - placeAt - 8);
                using var unpacked = new StreamReader(new ZLibStream(packed, CompressionMode.Decompress), Encoding.Latin1);
                var text = new char[400];
                var content = new string(text, 0, unpacked.ReadBlock(text));
                if (content.Contains(" cm\nq\n", StringComparison.Ordinal))
                {
                    return content;
                }
            }
            catch (InvalidDataException)
            {
                // A font or a picture, packed in another way.
            }
        }

        return "";
    }

    /// <summary>The text as a reader sees it, whatever keeps numbers and units on one line.</summary>
    private static string ReadCount(string html) =>
        System.Net.WebUtility.HtmlDecode(html).Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);

    private sealed class StepOf : IProgress<Progress>
    {
        private readonly Lock _lock = new();

        public List<Progress> All { get; } = [];

        public void Report(Progress value)
        {
            lock (_lock)
            {
                All.Add(value);
            }
        }
    }
}
