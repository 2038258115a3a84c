using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Text;

/// <summary>Plain Danish sentences made from counts and days: right for none, one and many, and where a number is not shown.</summary>
public static class CountSentences
{
    /// <summary>How soon half of those who got an indsats had the first; empty when that is not told.</summary>
    /// <param name="days">The median.</param>
    /// <param name="omraade">Where, when the sentence is to say so.</param>
    public static string Median(TableFigure days, DimensionValue? omraade = null) => days switch
    {
        { HasValue: false } => "",
        { Value: 0 } when omraade is not null =>
            $"{Sentences.PlaceAt(omraade)} fik halvdelen af dem, der fik en indsats, den første på startdagen.",
        _ when omraade is not null =>
            $"{Sentences.PlaceAt(omraade)} havde halvdelen af dem, der fik en indsats, fået den første senest {Days(days)} efter starten.",
        { Value: 0 } => "Halvdelen af dem, der fik en indsats, fik den første på startdagen.",
        _ => $"Halvdelen af dem, der fik en indsats, havde fået den første senest {Days(days)} efter starten.",
    };

    /// <summary>Those without indsats when the frist was reached: exempt, and brought before the team again.</summary>
    public static string WithoutIndsats(TableFigure without, TableFigure loentimer, TableFigure genbehandlet)
    {
        var units = Ordning.Standard.Units.Da;
        return without switch
        {
            { HasValue: false } => "Antallet uden indsats vises ikke.",
            { Value: 0 } => $"Ingen {units} var uden indsats, da fristen var nået.",
            _ => $"{DanishNotation.Number(without.Value)} {units} var uden indsats, da fristen var nået."
                + (!loentimer.HasValue ? " Hvor mange af dem der havde ordinære løntimer, vises ikke."
                    : loentimer.Value == 0 ? " Ingen af dem havde ordinære løntimer."
                    : $" Heraf havde {DanishNotation.Number(loentimer.Value)} ordinære løntimer og er undtaget fra at blive forelagt "
                        + $"rehabiliteringsteamet igen.")
                + (!genbehandlet.HasValue ? " Hvor mange der blev genbehandlet i teamet, vises ikke."
                    : $" {(genbehandlet.Value == 0 ? "Ingen" : DanishNotation.Number(genbehandlet.Value))} blev genbehandlet i teamet "
                        + $"inden for tre måneder efter fristen."),
        };
    }

    /// <summary>How many the team recommended for virksomhedsrettet indsats, and how many of them got it.</summary>
    /// <param name="indstillet">Recommended.</param>
    /// <param name="given">Of these, given.</param>
    /// <param name="share">The share, per cent.</param>
    /// <param name="omraade">Where, when the sentence is to say so; then it also says when a number is withheld for
    /// confidentiality.</param>
    public static string IndstilletAndGiven(TableFigure indstillet, TableFigure given, TableFigure share, DimensionValue? omraade = null)
    {
        var units = Ordning.Standard.Units.Da;
        if (indstillet.Ends is not { } ends)
        {
            return omraade is null ? "Hvor mange der blev indstillet til virksomhedsrettet indsats og fik den, vises ikke."
                : $"{Sentences.PlaceAt(omraade)} vises det ikke{Consideration(indstillet)}, hvor mange der blev indstillet til "
                    + $"virksomhedsrettet indsats og fik den.";
        }

        var indstilletPhrase =
            omraade is null ? "Rehabiliteringsteamet indstillede" : $"{Sentences.PlaceAt(omraade)} indstillede rehabiliteringsteamet";
        if (ends.To == 0)
        {
            return $"{indstilletPhrase} ingen {units} til virksomhedsrettet indsats.";
        }

        var gotPhrase = (indstillet.Value, given.Value) switch
        {
            _ when given.Ends is { } got && !(indstillet.HasValue && given.HasValue) =>
                $"{DanishNotation.Range(RangeText.Of(got))} af dem fik den inden for fristen{Percentage(share)}.",
            _ when !given.HasValue => $"Hvor mange af dem der fik den, vises ikke{(omraade is null ? "" : Consideration(given))}.",
            (1, 0) => "Den blev ikke givet inden for fristen.",
            (1, _) => "Den blev givet inden for fristen.",
            (_, 0) => "Ingen af dem fik den inden for fristen.",
            var (all, someCount) when all == someCount => "De fik den alle inden for fristen.",
            _ =>
                $"{DanishNotation.Number(given.Value)} af dem fik den inden for fristen{Percentage(share)}.",
        };
        return $"{indstilletPhrase} {DanishNotation.Range(RangeText.Of(ends))} {units} til virksomhedsrettet indsats. {gotPhrase}";

        static string Percentage(TableFigure share) => share.Ends is { } percentage
            ? $" ({DanishNotation.Range(new TableRange(percentage.From, percentage.To, share.Decimals))} pct.)"
            : "";

        static string Consideration(TableFigure number) => number.Symbol == CellSymbol.Withheld ? " af hensyn til fortrolighed" : "";
    }

    /// <summary>How many ended, and what most often followed; what is withheld is left out.</summary>
    /// <param name="period">The years in which they ended, as a code.</param>
    /// <param name="ended">How many ended.</param>
    /// <param name="shares">What followed, in a sentence, and the share, per cent.</param>
    public static string Endings(string period, TableFigure ended, IEnumerable<(string What, TableFigure Share)> shares)
    {
        if (!ended.HasValue)
        {
            return $"Hvor mange {Ordning.Standard.Units.Da} der sluttede i {period}, vises ikke.";
        }

        var shown = shares.Where(share => share.Share.HasValue)
            .Select(share => $"{share.What} efter {DanishNotation.Number(share.Share.Value, share.Share.Decimals)} pct.")
            .ToList();
        var number = $"{DanishNotation.Number(ended.Value)} {Ordning.Standard.Units.Da} sluttede i {period}.";
        return shown.Count switch
        {
            0 => number,
            1 => $"{number} Der fulgte {shown[0]}",
            _ => $"{number} Der fulgte {string.Join(", ", shown.SkipLast(1))} og {shown[^1]}",
        };
    }

    /// <summary>How long they had lasted: half of them at most so long, and how many had reached the limit of three years.</summary>
    public static string Lengths(TableFigure median, TableFigure over) =>
        (median.HasValue ? $"Halvdelen havde varet højst {Days(median)}. " : "")
            + (over.HasValue
                ? $"{DanishNotation.Number(over.Value, over.Decimals)} pct. havde varet 3 år eller mere; aftalens grænse er 3 år."
                : "");

    /// <summary>1 dag, 45 dage, 45,5 dage.</summary>
    private static string Days(TableFigure days)
    {
        var number = DanishNotation.Number(days.Value, days.Decimals);
        var complete = number.EndsWith(",0", StringComparison.Ordinal) ? number[..^2] : number;
        return complete + (complete == "1" ? " dag" : " dage");
    }
}
