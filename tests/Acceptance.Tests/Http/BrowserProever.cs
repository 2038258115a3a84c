using System.Globalization;
using System.Text.Json;
using Opgoerelse.AcceptanceTests.Http.Laesere;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The pages as a browser shows them. They are a step of their own (.ci/run): a browser takes its time. Where it, Node or
/// the modules are missing they are skipped and say so.
/// </summary>
public class BrowserProever(Browserkoersel koersel) : IClassFixture<Browserkoersel>
{
    [Fact(Explicit = true)]
    public void Hver_side_svarer_er_let_og_tavs_i_konsollen() => PaaHverSide((sti, side) =>
    {
        Assert.Equal(200, side.GetProperty("status").GetInt32());
        Assert.NotEmpty(side.GetProperty("titel").GetString()!);
        Assert.Empty(Liste(side, "konsol"));
        Assert.Empty(Liste(side, "svar"));
        Assert.True(sti.StartsWith("/rapporter/", StringComparison.Ordinal) || side.GetProperty("bytes").GetInt32() < 100_000, $"{side.GetProperty("bytes")} bytes");
    });

    [Fact(Explicit = true)]
    public void Ingen_side_spoerger_andre_end_os() => PaaHverSide((_, side) => Assert.Empty(Liste(side, "udenfor")));

    [Fact(Explicit = true)]
    public void Axe_finder_intet_alvorligt_hverken_om_dagen_om_natten_eller_paa_papir() => PaaHverSide((sti, side) =>
    {
        Assert.Empty(Liste(side, "axe"));
        if (Browserkoersel.MedDagOgNat.Contains(sti, StringComparer.Ordinal))
        {
            Assert.Equal("rgb(17, 26, 36)", side.GetProperty("moerk").GetString());
        }
    });

    [Fact(Explicit = true)]
    public void Paa_320_punkter_er_der_intet_at_rulle_til_siden() => PaaHverSide((_, side) => Assert.InRange(side.GetProperty("smal").GetInt32(), 1, 320));

    [Fact(Explicit = true)]
    public void Hvert_diagram_er_der_med_titel_beskrivelse_og_sin_tabel()
    {
        PaaHverSide((sti, side) =>
        {
            foreach (var diagram in Dele(side).SelectMany(del => del.GetProperty("diagrammer").EnumerateArray()))
            {
                Assert.True(diagram.GetProperty("titel").GetString()!.Length > 5, sti);
                Assert.True(diagram.GetProperty("beskrivelse").GetString()!.Length > 10, sti);
                Assert.True(diagram.GetProperty("bredde").GetDouble() > 300, sti);
            }
        });
        foreach (var sti in new[] { Browserkoersel.Kommune, Browserkoersel.KommunePaaEngelsk })
        {
            var paaKommunen = Dele(Side(sti)).Where(del => del.GetProperty("diagrammer").GetArrayLength() > 0).ToList();
            Assert.Equal(["ved", "tragt", "tid", "hurtigt", "meget", "givet"], paaKommunen.Select(del => del.GetProperty("navn").GetString()));
            Assert.All(paaKommunen, del => Assert.Equal(1, del.GetProperty("diagrammer")[0].GetProperty("tabeller").GetInt32()));
            Assert.Equal(6, Side(sti).GetProperty("trykt").GetInt32());
        }

        Assert.Single(Dele(Side(Browserkoersel.Forside)).Single(del => del.GetProperty("navn").GetString() == "kort").GetProperty("diagrammer").EnumerateArray());
    }

    /// <summary>Every number of a picture's table is one that its own call gives, under the same names.</summary>
    [Theory(Explicit = true)]
    [InlineData(Browserkoersel.Kommune, "Hele landet", "Virksomhedsrettet indsats")]
    [InlineData(Browserkoersel.KommunePaaEngelsk, "All Denmark", "Company-based effort")]
    public async Task Tallene_bag_diagrammerne_er_APIets(string sti, string landet, string virksomhedsrettet)
    {
        var paaDansk = sti == Browserkoersel.Kommune;
        Task<Dictionary<string, string>> Kald(JsonElement del, int nr = 0) => Hent(del.GetProperty("kald")[nr].GetString()!, paaDansk);
        var dele = Dele(Side(sti)).ToDictionary(del => del.GetProperty("navn").GetString() ?? "", StringComparer.Ordinal);
        string[] omraader = ["0751", "0101", "0851", "0580", "DK"];
        string[] navne = ["Aarhus", "København", "Aalborg", "Aabenraa", landet];
        Assert.All(dele.Values.SelectMany(del => del.GetProperty("kald").EnumerateArray()), kald => Assert.Contains(paaDansk ? "?lang=da&" : "?lang=en&", kald.GetString(), StringComparison.Ordinal));

        var ved = await Kald(dele["ved"]);
        var vedTabel = Tabel(dele["ved"], 0).ToDictionary(raekke => raekke[0], StringComparer.Ordinal);
        Assert.All(omraader.Zip(navne), par => Assert.Equal(ved[$"{par.First}|2025QMAT04|virksomhedsrettet|andel"], vedTabel[par.Second][1]));
        var alle = Tabel(dele["ved"], 1).ToDictionary(raekke => raekke[0], StringComparer.Ordinal);
        Assert.Equal(ved["0751|2025QMAT04|virksomhedsrettet|antalForloeb"], alle[virksomhedsrettet][1]);

        var tragt = await Kald(dele["tragt"]);
        var kommuner = Tabel(dele["tragt"], 0);
        Assert.Equal(98, kommuner.Count);
        Assert.Equal(
            tragt.Where(celle => celle.Key.EndsWith("|andel", StringComparison.Ordinal) && celle.Key[0] == '0').Select(celle => celle.Value).Order(StringComparer.Ordinal),
            kommuner.Select(raekke => raekke[2]).Order(StringComparer.Ordinal));
        Assert.Equal(tragt["0851|2025QMAT04|virksomhedsrettet|antalForloeb"], kommuner.Single(raekke => raekke[0] == "Aalborg")[1]);

        var tid = await Kald(dele["tid"]);
        var aar = Tabel(dele["tid"], 0);
        Assert.Equal(25, aar.Count);
        Assert.All(aar, raekke => Assert.Equal(omraader.Select(omraade => tid[$"{omraade}|{raekke[0][^4..]}QMAT0{raekke[0][paaDansk ? 0 : 1]}|virksomhedsrettet|andel"]), raekke.Skip(1)));

        var hurtigt = await Kald(dele["hurtigt"]);
        string[] intervaller = ["1-dag", "1-uge", "1-maaned", "2-maaneder", "3-maaneder", "6-maaneder"];
        var kurve = Tabel(dele["hurtigt"], 0);
        Assert.All(intervaller.Index(), interval => Assert.Equal(omraader.Select(omraade => hurtigt[$"{omraade}|2025QMAT04|{interval.Item}|andel"]), kurve[interval.Index].Skip(1)));
        Assert.Equal(hurtigt["0751|2025QMAT04|alle|median"], kurve[^1][1]);

        // What the bars are as long as, and the kommune's own table below.
        var meget = await Kald(dele["meget"]);
        string[] indsatser = ["nogen", "virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed"];
        var uger = Tabel(dele["meget"], 0);
        Assert.All(indsatser.Index(), indsats => Assert.Equal(omraader.Select(omraade => meget[$"{omraade}|2025QMAT04|{indsats.Item}|ugerPrForloeb"]), uger[indsats.Index].Skip(1)));
        var egen = Tabel(dele["meget"], 1);
        Assert.All(indsatser.Index(), indsats => Assert.Equal(new[] { "antalIndsatser", "indsatserPrForloeb", "ugerPrForloeb", "timerPrForloeb" }.Select(maal => meget[$"0751|2025QMAT04|{indsats.Item}|{maal}"]), egen[indsats.Index].Skip(1)));

        var givet = await Kald(dele["givet"]);
        Assert.All(omraader.Index(), omraade => Assert.Equal(new[] { "indstillet", "givet", "andel" }.Select(maal => givet[$"{omraade.Item}|2025QMAT04|{maal}"]), Tabel(dele["givet"], 0)[omraade.Index].Skip(1).Take(3)));
        Assert.Equal(5, (await Kald(dele["givet"], 1)).Keys.Select(noegle => noegle.Split('|')[0]).Distinct(StringComparer.Ordinal).Count());
        if (!paaDansk)
        {
            return;
        }

        var forside = Dele(Side(Browserkoersel.Forside)).Single(del => del.GetProperty("navn").GetString() == "kommuner");
        var fra = await Hent("/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=2025QMAT04&valuecodes[indsats]=virksomhedsrettet&valuecodes[maal]=andel");
        Assert.Equal(fra.Where(celle => celle.Key[0] == '0' || celle.Key.StartsWith("DK|", StringComparison.Ordinal)).Select(celle => celle.Value).Order(StringComparer.Ordinal), Tabel(forside, 0).Select(raekke => raekke[3]).Order(StringComparer.Ordinal));
    }

    [Fact(Explicit = true)]
    public void Alt_kan_naas_med_tastaturet_og_man_ser_hvor_man_er()
    {
        foreach (var side in Set().GetProperty("tastatur").EnumerateObject())
        {
            Assert.True(side.Value.GetProperty("antal").GetInt32() > 20, side.Name);
            Assert.Equal("A #indhold", side.Value.GetProperty("foerste").GetString());
            Assert.Empty(Liste(side.Value, "usete"));
            Assert.Empty(Liste(side.Value, "glemt"));
        }

        Assert.Equal("indhold", Set().GetProperty("sprang").GetString());
    }

    [Fact(Explicit = true)]
    public void En_kommune_findes_med_tastaturet()
    {
        Assert.Equal(98, Set().GetProperty("forslag").GetInt32());
        Assert.Equal("Læsø", Set().GetProperty("soegt").GetProperty("overskrift").GetString());
        Assert.Equal("/kommune/l%C3%A6s%C3%B8", Set().GetProperty("soegt").GetProperty("sti").GetString());
    }

    [Fact(Explicit = true)]
    public void Alt_kan_soeges_med_tastaturet()
    {
        Assert.Equal("Læsø", Set().GetProperty("fandt").GetProperty("foerste").GetString());
        Assert.Equal("Læsø", Set().GetProperty("fandt").GetProperty("felt").GetString());
    }

    [Fact(Explicit = true)]
    public void Tal_vaelges_med_tastaturet_og_kaldet_kan_kopieres()
    {
        Assert.Equal("INPUT soeg-omraade", Set().GetProperty("soegefelt").GetString());
        Assert.Equal("1 fundet", Set().GetProperty("fundet").GetString());
        Assert.StartsWith("7 af ", Set().GetProperty("optalt").GetString(), StringComparison.Ordinal);
        Valgt(Set().GetProperty("valgt"));
        var kopi = Set().GetProperty("kopi");
        Assert.Equal(kopi.GetProperty("kald").GetString()!["GET ".Length..], kopi.GetProperty("tekst").GetString());
        Assert.Equal("Kopieret", kopi.GetProperty("sagt").GetString());
    }

    [Fact(Explicit = true)]
    public void Uden_JavaScript_kan_man_vaelge_og_se()
    {
        var uden = Set().GetProperty("uden");
        Valgt(uden);
        Assert.Equal(Set().GetProperty("valgt").GetProperty("url").GetString(), uden.GetProperty("url").GetString());
        Assert.Equal(0, uden.GetProperty("doedeKnapper").GetInt32());
        Assert.True(uden.GetProperty("kald").GetBoolean());
        Assert.Equal("Læsø", uden.GetProperty("kommune").GetString());
        Assert.Equal(6, uden.GetProperty("diagrammer").GetInt32());
    }

    private static void Valgt(JsonElement valgt)
    {
        Assert.Equal("/tabeller/Y11IGA01?omraade=DK,1081,1082,1083,1084,1085,0825&periode=2025QMAT04&indsats=*&maal=andel#tal", valgt.GetProperty("url").GetString());
        Assert.Equal(7, valgt.GetProperty("raekker").GetArrayLength());
        Assert.Equal("Læsø", valgt.GetProperty("raekker")[6].GetString());
    }

    private JsonElement Set()
    {
        Assert.SkipWhen(koersel.Mangler is not null, koersel.Mangler ?? "");
        return koersel.Set;
    }

    private JsonElement Side(string sti) => Set().GetProperty("sider").GetProperty(sti);

    private void PaaHverSide(Action<string, JsonElement> krav) => Assert.All(
        Browserkoersel.Sider.Select(sti => (Sti: sti, Side: Side(sti))).ToList(),
        par => krav(par.Sti, par.Side));

    private static IEnumerable<JsonElement> Dele(JsonElement side) => side.GetProperty("dele").EnumerateArray();

    private static IEnumerable<string?> Liste(JsonElement fra, string navn) => fra.GetProperty(navn).EnumerateArray().Select(et => et.GetString());

    /// <summary>The rows below the heading.</summary>
    private static List<List<string>> Tabel(JsonElement del, int nr) =>
        [.. del.GetProperty("tabeller")[nr].EnumerateArray().Skip(1).Select(raekke => raekke.EnumerateArray().Select(celle => celle.GetString()!).ToList())];

    /// <summary>The cells of a call as a page writes them.</summary>
    private async Task<Dictionary<string, string>> Hent(string kald, bool paaDansk = true)
    {
        var svar = await koersel.Tjeneste.Klient.GetByteArrayAsync(kald);
        using var json = JsonDocument.Parse(svar);
        var enheder = json.RootElement.GetProperty("dimension").GetProperty("maal").GetProperty("category").GetProperty("unit");
        var kultur = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (paaDansk)
        {
            (kultur.NumberFormat.NumberGroupSeparator, kultur.NumberFormat.NumberDecimalSeparator) = (".", ",");
        }

        return Formatlaesere.JsonStat(svar).ToDictionary(
            celle => celle.Key,
            celle => celle.Value.Tal is { } vaerdi
                ? vaerdi.ToString("N" + enheder.GetProperty(celle.Key.Split('|')[^1]).GetProperty("decimals").GetInt32().ToString(CultureInfo.InvariantCulture), kultur)
                : celle.Value.Tegn,
            StringComparer.Ordinal);
    }
}
