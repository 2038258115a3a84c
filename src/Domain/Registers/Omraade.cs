namespace Opgoerelse.Domain.Registers;

/// <summary>The levels of the hierarchy of omraader, from the largest to the smallest.</summary>
public enum Omraadeniveau
{
    Land,
    Region,
    Landsdel,
    Kommune,
}

/// <summary>The codes of <see cref="Omraadeniveau"/> in releases, API and files.</summary>
public static class Omraadeniveauer
{
    public static string Kode(this Omraadeniveau niveau) => niveau switch
    {
        Omraadeniveau.Land => "land",
        Omraadeniveau.Region => "region",
        Omraadeniveau.Landsdel => "landsdel",
        _ => "kommune",
    };
}

/// <summary>An omraade that figures are published for.</summary>
/// <param name="Kode">DK, the regionskode, the NUTS 3 code or the kommunekode (four digits).</param>
/// <param name="Navn">Its name; kommuner have the same name in both languages.</param>
/// <param name="Niveau">Its level.</param>
/// <param name="GyldigFra">The first start day it holds for.</param>
/// <param name="GyldigTil">The last start day it holds for; null while it stands.</param>
public sealed record Omraade(string Kode, Tekst Navn, Omraadeniveau Niveau, DateOnly GyldigFra, DateOnly? GyldigTil)
{
    /// <summary>The regional labour market council of a kommune (RAR); null for other levels.</summary>
    public string? Rar { get; init; }
}

/// <summary>
/// That forloeb of <paramref name="Kommune"/> that start in [<paramref name="Fra"/>, <paramref name="Til"/>] count in
/// <paramref name="Omraade"/>.
/// </summary>
public readonly record struct Medlemskab(string Kommune, string Omraade, DateOnly Fra, DateOnly? Til);
