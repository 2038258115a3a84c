using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests;

/// <summary>A release: frozen, protected, published at one instant.</summary>
public sealed class FrozenAndProtectedReleasesTests : IDisposable
{
    private static readonly DateOnly Date = new(2024, 10, 2);

    /// <summary>For what holds of a release whatever it withholds: without small numbers there is nothing to.</summary>
    private static readonly DisclosureRules EverythingShown = new() { Threshold = 1, Groups = GroupSuppression.None };

    /// <summary>One year and the quarter after it are published: what takes time is a release's periods, and not its cases.</summary>
    private static readonly DateOnly Year = new(2023, 1, 1);

    /// <summary>One quarter is published.</summary>
    private static readonly DateOnly Quarter = new(2024, 1, 1);

    private AggregationTestDatabase _test = null!;

    [Theory]
    [OnEachEngine]
    public void The_fetched_release_is_the_frozen_one(string engine)
    {
        TakeIn(engine, 200, Year);
        var publisher = new Publisher(_test.Database, TimeProvider.System);
        var store = new ReleaseStore(_test.Database);
        Assert.Null(store.Newest());
        var first = publisher.PrepareRelease(Date);
        Assert.Null(store.Newest());
        publisher.Publish(first.Id);
        Assert.Equal(first.Id, store.Newest());
        Assert.Throws<InvalidOperationException>(() => publisher.Publish(first.Id));

        var fetched = store.Fetch(first.Id);
        Assert.Equal(ReleaseState.Published, fetched.Release.State);
        Assert.Equal(("bek-2408", Date, 1L), (fetched.Release.Regelsaet, fetched.Release.Date, fetched.Release.Position));
        Assert.Equal(
            ["Y11IGA01", "Y11IGA02", "Y11IGA03", "Y11IGA04", "Y11IGA05", "Y11IGA06", "Y11IGA07", "Y11IGA08"],
            fetched.Tables.Select(table => table.Id));

        var report = store.Report(first.Id)!;
        Assert.Equal(5, report.Rules.Threshold);
        Assert.Equal(fetched.Tables.Select(table => table.Id), report.Lines.Select(line => line.Table).Distinct());
        Assert.All(report.Lines, line => Assert.Equal(0, line.Determined));
        Assert.True(report.Lines.Sum(line => line.PrimaryCount) > 1000);

        var other = publisher.PrepareRelease(Date);
        Assert.Equal(first.Checksum, other.Checksum);
        publisher.Publish(other.Id);
        Assert.Equal(
            [ReleaseState.Superseded, ReleaseState.Published],
            store.All().Select(release => release.State));
    }

    [Theory]
    [OnEachEngine]
    public void A_release_can_be_withdrawn_and_the_one_before_it_is_public_again(string engine)
    {
        TakeIn(engine, 60, Quarter);
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 10, 2, 8, 0, 0, TimeSpan.Zero));
        var publisher = new Publisher(_test.Database, clock, EverythingShown);
        var store = new ReleaseStore(_test.Database);
        var today = clock.GetUtcNow();
        foreach (var day in Enumerable.Range(0, 3))
        {
            clock.SetUtcNow(today.AddDays(day));
            publisher.Publish(publisher.PrepareRelease(Date.AddDays(day)).Id);
        }

        clock.SetUtcNow(today.AddDays(3));
        Assert.Null(publisher.Withdraw(1, "den ældste"));
        Assert.Equal(3, store.Newest());

        clock.SetUtcNow(today.AddDays(4));
        Assert.Equal(2, publisher.Withdraw(3, "den offentlige"));
        Assert.Equal(2, store.Newest());
        Assert.Equal(today.AddDays(1), store.Fetch(2).Release.Published);
        var withdrawn = store.Fetch(3).Release;
        Assert.Equal(
            (ReleaseState.Withdrawn, clock.GetUtcNow(), "den offentlige"),
            (withdrawn.State, withdrawn.Withdrawn, withdrawn.Reason));

        Assert.Null(publisher.Withdraw(2, "der er ingen før den"));
        Assert.Null(store.Newest());
        Assert.All(store.All(), release => Assert.Equal(ReleaseState.Withdrawn, release.State));
        Assert.Throws<InvalidOperationException>(() => publisher.Publish(3));
        Assert.Throws<InvalidOperationException>(() => publisher.Withdraw(3, "igen"));
        Assert.Throws<InvalidOperationException>(() => publisher.Withdraw(9, "findes ikke"));

        // One that never was public can be withdrawn too, and is then never used.
        var prepared = publisher.PrepareRelease(Date);
        Assert.Null(publisher.Withdraw(prepared.Id, "forkert"));
        Assert.Throws<InvalidOperationException>(() => publisher.Publish(prepared.Id));
    }

    [Fact]
    public void Without_a_reason_nothing_is_withdrawn()
    {
        TakeIn(Engine.Sqlite, 60, Quarter);
        var publisher = new Publisher(_test.Database, TimeProvider.System, EverythingShown);
        var id = publisher.PrepareRelease(Date).Id;
        Assert.All(
            ["", "  ", null, new string('x', Publisher.LongestReason + 1)],
            reason => Assert.ThrowsAny<ArgumentException>(() => publisher.Withdraw(id, reason!)));
        publisher.Publish(id);
    }

    [Theory]
    [OnEachEngine]
    public void A_release_that_is_changed_in_the_database_is_not_shown(string engine)
    {
        TakeIn(engine, 300, Year);
        var release = new Publisher(_test.Database, TimeProvider.System, EverythingShown).PrepareRelease(Date);
        var store = new ReleaseStore(_test.Database);
        var frozenRelease = store.Fetch(release.Id);
        store.VerifyCells(release.Id);
        using var connection = _test.Database.Connect();
        Assert.Equal(
            1,
            connection.Execute(
                "UPDATE udgivelse_celle SET vaerdi = vaerdi + 1 WHERE tabel = 'Y11IGA01' AND omraade = 'DK' AND periode = '2023' "
                    + "AND indsats = 'nogen' AND maal = 'antalForloeb' AND vaerdi IS NOT NULL"));
        Assert.Throws<InvalidDataException>(() => store.VerifyCells(release.Id));
        var shown = store.Fetch(release.Id);
        Assert.All(frozenRelease.Tables.Zip(shown.Tables), pair => Assert.Equal(pair.First.Values, pair.Second.Values));

        var packagePart = connection.ExecuteScalar<byte[]>("SELECT celler FROM udgivelse_tal WHERE tabel = 'Y11IGA01'")!;
        packagePart[7]++;
        Assert.Equal(
            1,
            connection.Execute("UPDATE udgivelse_tal SET celler = @pakke WHERE tabel = 'Y11IGA01'", new { pakke = packagePart }));
        Assert.Throws<InvalidDataException>(() => store.Fetch(release.Id));
        connection.Execute("UPDATE udgivelse_tal SET celler = @pakke WHERE tabel = 'Y11IGA01'", new { pakke = packagePart[..^9] });
        Assert.Throws<InvalidDataException>(() => store.Fetch(release.Id));
    }

    /// <summary>A release from before the packed figures were kept.</summary>
    [Theory]
    [OnEachEngine]
    public void Without_packed_figures_the_same_figures_are_read_from_the_cells(string engine)
    {
        TakeIn(engine, 300, Year);
        var id = new Publisher(_test.Database, TimeProvider.System, EverythingShown).PrepareRelease(Date).Id;
        var store = new ReleaseStore(_test.Database);
        var packed = store.Fetch(id);
        using (var connection = _test.Database.Connect())
        {
            Assert.Equal(8, connection.Execute("DELETE FROM udgivelse_tal"));
        }

        var read = store.Fetch(id);
        Assert.All(packed.Tables.Zip(read.Tables), pair =>
        {
            Assert.Equal(pair.First.Values, pair.Second.Values);
            Assert.Equal(pair.First.Symbols, pair.Second.Symbols);
        });
    }

    [Theory]
    [OnEachEngine]
    public void A_release_knows_what_it_changes_against_the_one_before(string engine)
    {
        TakeIn(engine, 100, new DateOnly(2023, 7, 1));
        var publisher = new Publisher(_test.Database, TimeProvider.System, EverythingShown);
        var store = new ReleaseStore(_test.Database);
        var first = publisher.PrepareRelease(Date).Id;
        publisher.Publish(first);
        Assert.Empty(store.ChangesOf());

        var theSame = publisher.PrepareRelease(Date).Id;
        publisher.Publish(theSame);
        Assert.Equal(8, store.ChangesOf()[theSame].Count());
        Assert.All(
            store.ChangesOf()[theSame],
            table => Assert.Equal(
                (first, 0L, 0L, 0L, 0L),
                (table.Previous, table.ChangedCount, table.FinalCount, table.NewCount, table.GoneCount)));

        // A quarter later: the same, counted cell by cell by their codes.
        var next = publisher.PrepareRelease(Date.AddMonths(3)).Id;
        publisher.Publish(next);
        var (before, now) = (store.Fetch(theSame), store.Fetch(next));
        foreach (var change in store.ChangesOf()[next])
        {
            Assert.Equal(theSame, change.Previous);
            var oldOnes = Figures(before.Find(change.Table)!).ToDictionary(
                cell => string.Join(';', cell.Codes),
                cell => (cell.Symbol, cell.Text));
            var newCount = Figures(now.Find(change.Table)!).ToDictionary(
                cell => string.Join(';', cell.Codes),
                cell => (cell.Symbol, cell.Text));
            var common = oldOnes.Keys.Where(newCount.ContainsKey).ToList();
            var finalCount = common.Count(key =>
                oldOnes[key].Symbol == CellSymbol.Preliminary && newCount[key] == (CellSymbol.None, oldOnes[key].Text));
            Assert.Equal(
                (
                    common.Count(key => oldOnes[key] != newCount[key]) - finalCount,
                    finalCount,
                    newCount.Count - common.Count,
                    oldOnes.Count - common.Count),
                ((int)change.ChangedCount, (int)change.FinalCount, (int)change.NewCount, (int)change.GoneCount));
        }

        Assert.True(store.ChangesOf()[next].Sum(table => table.NewCount) > 0);

        // Where a figure is shown, the ends of its range repeat it.
        static IEnumerable<(string[] Codes, CellSymbol Symbol, string Text)> Figures(Table table) =>
            Cells(table).Where((cell, i) => cell.Symbol != CellSymbol.NotYet && !table.IsRepetition(i));
    }

    /// <summary>The rule, said again from the true figures: each cell of the release is withheld, or equal to the truth.</summary>
    [Theory]
    [OnEachEngine("2023-01-01", 1_500)]
    [OnEachEngine("2019-01-01", 400, Explicit = true, Traits = ["Category", "Long"])]
    public void Small_numbers_their_complement_and_all_computed_of_them_are_withheld(string engine, string startedFrom, int forloeb)
    {
        TakeIn(engine, forloeb, DateOnly.Parse(startedFrom, CultureInfo.InvariantCulture));
        var trueTables = TrueFigures();
        var publisher = new Publisher(_test.Database, TimeProvider.System);
        var fetched = new ReleaseStore(_test.Database).Fetch(publisher.PrepareRelease(Date).Id);
        RuleComparisonIsTrue(fetched);
        var tables = fetched.Tables;
        var withheldOnes = 0;
        var shown = 0;
        foreach (var table in tables)
        {
            foreach (var (codes, symbol, text) in Cells(table))
            {
                if (symbol is CellSymbol.NotYet or CellSymbol.NotAvailable)
                {
                    continue;
                }

                if (RangeEnds.IsEnd(codes[6]))
                {
                    HoldsTheTruth(codes, symbol, text);
                    continue;
                }

                var truth = trueTables[string.Join(';', codes)];
                var n = Count(table.Id switch
                {
                    "Y11IGA02" => [table.Id, codes[1], codes[2], codes[3], codes[4], "nogen", "antalForloeb"],
                    "Y11IGA07" when !codes[5].EndsWith("/alle", StringComparison.Ordinal) =>
                        [table.Id, codes[1], codes[2], "alle", "alle", codes[5].Split('/')[0] + "/alle", "antal"],
                    "Y11IGA07" or "Y11IGA08" => ["Y11IGA07", codes[1], codes[2], "alle", "alle", "alle/alle", "antal"],
                    _ => ["Y11IGA01", codes[1], codes[2], "alle", "alle", "nogen", "antalForloeb"],
                });
                var basis = Basis(codes);
                var shouldBe = IsSmall(n) && basis is not null
                    ? true
                    : basis is { } count
                        && (IsSmall(count)
                            || (codes[6] is not ("afsluttetInden" or "fritaget" or "ikkeObserveret" or "antalForloeb")
                                && IsSmall(n - count)));
                if (shouldBe)
                {
                    Assert.True(
                        symbol == CellSymbol.Withheld,
                        $"{string.Join(';', codes)} = {truth} vises som '{text}{symbol.Sign()}', N = {n}");
                    withheldOnes++;
                }
                else if (symbol != CellSymbol.Withheld)
                {
                    Assert.Equal(truth, text);
                    shown++;
                }
                // Otherwise it is withheld for the sake of others, or for what it is a part of.
            }
        }

        Assert.True(withheldOnes > 1000 && shown > 1000, $"{withheldOnes} skjulte, {shown} viste");

        // The count whose size decides for a cell; null when it stands outside N and N's own smallness does not matter.
        long? Basis(string[] k) => k[0] switch
        {
            "Y11IGA01" or "Y11IGA02" => k[6] == "antalForloeb" ? Count(k) : Count([k[0], k[1], k[2], k[3], k[4], k[5], "antalMed"]),
            "Y11IGA03" => Count(["Y11IGA01", k[1], k[2], "alle", "alle", k[5], "antalMed"]),
            "Y11IGA04" => k[6] == "median"
                ? Count(["Y11IGA01", k[1], k[2], "alle", "alle", "nogen", "antalMed"])
                : Count([k[0], k[1], k[2], "alle", "alle", k[5], "antal"]),
            "Y11IGA07" or "Y11IGA08" => k[6] == "median"
                ? Count(["Y11IGA07", k[1], k[2], "alle", "alle", "alle/alle", "antal"])
                : Count([k[0], k[1], k[2], "alle", "alle", k[5], "antal"]),
            "Y11IGA05" => k[6] is "afsluttetInden" or "fritaget" or "ikkeObserveret" && !IsSmall(Count(k)) ? null : Count(k),
            _ => k[6] == "indstillet" ? Count(k) : Count([k[0], k[1], k[2], "alle", "alle", "alle", "givet"]),
        };

        // A range holds what it is of; a share without a basis is of nothing.
        void HoldsTheTruth(string[] k, CellSymbol symbol, string text)
        {
            var exact = RangeEnds.Exact(k[6]);
            var isFrom = k[6] == RangeEnds.From(exact);
            if (symbol.HasValue()
                && decimal.TryParse(trueTables[string.Join(';', [.. k[..6], exact])], CultureInfo.InvariantCulture, out var truth))
            {
                var end = decimal.Parse(text, CultureInfo.InvariantCulture);
                Assert.True(isFrom ? end <= truth : end >= truth, $"{string.Join(';', k)}: {text}, {truth}");
            }
        }

        long Count(string[] k) => long.Parse(trueTables[string.Join(';', k)], CultureInfo.InvariantCulture);

        static bool IsSmall(long count) => count is >= 1 and <= 4;
    }

    public void Dispose() => _test.Dispose();

    private void TakeIn(string engine, int count, DateOnly from)
    {
        _test = new AggregationTestDatabase(engine);
        _test.TakeIn(new DateOnly(2024, 10, 1), new RandomCase(11).StartedFrom(from).Take(count));
    }

    /// <summary>Beside the official figures stand those of KL's rule: each withheld, or the one that the file of figures has.</summary>
    private void RuleComparisonIsTrue(ReleaseWithTables fetched)
    {
        var page = Assert.Single(fetched.RuleComparison);
        Assert.Equal(("kl-2021", 1), (page.Regelsaet, page.Version));
        Assert.Equal(64, page.Checksum.Length);
        var trueTables = TrueFigures("kl-2021");
        foreach (var cell in page.Cells)
        {
            Same(cell.Forloeb, trueTables[$"Y11IGA01;DK;{cell.Period};alle;alle;{cell.Indsats};antalForloeb"]);
            Same(cell.With, trueTables[$"Y11IGA01;DK;{cell.Period};alle;alle;{cell.Indsats};antalMed"]);
            Same(cell.Share.Percentage, trueTables[$"Y11IGA01;DK;{cell.Period};alle;alle;{cell.Indsats};andel"]);
        }

        Assert.Contains(page.Cells, cell => cell.Forloeb.HasValue);
        Assert.Contains(page.Cells, cell => cell.With is { HasValue: true, Value: > 0 });
        Assert.Equal(7, page.Indsatser.Count());
        // In the finest periods there is nothing beside.
        Assert.DoesNotContain(page.Cells, cell => cell.Period.Contains('Q') && !cell.Period.Contains("QMAT", StringComparison.Ordinal));

        // A figure that was changed in the database is not served, and neither is the release.
        using var connection = _test.Database.Connect();
        Assert.Equal(
            1,
            connection.Execute(
                "UPDATE udgivelse_side_celle SET med = 123456 WHERE celle_nr = (SELECT MIN(celle_nr) FROM udgivelse_side_celle "
                    + "WHERE med > 0)"));
        Assert.Throws<InvalidDataException>(() => new ReleaseStore(_test.Database).Fetch(fetched.Release.Id));
        Assert.Equal(fetched.Quality!.Checksum, RegistrationQuality.Sum(fetched.Release.Checksum, fetched.Quality.Measure));
        Assert.Equal(1, fetched.Quality.Find("DK", QualityCodes.Leverancer));
        // Released before there were any: nothing stands beside.
        connection.Execute("DELETE FROM udgivelse_side_celle");
        connection.Execute("DELETE FROM udgivelse_side");
        Assert.Empty(new ReleaseStore(_test.Database).Fetch(fetched.Release.Id).RuleComparison);
        connection.Execute("UPDATE udgivelse_kvalitet_maal SET vaerdi = vaerdi + 1 WHERE nr = 0");
        Assert.Throws<InvalidDataException>(() => new ReleaseStore(_test.Database).Fetch(fetched.Release.Id));
        connection.Execute("DELETE FROM udgivelse_kvalitet");
        Assert.Null(new ReleaseStore(_test.Database).Fetch(fetched.Release.Id).Quality);

        static void Same(TableFigure shown, string truth)
        {
            if (shown.Symbol != CellSymbol.Withheld)
            {
                Assert.Equal(truth, shown.HasValue ? Rounding.Text(shown.Value, shown.Decimals) : shown.Symbol.Sign());
            }
        }
    }

    private Dictionary<string, string> TrueFigures(string regelsaet = "bek-2408")
    {
        using var output = new MemoryStream();
        new FigureFile(_test.Database).Write(null, Regelsaet.All[regelsaet], Date, output);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .ToDictionary(line => line[..line.LastIndexOf(';')], line => line[(line.LastIndexOf(';') + 1)..]);
    }

    private static IEnumerable<(string[] Codes, CellSymbol Symbol, string Text)> Cells(Table table)
    {
        for (var index = 0; index < table.Values.Length; index++)
        {
            string[] codes = [table.Id, "alle", "alle", "alle", "alle", "alle", "alle"];
            var decimals = 0;
            for (var i = 0; i < table.Dimensions.Count; i++)
            {
                var dimension = table.Dimensions[i];
                var value = dimension.Values[(int)(index / table.StepOf(i) % dimension.Values.Count)];
                ref var code =
                    ref codes[dimension.Code switch { "omraade" => 1, "periode" => 2, "alder" => 3, "koen" => 4, "maal" => 6, _ => 5 }];
                code = dimension.Code == "afslutning" ? $"{code}/{value.Code}" : value.Code;
                decimals = dimension.Role == DimensionRole.Measure ? value.Decimals : decimals;
            }

            var symbol = table.Symbols[index];
            yield return (codes, symbol, symbol.HasValue() ? Rounding.Text(table.Values[index], decimals) : symbol.Sign());
        }
    }
}
