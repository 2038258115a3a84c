using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>What a page about a kommune shows. What is unknown in a query is taken as not said.</summary>
/// <param name="Kommuner">The kommune of the page, and up to three more beside it.</param>
/// <param name="Picture">The indsats.</param>
internal sealed record KommunePageOptions(IReadOnlyList<DimensionValue> Kommuner, IndsatsPicture Picture)
{
    /// <summary>How many kommuner can be seen together.</summary>
    public const int Most = 4;

    public const string Indsats = "indsats";
    public const string With = "med";

    private const string Standard = CategoryCodes.Virksomhedsrettet;

    public DimensionValue Kommune => Kommuner[0];

    public static KommunePageOptions Read(IQueryCollection query, KommuneComparison kommuneComparison, DimensionValue kommune)
    {
        var indsats = query[Indsats].ToString();
        var picture = kommuneComparison.Pictures.FirstOrDefault(item => item.Indsats.Code == indsats)
            ?? kommuneComparison.Pictures.FirstOrDefault(item => item.Indsats.Code == Standard)
            ?? kommuneComparison.Pictures[0];
        var others = query[With]
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(text => KommuneSearch.Find(kommuneComparison, text))
            .OfType<DimensionValue>()
            .Where(other => other.Code != kommune.Code)
            .DistinctBy(other => other.Code)
            .Take(Most - 1);
        return new KommunePageOptions([kommune, .. others], picture);
    }

    /// <summary>The address of this page with another indsats.</summary>
    public string Address(string indsats) =>
        $"{Addresses.Kommune(Kommune)}?{Indsats}={Uri.EscapeDataString(indsats)}{(Kommuner.Count > 1
            ? $"&{With}={string.Join(',', Kommuner.Skip(1).Select(other => other.Code))}"
            : "")}";
}
