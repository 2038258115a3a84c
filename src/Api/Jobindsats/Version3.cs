using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>Version 3's requests for rows: measure groups, periods by kind, and values by their place in a hierarchy.</summary>
internal static class Version3
{
    private const string Maalgruppe = "mgroup";
    private const string Period = "period";
    private const string Hierarchy = "hierarchy";
    private const string Niveau = "level:";
    private const string Top = "/";

    private static readonly string[] Slags = [Maalgruppe, Period, Hierarchy];

    /// <summary>The id of a table's only group of measures.</summary>
    public static string Gruppe(Jobtabel tabel) => "mgrp" + Id(tabel.Tabel.Tabel.Id) + "_1";

    /// <summary>A table's id as version 3 writes it.</summary>
    public static string Id(string tabel) => tabel.ToLowerInvariant();

    /// <summary>
    /// The rows meant. The periods must be named; a dimension without a hierarchy is its root, <c>/</c>: hele landet,
    /// the total, or the value that holds the others, which the answer then shows. A parameter that means nothing here
    /// is ignored, unless it is meant to select, as those of version 2 are.
    /// </summary>
    public static Udfald<Jobudtraek> Udtraek(Jobtabel tabel, RequestParameters parametre, int loft)
    {
        var valgte = new int[]?[tabel.Tabel.Dimensioner.Count];
        var brugt = new Dictionary<Jobvariabel, string>();
        var bemaerkninger = new List<Remark>();
        var ukendte = new List<string>();
        foreach (var navn in parametre.Names)
        {
            if (!parametre.TryGet([navn], out var vaerdier))
            {
                continue;
            }

            string[] valg = [.. RequestParameters.Parts(vaerdier, _ => false)];
            if (Under(navn, Maalgruppe) is { } gruppe)
            {
                if (!Maal(tabel, navn, gruppe, valg).Lykkedes(out var maal, out var fejl))
                {
                    return fejl;
                }

                valgte[tabel.Tabel.Maal] = Sammen(valgte[tabel.Tabel.Maal], maal);
            }
            else if (Under(navn, Period) is { } type)
            {
                if (!Perioder(tabel, navn, type, valg, bemaerkninger).Lykkedes(out var perioder, out var fejl))
                {
                    return fejl;
                }

                valgte[tabel.Tabel.Tid] = Sammen(valgte[tabel.Tabel.Tid], perioder);
            }
            else if (Under(navn, Hierarchy) is { } id && !(Hierarkier.For(tabel).Find(id) is null && valg is [Top]))
            {
                if (Hierarkier.For(tabel).Find(id) is not { } hierarki)
                {
                    return Fejlliste.UkendtVariabel(navn, tabel.Tabel.Tabel.Id);
                }

                if (!brugt.TryAdd(hierarki.Variabel, navn))
                {
                    return Fejlliste.FlereHierarkier(brugt[hierarki.Variabel], navn);
                }

                if (!Vaelg(hierarki, navn, valg).Lykkedes(out valgte[hierarki.Variabel.Nummer], out var fejl))
                {
                    return fejl;
                }
            }
            else if (Misspelling.Of(navn.Split('.')[0], Slags) is { } ment && !navn.StartsWith(ment, StringComparison.OrdinalIgnoreCase))
            {
                return Fejlliste.MentParameter(navn, ment + navn[navn.Split('.')[0].Length..]);
            }
            else if (navn is ['_', _, ..] || Version2.Navnlige.Contains(navn, StringComparer.OrdinalIgnoreCase))
            {
                return Fejlliste.UkendtVariabel(navn, tabel.Tabel.Tabel.Id);
            }
            else if (!string.Equals(navn, "format", StringComparison.OrdinalIgnoreCase))
            {
                // The root of a dimension that is not here is all of it, and so is what is answered.
                ukendte.Add(navn);
            }
        }

        if (ukendte.Count > 0)
        {
            bemaerkninger.Add(RemarkList.UnknownParameters(ukendte));
        }

        return Fyldt(tabel, valgte, brugt, bemaerkninger, loft);
    }

    /// <summary>What was not named is filled in; only the periods are asked for.</summary>
    private static Udfald<Jobudtraek> Fyldt(Jobtabel tabel, int[]?[] valgte, Dictionary<Jobvariabel, string> brugt, List<Remark> bemaerkninger, int loft)
    {
        if (valgte[tabel.Tabel.Tid] is null)
        {
            return Fejlliste.ManglendeValg(Period + "." + tabel.Periodetyper.Last().Id);
        }

        valgte[tabel.Tabel.Maal] ??= Jobudtraek.Alle(tabel.Tabel.Dimensioner[tabel.Tabel.Maal]);
        valgte[tabel.Tabel.Geografi] ??= [tabel.Omraade.Rod];
        foreach (var variabel in tabel.Oevrige.Where(variabel => !variabel.HarTotal && !brugt.ContainsKey(variabel)))
        {
            valgte[variabel.Nummer] = [variabel.Rod];
            bemaerkninger.Add(RemarkList.DefaultValue(Hierarchy + "." + variabel.Id, variabel.Etiketter[variabel.Rod]));
        }

        return Jobudtraek.Lav(
            tabel,
            valgte,
            [
                Jobkolonne.Af(tabel.Periode),
                Jobkolonne.Af(tabel.Omraade),
                .. tabel.Oevrige.Where(variabel => valgte[variabel.Nummer] is not null).Select(Jobkolonne.Af),
            ],
            bemaerkninger,
            loft);
    }

    /// <summary>What follows the point of <c>period.Q</c>; any for the name alone; null for another name.</summary>
    private static string? Under(string navn, string slags) =>
        string.Equals(navn, slags, StringComparison.OrdinalIgnoreCase) ? "*"
        : navn.StartsWith(slags + ".", StringComparison.OrdinalIgnoreCase) ? navn[(slags.Length + 1)..]
        : null;

    private static Udfald<int[]> Maal(Jobtabel tabel, string parameter, string gruppe, string[] valg)
    {
        if (gruppe != "*" && !string.Equals(gruppe, Gruppe(tabel), StringComparison.OrdinalIgnoreCase))
        {
            return Fejlliste.UkendtVariabel(parameter, tabel.Tabel.Tabel.Id);
        }

        var dimension = tabel.Tabel.Dimensioner[tabel.Tabel.Maal];
        return Vaelg(parameter, valg, et => et == "*" ? Jobudtraek.Alle(dimension) : tabel.Maalopslag.Find(et) is >= 0 and var indeks ? [indeks] : null);
    }

    private static Udfald<int[]> Perioder(Jobtabel tabel, string parameter, string id, string[] valg, List<Remark> bemaerkninger)
    {
        var type = Periodetype.Find(id);
        if (type is null && id != "*")
        {
            return Fejlliste.UkendtPeriodetype(parameter, id, tabel.Periodetyper.Select(kendt => kendt.Id));
        }

        var ukendte = new List<string>();
        var udfald = Periodevalg.Vaelg(tabel, parameter, type, valg, ukendte);
        if (ukendte.Count > 0)
        {
            bemaerkninger.Add(RemarkList.UnknownValues(parameter, ukendte));
        }

        return udfald;
    }

    /// <summary>Of a hierarchy: all of it, a level (<c>level:_kommune</c>), or values.</summary>
    private static Udfald<int[]> Vaelg(Hierarki hierarki, string parameter, string[] valg) => Vaelg(parameter, valg, et =>
    {
        if (et == "*")
        {
            return [.. hierarki.Niveauer.SelectMany(niveau => niveau.Vaerdier).Select(vaerdi => vaerdi.Indeks)];
        }

        if (et.StartsWith(Niveau, StringComparison.OrdinalIgnoreCase))
        {
            var id = et[Niveau.Length..];
            return hierarki.Niveauer.FirstOrDefault(niveau => string.Equals(niveau.Id, id, StringComparison.OrdinalIgnoreCase))?.Vaerdier.Select(vaerdi => vaerdi.Indeks).ToArray();
        }

        return Find(hierarki, et) is { } fundet ? [fundet.Indeks] : null;
    });

    /// <summary>A value by its path, with or without the slashes around it, or by its name.</summary>
    private static Hierarkivaerdi? Find(Hierarki hierarki, string et)
    {
        // A plus that a client did not encode arrives as a space: /40 / is /40+/.
        var sti = et == Top ? Top : Top + et.Trim('/').Replace(' ', '+') + Top;
        Hierarkivaerdi[] alle = [.. hierarki.Niveauer.SelectMany(niveau => niveau.Vaerdier)];
        return alle.FirstOrDefault(vaerdi => string.Equals(vaerdi.Sti, sti, StringComparison.OrdinalIgnoreCase))
            ?? (hierarki.Variabel.Opslag.Find(et) is >= 0 and var indeks ? alle.FirstOrDefault(vaerdi => vaerdi.Indeks == indeks) : null);
    }

    private static Udfald<int[]> Vaelg(string parameter, string[] valg, Func<string, int[]?> find)
    {
        var valgte = new SortedSet<int>();
        foreach (var et in valg)
        {
            if (find(et) is not { } indeks)
            {
                return Fejlliste.UkendtVaerdi(parameter, et);
            }

            valgte.UnionWith(indeks);
        }

        return valgte.ToArray();
    }

    private static int[] Sammen(int[]? en, int[] anden) => [.. new SortedSet<int>([.. en ?? [], .. anden])];
}
