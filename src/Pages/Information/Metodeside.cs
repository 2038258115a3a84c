using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Information;

/// <summary>
/// How the figures are made, for who is no statistician: what is counted (from the switches of the release's regelsaet), the periods,
/// the signs, the words of uncertainty, and what is withheld. The exact account is docs/opgoerelse.md, docs/metode.md and
/// docs/fortrolighed.md; what stands here must agree with them.
/// </summary>
internal static class Metodeside
{
    private static readonly (string Id, Tekst Titel)[] Afsnit =
    [
        ("taelles", new Tekst("Hvad der tælles", "What is counted")),
        ("perioder", new Tekst("Perioder, foreløbige og endelige tal", "Periods, preliminary and final figures")),
        ("tegn", new Tekst("Tegn i tabellerne", "Signs in the tables")),
        ("usikkerhed", new Tekst("Hvor sikre tallene er, og ordene for det", "How certain the figures are, and the words for it")),
        ("fortrolighed", new Tekst("Hvad der ikke vises", "What is not shown")),
        ("forbehold", new Tekst("Forbehold", "Reservations")),
    ];

    public static string Skriv(Katalog katalog, Fortrolighedsindstillinger fortrolighed, HttpIndstillinger indstillinger, Side side)
    {
        var manchet = side.Ord(
            "Hvad der tælles, efter hvilken regel, for hvilke perioder, hvor sikkert det er, og hvad der ikke vises.",
            "What is counted, by which rule, for which periods, how certain it is, and what is not shown.");
        return Ramme.Skriv(
            $"{side.Ord("Metode", "Method")}: {side.Ord(Ordning.Standard.Navn)}",
            side,
            html =>
            {
                Sidehoved.Skriv(html, side.Ord(Ordning.Standard.Navn), side.Ord("Sådan er tallene gjort op", "How the figures are made"), manchet, ud => PageParts.WriteFacts(ud, katalog, side));
                html.Skriv($"""
                    <nav class="bredde" aria-label="{side.Ord("På siden", "On this page")}">
                    <ul class="indhold">

                    """).SkrivAlle(Afsnit, (ud, afsnit) => ud.Skriv($"""
                    <li><a href="#{afsnit.Id}">{side.Ord(afsnit.Titel)}</a></li>

                    """)).Skriv($"""
                    </ul>
                    </nav>

                    """);
                SkrivTaelles(html, katalog, side);
                SkrivPerioder(html, katalog, side);
                Symbolforklaring.Skriv(html, side);
                SkrivUsikkerhed(html, side);
                SkrivFortrolighed(html, fortrolighed, side);
                SkrivForbehold(html, katalog, side);
            },
            html => PageParts.WriteFoot(html, indstillinger, side),
            hoved => Sidehoved.SkrivLinks(hoved, side, Addresses.Method, manchet));
    }

    private static void SkrivTaelles(Html html, Katalog katalog, Side side)
    {
        Begynd(html, 0, side);
        if (Regelsaet.Alle.TryGetValue(katalog.Udgivelse.Regelsaet, out var regelsaet))
        {
            html.Skriv($"""
                <p>{side.Ord(regelsaet.Formaal)} {side.Ord("Regelsættet hedder", "The rule is called")} <code>{regelsaet.Kode}</code>, version {katalog.Udgivelse.RegelsaetVersion}. {side.Ord("Hvad en anden regel ville betyde, ses af", "What another rule would mean is seen from")} <a href="{side.Til(Addresses.RuleSets)}">{side.Ord("de samme borgere efter to regler", "the same citizens by two rules")}</a>.</p>

                """);
            SkrivForloeb(html, katalog, regelsaet, side);
            SkrivIndsatser(html, regelsaet, side);
            html.Skriv($"""
                <h3>{side.Ord("Kommune, alder og køn", "Municipality, age and sex")}</h3>
                <p>{(regelsaet.KommuneVedStart
                    ? side.Ord("Kommunen er den, der havde ansvaret på startdagen.", "The municipality is the one that was responsible on the day of the start.")
                    : side.Ord("Kommunen er den, der havde ansvaret på fristens sidste dag; borgere flytter.", "The municipality is the one that was responsible on the last day of the deadline; citizens move."))} {side.Ord("Alder er hele år på startdagen. Køn er det, som personnummeret viser.", "Age is whole years on the day of the start. Sex is the one that the civil registration number shows.")}</p>

                """);
        }
        else
        {
            html.Skriv($"<p>{side.Ord("Tallene er gjort op efter regelsættet", "The figures are made by the rule")} <code>{katalog.Udgivelse.Regelsaet}</code>, version {katalog.Udgivelse.RegelsaetVersion}.</p>\n");
        }

        html.Skriv($"""
            <h3>{side.Ord("Andele og samlede tal", "Shares and totals")}</h3>
            <p>{side.Ord(
                "En andel er antallet med indsatsen delt med antallet af forløb, regnet på de hele tal og afrundet til én decimal. Et forløb kan have flere slags indsats; andelene kan derfor ikke lægges sammen. Tal for landsdele, regioner, hele landet, hele år, alle aldre og begge køn er talt forfra af forløbene; de er aldrig gennemsnit af andele.",
                "A share is the number with the effort divided by the number of courses, computed from the whole numbers and rounded to one decimal. A course may have several kinds of effort; therefore the shares cannot be added up. Figures for provinces, regions, all Denmark, whole years, all ages and both sexes are counted anew from the courses; they are never means of shares.")}</p>
            </section>

            """);
    }

    private static void SkrivForloeb(Html html, Katalog katalog, Regelsaet regelsaet, Side side)
    {
        var (vindue, window) = (DanskSkrift.Maanedstal(regelsaet.VindueMaaneder), EngelskSkrift.Maanedstal(regelsaet.VindueMaaneder));
        var ude = katalog.FindSlags("garanti") is { } tabel
            ? new Html().Skriv($""" (<a href="{side.TilTabel(tabel.Tabel.Id)}">{tabel.Tabel.Id}</a>)""")
            : new Html();
        html.Skriv($"""
            <h3>{side.Ord("Forløbene", "The courses")}</h3>
            <p>{side.Ord(
                "Enheden er ét forløb. Har en borger haft to forløb, er det to. Forløb, der er slettet eller registreret ved en fejl, er ikke med. Kun det, som er modtaget til og med den dag, tallene er opgjort pr., er med.",
                "The unit is one course. If a citizen has had two courses, they are two. Courses that were deleted or registered by mistake are not included. Only what was received up to and including the day that the figures are as of is included.")}</p>
            <h3>{side.Ord("Fristen", "The deadline")}</h3>
            <p>{side.Ord(
                $"En indsats skal være begyndt inden fristen: {vindue} efter startdagen, den dag med. Findes datoen ikke i måneden, er det månedens sidste dag.",
                $"An effort must have begun before the deadline: {window} after the day of the start, that day included. Where the month has no such date, it is the last day of the month.")}
            {(regelsaet.Pauser
                ? side.Ord(
                    $"Dage, hvor borgeren er fritaget for at stå til rådighed (lov om aktiv socialpolitik § 13, stk. 7, 8 og 15) eller er i kontaktforløb uden kontakt (lov om en aktiv beskæftigelsesindsats § 33, stk. 5), rykker fristen: den ligger der, hvor der har været lige så mange dage uden fritagelse, som der er i de første {vindue}. Fritagelser før startdagen betyder intet.",
                    $"Days on which the citizen is exempt from being available for work (Act on an Active Social Policy section 13(7), (8) and (15)) or is in the contact scheme (kontaktforløb) without contact (Act on an Active Employment Effort section 33(5)) move the deadline: it is where there have been as many days without exemption as there are in the first {window}. Exemptions before the day of the start have no effect.")
                : side.Ord("Fritagelser rykker ikke fristen.", "Exemptions do not move the deadline."))}</p>
            <h3>{side.Ord("Hvilke forløb andelene gælder", "Which courses the shares are of")}</h3>
            <p>{side.Ord("Et forløb er med, når fristen er nået på opgørelsesdagen", "A course is included when its deadline has come on the day that the figures are as of")}{(regelsaet.MedregnAfsluttetFoerFrist
                ? side.Ord("; forløb, der sluttede inden fristen, er med", "; courses that ended before the deadline are included")
                : side.Ord(", og forløbet ikke var slut inden fristen", ", and it had not ended before the deadline"))}.
            {(regelsaet.UdeladFritagneHelbred ? side.Ord("Forløb med en fritagelse af helbredsgrunde inden fristen er holdt ude. ", "Courses with an exemption for health reasons before the deadline are left out. ") : "")}{side.Ord("De øvrige er talt hver for sig", "The others are counted each for themselves")}{ude}: {(regelsaet.MedregnAfsluttetFoerFrist ? "" : side.Ord("afsluttet inden fristen, ", "ended before the deadline, "))}{side.Ord("fritaget, så der ikke er nogen frist", "exempt so that there is no deadline")}{(regelsaet.UdeladFritagneHelbred ? side.Ord(", eller af helbredsgrunde", ", or for health reasons") : "")}{side.Ord(", og endnu ikke nået til fristen. Sammen med dem, der er med, er de alle gyldige forløb startet i perioden.", ", and not yet at the deadline. Together with those that are included they are all valid courses started in the period.")}</p>

            """);
    }

    private static void SkrivIndsatser(Html html, Regelsaet regelsaet, Side side) => html.Skriv($"""
        <h3>{side.Ord("Indsatserne", "The efforts")}</h3>
        <p>{side.Ord("Slagsen følger af indsatsens type på den dag, den begyndte. Kapitlerne er den gældende lovs:", "The kind follows from the type of the effort on the day it began. The chapters are those of the act in force:")}</p>
        <ul>
        <li><strong>{side.Ord("Virksomhedsrettet indsats", "Company-based effort")}</strong>: {side.Ord("kapitel 11 og 12 i lov om en aktiv beskæftigelsesindsats.", "chapters 11 and 12 of the Act on an Active Employment Effort.")}</li>
        <li><strong>{side.Ord("Øvrig beskæftigelsesindsats", "Other employment effort")}</strong>: {side.Ord("kapitel 14 i samme lov.", "chapter 14 of the same act.")}</li>
        <li><strong>{side.Ord("Social indsats", "Social effort")}</strong>: {side.Ord("serviceloven.", "the Act on Social Services.")}</li>
        <li><strong>{side.Ord("Sundhedsindsats", "Health effort")}</strong>: {side.Ord("sundhedsloven,", "the Health Act,")} {(regelsaet.RegionalSundhed
            ? side.Ord("når kommunen eller regionen udfører den", "when the municipality or the region carries it out")
            : side.Ord("kun når kommunen udfører den; regionens behandling tæller ikke", "only when the municipality carries it out; treatment by the region does not count"))}. {side.Ord("Er det ikke oplyst, hvem der udfører den, tæller den ikke.", "Where it is not said who carries it out, it does not count.")}</li>
        <li><strong>{side.Ord("Mentorstøtte", "Mentor support")}</strong> ({side.Ord("kapitel 26", "chapter 26")}) {(regelsaet.Mentor ? side.Ord("tæller som en slags for sig", "counts as a kind of its own") : side.Ord("tæller ikke", "does not count"))}.</li>
        </ul>
        <p>{side.Ord(
            "En indsats tæller kun, når den er begyndt. Planlagte og annullerede indsatser tæller ikke, og heller ikke dem, der er slettet eller registreret ved en fejl.",
            "An effort counts only when it has begun. Planned and cancelled efforts do not count, nor those that were deleted or registered by mistake.")}
        {side.Ord(Begyndt(regelsaet.FoerStart))} {side.Ord(Staar(regelsaet.Indsatsdel))}
        {side.Ord("Almindelige løntimer er ikke en indsats.", "Ordinary paid hours are not an effort.")}</p>

        """);

    private static Tekst Begyndt(FoerStart foerStart) => foerStart switch
    {
        FoerStart.Udelad => new Tekst(
            "Den skal være begyndt på eller efter startdagen og senest på fristens sidste dag: en indsats, der var i gang, før forløbet begyndte, tæller ikke.",
            "It must have begun on or after the day of the start and no later than the last day of the deadline: an effort that went on before the course began does not count."),
        FoerStart.MedregnHvisIgangvaerende => new Tekst(
            "Den skal være begyndt senest på fristens sidste dag; var den begyndt før startdagen, tæller den, hvis den var i gang på den.",
            "It must have begun no later than the last day of the deadline; if it began before the day of the start, it counts if it went on on that day."),
        _ => new Tekst(
            "Den skal være begyndt senest på fristens sidste dag; var den begyndt før startdagen, tæller den, hvis den var i gang på den og rehabiliteringsteamet havde indstillet til den slags.",
            "It must have begun no later than the last day of the deadline; if it began before the day of the start, it counts if it went on on that day and the rehabilitation team had recommended that kind."),
    };

    private static Tekst Staar(Indsatsdelkrav krav) => krav switch
    {
        Indsatsdelkrav.Kraev => new Tekst("Den skal stå i rehabiliteringsplanens indsatsdel.", "It must be in the part on efforts of the rehabilitation plan."),
        Indsatsdelkrav.KraevUkendtTilladt => new Tekst(
            "Den skal stå i rehabiliteringsplanens indsatsdel; er det ikke oplyst, tæller den.",
            "It must be in the part on efforts of the rehabilitation plan; where that is not said, it counts."),
        _ => new Tekst("Det er uden betydning, om den står i rehabiliteringsplanens indsatsdel.", "It does not matter whether it is in the part on efforts of the rehabilitation plan."),
    };

    private static void SkrivPerioder(Html html, Katalog katalog, Side side)
    {
        Begynd(html, 1, side);
        var regelsaet = Regelsaet.Alle.GetValueOrDefault(katalog.Udgivelse.Regelsaet);
        html.Skriv($"""
            <p>{side.Ord(
                "Et forløb hører til det kvartal, hvor det startede. Et rullende år er fire kvartaler i træk og har navn efter det sidste. Et år er et kalenderår; et år, som serien ikke fylder, offentliggøres ikke som år.",
                "A course belongs to the quarter in which it started. A rolling year is four quarters in a row and has its name from the last. A year is a calendar year; a year that the series does not fill is not published as a year.")}</p>
            <p>{side.Ord(
                $"Et kvartal offentliggøres, når {(regelsaet is null ? "vinduet er gået" : DanskSkrift.Maanedstal(regelsaet.VindueMaaneder) + " er gået")} efter dets sidste dag; år og rullende år, når alle deres kvartaler er det. Et kvartal er foreløbigt i de første 3 måneder derefter og så endeligt; år og rullende år er så endelige som deres sidste kvartal. Endelig betyder, at tallet ikke længere ventes at ændre sig. Bliver et endeligt tal alligevel rettet, sker det i en ny udgivelse, og det fremgår af",
                $"A quarter is published when {(regelsaet is null ? "the window has passed" : EngelskSkrift.Maanedstal(regelsaet.VindueMaaneder) + " have passed")} after its last day; years and rolling years when all their quarters are. A quarter is preliminary in the first 3 months after that, and then final; years and rolling years are as final as their last quarter. Final means that the figure is no longer expected to change. If a final figure is corrected after all, it is done in a new release, and it is told in")} <a href="{side.Til(Addresses.Releases)}">{side.Ord("listen over udgivelser", "the list of releases")}</a>.</p>

            """);
        if (regelsaet?.GyldigFra is { } fra)
        {
            html.Skriv($"""
                <p>{side.Ord(
                    $"Reglen gælder forløb startet fra {side.Dato(fra)}. Tidligere forløb er gjort op på samme måde, så før og efter kan sammenlignes, men garantien gjaldt ikke dengang.",
                    $"The rule is for courses started from {side.Dato(fra)}. Earlier courses are counted in the same way, so that before and after can be compared, but the guarantee was not in force then.")}</p>

                """);
        }

        if (Ordning.Standard.Indfasning is { } indfasning)
        {
            html.Skriv($"""
                <p><strong>{side.Ord(indfasning.Navn)}</strong> {side.Ord(
                    "er en periode for sig: forløb, der var startet før den dag, stadig var i gang på den og endnu ikke havde fået en indsats, der tæller. De er talt én gang til med den dag i stedet for startdagen. Perioden er ikke en del af noget år.",
                    "is a period of its own: courses that had started before that day, still went on on it, and had not yet had an effort that counts. They are counted once more with that day in place of the day of the start. The period is not a part of any year.")}</p>

                """);
        }

        html.Skriv($"""
            <p>{(Ordning.Standard.Lukning is { } lukning
                ? side.Ord(lukning) + side.Ord(" At der ikke er tal for senere perioder, er ikke en mangel.", " That there are no figures for later periods does not mean that anything is missing.")
                : side.Ord("Ordningen er åben, og serien fortsætter.", "The scheme is open, and the series goes on."))}</p>
            </section>

            """);
    }

    private static void SkrivUsikkerhed(Html html, Side side)
    {
        Begynd(html, 3, side);
        var ordene = side.Ord("Ordene for, hvordan en kommune ligger", "The words for how a municipality stands");
        html.Skriv($"""
            <p>{side.Ord(
                "Tallene er ikke en stikprøve: alle forløb er med. Men i en lille kommune kan andelen svinge meget ved tilfældigheder, uden at kommunen gør noget anderledes. Derfor har hver andel et interval, der siger, hvor meget anderledes den kunne være faldet ud med samme praksis (95 pct., Wilson).",
                "The figures are not a sample: all courses are included. But in a small municipality the share may vary much by chance, though the municipality does nothing differently. Therefore each share has an interval that tells how different it could have been with the same practice (95 per cent, Wilson).")}</p>
            <div class="rul" role="region" aria-label="{ordene}" tabindex="0">
            <table>
            <caption><span>{ordene}{side.Ord(" i forhold til hele landet", " compared with all Denmark")}</span></caption>
            <thead><tr><th scope="col">{side.Ord("Ord", "Words")}</th><th scope="col" class="tekst">{side.Ord("Betyder", "Meaning")}</th></tr></thead>
            <tbody>

            """);
        Ordet(html, Stilling.Over, side.Ord("hele intervallet ligger over landets andel", "the whole interval lies above the national share"), side);
        Ordet(html, Stilling.Som, side.Ord("landets andel ligger i intervallet", "the national share lies within the interval"), side);
        Ordet(html, Stilling.Under, side.Ord("hele intervallet ligger under landets andel", "the whole interval lies below the national share"), side);
        Ordet(
            html,
            Stilling.ForFaa,
            side.Ord(
                $"med landets andel måtte der ventes færre end {Stillinger.FaerrestForventede} forløb med eller færre end {Stillinger.FaerrestForventede} uden",
                $"with the national share, fewer than {Stillinger.FaerrestForventede} courses with or fewer than {Stillinger.FaerrestForventede} without would be expected"),
            side);
        html.Skriv($"""
            </tbody>
            </table>
            </div>
            <p>{side.Ord(
                "Et ord er ikke en dom over en kommune: er alle ens, får omkring fem af hundrede alligevel et ord ved tilfældighed, for hver slags indsats. Om det er godt at ligge over, følger af indsatsen: flere er bedre, undtagen for dem, der ingen indsats har fået.",
                "A word is no judgement of a municipality: if all are alike, about five in a hundred still get a word by chance, for each kind of effort. Whether it is good to lie above follows from the effort: more is better, except for those who have had no effort.")}</p>
            <dl class="ordliste">

            """);
        Forklar(
            html,
            side.Ord("Skiller sig ud", "Stands out"),
            side.Ord(
                "Andelen ligger så langt fra landets, at højst omkring 2 af 1.000 kommuner ville gøre det ved tilfældighed, når kommunernes størrelse og deres almindelige spredning er regnet med (tragt efter Spiegelhalter, 99,8 pct.).",
                "The share lies so far from the national one that at most about 2 in 1,000 municipalities would do so by chance, when the size of the municipalities and their ordinary spread are taken into account (funnel by Spiegelhalter, 99.8 per cent)."));
        Forklar(
            html,
            side.Ord("Forventet andel", "Expected share"),
            side.Ord(
                "Landets andele for samme alder, køn og startkvartal. Kommunens egen fordeling på alder og køn offentliggøres ikke; landsdelens er brugt i stedet, sammen med kommunens egne startkvartaler.",
                "The national shares for the same age, sex and start quarter. The municipality's own distribution by age and sex is not published; that of the province is used in its place, together with the municipality's own start quarters."));
        Forklar(
            html,
            side.Ord("Steget eller faldet", "Risen or fallen"),
            side.Ord(
                "Det nyeste rullende år mod de fire kvartaler før. Ordet bruges kun, når forskellen er større, end at den kan være tilfældig (95 pct., Newcombe), og der er mindst ti forløb på hver side.",
                "The newest rolling year against the four quarters before. The word is used only when the difference is larger than what may be chance (95 per cent, Newcombe), and there are at least ten courses on each side."));
        Forklar(
            html,
            "Top 10",
            side.Ord(
                "Gennemsnittet af de ti bedste kommuner i det nyeste rullende år, blandt dem, der er store nok til at sige noget om; de samme ti er vist tilbage i tiden. De er valgt, fordi de lå højt det år. At de lå lavere før, er derfor at vente.",
                "The mean of the ten best municipalities in the newest rolling year, among those that are large enough to tell anything of; the same ten are shown back in time. They are chosen because they were high that year. That they were lower before is therefore to be expected."));
        Forklar(
            html,
            side.Ord("Lignende kommuner", "Similar municipalities"),
            side.Ord("De syv, der ligner mest i antal forløb og i landsdelens alder, medmindre en fil med grupper er valgt til.", "The seven that are most alike in number of courses and in the ages of the province, unless a file of groups has been chosen."));
        Forklar(
            html,
            side.Ord("Plads", "Rank"),
            side.Ord(
                "Kommunerne i orden efter andelen, den gode ende først. Med 50 forløb kan tilfældigheder alene flytte en kommune mange pladser.",
                "The municipalities in order of the share, the good end first. With 50 courses, chance alone may move a municipality many ranks."));
        html.Skriv($"""
            </dl>
            </section>

            """);
    }

    private static void Ordet(Html html, Stilling stilling, string betyder, Side side) => html.Skriv($"""
        <tr><th scope="row">{side.Ord(stilling.Ord(), EngelskeSaetninger.Ord(stilling))}</th><td class="tekst">{betyder}</td></tr>

        """);

    private static void Forklar(Html html, string ord, string betyder) => html.Skriv($"""
        <div><dt>{ord}</dt><dd>{betyder}</dd></div>

        """);

    private static void SkrivFortrolighed(Html html, Fortrolighedsindstillinger regler, Side side)
    {
        Begynd(html, 4, side);
        var mindst = regler.Graense - 1;
        var faa = mindst == 1 ? "1" : side.Ord($"fra 1 til {side.Tal(mindst)}", $"from 1 to {side.Tal(mindst)}");
        html.Skriv($"""
            <p>{side.Ord(
                $"Et antal {faa} vises ikke, og heller ikke et antal, hvor der mangler {faa} i, at det er alle. Det sker af hensyn til de borgere, som tallet er talt af; i tabellerne står tegnet *.",
                $"A number {faa} is not shown, nor one that is {faa} short of all. That is for the sake of the citizens who are counted in it; in the tables the sign * stands there.")}</p>
            <p>{side.Ord(
                "Det er ikke nok. Kommuner kan trækkes fra landsdele, kvartaler fra år og mænd fra alle, og så kunne det skjulte regnes ud. Derfor skjules også andre tal. Et program, som kun ser det, der skal offentliggøres, forsøger før hver udgivelse at regne de skjulte tal ud. Lykkes det for et af dem, skjules flere; hjælper det ikke, standses udgivelsen.",
                "That is not enough. Municipalities can be subtracted from provinces, quarters from years and men from all, and then what is withheld could be computed. Therefore other figures are withheld as well. A program that sees only what is to be published tries before each release to compute the withheld figures. If it succeeds with one of them, more are withheld; if that does not help, the release is stopped.")}</p>
            <p>{side.Ord(
                "Alt på siderne, i rapporterne og i API'et er regnet af offentliggjorte tal alene. Hvor et tal er skjult, er der heller ingen andel, forventet andel, plads eller udvikling af det.",
                "All on the pages, in the reports and in the API is computed from published figures alone. Where a figure is withheld, there is no share, expected share, rank or change of it either.")}</p>
            <h3>{side.Ord("Hvad det ikke beskytter mod", "What it does not protect against")}</h3>
            <ul>
            <li>{side.Ord("Den, der i forvejen ved noget, ved mere: en borger kender sig selv, og et jobcenter kender sine egne borgere.", "Those who know something already know more: citizens know themselves, and a jobcentre knows its own citizens.")}</li>
            <li>{(regler.Gruppeoplysning == Gruppeoplysning.Vis
                ? side.Ord("0 og 100 pct. vises.", "0 and 100 per cent are shown.")
                : side.Ord($"0 og 100 pct. vises, når der er mindst {side.Tal(regler.Gruppegraense)} forløb.", $"0 and 100 per cent are shown when there are at least {side.Tal(regler.Gruppegraense)} courses."))} {side.Ord("De kan fortælle, at alle i en gruppe har eller ikke har fået en indsats.", "They may tell that all of a group have or have not had an effort.")}</li>
            <li>{side.Ord("Hver udgivelse er beskyttet for sig og sammen med det uændrede i den før. Forskellen mellem et rettet tal og det gamle kan lade gætte på noget.", "Each release is protected by itself and together with what is unchanged from the one before. The difference between a corrected figure and the old one may allow a guess.")}</li>
            </ul>
            </section>

            """);
    }

    private static void SkrivForbehold(Html html, Katalog katalog, Side side)
    {
        Begynd(html, 5, side);
        html.Skriv($"""
            <p>{side.Ord(
                "Tallene viser det, som jobcentrene har registreret og indberettet. En indsats, der er givet, men ikke registreret, ses ikke. Registreringernes kvalitet er gjort op for hver kommune og står på kommunens side og i rapporterne.",
                "The figures show what the jobcentres have registered and reported. An effort that was given but not registered is not seen. The quality of the registrations is measured for each municipality and is told on its page and in the reports.")}</p>
            <p>{side.Ord(
                "Tallene siger ikke hvorfor. At kommuner har forskellige andele, kan også skyldes, at deres borgere er forskellige på måder, som ikke er målt her.",
                "The figures do not tell why. That municipalities have different shares may also be because their citizens differ in ways that are not measured here.")}</p>
            <p>{side.Ord("Tallene er ikke en del af den officielle statistik. De vist her er udgivelse", "The figures are not part of the official statistics. Those shown here are release")} {katalog.Udgivelse.Id}; {side.Ord("dens kontrolsum står i", "its checksum is in")} <a href="{side.Til(Addresses.Releases)}">{side.Ord("listen over udgivelser", "the list of releases")}</a>.</p>
            </section>

            """);
    }

    private static void Begynd(Html html, int nr, Side side) => html.Skriv($"""
        <section class="bredde laes" aria-labelledby="{Afsnit[nr].Id}">
        <h2 id="{Afsnit[nr].Id}">{side.Ord(Afsnit[nr].Titel)}</h2>

        """);
}
