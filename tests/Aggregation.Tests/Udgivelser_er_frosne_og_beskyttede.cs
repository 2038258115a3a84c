using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.DomainTests.Sager;
using Opgoerelse.Motorer;

namespace Opgoerelse.AggregationTests;

/// <summary>A release: frozen, protected, published at one instant.</summary>
public sealed class Udgivelser_er_frosne_og_beskyttede : IDisposable
{
    private static readonly DateOnly Dato = new(2024, 10, 2);

    /// <summary>For what holds of a release whatever it withholds: without small numbers there is nothing to.</summary>
    private static readonly Fortrolighedsregler AltVises = new() { Graense = 1 };

    private Testdatabase _test = null!;

    [Theory]
    [PaaHverMotor]
    public void Den_hentede_udgivelse_er_den_frosne(string motor)
    {
        Modtag(motor, 400);
        var udgiver = new Udgiver(_test.Database, TimeProvider.System);
        var lager = new Udgivelseslager(_test.Database);
        Assert.Null(lager.Nyeste());
        var foerste = udgiver.Klargoer(Dato);
        Assert.Null(lager.Nyeste());
        udgiver.Udgiv(foerste.Id);
        Assert.Equal(foerste.Id, lager.Nyeste());
        Assert.Throws<InvalidOperationException>(() => udgiver.Udgiv(foerste.Id));

        var hentet = lager.Hent(foerste.Id);
        Assert.Equal(Udgivelsestilstand.Udgivet, hentet.Udgivelse.Tilstand);
        Assert.Equal(("bek-2408", Dato, 1L), (hentet.Udgivelse.Regelsaet, hentet.Udgivelse.Dato, hentet.Udgivelse.Position));
        Assert.Equal(["Y11IGA01", "Y11IGA02", "Y11IGA03", "Y11IGA04", "Y11IGA05", "Y11IGA06"], hentet.Tabeller.Select(tabel => tabel.Id));

        var rapport = lager.Rapport(foerste.Id)!;
        Assert.Equal(5, rapport.Regler.Graense);
        Assert.Equal(hentet.Tabeller.Select(tabel => tabel.Id).Where(id => id != "Y11IGA03"), rapport.Linjer.Select(linje => linje.Tabel).Distinct());
        Assert.All(rapport.Linjer, linje => Assert.Equal(0, linje.Bestemte));
        Assert.True(rapport.Linjer.Sum(linje => linje.Primaere) > 1000);

        var anden = udgiver.Klargoer(Dato);
        Assert.Equal(foerste.Kontrolsum, anden.Kontrolsum);
        udgiver.Udgiv(anden.Id);
        Assert.Equal(
            [Udgivelsestilstand.Erstattet, Udgivelsestilstand.Udgivet],
            lager.Alle().Select(udgivelse => udgivelse.Tilstand));
    }

    [Theory]
    [PaaHverMotor]
    public void En_udgivelse_kan_traekkes_tilbage_og_den_foer_den_er_offentlig_igen(string motor)
    {
        Modtag(motor);
        var ur = new FakeTimeProvider(new DateTimeOffset(2024, 10, 2, 8, 0, 0, TimeSpan.Zero));
        var udgiver = new Udgiver(_test.Database, ur, AltVises);
        var lager = new Udgivelseslager(_test.Database);
        var idag = ur.GetUtcNow();
        foreach (var dag in Enumerable.Range(0, 3))
        {
            ur.SetUtcNow(idag.AddDays(dag));
            udgiver.Udgiv(udgiver.Klargoer(Dato.AddDays(dag)).Id);
        }

        ur.SetUtcNow(idag.AddDays(3));
        Assert.Null(udgiver.Traek(1, "den ældste"));
        Assert.Equal(3, lager.Nyeste());

        ur.SetUtcNow(idag.AddDays(4));
        Assert.Equal(2, udgiver.Traek(3, "den offentlige"));
        Assert.Equal(2, lager.Nyeste());
        Assert.Equal(idag.AddDays(1), lager.Hent(2).Udgivelse.Udgivet);
        var trukket = lager.Hent(3).Udgivelse;
        Assert.Equal((Udgivelsestilstand.Trukket, ur.GetUtcNow(), "den offentlige"), (trukket.Tilstand, trukket.Trukket, trukket.Grund));

        Assert.Null(udgiver.Traek(2, "der er ingen før den"));
        Assert.Null(lager.Nyeste());
        Assert.All(lager.Alle(), udgivelse => Assert.Equal(Udgivelsestilstand.Trukket, udgivelse.Tilstand));
        Assert.Throws<InvalidOperationException>(() => udgiver.Udgiv(3));
        Assert.Throws<InvalidOperationException>(() => udgiver.Traek(3, "igen"));
        Assert.Throws<InvalidOperationException>(() => udgiver.Traek(9, "findes ikke"));

        // One that never was public can be withdrawn too, and is then never used.
        var klargjort = udgiver.Klargoer(Dato);
        Assert.Null(udgiver.Traek(klargjort.Id, "forkert"));
        Assert.Throws<InvalidOperationException>(() => udgiver.Udgiv(klargjort.Id));
    }

    [Fact]
    public void Uden_en_grund_traekkes_intet_tilbage()
    {
        Modtag(Motor.Sqlite);
        var udgiver = new Udgiver(_test.Database, TimeProvider.System, AltVises);
        var id = udgiver.Klargoer(Dato).Id;
        Assert.All(["", "  ", null, new string('x', Udgiver.LaengsteGrund + 1)], grund => Assert.ThrowsAny<ArgumentException>(() => udgiver.Traek(id, grund!)));
        udgiver.Udgiv(id);
    }

    [Theory]
    [PaaHverMotor]
    public void En_udgivelse_der_er_aendret_i_databasen_vises_ikke(string motor)
    {
        Modtag(motor);
        var udgivelse = new Udgiver(_test.Database, TimeProvider.System, AltVises).Klargoer(Dato);
        var lager = new Udgivelseslager(_test.Database);
        var frosset = lager.Hent(udgivelse.Id);
        lager.EfterproevCeller(udgivelse.Id);
        using var forbindelse = _test.Database.Connect();
        Assert.Equal(1, forbindelse.Execute("UPDATE udgivelse_celle SET vaerdi = vaerdi + 1 WHERE tabel = 'Y11IGA01' AND omraade = 'DK' AND periode = '2023' AND indsats = 'nogen' AND maal = 'antalForloeb' AND vaerdi IS NOT NULL"));
        Assert.Throws<InvalidDataException>(() => lager.EfterproevCeller(udgivelse.Id));
        var vist = lager.Hent(udgivelse.Id);
        Assert.All(frosset.Tabeller.Zip(vist.Tabeller), par => Assert.Equal(par.First.Vaerdier, par.Second.Vaerdier));

        var pakke = forbindelse.ExecuteScalar<byte[]>("SELECT celler FROM udgivelse_tal WHERE tabel = 'Y11IGA01'")!;
        pakke[7]++;
        Assert.Equal(1, forbindelse.Execute("UPDATE udgivelse_tal SET celler = @pakke WHERE tabel = 'Y11IGA01'", new { pakke }));
        Assert.Throws<InvalidDataException>(() => lager.Hent(udgivelse.Id));
        forbindelse.Execute("UPDATE udgivelse_tal SET celler = @pakke WHERE tabel = 'Y11IGA01'", new { pakke = pakke[..^9] });
        Assert.Throws<InvalidDataException>(() => lager.Hent(udgivelse.Id));
    }

    /// <summary>A release from before the packed figures were kept.</summary>
    [Theory]
    [PaaHverMotor]
    public void Uden_pakkede_tal_laeses_de_samme_tal_af_cellerne(string motor)
    {
        Modtag(motor);
        var id = new Udgiver(_test.Database, TimeProvider.System, AltVises).Klargoer(Dato).Id;
        var lager = new Udgivelseslager(_test.Database);
        var pakket = lager.Hent(id);
        using (var forbindelse = _test.Database.Connect())
        {
            Assert.Equal(6, forbindelse.Execute("DELETE FROM udgivelse_tal"));
        }

        var laest = lager.Hent(id);
        Assert.All(pakket.Tabeller.Zip(laest.Tabeller), par =>
        {
            Assert.Equal(par.First.Vaerdier, par.Second.Vaerdier);
            Assert.Equal(par.First.Symboler, par.Second.Symboler);
        });
    }

    [Theory]
    [PaaHverMotor]
    public void En_udgivelse_ved_hvad_den_aendrer_i_forhold_til_den_foer(string motor)
    {
        Modtag(motor);
        var udgiver = new Udgiver(_test.Database, TimeProvider.System, AltVises);
        var lager = new Udgivelseslager(_test.Database);
        var foerste = udgiver.Klargoer(Dato).Id;
        udgiver.Udgiv(foerste);
        Assert.Empty(lager.Aendringer());

        var magen = udgiver.Klargoer(Dato).Id;
        udgiver.Udgiv(magen);
        Assert.Equal(6, lager.Aendringer()[magen].Count());
        Assert.All(lager.Aendringer()[magen], tabel => Assert.Equal((foerste, 0L, 0L, 0L, 0L), (tabel.Forrige, tabel.Aendrede, tabel.Endelige, tabel.Nye, tabel.Udgaaede)));

        // A quarter later: the same, counted cell by cell by their codes.
        var naeste = udgiver.Klargoer(Dato.AddMonths(3)).Id;
        udgiver.Udgiv(naeste);
        var (foer, nu) = (lager.Hent(magen), lager.Hent(naeste));
        foreach (var aendring in lager.Aendringer()[naeste])
        {
            Assert.Equal(magen, aendring.Forrige);
            var gamle = Celler(foer.Find(aendring.Tabel)!).Where(celle => celle.Symbol != Cellesymbol.EndnuIkke).ToDictionary(celle => string.Join(';', celle.Koder), celle => (celle.Symbol, celle.Tekst));
            var nye = Celler(nu.Find(aendring.Tabel)!).Where(celle => celle.Symbol != Cellesymbol.EndnuIkke).ToDictionary(celle => string.Join(';', celle.Koder), celle => (celle.Symbol, celle.Tekst));
            var faelles = gamle.Keys.Where(nye.ContainsKey).ToList();
            var endelige = faelles.Count(noegle => gamle[noegle].Symbol == Cellesymbol.Foreloebig && nye[noegle] == (Cellesymbol.Ingen, gamle[noegle].Tekst));
            Assert.Equal(
                (faelles.Count(noegle => gamle[noegle] != nye[noegle]) - endelige, endelige, nye.Count - faelles.Count, gamle.Count - faelles.Count),
                ((int)aendring.Aendrede, (int)aendring.Endelige, (int)aendring.Nye, (int)aendring.Udgaaede));
        }

        Assert.True(lager.Aendringer()[naeste].Sum(tabel => tabel.Nye) > 0);
    }

    /// <summary>The rule, said again from the true figures: each cell of the release is withheld, or equal to the truth.</summary>
    [Theory]
    [PaaHverMotor]
    public void Smaa_tal_deres_komplement_og_alt_beregnet_af_dem_er_diskretioneret(string motor)
    {
        Modtag(motor, 400);
        var sande = SandeTal();
        var udgiver = new Udgiver(_test.Database, TimeProvider.System);
        var hentet = new Udgivelseslager(_test.Database).Hent(udgiver.Klargoer(Dato).Id);
        SideOmSideErSandt(hentet);
        var tabeller = hentet.Tabeller;
        var skjulte = 0;
        var vist = 0;
        foreach (var tabel in tabeller)
        {
            foreach (var (koder, symbol, tekst) in Celler(tabel))
            {
                if (symbol is Cellesymbol.EndnuIkke or Cellesymbol.IkkeTilgaengelig)
                {
                    continue;
                }

                var sand = sande[string.Join(';', koder)];
                var n = Antal(tabel.Id is "Y11IGA02" ? [tabel.Id, koder[1], koder[2], koder[3], koder[4], "nogen", "antalForloeb"] : ["Y11IGA01", koder[1], koder[2], "alle", "alle", "nogen", "antalForloeb"]);
                var grundlag = Grundlag(koder);
                var skal = Lille(n) && grundlag is not null ? true : grundlag is { } antal && (Lille(antal) || (koder[6] is not ("afsluttetInden" or "fritaget" or "ikkeObserveret" or "antalForloeb") && Lille(n - antal)));
                if (skal)
                {
                    Assert.True(symbol == Cellesymbol.Diskretioneret, $"{string.Join(';', koder)} = {sand} vises som '{tekst}{symbol.Tegn()}', N = {n}");
                    skjulte++;
                }
                else if (symbol != Cellesymbol.Diskretioneret)
                {
                    Assert.Equal(sand, tekst);
                    vist++;
                }
                // Otherwise it is withheld for the sake of others, or for what it is a part of.
            }
        }

        Assert.True(skjulte > 1000 && vist > 1000, $"{skjulte} skjulte, {vist} viste");

        // The count whose size decides for a cell; null when it stands outside N and N's own smallness does not matter.
        long? Grundlag(string[] k) => k[0] switch
        {
            "Y11IGA01" or "Y11IGA02" => k[6] == "antalForloeb" ? Antal(k) : Antal([k[0], k[1], k[2], k[3], k[4], k[5], "antalMed"]),
            "Y11IGA03" => Antal(["Y11IGA01", k[1], k[2], "alle", "alle", k[5], "antalMed"]),
            "Y11IGA04" => k[6] == "median" ? Antal(["Y11IGA01", k[1], k[2], "alle", "alle", "nogen", "antalMed"]) : Antal([k[0], k[1], k[2], "alle", "alle", k[5], "antal"]),
            "Y11IGA05" => k[6] is "afsluttetInden" or "fritaget" or "ikkeObserveret" && !Lille(Antal(k)) ? null : Antal(k),
            _ => k[6] == "indstillet" ? Antal(k) : Antal([k[0], k[1], k[2], "alle", "alle", "alle", "givet"]),
        };

        long Antal(string[] k) => long.Parse(sande[string.Join(';', k)], CultureInfo.InvariantCulture);

        static bool Lille(long antal) => antal is >= 1 and <= 4;
    }

    public void Dispose() => _test.Dispose();

    private void Modtag(string motor, int antal = 300)
    {
        _test = new Testdatabase(motor);
        var tilfaeldig = new TilfaeldigSag(11);
        _test.Modtag(new DateOnly(2024, 10, 1), Enumerable.Range(0, antal).Select(_ => tilfaeldig.Naeste().Model));
    }

    /// <summary>Beside the official figures stand those of KL's rule: each withheld, or the one that the file of figures has.</summary>
    private void SideOmSideErSandt(UdgivelseMedTabeller hentet)
    {
        var side = Assert.Single(hentet.SideOmSide);
        Assert.Equal(("kl-2021", 1), (side.Regelsaet, side.Version));
        Assert.Equal(64, side.Kontrolsum.Length);
        var sande = SandeTal("kl-2021");
        foreach (var celle in side.Celler)
        {
            Same(celle.Forloeb, sande[$"Y11IGA01;DK;{celle.Periode};alle;alle;{celle.Indsats};antalForloeb"]);
            Same(celle.Med, sande[$"Y11IGA01;DK;{celle.Periode};alle;alle;{celle.Indsats};antalMed"]);
            Same(celle.Andel.Procent, sande[$"Y11IGA01;DK;{celle.Periode};alle;alle;{celle.Indsats};andel"]);
        }

        Assert.Contains(side.Celler, celle => celle.Forloeb.HarVaerdi);
        Assert.InRange(side.Celler.Count(celle => celle.Med is { HarVaerdi: true, Vaerdi: > 0 }), 3, side.Celler.Count);
        Assert.Equal(7, side.Indsatser.Count());
        // In the finest periods there is nothing beside.
        Assert.DoesNotContain(side.Celler, celle => celle.Periode.Contains('Q') && !celle.Periode.Contains("QMAT", StringComparison.Ordinal));

        // A figure that was changed in the database is not served, and neither is the release.
        using var forbindelse = _test.Database.Connect();
        Assert.Equal(1, forbindelse.Execute("UPDATE udgivelse_side_celle SET med = 123456 WHERE celle_nr = 0"));
        Assert.Throws<InvalidDataException>(() => new Udgivelseslager(_test.Database).Hent(hentet.Udgivelse.Id));
        Assert.Equal(hentet.Kvalitet!.Kontrolsum, Registreringskvalitet.Sum(hentet.Udgivelse.Kontrolsum, hentet.Kvalitet.Maal));
        Assert.Equal(1, hentet.Kvalitet.Find("DK", Kvalitetskoder.Leverancer));
        // Released before there were any: nothing stands beside.
        forbindelse.Execute("DELETE FROM udgivelse_side_celle");
        forbindelse.Execute("DELETE FROM udgivelse_side");
        Assert.Empty(new Udgivelseslager(_test.Database).Hent(hentet.Udgivelse.Id).SideOmSide);
        forbindelse.Execute("UPDATE udgivelse_kvalitet_maal SET vaerdi = vaerdi + 1 WHERE nr = 0");
        Assert.Throws<InvalidDataException>(() => new Udgivelseslager(_test.Database).Hent(hentet.Udgivelse.Id));
        forbindelse.Execute("DELETE FROM udgivelse_kvalitet");
        Assert.Null(new Udgivelseslager(_test.Database).Hent(hentet.Udgivelse.Id).Kvalitet);

        static void Same(Tabeltal vist, string sand)
        {
            if (vist.Symbol != Cellesymbol.Diskretioneret)
            {
                Assert.Equal(sand, vist.HarVaerdi ? Afrunding.Tekst(vist.Vaerdi, vist.Decimaler) : vist.Symbol.Tegn());
            }
        }
    }

    private Dictionary<string, string> SandeTal(string regelsaet = "bek-2408")
    {
        using var ud = new MemoryStream();
        new Figurfil(_test.Database).Skriv(null, Regelsaet.Alle[regelsaet], Dato, ud);
        return Encoding.UTF8.GetString(ud.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .ToDictionary(linje => linje[..linje.LastIndexOf(';')], linje => linje[(linje.LastIndexOf(';') + 1)..]);
    }

    private static IEnumerable<(string[] Koder, Cellesymbol Symbol, string Tekst)> Celler(Tabel tabel)
    {
        for (var nr = 0; nr < tabel.Vaerdier.Length; nr++)
        {
            string[] koder = [tabel.Id, "alle", "alle", "alle", "alle", "alle", "alle"];
            var decimaler = 0;
            for (var i = 0; i < tabel.Dimensioner.Count; i++)
            {
                var dimension = tabel.Dimensioner[i];
                var vaerdi = dimension.Vaerdier[(int)(nr / tabel.Skridt(i) % dimension.Vaerdier.Count)];
                koder[dimension.Kode switch { "omraade" => 1, "periode" => 2, "alder" => 3, "koen" => 4, "maal" => 6, _ => 5 }] = vaerdi.Kode;
                decimaler = dimension.Rolle == Dimensionsrolle.Maal ? vaerdi.Decimaler : decimaler;
            }

            var symbol = tabel.Symboler[nr];
            yield return (koder, symbol, symbol.HarVaerdi() ? Afrunding.Tekst(tabel.Vaerdier[nr], decimaler) : symbol.Tegn());
        }
    }
}
