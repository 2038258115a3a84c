using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages.Kommuner;

/// <summary>What a page about a kommune shows. What is unknown in a query is taken as not said.</summary>
/// <param name="Kommuner">The kommune of the page, and up to three more beside it.</param>
/// <param name="Billede">The indsats.</param>
internal sealed record Kommunevalg(IReadOnlyList<Dimensionsvaerdi> Kommuner, Indsatsbillede Billede)
{
    /// <summary>How many kommuner can be seen together.</summary>
    public const int Flest = 4;

    public const string Indsats = "indsats";
    public const string Med = "med";

    private const string Standard = "virksomhedsrettet";

    public Dimensionsvaerdi Kommune => Kommuner[0];

    public static Kommunevalg Laes(IQueryCollection query, Sammenligner sammenligner, Dimensionsvaerdi kommune)
    {
        var indsats = query[Indsats].ToString();
        var billede = sammenligner.Billeder.FirstOrDefault(et => et.Indsats.Kode == indsats)
            ?? sammenligner.Billeder.FirstOrDefault(et => et.Indsats.Kode == Standard)
            ?? sammenligner.Billeder[0];
        var andre = query[Med]
            .SelectMany(tekst => (tekst ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(tekst => Kommunesoegning.Find(sammenligner, tekst))
            .OfType<Dimensionsvaerdi>()
            .Where(anden => anden.Kode != kommune.Kode)
            .DistinctBy(anden => anden.Kode)
            .Take(Flest - 1);
        return new Kommunevalg([kommune, .. andre], billede);
    }

    /// <summary>The address of this page with another indsats.</summary>
    public string Adresse(string indsats) =>
        $"{Addresses.Kommune(Kommune)}?{Indsats}={Uri.EscapeDataString(indsats)}{(Kommuner.Count > 1 ? $"&{Med}={string.Join(',', Kommuner.Skip(1).Select(anden => anden.Kode))}" : "")}";
}
