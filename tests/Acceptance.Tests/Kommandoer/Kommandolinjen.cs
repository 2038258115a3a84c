using System.Globalization;
using Opgoerelse.Generator;

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

    [Fact]
    public async Task Uden_database_er_der_intet_at_svare_af()
    {
        using var mappe = new Arbejdsmappe();

        foreach (var argumenter in new string[][] { ["leverancer"], ["aggregate"], ["publish"], ["rejects", "1"] })
        {
            var svar = await Programmet.Koer([.. argumenter, "--data", mappe.Data]);

            Assert.Equal(4, svar.Exitkode);
            Assert.Contains("Der er ingen database at spørge", svar.Fejl, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Foer_foerste_modtagelse_er_tal_ikke_tilgaengelige()
    {
        using var mappe = new Arbejdsmappe();
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await Programmet.Ok("ingest", fil, "--modtaget", "2023-05-01T12:00", "--data", mappe.Data);

        foreach (var argumenter in new string[][]
        {
            ["aggregate", "--dato", "2023-04-30"],
            ["publish", "--dato", "2023-04-30"],
            ["facts", "--dato", "2023-04-30", "--regelsaet", "bek-2408", "--out", mappe.Fil("ud.csv")],
            ["figures", "--dato", "2023-04-30", "--regelsaet", "bek-2408", "--out", mappe.Fil("ud.csv")],
        })
        {
            var svar = await Programmet.Koer([.. argumenter, "--data", mappe.Data]);

            Assert.Equal(4, svar.Exitkode);
            Assert.Contains("2023-04-30", svar.Fejl, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(mappe.Fil("ud.csv")));
        Assert.False(File.Exists(mappe.Fil("ud.csv.part")));
    }

    [Fact]
    public async Task En_afvist_fil_giver_3_og_de_andre_tages()
    {
        using var mappe = new Arbejdsmappe();
        mappe.Skriv("ind/a.ndjson.gz", "ikke gzip");
        mappe.Skriv("ind/b.ndjson", Beskeder.Forloeb(1, "2022-03-01"), "ikke json");
        mappe.Skriv("ind/noter.txt", "ikke en leverance");

        var svar = await Programmet.Koer("ingest", mappe.Fil("ind"), "--data", mappe.Data);

        Assert.Equal(3, svar.Exitkode);
        Assert.Contains("Afvist: a.ndjson.gz", svar.Fejl, StringComparison.Ordinal);
        Assert.Contains("noter.txt", svar.Fejl, StringComparison.Ordinal);
        Assert.Equal("leverance;modtaget;navn;tilstand;laest;accepteret;gentaget;afvist;venter", svar.Linjer[0]);
        Assert.EndsWith(";b.ndjson;indlaest;2;1;0;1;0", svar.Linjer[2], StringComparison.Ordinal);

        var liste = await Programmet.Ok("leverancer", "--data", mappe.Data);
        Assert.Equal(3, liste.Linjer.Length);

        var afviste = await Programmet.Ok("rejects", "2", "--data", mappe.Data);
        Assert.Equal(2, afviste.Linjer.Length);
        Assert.StartsWith("2;;ugyldigt-json;", afviste.Linjer[1], StringComparison.Ordinal);

        var ukendt = await Programmet.Koer("rejects", "7", "--data", mappe.Data);
        Assert.Equal(2, ukendt.Exitkode);
    }

    [Fact]
    public async Task En_modtagelse_foer_den_seneste_naegtes()
    {
        using var mappe = new Arbejdsmappe();
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await Programmet.Ok("ingest", fil, "--modtaget", "2023-05-01T12:00", "--data", mappe.Data);

        var svar = await Programmet.Koer("ingest", fil, "--modtaget", "2023-05-01T11:59:59", "--data", mappe.Data);

        Assert.Equal(2, svar.Exitkode);
        var liste = await Programmet.Ok("leverancer", "--data", mappe.Data);
        Assert.Equal(2, liste.Linjer.Length);
        Assert.Contains(";2023-05-01T12:00:00+02:00;", liste.Linjer[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Er_en_anden_i_gang_giver_det_5()
    {
        using var mappe = new Arbejdsmappe();
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await Programmet.Ok("ingest", fil, "--data", mappe.Data);
        var database = new Opgoerelse.Storage.Sqlite.SqliteDatabase(Path.Combine(mappe.Data, "opgoerelse.db"));
        using var laas = database.TryLock("job-opgoer", TimeSpan.Zero);
        Assert.NotNull(laas);

        var svar = await Programmet.Koer(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Opgoerelse__Job__VentSekunder"] = "0" },
            "aggregate",
            "--data",
            mappe.Data);

        Assert.Equal(5, svar.Exitkode);
        Assert.Contains("En anden proces", svar.Fejl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kontrolkommandoer_noteres_i_protokollen()
    {
        using var mappe = new Arbejdsmappe();
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"), Beskeder.Forloeb(2, "2022-03-02"));
        await Programmet.Ok("ingest", fil, "--modtaget", "2023-05-01", "--data", mappe.Data);

        await Programmet.Ok("facts", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out", mappe.Fil("fakta.csv"), "--data", mappe.Data);
        await Programmet.Ok("figures", "--tabel", "y11iga01", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out", mappe.Fil("tal.csv"), "--data", mappe.Data);

        Assert.Equal(3, File.ReadAllLines(mappe.Fil("fakta.csv")).Length);
        Assert.All(File.ReadAllLines(mappe.Fil("tal.csv")).Skip(1), linje => Assert.StartsWith("Y11IGA01;", linje, StringComparison.Ordinal));
        var koersler = await Programmet.Ok("koersler", "--data", mappe.Data);
        Assert.Contains(koersler.Linjer, linje => linje.Contains(";kontrol;", StringComparison.Ordinal) && linje.Contains("figures", StringComparison.Ordinal) && linje.Contains(Environment.UserName, StringComparison.Ordinal));
        Assert.Contains(koersler.Linjer, linje => linje.Contains(";kontrol;", StringComparison.Ordinal) && linje.Contains("facts", StringComparison.Ordinal) && linje.Contains(";afsluttet;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_udgive_det_samme_igen_giver_ingen_ny_udgivelse()
    {
        using var mappe = new Arbejdsmappe();
        var fil = mappe.Skriv("a.ndjson", [.. Enumerable.Range(1, 9).Select(nummer => Beskeder.Forloeb(nummer, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{nummer}")))]);
        await Programmet.Ok("ingest", fil, "--modtaget", "2023-05-01", "--data", mappe.Data);

        var foerste = await Programmet.Ok("publish", "--dato", "2024-01-01", "--data", mappe.Data);
        var igen = await Programmet.Ok("publish", "--dato", "2024-01-01", "--data", mappe.Data);
        var senere = await Programmet.Ok("publish", "--dato", "2024-01-02", "--data", mappe.Data);

        Assert.StartsWith("Udgivelse 1 pr. 2024-01-01 er offentliggjort", foerste.Ud, StringComparison.Ordinal);
        Assert.StartsWith("Udgivelse 1 pr. 2024-01-01 var offentlig i forvejen", igen.Ud, StringComparison.Ordinal);
        Assert.StartsWith("Udgivelse 2 pr. 2024-01-02 er offentliggjort", senere.Ud, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sigterm_under_indlaesning_giver_130_og_intet_er_halvt_gjort()
    {
        using var mappe = new Arbejdsmappe();
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = 4000, Seed = 1, Folder = mappe.Fil("leverancer") });
        using var proces = Programmet.Start(miljoe: null, "ingest", mappe.Fil("leverancer"), "--data", mappe.Data);
        while (await proces.StandardError.ReadLineAsync() is { } linje && !linje.StartsWith("Indlæser", StringComparison.Ordinal))
        {
        }

        await Programmet.Sigterm(proces);
        var svar = await Programmet.Afvent(proces);

        Assert.Equal(130, svar.Exitkode);
        Assert.Contains("Intet er halvt gjort", svar.Fejl, StringComparison.Ordinal);
        var koersler = await Programmet.Ok("koersler", "--data", mappe.Data);
        Assert.Contains(";indlaes;", koersler.Linjer[1], StringComparison.Ordinal);
        Assert.Contains(";afbrudt;", koersler.Linjer[1], StringComparison.Ordinal);
        var leverancer = await Programmet.Ok("leverancer", "--data", mappe.Data);
        Assert.InRange(leverancer.Linjer.Length, 1, 13);
    }

    [Fact]
    public async Task En_indstilling_der_ikke_kan_bruges_stopper_programmet_ved_start()
    {
        using var mappe = new Arbejdsmappe();
        var svar = await Programmet.Koer("serve", "--data", mappe.Data, "--urls", "http://127.0.0.1:0", "--Opgoerelse:Job:Forsoeg=0");

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains("Forsoeg", svar.Fejl, StringComparison.Ordinal);
    }
}
