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
    public void Shares_are_whole_per_cent_of_at_least_a_hundred(long part, long whole, long shown) => Assert.Equal(shown, QualityRounding.Percentage(part, whole));

    /// <summary>
    /// 120 forløb in København and 8 in Aarhus, all started 10 January 2024. The first leverance brings all, the second 30 of
    /// København's once more. In København each has an indsats, the first 60 an indstilling; Aarhus has nothing. The second
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
        connection.Execute("UPDATE indsats SET registreret = @tid", new { tid = new DateTimeOffset(2024, 3, 3, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() });
        connection.Execute("UPDATE leverance SET laest = 1004, afvist = 150 WHERE leverance_id = 1");
        foreach (var (code, count) in new[] { ("ukendt-kommune", 100), ("ugyldig-vaerdi", 49), ("ugyldigt-json", 1) })
        {
            connection.Execute("INSERT INTO leverance_tal (leverance_id, slags, navn, antal) VALUES (1, 'afvisning', @kode, @antal)", new { kode = code, antal = count });
        }

        using var loan = new FactMaker(test.Database).Loan(Regelsaet.All["bek-2408"], new DateOnly(2024, 10, 10));
        var measure = QualityMaker.Make(connection, loan.FactSet);

        Assert.Equal(
            [
                ("leverancer", 2), ("nyeste", new DateOnly(2024, 10, 5).DayNumber), ("linjer", 1_000), ("afvist", 15), ("afvist:ukendt-kommune", 67), ("afvist:ugyldig-vaerdi", 33), ("afvist:ugyldigt-json", 1),
                // 128 forløb; 150 + 8 versions of forløb, 150 of indsatser, 90 of indstillinger: 398, of which 90 replaced.
                ("forloeb", 130), ("registreringer", 400), ("rettet", 23), ("indsatser", 120), ("sent", 38), ("indsatsdel-ukendt", 10), ("uden-slutdato", 5), ("uden-timer", 3), ("uden-indstilling", 53), ("tomme", 6),
            ],
            Of("DK"));
        Assert.Equal(
            [
                ("leverancer", 2), ("nyeste", new DateOnly(2024, 10, 5).DayNumber), ("forloeb", 120), ("registreringer", 390), ("rettet", 23), ("indsatser", 120),
                ("sent", 38), ("indsatsdel-ukendt", 10), ("uden-slutdato", 5), ("uden-timer", 3), ("uden-indstilling", 50), ("tomme", 0),
            ],
            Of("0101"));
        Assert.Equal(
            [
                ("leverancer", 1), ("nyeste", new DateOnly(2024, 10, 1).DayNumber), ("forloeb", 0), ("registreringer", 0), ("rettet", -1), ("indsatser", 0),
                ("sent", -1), ("indsatsdel-ukendt", -1), ("uden-slutdato", -1), ("uden-timer", -1), ("uden-indstilling", -1), ("tomme", -1),
            ],
            Of("0751"));

        IEnumerable<(string, long)> Of(string omraade) => measure.Where(item => item.Omraade == omraade).Select(item => (item.Code, item.Value));
    }

    private static SlowForloeb Forloeb(string kommune, int index)
    {
        var start = new DateOnly(2024, 1, 10);
        var vr = new DateOnly(2024, 2, index < 45 ? 1 : 2);
        return new SlowForloeb(
            new Guid(index + 1, 0, 0, new byte[8]).ToString("D"), new DateOnly(1980, 5, 1), "mand", start, null,
            [new SlowKommune(kommune, start)],
            kommune == "0751" ? [] : [new SlowIndsats("LAB-11-VPP", index < 6 ? "afsluttet" : "paabegyndt", vr, null, index < 3 ? null : 10, null, index < 12 ? null : true, "kommune")],
            [], [],
            kommune == "0751" || index >= 60 ? [] : [new SlowIndstilling(start, false, ["virksomhedsrettet"])]);
    }
}
