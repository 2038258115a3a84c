using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>When the next release comes, in words: the same on the pages, in the feed, in the notes and in the index.</summary>
internal static class NextReleaseText
{
    /// <summary>As a sentence.</summary>
    public static Tekst Sentence(NextRelease next) => next switch
    {
        { Planned: null } => new Tekst(
            "Serien er slut, og alle tal er endelige: der er ikke planlagt flere udgivelser.",
            "The series has ended, and all figures are final: no more releases are planned."),
        { IsLate: true, Planned: { } planned } => new Tekst(
            $"Næste udgivelse er forsinket: den var planlagt til {DanskSkrift.Tidspunkt(planned)}.",
            $"The next release is late: it was planned for {EngelskSkrift.Tidspunkt(planned)}."),
        { Planned: { } planned } => new Tekst(
            $"Næste udgivelse er planlagt til {DanskSkrift.Tidspunkt(planned)}.",
            $"The next release is planned for {EngelskSkrift.Tidspunkt(planned)}."),
    };

    /// <summary>After a label such as "Næste udgivelse".</summary>
    /// <param name="next">What is told.</param>
    /// <param name="none">What stands there when there is none.</param>
    /// <param name="english">How the English text writes an instant; null for as the pages do.</param>
    public static Tekst Value(NextRelease next, Tekst none, Func<DateTimeOffset, string>? english = null)
    {
        english ??= EngelskSkrift.Tidspunkt;
        return next switch
        {
            { Planned: null } => none,
            { IsLate: true, Planned: { } planned } => new Tekst(
                $"forsinket; den var planlagt til {DanskSkrift.Tidspunkt(planned)}",
                $"late; it was planned for {english(planned)}"),
            { Planned: { } planned } => new Tekst(DanskSkrift.Tidspunkt(planned), english(planned)),
        };
    }
}
