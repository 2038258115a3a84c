using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>What is counted, told from the switches of the regelsaet that made the figures.</summary>
internal static class Definition
{
    public static void Skriv(Html html, Udgivelse udgivelse, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="definition"{side.DanskTekst()}>
            <h2 id="definition">Hvad der tælles</h2>

            """);
        if (Regelsaet.Alle.TryGetValue(udgivelse.Regelsaet, out var regelsaet))
        {
            html.Skriv($"""
                <p>{regelsaet.Formaal.Da}</p>
                <ul>

                """)
                .SkrivAlle(Saetninger(regelsaet), (ud, saetning) => ud.Skriv($"""
                    <li>{saetning}</li>

                    """))
                .Skriv($"""
                    </ul>

                    """);
        }

        html.Skriv($"""
            <p>Regelsæt <code>{udgivelse.Regelsaet}</code>, version {udgivelse.RegelsaetVersion}.</p>
            </section>

            """);
    }

    private static IEnumerable<string> Saetninger(Regelsaet regelsaet)
    {
        var vindue = DanskSkrift.Maanedstal(regelsaet.VindueMaaneder);
        yield return $"Et forløb hører til det kvartal, hvor det startede, og opgøres, når fristen er nået: {vindue} efter starten.";
        yield return regelsaet.Pauser
            ? "Dage, hvor borgeren er fritaget for at deltage, forlænger fristen tilsvarende."
            : "Fritagelser ændrer ikke fristen.";
        yield return regelsaet.FoerStart switch
        {
            FoerStart.Udelad => "En indsats tæller, når den er begyndt på eller efter startdagen og senest på fristens sidste dag. Planlagte og annullerede indsatser tæller ikke.",
            FoerStart.MedregnHvisIgangvaerende => "En indsats tæller, når den er begyndt senest på fristens sidste dag; var den begyndt før starten, skal den stadig være i gang.",
            _ => "En indsats tæller, når den er begyndt senest på fristens sidste dag; var den begyndt før starten, skal den stadig være i gang og være af en slags, som rehabiliteringsteamet har indstillet til.",
        };
        yield return regelsaet.Mentor ? "Mentorstøtte tæller som en slags for sig." : "Mentorstøtte tæller ikke.";
        yield return regelsaet.RegionalSundhed ? "Sundhedsindsatser tæller, når kommunen eller regionen udfører dem." : "Sundhedsindsatser tæller, når kommunen udfører dem; regionens behandling tæller ikke.";
        yield return regelsaet.MedregnAfsluttetFoerFrist ? "Forløb, der sluttede før fristen, er med." : "Forløb, der sluttede før fristen, er ikke med i andelene; deres antal offentliggøres ved siden af.";
        yield return regelsaet.KommuneVedStart ? "Kommunen er den, der havde ansvaret på startdagen." : "Kommunen er den, der havde ansvaret på fristens sidste dag.";
    }
}
