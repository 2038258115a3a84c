// The texts are our own: nobody can make an expression slow.
#pragma warning disable MA0009
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.ReportsTests.Benchmarking;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.ReportsTests;

/// <summary>The reports of a made-up release with withheld cells.</summary>
public sealed class RapporterTests : IDisposable
{
    /// <summary>Læsø (4 of 12) and Skive are withheld, Ærø has no forløb, Aalborg stands out.</summary>
    private static readonly Proeveland Landet = new()
    {
        N = (kommune, kvartal) => kommune switch { "0825" => 3, "0492" => 0, "0779" => 4, _ => 20 + (kommune[3] * 3 % 17) + kvartal.IAaret },
        Procent = (kommune, kvartal, indsats) => indsats == "nogen" ? 74 : kommune switch { "0851" => 90, "0825" => 40, _ => 25 + (kommune[2] % 5) + (kvartal.Aar % 3) },
    };

    private static readonly UdgivelseMedTabeller Udgivelsen = Landet.Udgiv();
    private static readonly Rapportgrundlag Grundlag = new(Udgivelsen);
    private readonly string _mappe = Directory.CreateTempSubdirectory("rapport").FullName;

    public void Dispose() => Directory.Delete(_mappe, recursive: true);

    [Fact]
    public void Kun_en_udgivelse_der_er_eller_var_offentlig_kan_blive_til_rapporter()
    {
        Assert.Throws<ArgumentException>(() => new Rapportgrundlag(Landet.Udgiv(Udgivelsestilstand.Klargjort)));
        Assert.Throws<ArgumentException>(() => new Rapportgrundlag(Landet.Udgiv(Udgivelsestilstand.Trukket)));
        Assert.NotNull(new Rapportgrundlag(Landet.Udgiv(Udgivelsestilstand.Erstattet)).Sammenligner);
    }

    [Fact]
    public void Alle_rapporter_dannes_og_de_samme_tal_giver_de_samme_bytes()
    {
        var skridt = new Skridt();
        var resultat = new Rapportdanner(null).Dan(Grundlag, Grundlag.Sammenligner.Kommuner, medLand: true, _mappe, skridt);
        Assert.Empty(resultat.Fejl);
        Assert.Equal(2 * 99, resultat.Filer.Count);
        Assert.Equal(new Fremdrift("Rapporter", 99, 99), skridt.Alle.MaxBy(en => en.Udfoert));
        Assert.DoesNotContain(Directory.GetFiles(_mappe), fil => fil.EndsWith(".part", StringComparison.Ordinal));

        var anden = Directory.CreateTempSubdirectory("rapport").FullName;
        try
        {
            new Rapportdanner(null).Dan(new Rapportgrundlag(Landet.Udgiv()), Grundlag.Sammenligner.Kommuner, medLand: true, anden);
            Assert.All(resultat.Filer, fil => Assert.Equal(File.ReadAllBytes(Path.Combine(_mappe, fil)), File.ReadAllBytes(Path.Combine(anden, fil))));
        }
        finally
        {
            Directory.Delete(anden, recursive: true);
        }
    }

    [Fact]
    public void Intet_der_er_diskretioneret_staar_i_nogen_rapport()
    {
        var hemmelig = Proeveland.Hemmelig.ToString(CultureInfo.InvariantCulture);
        foreach (var html in Grundlag.Sammenligner.Kommuner.Select(kommune => Kommuneblad.Html(Grundlag, kommune)).Append(Landsrapport.Html(Grundlag)))
        {
            var tekst = html.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            Assert.DoesNotContain(hemmelig, tekst, StringComparison.Ordinal);
            Assert.DoesNotContain(hemmelig[..^1], tekst, StringComparison.Ordinal);
        }
    }

    /// <summary>Hele landet under KL's rule: half as many forløb, a tenth of them with each indsats; social is withheld.</summary>
    [Fact]
    public void De_samme_borgere_staar_efter_to_regler_side_om_side()
    {
        Assert.Contains("Tal efter andre regelsæt er ikke en del af udgivelse 3", System.Net.WebUtility.HtmlDecode(Landsrapport.Html(Grundlag)), StringComparison.Ordinal);
        Assert.DoesNotContain(Landsrapport.Ark(Grundlag), ark => ark.Navn.StartsWith("Side om side", StringComparison.Ordinal));

        Tabeltal Tal(long antal) => new(antal, 0, Cellesymbol.Ingen);
        var n = Grundlag.Sammenligner.Tabel["DK", "2025", "nogen"].Forloeb.Vaerdi / 20 * 10;
        var indsatser = new[] { "nogen", "virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed", "mentor", "ingen" };
        List<Sidecelle> celler = [.. new[] { "2024", "2025", Grundlag.Periode }.SelectMany(_ => indsatser, (periode, indsats) => new Sidecelle(periode, indsats, Tal(n), indsats == "social" ? new Tabeltal(0, 0, Cellesymbol.Diskretioneret) : Tal(n / 10)))];
        var grundlag = new Rapportgrundlag(Landet.Udgiv() with { SideOmSide = [new Sideregel("kl-2021", 1, new string('c', 64), celler)] });
        var html = Laest(Landsrapport.Html(grundlag));
        Assert.Contains($"Efter KL's forslag 2021 er det 10,0 pct. af {DanskSkrift.Tal(n)} forløb", html, StringComparison.Ordinal);
        Assert.Contains("Mentorstøtte tæller som en slags indsats for sig.", html, StringComparison.Ordinal);
        Assert.Contains(new string('c', 64), html, StringComparison.Ordinal);
        Assert.DoesNotContain("ikke en del af udgivelse 3 og", html, StringComparison.Ordinal);

        var ark = Landsrapport.Ark(grundlag).Single(et => et.Navn == "Side om side kl-2021");
        Assert.Equal(21, ark.Raekker.Count);
        var mentor = ark.Raekker.Single(raekke => raekke[0].Tekst == "2025" && raekke[1].Tekst == "Mentorstøtte");
        Assert.Equal(("tæller ikke", n / 10, 10.0m, Cellesymbol.IkkeTilgaengelig), (mentor[3].Tekst, mentor[6].Tal, mentor[7].Tal, mentor[8].Symbol));
        var social = ark.Raekker.Single(raekke => raekke[0].Tekst == "2025" && raekke[1].Tekst == "Social indsats");
        Assert.Equal((n, "*", "*", "*"), (social[5].Tal, social[6].Tekst, social[7].Tekst, social[8].Tekst));
        var officiel = Grundlag.Sammenligner.Tabel["DK", "2025", "virksomhedsrettet"].Andel!.Value;
        var vr = ark.Raekker.Single(raekke => raekke[0].Tekst == "2025" && raekke[1].Tekst == "Virksomhedsrettet indsats");
        Assert.Equal(Math.Round(10m - (100m * officiel.Med / officiel.N), 1, MidpointRounding.AwayFromZero), vr[8].Tal);
    }

    [Fact]
    public void Registreringernes_kvalitet_staar_i_rapporten_og_paa_bladet_uden_at_en_enkelt_ses()
    {
        var aalborg = Grundlag.Sammenligner.Find("Aalborg")!;
        Assert.Contains("Mål for registreringernes kvalitet er ikke en del af udgivelse 3.", Landsrapport.Html(Grundlag), StringComparison.Ordinal);
        Assert.DoesNotContain(Landsrapport.Ark(Grundlag), ark => ark.Navn.Contains("valitet", StringComparison.Ordinal));

        var dag = new DateOnly(2026, 6, 30).DayNumber;
        List<Kvalitetsmaal> maal =
        [
            new("DK", "leverancer", 12), new("DK", "nyeste", dag), new("DK", "linjer", 290_120), new("DK", "afvist", 2), new("DK", "afvist:ukendt-indsatstype", 61), new("DK", "afvist:mangler-felt", 39),
            new("DK", "forloeb", 40_000), new("DK", "registreringer", 280_000), new("DK", "rettet", 5), new("DK", "sent", 9), new("DK", "uden-indstilling", 0), new("DK", "tomme", 4),
            new("0851", "leverancer", 7), new("0851", "nyeste", dag), new("0851", "forloeb", 1_230), new("0851", "registreringer", 9_870), new("0851", "rettet", 6), new("0851", "sent", 14), new("0851", "uden-indstilling", 1), new("0851", "tomme", -1),
            new("0492", "forloeb", 0), new("0492", "registreringer", 0), new("0492", "rettet", -1),
        ];
        var grundlag = new Rapportgrundlag(Landet.Udgiv() with { Kvalitet = new Registreringskvalitet("", maal) });
        Assert.Contains(
            "Der er læst omkring 290.120 linjer, og 2 pct. blev afvist; de hyppigste årsager var ukendte indsatstyper og manglende felter. 5 pct. af registreringerne er siden ændret eller annulleret. 9 pct. af de begyndte indsatser blev først registreret mere end 30 dage efter starten. Under 1 pct. af forløbene mangler teamets indstilling. 4 pct. af forløbene med nået frist har ingen registreringer ud over forløbet selv.",
            Laest(Landsrapport.Html(grundlag)),
            StringComparison.Ordinal);
        Assert.Contains(
            "Der er modtaget omkring 9.870 registreringer om omkring 1.230 forløb; den nyeste leverance med noget om dem blev modtaget 30. juni 2026. 6 pct. af registreringerne er siden ændret eller annulleret (hele landet 5 pct.). 14 pct. af de begyndte indsatser blev først registreret mere end 30 dage efter starten (hele landet 9 pct.). 1 pct. af forløbene mangler teamets indstilling (hele landet under 1 pct.).</p>",
            Laest(Kommuneblad.Html(grundlag, aalborg)),
            StringComparison.Ordinal);
        Assert.Contains("Der er modtaget færre end ti registreringer om færre end ti forløb.</p>", Kommuneblad.Html(grundlag, grundlag.Sammenligner.Find("Ærø")!), StringComparison.Ordinal);
        Assert.Contains("Der er ikke modtaget registreringer om forløb på Samsø.", Kommuneblad.Html(grundlag, grundlag.Sammenligner.Find("Samsø")!), StringComparison.Ordinal);

        var ark = Landsrapport.Ark(grundlag).Single(et => et.Navn == "Kvalitet i kommunerne");
        Assert.Equal(98, ark.Raekker.Count);
        var raekke = ark.Raekker.Single(en => en[0].Tekst == "Ærø");
        Assert.Equal(("..", "under 10", "for få"), (raekke[1].Tekst, raekke[3].Tekst, raekke[7].Tekst));
        Assert.Contains(Kommuneblad.Ark(grundlag, aalborg), et => et.Navn == "Registreringernes kvalitet");
        // Every reason of the contract has its words.
        Assert.All(new[] { "ugyldigt-json", "dobbelt-felt", "ukendt-entitet", "mangler-felt", "ugyldig-vaerdi", "ugyldigt-personnummer", "ukendt-kommune", "ukendt-indsatstype", "dato-foer-1900-eller-efter-2100", "slut-foer-start", "version-konflikt" }, kode => Assert.NotEqual(kode, Kvalitetsafsnit.Aarsag(kode)));
    }

    [Fact]
    public void Landsrapporten_svarer_paa_aftalens_spoergsmaal_i_orden()
    {
        var html = Landsrapport.Html(Grundlag);
        string[] afsnit = ["Hvad der er målt", "Hvilken indsats", "Tid til den første", "Uden indsats", "Indstillet af teamet", "Før og efter garantien", "Alle kommuner", "skiller sig ud", "KL's regel", "Serien slutter", "Metode"];
        var sted = html.IndexOf("<section", StringComparison.Ordinal);
        for (var i = 0; i < afsnit.Length; i++)
        {
            var naeste = html.IndexOf("</h2>", sted + 1, StringComparison.Ordinal);
            Assert.Contains(afsnit[i], System.Net.WebUtility.HtmlDecode(html[html.LastIndexOf("<h2", naeste, StringComparison.Ordinal)..naeste]), StringComparison.Ordinal);
            sted = naeste;
        }

        Assert.Contains(Grundlag.Udgivelse.Kontrolsum, html, StringComparison.Ordinal);
        Assert.Contains("Én kommune ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Aalborg.", html, StringComparison.Ordinal);
        Assert.Contains("Ordningen er lukket for nye borgere", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("land")]
    [InlineData("0851")]
    [InlineData("0825")]
    [InlineData("0492")]
    [InlineData("0779")]
    public void Hver_side_er_velformet_med_sprog_titel_og_entydige_navne(string hvilken)
    {
        var html = hvilken == "land" ? Landsrapport.Html(Grundlag) : Kommuneblad.Html(Grundlag, Grundlag.Sammenligner.Find(hvilken)!);
        var dokument = XElement.Parse(html[html.IndexOf("<html", StringComparison.Ordinal)..].Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal));

        Assert.Equal("da", dokument.Attribute("lang")?.Value);
        Assert.NotEmpty(dokument.Descendants("title").First().Value);
        Assert.Single(dokument.Descendants("h1"));
        Assert.Single(dokument.Descendants("main"));
        var navne = dokument.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(navne.Count, navne.Distinct(StringComparer.Ordinal).Count());
        foreach (var peger in dokument.Descendants().SelectMany(element => (element.Attribute("aria-labelledby")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            Assert.Contains(peger, navne);
        }

        foreach (var tabel in dokument.Descendants("table"))
        {
            Assert.NotEmpty(tabel.Element("caption")!.Value);
            var kolonner = tabel.Element("thead")!.Descendants("th").Count();
            Assert.All(tabel.Element("tbody")!.Elements("tr"), raekke => Assert.Equal(kolonner, raekke.Elements().Count()));
        }

        Assert.All(dokument.Descendants("figure"), figur => Assert.NotEmpty(figur.Element("figcaption")!.Value));
        var niveauer = dokument.Descendants().Where(element => element.Name.LocalName is "h1" or "h2" or "h3").Select(element => element.Name.LocalName[1] - '0').ToList();
        Assert.All(niveauer.Zip(niveauer.Skip(1)), par => Assert.True(par.Second - par.First <= 1));
    }

    [Fact]
    public void En_kommune_hvis_tal_ikke_vises_faar_et_blad_der_siger_det()
    {
        // What is withheld is said in one sentence; then what is shown instead.
        var skive = Budskab("Skive");
        Assert.Equal("I Skive kan andelen med virksomhedsrettet indsats ikke vises af hensyn til fortrolighed.", skive[0]);
        Assert.Equal(["På Ærø var der ingen forløb at opgøre.", "Før og efter garantien, virksomhedsrettet indsats: Der var ingen forløb at sammenligne."], Budskab("Ærø"));
        // Nothing of it is shown: it is said once, and what can be seen is told instead.
        var laesoe = Budskab("Læsø");
        Assert.Equal("På Læsø kan ingen af andelene vises af hensyn til fortrolighed: de kunne røbe noget om enkelte borgere.", laesoe[0]);
        Assert.StartsWith("Til sammenligning: i hele landet fik ", laesoe[1], StringComparison.Ordinal);
        Assert.Equal(3, laesoe.Count);
    }

    /// <summary>What was to be expected is told with the indsats that it is about, before anything of another is.</summary>
    [Fact]
    public void Det_forventede_staar_ved_sin_indsats()
    {
        var aalborg = Budskab("Aalborg");
        Assert.StartsWith("I Aalborg fik ", aalborg[0], StringComparison.Ordinal);
        Assert.Matches("^Med landets andele for tilsvarende alder, køn og startkvartal måtte der ventes [0-9,]+ pct\\. med virksomhedsrettet indsats; den faktiske andel er ", aalborg[1]);
        Assert.EndsWith("skiller sig ud.", aalborg[3], StringComparison.Ordinal);
        Assert.StartsWith("Også andelene med ", aalborg[3], StringComparison.Ordinal);
        Assert.Equal(5, aalborg.Count);
    }

    /// <summary>Aalborg is like the others but in social indsats: there is nothing that it stands out with besides.</summary>
    [Fact]
    public void Det_eneste_en_kommune_skiller_sig_ud_med_er_ikke_ogsaa_noget()
    {
        var land = new Proeveland { Foerste = new(2024, 1), N = (_, _) => 40, Procent = (kommune, _, indsats) => indsats == "nogen" ? 74 : indsats == "social" && kommune == "0851" ? 90 : 30 };
        Assert.Contains("Andelen med social indsats (90,0 pct., over landet) skiller sig ud.", Budskab("Aalborg", new Rapportgrundlag(land.Udgiv())));
    }

    /// <summary>A file of groups has peers also for a kommune whose number of forløb is withheld.</summary>
    [Fact]
    public void Lignende_kommuner_er_med_naar_de_er_opsat()
    {
        const string Uden = "Lignende kommuner er ikke med";
        var laesoe = Grundlag.Sammenligner.Kommuner.First(kommune => kommune.Kode == "0825");
        var land = new Proeveland { Foerste = new(2024, 1), N = (kommune, _) => kommune == "0825" ? 1 : 40 }.Udgiv();
        Assert.Contains(Uden, Kommuneblad.Html(new Rapportgrundlag(land), laesoe), StringComparison.Ordinal);
        var html = Kommuneblad.Html(new Rapportgrundlag(land, Gruppefil.Laes(new StringReader("kommunekode;gruppe\n0825;Små\n0563;Små"))), laesoe);
        Assert.Contains("Lignende kommuner er de andre i gruppen Små: Fanø.", Laest(html), StringComparison.Ordinal);
        Assert.DoesNotContain(Uden, html, StringComparison.Ordinal);
    }

    /// <summary>No forløb is not something withheld, and a table that was never made is not either.</summary>
    [Fact]
    public void Et_tegn_siger_hvorfor_der_intet_staar()
    {
        var aeroe = Laest(Kommuneblad.Html(Grundlag, Grundlag.Sammenligner.Find("Ærø")!));
        Assert.Contains("Ærø: ingen forløb<", aeroe, StringComparison.Ordinal);
        Assert.Contains("Læsø: vises ikke<", Laest(Kommuneblad.Html(Grundlag, Grundlag.Sammenligner.Find("Læsø")!)), StringComparison.Ordinal);

        var uden = new Rapportgrundlag(Udgivelsen with { Tabeller = [.. Udgivelsen.Tabeller.Where(tabel => tabel.Id != "Y11IGA02")] });
        string? Forventet(Rapportgrundlag grundlag, string navn) => Rapportark.Forventet(grundlag, grundlag.Sammenligner.Find(navn)!).Raekker[0][3].Tekst;
        Assert.Equal(("..", "..", "-"), (Forventet(uden, "Aalborg"), Forventet(uden, "Læsø"), Forventet(uden, "Ærø")));
        Assert.Equal((null, "*", "-"), (Forventet(Grundlag, "Aalborg"), Forventet(Grundlag, "Læsø"), Forventet(Grundlag, "Ærø")));
    }

    private static List<string> Budskab(string navn, Rapportgrundlag? grundlag = null)
    {
        grundlag ??= Grundlag;
        var html = Laest(Kommuneblad.Html(grundlag, grundlag.Sammenligner.Find(navn)!));
        var liste = html[html.IndexOf("budskab\"><ul>", StringComparison.Ordinal)..html.IndexOf("</ul></div>", StringComparison.Ordinal)];
        return [.. liste.Split("<li>").Skip(1).Select(punkt => punkt[..punkt.IndexOf("</li>", StringComparison.Ordinal)].Trim())];
    }

    /// <summary>
    /// What is published for the year is shown, also where a quarter of it is withheld, and what is withheld for the year is not made from its
    /// quarters; what only quarters have is their sum, or nothing.
    /// </summary>
    [Fact]
    public void De_uden_indsats_er_aarets_hvor_aaret_vises()
    {
        var kvartaler = Grundlag.Sammenligner.Kvartaler;
        foreach (var kommune in Grundlag.Sammenligner.Kommuner)
        {
            var aaret = Grundlag.Sammenligner.Tabel[kommune.Kode, Grundlag.Periode, "ingen"];
            var summen = kvartaler.Select(kvartal => Grundlag.Sammenligner.Tabel[kommune.Kode, kvartal, "ingen"].Med).ToList();
            Assert.Equal(aaret.Med, Grundlag.Garanti(kommune.Kode, "ingen"));
            Assert.Equal(aaret.Forloeb, Grundlag.Garanti(kommune.Kode, "antalForloeb"));
            Assert.Equal(summen.TrueForAll(tal => tal.HarVaerdi), Grundlag.Garanti(kommune.Kode, "genbehandlet").HarVaerdi);
        }

        // Skive has 2 of 4 in each quarter, which is withheld, and 8 of 16 in the year, which is not.
        Assert.True(Grundlag.Garanti("0779", "ingen") is { HarVaerdi: true, Vaerdi: 8 });
        Assert.False(Grundlag.Garanti("0779", "genbehandlet").HarVaerdi);

        // Aalborg's year withheld, its quarters not.
        var tabel = Udgivelsen.Find("Y11IGA01")!;
        Cellesymbol[] symboler = [.. tabel.Symboler];
        symboler[tabel.Celle("0851", Grundlag.Periode, "ingen", "antalMed")] = Cellesymbol.Diskretioneret;
        var skjult = new Rapportgrundlag(Udgivelsen with { Tabeller = [.. Udgivelsen.Tabeller.Select(en => en == tabel ? new Tabel(tabel.Id, tabel.Titel, tabel.Noter, tabel.Dimensioner, tabel.Vaerdier, symboler) : en)] });
        Assert.True(Grundlag.Garanti("0851", "genbehandlet").HarVaerdi);
        Assert.Equal(Cellesymbol.Diskretioneret, skjult.Garanti("0851", "ingen").Symbol);
        Assert.True(skjult.Garanti("0851", "antalForloeb").HarVaerdi);
    }

    /// <summary>Actual minus expected with its interval, and before and after the guarantee, of every kommune with every indsats.</summary>
    [Fact]
    public void Regnearket_har_hver_kommunes_forskel_med_interval()
    {
        var billede = Grundlag.Billede("virksomhedsrettet")!;
        var aalborg = billede.Kommuner.Single(kommune => kommune.Kommune.Kode == "0851");
        foreach (var (bog, kommuner) in new[] { (Landsrapport.Ark(Grundlag), 98), (Kommuneblad.Ark(Grundlag, aalborg.Kommune), 1) })
        {
            var forventet = bog.Single(ark => ark.Navn == "Forventet og faktisk");
            Assert.Equal(kommuner * Grundlag.Sammenligner.Billeder.Count, forventet.Raekker.Count);
            var raekke = forventet.Raekker.Single(en => en[0].Tekst == "Aalborg" && en[1].Tekst == billede.Indsats.Navn.Da);
            Assert.Equal([Afrundet(aalborg.Forventning!.Value.Forskel), Afrundet(aalborg.Usikkerhed!.Value.Nedre - aalborg.Forventning.Value.Forventet), Afrundet(aalborg.Usikkerhed.Value.Oevre - aalborg.Forventning.Value.Forventet)], raekke.Skip(4).Select(felt => felt.Tal));
            var foer = bog.Single(ark => ark.Navn == "Før og efter, kommuner").Raekker.Single(en => en[0].Tekst == "Aalborg" && en[1].Tekst == billede.Indsats.Navn.Da);
            Assert.Equal([aalborg.FoerOgEfter.Foer!.Value.N, aalborg.FoerOgEfter.Nu!.Value.N, Afrundet(aalborg.FoerOgEfter.Forskel!.Value)], new[] { foer[2].Tal, foer[4].Tal, foer[6].Tal });
        }

        var laesoe = Landsrapport.Ark(Grundlag).Single(ark => ark.Navn == "Forventet og faktisk").Raekker.First(en => en[0].Tekst == "Læsø");
        Assert.All(laesoe.Skip(2), felt => Assert.Equal("*", felt.Tekst));

        static decimal? Afrundet(double andel) => Math.Round(100 * (decimal)andel, 1, MidpointRounding.AwayFromZero);
    }

    [Fact]
    public void Regnearket_laeses_tilbage_med_tal_som_tal()
    {
        new Rapportdanner(null).Dan(Grundlag, [Grundlag.Sammenligner.Find("Aalborg")!], medLand: true, _mappe);
        foreach (var fil in Directory.GetFiles(_mappe, "*.xlsx"))
        {
            using var bog = SpreadsheetDocument.Open(fil, isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(bog).Select(fejl => fejl.Description));
            var ark = bog.WorkbookPart!.Workbook.Descendants<Sheet>().ToList();
            Assert.Equal(ark.Count, ark.Select(en => en.Name!.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(ark, en => Assert.InRange(en.Name!.Value!.Length, 1, 31));
            // In Danish letters and whole words, not the indsats' code.
            Assert.Contains(ark, en => en.Name! is { Value: "Kommuner øvrig beskæftigelse" or "Sammenlign øvrig beskæftigelse" });
            Assert.DoesNotContain(ark, en => en.Name!.Value!.Contains("oevrig", StringComparison.Ordinal));
        }

        using var land = SpreadsheetDocument.Open(Path.Combine(_mappe, "land.xlsx"), isEditable: false);
        var kommuner = land.WorkbookPart!.Workbook.Descendants<Sheet>().Single(en => en.Name == "Kommuner virksomhedsrettet");
        var raekker = ((WorksheetPart)land.WorkbookPart.GetPartById(kommuner.Id!)).Worksheet.Descendants<Row>().ToList();
        Assert.Equal(2 + 98, raekker.Count);
        var aalborg = raekker.Single(raekke => raekke.Elements<Cell>().First().InnerText == "Aalborg").Elements<Cell>().ToList();
        var sand = Grundlag.Sammenligner.Tabel["0851", Grundlag.Periode, "virksomhedsrettet"];
        Assert.Equal(sand.Forloeb.Vaerdi.ToString(CultureInfo.InvariantCulture), aalborg[1].CellValue!.Text);
        Assert.Equal(sand.Procent.Tal, double.Parse(aalborg[3].CellValue!.Text, CultureInfo.InvariantCulture));
        Assert.Null(aalborg[3].DataType);
        var laesoe = raekker.Single(raekke => raekke.Elements<Cell>().First().InnerText == "Læsø").Elements<Cell>().ToList();
        Assert.Equal("*", laesoe[3].InnerText);
    }

    [Fact]
    public void En_rapport_der_ikke_kan_dannes_standser_ikke_de_andre()
    {
        // A folder stands where the leaflet of Aarhus should be.
        Directory.CreateDirectory(Path.Combine(_mappe, "0751.html"));
        var resultat = new Rapportdanner(null).Dan(Grundlag, Grundlag.Sammenligner.Kommuner, medLand: true, _mappe);

        Assert.Equal("0751", Assert.Single(resultat.Fejl).Rapport);
        Assert.Equal(2 * 98, resultat.Filer.Count);
    }

    /// <summary>Needs a Chromium; says so where there is none.</summary>
    [Fact]
    public void Pdf_er_maerket_op_og_kommunens_blad_er_paa_to_sider()
    {
        var chromium = Chromium.Find();
        Assert.SkipWhen(chromium is null, "Der er ingen Chromium i PATH: PDF blev ikke prøvet.");
        var resultat = new Rapportdanner(chromium).Dan(Grundlag, [Grundlag.Sammenligner.Find("Aalborg")!], medLand: true, _mappe);

        Assert.Empty(resultat.Fejl);
        Assert.True(resultat.Pdf);
        foreach (var navn in new[] { "land", "0851" })
        {
            var bytes = File.ReadAllBytes(Path.Combine(_mappe, navn + ".pdf"));
            var pdf = Encoding.Latin1.GetString(bytes);
            Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
            Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
            Assert.Contains("/Lang (da)", pdf, StringComparison.Ordinal);
            Assert.Contains("/Outlines", pdf, StringComparison.Ordinal);
            Assert.True(navn == "land" || Regex.IsMatch(pdf, "/Type /Pages\\s/Count 2\\s"));
            // A table that is too wide makes Chromium print all of it smaller, without a word: 3.125 is a pixel at its size.
            Assert.Equal("3.125", Regex.Match(FoersteSide(bytes, pdf), @"\nq\n([0-9.]+) 0 0 ").Groups[1].Value);
        }
    }

    /// <summary>The drawing of the first page, unpacked.</summary>
    private static string FoersteSide(byte[] bytes, string pdf)
    {
        for (var sted = pdf.IndexOf("stream\n", StringComparison.Ordinal); sted >= 0; sted = pdf.IndexOf("\nstream\n", sted + 8, StringComparison.Ordinal))
        {
            try
            {
                using var pakket = new MemoryStream(bytes, sted + (pdf[sted] == '\n' ? 8 : 7), bytes.Length - sted - 8);
                using var udpakket = new StreamReader(new ZLibStream(pakket, CompressionMode.Decompress), Encoding.Latin1);
                var tekst = new char[400];
                var indhold = new string(tekst, 0, udpakket.ReadBlock(tekst));
                if (indhold.Contains(" cm\nq\n", StringComparison.Ordinal))
                {
                    return indhold;
                }
            }
            catch (InvalidDataException)
            {
                // A font or a picture, packed in another way.
            }
        }

        return "";
    }

    /// <summary>The text as a reader sees it, whatever keeps numbers and units on one line.</summary>
    private static string Laest(string html) =>
        System.Net.WebUtility.HtmlDecode(html).Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal);

    private sealed class Skridt : IProgress<Fremdrift>
    {
        private readonly Lock _laas = new();

        public List<Fremdrift> Alle { get; } = [];

        public void Report(Fremdrift value)
        {
            lock (_laas)
            {
                Alle.Add(value);
            }
        }
    }
}
