namespace Opgoerelse.Domain.Law;

/// <summary>Who carries an indsats out.</summary>
public enum Udfoerer
{
    Ukendt,
    Kommune,
    Region,
    AndenAktoer,
    Virksomhed,
}

/// <summary>One row of the catalogue: what a type meant in law in a span of start days.</summary>
/// <param name="Kategori">The category it counts in.</param>
/// <param name="KraeverKommune">Whether it counts only when carried out by the kommune (sundhedsloven).</param>
/// <param name="GyldigFra">First start day.</param>
/// <param name="GyldigTil">Last start day; <see cref="DateOnly.MaxValue"/> while it stands.</param>
public readonly record struct Klassifikation(Kategori Kategori, bool KraeverKommune, DateOnly GyldigFra, DateOnly GyldigTil);

/// <summary>A type of indsats with its classification over time.</summary>
public sealed class Indsatstype(string kode, string navn, IReadOnlyList<Klassifikation> klassifikationer)
{
    private readonly Klassifikation[] _klassifikationer = [.. klassifikationer];

    /// <summary>The catalogue's code.</summary>
    public string Kode { get; } = kode;

    /// <summary>The newest name.</summary>
    public string Navn { get; } = navn;

    /// <summary>The rows, oldest first.</summary>
    public IReadOnlyList<Klassifikation> Klassifikationer => _klassifikationer;

    /// <summary>
    /// The category in which an indsats of this type that begins on <paramref name="startdato"/> may count, or null: no
    /// row valid on that day, or not carried out by one that the law asks for.
    /// </summary>
    public Kategori? TaellerI(DateOnly startdato, Udfoerer udfoerer, bool regionalSundhed)
    {
        foreach (ref readonly var raekke in _klassifikationer.AsSpan())
        {
            if (startdato >= raekke.GyldigFra && startdato <= raekke.GyldigTil)
            {
                var opfyldt = !raekke.KraeverKommune
                    || udfoerer == Udfoerer.Kommune
                    || (regionalSundhed && udfoerer == Udfoerer.Region);
                return opfyldt ? raekke.Kategori : null;
            }
        }

        return null;
    }
}
