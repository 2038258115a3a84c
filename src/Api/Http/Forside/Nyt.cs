using Opgoerelse.Api.Http.Opdagelse;
using Opgoerelse.Api.Http.Oplysningssider;
using Opgoerelse.Api.Http.Rapportsider;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>What the release that is shown brought, and when the next one comes.</summary>
internal static class Nyt
{
    public static void Skriv(Html html, Katalog katalog, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="nyt"{side.DanskTekst()}>
            <h2 id="nyt">Nyt</h2>

            """);
        if (katalog.Historik.Index().FirstOrDefault(par => par.Item.Id == katalog.Udgivelse.Id) is (var nr, { } udgivelse))
        {
            var forrige = Udgivelsestekst.Forrige(katalog, nr);
            html.Skriv($"""
                <p>{(forrige is null ? $"Udgivelse {udgivelse.Id} er den første." : $"Udgivelse {udgivelse.Id}: {Udgivelsestekst.Anledning(udgivelse, forrige)}. {Udgivelsestekst.Aendringer(katalog, nr)}")}</p>

                """);
        }

        html.Skriv($"""
            <p>{(katalog.NaesteOpdatering is { } naeste ? $"Næste udgivelse er planlagt til {DanskSkrift.Tidspunkt(naeste)}." : "Serien er slut, og alle tal er endelige: der er ikke planlagt flere udgivelser.")}</p>
            <p class="hent"><a href="{side.Til(OplysningssiderEndpoints.Udgivelser)}">Alle udgivelser</a> <a href="{side.Til(RapportsiderEndpoints.Rod)}">Rapporter om udgivelsen</a> <a href="{side.Til(OplysningssiderEndpoints.Metode)}">Sådan er tallene gjort op</a></p>
            </section>

            """);
    }
}
