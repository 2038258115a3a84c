using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Start;

/// <summary>The start page, from the top down.</summary>
internal static class Forsiden
{
    public static string Skriv(Katalog katalog, Forsidetal? tal, Sortering? sortering, HttpIndstillinger indstillinger, Side side)
    {
        var ordning = Ordning.Standard;
        var titel = side.Ord(tal?.Tabel.Tabel.Titel ?? ordning.Navn);
        return Ramme.Skriv(
            $"{titel}: {side.Ord(ordning.Navn)}",
            side,
            html =>
            {
                Hovedbudskab.Skriv(html, katalog, tal, titel, side);
                if (katalog.Sammenligning is { } grundlag)
                {
                    html.SkrivRaat("<div class=\"bredde\">\n");
                    Kommuneliste.Soegefelt(html, grundlag.Sammenligner.Kommuner, side);
                    html.SkrivRaat("</div>\n");
                }

                if (tal is not null && sortering is not null)
                {
                    Noegletal.Skriv(html, tal, side);
                    Landkort.Skriv(html, katalog, side);
                    Kommunetabel.Skriv(html, tal, sortering, side);
                }

                Nyt.Skriv(html, katalog, side);
                Symbolforklaring.Skriv(html, side);
                HentTal.Skriv(html, katalog, tal, side);
                Definition.Skriv(html, katalog.Udgivelse, side);
            },
            html => SkrivFod(html, katalog, indstillinger, side));
    }

    private static void SkrivFod(Html html, Katalog katalog, HttpIndstillinger indstillinger, Side side)
    {
        var udgivelse = katalog.Udgivelse;
        html.Skriv($"""
            <p>{side.Ord("Kilde", "Source")}: {side.Ord(indstillinger.Kilde.Tekst)}. {side.Ord("Tallene må bruges frit med kildeangivelse", "The figures may be used freely with reference to the source")} (<a href="{indstillinger.Licens.Adresse}">{indstillinger.Licens.Navn}</a>). {side.Ord("De er ikke en del af den officielle statistik.", "They are not part of the official statistics.")}</p>
            <p>{side.Ord("Udgivelse", "Release")} {udgivelse.Id}, {side.Ord("kontrolsum", "checksum")} <code>{udgivelse.Kontrolsum[..Math.Min(12, udgivelse.Kontrolsum.Length)]}</code>, program {udgivelse.Kodeversion}.</p>

            """);
    }
}
