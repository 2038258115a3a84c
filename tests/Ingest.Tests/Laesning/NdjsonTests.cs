using System.Text;
using Opgoerelse.Ingest.Reading;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Laesning;

/// <summary>Lines, numbers, encodings and compression of NDJSON.</summary>
public sealed class NdjsonTests
{
    private static readonly string God = Besked(Forloeb()).ToJsonString();

    [Fact]
    public void Blanke_linjer_er_ikke_linjer_men_taeller_i_linjenumrene()
    {
        var laest = Laest.Linje($"\n{God}\r\n  \t \n\r\nfejl\n");
        Assert.Equal(2, laest.Linjer);
        Assert.Equal(2, Assert.Single(laest.Beskeder).Linje);
        Assert.Equal(5, Assert.Single(laest.Afvisninger).Linje);
    }

    [Fact]
    public void Den_sidste_linje_behoever_ingen_linjeslut() => Assert.NotNull(Laest.Linje(God).Gyldig);

    [Fact]
    public void Linjer_der_slutter_med_cr_alene_afviser_filen()
    {
        const string Cr = "Linjerne i filen slutter med CR alene. De skal slutte med LF eller CRLF.";
        Assert.Equal(Cr, Laest.Linje($"{God}\r{God}\r").FilAfvist);
        Assert.Equal(Cr, Laest.Linje($"\uFEFF{God}\r\r{God}").FilAfvist);
        Assert.Equal(Cr, Laest.Linje(string.Concat(Enumerable.Repeat(God + "\r", 20_000))).FilAfvist);
        Assert.NotNull(Laest.Linje($"\r{God}\r\r").Gyldig);
        Assert.NotNull(Laest.Linje(God.Replace("{", "{\r", StringComparison.Ordinal) + "\n").Gyldig);
    }

    [Fact]
    public void En_tom_fil_er_en_leverance_uden_linjer() => Assert.Equal(0, Laest.Linje("").Linjer);

    [Fact]
    public void Bom_taales_foran_filen() => Assert.NotNull(Laest.Linje("\uFEFF" + God).Gyldig);

    [Fact]
    public void En_fil_der_kun_er_bom_har_ingen_linjer() => Assert.Equal(0, Laest.Linje("\uFEFF").Linjer);

    [Fact]
    public void Bom_inde_i_filen_er_ugyldigt_json() => Assert.Single(Laest.Linje(God + "\n\uFEFF" + God).Afvisninger);

    [Theory]
    [InlineData("latin1")]
    [InlineData("utf-16")]
    public void En_fil_der_ikke_er_utf8_afvises_hel(string kodning)
    {
        var bytes = Encoding.GetEncoding(kodning).GetPreamble().Concat(Encoding.GetEncoding(kodning).GetBytes(God + "\n{\"æ\":1}")).ToArray();
        Assert.StartsWith("Filen er ikke UTF-8 (linje ", Laest.Fil("a.ndjson", bytes).FilAfvist, StringComparison.Ordinal);
    }

    [Fact]
    public void En_linje_paa_en_mebibyte_tages_og_en_byte_mere_afviser_filen()
    {
        var fyld = new string('x', Linjelaeser.Laengst - God.Length - ",\"fyld\":\"\"".Length);
        var laengst = God[..^1] + ",\"fyld\":\"" + fyld + "\"}";
        Assert.Equal(1 << 20, laengst.Length);
        Assert.NotNull(Laest.Linje(laengst).Gyldig);
        Assert.NotNull(Laest.Linje(laengst + "\r\n").Gyldig);
        Assert.NotNull(Laest.Linje("\uFEFF" + laengst).Gyldig);
        Assert.Equal("Linje 2 er længere end 1 MiB.", Laest.Linje("{}\n " + laengst).FilAfvist);
        Assert.Equal("Linje 1 er længere end 1 MiB.", Laest.Linje(laengst + " \n").FilAfvist);
        Assert.Equal("Linje 1 er længere end 1 MiB.", Laest.Linje(new string('x', 5 << 20)).FilAfvist);
    }

    [Fact]
    public void Linjer_paa_tvaers_af_bufferen_laeses_ens()
    {
        var linjer = Enumerable.Range(1, 3000).Select(nr => Besked(Forloeb(nr).Med("afslutningsaarsag", new string('å', nr % 700)))).ToList();
        var laest = Laest.Fil("a.ndjson", Ndjson(linjer));
        Assert.Equal(linjer.Select(linje => Guid.Parse(linje["beskedId"]!.GetValue<string>())), laest.Beskeder.Select(besked => besked.BeskedId));
        Assert.Equal(Enumerable.Range(1, 3000).Select(nr => (long)nr), laest.Beskeder.Select(besked => besked.Linje));
    }

    [Fact]
    public void Et_dybt_ukendt_felt_er_stadig_json()
    {
        var dybt = God[..^1] + ",\"x\":" + new string('[', 5000) + new string(']', 5000) + "}";
        Assert.Single(Laest.Linje(dybt).Gyldig.Ukendte!);
    }

    [Theory]
    [InlineData("a.ndjson", null, false)]
    [InlineData("A.NDJSON.GZ", null, true)]
    [InlineData("forloeb.csv", "Forloeb", false)]
    [InlineData("Indsats.CSV", "Indsats", false)]
    [InlineData("fritagelse.csv.gz", "Fritagelse", true)]
    [InlineData("ordinaeretimer.csv", "OrdinaereTimer", false)]
    [InlineData("2026-03_indsats.csv", "Indsats", false)]
    [InlineData("0101-indstilling.csv", "Indstilling", false)]
    [InlineData("leverance.forloeb.csv", "Forloeb", false)]
    public void Navnet_fortaeller_formatet(string navn, string? entitet, bool gzip)
    {
        var format = Leveranceformat.Genkend(navn);
        Assert.Equal((entitet, gzip), (format!.Value.Entitet?.ToString(), format.Value.Gzip));
    }

    [Theory]
    [InlineData("forloeb.txt")]
    [InlineData("indsatser.csv")]
    [InlineData("forloebindsats.csv")]
    [InlineData("a.ndjson.zip")]
    [InlineData("a.json")]
    [InlineData("csv")]
    public void Andre_navne_er_ingen_leverance(string navn) => Assert.Null(Leveranceformat.Genkend(navn));
}
