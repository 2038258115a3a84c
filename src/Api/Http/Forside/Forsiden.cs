using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>The start page, from the top down.</summary>
internal static class Forsiden
{
    public static string Skriv(Katalog katalog, Forsidetal? tal, Sortering? sortering, HttpIndstillinger indstillinger, string basis)
    {
        var ordning = Ordning.Standard;
        var titel = tal?.Tabel.Tabel.Titel.Da ?? ordning.Navn.Da;
        return Ramme.Skriv(
            $"{titel}: {ordning.Navn.Da}",
            basis,
            html =>
            {
                Hovedbudskab.Skriv(html, katalog, tal, titel);
                if (tal is not null && sortering is not null)
                {
                    Noegletal.Skriv(html, tal);
                    Landkort.Skriv(html, katalog);
                    Kommunetabel.Skriv(html, tal, sortering, basis);
                }

                Nyt.Skriv(html, katalog, basis);
                Symbolforklaring.Skriv(html);
                HentTal.Skriv(html, katalog, tal, basis);
                Definition.Skriv(html, katalog.Udgivelse);
            },
            html => SkrivFod(html, katalog, indstillinger));
    }

    private static void SkrivFod(Html html, Katalog katalog, HttpIndstillinger indstillinger)
    {
        var udgivelse = katalog.Udgivelse;
        html.Skriv($"""
            <p>Kilde: {indstillinger.Kilde.Da}. Tallene må bruges frit med kildeangivelse (<a href="{indstillinger.Licens.Adresse}">{indstillinger.Licens.Navn}</a>). De er ikke en del af den officielle statistik.</p>
            <p>Udgivelse {udgivelse.Id}, kontrolsum <code>{udgivelse.Kontrolsum[..Math.Min(12, udgivelse.Kontrolsum.Length)]}</code>, program {udgivelse.Kodeversion}.</p>

            """);
    }
}
