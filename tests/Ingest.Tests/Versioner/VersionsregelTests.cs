using System.Text.Json.Nodes;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Motorer;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Versioner;

/// <summary>
/// The version rules as a table. Each case is a sequence of messages about one indsats, taken in as one leverance, as
/// one leverance each, and as CSV-like pairs: the outcome must not depend on it.
/// </summary>
public sealed class VersionsregelTests
{
    /// <summary>
    /// <c>o2a</c>: create, version 2, content a. <c>r</c> is update, <c>s</c> delete. <c>#7</c> gives the beskedId.
    /// Outcome: <c>+</c> accepted, <c>=</c> repeat, <c>!</c> conflict. In force: version and content, <c>-</c> deleted.
    /// </summary>
    [Theory]
    [PaaHverMotor("o1a", "+", "1a")]
    [PaaHverMotor("o1a o2b", "++", "2b")]
    [PaaHverMotor("o2b o1a", "++", "2b")] // the highest version wins, whatever the order of arrival
    [PaaHverMotor("o1a o3c o2b", "+++", "3c")]
    [PaaHverMotor("r1a", "+", "1a")] // an update without a create is a create
    [PaaHverMotor("r5a o1b", "++", "5a")]
    [PaaHverMotor("o1a o1a", "+=", "1a")] // same version, same content
    [PaaHverMotor("o1a r1a", "+=", "1a")] // create or update does not matter
    [PaaHverMotor("o1a o1b", "+!", "1a")] // other content: the first stays
    [PaaHverMotor("o1b o1a", "+!", "1b")]
    [PaaHverMotor("o1a o2b o1a", "++=", "2b")] // every received version is compared, not only the highest
    [PaaHverMotor("o1a o2b o1c", "++!", "2b")]
    [PaaHverMotor("o2b o1a o1c o1a", "++!=", "2b")]
    [PaaHverMotor("o1a s2", "++", "2-")]
    [PaaHverMotor("s2 o1a", "++", "2-")] // a delete of the unknown is remembered
    [PaaHverMotor("s2 o1a o3b", "+++", "3b")] // a later, higher version revives
    [PaaHverMotor("o1a s2 o3a", "+++", "3a")]
    [PaaHverMotor("s2 s2", "+=", "2-")]
    [PaaHverMotor("s2 o2a", "+!", "2-")] // a delete is a content of its own
    [PaaHverMotor("o2a s2", "+!", "2a")]
    [PaaHverMotor("s1 s2", "++", "2-")]
    [PaaHverMotor("s9 s1 o5a", "+++", "9-")]
    [PaaHverMotor("o1a#7 o2b#7", "+=", "1a")] // a beskedId already accepted is ignored
    [PaaHverMotor("o1a#7 o1b#7", "+=", "1a")] // the repeat check comes before the version
    [PaaHverMotor("o1a#7 s2#7", "+=", "1a")]
    [PaaHverMotor("o1a o1b#7 o2c#7", "+!+", "2c")] // a rejected line may be sent again, corrected, under its beskedId
    [PaaHverMotor("o1a o1a#7 o2c#7", "+=+", "2c")] // a repeat was not accepted under its beskedId
    [PaaHverMotor("o1a o1b#7 o2c#7 o3d#7", "+!+=", "2c")]
    public void Reglerne(string motor, string beskeder, string udfald, string iKraft)
    {
        var dele = beskeder.Split(' ');
        for (var samlet = 1; samlet <= dele.Length; samlet++)
        {
            using var proeve = new Proeve(motor);
            var laest = "";
            foreach (var leverance in dele.Chunk(samlet))
            {
                laest += Udfald(proeve, leverance);
            }

            Assert.Equal(udfald, laest);
            Assert.Equal([iKraft], proeve.Raekker("SELECT version, CASE WHEN slettet = 1 THEN '-' ELSE CHAR(97 + timer_pr_uge) END FROM indsats WHERE afloest_af IS NULL").Select(raekke => raekke.Replace(";", "", StringComparison.Ordinal)));
            Assert.Equal(udfald.Count(tegn => tegn == '+'), proeve.Skalar<long>("SELECT COUNT(*) FROM indsats"));
            Assert.Equal(udfald.Count(tegn => tegn == '+'), proeve.Skalar<long>("SELECT COUNT(*) FROM besked"));
        }
    }

    [Theory]
    [PaaHverMotor]
    public void Versioner_hoerer_til_entitet_og_id_og_ikke_til_id_alene(string motor)
    {
        using var proeve = new Proeve(motor);
        var leverance = proeve.Tag(
            Besked(Indsats(nr: 1)), Besked(Forloeb(nr: 1)), Besked(Fritagelse(nr: 1)), Besked(OrdinaereTimer(nr: 1)), Besked(Indstilling(nr: 1)), Besked(Indsats(nr: 2)));
        Assert.Equal(6, leverance.Accepteret);
    }

    [Theory]
    [PaaHverMotor]
    public void En_konflikt_afvises_med_linje_felt_kode_og_tekst(string motor)
    {
        using var proeve = new Proeve(motor);
        var leverance = proeve.Tag(Besked(Indsats()), Besked(Indsats(status: "planlagt")));
        var afvisning = Assert.Single(proeve.Afvisninger(leverance));
        Assert.Equal((2L, "version", "version-konflikt"), (afvisning.Linje, afvisning.Felt, afvisning.Kode));
        Assert.Equal($"Feltet version har værdien 1, som er modtaget før for indsats {Id(100)} med andet indhold. Den første gælder.", afvisning.Tekst);
    }

    [Theory]
    [PaaHverMotor]
    public void Et_fravaer_i_en_hoejere_version_rydder_feltet(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Forloeb(slutdato: "2024-06-01").Med("afslutningsaarsag", "job")));
        proeve.Tag(Besked(Forloeb(), version: 2, aendringstype: 2));
        Assert.Equal([";"], proeve.Raekker("SELECT slutdato, afslutning FROM forloeb WHERE afloest_af IS NULL"));
    }

    [Theory]
    [PaaHverMotor]
    public void Historikken_kan_goeres_op_igen_for_hver_plads_i_hovedbogen(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Indsats(), version: 2));
        proeve.Tag(Besked(Indsats(), version: 1));
        proeve.Tag(Besked(Indsats(), version: 5));
        proeve.Tag(Besked(Indsats(), version: 4), Besked(Indsats(), version: 7), Besked(Indsats(), version: 6));
        proeve.Tag(Slet(Indsats(), version: 8));
        int?[] ventet = [null, 2, 2, 5, 7, 8];
        for (var plads = 0; plads < ventet.Length; plads++)
        {
            var raekker = proeve.Raekker($"SELECT version FROM indsats WHERE leverance_id <= {plads} AND (afloest_af IS NULL OR afloest_af > {plads})");
            Assert.Equal(ventet[plads]?.ToString(System.Globalization.CultureInfo.InvariantCulture), raekker.SingleOrDefault());
        }
    }

    [Theory]
    [PaaHverMotor]
    public void Beroert_er_raekkens_forloeb_og_det_forloeb_hvis_raekke_den_afloeser(string motor)
    {
        using var proeve = new Proeve(motor);
        Assert.Equal([1], proeve.Beroerte(proeve.Tag(Besked(Forloeb(1)))));
        Assert.Equal([2], proeve.Beroerte(proeve.Tag(Besked(Indsats(100, forloeb: 2)))));
        Assert.Equal([2, 3], proeve.Beroerte(proeve.Tag(Besked(Indsats(100, forloeb: 3), version: 3)))); // moved
        Assert.Equal([3], proeve.Beroerte(proeve.Tag(Slet(Indsats(100), version: 4))));
        Assert.Equal([4], proeve.Beroerte(proeve.Tag(Besked(Indsats(100, forloeb: 4), version: 5)))); // revived
        Assert.Equal([], proeve.Beroerte(proeve.Tag(Slet(Indsats(101), version: 1)))); // of the unknown
        Assert.Equal([4, 5, 6], proeve.Beroerte(proeve.Tag(Besked(Indsats(100, forloeb: 5), version: 6), Besked(Indsats(100, forloeb: 6), version: 7))));
        Assert.Equal([], proeve.Beroerte(proeve.Tag(Besked(Indsats(100, forloeb: 6), version: 7)))); // a repeat
        Assert.Equal([1], proeve.Beroerte(proeve.Tag(Slet(Forloeb(1), version: 2))));
    }

    [Theory]
    [PaaHverMotor]
    public void Meget_store_versioner_holdes_ude_fra_hinanden(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Indsats(), version: LeveranceLimits.Standard.MaxVersion), Besked(Indsats(), version: LeveranceLimits.Standard.MaxVersion - 1));
        Assert.Equal([LeveranceLimits.Standard.MaxVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)], proeve.Raekker("SELECT version FROM indsats WHERE afloest_af IS NULL"));
    }

    private static string Udfald(Proeve proeve, string[] dele)
    {
        var leverance = proeve.Tag(dele.Select(Besked));
        var afvist = proeve.Afvisninger(leverance).Select(afvisning => afvisning.Linje).ToHashSet();
        var accepteret = proeve.Raekker($"SELECT linje FROM indsats WHERE leverance_id = {leverance.LeveranceId}").ToHashSet();
        Assert.Equal(dele.Length, leverance.Accepteret + leverance.Gentaget + leverance.Afvist);
        return string.Concat(dele.Select((_, i) => afvist.Contains(i + 1) ? '!' : accepteret.Contains($"{i + 1}") ? '+' : '='));
    }

    private static JsonObject Besked(string del)
    {
        var (kort, nr) = del.Split('#') is [var foer, var efter] ? (foer, (int?)int.Parse(efter, System.Globalization.CultureInfo.InvariantCulture)) : (del, null);
        var version = kort[1] - '0';
        return kort[0] == 's'
            ? Slet(Indsats(), version, nr)
            : Linjer.Besked(Indsats().Med("timerPrUge", kort[2] - 'a'), version, kort[0] == 'o' ? 1 : 2, nr);
    }

    private static JsonObject Besked(JsonObject indhold, long version = 1, int aendringstype = 1) => Linjer.Besked(indhold, version, aendringstype);
}
