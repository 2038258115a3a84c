using Opgoerelse.Domain.Law;
using Opgoerelse.Ingest.Messages;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Laesning;

/// <summary>The second encoding carries the same entities.</summary>
public sealed class CsvTests
{
    private const string Konvolut = "beskedId;aendringstype;version;registreret";
    private const string Forloebshoved = Konvolut + ";forloebId;personnummer;startdato;slutdato;afslutningsaarsag;kommuner;fejloprettet";
    private const string Timerhoved = Konvolut + ";ordinaereTimerId;forloebId;maaned;timer";
    private const string Indstillingshoved = Konvolut + ";indstillingId;forloebId;dato;genbehandling;kategorier";

    private static readonly string Start = $"{Id(900)};1;1;2024-05-01T08:30:00+02:00";
    private static readonly string Forloebslinje = $"{Start};{Id(1)};{Personnummer};2024-01-15;;;0101@2024-01-15;";

    [Fact]
    public void Alle_fem_entiteter_er_de_samme_i_begge_kodninger()
    {
        (string Hoved, string Linje, System.Text.Json.Nodes.JsonObject Json)[] par =
        [
            (Forloebshoved, $"{Start};{Id(1)};{Personnummer};2024-01-15;;;0101@2024-01-15;", Forloeb()),
            (Konvolut + ";indsatsId;forloebId;indsatstype;status;startdato;slutdato;timerPrUge;minutterPrUge;iIndsatsdel;udfoerer;fejloprettet",
                $"{Start};{Id(100)};{Id(1)};LAB-11-VPP;afsluttet;2024-02-01;2024-04-30;10;30;true;kommune;", Indsats()),
            (Konvolut + ";fritagelseId;forloebId;hjemmel;helbred;fra;til;fejloprettet", $"{Start};{Id(200)};{Id(1)};LAS-13-7;true;2024-03-01;2024-03-31;", Fritagelse()),
            (Timerhoved, $"{Start};{Id(300)};{Id(1)};2024-03;12.50", OrdinaereTimer()),
            (Indstillingshoved, $"{Start};{Id(400)};{Id(1)};2024-01-20;false;social|virksomhedsrettet", Indstilling()),
        ];
        foreach (var (hoved, linje, json) in par)
        {
            var besked = Besked(json, beskedId: 900);
            var csv = Laest.Csv(besked["entitet"]!.GetValue<string>(), hoved, linje).Gyldig;
            var ndjson = Laest.Besked(besked).Gyldig;
            Assert.Equal((ndjson.BeskedId, ndjson.Entitet, ndjson.Id, ndjson.ForloebId, ndjson.Version, ndjson.Registreret, ndjson.Hash), (csv.BeskedId, csv.Entitet, csv.Id, csv.ForloebId, csv.Version, csv.Registreret, csv.Hash));
            Assert.Equal(2, csv.Linje);
        }
    }

    [Fact]
    public void Kommuner_skrives_med_snabel_a_og_streg()
    {
        var indhold = (Forloebsindhold)Laest.Csv("forloeb", Forloebshoved, Forloebslinje.Replace("0101@2024-01-15", "101@2024-01-15|0147@2024-05-01", StringComparison.Ordinal)).Gyldig.Indhold!;
        Assert.Equal([new Kommuneansvar("0101", new DateOnly(2024, 1, 15)), new Kommuneansvar("0147", new DateOnly(2024, 5, 1))], indhold.Kommuner);
    }

    [Theory]
    [InlineData("", "mangler-felt")]
    [InlineData("0101", "ugyldig-vaerdi")]
    [InlineData("0101@", "mangler-felt")]
    [InlineData("@2024-01-15", "mangler-felt")]
    [InlineData("0101@2024-01-15@x", "ugyldig-vaerdi")]
    [InlineData("0101@2024-01-15|", "ugyldig-vaerdi")]
    [InlineData("0101@15-01-2024", "ugyldig-vaerdi")]
    [InlineData("0411@2024-01-15", "ukendt-kommune")]
    public void Forkerte_kommuner(string celle, string kode) =>
        Assert.Equal(("kommuner", kode), Laest.Csv("forloeb", Forloebshoved, Forloebslinje.Replace("0101@2024-01-15", celle, StringComparison.Ordinal)).Afvist);

    [Theory]
    [InlineData("", Kategorier.Ingen)]
    [InlineData("\"\"", Kategorier.Ingen)]
    [InlineData("mentor", Kategorier.Mentor)]
    [InlineData("sundhed|social|sundhed", Kategorier.Social | Kategorier.Sundhed)]
    public void Tomme_kategorier_er_den_tomme_liste(string celle, Kategorier kategorier) =>
        Assert.Equal(kategorier, ((Indstillingsindhold)Laest.Csv("indstilling", Indstillingshoved, $"{Start};{Id(400)};{Id(1)};2024-01-20;false;{celle}").Gyldig.Indhold!).Kategorier);

    [Theory]
    [InlineData("social|")]
    [InlineData("|")]
    [InlineData("social,sundhed")]
    public void Forkerte_kategorier_er_ugyldig_vaerdi(string celle) =>
        Assert.Equal(("kategorier", "ugyldig-vaerdi"), Laest.Csv("indstilling", Indstillingshoved, $"{Start};{Id(400)};{Id(1)};2024-01-20;false;{celle}").Afvist);

    [Theory]
    [InlineData("TRUE")]
    [InlineData("1")]
    [InlineData("ja")]
    public void Boolske_vaerdier_er_true_og_false(string celle) =>
        Assert.Equal(("fejloprettet", "ugyldig-vaerdi"), Laest.Csv("forloeb", Forloebshoved, Forloebslinje + celle).Afvist);

    [Theory]
    [InlineData("12,5")]
    [InlineData("1e2")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("0")]
    [InlineData(" 5")]
    public void Tal_skrives_med_cifre_og_punktum(string celle) =>
        Assert.Equal(("timer", "ugyldig-vaerdi"), Laest.Csv("ordinaereTimer", Timerhoved, $"{Start};{Id(300)};{Id(1)};2024-03;{celle}").Afvist);

    [Fact]
    public void Foranstillede_nuller_i_tal_taales() =>
        Assert.Equal(7.5m, ((Timerindhold)Laest.Csv("ordinaereTimer", Timerhoved, $"{Start.Replace(";1;1;", ";1;01;", StringComparison.Ordinal)};{Id(300)};{Id(1)};2024-03;007.50").Gyldig.Indhold!).Timer);

    [Theory]
    [InlineData(";ekstra", 12)]
    [InlineData(";", 12)]
    public void Et_forkert_antal_celler_er_ugyldig_vaerdi(string tilfoejet, int antal)
    {
        var laest = Laest.Csv("forloeb", Forloebshoved, Forloebslinje + tilfoejet);
        Assert.Equal(("", "ugyldig-vaerdi"), laest.Afvist);
        Assert.Contains($" {antal} celler", laest.Afvisninger[0].Tekst, StringComparison.Ordinal);
        Assert.Equal(("", "ugyldig-vaerdi"), Laest.Csv("forloeb", Forloebshoved, Id(1)).Afvist);
    }

    [Fact]
    public void Overskriften_er_linje_1_og_linjenumre_er_fysiske_ogsaa_med_linjeskift_i_citationstegn()
    {
        var medSkift = Forloebslinje.Replace(";;;", ";;\"to\r\nlinjer; og \"\"citat\"\"\n\n\";", StringComparison.Ordinal);
        var laest = Laest.Csv("forloeb", Forloebshoved, "", medSkift, "kort", "", "ogsaa kort");
        Assert.Equal(3, laest.Linjer);
        var besked = Assert.Single(laest.Beskeder);
        Assert.Equal(3, besked.Linje);
        var samme = Forloeb().Med("afslutningsaarsag", "to\r\nlinjer; og \"citat\"\n\n");
        Assert.Equal(((Forloebsindhold)Laest.Besked(Besked(samme)).Gyldig.Indhold!).AarsagMark, ((Forloebsindhold)besked.Indhold!).AarsagMark);
        Assert.Equal([7L, 9L], laest.Afvisninger.Select(afvisning => afvisning.Linje));
    }

    [Fact]
    public void Alle_celler_maa_staa_i_citationstegn_ogsaa_overskriftens()
    {
        string Citeret(string linje) => string.Join(';', linje.Split(';').Select(celle => $"\"{celle}\""));
        Assert.NotNull(Laest.Csv("forloeb", Citeret(Forloebshoved), Citeret(Forloebslinje)).Gyldig);
    }

    [Fact]
    public void Kolonnerne_staar_i_vilkaarlig_orden_og_bom_og_crlf_taales()
    {
        var hoved = string.Join(';', Forloebshoved.Split(';').Reverse());
        var linje = string.Join(';', Forloebslinje.Split(';').Reverse());
        Assert.NotNull(Laest.Fil("forloeb.csv", Utf8($"\uFEFF{hoved}\r\n{linje}\r\n")).Gyldig);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("\"a\"b")]
    [InlineData("\"a\" ")]
    [InlineData(" \"a\"")]
    [InlineData("\"a")]
    [InlineData("\"a\"\"")]
    public void Brudte_citationstegn_afviser_hele_filen(string celle)
    {
        var laest = Laest.Csv("forloeb", Forloebshoved, Forloebslinje, Forloebslinje.Replace(";;;", $";;{celle};", StringComparison.Ordinal));
        Assert.StartsWith("Citationstegnene i filen er brudt ved linje 3", laest.FilAfvist, StringComparison.Ordinal);
    }

    [Fact]
    public void Et_citationstegn_der_aldrig_lukkes_fylder_ikke_hukommelsen()
    {
        var laest = Laest.Csv("forloeb", [Forloebshoved, "\"", .. Enumerable.Repeat(new string('x', 1000), 3000)]);
        Assert.Equal("Linje 2 er længere end 1 MiB.", laest.FilAfvist);
    }

    [Fact]
    public void En_kolonne_to_gange_i_overskriften_afviser_filen()
    {
        Assert.Equal("Overskriften har kolonnen »startdato« to gange.", Laest.Csv("forloeb", Forloebshoved + ";startdato", Forloebslinje + ";").FilAfvist);
        Assert.Equal("Overskriften har kolonnen »ukendt« to gange.", Laest.Csv("forloeb", Forloebshoved + ";ukendt;ukendt").FilAfvist);
    }

    [Theory]
    [InlineData("beskedId")]
    [InlineData("registreret")]
    [InlineData("personnummer")]
    [InlineData("kommuner")]
    public void En_manglende_kraevet_kolonne_afviser_filen(string kolonne) =>
        Assert.Equal($"Overskriften mangler kolonnen »{kolonne}«.", Laest.Csv("forloeb", string.Join(';', Forloebshoved.Split(';').Where(navn => navn != kolonne))).FilAfvist);

    [Fact]
    public void En_fil_uden_overskrift_afvises()
    {
        Assert.Equal("Filen er tom: der er ingen overskriftslinje.", Laest.Csv("forloeb", "").FilAfvist);
        Assert.StartsWith("Overskriften mangler kolonnen", Laest.Csv("forloeb", Forloebslinje).FilAfvist, StringComparison.Ordinal);
        Assert.StartsWith("Overskriften mangler kolonnen", Laest.Csv("forloeb", "a,b,c", Forloebslinje).FilAfvist, StringComparison.Ordinal);
    }

    /// <summary>The last cell is the kommuner: cut between two of them it is as good as whole.</summary>
    [Fact]
    public void En_fil_der_er_afkortet_i_sin_sidste_celle_afvises()
    {
        var hoved = Konvolut + ";forloebId;personnummer;startdato;kommuner";
        var fil = $"{hoved}\r\n{Start};{Id(1)};{Personnummer};2024-01-15;0101@2024-01-15|0147@2024-05-01\r\n";
        Assert.NotNull(Laest.Fil("forloeb.csv", Utf8(fil)).Gyldig);
        Assert.NotNull(Laest.Fil("forloeb.csv", Utf8(fil + "\n \t")).Gyldig);
        for (var laengde = 1; laengde < fil.Length; laengde++)
        {
            // Cut where a line ends, the header stands alone, and nothing tells that there was more.
            Assert.True(fil[..laengde].EndsWith('\n') || Laest.Fil("forloeb.csv", Utf8(fil[..laengde])).FilAfvist is not null, fil[..laengde]);
        }

        Assert.Equal(
            "Filen slutter midt i linje 2: den sidste linje skal slutte med et linjeskift. Filen kan være afkortet.",
            Laest.Fil("forloeb.csv", Utf8(fil[..fil.IndexOf('|', StringComparison.Ordinal)])).FilAfvist);
    }

    private const string Komma = "Cellerne i filen er adskilt af komma. De skal være adskilt af semikolon.";
    private const string Tabulator = "Cellerne i filen er adskilt af tabulator. De skal være adskilt af semikolon.";
    private const string Sep = "Filen begynder med linjen »sep=«, som kun regneark kender. Den første linje skal være overskriften.";
    private const string Cr = "Linjerne i filen slutter med CR alene. De skal slutte med LF eller CRLF.";

    public static TheoryData<string, string> Andre_slags => new()
    {
        { Forloebshoved.Replace(';', ',') + "\n", Komma },
        { "\n" + Forloebshoved.Replace(';', ',') + "\r\n" + Forloebslinje.Replace(';', ',') + "\r\n", Komma },
        { "\"" + Forloebshoved.Replace(";", "\",\"", StringComparison.Ordinal) + "\"\n", Komma },
        { "\uFEFF" + Forloebshoved.Replace(";", ", ", StringComparison.Ordinal) + "\n", Komma },
        { Forloebshoved.Replace(';', '\t') + "\n" + Forloebslinje.Replace(';', '\t') + "\n", Tabulator },
        { "sep=;\r\n" + Forloebshoved + "\r\n" + Forloebslinje + "\r\n", Sep },
        { "SEP=,\n" + Forloebshoved.Replace(';', ',') + "\n", Sep },
        { "\"sep=;\"\n" + Forloebshoved + "\n", Sep },
        { Forloebshoved + "\r" + Forloebslinje + "\r", Cr },
        { Forloebshoved + "\r" + Forloebslinje + "\r" + Forloebslinje, Cr },
        { Forloebshoved + "\r" + Forloebslinje + "\r\n", Cr },
        { Forloebshoved.Replace(';', ',') + "\r" + Forloebslinje.Replace(';', ',') + "\r", Cr },
        { Forloebshoved + "\r" + string.Concat(Enumerable.Repeat(Forloebslinje + "\r", 20_000)), Cr },
    };

    [Theory]
    [MemberData(nameof(Andre_slags))]
    public void Andre_slags_csv_afvises_med_aarsagen(string fil, string aarsag) =>
        Assert.Equal(aarsag, Laest.Fil("forloeb.csv", Utf8(fil)).FilAfvist);

    [Fact]
    public void Frie_kolonner_maa_mangle() =>
        Assert.NotNull(Laest.Csv("forloeb", Konvolut + ";forloebId;personnummer;startdato;kommuner", $"{Start};{Id(1)};{Personnummer};2024-01-15;0101@2024-01-15").Gyldig);

    [Fact]
    public void En_ukendt_kolonne_taelles_hvor_der_staar_noget_i_den()
    {
        var laest = Laest.Csv("forloeb", Forloebshoved + ";entitet;noget", Forloebslinje + ";forloeb;", Forloebslinje + ";;x", Forloebslinje + ";;");
        Assert.Equal([1, 1, 0], laest.Beskeder.Select(besked => besked.Ukendte?.Length ?? 0));
    }

    [Fact]
    public void En_sletning_i_csv_behoever_kun_id()
    {
        var besked = Laest.Csv("forloeb", Forloebshoved, $"{Start.Replace(";1;1;", ";3;2;", StringComparison.Ordinal)};{Id(1)};;;;;;").Gyldig;
        Assert.Null(besked.Indhold);
        Assert.Equal(Guid.Parse(Id(1)), besked.Id);
    }
}
