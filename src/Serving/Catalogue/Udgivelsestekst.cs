using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>What is told about a release, in the feed and on the page.</summary>
internal static class Udgivelsestekst
{
    /// <summary>The release whose place the one at <paramref name="nr"/> in the history took; null for the first.</summary>
    public static Udgivelse? Forrige(Katalog katalog, int nr)
    {
        var aendring = katalog.Aendringer[katalog.Historik[nr].Id].FirstOrDefault();
        return aendring is not null ? katalog.Historik.FirstOrDefault(anden => anden.Id == aendring.Forrige) : nr == 0 ? null : katalog.Historik[nr - 1];
    }

    /// <summary>What sets a release apart from the one before it, as far as the two themselves tell.</summary>
    public static Tekst Anledning(Udgivelse udgivelse, Udgivelse? forrige) => forrige switch
    {
        null => new Tekst("den første", "the first"),
        _ when forrige.Dato != udgivelse.Dato => new Tekst("ny opgørelsesdato", "figures as of a new day"),
        _ when forrige.Regelsaet != udgivelse.Regelsaet || forrige.RegelsaetVersion != udgivelse.RegelsaetVersion => new Tekst("samme opgørelsesdato, ændret regelsæt", "figures as of the same day, by a changed rule"),
        _ when forrige.Position != udgivelse.Position => new Tekst("samme opgørelsesdato, flere leverancer", "figures as of the same day, from more deliveries"),
        _ => new Tekst("samme opgørelsesdato og leverancer, ændret program", "figures as of the same day and from the same deliveries, by a changed program"),
    };

    /// <summary>Why a release was withdrawn, as a sentence; in the language that it was given in, which is Danish.</summary>
    public static Tekst Grund(Udgivelse udgivelse)
    {
        if (udgivelse.Grund is not { Length: > 0 } grund)
        {
            return new Tekst("grunden er ikke oplyst.", "no reason was given.");
        }

        grund = grund.EndsWith('.') ? grund : grund + ".";
        return new Tekst(grund, grund);
    }

    /// <summary>What a release changed in what was published before it, as one sentence.</summary>
    public static Tekst Aendringer(Katalog katalog, int nr)
    {
        List<Tabelaendring> aendringer = [.. katalog.Aendringer[katalog.Historik[nr].Id]];
        if (aendringer.Count == 0)
        {
            return Forrige(katalog, nr) is null
                ? new Tekst("Den er den første og har intet ændret.", "It is the first and has changed nothing.")
                : new Tekst("Det er ikke gjort op, hvad den ændrede.", "What it changed has not been counted.");
        }

        var aendrede = aendringer.Sum(tabel => tabel.Aendrede);
        var nye = aendringer.Sum(tabel => tabel.Nye);
        var (endelige, udgaaede) = (aendringer.Sum(tabel => tabel.Endelige), aendringer.Sum(tabel => tabel.Udgaaede));
        return new Tekst(
            $"I forhold til udgivelse {Dansktal.Skriv(aendringer[0].Forrige)} er {Antal(aendrede)} {(aendrede == 1 ? "celle vist anderledes" : "celler vist anderledes")}{Hvor(Dansktal.Skriv)}, "
            + $"{Antal(endelige)} er gået fra foreløbig til endelig uden at ændre sig, {Antal(nye)} {(nye == 1 ? "er ny" : "er nye")}, og {Antal(udgaaede)} er udgået.",
            $"Compared with release {EngelskSkrift.Tal(aendringer[0].Forrige)}, {Number(aendrede)} {(aendrede == 1 ? "cell is shown differently" : "cells are shown differently")}{Hvor(antal => EngelskSkrift.Tal(antal))}, "
            + $"{(endelige == 0 ? "none" : Number(endelige))} went from preliminary to final without changing, {(nye == 0 ? "none" : Number(nye))} {(nye == 1 ? "is new" : "are new")}, and {(udgaaede == 0 ? "none" : Number(udgaaede))} {(udgaaede == 1 ? "is" : "are")} no longer there.");

        string Hvor(Func<long, string> skriv)
        {
            var tabeller = aendringer.Where(tabel => tabel.Aendrede > 0).Select(tabel => $"{tabel.Tabel}: {skriv(tabel.Aendrede)}").ToList();
            return tabeller.Count == 0 ? "" : $" ({string.Join(", ", tabeller)})";
        }
    }

    private static string Antal(long antal) => antal == 0 ? "ingen" : Dansktal.Skriv(antal);

    private static string Number(long antal) => antal == 0 ? "no" : EngelskSkrift.Tal(antal);
}
