using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.DisclosureTests;

/// <summary>All tables of a release together: protected, attacked as the public meets them, and release after release.</summary>
public sealed class DisclosureControlTests
{
    private static readonly Dictionary<PublicCell, long> NothingKnown = [];
    private static readonly Dictionary<PublicCell, CountRange> NoRanges = [];

    /// <summary>
    /// Whole releases of made-up countries, from one with hardly anybody to one like ours. The attack leaves five values open;
    /// here every shown number is also held against the truth, and no small number or complement stands.
    /// </summary>
    [Theory]
    [InlineData(1, 8, 1.0)]
    [InlineData(2, 5, 4.0)]
    [InlineData(3, 5, 12.0)]
    [InlineData(2, 6, 4.0, Explicit = true, Traits = ["Category", "Long"])]
    [InlineData(3, 9, 12.0, Explicit = true, Traits = ["Category", "Long"])]
    public void No_primary_cell_can_be_found_in_a_whole_release(int seed, int quarters, double perQuarter)
    {
        var (country, tables, report) = SampleCountry.Published(seed, quarters, perQuarter);
        var trueTables = new PublicKnowledge(country.TrueTables()).Shown;
        var shown = new PublicKnowledge(tables).Shown;
        foreach (var (cell, value) in shown)
        {
            Assert.True(trueTables[cell] == value, $"{cell} viser {value}, og er {trueTables[cell]}");
            Assert.False(value is > 0 and < 5, $"{cell} viser {value}");
            if (!EndingCounts.IsOne(cell.Concept) && cell.Concept is not ("n" or "afsluttetInden" or "fritaget" or "ikkeObserveret"))
            {
                var n = cell with { Concept = "n" };
                Assert.True(shown.TryGetValue(n, out var grandTotal), $"{cell} vises uden sit N");
                if (Concepts.CountBehind(cell.Concept) == cell.Concept)
                {
                    Assert.False(grandTotal - value is > 0 and < 5, $"{cell} viser {value} af {grandTotal}");
                }
            }

            foreach (var whole in Wholes(cell.Concept))
            {
                if (shown.TryGetValue(cell with { Concept = whole }, out var of))
                {
                    Assert.False(of - value is > 0 and < 5, $"{cell} viser {value} af {of} {whole}");
                }
            }
        }

        MagnitudesAddUpToNothing(tables.Single(table => table.Id == "Y11IGA03"));
        WithheldWholesKeepTheirBlock(shown, trueTables);

        Assert.All(report.Lines, line => Assert.Equal(0, line.Determined));
        Assert.All(
            report.Lines,
            line => Assert.True(
                line.SmallestInterval is null or >= 5,
                $"{line.Table} {line.Level} {line.Kind}: {line.SmallestInterval} værdier"));
        Assert.True(shown.Count > 500, $"{shown.Count} viste tal");
        Assert.True(report.Lines.Sum(line => line.SecondaryCount) > 0);
        EveryRangeHoldsTheTruth(tables, country.TrueTables());
    }

    /// <summary>What a shown count is a part of in the same row of some table, other than N.</summary>
    private static IEnumerable<string> Wholes(string concept) => concept switch
    {
        var category when CategoryCodes.All.Contains(category) => ["nogen"],
        "undtagetLoentimer" or "genbehandlet" => ["ingen"],
        "givet" => ["indstillet", "virksomhedsrettet"],
        _ when concept.StartsWith("inden ", StringComparison.Ordinal) =>
        [
            .. StartInterval.All.Select(interval => "inden " + interval.Code).SkipWhile(code => code != concept).Skip(1), "nogen",
        ],
        _ => [],
    };

    /// <summary>
    /// A category that is shown where nogen is withheld (an interval would be, too) is no greater than the least number of nogen's
    /// narrowest block, and the
    /// categories together no smaller than its greatest: who adds and compares has at least that block left.
    /// </summary>
    private static void WithheldWholesKeepTheirBlock(
        IReadOnlyDictionary<PublicCell, long> shown,
        IReadOnlyDictionary<PublicCell, long> truth)
    {
        var beside = shown.Keys.Where(cell => Wholes(cell.Concept).Contains("nogen") && cell is { Age: "alle", Sex: "alle" })
            .GroupBy(cell => cell with { Concept = "nogen" })
            .Where(row => !shown.ContainsKey(row.Key))
            .ToList();
        foreach (var row in beside)
        {
            var block = RangeGrid.RangeOf(truth[row.Key], truth[row.Key with { Concept = "n" }], 5, 0, row.Key);
            Assert.All(row, cell => Assert.True(shown[cell] <= block.From, $"{cell} viser {shown[cell]}; nogen {block.From}-{block.To}"));
            var categories = row.Where(cell => CategoryCodes.All.Contains(cell.Concept)).ToList();
            Assert.True(
                categories.Count < CategoryCodes.All.Count || categories.Sum(cell => shown[cell]) >= block.To,
                $"{row.Key}: {block.From}-{block.To}");
        }

        Assert.NotEmpty(beside);
    }

    /// <summary>
    /// Where nogen's indsatser are shown, all categories' are, or none: a single one that was withheld would be one subtraction away.
    /// </summary>
    private static void MagnitudesAddUpToNothing(Table table)
    {
        foreach (var row in CellWalk.Visit(table)
            .Where(cell => cell.Measure.Code == "antalIndsatser" && cell.Indsats != "nogen")
            .GroupBy(cell => (cell.Omraade, cell.Period)))
        {
            var withheld = row.Count(cell => table.Symbols[cell.Index] == CellSymbol.Withheld);
            Assert.True(withheld == 0 || withheld == row.Count(), $"{row.Key}: {withheld} af {row.Count()} kategorier");
        }
    }

    /// <summary>Each withheld figure lies in the range that stands beside it, the share's ends rounded outwards.</summary>
    private static void EveryRangeHoldsTheTruth(IReadOnlyList<Table> tables, IReadOnlyList<Table> trueTables)
    {
        var ranges = 0;
        foreach (var (table, truth) in tables.Zip(trueTables))
        {
            for (var cell = 0L; cell < table.Values.LongLength; cell++)
            {
                if (table.RangeAt(cell) is { } range)
                {
                    // The true table may have more omraader and age groups.
                    string[] codes =
                    [
                        .. table.Dimensions.Select((dimension, i) =>
                            dimension.Values[(int)(cell / table.StepOf(i) % dimension.Values.Count)].Code),
                    ];
                    Assert.InRange(truth.LookUp(codes).Value, range.From, range.To);
                    ranges++;
                }
            }
        }

        Assert.True(ranges > 100, $"{ranges} intervaller");
    }

    /// <summary>
    /// Bornholm, a landsdel of one kommune, has 3 forloeb in a single quarter, and every landsdel has many in everything else that
    /// is published.
    /// Other quarters hide it, in Bornholm and in one landsdel beside; every year of them stands.
    /// </summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public void A_small_quarter_of_a_landsdel_costs_quarters_and_no_years()
    {
        var country = new SampleCountry(5, 8, 0);
        foreach (var quarter in country.Plan.Quarters)
        {
            var wanted = quarter.Code == "2022Q3" ? 3 : 12;
            while (wanted > 0)
            {
                wanted -= country.Add("0400", quarter.Code) ? 1 : 0;
            }
        }

        foreach (var kommune in Omraader.Standard.All.Where(omraade => omraade.Level == OmraadeLevel.Kommune && omraade.Code != "0400"))
        {
            foreach (var quarter in country.Plan.Quarters)
            {
                for (var i = 0; i < 12; i++)
                {
                    country.Add(kommune.Code, quarter.Code);
                }
            }
        }

        var shown = new PublicKnowledge(country.Publish().Tables).Shown;
        var landsdele = new[] { "DK011", "DK012", "DK013", "DK014" };
        string[] HidingN(string kind) =>
        [
            .. from period in country.Plan.PublishedPeriods
               where period.Kind.Code() == kind
               from omraade in landsdele
               where !shown.ContainsKey(new PublicCell("n", omraade, period.Code, "alle", "alle"))
               select omraade + " " + period.Code,
        ];
        Assert.Contains("DK014 2022Q3", HidingN(PeriodKindCodes.Quarter));
        Assert.Equal(2, HidingN(PeriodKindCodes.Quarter).Select(cell => cell[..5]).Distinct().Count());
        Assert.Empty(HidingN(PeriodKindCodes.Year));
        Assert.Empty(HidingN(PeriodKindCodes.PooledYears));
    }

    /// <summary>The attacker must be able to win: with only the small numbers themselves withheld, it finds them.</summary>
    [Fact]
    public void The_attacker_finds_what_the_primary_rule_alone_leaves()
    {
        var country = new SampleCountry(4, 5, 8.0);
        var regelsaet = Regelsaet.All["bek-2408"];
        var cube = country.Cube();
        var space = new CellSpace(cube, country.Plan, TableBuilder.ValidOmraader(country.Plan));
        var concepts = Concepts.Of(regelsaet, DisclosureRules.Standard, Ordning.Standard);
        var withheldOnes = concepts.ToDictionary(
            concept => concept.Code,
            concept => (bool[])[.. Enumerable.Range(0, space.Count).Select(index => concept.Primary(space.Number(index)))],
            StringComparer.Ordinal);
        withheldOnes[Concepts.Amounts] = new bool[space.Count];
        withheldOnes[Concepts.Median] = new bool[space.Count];
        var tables = Tables();
        var measure = new PublicKnowledge(tables).Withheld;
        var trueTables = new PublicKnowledge(country.TrueTables()).Shown;
        var attackOf = new ReleaseAttack(NothingKnown, NoRanges, 5);
        var finding = attackOf.Attack(new PublicKnowledge(tables), measure, present: []);
        Assert.True(finding.Count(f => f.IsDetermined) > 20, $"{finding.Count(f => f.IsDetermined)} af {finding.Count} fundet");
        Assert.All(
            finding,
            f => Assert.True(
                f.Low <= trueTables[f.Cell] && trueTables[f.Cell] <= f.High,
                $"{f.Cell} = {trueTables[f.Cell]}, ikke {f.Low}-{f.High}"));

        // A single category that is withheld is the sum less the others.
        Assert.Contains(finding, f => f.IsDetermined && Concepts.CountBehind(f.Cell.Concept) != f.Cell.Concept);

        // A second attempt looks only at what differs, and finds what one from the beginning does.
        for (var index = 0; index < space.Count; index++)
        {
            withheldOnes[Concepts.Nogen][index] |= space.Omraader[space.Omraade(index)].Code is "DK011" or "0253";
        }

        tables = Tables();
        Assert.Equal(
            new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(new PublicKnowledge(tables), measure, present: []),
            attackOf.Attack(new PublicKnowledge(tables), measure, present: []));
        Assert.NotEqual(finding, attackOf.Attack(new PublicKnowledge(tables), measure, present: []));

        IReadOnlyList<Table> Tables() =>
            new TableBuilder(cube, country.Plan, Ordning.Standard, regelsaet, new SuppressionPattern(space, withheldOnes)).Build(
                withUpcoming: false);
    }

    /// <summary>
    /// Kommuner show no quarters: that the years add up to the pooled years is known all the same. With a year withheld in every
    /// kommune of a
    /// landsdel, each is the pooled years less the other year.
    /// </summary>
    [Fact]
    public void A_year_that_the_pooled_years_tell_is_found()
    {
        var tables = new SampleCountry(3, 8, 4.0).TrueTables();
        var table = tables.Single(table => table.Id == "Y11IGA01");
        var symbols = WithoutQuartersOfKommuner(table);
        string[] kommuner = ["0101", "0147", "0155", "0185"];
        foreach (var cell in CellWalk.Visit(table).Where(cell =>
            cell.Period == "2022" && cell.Indsats == "social" && kommuner.Contains(cell.Omraade)))
        {
            symbols[cell.Index] = CellSymbol.Withheld;
        }

        var withheld = new PublicKnowledge([With(table, symbols)]);
        List<PublicCell> sought = [.. kommuner.Select(kommune => new PublicCell("social", kommune, "2022", "alle", "alle"))];
        var finding = new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(withheld, sought, present: [], onlyPropagation: true);
        Assert.Equal(4, finding.Count);
        Assert.All(finding, found => Assert.Equal((found.Low, found.Low), (new PublicKnowledge(tables).Shown[found.Cell], found.High)));
    }

    /// <summary>
    /// Between what is withheld of a whole and of its part lies a group: two kommuner with both withheld share what is left of the
    /// landsdel's.
    /// And who knows that a 0 would be shown knows that there is somebody.
    /// </summary>
    [Fact]
    public void What_is_left_of_a_whole_and_its_part_is_sought_as_a_count()
    {
        var tables = new SampleCountry(3, 4, 4.0).TrueTables();
        var table = tables.Single(table => table.Id == "Y11IGA01");
        var symbols = WithoutQuartersOfKommuner(table);
        foreach (var cell in CellWalk.Visit(table))
        {
            // Another category of which nothing is known: else nogen were all in social.
            symbols[cell.Index] = cell.Indsats is not ("nogen" or "social" or "virksomhedsrettet") ? CellSymbol.NotAvailable
                : cell.Indsats == "virksomhedsrettet" ? (symbols[cell.Index] == CellSymbol.NotAvailable
                    ? CellSymbol.NotAvailable
                    : CellSymbol.Withheld)
                : cell is { Period: "2022", Omraade: "0155" or "0185" } && cell.Measure.Code != "antalForloeb" ? CellSymbol.Withheld
                : symbols[cell.Index];
        }

        var truth = new PublicKnowledge(tables).Shown;
        long Of(string concept, string omraade) => truth[new(concept, omraade, "2022", "alle", "alle")];
        long Left(string omraade) => Of("nogen", omraade) - Of("social", omraade);
        var both = Left("DK011") - Left("0101") - Left("0147");
        var sought = new PublicCell("nogen uden social", "0155", "2022", "alle", "alle");

        Assert.Equal((0, both), Bounds([]));
        Assert.Equal((1, both), Bounds([sought]));
        Assert.Equal((0, both - 1), Bounds([sought with { Omraade = "0185" }]));

        (long, long) Bounds(PublicCell[] present) => DisclosureControlTests.Bounds(table, symbols, sought, present);
    }

    /// <summary>
    /// Of 2022, and of the four quarters to the second of 2024, it is known that somebody had social: between them lie two quarters, after
    /// them two more, and still each of the two has at most all but one of those who had in the three years.
    /// </summary>
    [Fact]
    public void Two_years_within_pooled_years_leave_each_other_what_is_left()
    {
        var tables = new SampleCountry(3, 12, 4.0).TrueTables();
        var table = tables.Single(table => table.Id == "Y11IGA01");
        var symbols = Only(table, cell => cell is { Omraade: "DK014", Indsats: "social" }, cell => cell.Period == "2022-2024");
        PublicCell year = new("social", "DK014", "2022", "alle", "alle"), later = year with { Period = "2024QMAT02" };
        var all = new PublicKnowledge(tables).Shown[year with { Period = "2022-2024" }];

        Assert.Equal((0, all), Bounds(table, symbols, later, []));
        Assert.Equal((1, all - 1), Bounds(table, symbols, later, [year, later]));
    }

    /// <summary>
    /// From one rolling year to the next a quarter comes and another goes. Where the young become more and the old fewer, the quarter that
    /// came has at least as many as the young became more, and the one that went as the old became fewer: more than both together say.
    /// </summary>
    [Fact]
    public void The_ages_of_two_rolling_years_tell_of_the_quarters_between_them()
    {
        var tables = new SampleCountry(3, 5, 4.0).TrueTables();
        var truth = new PublicKnowledge(tables).Shown;
        var omraade = Omraader.Standard.All.Select(one => one.Code).First(code => Change(code, "u40") > 0 && Change(code, "40+") < 0);
        var table = tables.Single(table => table.Id == "Y11IGA02");
        var shown = Only(
            table,
            cell => cell.Omraade == omraade && cell.Measure.Code == "antalForloeb",
            cell => cell is { Age: "u40" or "40+" or "alle", Sex: "alle" });
        var quarters = tables.Single(table => table.Id == "Y11IGA01");
        var withheld = Only(quarters, cell => cell.Omraade == omraade && cell.Measure.Code == "antalForloeb", _ => false);
        PublicCell came = new("n", omraade, "2023Q1", "alle", "alle"), gone = came with { Period = "2022Q1" };
        var knowledge = new PublicKnowledge([With(table, shown), With(quarters, withheld)]);
        var found = new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(knowledge, [came, gone], present: [], onlyPropagation: true);

        Assert.Equal([Change(omraade, "u40"), -Change(omraade, "40+")], found.Select(one => one.Low));
        Assert.All(found, one => Assert.InRange(truth[one.Cell], one.Low, one.High));

        long Change(string code, string age) => Of(code, "2023QMAT01", age) - Of(code, "2022QMAT04", age);

        long Of(string code, string period, string age) => truth.GetValueOrDefault(new("n", code, period, age, "alle"));
    }

    private static (long Low, long High) Bounds(Table table, CellSymbol[] symbols, PublicCell sought, PublicCell[] present)
    {
        var attack = new ReleaseAttack(NothingKnown, NoRanges, 5);
        var found = attack.Attack(new PublicKnowledge([With(table, symbols)]), [sought], present, onlyPropagation: true).Single();
        return (found.Low, found.High);
    }

    internal static Table With(Table table, CellSymbol[] symbols) =>
        new(table.Id, table.Title, table.Notes, table.Dimensions, table.Values, symbols);

    /// <summary>A table of some cells, shown or withheld, and none of the others.</summary>
    private static CellSymbol[] Only(Table table, Func<CellPlace, bool> has, Func<CellPlace, bool> shows)
    {
        var symbols = (CellSymbol[])table.Symbols.Clone();
        foreach (var cell in CellWalk.Visit(table))
        {
            symbols[cell.Index] = !has(cell) ? CellSymbol.NotAvailable : shows(cell) ? symbols[cell.Index] : CellSymbol.Withheld;
        }

        return symbols;
    }

    private static CellSymbol[] WithoutQuartersOfKommuner(Table table)
    {
        var symbols = (CellSymbol[])table.Symbols.Clone();
        foreach (var cell in CellWalk.Visit(table).Where(cell =>
            Omraader.Standard.IsKommune(cell.Omraade) && !cell.Period.All(c => char.IsDigit(c) || c == '-')))
        {
            symbols[cell.Index] = CellSymbol.NotAvailable;
        }

        return symbols;
    }

    /// <summary>
    /// Last year's release showed 2022-2023, this one shows 2022-2024: who has both has 2024. What both show is subtracted, and leaves no
    /// small number that this one withholds.
    /// </summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public void Pooled_years_that_have_grown_do_not_tell_the_year_that_came()
    {
        var now = new SampleCountry(4, 12, 10.0);
        var before = now.Until(8);
        var first = before.Publish().Tables;
        var (tables, _) = now.Publish(first);
        var (then, after) = (new PublicKnowledge(first), new PublicKnowledge(tables));
        var truth = new PublicKnowledge(now.TrueTables()).Shown;

        var told = after.Shown
            .Where(pair => pair.Key is { Period: "2022-2024", Age: "alle", Sex: "alle" })
            .Where(pair => then.Shown.ContainsKey(pair.Key with { Period = "2022-2023" }))
            .ToDictionary(
                pair => pair.Key with { Period = "2024" },
                pair => pair.Value - then.Shown[pair.Key with { Period = "2022-2023" }]);
        Assert.True(told.Count > 1_000, $"{told.Count} år kan regnes ud");
        Assert.All(told, pair => Assert.Equal(truth[pair.Key], pair.Value));
        Assert.All(
            told.Where(pair => after.Withheld.Contains(pair.Key)),
            pair => Assert.False(pair.Value is > 0 and < 5, $"{pair.Key} er {pair.Value}"));
    }

    /// <summary>A share that stands beside its N is as good as the count.</summary>
    [Fact]
    public void A_share_that_is_shown_without_its_count_is_found()
    {
        var table = SampleCountry.Published(2, 5, 4.0).Tables[0];
        var symbols = (CellSymbol[])table.Symbols.Clone();
        var cell = table.Cell("DK", "2022", "virksomhedsrettet", "antalMed");
        Assert.True(symbols[cell].HasValue());
        symbols[cell] = CellSymbol.Withheld;
        var measure = new PublicCell("virksomhedsrettet", "DK", "2022", "alle", "alle");
        var finding = new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(
            new PublicKnowledge([With(table, symbols)]),
            [measure],
            present: []);
        Assert.Contains("andel", finding.Single().How, StringComparison.Ordinal);
    }

    /// <summary>One more person, and the release after: what was withheld is withheld, and the old release helps nobody.</summary>
    [Fact]
    public void Two_releases_that_differ_by_one_person_reveal_nobody()
    {
        var country = new SampleCountry(6, 4, 6.0);
        var (first, _) = country.Publish();
        var (againFigure, _) = country.Publish(first);
        Assert.Equal(first.SelectMany(table => table.Symbols), againFigure.SelectMany(table => table.Symbols));

        country.Add("0253", "2022Q3");
        // The attack knows what the first release showed and still stands.
        var (other, report) = country.Publish(first);
        Assert.All(
            report.Lines,
            line => Assert.True(
                line.SmallestInterval is null or >= 5,
                $"{line.Table} {line.Level} {line.Kind}: {line.SmallestInterval} værdier"));
        var before = new PublicKnowledge(first);
        var after = new PublicKnowledge(other);
        Assert.All(before.Withheld, cell => Assert.Contains(cell, after.Withheld));
        var trueTables = new PublicKnowledge(country.TrueTables()).Shown;
        Assert.All(after.Shown, pair => Assert.Equal(trueTables[pair.Key], pair.Value));
    }

    /// <summary>
    /// A yearly revision: six more in every other kommune. Above the kommuner it costs no figure of nogen, and who knows both releases
    /// finds nobody.
    /// </summary>
    [Fact]
    public void A_revision_costs_landsdele_no_figure()
    {
        var country = new SampleCountry(6, 5, 9.0);
        var (first, _) = country.Publish();
        foreach (var kommune in Omraader.Standard.All.Where((omraade, i) => omraade.Level == OmraadeLevel.Kommune && i % 2 == 0))
        {
            for (var i = 0; i < 6; i++)
            {
                country.Add(kommune.Code, "2022Q3");
            }
        }

        var (second, report) = country.Publish(first);
        Assert.All(report.Lines, line => Assert.True(
            line.SmallestInterval is null or >= 5,
            $"{line.Table} {line.Level} {line.Kind}: {line.SmallestInterval} værdier"));
        var published = new PublicKnowledge(second);
        var withheldBefore = new PublicKnowledge(first).Withheld.ToHashSet();
        Assert.DoesNotContain(published.Withheld, cell => cell is { Concept: "n" or "nogen", Age: "alle", Sex: "alle" }
            && Omraader.Standard.Find(cell.Omraade)!.Level != OmraadeLevel.Kommune
            && !withheldBefore.Contains(cell));
        var trueTables = new PublicKnowledge(country.TrueTables()).Shown;
        Assert.All(published.Shown, pair => Assert.Equal(trueTables[pair.Key], pair.Value));
        Assert.All(published.Ranges, pair => Assert.InRange(trueTables[pair.Key], pair.Value.From, pair.Value.To));
    }

    /// <summary>
    /// What earlier releases tell is not hidden by giving up everything: the release is made, and nothing is given up for it.
    /// </summary>
    [Fact]
    public void What_has_been_told_before_stops_no_release()
    {
        var country = new SampleCountry(6, 5, 6.0);
        // A first release that withheld nothing: all is known.
        var (tables, report) = country.Publish(country.TrueTables());
        Assert.Contains(report.Lines, line => line.PrimaryCount > 0);
        Assert.All(new PublicKnowledge(tables).Shown, pair => Assert.False(pair.Value is > 0 and < 5, $"{pair.Key} viser {pair.Value}"));
    }

    /// <summary>
    /// What a withdrawn release showed has been read: it is not withheld in vain because the one that took its place withheld it, and the
    /// attack knows it.
    /// </summary>
    [Fact]
    public void A_release_that_was_withdrawn_is_still_known()
    {
        var country = new SampleCountry(8, 4, 9.0);
        var (withdrawn, _) = country.Publish();
        // Its ranges would tell what they are made of: that it was known before.
        var publicOne = country.Publish(withdrawn, new DisclosureRules { Threshold = 8 })
            .Tables
            .Select(PublishedRangesTests.WithoutRanges)
            .ToList();
        var (tables, report) = country.PublishAfter([withdrawn, publicOne]);
        var (first, second, after) = (new PublicKnowledge(withdrawn), new PublicKnowledge(publicOne), new PublicKnowledge(tables));

        var seen = first.Shown.Keys
            .Where(cell => second.Withheld.Contains(cell) && cell.Concept == "nogen" && cell.Age == "alle" && cell.Sex == "alle")
            .ToList();
        Assert.True(seen.Count > 10, $"{seen.Count} tal vist i den første og ikke i den anden");
        Assert.All(
            seen.Where(cell => after.Shown.ContainsKey(cell with { Concept = "n" })),
            cell => Assert.Contains(cell, after.Shown.Keys));
        var forgotten = new PublicKnowledge(country.Publish(publicOne).Tables);
        Assert.Contains(seen, cell => forgotten.Withheld.Contains(cell) && after.Shown.ContainsKey(cell));
        Assert.All(after.Shown, pair => Assert.False(pair.Value is > 0 and < 5, $"{pair.Key} viser {pair.Value}"));
        Assert.All(
            report.Lines,
            line => Assert.True(
                line.SmallestInterval is null or >= 5,
                $"{line.Table} {line.Level} {line.Kind}: {line.SmallestInterval} værdier"));
    }

    /// <summary>An operator's cell is withheld, in every table that shows it, and a name that is no cell is told.</summary>
    [Fact]
    public void A_cell_that_an_operator_names_is_given_up()
    {
        var (country, tables, _) = SampleCountry.Published(3, 5, 12.0);
        var shown = new PublicKnowledge(tables).Shown;
        var named = shown.Keys.First(cell =>
            cell.Concept == "nogen" && cell.Omraade.StartsWith('0') && cell.Age == "alle" && cell.Sex == "alle");
        var without = new PublicKnowledge(country.Publish(rules: new DisclosureRules { GivenUp = [named.ToString()] }).Tables);
        Assert.Contains(named, without.Withheld);
        var error = Assert.Throws<ArgumentException>(() => country.Publish(rules: new DisclosureRules { GivenUp = ["nogen, 9999, 2022"] }));
        Assert.Contains("nogen, 9999, 2022", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => country.Publish(rules: new DisclosureRules { GivenUp = ["nogen"] }));
    }

    [Fact]
    public void When_groups_are_protected_0_and_100_pct_are_not_shown_on_a_small_basis()
    {
        string[] sensitive = ["nogen", "ingen", "sundhed"], other = ["virksomhedsrettet", "social"];
        var country = new SampleCountry(7, 4, 1.0);
        Assert.True(Alike(Shown(GroupSuppression.None), sensitive) > 0);
        Assert.Equal(0, Alike(Shown(DisclosureRules.Standard.Groups), sensitive));
        Assert.Equal(0, Alike(Shown(GroupSuppression.All), [.. sensitive, .. other]));

        Dictionary<PublicCell, long> Shown(GroupSuppression groups) =>
            new PublicKnowledge(country.Publish(rules: new DisclosureRules { Groups = groups, GroupThreshold = 10 }).Tables).Shown;

        static int Alike(Dictionary<PublicCell, long> shown, string[] concepts) => shown.Count(pair =>
            concepts.Contains(pair.Key.Concept)
                && shown.TryGetValue(pair.Key with { Concept = "n" }, out var n)
                && n is > 0 and < 10
                && (pair.Value == 0 || pair.Value == n));
    }
}
