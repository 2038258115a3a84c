using System.Globalization;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.Generator.Assumptions;

/// <summary>The codes of data/indsatstyper.csv by kategori, drawn by the weights of data/generator/typevaegte.csv.</summary>
internal sealed class Indsatstyper
{
    private readonly Dictionary<Kategori, Weighted<string>> _byKategori;

    public Indsatstyper()
    {
        var weights = Table.Rows("generator/typevaegte.csv")
            .ToDictionary(r => r[0], r => int.Parse(r[1], CultureInfo.InvariantCulture));
        _byKategori = Table.Rows("indsatstyper.csv")
            .Select(r => (Type: r[0], Kategori: Kategorikoder.Find(r[5])!.Value))
            .Distinct()
            .GroupBy(r => r.Kategori)
            .ToDictionary(
                g => g.Key,
                g => new Weighted<string>(g.Select(r => (r.Type, weights.GetValueOrDefault(r.Type, 1)))));
    }

    public string Any(Kategori kategori, Rng rng) => _byKategori[kategori].Draw(rng);
}
