using Opgoerelse.Domain.Law;

namespace Opgoerelse.Reports.Text;

/// <summary>What sets one regelsaet apart from another, in Danish, from their switches alone.</summary>
public static class RuleDifferences
{
    /// <summary>
    /// One sentence for each switch in which <paramref name="other"/> differs from <paramref name="officialOf"/>, as it is in the
    /// former.
    /// </summary>
    public static IReadOnlyList<string> Of(Regelsaet officialOf, Regelsaet other)
    {
        var differences = new List<string>();
        AddParameter(
            officialOf.WindowMonths != other.WindowMonths,
            $"Fristen er {DanishNotation.MonthCount(other.WindowMonths)} efter starten, ikke "
                + $"{DanishNotation.MonthCount(officialOf.WindowMonths)}.");
        AddParameter(
            officialOf.Mentor != other.Mentor,
            other.Mentor ? "Mentorstøtte tæller som en indsatstype for sig." : "Mentorstøtte tæller ikke.");
        AddParameter(
            officialOf.RegionalSundhed != other.RegionalSundhed,
            other.RegionalSundhed
                ? "Sundhedsindsats tæller også, når regionen udfører den."
                : "Sundhedsindsats tæller kun, når kommunen udfører den.");
        AddParameter(officialOf.BeforeStart != other.BeforeStart, other.BeforeStart switch
        {
            BeforeStart.Exclude => "En indsats, der var begyndt før forløbet, tæller ikke.",
            BeforeStart.IncludeIfRunning => "En indsats, der var begyndt før forløbet, tæller, når den stadig var i gang på startdagen.",
            _ =>
                "En indsats, der var begyndt før forløbet, tæller, når den stadig var i gang på startdagen, og teamet havde indstillet "
                    + "til den indsatstype.",
        });
        AddParameter(
            officialOf.ExcludeFritagetForHelbred != other.ExcludeFritagetForHelbred,
            other.ExcludeFritagetForHelbred
                ? "Forløb, hvor borgeren var fritaget af helbredsgrunde inden fristen, er ikke med."
                : "Forløb, hvor borgeren var fritaget af helbredsgrunde inden fristen, er med.");
        AddParameter(
            officialOf.Pauses != other.Pauses,
            other.Pauses
                ? "Dage, hvor borgeren var fritaget, forlænger fristen."
                : "Dage, hvor borgeren var fritaget, forlænger ikke fristen.");
        AddParameter(
            officialOf.IncludeEndedBeforeFrist != other.IncludeEndedBeforeFrist,
            other.IncludeEndedBeforeFrist ? "Forløb, der sluttede før fristen, er med." : "Forløb, der sluttede før fristen, er ikke med.");
        AddParameter(officialOf.Indsatsdel != other.Indsatsdel, other.Indsatsdel switch
        {
            IndsatsdelRequirement.Require => "En indsats tæller kun, når det er oplyst, at den står i planens indsatsdel.",
            IndsatsdelRequirement.RequireUnlessUnknown =>
                "En indsats tæller ikke, når det er oplyst, at den ikke står i planens indsatsdel.",
            _ => "Det er uden betydning, om indsatsen står i planens indsatsdel.",
        });
        AddParameter(
            officialOf.KommuneAtStart != other.KommuneAtStart,
            other.KommuneAtStart
                ? "Kommunen er den, der havde ansvaret på startdagen."
                : "Kommunen er den, der havde ansvaret på fristens dag.");
        return differences;

        void AddParameter(bool differs, string sentence)
        {
            if (differs)
            {
                differences.Add(sentence);
            }
        }
    }
}
