using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Api.PxWeb.Tables;

/// <summary><c>/tables</c> and <c>/tables/{id}</c>: what there is.</summary>
internal static class TabellerEndpoints
{
    private const int StoersteSide = 200;

    public static void MapTabeller(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tables", Soeg)
            .WithName("ListAllTables")
            .WithSummary("Tables, searched and paged")
            .WithDescription("The tables of the newest release, with their periods and the addresses of their metadata and data.")
            .WithTags("Tables")
            .MedUaendret()
            .ProducesFejl(404)
            .MedParametre(
                new Parameter(
                    "query",
                    "Words that must all be found in the table's id, title, description, variables, values or code lists, in either form "
                    + "(kommune, kommuner; København, Koebenhavn). Lucene's syntax: a beginning (`indsats*`), a phrase (`\"første indsats\"`), "
                    + "a field (`title:indsats`), `OR`, `NOT`. The best first. At most 120 characters are read.",
                    Eksempel: "alder"),
                new Parameter("pastDays", "Only tables updated within this many days.", Parametertype.Heltal),
                new Parameter("includeDiscontinued", "Also tables that no more releases will come of.", Parametertype.SandFalsk),
                new Parameter("pageNumber", "The page, from 1.", Parametertype.Heltal),
                new Parameter("pageSize", "Tables on a page, 1 to 200. More is answered as 200, and `page.pageSize` says so.", Parametertype.Heltal));

        app.MapGet("/tables/{id}", Hent)
            .WithName("GetTableById")
            .WithSummary("One table: what it is about and where its data are")
            .WithDescription("As in the list, of one table.")
            .WithTags("Tables")
            .MedUaendret()
            .ProducesFejl(404);
    }

    private static Results<Ok<TablesResponse>, ProblemHttpResult> Soeg(HttpContext http, IOptions<HttpIndstillinger> indstillinger, TimeProvider ur)
    {
        var kald = Kald.Af(http);
        if (!Tabelsoegning.Laes(http, indstillinger.Value.PageSize, StoersteSide).Lykkedes(out var soegning, out var fejl)
            || !soegning.Udfoer(kald, ur.GetUtcNow()).Lykkedes(out var side, out fejl))
        {
            return fejl.Svar(http, kald.Sprog);
        }

        if (soegning.Ord.Length > 0 && !SearchIndexes.Of(kald.Katalog).In(kald.Sprog).IsQuery(soegning.Ord))
        {
            RemarkList.PlainWords("query", soegning.Ord).Add(http);
        }

        var links = new Links(Webadresse.Af(http, indstillinger.Value), kald.Sprog);
        var beskriver = new Tabelbeskriver(kald, links, indstillinger.Value);
        return TypedResults.Ok(new TablesResponse(
            kald.Sprog,
            [.. side.Tabeller.Select(beskriver.Beskriv)],
            new PageInfo(soegning.Side, soegning.Stoerrelse, side.IAlt, side.Sider, links.Sider(soegning, side.Sider)),
            [links.Tabelside("self", soegning, soegning.Side)]));
    }

    private static Results<Ok<TableResponse>, ProblemHttpResult> Hent(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger)
    {
        var kald = Kald.Af(http);
        if (kald.Katalog.Find(id) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(id).Svar(http, kald.Sprog);
        }

        var links = new Links(Webadresse.Af(http, indstillinger.Value), kald.Sprog);
        return TypedResults.Ok(new Tabelbeskriver(kald, links, indstillinger.Value).BeskrivMedSprog(tabel));
    }
}
