using System.Globalization;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// The period selectors: <c>*</c>, codes, <c>l(q:4)</c> and, where the kind of period is given beside it,
/// <c>latest:4</c>. Of fewer published periods than asked for, all are meant; of codes that the table does not have the
/// others, as clients make a year's periods up and send all of them.
/// </summary>
internal static class Periodevalg
{
    private const string Seneste = "latest:";

    /// <summary>The periods meant, as numbers in the dimension of periods, ascending; or what is wrong.</summary>
    /// <param name="tabel">The table.</param>
    /// <param name="parameter">What the client called it.</param>
    /// <param name="type">The kind of period that all of it is about; null for any.</param>
    /// <param name="valg">The selectors, one each.</param>
    /// <param name="ukendte">Codes that are left out, as the table does not have them, are put here.</param>
    public static Udfald<int[]> Vaelg(Jobtabel tabel, string parameter, Periodetype? type, IReadOnlyList<string> valg, ICollection<string> ukendte)
    {
        var valgte = new SortedSet<int>();
        foreach (var et in valg.Select(et => et.Trim()))
        {
            if (Vaelg(tabel, parameter, type, et).Lykkedes(out var perioder, out var fejl))
            {
                valgte.UnionWith(perioder.Select(periode => periode.Indeks));
            }
            else if (fejl.Kode == Fejlliste.UkendtVaerdiKode && ErPeriodekode(et))
            {
                ukendte.Add(et);
            }
            else
            {
                return fejl;
            }
        }

        if (valgte.Count > 0)
        {
            return valgte.ToArray();
        }

        // No figures at all are an error: a client that keeps what it gets would empty its store.
        return ukendte.Count == 0
            ? Fejlliste.ManglendeValg(parameter)
            : Fejlliste.UkendtPeriode(parameter, ukendte.First(), tabel.Perioder.LastOrDefault(periode => type is null || periode.Type == type)?.Kode);
    }

    private static Udfald<Jobperiode[]> Vaelg(Jobtabel tabel, string parameter, Periodetype? type, string et)
    {
        if (et == "*")
        {
            return Af(tabel, parameter, type, et, int.MaxValue);
        }

        if (et.StartsWith(Seneste, StringComparison.OrdinalIgnoreCase))
        {
            return type is null || Antal(et.AsSpan(Seneste.Length)) is not { } antal
                ? Fejlliste.UlovligtUdtryk(parameter, et)
                : Af(tabel, parameter, type, et, antal);
        }

        if (et.StartsWith("l(", StringComparison.OrdinalIgnoreCase))
        {
            return Relativ(tabel, parameter, type, et);
        }

        var periode = tabel.Perioder.FirstOrDefault(kendt => string.Equals(kendt.Kode, et, StringComparison.OrdinalIgnoreCase));
        return periode is not null && (type is null || periode.Type == type) ? new[] { periode } : Fejlliste.UkendtVaerdi(parameter, et);
    }

    /// <summary>Whether it could be a period of some table: a year and perhaps more, or a phase-in.</summary>
    private static bool ErPeriodekode(string et) =>
        (et.Length >= 4 && !et.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9')) || et.StartsWith("INDF", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>l(q:4)</c>: kind and number, the kind the one asked about.</summary>
    private static Udfald<Jobperiode[]> Relativ(Jobtabel tabel, string parameter, Periodetype? type, string et)
    {
        var kolon = et.IndexOf(':', StringComparison.Ordinal);
        if (kolon < 0 || et[^1] != ')' || Antal(et.AsSpan(kolon + 1, et.Length - kolon - 2)) is not { } antal)
        {
            return Fejlliste.UlovligtUdtryk(parameter, et);
        }

        var navn = et[2..kolon];
        if (Periodetype.Find(navn) is not { } fundet || (type is not null && fundet != type))
        {
            return Fejlliste.UkendtPeriodetype(parameter, navn, tabel.Periodetyper.Select(kendt => kendt.Id));
        }

        return Af(tabel, parameter, fundet, et, antal);
    }

    /// <summary>The newest periods of a kind, oldest first.</summary>
    private static Udfald<Jobperiode[]> Af(Jobtabel tabel, string parameter, Periodetype? type, string et, int antal)
    {
        Jobperiode[] alle = [.. tabel.Perioder.Where(periode => type is null || periode.Type == type)];
        if (alle.Length > 0)
        {
            return alle[Math.Max(0, alle.Length - antal)..];
        }

        return type is null ? Fejlliste.IntetMatch(parameter, et) : Fejlliste.UkendtPeriodetype(parameter, type.Id, tabel.Periodetyper.Select(kendt => kendt.Id));
    }

    /// <summary>A whole number from 1 up; one too large to hold means all.</summary>
    private static int? Antal(ReadOnlySpan<char> tekst)
    {
        if (tekst.IsEmpty || tekst.ContainsAnyExceptInRange('0', '9') || tekst[0] == '0')
        {
            return null;
        }

        return int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var antal) ? antal : int.MaxValue;
    }
}
