using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Motorer;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>The ledger: one row a leverance, one transaction, one receipt.</summary>
public sealed class LeveranceTests
{
    [Theory]
    [PaaHverMotor]
    public void Hovedbogen_har_en_raekke_pr_leverance_med_tal_der_gaar_op(string motor)
    {
        using var proeve = new Proeve(motor);
        var bytes = Ndjson(Besked(Forloeb()), Besked(Forloeb()), Besked(Indsats(forloeb: 2)), Besked(Indsats(nr: 101, status: "x")));
        var foerste = proeve.Tag("a.ndjson", bytes);
        proeve.Ur.Advance(TimeSpan.FromHours(13));
        var anden = proeve.Tag("b.ndjson.gz", Gzip(bytes));

        Assert.Equal((1L, "a.ndjson", "kommando", Leverancetilstand.Indlaest, null), (foerste.LeveranceId, foerste.Navn, foerste.Kanal, foerste.Tilstand, foerste.Aarsag));
        Assert.Equal((4L, 2L, 1L, 1L, 1L), (foerste.Laest, foerste.Accepteret, foerste.Gentaget, foerste.Afvist, foerste.Venter));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(bytes), foerste.Sha256);
        Assert.Equal((2L, 4L, 0L, 3L, 1L, 0L), (anden.LeveranceId, anden.Laest, anden.Accepteret, anden.Gentaget, anden.Afvist, anden.Venter));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Gzip(bytes)), anden.Sha256);
        Assert.Equal(new DateOnly(2026, 6, 2), anden.ModtagetDag); // 23:00 UTC is 01:00 the next day
        Assert.Equivalent(new[] { anden, foerste }, proeve.Bog.Liste());
        Assert.Equivalent(foerste, proeve.Bog.Find(1));
        Assert.Null(proeve.Bog.Find(3));
        Assert.Equal(proeve.Raekker("SELECT modtaget_dag FROM leverance ORDER BY 1"), [$"{foerste.ModtagetDag.DayNumber}", $"{anden.ModtagetDag.DayNumber}"]);
    }

    [Theory]
    [PaaHverMotor("a.ndjson", "{\"a\":\"\u00e6\"}", "latin1")]
    [PaaHverMotor("forloeb.csv", "beskedId;version", "utf-8")]
    [PaaHverMotor("a.ndjson.gz", "{}", "utf-8")]
    public void En_daarlig_fil_afvises_hel_og_staar_i_hovedbogen(string motor, string navn, string indhold, string kodning)
    {
        using var proeve = new Proeve(motor);
        var leverance = proeve.Tag(navn, System.Text.Encoding.GetEncoding(kodning).GetBytes(indhold));
        Assert.Equal(Leverancetilstand.Afvist, leverance.Tilstand);
        Assert.NotEmpty(leverance.Aarsag!);
        Assert.Equal((0L, 0L, 0L, 0L, 0L), (leverance.Laest, leverance.Accepteret, leverance.Gentaget, leverance.Afvist, leverance.Venter));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.GetEncoding(kodning).GetBytes(indhold)), leverance.Sha256);
        Assert.Equivalent(leverance, proeve.Bog.Find(1));
        Assert.Equal(2, proeve.Tag(Besked(Forloeb())).LeveranceId);
    }

    [Theory]
    [PaaHverMotor]
    public void Af_en_daarlig_fil_bliver_intet_staaende_heller_ikke_efter_mange_portioner(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Indsats(100)));
        var foer = proeve.IKraft();
        var linjer = Enumerable.Range(1, Portion.FlestLinjer + 10).Select(nr => Besked(Indsats(nr), version: 2)).Append(Besked(Indsats(0)));
        byte[] bytes = [.. Ndjson(linjer), 0xFF, 0xFE, (byte)'\n'];
        var leverance = proeve.Tag("stor.ndjson", bytes);
        Assert.Equal($"Filen er ikke UTF-8 (linje {Portion.FlestLinjer + 12}).", leverance.Aarsag);
        Assert.Equal(foer, proeve.IKraft());
        Assert.Equal(1, proeve.Skalar<long>("SELECT COUNT(*) FROM besked"));
        Assert.Equal(1, proeve.Skalar<long>("SELECT COUNT(*) FROM beroert"));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(bytes), leverance.Sha256);
    }

    [Theory]
    [PaaHverMotor]
    public void Reglerne_gaelder_ogsaa_paa_tvaers_af_portioner(string motor)
    {
        using var proeve = new Proeve(motor);
        var fyld = Enumerable.Range(1, Portion.FlestLinjer).Select(nr => Besked(OrdinaereTimer(nr))).ToList();
        var leverance = proeve.Tag([
            Besked(Indsats(7, forloeb: 3), version: 2, beskedId: 1), .. fyld,
            Besked(Indsats(7, forloeb: 4), version: 3), Besked(Indsats(8), beskedId: 1), Besked(Indsats(7, forloeb: 9), version: 2), Besked(Indsats(7, forloeb: 5), version: 1)]);
        Assert.Equal((Portion.FlestLinjer + 3L, 1L, 1L), (leverance.Accepteret, leverance.Gentaget, leverance.Afvist));
        Assert.Equal(["1;1", "2;1", "3;"], proeve.Raekker("SELECT version, afloest_af FROM indsats ORDER BY version"));
        Assert.Equal([1, 3, 4, 5], proeve.Beroerte(leverance));
        Assert.Equal(Portion.FlestLinjer + 4, Assert.Single(proeve.Afvisninger(leverance)).Linje);
    }

    [Theory]
    [PaaHverMotor]
    public void Boern_foer_foraeldre_venter_og_taelles(string motor)
    {
        using var proeve = new Proeve(motor);
        var boern = proeve.Tag(
            Besked(Indsats(100, forloeb: 1)), Besked(Fritagelse(200, forloeb: 2)), Besked(OrdinaereTimer(300, forloeb: 2)), Besked(Indstilling(400, forloeb: 3)),
            Besked(Indsats(101, forloeb: 1)), Slet(Indsats(101), version: 2), Besked(Indsats(100, forloeb: 1), version: 2));
        Assert.Equal(4, boern.Venter);
        Assert.Equal(4, proeve.Bog.Venter());
        Assert.Equal(0, proeve.Tag(Besked(Forloeb(2))).Venter);
        Assert.Equal(2, proeve.Bog.Venter());
        Assert.Equal(2, proeve.Bog.Venter(boern.LeveranceId));
        Assert.Equal(4, proeve.Bog.Find(boern.LeveranceId)!.Venter); // as it was when it was committed
        proeve.Tag(Slet(Forloeb(1), version: 1)); // a delete is an accepted message too
        Assert.Equal(1, proeve.Bog.Venter());
        proeve.Tag(Slet(Indstilling(400), version: 2));
        Assert.Equal(0, proeve.Bog.Venter());
    }

    [Theory]
    [PaaHverMotor]
    public void Et_afvist_forloeb_er_ikke_kommet(string motor)
    {
        using var proeve = new Proeve(motor);
        var leverance = proeve.Tag(Besked(Forloeb(1).Med("kommuner", 1)), Besked(Indsats(forloeb: 1)));
        Assert.Equal((1L, 1L, 1L), (leverance.Accepteret, leverance.Afvist, leverance.Venter));
    }

    [Theory]
    [PaaHverMotor]
    public void Kvalitetstal_og_ukendte_felter_taelles_pr_accepteret_linje(string motor)
    {
        using var proeve = new Proeve(motor);
        var leverance = proeve.Tag(
            Besked(Indsats(1, slutdato: "9999-12-31").Uden("timerPrUge").Uden("minutterPrUge").Uden("iIndsatsdel").Med("kilde", "x")).Med("afsender", 1),
            Besked(Indsats(2).Med("kilde", new System.Text.Json.Nodes.JsonArray(1, 2)).Med("tom", null).Med("personnummer", "nej")),
            Besked(Indsats(2).Med("kilde", 1)), // a repeat: counts nothing
            Besked(Indsats(3, status: "x").Med("kilde", 1)), // rejected: counts nothing
            Besked(Forloeb(1, slutdato: "9999-12-31").Med("kommuner", System.Text.Json.Nodes.JsonNode.Parse("""[{"kommunekode":"0101","fra":"2024-01-15","kilde":1},{"kommunekode":"0147","fra":"2024-02-15","kilde":1}]"""))));
        Assert.Equal(
            [
                new Leverancetal("afvisning", "ugyldig-vaerdi", 1),
                new Leverancetal("kvalitet", "afsluttet-uden-slutdato", 1),
                new Leverancetal("kvalitet", "iIndsatsdel-ukendt", 1),
                new Leverancetal("kvalitet", "slutdato-9999", 2),
                new Leverancetal("kvalitet", "timer-mangler", 1),
                new Leverancetal("ukendt-felt", "afsender", 1),
                new Leverancetal("ukendt-felt", "kilde", 3),
                new Leverancetal("ukendt-felt", "personnummer", 1),
            ],
            proeve.Bog.Tal(leverance.LeveranceId));
    }

    [Theory]
    [PaaHverMotor]
    public void Mange_forskellige_ukendte_felter_taelles_samlet(string motor)
    {
        using var proeve = new Proeve(motor);
        var leverance = proeve.Tag(Enumerable.Range(0, 1200).Select(nr => Besked(Indsats(nr)).Med($"felt{nr}", 1)));
        Assert.Equal(1001, proeve.Bog.Tal(leverance.LeveranceId).Count);
        Assert.Equal(200, proeve.Tal(leverance, "(øvrige)"));
    }

    [Theory]
    [PaaHverMotor]
    public void Operatoeren_kan_angive_modtagelsen_men_ikke_foer_den_seneste(string motor)
    {
        using var proeve = new Proeve(motor);
        var fil = proeve.Skriv("a.ndjson", Ndjson(Besked(Forloeb())));
        var modtaget = new DateTimeOffset(2022, 1, 1, 0, 30, 0, TimeSpan.FromHours(1));
        Assert.Equal(new DateOnly(2022, 1, 1), proeve.Indlaesning.Fil(fil, modtaget).ModtagetDag);
        Assert.Equal(2, proeve.Indlaesning.Fil(fil, modtaget).LeveranceId); // equal receipts: order of taking
        var fejl = Assert.Throws<IngestException>(() => proeve.Indlaesning.Fil(fil, modtaget.AddSeconds(-1)));
        Assert.Equal("modtaget-foer-seneste", fejl.Kode);
        Assert.Contains("2022-01-01 00:30:00 +01:00", fejl.Message, StringComparison.Ordinal);
        Assert.Equal(2, proeve.Bog.Liste().Count);
        Assert.Equal(3, proeve.Indlaesning.Fil(fil).LeveranceId);
    }

    [Theory]
    [PaaHverMotor]
    public void En_afvist_leverances_modtagelse_taeller_med_som_den_seneste(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag("a.ndjson", [0xFF]);
        proeve.Ur.AdjustTime(proeve.Ur.GetUtcNow() - TimeSpan.FromDays(1));
        Assert.Equal("modtaget-foer-seneste", Assert.Throws<IngestException>(() => proeve.Tag(Besked(Forloeb()))).Kode);
        Assert.Equal("modtaget-foer-seneste", Assert.Throws<IngestException>(() => proeve.Tag("a.ndjson", [0xFF])).Kode);
    }

    [Theory]
    [PaaHverMotor]
    public void Et_ur_der_stilles_lidt_tilbage_standser_intet(string motor)
    {
        using var proeve = new Proeve(motor);
        var foerste = proeve.Tag(Besked(Forloeb()));
        proeve.Ur.AdjustTime(proeve.Ur.GetUtcNow() - TimeSpan.FromSeconds(5));
        Assert.Equal(foerste.Modtaget, proeve.Tag(Besked(Forloeb())).Modtaget);
    }

    [Theory]
    [PaaHverMotor]
    public void En_anden_noegle_afvises_i_stedet_for_at_dele_borgerne(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Forloeb()));
        var anden = new Indlaesning(proeve.Database, new Pseudonymnoegle(new byte[40]), proeve.Ur);
        Assert.Equal("anden-noegle", Assert.Throws<IngestException>(() => anden.Fil(proeve.Skriv("b.ndjson", Ndjson(Besked(Forloeb(2)))))).Kode);
        Assert.Single(proeve.Bog.Liste());
        Assert.Equal(2, proeve.Tag(Besked(Forloeb(2))).LeveranceId);
    }

    [Theory]
    [PaaHverMotor]
    public void En_afvist_foerste_fil_binder_ikke_databasen_til_en_noegle(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag("a.ndjson", [0xFF]);
        var anden = new Indlaesning(proeve.Database, new Pseudonymnoegle(new byte[40]), proeve.Ur);
        Assert.Equal(1, anden.Fil(proeve.Skriv("b.ndjson", Ndjson(Besked(Forloeb())))).Accepteret);
    }

    [Theory]
    [PaaHverMotor]
    public void To_indlaesninger_ad_gangen_er_en_for_meget(string motor)
    {
        using var proeve = new Proeve(motor);
        var fil = proeve.Skriv("a.ndjson", Ndjson(Besked(Forloeb())));
        using (proeve.Database.TryLock("indlaes", TimeSpan.Zero))
        {
            Assert.Equal("optaget", Assert.Throws<IngestException>(() => proeve.Indlaesning.Fil(fil)).Kode);
            Assert.Equal("optaget", Assert.Throws<IngestException>(() => proeve.Indbakke.Toem()).Kode);
        }

        Assert.Equal(1, proeve.Indlaesning.Fil(fil).Accepteret);
    }

    [Theory]
    [PaaHverMotor]
    public void En_afbrydelse_mellem_portioner_efterlader_intet(string motor)
    {
        using var proeve = new Proeve(motor);
        var fil = proeve.Skriv("a.ndjson", Ndjson(Enumerable.Range(1, Portion.FlestLinjer + 5).Select(nr => Besked(OrdinaereTimer(nr)))));
        using var afbryd = new CancellationTokenSource();
        var fremdrift = new Straks(skridt => afbryd.Cancel());
        Assert.Throws<OperationCanceledException>(() => proeve.Indlaesning.Fil(fil, fremdrift: fremdrift, afbryd: afbryd.Token));
        Assert.Empty(proeve.Bog.Liste());
        Assert.Empty(proeve.IKraft());
        Assert.Equal(Portion.FlestLinjer + 5, proeve.Indlaesning.Fil(fil).Accepteret);
    }

    [Theory]
    [PaaHverMotor]
    public void Fremdriften_ender_paa_hele_filen(string motor)
    {
        using var proeve = new Proeve(motor);
        var bytes = Gzip(Ndjson(Enumerable.Range(1, Portion.FlestLinjer + 5).Select(nr => Besked(OrdinaereTimer(nr)))));
        var skridt = new List<Fremdrift>();
        proeve.Indlaesning.Fil(proeve.Skriv("a.ndjson.gz", bytes), fremdrift: new Straks(skridt.Add));
        Assert.Equal(skridt.OrderBy(et => et.Linjer).ThenBy(et => et.Bytes), skridt);
        Assert.Equal(new Fremdrift("a.ndjson.gz", bytes.Length, bytes.Length, Portion.FlestLinjer + 5), skridt[^1]);
        Assert.True(skridt.Count >= 2);
    }

    [Theory]
    [PaaHverMotor]
    public void En_mappe_tages_i_ordinal_orden_og_bliver_liggende(string motor)
    {
        using var proeve = new Proeve(motor);
        string[] navne = ["b.ndjson", "B.ndjson", "a.csv", "10-forloeb.csv", "9.ndjson", "x.ndjson.part", ".skjult.ndjson", "readme.txt"];
        foreach (var navn in navne)
        {
            proeve.Skriv(navn, []);
        }

        var mappe = Path.Combine(proeve.Mappe, "filer");
        var resultat = proeve.Indlaesning.Mappe(mappe, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(["10-forloeb.csv", "9.ndjson", "B.ndjson", "b.ndjson"], resultat.Leverancer.Select(leverance => leverance.Navn));
        Assert.Equal(["a.csv", "readme.txt"], resultat.Oversprunget.Select(fil => fil.Navn));
        Assert.Contains("er ingen leverance", resultat.Oversprunget[0].Aarsag, StringComparison.Ordinal);
        Assert.Equal(navne.Length, Directory.GetFiles(mappe).Length);
    }

    [Fact]
    public void En_mappe_med_kun_undermapper_siger_det()
    {
        using var proeve = new Proeve();
        var mappe = Directory.CreateDirectory(Path.Combine(proeve.Mappe, "leverancer")).FullName;
        Directory.CreateDirectory(Path.Combine(mappe, "2024"));
        Directory.CreateDirectory(Path.Combine(mappe, "2025"));
        var resultat = proeve.Indlaesning.Mappe(mappe + Path.DirectorySeparatorChar);
        Assert.Empty(resultat.Leverancer);
        Assert.Equal(
            new Oversprunget("leverancer", "Mappen leverancer har ingen leverancer, men 2 undermapper. Undermapper læses ikke: nævn den mappe, der skal læses."),
            Assert.Single(resultat.Oversprunget));
        File.WriteAllBytes(Path.Combine(mappe, "a.ndjson"), []);
        Assert.Empty(proeve.Indlaesning.Mappe(mappe).Oversprunget);
    }

    [Theory]
    [PaaHverMotor]
    public void Samme_tekst_i_to_former_af_unicode_er_en_gentagelse(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Forloeb().Med("afslutningsaarsag", "P\u00E5begyndt uddannelse")));
        var igen = proeve.Tag(Besked(Forloeb().Med("afslutningsaarsag", "Pa\u030Abegyndt uddannelse")), Besked(Forloeb().Med("afslutningsaarsag", "Pabegyndt uddannelse")));
        Assert.Equal((1L, 1L), (igen.Gentaget, igen.Afvist));
        Assert.Equal("version-konflikt", Assert.Single(proeve.Afvisninger(igen)).Kode);
    }

    [Theory]
    [PaaHverMotor]
    public void En_navngiven_fil_der_ikke_er_en_leverance_er_en_fejl(string motor)
    {
        using var proeve = new Proeve(motor);
        Assert.Equal("ukendt-fil", Assert.Throws<IngestException>(() => proeve.Indlaesning.Fil(proeve.Skriv("a.txt", []))).Kode);
        Assert.Equal("fil-findes-ikke", Assert.Throws<IngestException>(() => proeve.Indlaesning.Fil(Path.Combine(proeve.Mappe, "ingen.ndjson"))).Kode);
        Assert.Equal("fil-findes-ikke", Assert.Throws<IngestException>(() => proeve.Indlaesning.Mappe(Path.Combine(proeve.Mappe, "ingen"))).Kode);
    }

    [Theory]
    [PaaHverMotor]
    public void Afvisninger_skrives_som_semikolonsepareret_tekst(string motor)
    {
        using var proeve = new Proeve(motor);
        var leverance = proeve.Tag("a.ndjson", Utf8("x\n" + Besked(Indsats(status: "a;\"b\"")).ToJsonString()));
        using var tekst = new StringWriter();
        Assert.Equal(2, proeve.Bog.SkrivAfvisninger(leverance.LeveranceId, tekst));
        Assert.Equal(
            "linje;felt;kode;tekst\n"
            + "1;;ugyldigt-json;Linjen er ikke et gyldigt JSON-objekt.\n"
            + "2;status;ugyldig-vaerdi;\"Feltet status har værdien »x;\"\"x\"\"«; ventet en af koderne planlagt, paabegyndt, afsluttet, annulleret.\"\n",
            tekst.ToString());
    }

    private sealed class Straks(Action<Fremdrift> skridt) : IProgress<Fremdrift>
    {
        public void Report(Fremdrift value) => skridt(value);
    }
}
