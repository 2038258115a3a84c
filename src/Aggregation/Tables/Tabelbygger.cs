using System.Globalization;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Aggregation.Tables;

/// <summary>
/// Makes the tables of the scheme from the cube: which dimensions each has, and how each measure is computed. With a
/// pattern the tables are the protected ones; without it they are the true ones, which never leave the machine's own
/// command line.
/// </summary>
internal sealed class Tabelbygger(Kubeudtraek kube, Periodeplan plan, Ordning ordning, Regelsaet regelsaet, Moenster? moenster)
{
    private readonly IReadOnlyList<Omraade> _omraader = GyldigeOmraader(plan);

    /// <summary>All tables of the scheme, in its order.</summary>
    /// <param name="medKommende">Whether quarters not yet published stand in the tables with their symbol.</param>
    public IReadOnlyList<Tabel> Byg(bool medKommende)
    {
        var kommende = medKommende ? plan.KommendeKvartaler : [];
        return [.. ordning.Tabeller.Select(opskrift => opskrift.Slags switch
        {
            "indsats" => Indsats(opskrift, kommende),
            "indsats-alder-koen" => IndsatsAlderKoen(opskrift),
            "omfang" => Omfang(opskrift),
            "tid-til-foerste" => TidTilFoerste(opskrift),
            "garanti" => Garanti(opskrift, kommende),
            "indstillet-og-givet" => IndstilletOgGivet(opskrift),
            var slags => throw new InvalidDataException($"{opskrift.Id}: ukendt slags '{slags}'"),
        })];
    }

    private Tabel Indsats(Tabelopskrift opskrift, IReadOnlyList<Periode> kommende)
    {
        var indsatser = Dimensioner.AfIndsats(regelsaet, medIngen: true);
        return Byg(opskrift, _omraader, plan.Publicerede, kommende, [indsatser, Dimensioner.AfMaal(Maalinger.AntalForloeb, Maalinger.AntalMed, Maalinger.Andel)], (skriver, omraade, periode) =>
            SkrivAndele(skriver, kube[omraade, periode], indsatser, begreb => Skjul(begreb, omraade, periode)));
    }

    private Tabel IndsatsAlderKoen(Tabelopskrift opskrift)
    {
        var alder = Dimensioner.AfAlder();
        var koen = Dimensioner.AfKoen();
        var indsatser = Dimensioner.AfIndsats(regelsaet, medIngen: true);
        var omraader = _omraader.Where(omraade => omraade.Niveau != Omraadeniveau.Kommune).ToList();
        return Byg(opskrift, omraader, plan.RullendeAar, [], [alder, koen, indsatser, Dimensioner.AfMaal(Maalinger.AntalForloeb, Maalinger.AntalMed, Maalinger.Andel)], (skriver, omraade, periode) =>
        {
            foreach (var a in alder.Vaerdier)
            {
                foreach (var k in koen.Vaerdier)
                {
                    SkrivAndele(skriver, kube[omraade, periode, a.Kode, k.Kode], indsatser, begreb => Skjul(begreb, omraade, periode, a.Kode, k.Kode));
                }
            }
        });
    }

    private static void SkrivAndele(Celleskriver skriver, Kubetal tal, Dimension indsatser, Func<string, bool> skjul)
    {
        foreach (var indsats in indsatser.Vaerdier)
        {
            var med = indsats.Kode switch
            {
                Dimensioner.Nogen => tal.Med[Kategoritabel.Nogen],
                Dimensioner.Ingen => tal.Ingen,
                var kode => tal.Med[(int)Kategorikoder.Find(kode)!.Value],
            };
            var skjulMed = skjul(Begreb(indsats.Kode));
            skriver.Antal(tal.N, skjul(Begreber.N));
            skriver.Antal(med, skjulMed);
            skriver.Forhold((Int128)100 * med, tal.N, 1, skjulMed);
        }
    }

    /// <summary>The concept of an indsats: <c>ingen</c> is the complement of <c>nogen</c>, and shown where that is.</summary>
    private static string Begreb(string indsats) =>
        indsats is Dimensioner.Nogen or Dimensioner.Ingen ? Begreber.Nogen : Begreber.Med(Kategorikoder.Find(indsats)!.Value);

    /// <summary>Everything here is computed from the forloeb of antalMed and withheld with it.</summary>
    private Tabel Omfang(Tabelopskrift opskrift)
    {
        const int DagePrUge = 7;
        const int MinutdagePrTime = 60 * DagePrUge;
        var indsatser = Dimensioner.AfIndsats(regelsaet, medIngen: false);
        var maal = Dimensioner.AfMaal(Maalinger.AntalIndsatser, Maalinger.IndsatserPrForloeb, Maalinger.AntalUger, Maalinger.UgerPrForloeb, Maalinger.AntalTimer, Maalinger.TimerPrForloeb);
        return Byg(opskrift, _omraader, plan.RullendeAar, [], [indsatser, maal], (skriver, omraade, periode) =>
        {
            var tal = kube[omraade, periode];
            foreach (var indsats in indsatser.Vaerdier)
            {
                var i = Kategorikoder.Find(indsats.Kode) is { } kategori ? (int)kategori : Kategoritabel.Nogen;
                var med = tal.Med[i];
                var skjul = Skjul(Begreb(indsats.Kode), omraade, periode);
                skriver.Antal(tal.Antal[i], skjul);
                skriver.Forhold(tal.Antal[i], tal.N, 2, skjul);
                skriver.Forhold(tal.Dage[i], DagePrUge, 1, skjul);
                skriver.Forhold(tal.Dage[i], (Int128)DagePrUge * med, 1, skjul);
                skriver.Forhold(tal.Minutdage[i], MinutdagePrTime, 1, skjul);
                skriver.Forhold(tal.Minutdage[i], (Int128)MinutdagePrTime * med, 1, skjul);
            }
        });
    }

    private Tabel TidTilFoerste(Tabelopskrift opskrift)
    {
        var maal = Dimensioner.AfMaal(Maalinger.AntalInden, Maalinger.AndelInden, Maalinger.Median);
        return Byg(opskrift, _omraader, plan.RullendeAar, [], [Dimensioner.AfInterval(), maal], (skriver, omraade, periode) =>
        {
            var tal = kube[omraade, periode];
            for (var i = 0; i < tal.Inden.Count; i++)
            {
                var skjul = Skjul(Begreber.Inden(i), omraade, periode);
                skriver.Antal(tal.Inden[i], skjul);
                skriver.Forhold((Int128)100 * tal.Inden[i], tal.N, 1, skjul);
                skriver.Symbol(Cellesymbol.IkkeTilgaengelig);
            }

            skriver.Symbol(Cellesymbol.IkkeTilgaengelig);
            skriver.Symbol(Cellesymbol.IkkeTilgaengelig);
            skriver.Forhold(tal.DobbeltMedian ?? 0, tal.DobbeltMedian is null ? 0 : 2, 1, Skjul(Begreber.Nogen, omraade, periode));
        });
    }

    private Tabel Garanti(Tabelopskrift opskrift, IReadOnlyList<Periode> kommende)
    {
        var maal = Dimensioner.AfMaal(
            Maalinger.AntalForloeb, Maalinger.UdenIndsats, Maalinger.UndtagetLoentimer, Maalinger.Genbehandlet,
            Maalinger.AfsluttetInden, Maalinger.Fritaget, Maalinger.IkkeObserveret);
        var perioder = plan.Publicerede.Where(periode => periode.Slags is Periodeslags.Kvartal or Periodeslags.Indfasning);
        return Byg(opskrift, _omraader, perioder, kommende, [maal], (skriver, omraade, periode) =>
        {
            var tal = kube[omraade, periode];
            skriver.Antal(tal.N, Skjul(Begreber.N, omraade, periode));
            skriver.Antal(tal.Ingen, Skjul(Begreber.Nogen, omraade, periode));
            skriver.Antal(tal.UndtagetLoentimer, Skjul(Begreber.UndtagetLoentimer, omraade, periode));
            skriver.Antal(tal.Genbehandlet, Skjul(Begreber.Genbehandlet, omraade, periode));
            skriver.Antal(tal.AfsluttetInden, Skjul(Begreber.AfsluttetInden, omraade, periode));
            skriver.Antal(tal.Fritaget, Skjul(Begreber.Fritaget, omraade, periode));
            skriver.Antal(tal.IkkeObserveret, Skjul(Begreber.IkkeObserveret, omraade, periode));
        });
    }

    private Tabel IndstilletOgGivet(Tabelopskrift opskrift)
    {
        var maal = Dimensioner.AfMaal(Maalinger.Indstillet, Maalinger.Givet, Maalinger.AndelGivet);
        return Byg(opskrift, _omraader, plan.RullendeAar, [], [maal], (skriver, omraade, periode) =>
        {
            var tal = kube[omraade, periode];
            var skjulGivet = Skjul(Begreber.Givet, omraade, periode);
            skriver.Antal(tal.Indstillet, Skjul(Begreber.Indstillet, omraade, periode));
            skriver.Antal(tal.Givet, skjulGivet);
            skriver.Forhold((Int128)100 * tal.Givet, tal.Indstillet, 1, skjulGivet);
        });
    }

    private bool Skjul(string begreb, string omraade, string periode, string alder = AgeGroup.AllCode, string koen = AgeGroup.AllCode) =>
        moenster is not null && moenster.Skjult(begreb, omraade, periode, alder, koen);

    private Tabel Byg(
        Tabelopskrift opskrift,
        IReadOnlyList<Omraade> omraader,
        IEnumerable<Periode> perioder,
        IReadOnlyList<Periode> kommende,
        IReadOnlyList<Dimension> oevrige,
        Action<Celleskriver, string, string> celler)
    {
        var publicerede = perioder.ToList();
        IReadOnlyList<Dimension> dimensioner =
        [
            Dimensioner.AfOmraader(omraader),
            Dimensioner.AfPerioder(publicerede.Concat(kommende), NoteFoerGaranti(), regelsaet.GyldigFra),
            .. oevrige,
        ];
        var prPeriode = oevrige.Aggregate(1L, (produkt, dimension) => produkt * dimension.Vaerdier.Count);
        var skriver = new Celleskriver(prPeriode * omraader.Count * (publicerede.Count + kommende.Count));
        foreach (var omraade in omraader)
        {
            foreach (var periode in publicerede)
            {
                skriver.Foreloebig = plan.ErForeloebig(periode);
                celler(skriver, omraade.Kode, periode.Kode);
            }

            for (var i = 0L; i < prPeriode * kommende.Count; i++)
            {
                skriver.Symbol(Cellesymbol.EndnuIkke);
            }
        }

        var titel = opskrift.Titel.Med("vindue", regelsaet.VindueMaaneder.ToString(CultureInfo.InvariantCulture));
        return new Tabel(opskrift.Id, titel, Noter(), dimensioner, skriver.Vaerdier, skriver.Symboler);
    }

    private List<Tekst> Noter()
    {
        var noter = new List<Tekst>
        {
            new($"Opgjort efter regelsættet {regelsaet.Kode}: {regelsaet.Formaal.Da}", $"Computed under the rule set {regelsaet.Kode}: {regelsaet.Formaal.En}"),
        };
        if (ordning.Lukning is { } lukning)
        {
            noter.Add(lukning);
        }

        if (NoteFoerGaranti() is { } note)
        {
            noter.Add(note);
        }

        return noter;
    }

    private Tekst? NoteFoerGaranti() => regelsaet.GyldigFra is not { } fra ? null : new Tekst(
        string.Create(CultureInfo.InvariantCulture, $"For forløb startet før {fra.Day}. {Maanedsnavne.Dansk(fra.Month)} {fra.Year} gjaldt reglen endnu ikke. Tallene er medtaget til sammenligning."),
        string.Create(CultureInfo.InvariantCulture, $"For courses started before {fra.Day} {Maanedsnavne.Engelsk(fra.Month)} {fra.Year} the rule did not yet apply. The figures are for comparison."));

    /// <summary>The omraader that hold for some start in the published quarters.</summary>
    public static IReadOnlyList<Omraade> GyldigeOmraader(Periodeplan plan) =>
        plan.Kvartaler.Count == 0 ? [] : [.. Omraader.Standard.Gyldige(plan.Foerste!.Value.FoersteDag, plan.Kvartaler[^1].SidsteDag)];
}
