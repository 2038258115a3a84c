using Opgoerelse.Domain;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Layout;

/// <summary>What stands at the top and at the foot of the pages about a release.</summary>
internal static class PageParts
{
    private static readonly Tekst NoneNext = new("ingen: serien er slut, og alle tal er endelige", "none: the series has ended, and all figures are final");

    /// <summary>Which release is shown, and when the next is planned.</summary>
    public static void WriteFacts(Html html, Katalog katalog, Side side)
    {
        html.Skriv($"""
            <dl class="fakta">
            <div><dt>{side.Ord("Opgjort pr.", "Figures as of")}</dt><dd><time datetime="{Linkeddata.IsoDag(katalog.Udgivelse.Dato)}">{side.Dato(katalog.Udgivelse.Dato)}</time></dd></div>
            <div><dt>{side.Ord("Offentliggjort", "Published")}</dt><dd><time datetime="{Linkeddata.IsoTid(katalog.Published)}">{side.Tidspunkt(katalog.Published)}</time></dd></div>

            """);
        if (katalog.NextRelease.Announced is { } naeste)
        {
            html.Skriv($"""
                <div><dt>{side.Ord("Næste udgivelse", "Next release")}</dt><dd><time datetime="{Linkeddata.IsoTid(naeste)}">{side.Tidspunkt(naeste)}</time></dd></div>

                """);
        }
        else
        {
            html.Skriv($"""
                <div><dt>{side.Ord("Næste udgivelse", "Next release")}</dt><dd>{Saetninger.Stort(side.Ord(NextReleaseText.Value(katalog.NextRelease, NoneNext)))}</dd></div>

                """);
        }

        html.Skriv($"""
            </dl>

            """);
    }

    /// <summary>The source, the licence and whom to ask.</summary>
    public static void WriteFoot(Html html, HttpIndstillinger indstillinger, Side side) => html.Skriv($"""
        <p>{side.Ord("Kilde", "Source")}: {side.Ord(indstillinger.Kilde.Tekst)}. {side.Ord("Tallene må bruges frit med kildeangivelse", "The figures may be used freely with reference to the source")} (<a href="{indstillinger.Licens.Adresse}">{indstillinger.Licens.Navn}</a>).</p>
        <p>{side.Ord("Spørgsmål", "Questions")}: {side.Ord(indstillinger.Kontakt.Navn)}, <a href="mailto:{indstillinger.Kontakt.Mail}">{indstillinger.Kontakt.Mail}</a>.</p>

        """);
}
