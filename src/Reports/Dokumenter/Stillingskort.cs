using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Reports.Diagrammer;
using Opgoerelse.Reports.Skrift;
using Opgoerelse.Reports.Sprog;

namespace Opgoerelse.Reports.Dokumenter;

/// <summary>The map of how the kommuner stand beside hele landet with one indsats, and the sentence that says what one sees.</summary>
public static class Stillingskort
{
    /// <param name="billede">The indsats.</param>
    /// <param name="id">Unique on the page.</param>
    public static string Tegn(Indsatsbillede billede, string id) => Flisekort.Tegn(
        new Billedtekst(id, $"{billede.Indsats.Navn.Da}: kommunerne ved siden af landet", Saetning(billede)),
        [.. billede.Kommuner.Select(kommune => new Flise(
            kommune.Kommune.Kode,
            kommune.Kommune.Navn.Da,
            kommune.Stilling,
            $"{kommune.Kommune.Navn.Da}: {(kommune.Celle.Andel is { } andel ? DanskSkrift.Procent(andel.Vaerdi) + " pct., " : "")}{kommune.Stilling.Ord(billede.Polaritet)}"))],
        billede.Polaritet);

    /// <summary>How many lie over, as and under hele landet, and of how many nothing is told.</summary>
    public static string Saetning(Indsatsbillede billede)
    {
        int Antal(Stilling stilling) => billede.Kommuner.Count(kommune => kommune.Stilling == stilling);
        return $"{Saetninger.Stort(Saetninger.Kommuner(Antal(Stilling.Over)))} ligger over landet, {Antal(Stilling.Som)} som landet og {Antal(Stilling.Under)} under. I {Antal(Stilling.ForFaa)} er der for få forløb til at sige noget, og for {Antal(Stilling.Diskretioneret)} vises andelen ikke af hensyn til fortrolighed.";
    }
}
