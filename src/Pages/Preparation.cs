using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Pages.Start;
using Opgoerelse.Pages.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages;

/// <summary>
/// Does what the first readers of the pages would wait for: the comparison of the kommuner, and the first page of each
/// kind that is made of much code, and the index of the search.
/// </summary>
internal sealed class Preparation(CurrentRelease currentOf, FormatRegister formats, IOptions<HttpSettings> settings)
{
    /// <summary>For the release that is served now; nothing when there is none.</summary>
    public void Execute()
    {
        if (currentOf.Catalogue is not { } catalogue)
        {
            return;
        }

        var page = new Page("", "", "/", "", TextLanguages.Danish);
        var nothingFound = new QueryCollection();
        var number = StartPageFigures.Fetch(catalogue);
        StartPage.Write(catalogue, number, number is null ? null : Sorting.Read(nothingFound, number), settings.Value, page);
        if (catalogue.Comparison is { KommuneComparison.Kommuner: [var kommune, ..] } basis)
        {
            KommunePage.Write(basis, KommunePageOptions.Read(nothingFound, basis.KommuneComparison, kommune), settings.Value, page);
        }

        if (catalogue.Tables is [var table, ..])
        {
            TablePage.Write(catalogue, TablePageOptions.Read(nothingFound, table), formats, settings.Value, page);
        }

        foreach (var language in TextLanguages.All)
        {
            _ = SearchIndexes.Of(catalogue).In(language);
        }
    }
}
