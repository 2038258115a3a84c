using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Start;

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
            <section class="bredde" aria-labelledby="kort">
            <h2 id="kort">{side.Ord("Kommunerne ved siden af landet", "The municipalities beside the national share")}</h2>
            <p>{side.Ord(Saetninger.Udvikling(billede.LandUdvikling), EngelskeSaetninger.Udvikling(billede.LandUdvikling))} {side.Ord(Saetninger.SkillerSig(billede), EngelskeSaetninger.SkillerSig(billede))}</p>
            <figure class="landkort" tabindex="0">
            <figcaption>{side.Ord(billede.Indsats.Navn)}: {side.Ord(Stillingskort.Saetning(billede), EngelskeSaetninger.Stillingerne(billede))}</figcaption>
            {new Html().SkrivRaat(side.ErDansk ? Stillingskort.Tegn(billede, "landkort") : Engelsk(billede))}
            </figure>
            </section>

            """);
    }

    private static string Engelsk(Indsatsbillede billede) => Flisekort.Tegn(
        new Billedtekst("landkort", $"{billede.Indsats.Navn.En}: the municipalities beside the national share", EngelskeSaetninger.Stillingerne(billede), Tekstsprog.Engelsk),
        [.. billede.Kommuner.Select(kommune => new Flise(
            kommune.Kommune.Kode,
            kommune.Kommune.Navn.En,
            kommune.Stilling,
            $"{kommune.Kommune.Navn.En}: {(kommune.Celle.Andel is { } andel ? EngelskSkrift.Procent(andel.Vaerdi) + " per cent, " : "")}{EngelskeSaetninger.Ord(kommune.Stilling, billede.Polaritet)}"))],
        billede.Polaritet,
        stilling => EngelskeSaetninger.Ord(stilling, billede.Polaritet));
}
