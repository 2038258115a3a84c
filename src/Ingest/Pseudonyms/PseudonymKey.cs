using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain.Persons;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Pseudonyms;

/// <summary>
/// The secret that turns personnumre into pseudonyms (HMAC-SHA-256). With another key the same person is another
/// pseudonym, so a database remembers the fingerprint of the key it began with (<see cref="KeyWatch"/>).
/// </summary>
public sealed class PseudonymKey
{
    /// <summary>Where a key in base64 is looked for first.</summary>
    public const string EnvironmentVariable = "OPGOERELSE_NOEGLE";

    /// <summary>The key file, base64, readable by its owner only.</summary>
    public const string FileName = "pseudonym.noegle";

    /// <summary>The least number of bytes in a key.</summary>
    public const int SmallestLength = 32;

    private readonly byte[] _key;

    /// <exception cref="IngestException">The key is too short.</exception>
    public PseudonymKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < SmallestLength)
        {
            throw new IngestException("ugyldig-noegle", $"Pseudonymnøglen skal have mindst {SmallestLength} byte; denne har {key.Length}.");
        }

        _key = key.ToArray();
        Fingerprint = HMACSHA256.HashData(_key, "Opgoerelse: fingeraftryk af pseudonymnoegle"u8);
    }

    /// <summary>Tells two keys apart without telling either.</summary>
    internal byte[] Fingerprint { get; }

    /// <summary>The key of the environment, else of the first folder that has one; null when there is none.</summary>
    /// <exception cref="IngestException">What is there is no key, or a weak one.</exception>
    public static PseudonymKey? Find(params ReadOnlySpan<string> folders)
    {
        if (Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } base64)
        {
            return FromBase64(base64);
        }

        foreach (var folder in folders)
        {
            if (Path.Combine(folder, FileName) is var file && File.Exists(file))
            {
                return FromBase64(File.ReadAllText(file));
            }
        }

        return null;
    }

    /// <summary>As <see cref="Find"/>, where there must be one.</summary>
    /// <exception cref="IngestException">There is none, or it is no key.</exception>
    public static PseudonymKey Fetch(params ReadOnlySpan<string> folders) =>
        Find(folders) ?? throw new IngestException(
            "ingen-noegle",
            $"Der er ingen pseudonymnøgle. Sæt miljøvariablen {EnvironmentVariable} (base64, mindst {SmallestLength} byte) eller læg "
                + $"filen {FileName} i {folders[0]}.");

    /// <summary>Makes a random key in a folder, for a database that has received nothing yet.</summary>
    /// <exception cref="IngestException">
    /// The database holds pseudonyms already, so its key is elsewhere; or the folder cannot be written in.
    /// </exception>
    public static PseudonymKey Create(string folder, Database database)
    {
        if (KeyWatch.HasBegun(database))
        {
            throw new IngestException(
                "noegle-mangler",
                $"Databasen {database.Place} rummer pseudonymer, men deres nøgle er her ikke. Der dannes ingen ny: de samme borgere "
                    + $"ville få nye "
                + $"pseudonymer. Læg nøglen, som databasen er begyndt med, tilbage som {Path.Combine(folder, FileName)}, eller sæt "
                + $"miljøvariablen {EnvironmentVariable}.");
        }

        try
        {
            Write(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IngestException(
                "ingen-noegle",
                $"Der er ingen pseudonymnøgle, og der kan ikke laves en i {folder}: {failure.Message} Lav mappen, så kun programmets "
                    + $"bruger kan "
                + $"læse og skrive i den, eller sæt miljøvariablen {EnvironmentVariable}.");
        }

        return Fetch(folder);
    }

    /// <summary>A key written in base64.</summary>
    /// <exception cref="IngestException">It is no base64, too short, or such as a person thinks of. The message does not show
    /// it.</exception>
    public static PseudonymKey FromBase64(string base64)
    {
        var bytes = new byte[base64.Length];
        try
        {
            return Convert.TryFromBase64String(base64.Trim(), bytes, out var length)
                ? Strong(bytes.AsSpan(0, length))
                : throw new IngestException("ugyldig-noegle", "Pseudonymnøglen er ikke gyldig base64.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>One per leverance: not thread-safe.</summary>
    internal IncrementalHash Hmac() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);

    /// <summary>The pseudonym of ten digits, written to <paramref name="pseudonym"/> (32 bytes).</summary>
    internal static void Compute(IncrementalHash hmac, ReadOnlySpan<byte> digits, Span<byte> pseudonym)
    {
        hmac.AppendData(digits[..Personnummer.Digits]);
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
        return Hash32.From(mark);
    }

    private static void Write(string folder)
    {
        OwnerOnly.MakeFolder(folder);
        var file = Path.Combine(folder, FileName);
        var draft = $"{file}.{Guid.NewGuid():N}.part";
        using (var writer = new StreamWriter(OwnerOnly.Open(draft, FileMode.CreateNew), Encoding.ASCII))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SmallestLength)));
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

    private static PseudonymKey Strong(ReadOnlySpan<byte> key)
    {
        var made = new PseudonymKey(key);
        return KeyStrength.WeaknessOf(key) is not { } weakness
            ? made
            : throw new IngestException(
                "svag-noegle",
                $"Pseudonymnøglen {weakness}, og kan gættes. Lav en tilfældig, fx: head -c {SmallestLength} /dev/urandom | base64. "
                + "En database, der er begyndt med den svage, beholder den ikke: begynd en ny (driftshåndbogen, Keys).");
    }
}
