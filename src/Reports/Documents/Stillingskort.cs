using Opgoerelse.Domain.Law;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

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
        // A number of a kind that there is none of is no news; over, as and under are told always.
        return $"{Saetninger.Stort(Saetninger.Kommuner(Antal(Stilling.Over)))} ligger over landet, {Tal(Antal(Stilling.Som))} som landet og {Tal(Antal(Stilling.Under))} under."
            + Ellers(Stilling.ForFaa, antal => $" I {Saetninger.Kommuner(antal)} er der for få {Ordning.Standard.Enheder.Da} til at sige noget.")
            + Ellers(Stilling.Diskretioneret, antal => $" For {Saetninger.Kommuner(antal)} vises andelen ikke af hensyn til fortrolighed.")
            + Ellers(Stilling.IntetGrundlag, antal => $" I {Saetninger.Kommuner(antal)} er der intet at sammenligne.");

        string Ellers(Stilling stilling, Func<int, string> saetning) => Antal(stilling) is > 0 and var antal ? saetning(antal) : "";

        static string Tal(int antal) => antal switch { 0 => "ingen", 1 => "én", _ => DanskSkrift.Tal(antal) };
    }
}
