using System.Globalization;
using System.Xml.Linq;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;

namespace Opgoerelse.ReportsTests;

public sealed class DiagrammerTests
{
    private static readonly XNamespace Ns = "";
    private static readonly Billedtekst Tekst = new("b", "Titel & <mere>", "Beskrivelse \"her\"");

    public static TheoryData<string, string> Alle() => new()
    {
        { "prikker", PrikkerMedInterval.Tegn(Tekst, [new("A & B", 0.3, new Interval(0.2, 0.4), true), new("Skjult", null, null, IStedet: "vises ikke")], 0.25, "landet") },
        { "linje", Linjediagram.Tegn(Tekst, ["1. kv. 2024", "2. kv. 2024", "3. kv. 2024"], [new("A", [0.1, null, 0.3], 2), new("B", [null, null, null])], (1, "garanti")) },
        { "tragt", Tragtdiagram.Tegn(Tekst, new Tragt(0.3, []), [new("A", new Andel(30, 100), false, false, true), new("B", new Andel(90, 100), true, true), new("C", new Andel(1, 900), true, false)]) },
        { "tom tragt", Tragtdiagram.Tegn(Tekst, new Tragt(0.3, []), []) },
        { "søjler", Soejlediagram.Tegn(Tekst, [new("A", 12, "12 uger", 10), new("B", null, "*")], "landet") },
        { "søjlegrupper", Soejlegrupper.Tegn(Tekst, ["A & B", "Landet"], [new("Social", [(12, "12 uger"), (10.5, "10,5 uger")]), new("Sundhed", [(null, "* vises ikke"), (0, "0,0 uger")])]) },
        { "kort", Flisekort.Tegn(Tekst, [.. Flisekort.Kommuner.Select((kode, i) => new Flise(kode, kode, (Stilling)(i % 6), kode, i == 0))], Polaritet.HoejereErBedre) },
        { "kurve", Trappekurve.Tegn(Tekst, [(1, "1 dag"), (7, "1 uge"), (182.6, "6 mdr.")], [new("A", [0.1, 0.2, 0.7], true), new("B", [null, null, null], false)]) },
        { "et punkt", Linjediagram.Tegn(Tekst, ["1. kv. 2024"], [new("A", [0.1])]) },
    };

    [Theory]
    [MemberData(nameof(Alle))]
    public void Hvert_diagram_er_velformet_og_har_titel_og_beskrivelse(string navn, string svg)
    {
        var rod = XElement.Parse(svg);

        Assert.Equal("img", rod.Attribute("role")?.Value);
        Assert.Equal("b-t b-b", rod.Attribute("aria-labelledby")?.Value);
        Assert.Equal("Titel & <mere>", rod.Element(Ns + "title")?.Value);
        Assert.Equal("Beskrivelse \"her\"", rod.Element(Ns + "desc")?.Value);
        Assert.NotNull(rod.Attribute("viewBox"));
        Assert.Null(rod.Attribute("width"));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(rod.DescendantsAndSelf(), element => element.Attribute("style") is not null || element.Name.LocalName is "style" or "script" or "image");
        Assert.All(rod.Descendants("text"), tekst => Assert.True(double.Parse(tekst.Attribute("font-size")?.Value ?? "13", CultureInfo.InvariantCulture) >= 11, navn));
        // What carries something is drawn in a colour that is seen on paper.
        Assert.All(rod.Descendants("text"), tekst => Assert.Contains(tekst.Attribute("fill")?.Value ?? Farver.Blaek, (string[])[.. Farver.Baerende, Farver.Papir]));
    }

    /// <summary>A line through a point that is not published would show where it lies.</summary>
    [Fact]
    public void En_kurve_er_brudt_hvor_andelen_ikke_vises()
    {
        int Linjer(params double?[] andele) => XElement.Parse(Trappekurve.Tegn(Tekst, [(1, "1 dag"), (7, "1 uge"), (30, "1 md."), (182.6, "6 mdr.")], [new("A", andele, true)]))
            .Descendants(Ns + "line").Count(linje => linje.Attribute("stroke")?.Value == Farver.Blaa);

        Assert.Equal(3, Linjer(0.1, 0.2, 0.3, 0.4));
        Assert.Equal(1, Linjer(0.1, 0.2, null, 0.4));
        Assert.Equal(0, Linjer(0.1, null, null, 0.4));
    }

    /// <summary>The name at the end of a line stands with the newest value, never with an older one; where that is not published it says so.</summary>
    [Fact]
    public void En_linjes_navn_staar_med_den_nyeste_andel()
    {
        var tekster = XElement.Parse(Linjediagram.Tegn(Tekst, ["1. kv. 2024", "2. kv. 2024"], [new("Læsø", [0, null]), new("Landet", [0.2, 0.25]), new("Fanø", [null, null])]))
            .Descendants(Ns + "text").Where(tekst => tekst.Value.Length > 5).Select(tekst => tekst.Value).ToList();

        Assert.Contains("Læsø: vises ikke", tekster);
        Assert.Contains("Landet 25,0", tekster);
        Assert.Contains("Fanø: vises ikke", tekster);
        Assert.DoesNotContain(tekster, tekst => tekst.Contains("0,0", StringComparison.Ordinal) || tekst.Contains("20,0", StringComparison.Ordinal));
    }

    /// <summary>WCAG 2.1, 1.4.3: 4.5 to 1 for text, which is more than the 3 to 1 that graphics must have.</summary>
    [Fact]
    public void Farverne_ses_mod_papiret()
    {
        Assert.All(Farver.Baerende, farve => Assert.True(Kontrast(farve, Farver.Papir) >= 4.5, farve));
        Assert.All(new[] { Farver.Blaek, Farver.Svag }, farve => Assert.True(Kontrast(farve, Farver.Lys) >= 4.5, farve));
        Assert.True(Kontrast(Farver.Graa, Farver.Lys) >= 3);
    }

    /// <summary>
    /// Good and bad are told apart by those who lack one of the kinds of cone: the matrices of Viénot, Brettel and Mollon (1999), Color
    /// Research and Application 24:243-252, in linear light.
    /// </summary>
    [Theory]
    [InlineData(0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1)]
    [InlineData(0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1)]
    public void Godt_og_daarligt_skelnes_af_farveblinde(double a, double b, double c, double d, double e, double f, double g, double h, double i)
    {
        double[] Set(string farve) => Lineaer(farve) is var (r, gr, bl) ? [(a * r) + (b * gr) + (c * bl), (d * r) + (e * gr) + (f * bl), (g * r) + (h * gr) + (i * bl)] : [];
        var afstand = Math.Sqrt(Set(Farver.Blaa).Zip(Set(Farver.Orange), (x, y) => (Kodet(x) - Kodet(y)) * (Kodet(x) - Kodet(y))).Sum());

        // Of at most 1.7; black and the dark grey of text are 0.35 apart.
        Assert.True(afstand > 0.4, afstand.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Where the newest is withheld, the name says so and gives no number.</summary>
    [Fact]
    public void En_kurve_uden_den_nyeste_andel_siger_det()
    {
        List<string> Ord(params double?[] andele) => [.. XElement.Parse(Trappekurve.Tegn(Tekst, [(1, "1 dag"), (182.6, "6 mdr.")], [new("A", andele, true), new("Landet", [0.2, 0.4], false)])).Descendants(Ns + "text").Select(tekst => tekst.Value)];

        Assert.Contains("A 25,0", Ord(0.1, 0.25));
        Assert.Contains("A: vises ikke", Ord(0.1, null));
        Assert.Contains("A: vises ikke", Ord(null, null));
        Assert.DoesNotContain(Ord(0.1, null), ord => ord.Contains("10,0", StringComparison.Ordinal));
    }

    /// <summary>However long the names are, and however small the drawing, no point of time is written over another or outside.</summary>
    [Theory]
    [InlineData("Fanø", 720, "1 dag,1 uge,1 md.,2 mdr.,3 mdr.,6 mdr.")]
    [InlineData("Fanø", 470, "1 dag,1 uge,1 md.,2 mdr.,3 mdr.,6 mdr.")]
    [InlineData("Ringkøbing-Skjern", 470, "1 dag,1 uge,1 md.,2 mdr.,3 mdr.,6 mdr.")]
    [InlineData("Ringkøbing-Skjern", 720, "1 day,1 week,1 month,2 months,3 months,6 months")]
    [InlineData("Ringkøbing-Skjern", 470, "1 day,1 week,1 month,2 months,3 months,6 months")]
    public void Tiderne_under_en_kurve_roerer_ikke_hinanden(string navn, double bredde, string tider)
    {
        double[] dage = [1, 7, 30.4, 60.9, 91.3, 182.6];
        var navne = tider.Split(',');
        var svg = XElement.Parse(Trappekurve.Tegn(Tekst, [.. dage.Zip(navne)], [new(navn, [0.1, 0.2, 0.3, 0.4, 0.5, null], true)], bredde));
        var etiketter = svg.Descendants(Ns + "text").Where(tekst => navne.Contains(tekst.Value))
            .Select(tekst => (X: Tal(tekst, "x"), Y: Tal(tekst, "y"), Halv: tekst.Value.Length * 12 * 0.6 / 2)).ToList();

        Assert.Equal(navne.Length, etiketter.Count);
        Assert.All(etiketter, etiket => Assert.InRange(etiket.Y, 240, 277));
        Assert.All(etiketter.GroupBy(etiket => etiket.Y).SelectMany(raekke => raekke.Zip(raekke.Skip(1))), par => Assert.True(par.First.X + par.First.Halv < par.Second.X - par.Second.Halv, $"{par}"));

        static double Tal(XElement tekst, string navn) => double.Parse(tekst.Attribute(navn)!.Value, CultureInfo.InvariantCulture);
    }

    /// <summary>A line is one path from gap to gap, and another where it becomes preliminary.</summary>
    [Fact]
    public void En_linje_er_brudt_hvor_andelen_ikke_vises_og_stiplet_hvor_den_er_foreloebig()
    {
        List<(int Punkter, bool Stiplet)> Stier(int foreloebigFra, params double?[] andele) => [.. XElement.Parse(Linjediagram.Tegn(Tekst, [.. andele.Select((_, i) => $"{i}")], [new("A", andele, foreloebigFra)]))
            .Descendants(Ns + "path").Select(sti => (sti.Attribute("d")!.Value.Count(tegn => tegn is 'M' or 'L'), sti.Attribute("stroke-dasharray") is not null))];

        Assert.Equal([(4, false)], Stier(9, 0.1, 0.2, 0.3, 0.4));
        Assert.Equal([(2, false), (2, false)], Stier(9, 0.1, 0.2, null, 0.4, 0.5));
        Assert.Equal([(3, false), (2, true)], Stier(3, 0.1, 0.2, 0.3, 0.4));
        Assert.Equal([(2, true)], Stier(2, 0.1, null, 0.3, 0.4));
        Assert.Empty(Stier(9, 0.1, null, 0.3, null));
    }

    /// <summary>A bar is as long as its value, those without one have none, and each keeps its colour in all groups.</summary>
    [Fact]
    public void Soejler_i_grupper_har_laengde_efter_vaerdien()
    {
        var rod = XElement.Parse(Soejlegrupper.Tegn(Tekst, ["A", "Landet"], [new("Social", [(12, "12 uger"), (6, "6 uger")]), new("Sundhed", [(null, "* vises ikke"), (3, "3 uger")])]));
        var soejler = rod.Descendants(Ns + "rect").Select(soejle => (Bredde: double.Parse(soejle.Attribute("width")!.Value, CultureInfo.InvariantCulture), Farve: soejle.Attribute("fill")!.Value)).ToList();

        Assert.Equal([Farver.Blaa, Farver.Graa, Farver.Graa], soejler.Select(soejle => soejle.Farve));
        Assert.Equal(soejler[0].Bredde / 2, soejler[1].Bredde, 0.1);
        Assert.Equal(soejler[0].Bredde / 4, soejler[2].Bredde, 0.1);
        Assert.Contains("* vises ikke", rod.Descendants(Ns + "text").Select(tekst => tekst.Value));
    }

    /// <summary>What a drawing itself writes is in the language of its text.</summary>
    [Fact]
    public void Paa_engelsk_er_ogsaa_det_engelsk_som_tegningen_selv_skriver()
    {
        var tekst = Tekst with { Sprog = "en" };
        string[] svg =
        [
            PrikkerMedInterval.Tegn(tekst, [new("A", 0.305, new Interval(0.2, 0.4), true)], 0.25, "All Denmark"),
            Tragtdiagram.Tegn(tekst, new Tragt(0.3, []), [new("A", new Andel(3_000, 9_000), false, false, true), new("B", new Andel(90, 100), true, true)]),
            Linjediagram.Tegn(tekst, ["Q1 2024", "Q2 2024"], [new("A", [0.1, 0.333], 1), new("B", [0.1, null])]),
            Trappekurve.Tegn(tekst, [(1, "1 day"), (182.6, "6 months")], [new("A", [0.1, 0.705], true), new("B", [0.1, null], false)]),
        ];

        Assert.All(svg, en => Assert.DoesNotMatch(@"pct\.|landet|forløb|vises|>\d+,\d<|99,8", en));
        Assert.Contains(">30.5<", svg[0], StringComparison.Ordinal);
        Assert.Contains("A: 33.3 per cent of 9,000 courses", svg[1], StringComparison.Ordinal);
        Assert.Contains(">A 33.3<", svg[2], StringComparison.Ordinal);
        Assert.Contains(">A 70.5<", svg[3], StringComparison.Ordinal);
        Assert.All(svg[2..], en => Assert.Contains(">B: not shown<", en, StringComparison.Ordinal));
    }

    [Fact]
    public void Hver_kommune_har_sin_egen_flise_nogenlunde_hvor_den_ligger()
    {
        var kommuner = Omraader.Standard.Alle.Where(omraade => omraade.Niveau == Omraadeniveau.Kommune).ToList();
        Assert.Equal(kommuner.Select(kommune => kommune.Kode), Flisekort.Kommuner.Order(StringComparer.Ordinal));
        Assert.Equal(98, Flisekort.Kommuner.Select(Flisekort.Plads).Distinct().Count());

        // Far apart on land, far apart on the map: Skagen is north, Gedser south, Bornholm east, Fanø west.
        var (frederikshavn, guldborgsund, bornholm, fanoe) = (Flisekort.Plads("0813"), Flisekort.Plads("0376"), Flisekort.Plads("0400"), Flisekort.Plads("0563"));
        Assert.True(frederikshavn.Raekke < guldborgsund.Raekke);
        Assert.True(fanoe.Kolonne < bornholm.Kolonne);
        Assert.All(Flisekort.Kommuner, kommune => Assert.InRange(Flisekort.Plads(kommune).Kolonne, fanoe.Kolonne, bornholm.Kolonne));
        Assert.True(Flisekort.Plads("0751").Kolonne < Flisekort.Plads("0101").Kolonne);
    }

    [Fact]
    public void Forkortelserne_er_forskellige() =>
        Assert.Equal(98, Data.ReadTable("fliser.csv").Skip(1).Select(felt => felt[1]).Distinct(StringComparer.Ordinal).Count());

    private static double Kontrast(string a, string b)
    {
        double la = Lysstyrke(a), lb = Lysstyrke(b);
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);
    }

    private static double Lysstyrke(string farve) => Lineaer(farve) is var (r, g, b) ? (0.2126 * r) + (0.7152 * g) + (0.0722 * b) : 0;

    private static (double R, double G, double B) Lineaer(string farve)
    {
        double Del(int fra)
        {
            var c = int.Parse(farve.AsSpan(fra, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (Del(1), Del(3), Del(5));
    }

    private static double Kodet(double c) => c <= 0.0031308 ? 12.92 * Math.Max(c, 0) : (1.055 * Math.Pow(c, 1 / 2.4)) - 0.055;
}
