using System.Collections.Frozen;
using System.Globalization;

namespace Opgoerelse.Domain.Registers;

/// <summary>
/// The omraader and how they contain each other over time: kommune → landsdel, kommune → region, all → hele
/// landet. Forloeb started before 2027 belong to the five regions, later ones to the four. Source: data/kommuner.csv,
/// data/regioner.csv, data/landsdele.csv.
/// </summary>
public sealed class Omraader
{
    /// <summary>The code of hele landet.</summary>
    public const string Land = "DK";

    /// <summary>The day from which the regions of 2027 hold.</summary>
    private static readonly DateOnly NyeRegioner = new(2027, 1, 1);

    private readonly FrozenDictionary<string, Omraade> _paaKode;
    private readonly FrozenSet<string> _kommuner;

    private Omraader(IReadOnlyList<Omraade> alle, IReadOnlyList<Medlemskab> medlemskaber)
    {
        Alle = alle;
        Medlemskaber = medlemskaber;
        _paaKode = alle.ToFrozenDictionary(omraade => omraade.Kode, StringComparer.Ordinal);
        _kommuner = alle.Where(omraade => omraade.Niveau == Omraadeniveau.Kommune).Select(omraade => omraade.Kode).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The omraader of the data files.</summary>
    public static Omraader Standard { get; } = Laes();

    /// <summary>All omraader that ever hold: hele landet, regions, landsdele, kommuner, each by code.</summary>
    public IReadOnlyList<Omraade> Alle { get; }

    /// <summary>Every kommune's membership of every omraade, itself and hele landet included.</summary>
    public IReadOnlyList<Medlemskab> Medlemskaber { get; }

    /// <summary>Whether <paramref name="kode"/> (four digits) is a kommune. 0411 Christiansø is none.</summary>
    public bool ErKommune(string kode) => _kommuner.Contains(kode);

    /// <summary>The omraade with this code, or null.</summary>
    public Omraade? Find(string kode) => _paaKode.GetValueOrDefault(kode);

    /// <summary>The omraader that hold for starts in some part of [<paramref name="fra"/>, <paramref name="til"/>].</summary>
    public IEnumerable<Omraade> Gyldige(DateOnly fra, DateOnly til) =>
        Alle.Where(omraade => omraade.GyldigFra <= til && (omraade.GyldigTil is not { } slut || slut >= fra));

    private static Omraader Laes()
    {
        var altid = DateOnly.MinValue;
        var regioner = Data.ReadTable("regioner.csv").Skip(1)
            .Select(felt => new Omraade(felt[0], new Tekst(felt[1], felt[2]), Omraadeniveau.Region, Dato(felt[3]), felt[4].Length == 0 ? null : Dato(felt[4])))
            .ToList();
        var landsdele = Data.ReadTable("landsdele.csv").Skip(1)
            .Select(felt => new Omraade(felt[0], new Tekst(felt[1], felt[2]), Omraadeniveau.Landsdel, altid, null));
        var kommuner = new List<Omraade>();
        var medlemskaber = new List<Medlemskab>();
        // kommunekode;navn;regionskode;region;nuts3;landsdel;rar;region_fra_2027
        foreach (var felt in Data.ReadTable("kommuner.csv").Skip(1))
        {
            var kode = felt[0];
            kommuner.Add(new Omraade(kode, new Tekst(felt[1], felt[1]), Omraadeniveau.Kommune, altid, null) { Rar = felt[6] });
            medlemskaber.Add(new Medlemskab(kode, kode, altid, null));
            medlemskaber.Add(new Medlemskab(kode, felt[4], altid, null));
            medlemskaber.Add(new Medlemskab(kode, Land, altid, null));
            var senere = regioner.Single(region => region.Navn.Da == felt[7] && region.GyldigTil is null).Kode;
            if (senere == felt[2])
            {
                medlemskaber.Add(new Medlemskab(kode, felt[2], altid, null));
            }
            else
            {
                medlemskaber.Add(new Medlemskab(kode, felt[2], altid, NyeRegioner.AddDays(-1)));
                medlemskaber.Add(new Medlemskab(kode, senere, NyeRegioner, null));
            }
        }

        // Starts before the regions existed (2007) belong to them all the same: one hierarchy for the whole series.
        var land = new Omraade(Land, new Tekst("Hele landet", "All Denmark"), Omraadeniveau.Land, altid, null);
        return new Omraader(
            [
                land,
                .. regioner.Select(region => region.GyldigFra < NyeRegioner ? region with { GyldigFra = altid } : region).OrderBy(region => region.Kode, StringComparer.Ordinal),
                .. landsdele.OrderBy(landsdel => landsdel.Kode, StringComparer.Ordinal),
                .. kommuner.OrderBy(kommune => kommune.Kode, StringComparer.Ordinal),
            ],
            medlemskaber);

        static DateOnly Dato(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
