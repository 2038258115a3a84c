using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Api.Opsaetning;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Opdagelse;

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
    public static string Anledning(Udgivelse udgivelse, Udgivelse? forrige) => forrige switch
    {
        null => "den første",
        _ when forrige.Dato != udgivelse.Dato => "ny opgørelsesdato",
        _ when forrige.Regelsaet != udgivelse.Regelsaet || forrige.RegelsaetVersion != udgivelse.RegelsaetVersion => "samme opgørelsesdato, ændret regelsæt",
        _ when forrige.Position != udgivelse.Position => "samme opgørelsesdato, flere leverancer",
        _ => "samme opgørelsesdato og leverancer, ændret program",
    };

    /// <summary>Why a release was withdrawn, as a sentence.</summary>
    public static string Grund(Udgivelse udgivelse) =>
        udgivelse.Grund is not { Length: > 0 } grund ? "grunden er ikke oplyst." : grund.EndsWith('.') ? grund : grund + ".";

    /// <summary>What a release changed in what was published before it, as one sentence.</summary>
    public static string Aendringer(Katalog katalog, int nr)
    {
        List<Tabelaendring> aendringer = [.. katalog.Aendringer[katalog.Historik[nr].Id]];
        if (aendringer.Count == 0)
        {
            return Forrige(katalog, nr) is null ? "Den er den første og har intet ændret." : "Det er ikke gjort op, hvad den ændrede.";
        }

        var aendrede = aendringer.Sum(tabel => tabel.Aendrede);
        var nye = aendringer.Sum(tabel => tabel.Nye);
        var tabeller = aendringer.Where(tabel => tabel.Aendrede > 0).Select(tabel => $"{tabel.Tabel}: {Dansktal.Skriv(tabel.Aendrede)}").ToList();
        return $"I forhold til udgivelse {Dansktal.Skriv(aendringer[0].Forrige)} er {Antal(aendrede)} {(aendrede == 1 ? "celle vist anderledes" : "celler vist anderledes")}{(tabeller.Count == 0 ? "" : $" ({string.Join(", ", tabeller)})")}, "
            + $"{Antal(aendringer.Sum(tabel => tabel.Endelige))} er gået fra foreløbig til endelig uden at ændre sig, {Antal(nye)} {(nye == 1 ? "er ny" : "er nye")}, og {Antal(aendringer.Sum(tabel => tabel.Udgaaede))} er udgået.";
    }

    private static string Antal(long antal) => antal == 0 ? "ingen" : Dansktal.Skriv(antal);
}
