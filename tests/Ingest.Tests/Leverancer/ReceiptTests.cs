using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>The one receipt instant of a leverance, whatever the clock does: never in the future by an order, never before the one before it.</summary>
public sealed class ReceiptTests
{
    [Theory]
    [PaaHverMotor]
    public void En_angivet_modtagelse_efter_nu_afvises_og_standser_ikke_det_naeste(string motor)
    {
        using var proeve = new Proeve(motor);
        var file = proeve.Skriv("a.ndjson", Ndjson(Besked(Forloeb())));

        // The slip that ended ingest for good: 2126 for 2026.
        Assert.Equal("modtaget-i-fremtiden", Assert.Throws<IngestException>(() => proeve.Indlaesning.Fil(file, proeve.Ur.GetUtcNow().AddYears(100))).Kode);
        Assert.Equal("modtaget-i-fremtiden", Assert.Throws<IngestException>(() => proeve.Indlaesning.Fil(file, proeve.Ur.GetUtcNow().AddMilliseconds(1))).Kode);
        Assert.Equal("modtaget-i-fremtiden", Assert.Throws<IngestException>(() => proeve.Indlaesning.Fil(proeve.Skriv("b.ndjson", [0xFF]), proeve.Ur.GetUtcNow().AddDays(1))).Kode);
        Assert.Empty(proeve.Bog.Liste());
        Assert.Equal(proeve.Ur.GetUtcNow(), proeve.Indlaesning.Fil(file, proeve.Ur.GetUtcNow()).Modtaget);
        Assert.Equal(proeve.Ur.GetUtcNow(), proeve.Indlaesning.Fil(file).Modtaget);
    }

    /// <summary>A clock that is set by minutes, to and fro: everything is taken, in the order of taking, and no receipt is before the one before it.</summary>
    [Theory]
    [PaaHverMotor]
    public void Et_ur_der_springer_med_minutter_afviser_intet_og_bytter_ikke_om(string motor)
    {
        using var proeve = new Proeve(motor);
        var random = new Random(14);
        var start = proeve.Ur.GetUtcNow();
        var clock = start;
        var newest = DateTimeOffset.MinValue;
        for (var nr = 1; nr <= 40; nr++)
        {
            clock = clock.AddMinutes(1);
            proeve.Ur.AdjustTime(clock.AddMinutes(random.Next(-29, 30)));
            var leverance = proeve.Tag(Besked(Forloeb(nr)));
            Assert.Equal(nr, leverance.LeveranceId);
            // By hand: now, or the newest that there was.
            newest = proeve.Ur.GetUtcNow() > newest ? proeve.Ur.GetUtcNow() : newest;
            Assert.Equal(newest, leverance.Modtaget);
        }

        // The clock is right again: an hour later nothing is left of it.
        proeve.Ur.AdjustTime(clock.AddHours(1));
        Assert.Equal(proeve.Ur.GetUtcNow(), proeve.Tag(Besked(Forloeb(99))).Modtaget);
    }

    [Theory]
    [PaaHverMotor]
    public void En_rettelse_begyndes_igen_naar_forbindelse_og_laas_tabes(string motor)
    {
        using var proeve = new Proeve(motor);
        var right = proeve.Ur.GetUtcNow();
        proeve.Ur.AdjustTime(right.AddYears(1));
        proeve.Tag(Besked(Forloeb(1)));
        proeve.Ur.AdjustTime(right);

        using (var taken = new Failover(proeve.Database, takenMeanwhile: true))
        {
            Assert.Equal("optaget", Assert.Throws<IngestException>(() => Correction(taken).Correct(1, right)).Kode);
        }

        using var failing = new Failover(proeve.Database);
        Assert.Equal(right, Correction(failing).Correct(1, right).Modtaget);
        Assert.Equal(2, failing.Taken);

        ReceiptCorrection Correction(Database database) => new(database, proeve.Arkiv, proeve.Ur) { Patience = TimeSpan.Zero };
    }

    [Theory]
    [PaaHverMotor]
    public void En_modtagelse_i_fremtiden_kan_rettes_og_saa_tages_der_igen(string motor)
    {
        using var proeve = new Proeve(motor);
        var correction = new ReceiptCorrection(proeve.Database, proeve.Arkiv, proeve.Ur) { Patience = TimeSpan.Zero };
        var right = proeve.Ur.GetUtcNow();
        var first = proeve.Tag(Besked(Forloeb(1)));
        proeve.Ur.AdjustTime(right.AddYears(1));
        proeve.Laeg("b.ndjson", Ndjson(Besked(Forloeb(2))));
        var second = Assert.Single(proeve.Indbakke.Toem().Leverancer);
        var third = proeve.Tag(Besked(Forloeb(3)));
        proeve.Ur.AdjustTime(right.AddHours(2));

        // Far ahead is no slip of a clock: nothing more is taken until somebody has looked.
        var refused = Assert.Throws<IngestException>(() => proeve.Tag(Besked(Forloeb(4))));
        Assert.Equal("modtaget-foer-seneste", refused.Kode);
        Assert.Contains("modtaget 2 --til", refused.Message, StringComparison.Ordinal);

        // Only what is in the future, only to what is not, and never past the one before it.
        Assert.Equal("modtaget-ikke-i-fremtiden", Fault(1, right));
        Assert.Equal("modtaget-i-fremtiden", Fault(2, right.AddHours(3)));
        Assert.Equal("modtaget-foer-seneste", Fault(2, right.AddSeconds(-1)));
        Assert.Equal("modtaget-foer-seneste", Fault(3, right.AddHours(1)));
        Assert.Equal("ukendt-leverance", Fault(9, right));
        Assert.Equal([third.Modtaget, second.Modtaget, first.Modtaget], proeve.Bog.Liste().Select(leverance => leverance.Modtaget));

        Assert.Equal([3L, 2L], proeve.Bog.Nyeste(2).Select(leverance => leverance.LeveranceId));
        Assert.Equal([3L, 2L, 1L], proeve.Bog.Nyeste(4).Select(leverance => leverance.LeveranceId));

        Assert.True(File.Exists(proeve.Arkiv.Sti(second)));
        var corrected = correction.Correct(2, right.AddHours(1));
        Assert.Equal((right.AddHours(1), DanskTid.Dag(right.AddHours(1))), (corrected.Modtaget, corrected.ModtagetDag));
        // The file is kept as long as that day says.
        Assert.False(File.Exists(proeve.Arkiv.Sti(second)));
        Assert.True(File.Exists(proeve.Arkiv.Sti(corrected)));
        correction.Correct(3, right.AddHours(1));

        Assert.Equal(right.AddHours(2), proeve.Tag(Besked(Forloeb(4))).Modtaget);
        Assert.Equal([4L, 3L, 2L, 1L], proeve.Bog.Liste().OrderByDescending(leverance => leverance.Modtaget).ThenByDescending(leverance => leverance.LeveranceId).Select(leverance => leverance.LeveranceId));
        Assert.Equal(DanskTid.Dag(right.AddHours(1)).DayNumber, proeve.Skalar<long>("SELECT modtaget_dag FROM leverance WHERE leverance_id = 3"));

        string Fault(long id, DateTimeOffset receipt) => Assert.Throws<IngestException>(() => correction.Correct(id, receipt)).Kode;
    }
}
