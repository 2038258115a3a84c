using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;

namespace Opgoerelse.Pages.Start;

/// <summary>One figure per indsats for hele landet: share, count, and of how many.</summary>
internal static class KeyFigures
{
    public static void Write(Html html, StartPageFigures number, Page page)
    {
        html.Write($"""
            <section class="bredde" aria-labelledby="noegletal">
            <h2 id="noegletal">{page.Word(number.Country.Name)}, {page.Word(
                MainMessage.Period(number),
                EnglishSentences.Period(number.Period))}</h2>
            <p>{page.Word(
                $"Andel af {Ordning.Standard.Units.Da} med hver indsatstype. Et forløb kan have flere indsatstyper; andelene kan derfor "
                    + $"ikke lægges sammen.",
                $"Share of {Ordning.Standard.Units.En} with each kind of effort. One course may have several kinds; therefore the shares "
                    + $"cannot be added up.")}</p>
            <ul class="kort">

            """);
        for (var i = 0; i < number.Indsatser.Count; i++)
        {
            WriteCard(html, number.Indsatser[i], number.Country, i, page);
        }

        html.Write($"""
            </ul>
            </section>

            """);
    }

    private static void WriteCard(Html html, DimensionValue indsats, OmraadeRow country, int ordinal, Page page)
    {
        var share = country.Share[ordinal];
        html.Write($"""
            <li class="{(ordinal == 0 ? "foerst" : "")}">
            <h3>{page.Word(indsats.Name)}</h3>

            """);
        if (share.HasValue)
        {
            // A bar of 1,000 units: tenths of a percent.
            var width = share.Decimals == 1 ? Math.Clamp(share.Value, 0, 1_000) : 0;
            html.Write($"""
                <p class="tal"><strong>{page.Number(share.Value, share.Decimals)}</strong> {page.Word("pct.", "per cent")}</p>
                <svg class="bjaelke" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="bag" width="1000" height="12"/><rect class="for" width="{width}" height="12"/></svg>

                """);
        }
        else if (share.Range is { } range)
        {
            html.Write($"""
                <p class="tal"><strong>{page.Range(range)}</strong> {page.Word("pct.", "per cent")}</p>
                <p>{page.Word(RangeText.Words)}</p>

                """);
        }
        else
        {
            html.Write($"""
                <p class="tal"><strong>{share.Symbol.Sign()}</strong></p>
                <p>{page.Word(share.Symbol.Meaning())}</p>

                """);
        }

        if (country.Count[ordinal].HasValue && country.Forloeb.HasValue)
        {
            html.Write($"""
                <p class="af">{page.Number(country.Count[ordinal].Value)}
                {page.Word("af", "of")} {page.Number(country.Forloeb.Value)} {page.Word(Ordning.Standard.Units)}</p>

                """);
        }

        html.Write($"""
            </li>

            """);
    }
}
