using System.Collections.Frozen;
using System.Globalization;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Domain.Law;

/// <summary>
/// The catalogue of types of indsats and the mapping of source codes to them. Source: data/indsatstyper.csv and
/// data/kildekoder.csv.
/// </summary>
public sealed class Indsatskatalog
{
    private readonly FrozenDictionary<string, Indsatstype> _typer;
    private readonly FrozenDictionary<string, string> _kildekoder;

    private Indsatskatalog(IEnumerable<Indsatstype> typer, IEnumerable<KeyValuePair<string, string>> kildekoder)
    {
        _typer = typer.ToFrozenDictionary(type => type.Kode, StringComparer.Ordinal);
        _kildekoder = kildekoder.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The catalogue of the data files.</summary>
    public static Indsatskatalog Standard { get; } = Laes();

    /// <summary>All types, in no order.</summary>
    public IReadOnlyCollection<Indsatstype> Typer => _typer.Values;

    /// <summary>The catalogue's code for <paramref name="kode"/>: itself, or what a source code is mapped to; null when it is neither.</summary>
    public string? Normaliser(string kode) =>
        _typer.ContainsKey(kode) ? kode : _kildekoder.GetValueOrDefault(kode);

    /// <summary>The type with this catalogue code.</summary>
    /// <exception cref="KeyNotFoundException">No such type.</exception>
    public Indsatstype this[string kode] => _typer[kode];

    private static Indsatskatalog Laes()
    {
        // indsatstype;navn;lov;kapitel;paragraf;kategori;krav_udfoerer;gyldig_fra;gyldig_til
        var typer = Data.ReadTable("indsatstyper.csv").Skip(1)
            .GroupBy(felt => felt[0], StringComparer.Ordinal)
            .Select(type => new Indsatstype(
                type.Key,
                type.Last()[1],
                [.. type.Select(felt => new Klassifikation(
                    Kategorikoder.Find(felt[5]) ?? throw new InvalidDataException($"indsatstyper.csv: ukendt kategori '{felt[5]}'"),
                    felt[6] switch { "" => false, "kommune" => true, var krav => throw new InvalidDataException($"indsatstyper.csv: ukendt krav_udfoerer '{krav}'") },
                    Dato(felt[7]),
                    felt[8].Length == 0 ? DateOnly.MaxValue : Dato(felt[8]))).OrderBy(raekke => raekke.GyldigFra)]))
            .ToList();
        var kildekoder = Data.ReadTable("kildekoder.csv").Skip(1).Select(felt => KeyValuePair.Create(felt[0], felt[1])).ToList();
        if (kildekoder.Find(par => typer.TrueForAll(type => type.Kode != par.Value)) is { Key: not null } ukendt)
        {
            throw new InvalidDataException($"kildekoder.csv: '{ukendt.Key}' peger på '{ukendt.Value}', som ikke findes");
        }

        return new Indsatskatalog(typer, kildekoder);

        static DateOnly Dato(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
