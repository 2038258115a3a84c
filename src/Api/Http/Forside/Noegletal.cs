using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>One figure per indsats for hele landet: share, count, and of how many.</summary>
internal static class Noegletal
{
    public static void Skriv(Html html, Forsidetal tal)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="noegletal">
            <h2 id="noegletal">{tal.Land.Navn}, {Hovedbudskab.Periode(tal)}</h2>
            <p>Andel af {Ordning.Standard.Enheder.Da} med hver slags indsats. Et forløb kan have flere slags; andelene kan derfor ikke lægges sammen.</p>
            <ul class="kort">

            """);
        for (var i = 0; i < tal.Indsatser.Count; i++)
        {
            SkrivKort(html, tal.Indsatser[i], tal.Land, i);
        }

        html.Skriv($"""
            </ul>
            </section>

            """);
    }

    private static void SkrivKort(Html html, Dimensionsvaerdi indsats, Omraaderaekke land, int nummer)
    {
        var andel = land.Andel[nummer];
        html.Skriv($"""
            <li class="{(nummer == 0 ? "foerst" : "")}">
            <h3>{indsats.Navn.Da}</h3>

            """);
        if (andel.HarVaerdi)
        {
            // A bar of 1,000 units: tenths of a percent.
            var bredde = andel.Decimaler == 1 ? Math.Clamp(andel.Vaerdi, 0, 1_000) : 0;
            html.Skriv($"""
                <p class="tal"><strong>{DanskSkrift.Tal(andel.Vaerdi, andel.Decimaler)}</strong> pct.</p>
                <svg class="bjaelke" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bag" width="1000" height="12"/><rect class="for" width="{bredde}" height="12"/></svg>

                """);
        }
        else
        {
            html.Skriv($"""
                <p class="tal"><strong>{andel.Symbol.Tegn()}</strong></p>
                <p>{andel.Symbol.Betydning().Da}</p>

                """);
        }

        if (land.Antal[nummer].HarVaerdi && land.Forloeb.HarVaerdi)
        {
            html.Skriv($"""
                <p class="af">{DanskSkrift.Tal(land.Antal[nummer].Vaerdi)} af {DanskSkrift.Tal(land.Forloeb.Vaerdi)} {Ordning.Standard.Enheder.Da}</p>

                """);
        }

        html.Skriv($"""
            </li>

            """);
    }
}
