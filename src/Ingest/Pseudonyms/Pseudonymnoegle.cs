using Opgoerelse.Domain.Persons;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain.Law;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Pseudonyms;

/// <summary>
/// The secret that turns personnumre into pseudonyms (HMAC-SHA-256). With another key the same person is another
/// pseudonym, so a database remembers the fingerprint of the key it began with (<see cref="Noeglevagt"/>).
/// </summary>
public sealed class Pseudonymnoegle
{
    /// <summary>Where a key in base64 is looked for first.</summary>
    public const string Miljoevariabel = "OPGOERELSE_NOEGLE";

    /// <summary>The key file, base64, readable by its owner only.</summary>
    public const string Filnavn = "pseudonym.noegle";

    /// <summary>The least number of bytes in a key.</summary>
    public const int MindsteLaengde = 32;

    private readonly byte[] _noegle;

    /// <exception cref="IngestException">The key is too short.</exception>
    public Pseudonymnoegle(ReadOnlySpan<byte> noegle)
    {
        if (noegle.Length < MindsteLaengde)
        {
            throw new IngestException("ugyldig-noegle", $"Pseudonymnøglen skal have mindst {MindsteLaengde} byte; denne har {noegle.Length}.");
        }

        _noegle = noegle.ToArray();
        Fingeraftryk = HMACSHA256.HashData(_noegle, "Opgoerelse: fingeraftryk af pseudonymnoegle"u8);
    }

    /// <summary>Tells two keys apart without telling either.</summary>
    internal byte[] Fingeraftryk { get; }

    /// <summary>The key of the environment, else of the first folder that has one; null when there is none.</summary>
    /// <exception cref="IngestException">What is there is no key, or a weak one.</exception>
    public static Pseudonymnoegle? Find(params ReadOnlySpan<string> folders)
    {
        if (Environment.GetEnvironmentVariable(Miljoevariabel) is { Length: > 0 } base64)
        {
            return FraBase64(base64);
        }

        foreach (var folder in folders)
        {
            if (Path.Combine(folder, Filnavn) is var file && File.Exists(file))
            {
                return FraBase64(File.ReadAllText(file));
            }
        }

        return null;
    }

    /// <summary>As <see cref="Find"/>, where there must be one.</summary>
    /// <exception cref="IngestException">There is none, or it is no key.</exception>
    public static Pseudonymnoegle Hent(params ReadOnlySpan<string> folders) =>
        Find(folders) ?? throw new IngestException(
            "ingen-noegle",
            $"Der er ingen pseudonymnøgle. Sæt miljøvariablen {Miljoevariabel} (base64, mindst {MindsteLaengde} byte) eller læg filen {Filnavn} i {folders[0]}.");

    /// <summary>Makes a random key in a folder, for a database that has received nothing yet.</summary>
    /// <exception cref="IngestException">
    /// The database holds pseudonyms already, so its key is elsewhere; or the folder cannot be written in.
    /// </exception>
    public static Pseudonymnoegle Opret(string folder, Database database)
    {
        if (Noeglevagt.HasBegun(database))
        {
            throw new IngestException(
                "noegle-mangler",
                $"Databasen {database.Place} rummer pseudonymer, men deres nøgle er her ikke. Der dannes ingen ny: de samme borgere ville få nye "
                + $"pseudonymer. Læg nøglen, som databasen er begyndt med, tilbage som {Path.Combine(folder, Filnavn)}, eller sæt miljøvariablen {Miljoevariabel}.");
        }

        try
        {
            Write(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IngestException(
                "ingen-noegle",
                $"Der er ingen pseudonymnøgle, og der kan ikke laves en i {folder}: {failure.Message} Lav mappen, så kun programmets bruger kan "
                + $"læse og skrive i den, eller sæt miljøvariablen {Miljoevariabel}.");
        }

        return Hent(folder);
    }

    /// <summary>A key written in base64.</summary>
    /// <exception cref="IngestException">It is no base64, too short, or such as a person thinks of. The message does not show it.</exception>
    public static Pseudonymnoegle FraBase64(string base64)
    {
        var bytes = new byte[base64.Length];
        try
        {
            return Convert.TryFromBase64String(base64.Trim(), bytes, out var laengde)
                ? Strong(bytes.AsSpan(0, laengde))
                : throw new IngestException("ugyldig-noegle", "Pseudonymnøglen er ikke gyldig base64.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>One per leverance: not thread-safe.</summary>
    internal IncrementalHash Hmac() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _noegle);

    /// <summary>The pseudonym of ten digits, written to <paramref name="pseudonym"/> (32 bytes).</summary>
    internal static void Beregn(IncrementalHash hmac, ReadOnlySpan<byte> cifre, Span<byte> pseudonym)
    {
        hmac.AppendData(cifre[..Personnummer.Cifre]);
        hmac.GetHashAndReset(pseudonym);
    }

    /// <summary>
    /// Tells whether two free texts are the same, for who has no key without telling what they are: a personnummer in one
    /// could be found by trying them all. The words before the text keep it from being anyone's pseudonym.
    /// </summary>
    internal static Hash32 Mark(IncrementalHash hmac, string text)
    {
        Span<byte> mark = stackalloc byte[32];
        hmac.AppendData("Opgoerelse: afslutningsaarsag\0"u8);
        hmac.AppendData(Encoding.UTF8.GetBytes(text));
        hmac.GetHashAndReset(mark);
        return Hash32.Fra(mark);
    }

    private static void Write(string folder)
    {
        OwnerOnly.MakeFolder(folder);
        var file = Path.Combine(folder, Filnavn);
        var draft = $"{file}.{Guid.NewGuid():N}.part";
        using (var writer = new StreamWriter(OwnerOnly.Open(draft, FileMode.CreateNew), Encoding.ASCII))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(MindsteLaengde)));
        }

        try
        {
            // Whole or not at all; when two processes begin at once, the first one's key is both's.
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    private static Pseudonymnoegle Strong(ReadOnlySpan<byte> key)
    {
        var made = new Pseudonymnoegle(key);
        return KeyStrength.WeaknessOf(key) is not { } weakness
            ? made
            : throw new IngestException(
                "svag-noegle",
                $"Pseudonymnøglen {weakness}, og kan gættes. Lav en tilfældig, fx: head -c {MindsteLaengde} /dev/urandom | base64. "
                + "En database, der er begyndt med den svage, beholder den ikke: begynd en ny (driftshåndbogen, Keys).");
    }
}
