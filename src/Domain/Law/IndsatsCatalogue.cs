using System.Collections.Frozen;
using System.Globalization;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Domain.Law;

/// <summary>
/// The catalogue of types of indsats and the mapping of source codes to them. Source: data/indsatstyper.csv and
/// data/kildekoder.csv.
/// </summary>
public sealed class IndsatsCatalogue
{
    private readonly FrozenDictionary<string, Indsatstype> _types;
    private readonly FrozenDictionary<string, string> _sourceCodes;

    private IndsatsCatalogue(IEnumerable<Indsatstype> types, IEnumerable<KeyValuePair<string, string>> sourceCodes)
    {
        _types = types.ToFrozenDictionary(type => type.Code, StringComparer.Ordinal);
        _sourceCodes = sourceCodes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The catalogue of the data files.</summary>
    public static IndsatsCatalogue Standard { get; } = Read();

    /// <summary>All types, in no order.</summary>
    public IReadOnlyCollection<Indsatstype> Types => _types.Values;

    /// <summary>
    /// The catalogue's code for <paramref name="code"/>: itself, or what a source code is mapped to; null when it is neither.
    /// </summary>
    public string? Normalise(string code) =>
        _types.ContainsKey(code) ? code : _sourceCodes.GetValueOrDefault(code);

    /// <summary>The type with this catalogue code.</summary>
    /// <exception cref="KeyNotFoundException">No such type.</exception>
    public Indsatstype this[string code] => _types[code];

    private static IndsatsCatalogue Read()
    {
        // indsatstype;navn;lov;kapitel;paragraf;kategori;krav_udfoerer;gyldig_fra;gyldig_til
        var types = Data.ReadTable("indsatstyper.csv").Skip(1)
            .GroupBy(field => field[0], StringComparer.Ordinal)
            .Select(type => new Indsatstype(
                type.Key,
                type.Last()[1],
                [.. type.Select(field => new Classification(
                    CategoryCodes.Find(field[5]) ?? throw new InvalidDataException($"indsatstyper.csv: ukendt kategori '{field[5]}'"),
                    field[6] switch
                    {
                        "" => false,
                        "kommune" => true,
                        var requirement => throw new InvalidDataException($"indsatstyper.csv: ukendt krav_udfoerer '{requirement}'"),
                    },
                    Date(field[7]),
                    field[8].Length == 0 ? DateOnly.MaxValue : Date(field[8]))).OrderBy(row => row.ValidFrom)]))
            .ToList();
        var sourceCodes = Data.ReadTable("kildekoder.csv").Skip(1).Select(field => KeyValuePair.Create(field[0], field[1])).ToList();
        if (sourceCodes.Find(pair => types.TrueForAll(type => type.Code != pair.Value)) is { Key: not null } unknown)
        {
            throw new InvalidDataException($"kildekoder.csv: '{unknown.Key}' peger på '{unknown.Value}', som ikke findes");
        }

        return new IndsatsCatalogue(types, sourceCodes);

        static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
