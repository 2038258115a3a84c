using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Information;

/// <summary>The announced publications, a year ahead: when each comes, and which were moved and why.</summary>
internal static class CalendarPage
{
    public static string Write(Catalogue catalogue, HttpSettings settings, Page page)
    {
        var title = page.Word("Udgivelseskalender", "Release calendar");
        var lead = page.Word(
            "Tallene kommer på tidspunkter, der er meddelt på forhånd, og alle får dem samtidig. Flyttes en udgivelse, står det her med "
                + "grunden.",
            "The figures come at times that are announced in advance, and everybody gets them at once. If a release is moved, it stands "
                + "here with the reason.");
        return Frame.Write(
            $"{title}: {page.Word(Ordning.Standard.Name)}",
            page,
            html =>
            {
                PageHeader.Write(
                    html,
                    page.Word(Ordning.Standard.Name),
                    title,
                    lead,
                    output => PageParts.WriteFacts(output, catalogue, page));
                html.Write($"""
                    <div class="bredde">
                    <p class="foelg">{page.Word("Hent kalenderen som", "Get the calendar as")}
                    <a href="{page.PathBase}{Addresses.Calendar}.ics">iCalendar</a>,
                    <a href="{page.PathBase}{Addresses.Calendar}.atom">Atom</a>
                    {page.Word("eller", "or")} <a href="{page.PathBase}{Addresses.Calendar}.json">JSON</a>. {page.Word(
                        "Det, der er udgivet, står under",
                        "What has been released stands under")} <a href="{page.To(Addresses.Releases)}">{page.Word(
                        "udgivelser",
                        "releases")}</a>.</p>

                    """);
                if (catalogue.Upcoming.Count == 0)
                {
                    html.Write($"""
                        <p>{page.Word(NextReleaseText.Sentence(catalogue.NextRelease))}</p>

                        """);
                }
                else
                {
                    WriteTable(html, catalogue, page);
                }

                html.Write($"""
                    </div>

                    """);
            },
            html => PageParts.WriteFoot(html, settings, page),
            header => PageHeader.WriteLinks(header, page, Addresses.Calendar, lead));
    }

    private static void WriteTable(Html html, Catalogue catalogue, Page page)
    {
        var title = page.Word("Kommende udgivelser", "Upcoming releases");
        html.Write($"""
            <div class="rul" role="region" aria-label="{title}" tabindex="0">
            <table>
            <caption><span>{title}</span></caption>
            <thead><tr>
            <th scope="col">{page.Word("Tidspunkt", "Time")}</th>
            <th scope="col" class="tekst">{page.Word("Udgivelse", "Release")}</th>
            <th scope="col" class="tekst">{page.Word("Bemærkninger", "Remarks")}</th>
            </tr></thead>
            <tbody>

            """).WriteAll(catalogue.Upcoming, (output, release) => output.Write($"""
            <tr>
            <th scope="row"><time datetime="{LinkedData.IsoTime(release.At)}">{page.Moment(release.At)}</time></th>
            <td class="tekst">{page.Word(CalendarText.Title(release))}</td>
            <td class="tekst">{string.Join(' ', CalendarText.Remarks(release, catalogue.NextRelease).Select(page.Word))}</td>
            </tr>

            """)).Write($"""
            </tbody>
            </table>
            </div>

            """);
    }
}
