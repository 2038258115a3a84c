using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Serving.Releases;

/// <summary>When the next release comes, in words: the same on the pages, in the feed, in the notes and in the index.</summary>
internal static class NextReleaseText
{
    /// <summary>As a sentence.</summary>
    public static BilingualText Sentence(NextRelease next) => next switch
    {
        { Planned: null } => new BilingualText(
            "Serien er slut, og alle tal er endelige: der er ikke planlagt flere udgivelser.",
            "The series has ended, and all figures are final: no more releases are planned."),
        { IsLate: true, Planned: { } planned } => new BilingualText(
            $"Næste udgivelse er forsinket: den var planlagt til {DanishNotation.Moment(planned)}.",
            $"The next release is late: it was planned for {EnglishNotation.Moment(planned)}."),
        { Planned: { } planned } => new BilingualText(
            $"Næste udgivelse er planlagt til {DanishNotation.Moment(planned)}.",
            $"The next release is planned for {EnglishNotation.Moment(planned)}."),
    };

    /// <summary>After a label such as "Næste udgivelse".</summary>
    /// <param name="next">What is told.</param>
    /// <param name="none">What stands there when there is none.</param>
    /// <param name="english">How the English text writes an instant; null for as the pages do.</param>
    public static BilingualText Value(NextRelease next, BilingualText none, Func<DateTimeOffset, string>? english = null)
    {
        english ??= EnglishNotation.Moment;
        return next switch
        {
            { Planned: null } => none,
            { IsLate: true, Planned: { } planned } => new BilingualText(
                $"forsinket; den var planlagt til {DanishNotation.Moment(planned)}",
                $"late; it was planned for {english(planned)}"),
            { Planned: { } planned } => new BilingualText(DanishNotation.Moment(planned), english(planned)),
        };
    }
}
