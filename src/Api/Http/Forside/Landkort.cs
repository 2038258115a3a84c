using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Reports.Dokumenter;
using Opgoerelse.Reports.Sprog;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>The kommuner beside hele landet, as a map of tiles. The numbers behind it are the table that follows it.</summary>
internal static class Landkort
{
    public static void Skriv(Html html, Katalog katalog, Side side)
    {
        if (katalog.Sammenligning?.Sammenligner.Billeder is not [{ Tragt: not null } billede, ..])
        {
            return;
        }

        html.Skriv($"""
            <section class="bredde" aria-labelledby="kort"{side.DanskTekst()}>
            <h2 id="kort">Kommunerne ved siden af landet</h2>
            <p>{Saetninger.Udvikling(billede.LandUdvikling)} {Saetninger.SkillerSig(billede)}</p>
            <figure class="landkort" tabindex="0">
            <figcaption>{billede.Indsats.Navn.Da}: {Stillingskort.Saetning(billede)}</figcaption>
            {new Html().SkrivRaat(Stillingskort.Tegn(billede, "landkort"))}
            </figure>
            </section>

            """);
    }
}
