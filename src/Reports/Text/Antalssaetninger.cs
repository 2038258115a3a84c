using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Text;

/// <summary>Plain Danish sentences made from counts and days: right for none, one and many, and where a number is not shown.</summary>
public static class Antalssaetninger
{
    /// <summary>How soon half of those who got an indsats had the first; empty when that is not told.</summary>
    /// <param name="dage">The median.</param>
    /// <param name="omraade">Where, when the sentence is to say so.</param>
    public static string Median(Tabeltal dage, Dimensionsvaerdi? omraade = null) => dage switch
    {
        { HarVaerdi: false } => "",
        { Vaerdi: 0 } when omraade is not null => $"{Saetninger.Sted(omraade)} fik halvdelen af dem, der fik en indsats, den første på startdagen.",
        _ when omraade is not null => $"{Saetninger.Sted(omraade)} havde halvdelen af dem, der fik en indsats, fået den første senest {Dage(dage)} efter starten.",
        { Vaerdi: 0 } => "Halvdelen af dem, der fik en indsats, fik den første på startdagen.",
        _ => $"Halvdelen af dem, der fik en indsats, havde fået den første senest {Dage(dage)} efter starten.",
    };

    /// <summary>Those without indsats when the frist was reached: exempt, and brought before the team again.</summary>
    public static string UdenIndsats(Tabeltal uden, Tabeltal loentimer, Tabeltal genbehandlet)
    {
        var enheder = Ordning.Standard.Enheder.Da;
        return uden switch
        {
            { HarVaerdi: false } => "Antallet uden indsats vises ikke.",
            { Vaerdi: 0 } => $"Ingen {enheder} var uden indsats, da fristen var nået.",
            _ => $"{DanskSkrift.Tal(uden.Vaerdi)} {enheder} var uden indsats, da fristen var nået."
                + (!loentimer.HarVaerdi ? " Hvor mange af dem der havde ordinære løntimer, vises ikke."
                    : loentimer.Vaerdi == 0 ? " Ingen af dem havde ordinære løntimer."
                    : $" Heraf havde {DanskSkrift.Tal(loentimer.Vaerdi)} ordinære løntimer og er undtaget fra at blive forelagt rehabiliteringsteamet igen.")
                + (!genbehandlet.HarVaerdi ? " Hvor mange der blev genbehandlet i teamet, vises ikke."
                    : $" {(genbehandlet.Vaerdi == 0 ? "Ingen" : DanskSkrift.Tal(genbehandlet.Vaerdi))} blev genbehandlet i teamet inden for tre måneder efter fristen."),
        };
    }

    /// <summary>How many the team recommended for virksomhedsrettet indsats, and how many of them got it.</summary>
    /// <param name="indstillet">Recommended.</param>
    /// <param name="givet">Of these, given.</param>
    /// <param name="andel">The share, per cent.</param>
    /// <param name="omraade">Where, when the sentence is to say so; then it also says when a number is withheld for confidentiality.</param>
    public static string IndstilletOgGivet(Tabeltal indstillet, Tabeltal givet, Tabeltal andel, Dimensionsvaerdi? omraade = null)
    {
        var enheder = Ordning.Standard.Enheder.Da;
        if (!indstillet.HarVaerdi)
        {
            return omraade is null ? "Hvor mange der blev indstillet til virksomhedsrettet indsats og fik den, vises ikke."
                : $"{Saetninger.Sted(omraade)} vises det ikke{Hensyn(indstillet)}, hvor mange der blev indstillet til virksomhedsrettet indsats og fik den.";
        }

        var indstillede = omraade is null ? "Rehabiliteringsteamet indstillede" : $"{Saetninger.Sted(omraade)} indstillede rehabiliteringsteamet";
        if (indstillet.Vaerdi == 0)
        {
            return $"{indstillede} ingen {enheder} til virksomhedsrettet indsats.";
        }

        var fik = (indstillet.Vaerdi, givet.Vaerdi) switch
        {
            _ when !givet.HarVaerdi => $"Hvor mange af dem der fik den, vises ikke{(omraade is null ? "" : Hensyn(givet))}.",
            (1, 0) => "Den blev ikke givet inden for fristen.",
            (1, _) => "Den blev givet inden for fristen.",
            (_, 0) => "Ingen af dem fik den inden for fristen.",
            var (alle, nogle) when alle == nogle => "De fik den alle inden for fristen.",
            _ => $"{DanskSkrift.Tal(givet.Vaerdi)} af dem fik den inden for fristen{(andel.HarVaerdi ? $" ({DanskSkrift.Tal(andel.Vaerdi, andel.Decimaler)} pct.)" : "")}.",
        };
        return $"{indstillede} {DanskSkrift.Tal(indstillet.Vaerdi)} {enheder} til virksomhedsrettet indsats. {fik}";

        static string Hensyn(Tabeltal tal) => tal.Symbol == Cellesymbol.Diskretioneret ? " af hensyn til fortrolighed" : "";
    }

    /// <summary>1 dag, 45 dage, 45,5 dage.</summary>
    private static string Dage(Tabeltal dage)
    {
        var tal = DanskSkrift.Tal(dage.Vaerdi, dage.Decimaler);
        var helt = tal.EndsWith(",0", StringComparison.Ordinal) ? tal[..^2] : tal;
        return helt + (helt == "1" ? " dag" : " dage");
    }
}
