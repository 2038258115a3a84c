using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Domain.Law;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Api.PxWeb.Tables;

/// <summary><c>/tables</c> and <c>/tables/{id}</c>: what there is.</summary>
internal static class TableEndpoints
{
    private const int LargestPage = 200;

    public static void MapTables(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tables", Search)
            .WithName("ListAllTables")
            .WithSummary("Tables, searched and paged")
            .WithDescription("The tables of the newest release, with their periods and the addresses of their metadata and data.")
            .WithTags("Tables")
            .WithNotModified()
            .ProducesError(404)
            .WithParameters(
                new Parameter(
                    "query",
                    "Words that must all be found in the table's id, title, description, variables, values or code lists, in either form "
                    + "(kommune, kommuner; København, Koebenhavn). Lucene's syntax: a beginning (`indsats*`), a phrase (`\"første "
                    + "indsats\"`), "
                    + "a field (`title:indsats`), `OR`, `NOT`. The best first. At most 120 characters are read.",
                    Example: "alder"),
                new Parameter("pastDays", "Only tables updated within this many days.", ParameterType.Integer),
                new Parameter("includeDiscontinued", "Also tables that no more releases will come of.", ParameterType.TrueFalse),
                new Parameter("pageNumber", "The page, from 1.", ParameterType.Integer),
                new Parameter(
                    "pageSize",
                    "Tables on a page, 1 to 200. More is answered as 200, and `page.pageSize` says so.",
                    ParameterType.Integer));

        app.MapGet("/tables/{id}", Fetch)
            .WithName("GetTableById")
            .WithSummary("One table: what it is about and where its data are")
            .WithDescription("As in the list, of one table.")
            .WithTags("Tables")
            .WithNotModified()
            .ProducesError(404);
    }

    private static Results<Ok<TablesResponse>, ProblemHttpResult> Search(
        HttpContext http,
        IOptions<HttpSettings> settings,
        TimeProvider clock)
    {
        var call = Call.Of(http);
        if (!TableSearch.Read(http, settings.Value.PageSize, LargestPage).Succeeded(out var search, out var error)
            || !search.Execute(call, clock.GetUtcNow()).Succeeded(out var page, out error))
        {
            return error.Answer(http, call.Language);
        }

        if (search.Word.Length > 0 && !SearchIndexes.Of(call.Catalogue).In(call.Language).IsQuery(search.Word))
        {
            RemarkList.PlainWords("query", search.Word).Add(http);
        }

        var links = new Links(WebAddress.Of(http, settings.Value), call.Language);
        var describer = new TableDescriber(call, links, settings.Value);
        return TypedResults.Ok(new TablesResponse(
            call.Language,
            [.. page.Tables.Select(describer.Describe)],
            new PageInfo(search.Page, search.Size, page.Total, page.Pages, links.Pages(search, page.Pages)),
            [links.TablePage("self", search, search.Page)]));
    }

    private static Results<Ok<TableResponse>, ProblemHttpResult> Fetch(HttpContext http, string id, IOptions<HttpSettings> settings)
    {
        var call = Call.Of(http);
        if (call.Catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Answer(http, call.Language);
        }

        var links = new Links(WebAddress.Of(http, settings.Value), call.Language);
        return TypedResults.Ok(new TableDescriber(call, links, settings.Value).DescribeWithLanguage(table));
    }
}

/// <summary>Describes tables as the contract wants them.</summary>
internal sealed class TableDescriber(Call call, Links links, HttpSettings settings)
{
    /// <summary>The table in the list.</summary>
    public TableEntry Describe(CatalogueTable table) => DescribeWithLanguage(table);

    /// <summary>The table alone.</summary>
    public TableResponse DescribeWithLanguage(CatalogueTable table)
    {
        var language = call.Language;
        var subject = Ordning.Standard.Subject;
        var (first, last, unit) = TableText.Periods(table);
        return new TableResponse
        {
            Language = language,
            Id = table.Table.Id,
            Label = table.Table.Title.In(language),
            Description = TableText.Closing.In(language),
            SortCode = table.Table.Id,
            Updated = call.Catalogue.Published.UtcDateTime,
            FirstPeriod = first,
            LastPeriod = last,
            Category = "public",
            VariableNames = [.. table.Dimensions.Select(dimension => dimension.Name.In(language))],
            // A closed scheme is not a discontinued table: forløb under way still reach their frist, and corrections come.
            Discontinued = false,
            Source = settings.Source.Text.In(language),
            SubjectCode = subject.Code,
            TimeUnit = unit,
            Paths = [[new PathElement(subject.Code, subject.Name.In(language), subject.Code)]],
            Links = links.Table(table.Table.Id),
        };
    }
}
