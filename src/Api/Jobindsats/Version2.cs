using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>Version 2's requests for rows: one parameter per variable, values are labels.</summary>
internal static class Version2
{
    private const string Area = "area";
    private const string Period = "period";
    private const string Measurement = "measurement";

    /// <summary>Its parameters that are no variable's.</summary>
    public static readonly string[] Navnlige = [Area, Measurement];

    /// <summary>
    /// The rows meant. Without <c>area</c> they are those of hele landet, without <c>measurement</c> they have every
    /// measure; a variable that is not named and has a total is taken away, of one that has none the answer has the
    /// value that holds the others. A parameter that means nothing here is ignored, unless it is meant to select.
    /// </summary>
    public static Udfald<Jobudtraek> Udtraek(Jobtabel tabel, RequestParameters parametre, int loft)
    {
        var valgte = new int[]?[tabel.Tabel.Dimensioner.Count];
        var kolonner = new List<Jobkolonne> { new(Area, "Area", tabel.Omraade), new(Period, "Periode", tabel.Periode) };
        var bemaerkninger = new List<Remark>();
        if (Ukendte(tabel, parametre, bemaerkninger) is { } ukendt)
        {
            return ukendt;
        }

        if (!Perioder(tabel, parametre, bemaerkninger).Lykkedes(out valgte[tabel.Tabel.Tid], out var fejl)
            || !Maal(tabel, parametre).Lykkedes(out valgte[tabel.Tabel.Maal], out fejl)
            || !Vaelg(tabel.Omraade, Navne(tabel, tabel.Omraade), parametre).Lykkedes(out valgte[tabel.Tabel.Geografi], out fejl))
        {
            return fejl;
        }

        foreach (var variabel in tabel.Oevrige)
        {
            var navne = Navne(tabel, variabel);
            if (!Vaelg(variabel, navne, parametre).Lykkedes(out var fundet, out fejl))
            {
                return fejl;
            }

            var erValgt = parametre.TryGet(navne, out _);
            if (erValgt || !variabel.HarTotal)
            {
                valgte[variabel.Nummer] = fundet;
                kolonner.Add(Jobkolonne.Af(variabel));
            }

            if (!erValgt && !variabel.HarTotal)
            {
                bemaerkninger.Add(RemarkList.DefaultValue(variabel.Id, variabel.Etiketter[variabel.Rod]));
            }
        }

        return Jobudtraek.Lav(tabel, valgte, kolonner, bemaerkninger, loft);
    }

    /// <summary>What a variable can be called: as here, as in version 3 and by its code.</summary>
    private static string[] Navne(Jobtabel tabel, Jobvariabel variabel)
    {
        var kode = tabel.Tabel.Dimensioner[variabel.Nummer].Kode;
        return variabel == tabel.Omraade ? [Area, variabel.Id, kode]
            : variabel == tabel.Periode ? [Period, variabel.Id, kode]
            : [variabel.Id, kode];
    }

    /// <summary>
    /// What was named and is not here is ignored. Not so a name with an underscore or a point, which is a variable's here
    /// or in version 3, nor one that is nearly right: without it the figures would be others than those asked for.
    /// </summary>
    private static Fejl? Ukendte(Jobtabel tabel, RequestParameters parametre, List<Remark> bemaerkninger)
    {
        string[][] kendte = [.. tabel.Variable.Select(variabel => Navne(tabel, variabel)), [Measurement], ["format"]];
        var alle = kendte.SelectMany(navne => navne).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] ukendte = [.. parametre.Names.Where(navn => !alle.Contains(navn))];
        if (ukendte.Length > 0)
        {
            bemaerkninger.Add(RemarkList.UnknownParameters(ukendte));
        }

        return ukendte
            .Select(navn =>
                kendte.FirstOrDefault(navne => Misspelling.Of(navn, navne) is not null) is [var ment, ..] ? Fejlliste.MentParameter(navn, ment)
                : navn is ['_', _, ..] || navn.Contains('.', StringComparison.Ordinal) ? Fejlliste.UkendtVariabel(navn, tabel.Tabel.Tabel.Id)
                : null)
            .FirstOrDefault(fejl => fejl is not null);
    }

    private static Udfald<int[]> Perioder(Jobtabel tabel, RequestParameters parametre, List<Remark> bemaerkninger)
    {
        string[] valg = parametre.TryGet(Navne(tabel, tabel.Periode), out var vaerdier)
            ? [.. RequestParameters.Parts(vaerdier, _ => false)]
            : [];
        var ukendte = new List<string>();
        var udfald = Periodevalg.Vaelg(tabel, Period, type: null, valg, ukendte);
        if (ukendte.Count > 0)
        {
            bemaerkninger.Add(RemarkList.UnknownValues(Period, ukendte));
        }

        return udfald;
    }

    /// <summary>Measures by id or by name.</summary>
    private static Udfald<int[]> Maal(Jobtabel tabel, RequestParameters parametre)
    {
        if (!parametre.TryGet([Measurement], out var vaerdier))
        {
            return Jobudtraek.Alle(tabel.Tabel.Dimensioner[tabel.Tabel.Maal]);
        }

        return Vaelg(tabel.Maalopslag, tabel.Maal.Count, Measurement, vaerdier);
    }

    private static Udfald<int[]> Vaelg(Jobvariabel variabel, string[] navne, RequestParameters parametre) =>
        parametre.TryGet(navne, out var vaerdier)
            ? Vaelg(variabel.Opslag, variabel.Etiketter.Count, navne[0], vaerdier)
            : new[] { variabel.Rod };

    private static Udfald<int[]> Vaelg(LabelIndex opslag, int antal, string parameter, IReadOnlyList<string> vaerdier)
    {
        var valgte = new SortedSet<int>();
        foreach (var vaerdi in RequestParameters.Parts(vaerdier, vaerdi => opslag.Find(vaerdi) >= 0))
        {
            if (vaerdi == "*")
            {
                valgte.UnionWith(Enumerable.Range(0, antal));
            }
            else if (opslag.Find(vaerdi) is >= 0 and var indeks)
            {
                valgte.Add(indeks);
            }
            else
            {
                return Fejlliste.UkendtVaerdi(parameter, vaerdi);
            }
        }

        return valgte.Count > 0 ? valgte.ToArray() : Fejlliste.ManglendeValg(parameter);
    }
}
