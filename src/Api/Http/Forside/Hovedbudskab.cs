using System.Globalization;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>What the page is about, in one sentence, and which release it shows.</summary>
internal static class Hovedbudskab
{
    public static void Skriv(Html html, Katalog katalog, Forsidetal? tal, string titel)
    {
        var udgivelse = katalog.Udgivelse;
        var regelsaet = Regelsaet.Alle.GetValueOrDefault(udgivelse.Regelsaet);
        html.Skriv($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje">{Ordning.Standard.Navn.Da}</p>
            <h1>{titel}</h1>
            <p class="manchet">{(tal is null ? "Udgivelsen har endnu ingen tal for et helt år." : Saetning(tal, regelsaet))}</p>

            """);
        if (Ordning.Standard.Lukning is { } lukning)
        {
            html.Skriv($"""
                <p class="lukning">{lukning.Da}</p>

                """);
        }

        html.Skriv($"""
            <dl class="fakta">
            <div><dt>Opgjort pr.</dt><dd><time datetime="{udgivelse.Dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}">{DanskSkrift.Dato(udgivelse.Dato)}</time></dd></div>
            <div><dt>Offentliggjort</dt><dd><time datetime="{katalog.Opdateret.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{DanskSkrift.Tidspunkt(katalog.Opdateret)}</time></dd></div>
            <div><dt>Regelsæt</dt><dd><a href="#definition">{regelsaet?.Navn.Da ?? udgivelse.Regelsaet}</a></dd></div>
            <div><dt>Status</dt><dd>{(tal is { ErForeloebig: true } ? "Foreløbige tal" : "Endelige tal")}</dd></div>
            </dl>
            </div>
            </section>

            """);
    }

    /// <summary>The main message. Each way that a figure can be missing has its own words.</summary>
    private static string Saetning(Forsidetal tal, Regelsaet? regelsaet)
    {
        var enheder = Ordning.Standard.Enheder.Da;
        var vindue = regelsaet is null ? "vinduet" : $"de første {DanskSkrift.Maanedstal(regelsaet.VindueMaaneder)}";
        var periode = Periodenavn(tal);
        if (tal.Land.Forloeb.Symbol == Cellesymbol.IntetGrundlag)
        {
            return $"Der var ingen {enheder} at opgøre i {periode}.";
        }

        if (!tal.Land.Forloeb.HarVaerdi || !tal.Land.Andel[0].HarVaerdi)
        {
            return $"Tallene for hele landet i {periode} kan ikke vises af hensyn til fortrolighed.";
        }

        var nogen = tal.Land.Andel[0];
        return $"Af de {DanskSkrift.Tal(tal.Land.Forloeb.Vaerdi)} {enheder}, der startede i {periode} og kan opgøres, fik {DanskSkrift.Tal(nogen.Vaerdi, nogen.Decimaler)} pct. mindst én af de indsatser, der tæller, i {vindue}.";
    }

    /// <summary>The period in running text.</summary>
    public static string Periodenavn(Forsidetal tal) =>
        tal.Periode.Slags == "rullendeaar" ? "perioden " + Periode(tal) : Periode(tal);

    /// <summary>The period by itself: from one quarter to another, numbers kept with their word.</summary>
    public static string Periode(Forsidetal tal) =>
        tal.Periode.Navn.Da.Replace(" - ", " til ", StringComparison.Ordinal).Replace(". kvartal", ".\u00A0kvartal", StringComparison.Ordinal);
}
