using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Information;

/// <summary>
/// How the figures are made, for who is no statistician: what is counted (from the switches of the release's regelsaet), the periods,
/// the signs, the words of uncertainty, and what is withheld. The exact account is docs/opgoerelse.md, docs/metode.md and
/// docs/fortrolighed.md; what stands here must agree with them.
/// </summary>
internal static class MethodPage
{
    private static readonly (string Id, BilingualText Title)[] Section =
    [
        ("taelles", new BilingualText("Hvad der tælles", "What is counted")),
        ("perioder", new BilingualText("Perioder, foreløbige og endelige tal", "Periods, preliminary and final figures")),
        ("tegn", new BilingualText("Tegn i tabellerne", "Signs in the tables")),
        ("usikkerhed", new BilingualText("Hvor sikre tallene er, og ordene for det", "How certain the figures are, and the words for it")),
        ("fortrolighed", new BilingualText("Hvad der ikke vises", "What is not shown")),
        ("forbehold", new BilingualText("Forbehold", "Reservations")),
    ];

    public static string Write(Catalogue catalogue, DisclosureSettings disclosure, HttpSettings settings, Page page)
    {
        var lead = page.Word(
            "Hvad der tælles, efter hvilken regel, for hvilke perioder, hvor sikkert det er, og hvad der ikke vises.",
            "What is counted, by which rule, for which periods, how certain it is, and what is not shown.");
        return Frame.Write(
            $"{page.Word("Metode", "Method")}: {page.Word(Ordning.Standard.Name)}",
            page,
            html =>
            {
                PageHeader.Write(
                    html,
                    page.Word(Ordning.Standard.Name),
                    page.Word("Sådan er tallene gjort op", "How the figures are made"),
                    lead,
                    output => PageParts.WriteFacts(output, catalogue, page));
                html.Write($"""
                    <nav class="bredde" aria-label="{page.Word("På siden", "On this page")}">
                    <ul class="indhold">

                    """).WriteAll(Section, (output, section) => output.Write($"""
                    <li><a href="#{section.Id}">{page.Word(section.Title)}</a></li>

                    """)).Write($"""
                    </ul>
                    </nav>

                    """);
                WriteWhatCounts(html, catalogue, page);
                WritePeriods(html, catalogue, page);
                SymbolExplanation.Write(html, page, withRanges: true);
                WriteUncertainty(html, page);
                WriteDisclosure(html, disclosure, page);
                WriteReservations(html, catalogue, page);
            },
            html => PageParts.WriteFoot(html, settings, page),
            header => PageHeader.WriteLinks(header, page, Addresses.Method, lead));
    }

    private static void WriteWhatCounts(Html html, Catalogue catalogue, Page page)
    {
        Begin(html, 0, page);
        if (Regelsaet.All.TryGetValue(catalogue.Release.Regelsaet, out var regelsaet))
        {
            html.Write($"""
                <p>{page.Word(regelsaet.Purpose)} {page.Word("Regelsættet hedder", "The rule is called")} <code>{regelsaet.Code}</code>,
                version {catalogue.Release.RegelsaetVersion}. {page.Word(
                    "Hvad en anden regel ville betyde, ses af",
                    "What another rule would mean is seen from")} <a href="{page.To(Addresses.RuleSets)}">{page.Word(
                    "de samme borgere efter to regler",
                    "the same citizens by two rules")}</a>.</p>

                """);
            WriteLaw(html, page);
            WriteForloeb(html, catalogue, regelsaet, page);
            WriteIndsatser(html, regelsaet, page);
            html.Write($"""
                <h3>{page.Word("Kommune, alder og køn", "Municipality, age and sex")}</h3>
                <p><span id="{LegalRule.Kommune}">{(regelsaet.KommuneAtStart
                    ? page.Word(
                    "Kommunen er den, der havde ansvaret på startdagen.",
                    "The municipality is the one that was responsible on the day of the start.")
                    : page.Word(
                    "Kommunen er den, der havde ansvaret på fristens sidste dag; borgere flytter.",
                    "The municipality is the one that was responsible on the last day of the deadline; citizens move."))} {Law(
                        LegalRule.Kommune,
                        page)}</span>
                <span id="{LegalRule.Age}">{page.Word(
                    "Alder er hele år på startdagen.",
                    "Age is whole years on the day of the start.")} {Law(LegalRule.Age, page)}</span>
                {page.Word("Køn er det, som personnummeret viser.", "Sex is the one that the civil registration number shows.")}</p>

                """);
            EndingsAndWaits.Write(html, catalogue, page);
        }
        else
        {
            html.Write(
                $"<p>{page.Word("Tallene er gjort op efter regelsættet", "The figures are made by the rule")} <code>"
                    + $"{catalogue.Release.Regelsaet}</code>, version {catalogue.Release.RegelsaetVersion}.</p>\n");
        }

        html.Write($"""
            <h3>{page.Word("Andele og samlede tal", "Shares and totals")}</h3>
            <p><span id="{LegalRule.Andel}">{page.Word(
                "En andel er antallet med indsatsen delt med antallet af forløb, regnet på de hele tal og afrundet til én decimal; "
                    + "midt imellem to rundes der op. Er der ingen forløb, er der ingen andel.",
                "A share is the number with the effort divided by the number of courses, computed from the whole numbers and rounded to "
                    + "one decimal, up from halfway. Without any courses there is no share.")} {Law(LegalRule.Andel, page)}</span>
            {page.Word(
                "Et forløb kan have flere indsatstyper; andelene kan derfor ikke lægges sammen. Tal for landsdele, regioner, hele "
                    + "landet, hele år, alle aldre og begge køn er talt forfra af forløbene; de er aldrig gennemsnit af andele.",
                "A course may have several kinds of effort; therefore the shares cannot be added up. Figures for provinces, "
                    + "regions, all Denmark, whole years, all ages and both sexes are counted anew from the courses; they are never means "
                    + "of shares.")}</p>
            </section>

            """);
    }

    /// <summary>What the rules serve. Each of them, further down, says where it stands.</summary>
    private static void WriteLaw(Html html, Page page) => html.Write($"""
        <p>{page.Word(
            "Reglerne følger indsatsgarantien",
            "The rules follow the guarantee of an effort")} {RuleLinks.Law(LegalRule.Guarantee, page)}{page.Word(
            ", som § 17 i bekendtgørelse nr. 2408 af 13. december 2021 (bek. 2408) udfylder. Ved hver regel herunder står, hvor den "
                + "står i loven; de øvrige er opgørelsens egne. LAB er lov om en aktiv beskæftigelsesindsats.",
            ", which section 17 of executive order no. 2408 of 13 December 2021 (bek. 2408) fills in. With each rule below stands "
                + "where the law has it; the others are these figures' own. LAB is the Act on an Active Employment Effort.")}</p>

        """);

    private static Html Law(string id, Page page) => RuleLinks.Law(LegalRule.Of(id), page);

    private static void WriteForloeb(Html html, Catalogue catalogue, Regelsaet regelsaet, Page page)
    {
        var (windowText, window) = (DanishNotation.MonthCount(regelsaet.WindowMonths), EnglishNotation.MonthCount(regelsaet.WindowMonths));
        var leftOut = catalogue.FindKind(TableKind.Guarantee) is { } table
            ? new Html().Write($""" (<a href="{page.ToTable(table.Table.Id)}">{table.Table.Id}</a>)""")
            : new Html();
        html.Write($"""
            <h3>{page.Word("Forløbene", "The courses")}</h3>
            <p>{page.Word(
                "Enheden er ét forløb. Har en borger haft to forløb, er det to. Forløb, der er slettet eller registreret ved en "
                    + "fejl, er ikke med. Kun det, som er modtaget til og med den dag, tallene er opgjort pr., er med.",
                "The unit is one course. If a citizen has had two courses, they are two. Courses that were deleted or registered by "
                    + "mistake are not included. Only what was received up to and including the day that the figures are as of is "
                    + "included.")}</p>
            <h3>{page.Word("Fristen", "The deadline")}</h3>
            <p id="{LegalRule.Frist}">{page.Word(
                $"En indsats skal være begyndt inden fristen: {windowText} efter startdagen, den dag med. Findes datoen ikke i måneden, "
                    + $"er det månedens sidste dag.",
                $"An effort must have begun before the deadline: {window} after the day of the start, that day included. Where the month "
                    + $"has no such date, it is the last day of the month.")} {Law(LegalRule.Frist, page)}</p>
            <p id="{LegalRule.Pause}">{(regelsaet.Pauses
                ? page.Word(
                    $"Dage, hvor borgeren er fritaget for at stå til rådighed (lov om aktiv socialpolitik § 13, stk. 7, 8 og 15) eller "
                        + $"er i kontaktforløb uden kontakt (lov om en aktiv beskæftigelsesindsats § 33, stk. 5), rykker fristen: den "
                        + $"ligger der, hvor der har været lige så mange dage uden fritagelse, som der er i de første {windowText}. "
                        + $"Fritagelser før startdagen betyder intet.",
                    $"Days on which the citizen is exempt from being available for work (Act on an Active Social Policy section 13(7), "
                        + $"(8) and (15)) or is in the contact scheme (kontaktforløb) without contact (Act on an Active Employment "
                        + $"Effort section 33(5)) move the deadline: it is where there have been as many days without exemption as there "
                        + $"are in the first {window}. Exemptions before the day of the start have no effect.")
                : page.Word("Fritagelser rykker ikke fristen.", "Exemptions do not move the deadline."))} {Law(LegalRule.Pause, page)}</p>
            <h3>{page.Word("Hvilke forløb andelene gælder", "Which courses the shares are of")}</h3>
            <p><span id="{LegalRule.Observed}">{page.Word(
                "Et forløb er med, når fristen er nået på opgørelsesdagen",
                "A course is included when its deadline has come on the day that the figures are as of")}</span><span
            id="{LegalRule.EndedBeforeFrist}">{(regelsaet.IncludeEndedBeforeFrist
                ? page.Word("; forløb, der sluttede inden fristen, er med", "; courses that ended before the deadline are included")
                : page.Word(", og forløbet ikke var slut inden fristen", ", and it had not ended before the deadline"))}</span>.
            <span id="{LegalRule.HelbredPause}">{(regelsaet.ExcludeFritagetForHelbred
                ? page.Word(
                "Forløb med en fritagelse af helbredsgrunde inden fristen er holdt ude.",
                "Courses with an exemption for health reasons before the deadline are left out.")
                : page.Word(
                "Om en fritagelse er af helbredsgrunde, gør ingen forskel.",
                "Whether an exemption is for health reasons makes no difference."))}</span>
            {page.Word(
                "Det er opgørelsens egne regler.",
                "These are rules of the figures' own.")} {page.Word(
                "De øvrige er talt hver for sig",
                "The others are counted each for themselves")}{leftOut}: {(regelsaet.IncludeEndedBeforeFrist
                ? ""
                : page.Word("afsluttet inden fristen, ", "ended before the deadline, "))}{page.Word(
                "fritaget, så der ikke er nogen frist",
                "exempt so that there is no deadline")}{(regelsaet.ExcludeFritagetForHelbred
                ? page.Word(", eller af helbredsgrunde", ", or for health reasons")
                : "")}{page.Word(
                ", og endnu ikke nået til fristen. Sammen med dem, der er med, er de alle gyldige forløb startet i perioden.",
                ", and not yet at the deadline. Together with those that are included they are all valid courses started in the "
                    + "period.")}</p>

            """);
    }

    private static void WriteIndsatser(Html html, Regelsaet regelsaet, Page page) => html.Write($"""
        <h3>{page.Word("Indsatserne", "The efforts")}</h3>
        <p id="{LegalRule.Category}">{page.Word(
            "Slagsen følger af indsatsens type på den dag, den begyndte. Kapitlerne er den gældende lovs:",
            "The kind follows from the type of the effort on the day it began. The chapters are those of the act in force:")}
            {Law(LegalRule.Category, page)}</p>
        <ul>
        <li><strong>{Kind(Category.Virksomhedsrettet, page)}</strong>: {page.Word(
            "kapitel 11 og 12 i lov om en aktiv beskæftigelsesindsats.",
            "chapters 11 and 12 of the Act on an Active Employment Effort.")}</li>
        <li><strong>{Kind(Category.OevrigBeskaeftigelse, page)}</strong>: {page.Word(
            "kapitel 14 i samme lov.",
            "chapter 14 of the same act.")}</li>
        <li><strong>{Kind(Category.Social, page)}</strong>: {page.Word("serviceloven.", "the Act on Social Services.")}</li>
        <li id="{LegalRule.Udfoerer}"><strong>{Kind(Category.Sundhed, page)}</strong>: {page.Word("sundhedsloven,", "the Health Act,")}
        {(regelsaet.RegionalSundhed
            ? page.Word("når kommunen eller regionen udfører den", "when the municipality or the region carries it out")
            : page.Word(
            "kun når kommunen udfører den; regionens behandling tæller ikke",
            "only when the municipality carries it out; treatment by the region does not count"))}. {page.Word(
            "Er det ikke oplyst, hvem der udfører den, tæller den ikke.",
            "Where it is not said who carries it out, it does not count.")} {Law(LegalRule.Udfoerer, page)}</li>
        <li id="{LegalRule.Mentor}"><strong>{Kind(Category.Mentor, page)}</strong> ({page.Word(
            "kapitel 26", "chapter 26")}) {(regelsaet.Mentor
            ? page.Word("tæller som en indsatstype for sig", "counts as a kind of its own")
            : page.Word("tæller ikke", "does not count"))}. {Law(LegalRule.Mentor, page)}</li>
        </ul>
        <p>{page.Word("En indsats tæller kun, når alt dette er opfyldt:", "An effort counts only when all of this holds:")}</p>
        <ul>
        <li id="{LegalRule.Begun}">{page.Word(
            "Den er begyndt. Planlagte og annullerede indsatser tæller ikke, og heller ikke dem, der er slettet eller registreret "
                + "ved en fejl.",
            "It has begun. Planned and cancelled efforts do not count, nor those that were deleted or registered by mistake.")}
            {Law(LegalRule.Begun, page)}</li>
        <li id="{LegalRule.NotBeforeStart}"><span id="{LegalRule.WithinFrist}">{page.Word(Begun(regelsaet.BeforeStart))}
        {page.Word("Om fristen:", "On the deadline:")} {Law(LegalRule.WithinFrist, page)}</span>,
        {page.Word("om startdagen:", "on the day of the start:")} {Law(LegalRule.NotBeforeStart, page)}</li>
        <li id="{LegalRule.Indsatsdel}">{page.Word(StandsIn(regelsaet.Indsatsdel))} {Law(LegalRule.Indsatsdel, page)}</li>
        </ul>
        <h3>{page.Word("Uden indsats, og rehabiliteringsteamet", "Without effort, and the rehabilitation team")}</h3>
        <ul>
        <li id="{LegalRule.Genbehandling}">{page.Word(
            "Har borgeren ingen indsats fået inden fristen, skal rehabiliteringsteamet behandle sagen igen. Den er talt som "
                + "genbehandlet, når det er sket inden for 3 måneder efter fristen; de 3 måneder er opgørelsens egne.",
            "If the citizen has had no effort before the deadline, the rehabilitation team must take up the case again. It is counted as "
                + "reconsidered when that was within 3 months after the deadline; the 3 months are these figures' "
                + "own.")} {Law(LegalRule.Genbehandling, page)}</li>
        <li id="{LegalRule.Loentimer}">{page.Word(
            "Almindelige løntimer er ikke en indsats, men med dem inden fristen skal sagen ikke for teamet igen.",
            "Ordinary paid hours are not an effort, but with them before the deadline the team need not take up the case again.")}
            {Law(LegalRule.Loentimer, page)}</li>
        <li id="{LegalRule.Indstilling}">{page.Word(
            "Et forløb er indstillet til den indsatstype, som teamet har peget på senest på fristens sidste dag. Det, teamet "
                + "siger, når det behandler sagen igen, medregnes ikke.",
            "A course is recommended for the kind of effort that the team has named no later than the last day of the deadline. "
                + "What the team says when it takes up the case again is not counted.")} {Law(LegalRule.Indstilling, page)}</li>
        </ul>

        """);

    private static string Kind(Category category, Page page) => page.Word(category.Name());

    private static BilingualText Begun(BeforeStart beforeStart) => beforeStart switch
    {
        BeforeStart.Exclude => new BilingualText(
            "Den skal være begyndt på eller efter startdagen og senest på fristens sidste dag: en indsats, der var i gang, før "
                + "forløbet begyndte, tæller ikke.",
            "It must have begun on or after the day of the start and no later than the last day of the deadline: an effort that "
                + "went on before the course began does not count."),
        BeforeStart.IncludeIfRunning => new BilingualText(
            "Den skal være begyndt senest på fristens sidste dag; var den begyndt før startdagen, tæller den, hvis den var i gang på den.",
            "It must have begun no later than the last day of the deadline; if it began before the day of the start, it counts if "
                + "it went on on that day."),
        _ => new BilingualText(
            "Den skal være begyndt senest på fristens sidste dag; var den begyndt før startdagen, tæller den, hvis den var i gang "
                + "på den og rehabiliteringsteamet havde indstillet til den indsatstype.",
            "It must have begun no later than the last day of the deadline; if it began before the day of the start, it counts if "
                + "it went on on that day and the rehabilitation team had recommended that kind."),
    };

    private static BilingualText StandsIn(IndsatsdelRequirement requirement) => requirement switch
    {
        IndsatsdelRequirement.Require =>
            new BilingualText(
                "Den skal stå i rehabiliteringsplanens indsatsdel.",
                "It must be in the part on efforts of the rehabilitation plan."),
        IndsatsdelRequirement.RequireUnlessUnknown => new BilingualText(
            "Den skal stå i rehabiliteringsplanens indsatsdel; er det ikke oplyst, tæller den.",
            "It must be in the part on efforts of the rehabilitation plan; where that is not said, it counts."),
        _ =>
            new BilingualText(
                "Det er uden betydning, om den står i rehabiliteringsplanens indsatsdel.",
                "It does not matter whether it is in the part on efforts of the rehabilitation plan."),
    };

    private static void WritePeriods(Html html, Catalogue catalogue, Page page)
    {
        Begin(html, 1, page);
        var regelsaet = Regelsaet.All.GetValueOrDefault(catalogue.Release.Regelsaet);
        html.Write($"""
            <p>{page.Word(
                "Et forløb hører til det kvartal, hvor det startede. Et rullende år er fire kvartaler i træk og har navn efter det "
                    + "sidste. Et år er et kalenderår; et år, som serien ikke fylder, offentliggøres ikke som år. De hele år før og siden "
                    + "indsatsgarantien offentliggøres også samlet.",
                "A course belongs to the quarter in which it started. A rolling year is four quarters in a row and has its name "
                    + "from the last. A year is a calendar year; a year that the series does not fill is not published as a year. The "
                    + "whole years before and since the guarantee are also published together.")}
                    {(Ordning.Standard.NoteOnKommuner(Enum.GetValues<PeriodKind>()) is { } kommuner ? page.Word(kommuner) : "")}</p>
            <p>{page.Word(
                $"Et kvartal offentliggøres, når {(regelsaet is null
                ? "vinduet er gået"
                : DanishNotation.MonthCount(regelsaet.WindowMonths) + " er gået")} efter dets sidste dag; "
                    + "år og rullende år, når alle deres kvartaler er det. Et kvartal er foreløbigt i de første 3 måneder derefter og så "
                    + "endeligt; år og rullende år er så endelige som deres sidste kvartal. Endelig betyder, at tallet ikke længere "
                    + "ventes at ændre sig. En ændring af ganske få borgere i en kommune og et kvartal venter, til der er flere, så ingen "
                    + "kan kendes på forskellen mellem to udgivelser. Bliver et endeligt tal alligevel rettet, sker det i en ny "
                    + "udgivelse, og det fremgår af",
                $"A quarter is published when {(regelsaet is null
                ? "the window has passed"
                : EnglishNotation.MonthCount(regelsaet.WindowMonths) + " have passed")} after its last day; "
                    + "years and rolling years when all their quarters are. A quarter is preliminary in the first 3 months after that, "
                    + "and then final; years and rolling years are as final as their last quarter. Final means that the figure is no "
                    + "longer expected to change. A change of very few citizens in a municipality and a quarter waits until there are "
                    + "more, so that nobody can be recognised by the difference between two releases. If a final figure is corrected "
                    + "after all, it is done in a new release, and it is told in")}
                <a href="{page.To(Addresses.Releases)}">{page.Word(
                "listen over udgivelser",
                "the list of releases")}</a>.</p>

            """);
        if (regelsaet?.ValidFrom is { } from)
        {
            html.Write($"""
                <p>{page.Word(
                    $"Reglen gælder forløb startet fra {page.Date(from)}. Tidligere forløb er gjort op på samme måde, så før og efter "
                        + $"kan sammenlignes, men garantien gjaldt ikke dengang.",
                    $"The rule is for courses started from {page.Date(from)}. Earlier courses are counted in the same way, so that "
                        + $"before and after can be compared, but the guarantee was not in force then.")}</p>

                """);
        }

        if (Ordning.Standard.PhaseIn is { } phaseIn)
        {
            html.Write($"""
                <p id="{LegalRule.PhaseIn}"><strong>{page.Word(phaseIn.Name)}</strong> {page.Word(
                    "er en periode for sig: forløb, der var startet før den dag, stadig var i gang på den og endnu ikke havde fået "
                        + "en indsats, der tæller. De er talt én gang til med den dag i stedet for startdagen. Perioden er ikke en del af "
                        + "noget år.",
                    "is a period of its own: courses that had started before that day, still went on on it, and had not yet had an "
                        + "effort that counts. They are counted once more with that day in place of the day of the start. The period is "
                        + "not a part of any year.")} {Law(LegalRule.PhaseIn, page)}</p>

                """);
        }

        html.Write($"""
            <p>{(Ordning.Standard.Closing is { } closing
                ? page.Word(closing) + page.Word(
                " At der ikke er tal for senere perioder, er ikke en mangel.",
                " That there are no figures for later periods does not mean that anything is missing.")
                : page.Word("Ordningen er åben, og serien fortsætter.", "The scheme is open, and the series goes on."))}</p>
            </section>

            """);
    }

    private static void WriteUncertainty(Html html, Page page)
    {
        Begin(html, 3, page);
        var words = page.Word("Ordene for, hvordan en kommune ligger", "The words for how a municipality stands");
        html.Write($"""
            <p>{page.Word(
                "Tallene er ikke en stikprøve: alle forløb er med. Men i en lille kommune kan andelen svinge meget ved "
                    + "tilfældigheder, uden at kommunen gør noget anderledes. Derfor har hver andel et interval, der siger, hvor meget "
                    + "anderledes den kunne være faldet ud med samme praksis (95 pct., Wilson).",
                "The figures are not a sample: all courses are included. But in a small municipality the share may vary much by "
                    + "chance, though the municipality does nothing differently. Therefore each share has an interval that tells how "
                    + "different it could have been with the same practice (95 per cent, Wilson).")}</p>
            <div class="rul" role="region" aria-label="{words}" tabindex="0">
            <table>
            <caption><span>{words}{page.Word(" i forhold til hele landet", " compared with all Denmark")}</span></caption>
            <thead><tr><th scope="col">{page.Word("Ord", "Words")}</th><th scope="col" class="tekst">{page.Word(
                "Betyder", "Meaning")}</th></tr></thead>
            <tbody>

            """);
        WriteWord(
            html,
            Standing.Over,
            page.Word("hele intervallet ligger over landets andel", "the whole interval lies above the national share"),
            page);
        WriteWord(html, Standing.As, page.Word("landets andel ligger i intervallet", "the national share lies within the interval"), page);
        WriteWord(
            html,
            Standing.Under,
            page.Word("hele intervallet ligger under landets andel", "the whole interval lies below the national share"),
            page);
        WriteWord(
            html,
            Standing.TooFew,
            page.Word(
                $"med landets andel ville man forvente færre end {Standings.FewestExpected} forløb med eller færre end "
                    + $"{Standings.FewestExpected} uden",
                $"with the national share, fewer than {Standings.FewestExpected} courses with or fewer than {Standings.FewestExpected} "
                    + $"without would be expected"),
            page);
        WriteWord(
            html,
            Standing.Undecided,
            page.Word(
                "andelen er angivet som et interval af hensyn til fortrolighed, og ordet er ikke det samme i begge ender af det",
                "the share is given as a range, for confidentiality, and the words are not the same at both ends of it"),
            page);
        html.Write($"""
            </tbody>
            </table>
            </div>
            <p>{page.Word(
                "Et ord er ikke en dom over en kommune: er alle ens, får omkring fem af hundrede alligevel et ord ved tilfældighed, "
                    + "for hver indsatstype. Om det er godt at ligge over, følger af indsatsen: flere er bedre, undtagen for dem, der "
                    + "ingen indsats har fået.",
                "A word is no judgement of a municipality: if all are alike, about five in a hundred still get a word by chance, "
                    + "for each kind of effort. Whether it is good to lie above follows from the effort: more is better, except for those "
                    + "who have had no effort.")}</p>
            <dl class="ordliste">

            """);
        Explain(
            html,
            page.Word("Skiller sig ud", "Stands out"),
            page.Word(
                "Andelen ligger så langt fra landets, at højst omkring 2 af 1.000 kommuner ville gøre det ved tilfældighed, når "
                    + "kommunernes størrelse og deres almindelige spredning er regnet med (tragt efter Spiegelhalter, 99,8 pct.).",
                "The share lies so far from the national one that at most about 2 in 1,000 municipalities would do so by chance, "
                    + "when the size of the municipalities and their ordinary spread are taken into account (funnel by Spiegelhalter, "
                    + "99.8 per cent)."));
        Explain(
            html,
            page.Word("Forventet andel", "Expected share"),
            page.Word(
                "Landets andele for samme alder og køn. Kommunens egen fordeling på alder og køn offentliggøres ikke; landsdelens "
                    + "er brugt i stedet.",
                "The national shares for the same age and sex. The municipality's own distribution by age and sex is not published; "
                    + "that of the province is used in its place."));
        Explain(
            html,
            page.Word("Steget eller faldet", "Risen or fallen"),
            page.Word(
                "Det nyeste kalenderår mod året før. Ordet bruges kun, når forskellen er større, end at den kan være tilfældig (95 "
                    + "pct., Newcombe), og der er mindst ti forløb på hver side.",
                "The newest calendar year against the year before. The word is used only when the difference is larger than what "
                    + "may be chance (95 per cent, Newcombe), and there are at least ten courses on each side."));
        Explain(
            html,
            "Top 10",
            page.Word(
                "Gennemsnittet af de ti bedste kommuner i det nyeste år, blandt dem, der har forløb nok til en vurdering; de "
                    + "samme ti er vist tilbage i tiden. De er valgt, fordi de lå højt det år. Det var derfor at forvente, at de lå lavere "
                    + "før.",
                "The mean of the ten best municipalities in the newest year, among those that are large enough to tell anything of; "
                    + "the same ten are shown back in time. They are chosen because they were high that year. That they were lower before "
                    + "is therefore to be expected."));
        Explain(
            html,
            page.Word("Lignende kommuner", "Similar municipalities"),
            page.Word(
                "De syv, der ligner mest i antal forløb og i landsdelens alder, medmindre en fil med grupper er valgt til.",
                "The seven that are most alike in number of courses and in the ages of the province, unless a file of groups has "
                    + "been chosen."));
        Explain(
            html,
            page.Word("Plads", "Rank"),
            page.Word(
                "De kommuner, der kan rangordnes, i orden efter andelen, den gode ende først. Der står flere pladser, fx 12-15, "
                    + "hvor andele, der er angivet som intervaller, ikke afgør rækkefølgen. Med 50 forløb kan tilfældigheder alene flytte "
                    + "en kommune mange pladser.",
                "The municipalities that can be ranked, in order of the share, the good end first. Several ranks are given, such as "
                    + "12-15, where shares that are given as ranges do not decide the order. With 50 courses, chance alone may move a "
                    + "municipality many ranks."));
        html.Write($"""
            </dl>
            </section>

            """);
    }

    private static void WriteWord(Html html, Standing standing, string meaning, Page page) => html.Write($"""
        <tr><th scope="row">{page.Word(standing.Word(), EnglishSentences.Word(standing))}</th><td class="tekst">{meaning}</td></tr>

        """);

    private static void Explain(Html html, string word, string meaning) => html.Write($"""
        <div><dt>{word}</dt><dd>{meaning}</dd></div>

        """);

    private static void WriteDisclosure(Html html, DisclosureSettings rules, Page page)
    {
        Begin(html, 4, page);
        var atLeast = rules.Threshold - 1;
        var fewAllowed = atLeast == 1 ? "1" : page.Word($"fra 1 til {page.Number(atLeast)}", $"from 1 to {page.Number(atLeast)}");
        html.Write($"""
            <p>{page.Word(
                $"Et antal {fewAllowed} vises ikke, og heller ikke et antal, hvor der mangler {fewAllowed} i, at det er alle. Det sker "
                    + $"af hensyn til de borgere, som tallet er talt af; i tabellerne står tegnet *.",
                $"A number {fewAllowed} is not shown, nor one that is {fewAllowed} short of all. That is for the sake of the citizens "
                    + $"who are counted in it; in the tables the sign * stands there.")}</p>
            <p>{page.Word(
                "Det er ikke nok. Kommuner kan trækkes fra landsdele, kvartaler fra år og mænd fra alle, og så kunne det skjulte "
                    + "regnes ud. Derfor skjules også andre tal. Et program, som kun ser det, der skal offentliggøres, forsøger før hver "
                    + "udgivelse at regne de skjulte tal ud. Lykkes det for et af dem, skjules flere, indtil det ikke lykkes mere. Også "
                    + "forskellen mellem to tal i samme række er et antal: hvor den er lille, vises kun det ene af dem.",
                "That is not enough. Municipalities can be subtracted from provinces, quarters from years and men from all, and "
                    + "then what is withheld could be computed. Therefore other figures are withheld as well. A program that sees only "
                    + "what is to be published tries before each release to compute the withheld figures. If it succeeds with one of "
                    + "them, more are withheld, until it no longer succeeds. The difference between two figures of a row is a number too: "
                    + "where it is small, only one of them is shown.")}</p>
            <p>{page.Word(
                "Alt på siderne, i rapporterne og i API'et er regnet af offentliggjorte tal alene. Hvor et tal er skjult, er der "
                    + "heller ingen andel, forventet andel, plads eller udvikling af det. Hvor der er et interval i stedet, siges kun "
                    + "det, der gælder i begge ender af det. Hvor intervallerne kan begynde og slutte, er lagt fast, før tallene er "
                    + "kendt. Man kan derfor ikke se på et interval, hvor i det tallet ligger.",
                "All on the pages, in the reports and in the API is computed from published figures alone. Where a figure is "
                    + "withheld, there is no share, expected share, rank or change of it either. Where there is a range in its place, "
                    + "only what holds at both ends of it is told. Where ranges may begin and end is laid down before the figures are "
                    + "known, so a range does not tell where in it the figure lies.")}</p>
            <h3>{page.Word("Hvad det ikke beskytter mod", "What it does not protect against")}</h3>
            <ul>
            <li>{page.Word(
                "Den, der i forvejen ved noget, ved mere: en borger kender sig selv, og et jobcenter kender sine egne borgere.",
                "Those who know something already know more: citizens know themselves, and a jobcentre knows its own citizens.")}</li>
            <li>{(rules.GroupDisclosure switch
                {
                    GroupDisclosure.Vis => page.Word("0 og 100 pct. vises.", "0 and 100 per cent are shown."),
                    GroupDisclosure.Beskyt => page.Word(
                        $"0 og 100 pct. vises, når der er mindst {page.Number(rules.GroupThreshold)} forløb.",
                        $"0 and 100 per cent are shown when there are at least {page.Number(rules.GroupThreshold)} courses."),
                    _ => page.Word(
                        $"0 og 100 pct. vises. Er der færre end {page.Number(rules.GroupThreshold)} forløb, gælder det dog ikke, om "
                            + $"borgerne har fået en indsats overhovedet, og ikke sundhedsindsatser.",
                        $"0 and 100 per cent are shown. With fewer than {page.Number(rules.GroupThreshold)} courses that does not go "
                            + $"for whether the citizens got any effort at all, nor for health efforts."),
                })} {page.Word(
                "De kan fortælle, at alle i en gruppe har eller ikke har fået en indsats.",
                "They may tell that all of a group have or have not had an effort.")}</li>
            <li>{page.Word(
                "Hver udgivelse er beskyttet for sig og sammen med det uændrede i den før. Forskellen mellem et rettet tal og det "
                    + "gamle kan lade gætte på noget.",
                "Each release is protected by itself and together with what is unchanged from the one before. The difference "
                    + "between a corrected figure and the old one may allow a guess.")}</li>
            </ul>
            </section>

            """);
    }

    private static void WriteReservations(Html html, Catalogue catalogue, Page page)
    {
        Begin(html, 5, page);
        html.Write($"""
            <p>{page.Word(
                "Tallene viser det, som jobcentrene har registreret og indberettet. En indsats, der er givet, men ikke registreret, "
                    + "ses ikke. Registreringernes kvalitet er gjort op for hver kommune og står på kommunens side og i rapporterne.",
                "The figures show what the jobcentres have registered and reported. An effort that was given but not registered is "
                    + "not seen. The quality of the registrations is measured for each municipality and is told on its page and in the "
                    + "reports.")}</p>
            <p>{page.Word(
                "Tallene siger ikke hvorfor. At kommuner har forskellige andele, kan også skyldes, at deres borgere er forskellige "
                    + "på måder, som ikke er målt her.",
                "The figures do not tell why. That municipalities have different shares may also be because their citizens differ "
                    + "in ways that are not measured here.")}</p>
            <p>{page.Word(
                "Tallene er ikke en del af den officielle statistik. De vist her er udgivelse",
                "The figures are not part of the official statistics. Those shown here are release")} {catalogue.Release.Id};
                {page.Word("dens kontrolsum står i", "its checksum is in")} <a href="{page.To(Addresses.Releases)}">{page.Word(
                "listen over udgivelser",
                "the list of releases")}</a>.</p>
            </section>

            """);
    }

    private static void Begin(Html html, int index, Page page) => html.Write($"""
        <section class="bredde laes" aria-labelledby="{Section[index].Id}">
        <h2 id="{Section[index].Id}">{page.Word(Section[index].Title)}</h2>

        """);
}
