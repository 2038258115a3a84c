using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Text;

/// <summary>What a range in the place of a withheld figure is, in words: an interval, to a reader.</summary>
public static class RangeText
{
    /// <summary>What stands where the range stands.</summary>
    public static BilingualText Words { get; } = new("interval af hensyn til fortrolighed", "range, for confidentiality");

    /// <summary>
    /// The footnote, told once. It must be true of a kommune with many forloeb and no small count: what is withheld there could be used to
    /// compute a small count elsewhere.
    /// </summary>
    public static BilingualText Note { get; } = new(
        "Interval af hensyn til fortrolighed: hvor der står to tal med streg imellem, fx 72,0-80,0, vises tallet ikke selv, men det ligger "
            + "et sted fra det ene til det andet. Det kan være, fordi tallet er lille, eller fordi det sammen med andre tal kunne bruges "
            + "til at regne et lille tal ud et andet sted, fx i en nabokommune. Derfor kan der også stå et interval, hvor der er mange "
            + "forløb.",
        "Range, for confidentiality: where two numbers stand with a dash between them, such as 72.0-80.0, the figure itself is not shown, "
            + "but it lies somewhere from the one to the other. It may be because the figure is small, or because it could be used with "
            + "other figures to work out a small one elsewhere, for instance in a neighbouring municipality. So a range may stand where "
            + "there are many courses too.");

    /// <summary>How the pictures draw one; after <see cref="Note"/> where there are pictures.</summary>
    public static BilingualText InPictures { get; } = new(
        "I billederne er et interval en bjælke eller en streg fra det ene tal til det andet.",
        "In the pictures a range is a bar or a stroke from the one number to the other.");

    /// <summary>The range of a share in per cent, as it is published: the least rounded down, the greatest up.</summary>
    public static TableRange Percentage(ShareEnds ends)
    {
        // From 0 to 100 there is no range, and no ends.
        var (from, to) = Rounding.ShareRange((ends.Low.With, ends.High.With), (ends.High.N, ends.Low.N)) ?? (0, 1_000);
        return new TableRange(from, to, 1);
    }

    /// <summary>A count or its range.</summary>
    public static TableRange Of((long From, long To) ends) => new(ends.From, ends.To, 0);

    /// <summary>How many a share is of, or between what numbers.</summary>
    public static TableRange Forloeb(ShareEnds ends) => new(ends.High.N, ends.Low.N, 0);
}
