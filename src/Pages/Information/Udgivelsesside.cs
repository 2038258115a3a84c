using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Information;

/// <summary>All releases, newest first: what each is made of, what it changed, and which were withdrawn and why.</summary>
internal static class Udgivelsesside
{
    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, Side side)
    {
        var manchet = side.Ord(
            "En udgivelse er frosset: dens tal bliver aldrig rettet. Nye tal og rettelser kommer i en ny udgivelse, og her står, hvad den ændrede i det, der var offentliggjort før.",
            "A release is frozen: its figures are never corrected. New figures and corrections come in a new release, and here stands what it changed in what was published before.");
        return Ramme.Skriv(
            $"{side.Ord("Udgivelser", "Releases")}: {side.Ord(Ordning.Standard.Navn)}",
            side,
            html =>
            {
                Sidehoved.Skriv(html, side.Ord(Ordning.Standard.Navn), side.Ord("Udgivelser", "Releases"), manchet, ud => PageParts.WriteFacts(ud, katalog, side));
                html.Skriv($"""
                    <div class="bredde">
                    <p class="foelg">{side.Ord("Udgivelserne kan følges i et", "The releases can be followed in a")} <a href="{side.Basis}{Addresses.Feed}">feed (Atom)</a>. {side.Ord("Hvad foreløbige og endelige tal er, står i", "What preliminary and final figures are is told in")} <a href="{side.Til(Addresses.Method + "#perioder")}">{side.Ord("metoden", "the method")}</a>.</p>

                    """);
                for (var i = katalog.Historik.Count - 1; i >= 0; i--)
                {
                    SkrivUdgivelse(html, katalog, i, side);
                }

                html.Skriv($"""
                    </div>

                    """);
            },
            html => PageParts.WriteFoot(html, indstillinger, side),
            hoved => Sidehoved.SkrivLinks(hoved, side, Addresses.Releases, manchet));
    }

    private static void SkrivUdgivelse(Html html, Katalog katalog, int nr, Side side)
    {
        var udgivelse = katalog.Historik[nr];
        var forrige = Udgivelsestekst.Forrige(katalog, nr);
        html.Skriv($"""
            <section class="udgivelse" aria-labelledby="udgivelse-{udgivelse.Id}">
            <h2 id="udgivelse-{udgivelse.Id}">{side.Ord("Tal opgjort pr.", "Figures as of")} {side.Dato(udgivelse.Dato)}</h2>

            """);
        if (udgivelse.Trukket is { } trukket)
        {
            var grund = new Html().Skriv($"{side.Ord(Udgivelsestekst.Grund(udgivelse))}");
            html.Skriv($"""
                <p class="advarsel"><strong>{side.Ord("Trukket tilbage", "Withdrawn")} {side.Tidspunkt(trukket)}:</strong> {(side.ErDansk || udgivelse.Grund is not { Length: > 0 } ? grund : new Html().Skriv($"""<span lang="da">{grund}</span>"""))}</p>

                """);
        }

        var nu = udgivelse.Id == katalog.Udgivelse.Id ? side.Ord("vises nu", "shown now")
            : udgivelse.Trukket is null ? side.Ord("erstattet af en nyere", "replaced by a newer one") : side.Ord("vises ikke mere", "no longer shown");
        html.Skriv($"""
            <dl class="fakta">
            <div><dt>{side.Ord("Udgivelse", "Release")}</dt><dd>{udgivelse.Id}, {nu}</dd></div>
            <div><dt>{side.Ord("Offentliggjort", "Published")}</dt><dd><time datetime="{Linkeddata.IsoTid(udgivelse.Udgivet!.Value)}">{side.Tidspunkt(udgivelse.Udgivet!.Value)}</time></dd></div>
            <div><dt>{side.Ord("Regelsæt", "Rule")}</dt><dd>{(Regelsaet.Alle.GetValueOrDefault(udgivelse.Regelsaet) is { } regelsaet ? side.Ord(regelsaet.Navn) : udgivelse.Regelsaet)}, version {udgivelse.RegelsaetVersion}</dd></div>
            <div><dt>{side.Ord("Anledning", "Reason")}</dt><dd>{Stort(side.Ord(Udgivelsestekst.Anledning(udgivelse, forrige)))}</dd></div>
            </dl>
            <p>{side.Ord(Udgivelsestekst.Aendringer(katalog, nr))}</p>
            <p class="sum">{side.Ord("Kontrolsum", "Checksum")} (SHA-256) <code>{udgivelse.Kontrolsum}</code></p>
            </section>

            """);
    }

    private static string Stort(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
