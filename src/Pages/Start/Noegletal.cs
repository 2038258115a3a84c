using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Pages.Start;

/// <summary>One figure per indsats for hele landet: share, count, and of how many.</summary>
internal static class Noegletal
{
    public static void Skriv(Html html, Forsidetal tal, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="noegletal">
            <h2 id="noegletal">{side.Ord(tal.Land.Navn)}, {side.Ord(Hovedbudskab.Periode(tal), EngelskeSaetninger.Periode(tal.Periode))}</h2>
            <p>{side.Ord($"Andel af {Ordning.Standard.Enheder.Da} med hver slags indsats. Et forløb kan have flere slags; andelene kan derfor ikke lægges sammen.", $"Share of {Ordning.Standard.Enheder.En} with each kind of effort. One course may have several kinds; therefore the shares cannot be added up.")}</p>
            <ul class="kort">

            """);
        for (var i = 0; i < tal.Indsatser.Count; i++)
        {
            SkrivKort(html, tal.Indsatser[i], tal.Land, i, side);
        }

        html.Skriv($"""
            </ul>
            </section>

            """);
    }

    private static void SkrivKort(Html html, Dimensionsvaerdi indsats, Omraaderaekke land, int nummer, Side side)
    {
        var andel = land.Andel[nummer];
        html.Skriv($"""
            <li class="{(nummer == 0 ? "foerst" : "")}">
            <h3>{side.Ord(indsats.Navn)}</h3>

            """);
        if (andel.HarVaerdi)
        {
            // A bar of 1,000 units: tenths of a percent.
            var bredde = andel.Decimaler == 1 ? Math.Clamp(andel.Vaerdi, 0, 1_000) : 0;
            html.Skriv($"""
                <p class="tal"><strong>{side.Tal(andel.Vaerdi, andel.Decimaler)}</strong> {side.Ord("pct.", "per cent")}</p>
                <svg class="bjaelke" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bag" width="1000" height="12"/><rect class="for" width="{bredde}" height="12"/></svg>

                """);
        }
        else
        {
            html.Skriv($"""
                <p class="tal"><strong>{andel.Symbol.Tegn()}</strong></p>
                <p>{side.Ord(andel.Symbol.Betydning())}</p>

                """);
        }

        if (land.Antal[nummer].HarVaerdi && land.Forloeb.HarVaerdi)
        {
            html.Skriv($"""
                <p class="af">{side.Tal(land.Antal[nummer].Vaerdi)} {side.Ord("af", "of")} {side.Tal(land.Forloeb.Vaerdi)} {side.Ord(Ordning.Standard.Enheder)}</p>

                """);
        }

        html.Skriv($"""
            </li>

            """);
    }
}
