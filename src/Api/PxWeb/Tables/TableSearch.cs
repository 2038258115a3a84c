using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Api.PxWeb.Tables;

/// <summary>A search among the tables of a release, as a client asked for it.</summary>
internal sealed class TableSearch
{
    private static readonly BilingualText WholeNumberText = new("et helt tal fra 1 og op", "a whole number from 1");
    private static readonly BilingualText TrueOrFalse = new("true eller false", "true or false");

    private TableSearch()
    {
    }

    private string AsWritten { get; init; } = "";

    /// <summary>What is searched for, in Lucene's syntax; empty for all tables.</summary>
    public string Word { get; private init; } = "";

    /// <summary>Only tables updated within this many days; null for all.</summary>
    public int? LatestDays { get; private init; }

    /// <summary>Whether the client asked for discontinued tables too. There are none yet.</summary>
    public bool? WithEnded { get; private init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; private init; }

    /// <summary>Tables on a page.</summary>
    public int Size { get; private init; }

    /// <summary>
    /// Reads the query string. As the reference server does, numbers without a meaning are taken as if they were not
    /// there; a page larger than <paramref name="largestPage"/> is one of that size. Either is said in the answer.
    /// </summary>
    public static Result<TableSearch> Read(HttpContext http, int defaultSize, int largestPage)
    {
        var query = http.Request.Query;
        if (!TryNumber(query, "pastDays", out var days, out var error)
            || !TryNumber(query, "pageSize", out var size, out error)
            || !TryNumber(query, "pageNumber", out var page, out error))
        {
            return error!;
        }

        if (size > largestPage)
        {
            RemarkList.Capped("pageSize", query["pageSize"].ToString(), largestPage).Add(http);
        }
        else if (size < 1)
        {
            RemarkList.Raised("pageSize", query["pageSize"].ToString(), defaultSize).Add(http);
            size = null;
        }

        if (page < 1)
        {
            RemarkList.Raised("pageNumber", query["pageNumber"].ToString(), 1).Add(http);
            page = 1;
        }

        var word = query["query"].ToString();
        if (word.Trim().Length > SearchIndex.LongestQuery)
        {
            RemarkList.Cut("query", SearchIndex.LongestQuery).Add(http);
        }

        var endedText = query["includeDiscontinued"].ToString();
        if (endedText.Length > 0 && !bool.TryParse(endedText, out _))
        {
            return ErrorList.InvalidParameter("includeDiscontinued", endedText, TrueOrFalse);
        }

        return new TableSearch
        {
            Word = SearchIndex.Bounded(word),
            LatestDays = days,
            WithEnded = endedText.Length > 0 ? bool.Parse(endedText) : null,
            Page = page ?? 1,
            AsWritten = query["pageNumber"].ToString(),
            Size = Math.Min(size ?? defaultSize, largestPage),
        };
    }

    /// <summary>The tables on the page asked for; 404 for a page that does not exist.</summary>
    public Result<TableListPage> Execute(Call call, DateTimeOffset now)
    {
        var fresh = LatestDays is not { } days || (now - call.Catalogue.FiguresChanged).TotalDays <= days;
        var foundTables = fresh ? FoundTables(call) : [];
        var pages = Math.Max(1, ((foundTables.Count - 1) / Size) + 1);
        // Where nothing is found, every page is empty.
        if (foundTables.Count == 0)
        {
            return new TableListPage([], 0, pages);
        }

        return Page <= pages
            ? new TableListPage([.. foundTables.Skip((Page - 1) * Size).Take(Size)], foundTables.Count, pages)
            : ErrorList.UnknownPage(AsWritten, pages);
    }

    /// <summary>All tables, or those that the words find, the best first.</summary>
    private IReadOnlyList<CatalogueTable> FoundTables(Call call)
    {
        var tables = call.Catalogue.Tables;
        var index = SearchIndexes.Of(call.Catalogue).In(call.Language);
        return Word.Length == 0 ? tables
            : index.Read(Word, SearchKind.Table) is not { } query ? []
            : [.. index.Find(query, SearchKind.Table, Math.Max(1, tables.Count)).Entries
                .Select(found => call.Catalogue.Find(found.Id)).OfType<CatalogueTable>()];
    }

    /// <summary>A whole number, however large; what lies outside an <see cref="int"/> is the nearest that does not.</summary>
    private static bool TryNumber(IQueryCollection query, string name, out int? number, out Error? error)
    {
        number = null;
        error = null;
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        if (Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var found))
        {
            number = (int)Int128.Clamp(found, int.MinValue, int.MaxValue);
            return true;
        }

        error = ErrorList.InvalidParameter(name, text, WholeNumberText);
        return false;
    }
}

/// <summary>The tables on a page, how many there are in all, and on how many pages.</summary>
internal sealed record TableListPage(IReadOnlyList<CatalogueTable> Tables, int Total, int Pages);
