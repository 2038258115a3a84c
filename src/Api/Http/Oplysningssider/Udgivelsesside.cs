using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Http.Opdagelse;
using Opgoerelse.Api.Http.Tabelsider;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Oplysningssider;

/// <summary>All releases, newest first: what each is made of, what it changed, and which were withdrawn and why.</summary>
internal static class Udgivelsesside
{
    private const string Manchet = "En udgivelse er frosset: dens tal bliver aldrig rettet. Nye tal og rettelser kommer i en ny udgivelse, og her står, hvad den ændrede i det, der var offentliggjort før.";

    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, Side side) => Ramme.Skriv(
        $"Udgivelser: {Ordning.Standard.Navn.Da}",
        side,
        html =>
        {
            Sidehoved.Skriv(html, Ordning.Standard.Navn.Da, "Udgivelser", Manchet, ud => Tabelside.SkrivFakta(ud, katalog, side.PaaDansk));
            html.Skriv($"""
                <div class="bredde">
                <p class="foelg">Udgivelserne kan følges i et <a href="{side.Basis}{OpdagelseEndpoints.Feed}">feed (Atom)</a>. Hvad foreløbige og endelige tal er, står i <a href="{side.Til(OplysningssiderEndpoints.Metode + "#perioder")}">metoden</a>.</p>

                """);
            for (var i = katalog.Historik.Count - 1; i >= 0; i--)
            {
                SkrivUdgivelse(html, katalog, i);
            }

            html.Skriv($"""
                </div>

                """);
        },
        html => Tabelside.SkrivFod(html, indstillinger, side),
        hoved => Sidehoved.SkrivLinks(hoved, side.Vaert + OplysningssiderEndpoints.Udgivelser, Manchet),
        kunDansk: true);

    private static void SkrivUdgivelse(Html html, Katalog katalog, int nr)
    {
        var udgivelse = katalog.Historik[nr];
        var forrige = Udgivelsestekst.Forrige(katalog, nr);
        html.Skriv($"""
            <section class="udgivelse" aria-labelledby="udgivelse-{udgivelse.Id}">
            <h2 id="udgivelse-{udgivelse.Id}">Tal opgjort pr. {DanskSkrift.Dato(udgivelse.Dato)}</h2>

            """);
        if (udgivelse.Trukket is { } trukket)
        {
            html.Skriv($"""
                <p class="advarsel"><strong>Trukket tilbage {DanskSkrift.Tidspunkt(trukket)}:</strong> {Udgivelsestekst.Grund(udgivelse)}</p>

                """);
        }

        html.Skriv($"""
            <dl class="fakta">
            <div><dt>Udgivelse</dt><dd>{udgivelse.Id}{(udgivelse.Id == katalog.Udgivelse.Id ? ", vises nu" : udgivelse.Trukket is null ? ", erstattet af en nyere" : ", vises ikke mere")}</dd></div>
            <div><dt>Offentliggjort</dt><dd><time datetime="{Linkeddata.IsoTid(udgivelse.Udgivet!.Value)}">{DanskSkrift.Tidspunkt(udgivelse.Udgivet!.Value)}</time></dd></div>
            <div><dt>Regelsæt</dt><dd>{Regelsaet.Alle.GetValueOrDefault(udgivelse.Regelsaet)?.Navn.Da ?? udgivelse.Regelsaet}, version {udgivelse.RegelsaetVersion}</dd></div>
            <div><dt>Anledning</dt><dd>{Stort(Udgivelsestekst.Anledning(udgivelse, forrige))}</dd></div>
            </dl>
            <p>{Udgivelsestekst.Aendringer(katalog, nr)}</p>
            <p class="sum">Kontrolsum (SHA-256) <code>{udgivelse.Kontrolsum}</code></p>
            </section>

            """);
    }

    private static string Stort(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];
}
