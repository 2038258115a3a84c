using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Tables;

/// <summary>All tables, each with a link to its page.</summary>
internal static class TableList
{
    public static string Write(Catalogue catalogue, HttpSettings settings, Page page) => Frame.Write(
        $"{page.Word("Tabeller", "Tables")}: {page.Word(Ordning.Standard.Name)}",
        page,
        html =>
        {
            html.Write($"""
                <section class="indledning">
                <div class="bredde">
                <p class="overlinje">{page.Word(Ordning.Standard.Name)}</p>
                <h1>{page.Word("Tabeller", "Tables")}</h1>
                <p class="manchet">{page.Word(
                    "Alle tal kan ses og hentes frit. På hver tabels side kan man vælge områder, perioder og målinger.",
                    "All figures can be seen and downloaded freely. On the page of each table one can select areas, periods and "
                        + "measures.")}</p>

                """);
            PageParts.WriteFacts(html, catalogue, page);
            html.Write($"""
                </div>
                </section>
                <section class="bredde" aria-labelledby="tabeller">
                <h2 id="tabeller">{page.Word($"De {catalogue.Tables.Count} tabeller", $"The {catalogue.Tables.Count} tables")}</h2>
                <ul class="tabelliste">

                """);
            html.WriteAll(catalogue.Tables, (output, table) => output.Write($"""
                <li>
                <h3><a href="{page.ToTable(table.Table.Id)}">{page.Word(
                    table.Table.Title)}</a> <span class="id">{table.Table.Id}</span></h3>
                <p>{page.Word(TableText.Description(table))}</p>
                </li>

                """));
            html.Write($"""
                </ul>
                <p>{page.Word(
                    "Udgivelserne kan følges i et",
                    "The releases can be followed in a")} <a href="{page.PathBase}{Addresses.Feed}">feed (Atom)</a>. {page.Word(
                    "Dataportaler kan høste",
                    "Data portals can harvest")} <a href="{page.PathBase}{Addresses.Dcat}">{page.Word(
                    "kataloget (DCAT-AP)",
                    "the catalogue (DCAT-AP)")}</a>.</p>
                </section>

                """);
        },
        html => PageParts.WriteFoot(html, settings, page));
}
