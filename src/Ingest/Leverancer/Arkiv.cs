using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// The protected folder where files of the inbox lie after they were taken: they hold personnumre, so only the owner
/// may look, and they are deleted after a time. One folder a receipt day, refused files apart.
/// </summary>
public sealed class Arkiv
{
    private const string Afviste = "afviste";
    private const string Dagsform = "yyyy-MM-dd";

    // What file systems take, in bytes (Linux) or characters (Windows).
    private const int LongestName = 255;

    /// <param name="mappe">The archive folder; made when it is missing, readable by its owner only.</param>
    public Arkiv(string mappe)
    {
        Mappe = Path.GetFullPath(mappe);
        OwnerOnly.MakeFolder(Mappe);
    }

    public string Mappe { get; }

    /// <summary>Where the file of a leverance lies, or will lie. The position in the ledger makes the name unique.</summary>
    public string Sti(Leverance leverance) => Path.Combine(
        leverance.Tilstand == Leverancetilstand.Afvist ? Path.Combine(Mappe, Afviste) : Mappe,
        Day(leverance),
        FileName(leverance));

    /// <summary>The folder of a leverance's receipt day.</summary>
    internal static string Day(Leverance leverance) => leverance.ModtagetDag.ToString(Dagsform, CultureInfo.InvariantCulture);

    /// <summary>
    /// The leverance's position and its name; of a name that is too long with that, the end, which tells the format.
    /// </summary>
    internal static string FileName(Leverance leverance)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{leverance.LeveranceId:D8}_");
        var name = leverance.Navn;
        var room = LongestName - prefix.Length;
        if (Encoding.UTF8.GetByteCount(name) <= room)
        {
            return prefix + name;
        }

        var end = name.Length;
        var bytes = 1;
        foreach (var rune in name.EnumerateRunes().Reverse())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > room)
            {
                break;
            }

            end -= rune.Utf16SequenceLength;
        }

        return $"{prefix}~{name.AsSpan(end)}";
    }

    /// <summary>Moves a file in.</summary>
    internal string Flyt(string fil, Leverance leverance)
    {
        var sti = Sti(leverance);
        OwnerOnly.MakeFolder(Path.GetDirectoryName(sti)!);
        // A move that was killed half-way over two disks may have left a part.
        File.Move(fil, sti, overwrite: true);
        Close(sti);
        return sti;
    }

    /// <summary>What the sender let others see is closed to them here. A file that stays another account's lies in a closed folder.</summary>
    private static void Close(string sti)
    {
        try
        {
            OwnerOnly.Tighten(sti, OwnerOnly.GroupAndOthers);
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException)
        {
            // The folder's mode is what counts.
        }
    }

    /// <summary>
    /// Deletes the files of leverancer received before the Danish calendar day <paramref name="foer"/>, refused ones too; and
    /// what else lies in the archive and has been there since before that day, whoever put it there.
    /// </summary>
    /// <returns>How many files were deleted.</returns>
    public int Ryd(DateOnly foer)
    {
        var slettet = 0;
        foreach (var mappe in Undermapper(Mappe).Concat(Undermapper(Path.Combine(Mappe, Afviste))).ToList())
        {
            if (DagFor(mappe) < foer)
            {
                slettet += Directory.EnumerateFiles(mappe).Count();
                Directory.Delete(mappe, recursive: true);
            }
        }

        return slettet + ForgottenFiles.Delete(Mappe, foer, isKept: sti => DagFor(Path.GetDirectoryName(sti)!) is not null);
    }

    /// <summary>Deletes what is older than <paramref name="opbevaring"/>, counted in whole Danish calendar days.</summary>
    /// <returns>How many files were deleted.</returns>
    public int Ryd(TimeSpan opbevaring, TimeProvider time) => Ryd(DanskTid.Dag(time.GetUtcNow() - opbevaring));

    private static DateOnly? DagFor(string mappe) =>
        DateOnly.TryParseExact(Path.GetFileName(mappe), Dagsform, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? dag : null;

    private static IEnumerable<string> Undermapper(string mappe) =>
        Directory.Exists(mappe) ? Directory.EnumerateDirectories(mappe) : [];
}
