using System.Globalization;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>What the command line answers, and the exit codes that a script relies on.</summary>
public sealed class Kommandolinjen
{
    [Fact]
    public async Task Hjaelpen_er_paa_dansk_og_naevner_alle_kommandoer_og_exitkoder()
    {
        var svar = await Programmet.Ok("--help");

        foreach (var kommando in new[] { "demo", "serve", "ingest", "aggregate", "publish", "generate", "rejects", "leverancer", "koersler", "noegle", "facts", "figures" })
        {
            Assert.Contains($"\n  {kommando}", svar.Ud, StringComparison.Ordinal);
        }

        Assert.Contains("Exitkoder:", svar.Ud, StringComparison.Ordinal);
        Assert.Contains("--data MAPPE", svar.Ud, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", svar.Ud, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(svar.Fejl);
    }

    [Theory]
    [InlineData("ingest", "--modtaget TIDSPUNKT")]
    [InlineData("facts", "--regelsaet REGELSÆT")]
    [InlineData("demo", "--forloeb ANTAL")]
    [InlineData("noegle", "opret ORGANISATION")]
    public async Task Hver_kommando_har_sin_hjaelp(string kommando, string indstilling)
    {
        var svar = await Programmet.Ok(kommando, "--help");

        Assert.Contains($"opgoerelse {kommando}", svar.Ud, StringComparison.Ordinal);
        Assert.Contains(indstilling, svar.Ud, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'opgør'", "opgør")]
    [InlineData("'--dta'", "serve", "--dta", "x")]
    [InlineData("'overflødig'", "aggregate", "overflødig")]
    [InlineData("--regelsaet mangler", "facts", "--dato", "2026-11-21", "--out", "x")]
    [InlineData("--out mangler en værdi", "facts", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out")]
    [InlineData("LEVERANCE mangler", "rejects")]
    [InlineData("--dato kan ikke være '2026-02-30'", "aggregate", "--dato", "2026-02-30")]
    [InlineData("--dato kan ikke være '21-11-2026'", "publish", "--dato", "21-11-2026")]
    [InlineData("--regelsaet kan ikke være 'bek-9999'", "aggregate", "--regelsaet", "bek-9999")]
    [InlineData("--tabel kan ikke være 'Y11IGA99'", "figures", "--tabel", "Y11IGA99", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out", "x")]
    [InlineData("--modtaget kan ikke være 'i går'", "ingest", "--modtaget", "i går")]
    [InlineData("--modtaget kan ikke være '2026-03-29T02:30'", "ingest", "--modtaget", "2026-03-29T02:30")]
    [InlineData("'findes-ikke.ndjson'", "ingest", "findes-ikke.ndjson")]
    [InlineData("'@findes-ikke.ndjson'", "ingest", "@findes-ikke.ndjson")]
    [InlineData("--forloeb kan ikke være '-1'", "generate", "--forloeb", "-1", "--seed", "1", "--out", "x")]
    public async Task En_forkert_ordre_naevner_feltet_og_vaerdien_og_giver_2(string besked, params string[] argumenter)
    {
        using var mappe = new Arbejdsmappe();

        var svar = await Programmet.Koer(["--data", mappe.Data, .. argumenter]);

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains(besked, svar.Fejl, StringComparison.Ordinal);
        Assert.Empty(svar.Ud);
        Assert.False(Directory.Exists(mappe.Data));
    }

    [Theory]
    [PaaHverMotor]
    public async Task Uden_database_er_der_intet_at_svare_af(string motor)
    {
        using var mappe = new Arbejdsmappe(motor, tom: true);

        foreach (var argumenter in new string[][] { ["leverancer"], ["aggregate"], ["publish"], ["rejects", "1"] })
        {
            var svar = await mappe.Koer(argumenter);

            Assert.Equal(4, svar.Exitkode);
            Assert.Contains("Der er ingen database at spørge", svar.Fejl, StringComparison.Ordinal);
        }
    }

    [Theory]
    [PaaHverMotor]
    public async Task Foer_foerste_modtagelse_er_tal_ikke_tilgaengelige(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01T12:00");

        foreach (var argumenter in new string[][]
        {
            ["aggregate", "--dato", "2023-04-30"],
            ["publish", "--dato", "2023-04-30"],
            ["facts", "--dato", "2023-04-30", "--regelsaet", "bek-2408", "--out", mappe.Fil("ud.csv")],
            ["figures", "--dato", "2023-04-30", "--regelsaet", "bek-2408", "--out", mappe.Fil("ud.csv")],
        })
        {
            var svar = await mappe.Koer(argumenter);

            Assert.Equal(4, svar.Exitkode);
            Assert.Contains("2023-04-30", svar.Fejl, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(mappe.Fil("ud.csv")));
        Assert.False(File.Exists(mappe.Fil("ud.csv.part")));
    }

    [Theory]
    [PaaHverMotor]
    public async Task En_afvist_fil_giver_3_og_de_andre_tages(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        mappe.Skriv("ind/a.ndjson.gz", "ikke gzip");
        mappe.Skriv("ind/b.ndjson", Beskeder.Forloeb(1, "2022-03-01"), "ikke json");
        mappe.Skriv("ind/noter.txt", "ikke en leverance");

        var svar = await mappe.Koer("ingest", mappe.Fil("ind"));

        Assert.Equal(3, svar.Exitkode);
        Assert.Contains("Afvist: a.ndjson.gz", svar.Fejl, StringComparison.Ordinal);
        Assert.Contains("noter.txt", svar.Fejl, StringComparison.Ordinal);
        Assert.Equal("leverance;modtaget;navn;tilstand;laest;accepteret;gentaget;afvist;venter", svar.Linjer[0]);
        Assert.EndsWith(";b.ndjson;indlaest;2;1;0;1;0", svar.Linjer[2], StringComparison.Ordinal);

        var liste = await mappe.Ok("leverancer");
        Assert.Equal(3, liste.Linjer.Length);

        var afviste = await mappe.Ok("rejects", "2");
        Assert.Equal(2, afviste.Linjer.Length);
        Assert.StartsWith("2;;ugyldigt-json;", afviste.Linjer[1], StringComparison.Ordinal);

        var ukendt = await mappe.Koer("rejects", "7");
        Assert.Equal(2, ukendt.Exitkode);
    }

    [Theory]
    [PaaHverMotor]
    public async Task En_modtagelse_foer_den_seneste_naegtes(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01T12:00");

        var svar = await mappe.Koer("ingest", fil, "--modtaget", "2023-05-01T11:59:59");

        Assert.Equal(2, svar.Exitkode);
        var liste = await mappe.Ok("leverancer");
        Assert.Equal(2, liste.Linjer.Length);
        Assert.Contains(";2023-05-01T12:00:00+02:00;", liste.Linjer[1], StringComparison.Ordinal);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Er_en_anden_i_gang_giver_det_5(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await mappe.Ok("ingest", fil);
        using var laas = mappe.Aabn().TryLock("job-opgoer", TimeSpan.Zero);
        Assert.NotNull(laas);

        var svar = await mappe.Koer(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Opgoerelse__Job__VentSekunder"] = "0" },
            "aggregate");

        Assert.Equal(5, svar.Exitkode);
        Assert.Contains("En anden proces", svar.Fejl, StringComparison.Ordinal);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Kontrolkommandoer_noteres_i_protokollen(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"), Beskeder.Forloeb(2, "2022-03-02"));
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01");

        await mappe.Ok("facts", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out", mappe.Fil("fakta.csv"));
        await mappe.Ok("figures", "--tabel", "y11iga01", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out", mappe.Fil("tal.csv"));

        Assert.Equal(3, File.ReadAllLines(mappe.Fil("fakta.csv")).Length);
        Assert.All(File.ReadAllLines(mappe.Fil("tal.csv")).Skip(1), linje => Assert.StartsWith("Y11IGA01;", linje, StringComparison.Ordinal));
        var koersler = await mappe.Ok("koersler");
        Assert.Contains(koersler.Linjer, linje => linje.Contains(";kontrol;", StringComparison.Ordinal) && linje.Contains("figures", StringComparison.Ordinal) && linje.Contains(Environment.UserName, StringComparison.Ordinal));
        Assert.Contains(koersler.Linjer, linje => linje.Contains(";kontrol;", StringComparison.Ordinal) && linje.Contains("facts", StringComparison.Ordinal) && linje.Contains(";afsluttet;", StringComparison.Ordinal));
    }

    [Theory]
    [PaaHverMotor]
    public async Task At_udgive_det_samme_igen_giver_ingen_ny_udgivelse(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var fil = mappe.Skriv("a.ndjson", [.. Enumerable.Range(1, 9).Select(nummer => Beskeder.Forloeb(nummer, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{nummer}")))]);
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01");

        var foerste = await mappe.Ok("publish", "--dato", "2024-01-01");
        var igen = await mappe.Ok("publish", "--dato", "2024-01-01");
        var senere = await mappe.Ok("publish", "--dato", "2024-01-02");

        Assert.StartsWith("Udgivelse 1 pr. 2024-01-01 er offentliggjort", foerste.Ud, StringComparison.Ordinal);
        Assert.StartsWith("Udgivelse 1 pr. 2024-01-01 var offentlig i forvejen", igen.Ud, StringComparison.Ordinal);
        Assert.StartsWith("Udgivelse 2 pr. 2024-01-02 er offentliggjort", senere.Ud, StringComparison.Ordinal);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Sigterm_under_indlaesning_giver_130_og_intet_er_halvt_gjort(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = 4000, Seed = 1, Folder = mappe.Fil("leverancer") });
        using var proces = mappe.Start("ingest", mappe.Fil("leverancer"));
        while (await proces.StandardError.ReadLineAsync() is { } linje && !linje.StartsWith("Indlæser", StringComparison.Ordinal))
        {
        }

        await Programmet.Sigterm(proces);
        var svar = await Programmet.Afvent(proces);

        Assert.Equal(130, svar.Exitkode);
        Assert.Contains("Intet er halvt gjort", svar.Fejl, StringComparison.Ordinal);
        var koersler = await mappe.Ok("koersler");
        Assert.Contains(";indlaes;", koersler.Linjer[1], StringComparison.Ordinal);
        Assert.Contains(";afbrudt;", koersler.Linjer[1], StringComparison.Ordinal);
        var leverancer = await mappe.Ok("leverancer");
        Assert.InRange(leverancer.Linjer.Length, 1, 13);
    }

    [Theory]
    [PaaHverMotor]
    public async Task En_indstilling_der_ikke_kan_bruges_stopper_programmet_ved_start(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var svar = await mappe.Koer("serve", "--urls", "http://127.0.0.1:0", "--Opgoerelse:Job:Forsoeg=0");

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains("Forsoeg", svar.Fejl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=127.0.0.1,1;Serverr=x", "ConnectionStrings:Opgoerelse")]
    [InlineData("vrøvl", "ConnectionStrings:Opgoerelse")]
    public async Task En_forbindelsesstreng_der_ikke_kan_laeses_er_en_forkert_indstilling(string forbindelse, string besked)
    {
        using var mappe = new Arbejdsmappe();

        var svar = await mappe.Koer(new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Opgoerelse"] = forbindelse }, "leverancer");

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains(besked, svar.Fejl, StringComparison.Ordinal);
        Assert.Single(svar.Fejl.TrimEnd().Split('\n'));
    }

    /// <summary>The default build takes a connection string as it is: what fails here is the network, not the program.</summary>
    [Fact]
    public async Task En_server_der_ikke_svarer_giver_4_paa_dansk()
    {
        using var mappe = new Arbejdsmappe();

        var svar = await mappe.Koer(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Opgoerelse"] = "Server=127.0.0.1,1;Database=o;User ID=o;Password=ingen;Connect Timeout=3;ConnectRetryCount=0" },
            "leverancer");

        Assert.Equal(4, svar.Exitkode);
        Assert.StartsWith("Databasen svarer ikke.", svar.Fejl, StringComparison.Ordinal);
        Assert.DoesNotContain("ingen;", svar.Fejl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_ulaeselig_databasefil_meldes_paa_dansk_uden_stakspor()
    {
        using var mappe = new Arbejdsmappe();
        Directory.CreateDirectory(mappe.Data);
        await File.WriteAllTextAsync(Path.Combine(mappe.Data, "opgoerelse.db"), new string('x', 8192));

        var svar = await mappe.Koer("leverancer");

        Assert.Equal(1, svar.Exitkode);
        // Before it the log says that what the test made was open to others.
        Assert.Contains("\nDatabasen kan ikke læses", svar.Fejl, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", svar.Fejl, StringComparison.Ordinal);
    }
}
