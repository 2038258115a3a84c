using System.Globalization;
using Opgoerelse.Aggregation.Releases;

namespace Opgoerelse.Reports.Documents;

/// <summary>A file of the archive.</summary>
/// <param name="Navn">land, or a kommune's code.</param>
/// <param name="Endelse">html, xlsx or pdf.</param>
internal readonly record struct Rapportfil(string Navn, string Endelse)
{
    /// <summary>Its name in the archive.</summary>
    public string Filnavn => $"{Navn}.{Endelse}";

    /// <summary>
    /// The file that a name means; null when it is none of ours. Only land or four digits, and an ending that is known, pass: no
    /// name leads out of the folder.
    /// </summary>
    public static Rapportfil? Laes(string filnavn)
    {
        var punktum = filnavn.IndexOf('.', StringComparison.Ordinal);
        if (punktum < 0)
        {
            return null;
        }

        var (navn, endelse) = (filnavn[..punktum], filnavn[(punktum + 1)..]);
        return endelse is "html" or "xlsx" or "pdf" && (navn == Rapportdanner.Land || (navn.Length == 4 && navn.All(char.IsAsciiDigit)))
            ? new Rapportfil(navn, endelse)
            : null;
    }
}

/// <summary>
/// The reports of the releases: a folder for each, and beside it a mark that says which release they are of. What has no mark, or
/// that of another release with the same number, is not shown: it may be half made, or of a database that is no more.
/// </summary>
/// <param name="Mappe">The folder of all.</param>
internal sealed record Rapportarkiv(string Mappe)
{
    /// <summary>The folder of a release's reports.</summary>
    public string Sti(Udgivelse udgivelse) => Path.Combine(Mappe, Nummer(udgivelse));

    /// <summary>The path of a file; null when it is not there to be shown.</summary>
    public string? Find(Udgivelse udgivelse, Rapportfil fil) =>
        Fejl(udgivelse) is not null && Path.Combine(Sti(udgivelse), fil.Filnavn) is var sti && File.Exists(sti) ? sti : null;

    /// <summary>The files to be shown of a release's reports.</summary>
    public IReadOnlySet<Rapportfil> Filer(Udgivelse udgivelse) => Fejl(udgivelse) is null || !Directory.Exists(Sti(udgivelse))
        ? new HashSet<Rapportfil>()
        : Directory.EnumerateFiles(Sti(udgivelse)).Select(sti => Rapportfil.Laes(Path.GetFileName(sti))).OfType<Rapportfil>().ToHashSet();

    /// <summary>Whether the reports of a release have been made, all of them.</summary>
    public bool ErFaerdig(Udgivelse udgivelse) => Fejl(udgivelse) == 0;

    /// <summary>Makes room for the reports of a release: those of another one with its number go away.</summary>
    public void Begynd(Udgivelse udgivelse)
    {
        if (Fejl(udgivelse) is null && Directory.Exists(Sti(udgivelse)))
        {
            File.Delete(Maerke(udgivelse));
            Directory.Delete(Sti(udgivelse), recursive: true);
        }
    }

    /// <summary>Says that the reports of a release are there, but for so many that could not be made.</summary>
    public void Maerk(Udgivelse udgivelse, int fejl)
    {
        Directory.CreateDirectory(Mappe);
        var kladde = Maerke(udgivelse) + ".part";
        File.WriteAllText(kladde, string.Create(CultureInfo.InvariantCulture, $"{udgivelse.Kontrolsum} {fejl}\n"));
        File.Move(kladde, Maerke(udgivelse), overwrite: true);
    }

    private static string Nummer(Udgivelse udgivelse) => udgivelse.Id.ToString(CultureInfo.InvariantCulture);

    private string Maerke(Udgivelse udgivelse) => Path.Combine(Mappe, Nummer(udgivelse) + ".dannet");

    /// <summary>How many could not be made; null when the mark is not of this release.</summary>
    private int? Fejl(Udgivelse udgivelse) =>
        File.Exists(Maerke(udgivelse)) && File.ReadAllText(Maerke(udgivelse)).Split([' ', '\n']) is [var sum, var fejl, ..] && sum == udgivelse.Kontrolsum
            ? int.Parse(fejl, CultureInfo.InvariantCulture)
            : null;
}
