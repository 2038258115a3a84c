using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.PxWeb.Valg;

/// <summary>Turns what a client wrote into the cells that it means, or says what is wrong with it.</summary>
internal static class Valgtolk
{
    /// <summary>The order matters: the first that recognises an expression has it.</summary>
    private static readonly IUdtryk[] Grammatik =
    [
        new Interval(),
        new Top(),
        new Bund(),
        new Fra(),
        new Til(),
        new Spoergsmaalstegn(),
        new Stjerne(),
    ];

    public static Udfald<Udsnit> Tolk(Katalogtabel tabel, IReadOnlyList<Variabelvalg> valg)
    {
        var valgte = new int[]?[tabel.Dimensioner.Count];
        var set = new bool[tabel.Dimensioner.Count];
        foreach (var (navn, udtryk) in valg)
        {
            var nummer = tabel.FindDimension(navn);
            if (nummer < 0)
            {
                return Fejlliste.UkendtVariabel(navn, tabel.Tabel.Id);
            }

            var dimension = tabel.Dimensioner[nummer];
            if (set[nummer])
            {
                return Fejlliste.VariabelGentaget(dimension.Kode);
            }

            set[nummer] = true;
            if (udtryk.Count > 0 && !Udvid(dimension, udtryk).Lykkedes(out valgte[nummer], out var fejl))
            {
                return fejl;
            }
        }

        for (var i = 0; i < valgte.Length; i++)
        {
            if (valgte[i] is null && tabel.Dimensioner[i].Totalkode is null)
            {
                return Fejlliste.ManglendeValg(tabel.Dimensioner[i].Kode);
            }
        }

        return new Udsnit(tabel, valgte);
    }

    private static Udfald<int[]> Udvid(Dimension dimension, IReadOnlyList<string> udtryk)
    {
        var valgt = new bool[dimension.Vaerdier.Count];
        foreach (var et in udtryk)
        {
            if (Vaelg(dimension, et, valgt) is { } fejl)
            {
                return fejl;
            }
        }

        var antal = valgt.Count(er => er);
        var indeks = new int[antal];
        for (int i = 0, n = 0; n < antal; i++)
        {
            if (valgt[i])
            {
                indeks[n++] = i;
            }
        }

        return indeks;
    }

    /// <summary>A literal code first, then the expressions; brackets around either are only for the comma's sake.</summary>
    private static Fejl? Vaelg(Dimension dimension, string et, bool[] valgt)
    {
        var indeks = dimension.IndeksAf(et);
        var uden = Kommaliste.UdenKlammer(et);
        indeks = indeks >= 0 ? indeks : dimension.IndeksAf(uden);
        if (indeks >= 0)
        {
            valgt[indeks] = true;
            return null;
        }

        foreach (var form in Grammatik)
        {
            if (form.Kan(uden))
            {
                return form.Vaelg(dimension, uden, valgt);
            }
        }

        return Fejlliste.UkendtVaerdi(dimension.Kode, et);
    }
}
