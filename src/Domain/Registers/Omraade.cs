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
