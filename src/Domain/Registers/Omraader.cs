using System.Collections.Frozen;
using System.Globalization;

namespace Opgoerelse.Domain.Registers;

/// <summary>The levels of the hierarchy of omraader, from the largest to the smallest.</summary>
public enum OmraadeLevel
{
    Country,
    Region,
    Landsdel,
    Kommune,
}

/// <summary>The codes of <see cref="OmraadeLevel"/> in releases, API and files.</summary>
public static class OmraadeLevels
{
    public static string Code(this OmraadeLevel level) => level switch
    {
        OmraadeLevel.Country => "land",
        OmraadeLevel.Region => "region",
        OmraadeLevel.Landsdel => "landsdel",
        _ => "kommune",
    };
}

/// <summary>An omraade that figures are published for.</summary>
/// <param name="Code">DK, the regionskode, the NUTS 3 code or the kommunekode (four digits).</param>
/// <param name="Name">Its name; kommuner have the same name in both languages.</param>
/// <param name="Level">Its level.</param>
/// <param name="ValidFrom">The first start day it holds for.</param>
/// <param name="ValidTo">The last start day it holds for; null while it stands.</param>
public sealed record Omraade(string Code, BilingualText Name, OmraadeLevel Level, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>The regional labour market council of a kommune (RAR); null for other levels.</summary>
    public string? Rar { get; init; }
}

/// <summary>
/// That forloeb of <paramref name="Kommune"/> that start in [<paramref name="From"/>, <paramref name="To"/>] count in
/// <paramref name="Omraade"/>.
/// </summary>
public readonly record struct Membership(string Kommune, string Omraade, DateOnly From, DateOnly? To);

/// <summary>
/// The omraader and how they contain each other over time: kommune → landsdel, kommune → region, all → hele
/// landet. Forloeb started before 2027 belong to the five regions, later ones to the four. Source: data/kommuner.csv,
/// data/regioner.csv, data/landsdele.csv.
/// </summary>
public sealed class Omraader
{
    /// <summary>The code of hele landet.</summary>
    public const string Country = "DK";

    /// <summary>The day from which the regions of 2027 hold.</summary>
    private static readonly DateOnly NewRegions = new(2027, 1, 1);

    private readonly FrozenDictionary<string, Omraade> _byCode;
    private readonly FrozenSet<string> _kommuner;
    private readonly FrozenDictionary<string, string> _landsdele;

    private Omraader(IReadOnlyList<Omraade> all, IReadOnlyList<Membership> memberships)
    {
        All = all;
        Memberships = memberships;
        _byCode = all.ToFrozenDictionary(omraade => omraade.Code, StringComparer.Ordinal);
        _kommuner =
            all.Where(omraade => omraade.Level == OmraadeLevel.Kommune).Select(omraade => omraade.Code).ToFrozenSet(StringComparer.Ordinal);
        _landsdele = memberships.Where(member => _byCode[member.Omraade].Level == OmraadeLevel.Landsdel)
            .ToFrozenDictionary(member => member.Kommune, member => member.Omraade, StringComparer.Ordinal);
    }

    /// <summary>The omraader of the data files.</summary>
    public static Omraader Standard { get; } = Read();

    /// <summary>All omraader that ever hold: hele landet, regions, landsdele, kommuner, each by code.</summary>
    public IReadOnlyList<Omraade> All { get; }

    /// <summary>Every kommune's membership of every omraade, itself and hele landet included.</summary>
    public IReadOnlyList<Membership> Memberships { get; }

    /// <summary>Whether <paramref name="code"/> (four digits) is a kommune. 0411 Christiansø is none.</summary>
    public bool IsKommune(string code) => _kommuner.Contains(code);

    /// <summary>The landsdel that a kommune lies in: always the same.</summary>
    /// <exception cref="KeyNotFoundException">It is no kommune.</exception>
    public string LandsdelOf(string kommune) => _landsdele[kommune];

    /// <summary>The omraade with this code, or null.</summary>
    public Omraade? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The omraader that hold for starts in some part of [<paramref name="from"/>, <paramref name="to"/>].</summary>
    public IEnumerable<Omraade> ValidBetween(DateOnly from, DateOnly to) =>
        All.Where(omraade => omraade.ValidFrom <= to && (omraade.ValidTo is not { } end || end >= from));

    private static Omraader Read()
    {
        var always = DateOnly.MinValue;
        var regionsOn = Data.ReadTable("regioner.csv").Skip(1)
            .Select(field => new Omraade(
                field[0],
                new BilingualText(field[1], field[2]),
                OmraadeLevel.Region,
                Date(field[3]),
                field[4].Length == 0 ? null : Date(field[4])))
            .ToList();
        var landsdele = Data.ReadTable("landsdele.csv").Skip(1)
            .Select(field => new Omraade(field[0], new BilingualText(field[1], field[2]), OmraadeLevel.Landsdel, always, null));
        var kommuner = new List<Omraade>();
        var memberships = new List<Membership>();
        // kommunekode;navn;regionskode;region;nuts3;landsdel;rar;region_fra_2027
        foreach (var field in Data.ReadTable("kommuner.csv").Skip(1))
        {
            var code = field[0];
            kommuner.Add(new Omraade(code, new BilingualText(field[1], field[1]), OmraadeLevel.Kommune, always, null) { Rar = field[6] });
            memberships.Add(new Membership(code, code, always, null));
            memberships.Add(new Membership(code, field[4], always, null));
            memberships.Add(new Membership(code, Country, always, null));
            var laterThan = regionsOn.Single(region => region.Name.Da == field[7] && region.ValidTo is null).Code;
            if (laterThan == field[2])
            {
                memberships.Add(new Membership(code, field[2], always, null));
            }
            else
            {
                memberships.Add(new Membership(code, field[2], always, NewRegions.AddDays(-1)));
                memberships.Add(new Membership(code, laterThan, NewRegions, null));
            }
        }

        // Starts before the regions existed (2007) belong to them all the same: one hierarchy for the whole series.
        var country = new Omraade(Country, new BilingualText("Hele landet", "All Denmark"), OmraadeLevel.Country, always, null);
        return new Omraader(
            [
                country,
                .. regionsOn.Select(region => region.ValidFrom < NewRegions ? region with { ValidFrom = always } : region)
                    .OrderBy(region => region.Code, StringComparer.Ordinal),
                .. landsdele.OrderBy(landsdel => landsdel.Code, StringComparer.Ordinal),
                .. kommuner.OrderBy(kommune => kommune.Code, StringComparer.Ordinal),
            ],
            memberships);

        static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
