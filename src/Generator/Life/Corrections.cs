using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Kategori = Opgoerelse.Domain.Law.Kategori;

namespace Opgoerelse.Generator.Life;

/// <summary>What a caseworker changes afterwards. The changed version is always valid.</summary>
internal static class Corrections
{
    /// <summary>The entity as it should have been from the beginning.</summary>
    public static Registrering Correct(Registrering indhold, Rng rng) => indhold switch
    {
        Forloeb f => Moved(f, rng.Between(-10, 10)),
        Indsats i when rng.Hits(0.6) => Moved(i, rng.Between(-21, 21)),
        Indsats i => i with { TimerPrUge = rng.Between(1, 37), IIndsatsdel = true },
        Fritagelse f => f with { Til = f.Fra.AddDays(rng.Between(7, 180)) },
        OrdinaereTimer t => t with { Timer = t.Timer + 1.5m },
        Indstilling i => i with { Kategorier = Toggled(i.Kategorier, Kategori.Virksomhedsrettet) },
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The same version with other content: what a sender that reuses version numbers sends.</summary>
    public static Registrering Contradict(Registrering indhold) => indhold switch
    {
        Forloeb f => f with { Afslutningsaarsag = f.Afslutningsaarsag == "andet" ? "uddannelse" : "andet" },
        Indsats i => i with { MinutterPrUge = i.MinutterPrUge is null or 59 ? 1 : i.MinutterPrUge + 1 },
        Fritagelse f => f with { Helbred = f.Helbred is not true },
        OrdinaereTimer t => t with { Timer = t.Timer + 1 },
        Indstilling i => i with { Kategorier = Toggled(i.Kategorier, Kategori.Social) },
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Marked as a mistake, where the entity has such a field.</summary>
    public static Registrering? Fejloprettet(Registrering indhold) => indhold switch
    {
        Forloeb f => f with { Fejloprettet = true },
        Indsats i => i with { Fejloprettet = true },
        Fritagelse f => f with { Fejloprettet = true },
        _ => null,
    };

    private static Forloeb Moved(Forloeb forloeb, int days)
    {
        var start = forloeb.Startdato.AddDays(days);
        if (start < forloeb.Personnummer.Foedselsdato.AddYears(Antagelser.Myndig))
            return forloeb with { Startdato = forloeb.Startdato.AddDays(1), Slutdato = null, Afslutningsaarsag = null };
        if (forloeb.Slutdato < start)
            return forloeb with { Slutdato = null, Afslutningsaarsag = null };
        var first = forloeb.Kommuner[0];
        return first.Fra <= start
            ? forloeb with { Startdato = start }
            : forloeb with { Startdato = start, Kommuner = [first with { Fra = start }, .. forloeb.Kommuner.Skip(1)] };
    }

    private static Indsats Moved(Indsats indsats, int days) => indsats with
    {
        Startdato = indsats.Startdato.AddDays(days),
        Slutdato = indsats.Slutdato?.AddDays(days),
    };

    private static IReadOnlyList<Kategori> Toggled(IReadOnlyList<Kategori> kategorier, Kategori kategori) =>
        kategorier.Contains(kategori) ? [.. kategorier.Where(k => k != kategori)] : [.. kategorier, kategori];
}
