using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>A kommune, from the top down: the answer in words, beside others, over time, how soon and how much, by the team, all kinds.</summary>
internal static class Kommuneside
{
    public static string Skriv(Rapportgrundlag grundlag, Kommunevalg valg, HttpIndstillinger indstillinger, Side side)
    {
        var egen = valg.Billede.Kommuner.First(en => en.Kommune.Kode == valg.Kommune.Kode);
        return Ramme.Skriv(
            $"{valg.Kommune.Navn.Da}: {side.Ord(Saetninger.Indsats(valg.Billede.Indsats), EngelskeSaetninger.Indsats(valg.Billede.Indsats))}",
            side,
            html =>
            {
                Indledning(html, grundlag, valg, egen, side);
                html.Skriv($"""
                    <div class="bredde">

                    """);
                Valgene(html, grundlag, valg, side);
                Stillingsafsnit.Skriv(html, grundlag, valg, side);
                Indsatsafsnit.Skriv(html, grundlag, valg, side);
                Kvalitet(html, grundlag, valg, side);
                html.Skriv($"""
                    </div>

                    """);
                Symbolforklaring.Skriv(html, side);
            },
            html =>
            {
                html.Skriv($"<p>{side.Ord(Rapportramme.Kolofon(grundlag), EngelskeSaetninger.Kolofon(grundlag))}</p>\n");
                PageParts.WriteFoot(html, indstillinger, side);
            },
            hoved => hoved.Skriv($"""
                <link rel="canonical" href="{side.Vaert}{Side.PaaSprog(Addresses.Kommune(valg.Kommune), side.Sprog)}">

                """));
    }

    private static void Indledning(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Kommunestilling egen, Side side)
    {
        var billede = valg.Billede;
        var vises = egen.Celle.Andel is not null;
        var andel = side.Ord(Saetninger.Andel(egen.Kommune, billede.Indsats, egen.Celle), EngelskeSaetninger.Andel(egen.Kommune, billede.Indsats, egen.Celle));
        var stilling = vises ? " " + side.Ord(Saetninger.Stilling(egen, billede), EngelskeSaetninger.Stillingen(egen, billede)) : "";
        // Of a kommune without forløb there is no more to say.
        var videre = egen.Celle.ErDiskretioneret
            ? side.Ord("Hvor en andel ikke vises, er det, fordi den kunne røbe noget om enkelte borgere; tegnene forklares nederst.", "Where a share is not shown, it is because it could reveal something about single citizens; the signs are explained at the bottom.")
            : !vises ? ""
            : side.Ord(
                $"{Saetninger.Udvikling(egen.Udvikling)} {Saetninger.Forventet(billede.Indsats, egen.Forventning)}",
                $"{EngelskeSaetninger.Udvikling(egen.Udvikling)} {EngelskeSaetninger.Forventet(billede.Indsats, egen.Forventning)}");
        html.Skriv($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje"><a href="{side.Til("/kommune")}">{side.Ord("Kommuner", "Municipalities")}</a> / {valg.Kommune.Navn.Da}</p>
            <h1>{valg.Kommune.Navn.Da}</h1>
            <p class="manchet">{andel}{stilling}</p>
            {(videre.Length > 0 ? new Html().Skriv($"<p>{videre.TrimEnd()}</p>") : new Html())}
            <p class="overlinje">{side.Ord(Ordning.Standard.Navn)}: {side.Ord(Ordning.Standard.Enheder)} {side.Ord("startet", "started")} {Periode(grundlag, side)}{(egen.Celle.ErForeloebig ? side.Ord(". Foreløbige tal", ". Preliminary figures") : "")}.</p>
            </div>
            </section>

            """);
    }

    private static void Valgene(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        html.Skriv($"""
            <nav aria-label="{side.Ord("Vælg indsats", "Choose effort")}">
            <ul class="valg">

            """);
        foreach (var billede in grundlag.Sammenligner.Billeder)
        {
            var her = billede.Indsats.Kode == valg.Billede.Indsats.Kode;
            html.Skriv($"""
                <li><a href="{side.Til(valg.Adresse(billede.Indsats.Kode))}"{(her ? new Html().SkrivRaat(" aria-current=\"page\"") : new Html())}>{side.Ord(billede.Indsats.Navn)}</a></li>

                """);
        }

        html.Skriv($"""
            </ul>
            </nav>
            <form class="soeg" action="{side.Basis}{Addresses.Kommune(valg.Kommune)}" method="get">
            {side.Sprogfelt()}
            <input type="hidden" name="{Kommunevalg.Indsats}" value="{valg.Billede.Indsats.Kode}">
            <fieldset>
            <legend>{side.Ord("Vis sammen med (op til tre)", "Show beside (up to three)")}</legend>

            """);
        var alle = grundlag.Sammenligner.Kommuner.Where(kommune => kommune.Kode != valg.Kommune.Kode).OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard).ToList();
        for (var i = 1; i < Kommunevalg.Flest; i++)
        {
            var valgt = i < valg.Kommuner.Count ? valg.Kommuner[i].Navn.Da : "";
            html.Skriv($"""
                <input name="{Kommunevalg.Med}" list="andre" aria-label="{side.Ord("Kommune", "Municipality")} {i}" value="{valgt}" autocomplete="off">

                """);
        }

        html.Skriv($"""
            <datalist id="andre">

            """).SkrivAlle(alle, (ud, kommune) => ud.Skriv($"""
            <option value="{kommune.Navn.Da}"></option>

            """)).Skriv($"""
            </datalist>
            <button type="submit">{side.Ord("Vis", "Show")}</button>
            </fieldset>
            </form>

            """);
    }

    private static void Kvalitet(Html html, Rapportgrundlag grundlag, Kommunevalg valg, Side side)
    {
        html.Skriv($"""
            <section aria-labelledby="kvalitet">
            <h2 id="kvalitet">{side.Ord("Registreringernes kvalitet", "Quality of the registrations")}</h2>
            <p>{side.Ord("Tallene viser det, som kommunen har registreret og indberettet.", "The figures show what the municipality has registered and reported.")} {side.Ord(Kvalitetsafsnit.Kommunen(grundlag, valg.Kommune), EngelskeSaetninger.Kvaliteten(grundlag, valg.Kommune))}</p>

            """);
        if (Kvalitetsafsnit.Tabel(grundlag, valg.Kommune) is { } kvalitet)
        {
            html.Tabel(kvalitet.Paa(grundlag, side, $"Quality of the registrations as of {side.Dato(grundlag.Udgivelse.Dato)}", "", valg.Kommune.Navn.En, grundlag.Sammenligner.Land.Navn.En), side).Skriv($"""
                <p class="note">{side.Ord(Kvalitetsafsnit.Forklaring, EngelskeSaetninger.Kvalitetsforklaring)}</p>

                """);
        }

        html.Skriv($"""
            </section>

            """);
    }

    /// <summary>The newest rolling year in running text.</summary>
    internal static string Periode(Rapportgrundlag grundlag, Side side) => side.Ord(grundlag.Periodenavn, EngelskeSaetninger.Periode(grundlag.Sammenligner.Periode));
}
