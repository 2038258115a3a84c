using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>A request for cells, read but not yet held against a table.</summary>
/// <param name="Choice">Which cells.</param>
/// <param name="Format">In which format.</param>
internal sealed record DataRequest(SelectionRequest Choice, FormatChoice Format)
{
    /// <summary>Reads a query string. What it does not know <see cref="UnknownParameters"/> has settled before.</summary>
    public static Result<DataRequest> ReadGet(HttpRequest request, FormatRegister formats)
    {
        var query = request.Query;
        var choice = new List<VariableChoice>(8);
        List<CodelistChoice>? codelists = null;
        foreach (var (name, value) in query)
        {
            if (Index(name, "valuecodes") is { } variable)
            {
                choice.Add(new VariableChoice(
                    variable,
                    value.Count == 1 ? CommaList.Split(value.ToString()) : [.. value.SelectMany(part => CommaList.Split(part ?? ""))]));
            }
            else if (Index(name, "codelist") is { } withCodelist)
            {
                Add(codelists ??= [], withCodelist, value.ToString());
            }
        }

        return FormatChoice.Read(request, formats, ListOf(query, "outputFormatParams")).Succeeded(out var format, out var error)
            ? new DataRequest(new SelectionRequest(choice, codelists ?? [], ListOf(query, "heading"), ListOf(query, "stub")), format)
            : error;
    }

    /// <summary>Reads a body.</summary>
    public static async Task<Result<DataRequest>> ReadPostAsync(HttpRequest request, FormatRegister formats)
    {
        if (!(await BodyReader.ReadAsync<VariablesSelection>(request)).Succeeded(out var content, out var error)
            || !SelectionRequest.Of(content).Succeeded(out var choice, out error)
            || !FormatChoice.Read(request, formats, ListOf(request.Query, "outputFormatParams"))
                .Succeeded(out var format, out error))
        {
            return error;
        }

        return new DataRequest(choice, format);
    }

    /// <summary>Reads the query string of a request for metadata.</summary>
    public static Result<MetadataOptions> ReadMetadata(IQueryCollection query)
    {
        var codelists = new List<CodelistChoice>();
        foreach (var (name, value) in query)
        {
            if (Index(name, "codelist") is { } variable)
            {
                Add(codelists, variable, value.ToString());
            }
        }

        var standard = query["defaultSelection"].ToString();
        if (standard.Length > 0 && !bool.TryParse(standard, out _))
        {
            return ErrorList.InvalidParameter("defaultSelection", standard, new BilingualText("true eller false", "true or false"));
        }

        return new MetadataOptions(query["savedQuery"].ToString(), codelists);
    }

    /// <summary>A list in the query string.</summary>
    public static IReadOnlyList<string> ListOf(IQueryCollection query, string name) => query[name] switch
    {
        { Count: 0 } => [],
        { Count: 1 } onlyOne => CommaList.Split(onlyOne.ToString()),
        var several => [.. several.SelectMany(part => CommaList.Split(part ?? ""))],
    };

    /// <summary>A codelist asked for; an empty text asks for none.</summary>
    private static void Add(List<CodelistChoice> codelists, string variable, string id)
    {
        if (id.Length > 0)
        {
            codelists.Add(new CodelistChoice(variable, id));
        }
    }

    /// <summary>VAR of <c>navn[VAR]</c>, or null.</summary>
    private static string? Index(string text, string name) =>
        text.Length > name.Length + 2
            && text[name.Length] == '['
            && text[^1] == ']'
            && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            ? text[(name.Length + 1)..^1]
            : null;
}
