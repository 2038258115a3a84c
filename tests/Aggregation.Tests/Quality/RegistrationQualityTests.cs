using Dapper;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Domain.Law;
using Opgoerelse.Model;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests.Quality;

/// <summary>The quality of the registrations, counted by hand.</summary>
public sealed class RegistrationQualityTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 10)]
    [InlineData(14, 10)]
    [InlineData(15, 20)]
    [InlineData(1_994, 1_990)]
    [InlineData(1_995, 2_000)]
    public void Counts_are_rounded_to_the_nearest_ten(long count, long shown) => Assert.Equal(shown, QualityRounding.Count(count));

    [Theory]
    [InlineData(1, 99, QualityRounding.TooFew)]
    [InlineData(0, 0, QualityRounding.TooFew)]
    [InlineData(1, 100, 1)]
    [InlineData(1, 201, 0)]
    [InlineData(1, 200, 1)]
    [InlineData(200, 200, 100)]
    public void Shares_are_whole_per_cent_of_at_least_a_hundred(long part, long whole, long shown) =>
        Assert.Equal(shown, QualityRounding.Percentage(part, whole));

    /// <summary>
    /// Of 169, steps of 5 per cent: 0 is said of 0 to 4, for 4.225 is 2.5 per cent; 5 of 5 to 12. Of 1,000 a step of 1 per cent
    /// holds 0 to 4 (below
    /// 5); of 800 it would hold 0 to 3 only, so 2 per cent it is.
    /// </summary>
    [Theory]
    [InlineData(1, 99, QualityRounding.TooFew)]
    [InlineData(0, 169, 0)]
    [InlineData(1, 169, 0)]
    [InlineData(4, 169, 0)]
    [InlineData(5, 169, 5)]
    [InlineData(12, 169, 5)]
    [InlineData(13, 169, 10)]
    [InlineData(165, 169, 100)]
    [InlineData(164, 169, 95)]
    [InlineData(4, 1_000, 0)]
    [InlineData(5, 1_000, 1)]
    [InlineData(7, 800, 0)]
    [InlineData(8, 800, 2)]
    public void Shares_of_citizens_leave_five_numbers_open(long part, long whole, long shown) =>
        Assert.Equal(shown, QualityRounding.PercentageOfCitizens(part, whole, k: 5));

    [Fact]
    public void Whatever_share_is_shown_at_least_k_numbers_lie_behind_it()
    {
        for (var whole = 100L; whole <= 1_200; whole += 7)
        {
            var behind = Enumerable.Range(0, (int)whole + 1).GroupBy(part => QualityRounding.PercentageOfCitizens(part, whole, k: 5));
            Assert.All(behind, group => Assert.True(group.Count() >= 5, $"{group.Key} pct. of {whole}"));
        }
    }

    /// <summary>
    /// 120 forløb in København and 8 in Aarhus, all started 10 January 2024. The first leverance brings all, the second 30 of
    /// København's once more. In København each has an indsats, the first 60 an indstilling, and the first 110 have ended 1
    /// September, 22 of them
    /// with a reason that the list lacks and 55 without one; Aarhus has nothing. The second
    /// 30 replace 30 forløb, 30 indsatser and 30 indstillinger.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public void Everything_is_counted_as_by_hand(string engine)
    {
        using var test = new AggregationTestDatabase(engine);
        List<SlowForloeb> koebenhavn = [.. Enumerable.Range(0, 120).Select(i => Forloeb("0101", i))];
        test.TakeIn(new DateOnly(2024, 10, 1), [.. koebenhavn, .. Enumerable.Range(200, 8).Select(i => Forloeb("0751", i))]);
        test.TakeIn(new DateOnly(2024, 10, 5), koebenhavn.Take(30));
        using var connection = test.Database.Connect();
        // 31 days after 1 February, 30 after 2 February.
        connection.Execute(
            "UPDATE indsats SET registreret = @tid",
            new { tid = new DateTimeOffset(2024, 3, 3, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() });
        connection.Execute("UPDATE leverance SET laest = 1004, afvist = 150 WHERE leverance_id = 1");
        foreach (var (code, count) in new[] { ("ukendt-kommune", 100), ("ugyldig-vaerdi", 49), ("ugyldigt-json", 1) })
        {
            connection.Execute(
                "INSERT INTO leverance_tal (leverance_id, slags, navn, antal) VALUES (1, 'afvisning', @kode, @antal)",
                new { kode = code, antal = count });
        }

        using var loan = new FactMaker(test.Database).Loan(Regelsaet.All["bek-2408"], new DateOnly(2024, 10, 10));
        var measure = QualityMaker.Make(connection, loan.FactSet, threshold: 5, waiting: 0);

        Assert.Equal(
            [
                ("leverancer", 2), ("nyeste", new DateOnly(2024, 10, 5).DayNumber), ("linjer", 1_000), ("afvist", 15),
                ("afvist:ukendt-kommune", 67), ("afvist:ugyldig-vaerdi", 33), ("afvist:ugyldigt-json", 1),
                // In steps of 5 per cent of 398 and 390, of 10 per cent of 120 and 128 (five numbers in half a step).
                // 128 forløb; 150 + 8 versions of forløb, 150 of indsatser, 90 of indstillinger: 398, of which 90 replaced.
                ("forloeb", 130), ("registreringer", 400), ("rettet", 25), ("indsatser", 120), ("sent", 40), ("indsatsdel-ukendt", 10),
                ("uden-slutdato", 10), ("uden-timer", 0), ("uden-indstilling", 50), ("tomme", 10),
                // 110 of København have ended: 22 with a text that the list lacks, 55 without one, each in steps of 10 per cent.
                ("afsluttede", 110), ("aarsag-ukendt", 20), ("uden-aarsag", 50),
            ],
            Of("DK"));
        Assert.Equal(
            [
                ("leverancer", 2), ("nyeste", new DateOnly(2024, 10, 5).DayNumber), ("forloeb", 120), ("registreringer", 390),
                ("rettet", 25), ("indsatser", 120),
                ("sent", 40), ("indsatsdel-ukendt", 10), ("uden-slutdato", 10), ("uden-timer", 0), ("uden-indstilling", 50), ("tomme", 0),
                ("afsluttede", 110), ("aarsag-ukendt", 20), ("uden-aarsag", 50),
            ],
            Of("0101"));
        Assert.Equal(
            [
                ("leverancer", 1), ("nyeste", new DateOnly(2024, 10, 1).DayNumber), ("forloeb", 0), ("registreringer", 0), ("rettet", -1),
                ("indsatser", 0),
                ("sent", -1), ("indsatsdel-ukendt", -1), ("uden-slutdato", -1), ("uden-timer", -1), ("uden-indstilling", -1), ("tomme", -1),
                ("afsluttede", 0), ("aarsag-ukendt", -1), ("uden-aarsag", -1),
            ],
            Of("0751"));

        IEnumerable<(string, long)> Of(string omraade) =>
            measure.Where(item => item.Omraade == omraade).Select(item => (item.Code, item.Value));
    }

    private static SlowForloeb Forloeb(string kommune, int index)
    {
        var start = new DateOnly(2024, 1, 10);
        var vr = new DateOnly(2024, 2, index < 45 ? 1 : 2);
        return new SlowForloeb(
            new Guid(index + 1, 0, 0, new byte[8]).ToString("D"), new DateOnly(1980, 5, 1), "mand", start,
            kommune == "0751" || index >= 110 ? null : new DateOnly(2024, 9, 1),
            [new SlowKommune(kommune, start)],
            kommune == "0751"
                ? []
                : [new SlowIndsats(
                    "LAB-11-VPP",
                    index < 6 ? "afsluttet" : "paabegyndt",
                    vr,
                    null,
                    index < 3 ? null : 10,
                    null,
                    index < 12 ? null : true,
                    "kommune")],
            [], [],
            kommune == "0751" || index >= 60 ? [] : [new SlowIndstilling(start, false, ["virksomhedsrettet"])],
            index < 22 ? "flyttet til søsteren" : index < 55 ? "fleksjob" : null);
    }
}
