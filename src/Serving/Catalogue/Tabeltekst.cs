using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>What a table is about, in words and in time, for catalogues and pages.</summary>
internal static class Tabeltekst
{
    /// <summary>What a reader should know of every table: how the scheme ends.</summary>
    public static Tekst Lukning { get; } = Ordning.Standard.Lukning ?? new Tekst("", "");

    /// <summary>Title, scheme, variables and measures, and how the scheme ends.</summary>
    public static Tekst Beskrivelse(Katalogtabel tabel)
    {
        var ordning = Ordning.Standard;
        var variable = tabel.Dimensioner.Where(dimension => dimension.Rolle != Dimensionsrolle.Maal).Select(dimension => dimension.Navn).ToList();
        var maal = tabel.Dimensioner[tabel.Maal].Vaerdier.Select(vaerdi => vaerdi.Navn).ToList();
        var tekst = new Tekst(
            $"{tabel.Tabel.Titel.Da}. {ordning.Navn.Da}, fordelt på {Opremsning(variable, navn => navn.Da, "og")}. Målinger: {string.Join("; ", maal.Select(navn => Smaat(navn.Da)))}.",
            $"{tabel.Tabel.Titel.En}. {ordning.Navn.En}, by {Opremsning(variable, navn => navn.En, "and")}. Measures: {string.Join("; ", maal.Select(navn => Smaat(navn.En)))}.");
        return ordning.Lukning is { } lukning ? new Tekst($"{tekst.Da} {lukning.Da}", $"{tekst.En} {lukning.En}") : tekst;
    }

    /// <summary>The days from the first to the last on which forløb in the table's published figures started; null when none are.</summary>
    public static (DateOnly Fra, DateOnly Til)? Tidsrum(Katalogtabel tabel)
    {
        if (tabel.SenesteMedTal < 0)
        {
            return null;
        }

        var dage = tabel.Dimensioner[tabel.Tid].Vaerdier.Take(tabel.SenesteMedTal + 1)
            .Select(PeriodDays.Of).OfType<(DateOnly From, DateOnly To)>().ToList();
        return dage.Count == 0 ? null : (dage.Min(et => et.From), dage.Max(et => et.To));
    }

    /// <summary>The first and the last published period of the kind that stands last (the shortest), and what kind that is.</summary>
    public static (string Foerste, string Sidste, string Enhed) Perioder(Katalogtabel tabel)
    {
        if (tabel.SenesteMedTal < 0)
        {
            return ("", "", "Other");
        }

        var perioder = tabel.Dimensioner[tabel.Tid].Vaerdier;
        var sidste = perioder[tabel.SenesteMedTal];
        var foerste = perioder.First(periode => periode.Slags == sidste.Slags);
        return (foerste.Kode, sidste.Kode, sidste.Slags switch
        {
            "kvartal" => "Quarterly",
            // What a figure covers is a year; the specification has no word for one that begins in any quarter.
            "aar" or "rullendeaar" => "Annual",
            _ => "Other",
        });
    }

    private static string Opremsning(List<Tekst> navne, Func<Tekst, string> paa, string og) =>
        navne.Count < 2 ? string.Concat(navne.Select(paa).Select(Smaat)) : $"{string.Join(", ", navne.SkipLast(1).Select(paa).Select(Smaat))} {og} {Smaat(paa(navne[^1]))}";

    private static string Smaat(string navn) => char.ToLowerInvariant(navn[0]) + navn[1..];
}
