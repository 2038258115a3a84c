using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator.Chance;

namespace Opgoerelse.Generator.Premises;

/// <summary>The codes of data/indsatstyper.csv by kategori, drawn by the weights of data/generator/typevaegte.csv.</summary>
internal sealed class Indsatstyper
{
    private readonly Dictionary<Category, Weighted<string>> _byCategory;

    public Indsatstyper()
    {
        var weights = RegisterTable.Rows("generator/typevaegte.csv")
            .ToDictionary(r => r[0], r => int.Parse(r[1], CultureInfo.InvariantCulture));
        _byCategory = RegisterTable.Rows("indsatstyper.csv")
            .Select(r => (Type: r[0], Category: CategoryCodes.Find(r[5])!.Value))
            .Distinct()
            .GroupBy(r => r.Category)
            .ToDictionary(
                g => g.Key,
                g => new Weighted<string>(g.Select(r => (r.Type, weights.GetValueOrDefault(r.Type, 1)))));
    }

    public string Any(Category category, Rng rng) => _byCategory[category].Draw(rng);
}
