using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain.Borgere;
using Opgoerelse.Ingest.Beskeder;

namespace Opgoerelse.Ingest.Pseudonymisering;

/// <summary>
/// The secret that turns personnumre into pseudonyms (HMAC-SHA-256). With another key the same person is another
/// pseudonym, so a database remembers the fingerprint of the key it began with (<see cref="Noeglevagt"/>).
/// </summary>
public sealed class Pseudonymnoegle
{
    /// <summary>Where a key in base64 is looked for first.</summary>
    public const string Miljoevariabel = "OPGOERELSE_NOEGLE";

    /// <summary>The key file in the data folder, base64, readable by its owner only.</summary>
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

    /// <summary>The key of the environment, else of the data folder.</summary>
    /// <exception cref="IngestException">There is none, or it is no key.</exception>
    public static Pseudonymnoegle Hent(string datamappe) =>
        Find(datamappe) ?? throw new IngestException(
            "ingen-noegle",
            $"Der er ingen pseudonymnøgle. Sæt miljøvariablen {Miljoevariabel} (base64, mindst {MindsteLaengde} byte) eller læg filen {Filnavn} i datamappen.");

    /// <summary>
    /// As <see cref="Hent"/>, but makes a random key in the data folder when there is none: for demo runs, whose
    /// persons are made up.
    /// </summary>
    public static Pseudonymnoegle HentEllerOpret(string datamappe)
    {
        if (Find(datamappe) is { } fundet)
        {
            return fundet;
        }

        Directory.CreateDirectory(datamappe);
        var fil = Path.Combine(datamappe, Filnavn);
        var kladde = $"{fil}.{Guid.NewGuid():N}.part";
        var valg = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            valg.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var skriver = new StreamWriter(kladde, Encoding.ASCII, valg))
        {
            skriver.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(MindsteLaengde)));
        }

        try
        {
            // Whole or not at all; when two processes begin at once, the first one's key is both's.
            File.Move(kladde, fil, overwrite: false);
        }
        catch (IOException) when (File.Exists(fil))
        {
            File.Delete(kladde);
        }

        return Hent(datamappe);
    }

    /// <summary>A key written in base64.</summary>
    /// <exception cref="IngestException">It is no base64, or too short. The message does not show it.</exception>
    public static Pseudonymnoegle FraBase64(string base64)
    {
        var bytes = new byte[base64.Length];
        try
        {
            return Convert.TryFromBase64String(base64.Trim(), bytes, out var laengde)
                ? new Pseudonymnoegle(bytes.AsSpan(0, laengde))
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

    private static Pseudonymnoegle? Find(string datamappe)
    {
        if (Environment.GetEnvironmentVariable(Miljoevariabel) is { Length: > 0 } base64)
        {
            return FraBase64(base64);
        }

        var fil = Path.Combine(datamappe, Filnavn);
        return File.Exists(fil) ? FraBase64(File.ReadAllText(fil)) : null;
    }
}
