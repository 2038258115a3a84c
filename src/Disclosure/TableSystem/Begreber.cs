using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>The concepts that the tables of a scheme count, parents before their parts.</summary>
internal static class Begreber
{
    public const string N = "n";
    public const string Nogen = "nogen";
    public const string Ingen = "ingen";
    public const string UndtagetLoentimer = "undtagetLoentimer";
    public const string Genbehandlet = "genbehandlet";
    public const string AfsluttetInden = "afsluttetInden";
    public const string Fritaget = "fritaget";
    public const string IkkeObserveret = "ikkeObserveret";
    public const string Indstillet = "indstillet";
    public const string Givet = "givet";

    private static readonly Periodeslags[] Alle = [Periodeslags.Aar, Periodeslags.RullendeAar, Periodeslags.Indfasning, Periodeslags.Kvartal];
    private static readonly Periodeslags[] Rullende = [Periodeslags.RullendeAar];
    private static readonly Periodeslags[] Kvartalsvis = [Periodeslags.Kvartal, Periodeslags.Indfasning];

    /// <summary>The concept of a category's antalMed.</summary>
    public static string Med(Kategori kategori) => kategori.Kode();

    /// <summary>The concept of the forloeb with a first indsats within an interval.</summary>
    public static string Inden(int interval) => "inden " + Intervaller.Alle[interval];

    /// <summary>All concepts in the order in which they are decided.</summary>
    public static IReadOnlyList<Begreb> Af(Regelsaet regelsaet, Fortrolighedsregler regler)
    {
        var n = new Begreb(N, tal => tal.N, tal => regler.Lille(tal.N), Alle) { AlderOgKoen = true };
        // The magnitudes of Y11IGA03 are about the forloeb of antalMed and withheld with it. A small number of indsatser is so few forloeb.
        var nogen = Del(Nogen, tal => tal.Med[Kategoritabel.Nogen], n, Alle, tal => regler.Lille(tal.Antal[Kategoritabel.Nogen])) with { AlderOgKoen = true, RestVises = true };
        var ingen = new Begreb(Ingen, tal => tal.Ingen, nogen.Primaer, Alle) { Inden = n, Moenster = Nogen };
        var indstillet = Del(Indstillet, tal => tal.Indstillet, n, Rullende);
        return
        [
            n,
            nogen,
            .. regelsaet.Kategorier.Select(kategori => Del(Med(kategori), tal => tal.Med[(int)kategori], nogen, Alle, tal => regler.Lille(tal.Antal[(int)kategori])) with { AlderOgKoen = true }),
            .. Enumerable.Range(0, Intervaller.Alle.Count).Select(i => Del(Inden(i), tal => tal.Inden[i], nogen, Rullende)),
            Del(UndtagetLoentimer, tal => tal.UndtagetLoentimer, ingen, Kvartalsvis),
            Del(Genbehandlet, tal => tal.Genbehandlet, ingen, Kvartalsvis),
            // Left out of N: no base, and so no complement.
            new Begreb(AfsluttetInden, tal => tal.AfsluttetInden, tal => regler.Lille(tal.AfsluttetInden), Kvartalsvis),
            new Begreb(Fritaget, tal => tal.Fritaget, tal => regler.Lille(tal.Fritaget), Kvartalsvis),
            new Begreb(IkkeObserveret, tal => tal.IkkeObserveret, tal => regler.Lille(tal.IkkeObserveret), Kvartalsvis),
            indstillet,
            // The base of its share is those named, so a small remainder of them is protected too.
            Del(Givet, tal => tal.Givet, indstillet, Rullende, tal => regler.LilleDel(tal.Givet, tal.Indstillet)) with
            {
                // Those named who were given it are among those given it, and cannot all lie outside them.
                Hoejst = tal => Math.Min(tal.Indstillet, tal.Med[(int)Kategori.Virksomhedsrettet]),
                Mindst = tal => Math.Max(0, tal.Indstillet + tal.Med[(int)Kategori.Virksomhedsrettet] - tal.N),
            },
        ];

        Begreb Del(string kode, Func<Kubetal, long> antal, Begreb inden, Periodeslags[] perioder, Func<Kubetal, bool>? ogsaa = null) =>
            new(kode, antal, tal => regler.LilleDel(antal(tal), tal.N) || (ogsaa is not null && ogsaa(tal)), perioder) { Inden = inden };
    }
}
