using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Start;

/// <summary>What the page is about, in one sentence, and which release it shows.</summary>
internal static class Hovedbudskab
{
    public static void Skriv(Html html, Katalog katalog, Forsidetal? tal, string titel, Side side)
    {
        var udgivelse = katalog.Udgivelse;
        var regelsaet = Regelsaet.Alle.GetValueOrDefault(udgivelse.Regelsaet);
        html.Skriv($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje">{side.Ord(Ordning.Standard.Navn)}</p>
            <h1>{titel}</h1>
            <p class="manchet">{(tal is null ? side.Ord("Udgivelsen har endnu ingen tal for et helt år.", "The release has no figures for a whole year yet.") : Saetning(tal, regelsaet, side))}</p>

            """);
        if (Ordning.Standard.Lukning is { } lukning)
        {
            html.Skriv($"""
                <p class="lukning">{side.Ord(lukning)}</p>

                """);
        }

        html.Skriv($"""
            <dl class="fakta">
            <div><dt>{side.Ord("Opgjort pr.", "Figures as of")}</dt><dd><time datetime="{udgivelse.Dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}">{side.Dato(udgivelse.Dato)}</time></dd></div>
            <div><dt>{side.Ord("Offentliggjort", "Published")}</dt><dd><time datetime="{katalog.Published.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{side.Tidspunkt(katalog.Published)}</time></dd></div>
            <div><dt>{side.Ord("Regelsæt", "Rule")}</dt><dd><a href="#definition">{(regelsaet is null ? udgivelse.Regelsaet : side.Ord(regelsaet.Navn))}</a></dd></div>
            <div><dt>Status</dt><dd>{(tal is { ErForeloebig: true } ? side.Ord("Foreløbige tal", "Preliminary figures") : side.Ord("Endelige tal", "Final figures"))}</dd></div>
            </dl>
            </div>
            </section>

            """);
    }

    /// <summary>The main message. Each way that a figure can be missing has its own words.</summary>
    private static string Saetning(Forsidetal tal, Regelsaet? regelsaet, Side side)
    {
        if (!side.ErDansk)
        {
            return Engelsk(tal, regelsaet, side);
        }

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

    /// <inheritdoc cref="Saetning" />
    private static string Engelsk(Forsidetal tal, Regelsaet? regelsaet, Side side)
    {
        var enheder = side.Ord(Ordning.Standard.Enheder);
        var periode = EngelskeSaetninger.Periode(tal.Periode);
        if (tal.Land.Forloeb.Symbol == Cellesymbol.IntetGrundlag)
        {
            return $"There were no {enheder} to count in {periode}.";
        }

        if (!tal.Land.Forloeb.HarVaerdi || !tal.Land.Andel[0].HarVaerdi)
        {
            return $"The figures for the whole country in {periode} cannot be shown, for confidentiality.";
        }

        return $"Of the {side.Tal(tal.Land.Forloeb.Vaerdi)} {enheder} that started in {periode} and can be counted, {side.Tal(tal.Land.Andel[0].Vaerdi, tal.Land.Andel[0].Decimaler)} per cent had at least one of the efforts that count within {(regelsaet is null ? "the window" : $"the first {regelsaet.VindueMaaneder} months")}.";
    }

    /// <summary>The period in running text.</summary>
    public static string Periodenavn(Forsidetal tal) =>
        tal.Periode.Slags == "rullendeaar" ? "perioden " + Periode(tal) : Periode(tal);

    /// <summary>The period by itself: from one quarter to another, numbers kept with their word.</summary>
    public static string Periode(Forsidetal tal) =>
        tal.Periode.Navn.Da.Replace(" - ", " til ", StringComparison.Ordinal).Replace(". kvartal", ".\u00A0kvartal", StringComparison.Ordinal);
}
