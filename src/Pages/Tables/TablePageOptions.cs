using Microsoft.Extensions.Options;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Pages.Tables;

/// <summary>
/// What the page of a table shows: per variable the codes, or the expressions of the API, that its address says. A
/// selection has one address, whichever way it was made.
/// </summary>
internal sealed class TablePageOptions
{
    /// <summary>Before a kind of values: all of them. For the form; the address has their codes.</summary>
    public const string All = "alle-";

    private readonly IReadOnlyList<string>[] _expression;

    private TablePageOptions(CatalogueTable table, IReadOnlyList<string>[] expression, Selection selection, bool isDefault, Error? error)
    {
        Table = table;
        _expression = expression;
        Selection = selection;
        IsDefault = isDefault;
        Error = error;
    }

    public CatalogueTable Table { get; }

    /// <summary>The cells, no dimension taken away.</summary>
    public Selection Selection { get; }

    /// <summary>Whether the address says nothing: then the newest is shown, whichever that is.</summary>
    public bool IsDefault { get; }

    /// <summary>What was wrong with the address; the selection is then the standard one. Null when nothing was.</summary>
    public Error? Error { get; }

    /// <summary>The selection as a query, in its one form.</summary>
    public string Query =>
        "?"
            + string.Join(
                '&',
                _expression.Select((expression, index) => $"{Uri.EscapeDataString(Table.Dimensions[index].Code)}={ListOf(expression)}"));

    /// <summary>The page of this selection.</summary>
    public string Location => $"/tabeller/{Uri.EscapeDataString(Table.Table.Id)}{(IsDefault ? "" : Query)}";

    /// <summary>The same selection of the API, without <c>outputFormat</c>.</summary>
    /// <param name="language">The language of its labels.</param>
    public string Call(string language) =>
        $"{Addresses.PxWeb}/tables/{Uri.EscapeDataString(Table.Table.Id)}/data?lang={language}"
            + string.Concat(_expression.Select((expression, index) => $"&valuecodes[{Table.Dimensions[index].Code}]={ListOf(expression)}"));

    /// <summary>Reads a query. A variable that it does not name has its standard values; what is no variable is passed over.</summary>
    public static TablePageOptions Read(IQueryCollection query, CatalogueTable table)
    {
        var standard = new IReadOnlyList<string>[table.Dimensions.Count];
        var expression = new IReadOnlyList<string>[table.Dimensions.Count];
        var isDefault = true;
        for (var index = 0; index < expression.Length; index++)
        {
            var dimension = table.Dimensions[index];
            standard[index] = Standard(table, index);
            List<string> chosen = [.. query[dimension.Code].SelectMany(text => CommaList.Split(text ?? "")).Where(part => part.Length > 0)];
            expression[index] = chosen.Count == 0 ? standard[index] : Single(dimension, chosen);
            isDefault &= chosen.Count == 0;
        }

        return Interpret(table, expression).Succeeded(out var selection, out var error)
            ? new TablePageOptions(table, expression, selection, isDefault, null)
            : new TablePageOptions(
                table,
                standard,
                Interpret(table, standard).Succeeded(out selection, out _)
                    ? selection
                    : throw new InvalidOperationException($"{table.Table.Id} har intet standardudvalg."),
                isDefault: true,
                error);
    }

    /// <summary>Whether a query says the selection in its one form, or nothing at all.</summary>
    public bool IsSimple(IQueryCollection query) =>
        IsDefault
            || Table.Dimensions.Index().All(dimension =>
                query[dimension.Item.Code] is { Count: 1 } text && text == string.Join(',', _expression[dimension.Index]));

    private static Result<Selection> Interpret(CatalogueTable table, IReadOnlyList<string>[] expression) =>
        SelectionInterpreter.Interpret(
            table,
            [.. expression.Select((chosen, index) => new VariableChoice(table.Dimensions[index].Code, chosen))],
            new Codelist?[table.Dimensions.Count]);

    /// <summary>
    /// Codes in stored order, each once, all of them as a star. Expressions are left as they are: they follow the releases.
    /// </summary>
    private static List<string> Single(Dimension dimension, List<string> chosen)
    {
        var all = dimension.Values;
        var codes = new HashSet<int>();
        foreach (var item in chosen)
        {
            if (dimension.IndexOf(item) is var position and >= 0)
            {
                codes.Add(position);
            }
            else if (item.StartsWith(All, StringComparison.Ordinal) && all.Any(value => value.Kind == item[All.Length..]))
            {
                codes.UnionWith(Enumerable.Range(0, all.Count).Where(i => all[i].Kind == item[All.Length..]));
            }
            else
            {
                return chosen;
            }
        }

        return codes.Count == all.Count && all.Count > 1 ? ["*"] : [.. codes.Order().Select(i => all[i].Code)];
    }

    /// <summary>
    /// A picture that fits a screen: hele landet and the regions in the newest year, all kinds, one measure of them.
    /// </summary>
    private static List<string> Standard(CatalogueTable table, int index)
    {
        var dimension = table.Dimensions[index];
        var all = dimension.Values;
        switch (dimension.Role)
        {
            case DimensionRole.Geography:
                return all.Where(value => value.Kind is "land" or "region").Select(value => value.Code).ToList() is { Count: > 0 } superiors
                    ? superiors
                    : [all[0].Code];
            case DimensionRole.Time:
                return [all[table.NewestPeriod >= 0 ? table.NewestPeriod : all.Count - 1].Code];
            case DimensionRole.Measure when table.Dimensions.Any(other => other is { Role: DimensionRole.Classification, TotalCode: null }):
                return [all[Math.Max(0, dimension.IndexOf("andel"))].Code];
            case DimensionRole.Measure when table.ExactMeasures.Length < all.Count:
                return [.. table.ExactMeasures.Select(i => all[i].Code)];
            default:
                return dimension.TotalCode is { } total ? [total] : all.Count == 1 ? [all[0].Code] : ["*"];
        }
    }

    private static string ListOf(IReadOnlyList<string> expression) =>
        string.Join(',', expression.Select(item => item == "*" ? item : Uri.EscapeDataString(item)));
}

/// <summary>The pages about tables: <c>/tabeller</c> and <c>/tabeller/{id}</c>.</summary>
internal static class TablePageEndpoints
{
    public static void MapTablePages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tabeller", (HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings) =>
            PageAnswer.Give(
                http,
                currentOf,
                settings.Value,
                "/tabeller",
                (catalogue, page) => TableList.Write(catalogue, settings.Value, page))).ExcludeFromDescription();
        app.MapGet(
            "/tabeller/{id}",
            (HttpContext http, string id, CurrentRelease currentOf, IOptions<HttpSettings> settings, FormatRegister formats) =>
                Show(http, id, currentOf, settings.Value, formats)).WithMetadata(new WithProgram()).ExcludeFromDescription();
    }

    private static IResult Show(HttpContext http, string id, CurrentRelease currentOf, HttpSettings settings, FormatRegister formats)
    {
        if (currentOf.Catalogue is not { } catalogue)
        {
            return PageAnswer.Waits(http, settings);
        }

        if (catalogue.Find(id) is not { } table)
        {
            return ErrorList.UnknownTable(id).Respond(http);
        }

        var page = Page.Of(http, settings);
        var choice = TablePageOptions.Read(http.Request.Query, table);
        if (choice.Error is not null)
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Content(
                TablePage.Write(catalogue, choice, formats, settings, page),
                PageAnswer.MediaType,
                statusCode: choice.Error.Status);
        }

        // A form says each value by itself: the address that is shown, kept and shared is the one of the selection.
        return choice.IsSimple(http.Request.Query)
            ? PageAnswer.Give(
                http,
                catalogue,
                settings,
                page,
                choice.Location,
                (now, asked) => TablePage.Write(now, choice, formats, settings, asked))
            : TypedResults.Redirect(page.To(choice.Location));
    }
}
