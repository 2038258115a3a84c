using Dapper;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Domain.Law;
using Opgoerelse.Model;
using Opgoerelse.Motorer;

namespace Opgoerelse.AggregationTests.Kvalitet;

/// <summary>The quality of the registrations, counted by hand.</summary>
public sealed class RegistreringskvalitetTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 10)]
    [InlineData(14, 10)]
    [InlineData(15, 20)]
    [InlineData(1_994, 1_990)]
    [InlineData(1_995, 2_000)]
    public void Antal_afrundes_til_naermeste_ti(long antal, long vist) => Assert.Equal(vist, Kvalitetsafrunding.Antal(antal));

    [Theory]
    [InlineData(1, 99, Kvalitetsafrunding.ForFaa)]
    [InlineData(0, 0, Kvalitetsafrunding.ForFaa)]
    [InlineData(1, 100, 1)]
    [InlineData(1, 201, 0)]
    [InlineData(1, 200, 1)]
    [InlineData(200, 200, 100)]
    public void Andele_er_hele_procent_af_mindst_hundrede(long del, long hele, long vist) => Assert.Equal(vist, Kvalitetsafrunding.Procent(del, hele));

    /// <summary>
    /// 120 forløb in København and 8 in Aarhus, all started 10 January 2024. The first leverance brings all, the second 30 of
    /// København's once more. In København each has an indsats, the first 60 an indstilling; Aarhus has nothing. The second
    /// 30 replace 30 forløb, 30 indsatser and 30 indstillinger.
    /// </summary>
    [Theory]
    [PaaHverMotor]
    public void Alt_er_talt_som_i_haanden(string motor)
    {
        using var test = new Testdatabase(motor);
        List<SlowForloeb> koebenhavn = [.. Enumerable.Range(0, 120).Select(i => Forloeb("0101", i))];
        test.Modtag(new DateOnly(2024, 10, 1), [.. koebenhavn, .. Enumerable.Range(200, 8).Select(i => Forloeb("0751", i))]);
        test.Modtag(new DateOnly(2024, 10, 5), koebenhavn.Take(30));
        using var forbindelse = test.Database.Connect();
        // 31 days after 1 February, 30 after 2 February.
        forbindelse.Execute("UPDATE indsats SET registreret = @tid", new { tid = new DateTimeOffset(2024, 3, 3, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() });
        forbindelse.Execute("UPDATE leverance SET laest = 1004, afvist = 150 WHERE leverance_id = 1");
        foreach (var (kode, antal) in new[] { ("ukendt-kommune", 100), ("ugyldig-vaerdi", 49), ("ugyldigt-json", 1) })
        {
            forbindelse.Execute("INSERT INTO leverance_tal (leverance_id, slags, navn, antal) VALUES (1, 'afvisning', @kode, @antal)", new { kode, antal });
        }

        using var laan = new Faktadanner(test.Database).Laan(Regelsaet.Alle["bek-2408"], new DateOnly(2024, 10, 10));
        var maal = Kvalitetsdanner.Dan(forbindelse, laan.Saet);

        Assert.Equal(
            [
                ("leverancer", 2), ("nyeste", new DateOnly(2024, 10, 5).DayNumber), ("linjer", 1_000), ("afvist", 15), ("afvist:ukendt-kommune", 67), ("afvist:ugyldig-vaerdi", 33), ("afvist:ugyldigt-json", 1),
                // 128 forløb; 150 + 8 versions of forløb, 150 of indsatser, 90 of indstillinger: 398, of which 90 replaced.
                ("forloeb", 130), ("registreringer", 400), ("rettet", 23), ("indsatser", 120), ("sent", 38), ("indsatsdel-ukendt", 10), ("uden-slutdato", 5), ("uden-timer", 3), ("uden-indstilling", 53), ("tomme", 6),
            ],
            Af("DK"));
        Assert.Equal(
            [
                ("leverancer", 2), ("nyeste", new DateOnly(2024, 10, 5).DayNumber), ("forloeb", 120), ("registreringer", 390), ("rettet", 23), ("indsatser", 120),
                ("sent", 38), ("indsatsdel-ukendt", 10), ("uden-slutdato", 5), ("uden-timer", 3), ("uden-indstilling", 50), ("tomme", 0),
            ],
            Af("0101"));
        Assert.Equal(
            [
                ("leverancer", 1), ("nyeste", new DateOnly(2024, 10, 1).DayNumber), ("forloeb", 0), ("registreringer", 0), ("rettet", -1), ("indsatser", 0),
                ("sent", -1), ("indsatsdel-ukendt", -1), ("uden-slutdato", -1), ("uden-timer", -1), ("uden-indstilling", -1), ("tomme", -1),
            ],
            Af("0751"));

        IEnumerable<(string, long)> Af(string omraade) => maal.Where(et => et.Omraade == omraade).Select(et => (et.Kode, et.Vaerdi));
    }

    private static SlowForloeb Forloeb(string kommune, int nr)
    {
        var start = new DateOnly(2024, 1, 10);
        var vr = new DateOnly(2024, 2, nr < 45 ? 1 : 2);
        return new SlowForloeb(
            new Guid(nr + 1, 0, 0, new byte[8]).ToString("D"), new DateOnly(1980, 5, 1), "mand", start, null,
            [new SlowKommune(kommune, start)],
            kommune == "0751" ? [] : [new SlowIndsats("LAB-11-VPP", nr < 6 ? "afsluttet" : "paabegyndt", vr, null, nr < 3 ? null : 10, null, nr < 12 ? null : true, "kommune")],
            [], [],
            kommune == "0751" || nr >= 60 ? [] : [new SlowIndstilling(start, false, ["virksomhedsrettet"])]);
    }
}
