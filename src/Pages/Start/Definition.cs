using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;

namespace Opgoerelse.Pages.Start;

/// <summary>What is counted, told from the switches of the regelsaet that made the figures.</summary>
internal static class Definition
{
    public static void Write(Html html, Release release, Page page)
    {
        html.Write($"""
            <section class="bredde" aria-labelledby="definition">
            <h2 id="definition">{page.Word("Hvad der tælles", "What is counted")}</h2>

            """);
        if (Regelsaet.All.TryGetValue(release.Regelsaet, out var regelsaet))
        {
            html.Write($"""
                <p>{page.Word(regelsaet.Purpose)}</p>
                <ul>

                """)
                .WriteAll(Sentences(regelsaet), (output, sentence) => output.Write($"""
                    <li>{page.Word(sentence)}</li>

                    """))
                .Write($"""
                    </ul>

                    """);
        }

        html.Write($"""
            <p>{page.Word("Regelsæt", "Rule")} <code>{release.Regelsaet}</code>, version {release.RegelsaetVersion}.</p>

            """).Words(page, [.. RuleLinks.OfMeasure("antalForloeb"), .. RuleLinks.OfMeasure("andel")]).Write($"""
            </section>

            """);
    }

    private static IEnumerable<BilingualText> Sentences(Regelsaet regelsaet)
    {
        var windowText = DanishNotation.MonthCount(regelsaet.WindowMonths);
        yield return new BilingualText(
            $"Et forløb hører til det kvartal, hvor det startede, og opgøres, når fristen er nået: {windowText} efter starten.",
            $"A course belongs to the quarter in which it started, and is counted when its deadline has come: "
                + $"{EnglishNotation.MonthCount(regelsaet.WindowMonths)} after the start.");
        yield return regelsaet.Pauses
            ? new BilingualText(
                "Dage, hvor borgeren er fritaget for at deltage, forlænger fristen tilsvarende.",
                "Days on which the citizen is exempt from taking part extend the deadline by as much.")
            : new BilingualText("Fritagelser ændrer ikke fristen.", "Exemptions do not change the deadline.");
        yield return regelsaet.BeforeStart switch
        {
            BeforeStart.Exclude => new BilingualText(
                "En indsats tæller, når den er begyndt på eller efter startdagen og senest på fristens sidste dag. Planlagte og "
                    + "annullerede indsatser tæller ikke.",
                "An effort counts when it began on or after the day of the start and no later than the last day of the deadline. Planned "
                    + "and cancelled efforts do not count."),
            BeforeStart.IncludeIfRunning => new BilingualText(
                "En indsats tæller, når den er begyndt senest på fristens sidste dag; var den begyndt før starten, skal den stadig være "
                    + "i gang.",
                "An effort counts when it began no later than the last day of the deadline; if it began before the start, it must still "
                    + "go on."),
            _ => new BilingualText(
                "En indsats tæller, når den er begyndt senest på fristens sidste dag; var den begyndt før starten, skal den stadig være "
                    + "i gang og være af en slags, som rehabiliteringsteamet har indstillet til.",
                "An effort counts when it began no later than the last day of the deadline; if it began before the start, it must still "
                    + "go on and be of a kind that the rehabilitation team has recommended."),
        };
        yield return regelsaet.Mentor
            ? new BilingualText("Mentorstøtte tæller som en indsatstype for sig.", "Mentor support counts as a kind of its own.")
            : new BilingualText("Mentorstøtte tæller ikke.", "Mentor support does not count.");
        yield return regelsaet.RegionalSundhed
            ? new BilingualText(
                "Sundhedsindsatser tæller, når kommunen eller regionen udfører dem.",
                "Health efforts count when the municipality or the region carries them out.")
            : new BilingualText(
                "Sundhedsindsatser tæller, når kommunen udfører dem; regionens behandling tæller ikke.",
                "Health efforts count when the municipality carries them out; treatment by the region does not count.");
        yield return regelsaet.IncludeEndedBeforeFrist
            ? new BilingualText("Forløb, der sluttede før fristen, er med.", "Courses that ended before the deadline are included.")
            : new BilingualText(
                "Forløb, der sluttede før fristen, er ikke med i andelene; deres antal offentliggøres for sig.",
                "Courses that ended before the deadline are not in the shares; their number is published beside them.");
        yield return regelsaet.KommuneAtStart
            ? new BilingualText(
                "Kommunen er den, der havde ansvaret på startdagen.",
                "The municipality is the one that was responsible on the day of the start.")
            : new BilingualText(
                "Kommunen er den, der havde ansvaret på fristens sidste dag.",
                "The municipality is the one that was responsible on the last day of the deadline.");
    }
}
