using Opgoerelse.Domain.Law;

namespace Opgoerelse.Reports.Text;

/// <summary>What sets one regelsaet apart from another, in Danish, from their switches alone.</summary>
public static class Regelforskelle
{
    /// <summary>One sentence for each switch in which <paramref name="anden"/> differs from <paramref name="officiel"/>, as it is in the former.</summary>
    public static IReadOnlyList<string> Af(Regelsaet officiel, Regelsaet anden)
    {
        var forskelle = new List<string>();
        Tilfoej(officiel.VindueMaaneder != anden.VindueMaaneder, $"Fristen er {DanskSkrift.Maanedstal(anden.VindueMaaneder)} efter starten, ikke {DanskSkrift.Maanedstal(officiel.VindueMaaneder)}.");
        Tilfoej(officiel.Mentor != anden.Mentor, anden.Mentor ? "Mentorstøtte tæller som en slags indsats for sig." : "Mentorstøtte tæller ikke.");
        Tilfoej(officiel.RegionalSundhed != anden.RegionalSundhed, anden.RegionalSundhed ? "Sundhedsindsats tæller også, når regionen udfører den." : "Sundhedsindsats tæller kun, når kommunen udfører den.");
        Tilfoej(officiel.FoerStart != anden.FoerStart, anden.FoerStart switch
        {
            FoerStart.Udelad => "En indsats, der var begyndt før forløbet, tæller ikke.",
            FoerStart.MedregnHvisIgangvaerende => "En indsats, der var begyndt før forløbet, tæller, når den stadig var i gang på startdagen.",
            _ => "En indsats, der var begyndt før forløbet, tæller, når den stadig var i gang på startdagen, og teamet havde indstillet til den slags.",
        });
        Tilfoej(officiel.UdeladFritagneHelbred != anden.UdeladFritagneHelbred, anden.UdeladFritagneHelbred ? "Forløb, hvor borgeren var fritaget af helbredsgrunde inden fristen, er ikke med." : "Forløb, hvor borgeren var fritaget af helbredsgrunde inden fristen, er med.");
        Tilfoej(officiel.Pauser != anden.Pauser, anden.Pauser ? "Dage, hvor borgeren var fritaget, forlænger fristen." : "Dage, hvor borgeren var fritaget, forlænger ikke fristen.");
        Tilfoej(officiel.MedregnAfsluttetFoerFrist != anden.MedregnAfsluttetFoerFrist, anden.MedregnAfsluttetFoerFrist ? "Forløb, der sluttede før fristen, er med." : "Forløb, der sluttede før fristen, er ikke med.");
        Tilfoej(officiel.Indsatsdel != anden.Indsatsdel, anden.Indsatsdel switch
        {
            Indsatsdelkrav.Kraev => "En indsats tæller kun, når det er oplyst, at den står i planens indsatsdel.",
            Indsatsdelkrav.KraevUkendtTilladt => "En indsats tæller ikke, når det er oplyst, at den ikke står i planens indsatsdel.",
            _ => "Det er uden betydning, om indsatsen står i planens indsatsdel.",
        });
        Tilfoej(officiel.KommuneVedStart != anden.KommuneVedStart, anden.KommuneVedStart ? "Kommunen er den, der havde ansvaret på startdagen." : "Kommunen er den, der havde ansvaret på fristens dag.");
        return forskelle;

        void Tilfoej(bool forskellig, string saetning)
        {
            if (forskellig)
            {
                forskelle.Add(saetning);
            }
        }
    }
}
