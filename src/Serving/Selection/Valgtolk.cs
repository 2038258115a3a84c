using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

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

    /// <summary>
    /// The cells of <paramref name="tabel"/> that are meant. A variable without codes is taken away, if it has a total;
    /// a codelist of it has no say then.
    /// </summary>
    /// <param name="tabel">The table.</param>
    /// <param name="valg">What was selected.</param>
    /// <param name="lister">Per dimension the codelist that the expressions are read against, or null (<see cref="Find"/>).</param>
    public static Udfald<Udsnit> Tolk(Katalogtabel tabel, IReadOnlyList<Variabelvalg> valg, Kodeliste?[] lister)
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
            if (udtryk.Count > 0 && !Udvid(tabel, nummer, lister[nummer], udtryk).Lykkedes(out valgte[nummer], out var fejl))
            {
                return fejl;
            }
        }

        for (var i = 0; i < valgte.Length; i++)
        {
            if (valgte[i] is null && tabel.Dimensioner[i].Totalkode is null)
            {
                var kode = tabel.Dimensioner[i].Kode;
                return lister[i] is { } liste ? Fejlliste.KodelisteUdenValg(kode, liste.Id) : Fejlliste.ManglendeValg(kode);
            }
        }

        return new Udsnit(tabel, valgte);
    }

    /// <summary>Per dimension the codelist asked for, or null.</summary>
    public static Udfald<Kodeliste?[]> Find(Katalogtabel tabel, IReadOnlyList<Kodelistevalg> kodelister)
    {
        var lister = new Kodeliste?[tabel.Dimensioner.Count];
        foreach (var (navn, id) in kodelister)
        {
            var nummer = tabel.FindDimension(navn);
            if (nummer < 0)
            {
                return Fejlliste.UkendtVariabel(navn, tabel.Tabel.Id);
            }

            if (lister[nummer] is not null)
            {
                return Fejlliste.VariabelGentaget(tabel.Dimensioner[nummer].Kode);
            }

            lister[nummer] = Tabelkodelister.For(tabel).Find(nummer, id);
            if (lister[nummer] is null)
            {
                return Fejlliste.UkendtKodeliste(navn, id);
            }
        }

        return lister;
    }

    /// <summary>With a codelist the expressions mean its values, as if the dimension had no others.</summary>
    private static Udfald<int[]> Udvid(Katalogtabel tabel, int nummer, Kodeliste? liste, IReadOnlyList<string> udtryk)
    {
        var dimension = tabel.Dimensioner[nummer];
        if (liste is null)
        {
            return Udvid(new SelectionAxis(dimension, nummer == tabel.Tid ? tabel.MedTal : null), udtryk);
        }

        if (Udvid(liste.Axis, udtryk).Lykkedes(out var iListen, out var fejl))
        {
            return liste.IDimensionen(iListen);
        }

        return fejl is { Kode: Fejlliste.UkendtVaerdiKode, Vaerdi: { } vaerdi } ? Fejlliste.UdenForKodeliste(dimension.Kode, vaerdi, liste.Id) : fejl;
    }

    private static Udfald<int[]> Udvid(SelectionAxis axis, IReadOnlyList<string> udtryk)
    {
        var valgt = new bool[axis.Dimension.Vaerdier.Count];
        foreach (var et in udtryk)
        {
            if (Vaelg(axis, et, valgt) is { } fejl)
            {
                return fejl;
            }
        }

        var antal = valgt.AsSpan().Count(true);
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
    private static Fejl? Vaelg(SelectionAxis axis, string et, bool[] valgt)
    {
        var dimension = axis.Dimension;
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
                return form.Vaelg(axis, uden, valgt);
            }
        }

        return Fejlliste.UkendtVaerdi(dimension.Kode, et, dimension.IndeksAf(uden + "+") is var medPlus and >= 0 ? dimension.Vaerdier[medPlus].Kode : null);
    }
}
