using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Reports;

/// <summary>The reports of the release that is served: the national one, and a leaflet for each kommune.</summary>
internal static class ReportList
{
    private static readonly (string Extension, BilingualText Name)[] Formats =
    [
        ("html", new BilingualText("Webside", "Web page")),
        ("pdf", new BilingualText("PDF", "PDF")),
        ("xlsx", new BilingualText("Excel", "Excel")),
    ];

    public static string Write(Catalogue catalogue, IReadOnlySet<ReportFile> files, HttpSettings settings, Page page)
    {
        var lead = page.Word(
            "Landsrapporten svarer på aftalens spørgsmål i rækkefølge. Hver kommune har et blad på to sider. Alt er regnet af "
                + "udgivelsens offentliggjorte tal.",
            "The national report answers the questions of the agreement in their order. Each municipality has a leaflet of two pages. "
                + "All of it is computed from the published figures of the release. The reports are in Danish.");
        return Frame.Write(
            $"{page.Word("Rapporter", "Reports")}: {page.Word(Ordning.Standard.Name)}",
            page,
            html =>
            {
                PageHeader.Write(
                    html,
                    page.Word(Ordning.Standard.Name),
                    page.Word("Rapporter", "Reports"),
                    lead,
                    output => PageParts.WriteFacts(output, catalogue, page));
                if (files.Count == 0)
                {
                    html.Write($"""
                        <section class="bredde" aria-labelledby="venter">
                        <h2 id="venter">{page.Word("Rapporterne er ikke dannet endnu", "The reports are not made yet")}</h2>
                        <p>{page.Word(
                            "De dannes efter offentliggørelsen. Tallene selv kan ses på",
                            "They are made after the publication. The figures themselves can be seen on")}
                            <a href="{page.To("/tabeller")}">{page.Word("tabelsiderne", "the pages of the tables")}</a>.</p>
                        </section>

                        """);
                    return;
                }

                WriteCountry(html, catalogue, files, page);
                WriteKommuner(html, catalogue, files, page);
            },
            html => PageParts.WriteFoot(html, settings, page),
            header => PageHeader.WriteLinks(header, page, ReportAddress.Root, lead));
    }

    /// <summary>There is no such report.</summary>
    public static string WriteUnknown(Page page) =>
        Frame.Write(page.Word("Rapporten findes ikke", "There is no such report"), page, html => html.Write($"""
            <section class="bredde" aria-labelledby="ukendt">
            <h1 id="ukendt">{page.Word("Rapporten findes ikke", "There is no such report")}</h1>
            <p class="manchet">{page.Word(
                "Rapporterne vises for den nyeste udgivelse.",
                "The reports are those of the newest release.")}
                <a href="{page.To(ReportAddress.Root)}">{page.Word("Se dem, der er", "See those there are")}</a>.</p>
            </section>

            """));

    private static void WriteCountry(Html html, Catalogue catalogue, IReadOnlySet<ReportFile> files, Page page)
    {
        html.Write($"""
            <section class="bredde" aria-labelledby="land">
            <h2 id="land">{page.Word("Landsrapporten", "The national report")}</h2>

            """);
        if (Links(catalogue, files, ReportMaker.Country, page.Word("landsrapporten", "the national report"), page) is { } links)
        {
            html.Write($"<p class=\"hent\">{links}</p>\n");
        }
        else
        {
            html.Write($"<p>{page.Word("Den er ikke dannet endnu.", "It is not made yet.")}</p>\n");
        }

        html.Write($"</section>\n");
    }

    private static void WriteKommuner(Html html, Catalogue catalogue, IReadOnlySet<ReportFile> files, Page page)
    {
        var kommuner = Kommuner(catalogue);
        var having = kommuner.Select(kommune => (Kommune: kommune, Links: Links(catalogue, files, kommune.Code, kommune.Name.Da, page)))
            .Where(pair => pair.Links is not null)
            .ToList();
        if (having.Count == 0)
        {
            return;
        }

        html.Write($"""
            <section class="bredde" aria-labelledby="blade">
            <h2 id="blade">{page.Word("Kommunerne", "The municipalities")}</h2>
            <div class="rul" role="region" aria-labelledby="bladtitel" tabindex="0">
            <table>
            <caption id="bladtitel"><span>{page.Word(
                "Et blad for hver kommune, i alt",
                "A leaflet for each municipality, in all")} {page.Number(having.Count)}</span></caption>
            <thead><tr><th scope="col">{page.Word("Kommune", "Municipality")}</th>
            <th scope="col" class="tekst">{page.Word("Hent", "Download")}</th></tr></thead>
            <tbody>

            """).WriteAll(having, (output, pair) => output.Write($"""
            <tr><th scope="row">{pair.Kommune.Name.Da}</th><td class="tekst hent">{pair.Links!}</td></tr>

            """)).Write($"""
            </tbody>
            </table>
            </div>
            </section>

            """);
    }

    private static Html? Links(Catalogue catalogue, IReadOnlySet<ReportFile> files, string name, string what, Page page)
    {
        var html = new Html();
        var nogen = false;
        foreach (var (extension, form) in Formats)
        {
            var file = new ReportFile(name, extension);
            if (files.Contains(file))
            {
                html.Write(
                    $"""{(nogen ? " " : "")}<a """
                        + $"""href="{page.PathBase}{ReportAddress.Of(catalogue.Release.Id, file)}"{(page.IsDanish
                            ? new Html()
                            : new Html().WriteRaw(" hreflang=\"da\""))}>"""
                        + $"""{page.Word(form)}<span class="skjult"> {page.Word("om", "about")} {what}</span></a>""");
                nogen = true;
            }
        }

        return nogen ? html : null;
    }

    private static List<DimensionValue> Kommuner(Catalogue catalogue) =>
        catalogue.FindKind(TableKind.Indsats) is { Geography: >= 0 } table
            ? [
                .. table.Dimensions[table.Geography].Values.Where(omraade => omraade.Kind == "kommune")
                    .OrderBy(kommune => kommune.Name.Da, DanishOrder.Standard),
            ]
            : [];
}
