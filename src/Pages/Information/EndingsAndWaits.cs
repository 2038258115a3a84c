using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Information;

/// <summary>The page on method about seniors, and about how forloeb end, how long they last and how long was waited.</summary>
internal static class EndingsAndWaits
{
    public static void Write(Html html, Catalogue catalogue, Page page)
    {
        html.Write($"""
            <h3>{page.Word("Seniorer, afslutning, længde og ventetid", "Seniors, ending, length and wait")}</h3>
            <p id="{LegalRule.Senior}">{page.Word(
                "Seniorer er de borgere på 50 år og derover, som på startdagen har mindre end seks år til folkepensionsalderen; "
                    + "præcis seks år er ikke mindre.",
                "Seniors are those citizens of 50 years and over who have less than six years to the age of state pension on the "
                    + "day of the start; exactly six years is not less.")} {Law(LegalRule.Senior, page)}</p>
            <p id="{LegalRule.Ending}">{page.Word(
                "En afslutning hører til det år, hvor forløbet sluttede, og til den kommune, der havde ansvaret på slutdatoen. Hvad "
                    + "der fulgte, er den årsag, som jobcentret har registreret. Det fortæller, hvad der fulgte, ikke hvorfor. Et år "
                    + "offentliggøres 31. marts året efter og er endeligt fra 30. juni.",
                "An ending belongs to the year in which the course ended, and to the municipality that was responsible on that day. "
                    + "What followed is the reason that the jobcentre has registered. It tells what followed, not why. A year is "
                    + "published on 31 March of the next and is final from 30 June.")} {Law(LegalRule.Ending, page)}</p>
            <p id="{LegalRule.Length}">{page.Word(
                "Længden er dagene fra startdagen til slutdatoen, begge med. Et forløb varede under et år, når det sluttede før "
                    + "samme dato året efter; aftalens grænse er 3 år.",
                "The length is the days from the day of the start to the day of the end, both included. A course lasted less than a "
                    + "year when it ended before the same date of the next year; the limit of the agreement is 3 years.")} {Law(
                        LegalRule.Length,
                        page)}</p>
            <p id="{LegalRule.Waiting}">{page.Word(
                "Ventetiden er regnet fra rehabiliteringsteamets seneste indstilling på eller før startdagen: til forløbets start "
                    + "og til den første indsats, der tæller.",
                "The wait is reckoned from the rehabilitation team's latest recommendation on or before the day of the start: to "
                    + "the start of the course and to the first effort that counts.")} {Law(LegalRule.Waiting, page)}</p>

            """);
        html.Write($"""
            <p>{(catalogue.FindKind(TableKind.Ending) is null
                ? page.Word("Udgivelsen har endnu ikke disse tal.", "The release does not yet have these figures.")
                : page.Word(
                    "Udgivelsen har tal om afslutning og længde for hele landet, regioner og landsdele; hvad der fulgte, fordelt på "
                        + "indsats inden fristen, kun for hele landet. Den har endnu ikke tal om seniorer og ventetid.",
                    "The release has figures on ending and length for the whole country, regions and provinces; what followed by "
                        + "effort before the deadline is there for the whole country only. It does not yet have figures on seniors and "
                        + "waits."))}</p>

            """);
    }

    private static Html Law(string id, Page page) => RuleLinks.Law(LegalRule.Of(id), page);
}
