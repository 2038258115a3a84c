using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Http.Tabelsider;
using Opgoerelse.Api.Opsaetning;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Oplysningssider;

/// <summary>
/// How the figures are made, for who is no statistician: what is counted (from the switches of the release's regelsaet), the periods,
/// the signs, the words of uncertainty, and what is withheld. The exact account is docs/opgoerelse.md, docs/metode.md and
/// docs/fortrolighed.md; what stands here must agree with them.
/// </summary>
internal static class Metodeside
{
    private const string Manchet = "Hvad der tælles, efter hvilken regel, for hvilke perioder, hvor sikkert det er, og hvad der ikke vises.";

    private static readonly (string Id, string Titel)[] Afsnit =
    [
        ("taelles", "Hvad der tælles"), ("perioder", "Perioder, foreløbige og endelige tal"), ("tegn", "Tegn i tabellerne"),
        ("usikkerhed", "Hvor sikre tallene er, og ordene for det"), ("fortrolighed", "Hvad der ikke vises"), ("forbehold", "Forbehold"),
    ];

    public static string Skriv(Katalog katalog, Fortrolighedsindstillinger fortrolighed, HttpIndstillinger indstillinger, Side side) => Ramme.Skriv(
        $"Metode: {Ordning.Standard.Navn.Da}",
        side,
        html =>
        {
            Sidehoved.Skriv(html, Ordning.Standard.Navn.Da, "Sådan er tallene gjort op", Manchet, ud => Tabelside.SkrivFakta(ud, katalog, side.PaaDansk));
            html.Skriv($"""
                <nav class="bredde" aria-label="På siden">
                <ul class="indhold">

                """).SkrivAlle(Afsnit, (ud, afsnit) => ud.Skriv($"""
                <li><a href="#{afsnit.Id}">{afsnit.Titel}</a></li>

                """)).Skriv($"""
                </ul>
                </nav>

                """);
            SkrivTaelles(html, katalog, side);
            SkrivPerioder(html, katalog, side);
            Symbolforklaring.Skriv(html, side.PaaDansk);
            SkrivUsikkerhed(html);
            SkrivFortrolighed(html, fortrolighed);
            SkrivForbehold(html, katalog, side);
        },
        html => Tabelside.SkrivFod(html, indstillinger, side),
        hoved => Sidehoved.SkrivLinks(hoved, side.Vaert + OplysningssiderEndpoints.Metode, Manchet),
        kunDansk: true);

    private static void SkrivTaelles(Html html, Katalog katalog, Side side)
    {
        Begynd(html, 0);
        if (Regelsaet.Alle.TryGetValue(katalog.Udgivelse.Regelsaet, out var regelsaet))
        {
            html.Skriv($"<p>{regelsaet.Formaal.Da} Regelsættet hedder <code>{regelsaet.Kode}</code>, version {katalog.Udgivelse.RegelsaetVersion}. Hvad en anden regel ville betyde, ses af <a href=\"{side.Til(OplysningssiderEndpoints.Regelsaet)}\">de samme borgere efter to regler</a>.</p>\n");
            SkrivForloeb(html, katalog, regelsaet, side);
            SkrivIndsatser(html, regelsaet);
            html.Skriv($"""
                <h3>Kommune, alder og køn</h3>
                <p>{(regelsaet.KommuneVedStart ? "Kommunen er den, der havde ansvaret på startdagen." : "Kommunen er den, der havde ansvaret på fristens sidste dag; borgere flytter.")} Alder er hele år på startdagen. Køn er det, som personnummeret viser.</p>

                """);
        }
        else
        {
            html.Skriv($"<p>Tallene er gjort op efter regelsættet <code>{katalog.Udgivelse.Regelsaet}</code>, version {katalog.Udgivelse.RegelsaetVersion}.</p>\n");
        }

        html.Skriv($"""
            <h3>Andele og samlede tal</h3>
            <p>En andel er antallet med indsatsen delt med antallet af forløb, regnet på de hele tal og afrundet til én decimal. Et forløb kan have flere slags indsats; andelene kan derfor ikke lægges sammen. Tal for landsdele, regioner, hele landet, hele år, alle aldre og begge køn er talt forfra af forløbene; de er aldrig gennemsnit af andele.</p>
            </section>

            """);
    }

    private static void SkrivForloeb(Html html, Katalog katalog, Regelsaet regelsaet, Side side)
    {
        var vindue = DanskSkrift.Maanedstal(regelsaet.VindueMaaneder);
        var ude = katalog.FindSlags("garanti") is { } tabel
            ? new Html().Skriv($""" (<a href="{side.TilTabel(tabel.Tabel.Id)}">{tabel.Tabel.Id}</a>)""")
            : new Html();
        html.Skriv($"""
            <h3>Forløbene</h3>
            <p>Enheden er ét forløb. Har en borger haft to forløb, er det to. Forløb, der er slettet eller registreret ved en fejl, er ikke med. Kun det, som er modtaget til og med den dag, tallene er opgjort pr., er med.</p>
            <h3>Fristen</h3>
            <p>En indsats skal være begyndt inden fristen: {vindue} efter startdagen, den dag med. Findes datoen ikke i måneden, er det månedens sidste dag.
            {(regelsaet.Pauser ? "Dage, hvor borgeren er fritaget for at stå til rådighed (lov om aktiv socialpolitik § 13, stk. 7, 8 og 15) eller er i kontaktforløb uden kontakt (lov om en aktiv beskæftigelsesindsats § 33, stk. 5), rykker fristen: den ligger der, hvor der har været lige så mange dage uden fritagelse, som der er i de første " + vindue + ". Fritagelser før startdagen betyder intet." : "Fritagelser rykker ikke fristen.")}</p>
            <h3>Hvilke forløb andelene gælder</h3>
            <p>Et forløb er med, når fristen er nået på opgørelsesdagen{(regelsaet.MedregnAfsluttetFoerFrist ? "; forløb, der sluttede inden fristen, er med" : ", og forløbet ikke var slut inden fristen")}.
            {(regelsaet.UdeladFritagneHelbred ? "Forløb med en fritagelse af helbredsgrunde inden fristen er holdt ude. " : "")}De øvrige er talt hver for sig{ude}: {(regelsaet.MedregnAfsluttetFoerFrist ? "" : "afsluttet inden fristen, ")}fritaget, så der ikke er nogen frist{(regelsaet.UdeladFritagneHelbred ? ", eller af helbredsgrunde" : "")}, og endnu ikke nået til fristen. Sammen med dem, der er med, er de alle gyldige forløb startet i perioden.</p>

            """);
    }

    private static void SkrivIndsatser(Html html, Regelsaet regelsaet) => html.Skriv($"""
        <h3>Indsatserne</h3>
        <p>Slagsen følger af indsatsens type på den dag, den begyndte. Kapitlerne er den gældende lovs:</p>
        <ul>
        <li><strong>Virksomhedsrettet indsats</strong>: kapitel 11 og 12 i lov om en aktiv beskæftigelsesindsats.</li>
        <li><strong>Øvrig beskæftigelsesindsats</strong>: kapitel 14 i samme lov.</li>
        <li><strong>Social indsats</strong>: serviceloven.</li>
        <li><strong>Sundhedsindsats</strong>: sundhedsloven, {(regelsaet.RegionalSundhed ? "når kommunen eller regionen udfører den" : "kun når kommunen udfører den; regionens behandling tæller ikke")}. Er det ikke oplyst, hvem der udfører den, tæller den ikke.</li>
        <li><strong>Mentorstøtte</strong> (kapitel 26) {(regelsaet.Mentor ? "tæller som en slags for sig" : "tæller ikke")}.</li>
        </ul>
        <p>En indsats tæller kun, når den er begyndt. Planlagte og annullerede indsatser tæller ikke, og heller ikke dem, der er slettet eller registreret ved en fejl.
        {Begyndt(regelsaet.FoerStart)} {Staar(regelsaet.Indsatsdel)}
        Almindelige løntimer er ikke en indsats.</p>

        """);

    private static string Begyndt(FoerStart foerStart) => foerStart switch
    {
        FoerStart.Udelad => "Den skal være begyndt på eller efter startdagen og senest på fristens sidste dag: en indsats, der var i gang, før forløbet begyndte, tæller ikke.",
        FoerStart.MedregnHvisIgangvaerende => "Den skal være begyndt senest på fristens sidste dag; var den begyndt før startdagen, tæller den, hvis den var i gang på den.",
        _ => "Den skal være begyndt senest på fristens sidste dag; var den begyndt før startdagen, tæller den, hvis den var i gang på den og rehabiliteringsteamet havde indstillet til den slags.",
    };

    private static string Staar(Indsatsdelkrav krav) => krav switch
    {
        Indsatsdelkrav.Kraev => "Den skal stå i rehabiliteringsplanens indsatsdel.",
        Indsatsdelkrav.KraevUkendtTilladt => "Den skal stå i rehabiliteringsplanens indsatsdel; er det ikke oplyst, tæller den.",
        _ => "Det er uden betydning, om den står i rehabiliteringsplanens indsatsdel.",
    };

    private static void SkrivPerioder(Html html, Katalog katalog, Side side)
    {
        Begynd(html, 1);
        var regelsaet = Regelsaet.Alle.GetValueOrDefault(katalog.Udgivelse.Regelsaet);
        html.Skriv($"""
            <p>Et forløb hører til det kvartal, hvor det startede. Et rullende år er fire kvartaler i træk og har navn efter det sidste. Et år er et kalenderår; et år, som serien ikke fylder, offentliggøres ikke som år.</p>
            <p>Et kvartal offentliggøres, når {(regelsaet is null ? "vinduet er gået" : DanskSkrift.Maanedstal(regelsaet.VindueMaaneder) + " er gået")} efter dets sidste dag; år og rullende år, når alle deres kvartaler er det. Et kvartal er foreløbigt i de første 3 måneder derefter og så endeligt; år og rullende år er så endelige som deres sidste kvartal. Endelig betyder, at tallet ikke længere ventes at ændre sig. Bliver et endeligt tal alligevel rettet, sker det i en ny udgivelse, og det fremgår af <a href="{side.Til(OplysningssiderEndpoints.Udgivelser)}">listen over udgivelser</a>.</p>

            """);
        if (regelsaet?.GyldigFra is { } fra)
        {
            html.Skriv($"""
                <p>Reglen gælder forløb startet fra {DanskSkrift.Dato(fra)}. Tidligere forløb er gjort op på samme måde, så før og efter kan sammenlignes, men garantien gjaldt ikke dengang.</p>

                """);
        }

        if (Ordning.Standard.Indfasning is { } indfasning)
        {
            html.Skriv($"""
                <p><strong>{indfasning.Navn.Da}</strong> er en periode for sig: forløb, der var startet før den dag, stadig var i gang på den og endnu ikke havde fået en indsats, der tæller. De er talt én gang til med den dag i stedet for startdagen. Perioden er ikke en del af noget år.</p>

                """);
        }

        html.Skriv($"""
            <p>{(Ordning.Standard.Lukning is { } lukning ? lukning.Da + " At der ikke er tal for senere perioder, er ikke en mangel." : "Ordningen er åben, og serien fortsætter.")}</p>
            </section>

            """);
    }

    private static void SkrivUsikkerhed(Html html)
    {
        Begynd(html, 3);
        html.Skriv($"""
            <p>Tallene er ikke en stikprøve: alle forløb er med. Men i en lille kommune kan andelen svinge meget ved tilfældigheder, uden at kommunen gør noget anderledes. Derfor har hver andel et interval, der siger, hvor meget anderledes den kunne være faldet ud med samme praksis (95 pct., Wilson).</p>
            <div class="rul" role="region" aria-label="Ordene for, hvordan en kommune ligger" tabindex="0">
            <table>
            <caption><span>Ordene for, hvordan en kommune ligger i forhold til hele landet</span></caption>
            <thead><tr><th scope="col">Ord</th><th scope="col" class="tekst">Betyder</th></tr></thead>
            <tbody>
            <tr><th scope="row">{Stilling.Over.Ord()}</th><td class="tekst">hele intervallet ligger over landets andel</td></tr>
            <tr><th scope="row">{Stilling.Som.Ord()}</th><td class="tekst">landets andel ligger i intervallet</td></tr>
            <tr><th scope="row">{Stilling.Under.Ord()}</th><td class="tekst">hele intervallet ligger under landets andel</td></tr>
            <tr><th scope="row">{Stilling.ForFaa.Ord()}</th><td class="tekst">med landets andel måtte der ventes færre end {Stillinger.FaerrestForventede} forløb med eller færre end {Stillinger.FaerrestForventede} uden</td></tr>
            </tbody>
            </table>
            </div>
            <p>Et ord er ikke en dom over en kommune: er alle ens, får omkring fem af hundrede alligevel et ord ved tilfældighed, for hver slags indsats. Om det er godt at ligge over, følger af indsatsen: flere er bedre, undtagen for dem, der ingen indsats har fået.</p>
            <dl class="ordliste">
            <div><dt>Skiller sig ud</dt><dd>Andelen ligger så langt fra landets, at højst omkring 2 af 1.000 kommuner ville gøre det ved tilfældighed, når kommunernes størrelse og deres almindelige spredning er regnet med (tragt efter Spiegelhalter, 99,8 pct.).</dd></div>
            <div><dt>Forventet andel</dt><dd>Landets andele for samme alder, køn og startkvartal. Kommunens egen fordeling på alder og køn offentliggøres ikke; landsdelens er brugt i stedet, sammen med kommunens egne startkvartaler.</dd></div>
            <div><dt>Steget eller faldet</dt><dd>Det nyeste rullende år mod de fire kvartaler før. Ordet bruges kun, når forskellen er større, end at den kan være tilfældig (95 pct., Newcombe), og der er mindst ti forløb på hver side.</dd></div>
            <div><dt>Top 10</dt><dd>Gennemsnittet af de ti bedste kommuner i det nyeste rullende år, blandt dem, der er store nok til at sige noget om; de samme ti er vist tilbage i tiden. De er valgt, fordi de lå højt det år. At de lå lavere før, er derfor at vente.</dd></div>
            <div><dt>Lignende kommuner</dt><dd>De syv, der ligner mest i antal forløb og i landsdelens alder.</dd></div>
            <div><dt>Plads</dt><dd>Kommunerne i orden efter andelen, den gode ende først. Med 50 forløb kan tilfældigheder alene flytte en kommune mange pladser.</dd></div>
            </dl>
            </section>

            """);
    }

    private static void SkrivFortrolighed(Html html, Fortrolighedsindstillinger regler)
    {
        Begynd(html, 4);
        var mindst = regler.Graense - 1;
        var faa = mindst == 1 ? "1" : $"fra 1 til {DanskSkrift.Tal(mindst)}";
        html.Skriv($"""
            <p>Et antal {faa} vises ikke, og heller ikke et antal, hvor der mangler {faa} i, at det er alle. Det sker af hensyn til de borgere, som tallet er talt af; i tabellerne står tegnet *.</p>
            <p>Det er ikke nok. Kommuner kan trækkes fra landsdele, kvartaler fra år og mænd fra alle, og så kunne det skjulte regnes ud. Derfor skjules også andre tal. Et program, som kun ser det, der skal offentliggøres, forsøger før hver udgivelse at regne de skjulte tal ud. Lykkes det for et af dem, skjules flere; hjælper det ikke, standses udgivelsen.</p>
            <p>Alt på siderne, i rapporterne og i API'et er regnet af offentliggjorte tal alene. Hvor et tal er skjult, er der heller ingen andel, forventet andel, plads eller udvikling af det.</p>
            <h3>Hvad det ikke beskytter mod</h3>
            <ul>
            <li>Den, der i forvejen ved noget, ved mere: en borger kender sig selv, og et jobcenter kender sine egne borgere.</li>
            <li>{(regler.Gruppeoplysning == Gruppeoplysning.Vis ? "0 og 100 pct. vises. De kan fortælle, at alle i en gruppe har eller ikke har fået en indsats." : $"0 og 100 pct. vises, når der er mindst {DanskSkrift.Tal(regler.Gruppegraense)} forløb. De kan fortælle, at alle i en gruppe har eller ikke har fået en indsats.")}</li>
            <li>Hver udgivelse er beskyttet for sig og sammen med det uændrede i den før. Forskellen mellem et rettet tal og det gamle kan lade gætte på noget.</li>
            </ul>
            </section>

            """);
    }

    private static void SkrivForbehold(Html html, Katalog katalog, Side side)
    {
        Begynd(html, 5);
        html.Skriv($"""
            <p>Tallene viser det, som jobcentrene har registreret og indberettet. En indsats, der er givet, men ikke registreret, ses ikke. Mål for registreringernes kvalitet er endnu ikke en del af udgivelserne.</p>
            <p>Tallene siger ikke hvorfor. At kommuner har forskellige andele, kan også skyldes, at deres borgere er forskellige på måder, som ikke er målt her.</p>
            <p>Tallene er ikke en del af den officielle statistik. De vist her er udgivelse {katalog.Udgivelse.Id}; dens kontrolsum står i <a href="{side.Til(OplysningssiderEndpoints.Udgivelser)}">listen over udgivelser</a>.</p>
            </section>

            """);
    }

    private static void Begynd(Html html, int nr) => html.Skriv($"""
        <section class="bredde laes" aria-labelledby="{Afsnit[nr].Id}">
        <h2 id="{Afsnit[nr].Id}">{Afsnit[nr].Titel}</h2>

        """);
}
