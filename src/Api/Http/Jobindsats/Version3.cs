using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.Jobindsats;

/// <summary>Version 3's requests for rows: measure groups, periods by kind, and values by their place in a hierarchy.</summary>
internal static class Version3
{
    private const string Maalgruppe = "mgroup.";
    private const string Period = "period.";
    private const string Hierarchy = "hierarchy.";
    private const string Niveau = "level:";

    /// <summary>The id of a table's only group of measures.</summary>
    public static string Gruppe(Jobtabel tabel) => "mgrp" + Id(tabel.Tabel.Tabel.Id) + "_1";

    /// <summary>A table's id as version 3 writes it.</summary>
    public static string Id(string tabel) => tabel.ToLowerInvariant();

    /// <summary>
    /// The rows meant. The periods must be named; without a hierarchy of omraader the rows are those of hele landet; a
    /// variable that is not named and has a total is taken away; one that has none must be named.
    /// </summary>
    public static Udfald<Jobudtraek> Udtraek(Jobtabel tabel, IQueryCollection query, int loft)
    {
        var valgte = new int[]?[tabel.Tabel.Dimensioner.Count];
        var brugt = new Dictionary<Jobvariabel, string>();
        foreach (var (navn, vaerdier) in query)
        {
            string[] valg = [.. vaerdier.SelectMany(vaerdi => (vaerdi ?? "").Split(',')).Select(vaerdi => vaerdi.Trim())];
            if (navn.StartsWith(Maalgruppe, StringComparison.OrdinalIgnoreCase))
            {
                if (!Maal(tabel, navn, valg).Lykkedes(out var maal, out var fejl))
                {
                    return fejl;
                }

                valgte[tabel.Tabel.Maal] = Sammen(valgte[tabel.Tabel.Maal], maal);
            }
            else if (navn.StartsWith(Period, StringComparison.OrdinalIgnoreCase))
            {
                if (!Perioder(tabel, navn, valg).Lykkedes(out var perioder, out var fejl))
                {
                    return fejl;
                }

                valgte[tabel.Tabel.Tid] = Sammen(valgte[tabel.Tabel.Tid], perioder);
            }
            else if (navn.StartsWith(Hierarchy, StringComparison.OrdinalIgnoreCase))
            {
                if (Hierarkier.For(tabel).Find(navn[Hierarchy.Length..]) is not { } hierarki)
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
            else if (!string.Equals(navn, "format", StringComparison.OrdinalIgnoreCase))
            {
                return Fejlliste.UkendtParameter(navn);
            }
        }

        return Fyldt(tabel, valgte, brugt, loft);
    }

    /// <summary>What was not named is filled in, or asked for.</summary>
    private static Udfald<Jobudtraek> Fyldt(Jobtabel tabel, int[]?[] valgte, Dictionary<Jobvariabel, string> brugt, int loft)
    {
        if (valgte[tabel.Tabel.Tid] is null)
        {
            return Fejlliste.ManglendeValg(Period + tabel.Periodetyper.Last().Id);
        }

        valgte[tabel.Tabel.Maal] ??= Jobudtraek.Alle(tabel.Tabel.Dimensioner[tabel.Tabel.Maal]);
        var geografi = tabel.Tabel.Dimensioner[tabel.Tabel.Geografi];
        valgte[tabel.Tabel.Geografi] ??= [geografi.IndeksAf(geografi.Totalkode!)];
        if (tabel.Oevrige.FirstOrDefault(variabel => !brugt.ContainsKey(variabel) && tabel.Tabel.Dimensioner[variabel.Nummer].Totalkode is null) is { } mangler)
        {
            return Fejlliste.ManglendeValg(Hierarchy + mangler.Id);
        }

        return Jobudtraek.Lav(
            tabel,
            valgte,
            [
                new Jobkolonne("Periode", tabel.Periode),
                new Jobkolonne(tabel.Omraade.Navn, tabel.Omraade),
                .. tabel.Oevrige.Where(brugt.ContainsKey).Select(variabel => new Jobkolonne(variabel.Navn, variabel)),
            ],
            loft);
    }

    private static Udfald<int[]> Maal(Jobtabel tabel, string parameter, string[] valg)
    {
        var gruppe = parameter[Maalgruppe.Length..];
        if (gruppe != "*" && !string.Equals(gruppe, Gruppe(tabel), StringComparison.OrdinalIgnoreCase))
        {
            return Fejlliste.UkendtVariabel(parameter, tabel.Tabel.Tabel.Id);
        }

        var dimension = tabel.Tabel.Dimensioner[tabel.Tabel.Maal];
        return Vaelg(parameter, valg, et => et == "*" ? Jobudtraek.Alle(dimension) : dimension.IndeksAf(et) is >= 0 and var indeks ? [indeks] : null);
    }

    private static Udfald<int[]> Perioder(Jobtabel tabel, string parameter, string[] valg)
    {
        var id = parameter[Period.Length..];
        var type = Periodetype.Find(id);
        return type is null && id != "*"
            ? Fejlliste.UkendtPeriodetype(parameter, id, tabel.Periodetyper.Select(kendt => kendt.Id))
            : Periodevalg.Vaelg(tabel, parameter, type, valg);
    }

    /// <summary>Of a hierarchy: all of it, a level (<c>level:_kommune</c>), or values by their paths.</summary>
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

        // A plus that a client did not encode arrives as a space: /40 / is /40+/.
        var sti = et.Replace(' ', '+');
        var fundet = hierarki.Niveauer.SelectMany(niveau => niveau.Vaerdier).FirstOrDefault(vaerdi => string.Equals(vaerdi.Sti, sti, StringComparison.OrdinalIgnoreCase));
        return fundet is null ? null : [fundet.Indeks];
    });

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
