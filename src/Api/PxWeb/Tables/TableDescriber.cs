using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Domain.Law;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.PxWeb.Tables;

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
            Label = table.Table.Title.OnDay(language),
            Description = TableText.Closing.OnDay(language),
            SortCode = table.Table.Id,
            Updated = call.Catalogue.Published.UtcDateTime,
            FirstPeriod = first,
            LastPeriod = last,
            Category = "public",
            VariableNames = [.. table.Dimensions.Select(dimension => dimension.Name.OnDay(language))],
            // A closed scheme is not a discontinued table: forløb under way still reach their frist, and corrections come.
            Discontinued = false,
            Source = settings.Source.Text.OnDay(language),
            SubjectCode = subject.Code,
            TimeUnit = unit,
            Paths = [[new PathElement(subject.Code, subject.Name.OnDay(language), subject.Code)]],
            Links = links.Table(table.Table.Id),
        };
    }
}
