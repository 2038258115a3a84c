using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Pages.Start;

/// <summary>What is counted, told from the switches of the regelsaet that made the figures.</summary>
internal static class Definition
{
    public static void Skriv(Html html, Udgivelse udgivelse, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="definition">
            <h2 id="definition">{side.Ord("Hvad der tælles", "What is counted")}</h2>

            """);
        if (Regelsaet.Alle.TryGetValue(udgivelse.Regelsaet, out var regelsaet))
        {
            html.Skriv($"""
                <p>{side.Ord(regelsaet.Formaal)}</p>
                <ul>

                """)
                .SkrivAlle(Saetninger(regelsaet), (ud, saetning) => ud.Skriv($"""
                    <li>{side.Ord(saetning)}</li>

                    """))
                .Skriv($"""
                    </ul>

                    """);
        }

        html.Skriv($"""
            <p>{side.Ord("Regelsæt", "Rule")} <code>{udgivelse.Regelsaet}</code>, version {udgivelse.RegelsaetVersion}.</p>
            </section>

            """);
    }

    private static IEnumerable<Tekst> Saetninger(Regelsaet regelsaet)
    {
        var vindue = DanskSkrift.Maanedstal(regelsaet.VindueMaaneder);
        yield return new Tekst(
            $"Et forløb hører til det kvartal, hvor det startede, og opgøres, når fristen er nået: {vindue} efter starten.",
            $"A course belongs to the quarter in which it started, and is counted when its deadline has come: {EngelskSkrift.Maanedstal(regelsaet.VindueMaaneder)} after the start.");
        yield return regelsaet.Pauser
            ? new Tekst("Dage, hvor borgeren er fritaget for at deltage, forlænger fristen tilsvarende.", "Days on which the citizen is exempt from taking part extend the deadline by as much.")
            : new Tekst("Fritagelser ændrer ikke fristen.", "Exemptions do not change the deadline.");
        yield return regelsaet.FoerStart switch
        {
            FoerStart.Udelad => new Tekst(
                "En indsats tæller, når den er begyndt på eller efter startdagen og senest på fristens sidste dag. Planlagte og annullerede indsatser tæller ikke.",
                "An effort counts when it began on or after the day of the start and no later than the last day of the deadline. Planned and cancelled efforts do not count."),
            FoerStart.MedregnHvisIgangvaerende => new Tekst(
                "En indsats tæller, når den er begyndt senest på fristens sidste dag; var den begyndt før starten, skal den stadig være i gang.",
                "An effort counts when it began no later than the last day of the deadline; if it began before the start, it must still go on."),
            _ => new Tekst(
                "En indsats tæller, når den er begyndt senest på fristens sidste dag; var den begyndt før starten, skal den stadig være i gang og være af en slags, som rehabiliteringsteamet har indstillet til.",
                "An effort counts when it began no later than the last day of the deadline; if it began before the start, it must still go on and be of a kind that the rehabilitation team has recommended."),
        };
        yield return regelsaet.Mentor
            ? new Tekst("Mentorstøtte tæller som en slags for sig.", "Mentor support counts as a kind of its own.")
            : new Tekst("Mentorstøtte tæller ikke.", "Mentor support does not count.");
        yield return regelsaet.RegionalSundhed
            ? new Tekst("Sundhedsindsatser tæller, når kommunen eller regionen udfører dem.", "Health efforts count when the municipality or the region carries them out.")
            : new Tekst("Sundhedsindsatser tæller, når kommunen udfører dem; regionens behandling tæller ikke.", "Health efforts count when the municipality carries them out; treatment by the region does not count.");
        yield return regelsaet.MedregnAfsluttetFoerFrist
            ? new Tekst("Forløb, der sluttede før fristen, er med.", "Courses that ended before the deadline are included.")
            : new Tekst("Forløb, der sluttede før fristen, er ikke med i andelene; deres antal offentliggøres ved siden af.", "Courses that ended before the deadline are not in the shares; their number is published beside them.");
        yield return regelsaet.KommuneVedStart
            ? new Tekst("Kommunen er den, der havde ansvaret på startdagen.", "The municipality is the one that was responsible on the day of the start.")
            : new Tekst("Kommunen er den, der havde ansvaret på fristens sidste dag.", "The municipality is the one that was responsible on the last day of the deadline.");
    }
}
