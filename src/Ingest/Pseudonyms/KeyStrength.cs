using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Pseudonyms;

/// <summary>
/// Tells a key that somebody wrote from one that chance made. Ten million personnumre are soon tried with each key that
/// can be thought of; only a key that cannot be thought of hides them.
/// </summary>
internal static class KeyStrength
{
    // Of 32 random bytes 30 differ, as a rule; that no more than 16 do happens once in some ten million million keys.
    private const int LeastDifferentBytes = 17;

    private static readonly SearchValues<byte> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>What makes the key weak, as the end of a Danish sentence; null when nothing does.</summary>
    public static string? WeaknessOf(ReadOnlySpan<byte> key)
    {
        if (key.IndexOfAnyExcept(key[0]) < 0)
        {
            return "er den samme byte igen og igen";
        }

        if (IsCounting(key))
        {
            return "er en talrække";
        }

        if (IsRepeating(key))
        {
            return "gentager sig selv";
        }

        // Random digits in hexadecimal are a text too, of half a byte each: 64 of them hold as much as 32 bytes.
        var digits = key.TrimEnd("\r\n"u8);
        if (digits.Length >= 2 * PseudonymKey.SmallestLength && digits.Length % 2 == 0 && digits.IndexOfAnyExcept(HexadecimalDigits) < 0)
        {
            return WeaknessOf(Convert.FromHexString(digits));
        }

        return IsText(key) ? "er en tekst" : Different(key) < LeastDifferentBytes ? "gentager sig selv" : null;
    }

    /// <summary>A part, and the same part again, at least once whole.</summary>
    private static bool IsRepeating(ReadOnlySpan<byte> key)
    {
        for (var part = 1; part <= key.Length / 2; part++)
        {
            if (key[part..].SequenceEqual(key[..^part]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCounting(ReadOnlySpan<byte> key)
    {
        var step = unchecked((byte)(key[1] - key[0]));
        for (var i = 1; i < key.Length; i++)
        {
            if (unchecked((byte)(key[i] - key[i - 1])) != step)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whole UTF-8 without control characters: 32 random bytes are so once in thousands of millions of keys.</summary>
    private static bool IsText(ReadOnlySpan<byte> key)
    {
        while (!key.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(key, out var rune, out var length) != OperationStatus.Done
                || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\r' or '\n')))
            {
                return false;
            }

            key = key[length..];
        }

        return true;
    }

    private static int Different(ReadOnlySpan<byte> key)
    {
        var seen = new HashSet<byte>();
        foreach (var one in key)
        {
            seen.Add(one);
        }

        return seen.Count;
    }
}

/// <summary>Holds a database to the key it began with.</summary>
internal static class KeyWatch
{
    /// <summary>The fingerprint of the key that the database's pseudonyms were made with.</summary>
    public const string Read = "SELECT fingeraftryk FROM noegle";

    /// <summary>Remembers the fingerprint, in the transaction of the first leverance.</summary>
    public const string Remember = "INSERT INTO noegle (noegle_id, fingeraftryk, oprettet) VALUES (1, @fingeraftryk, @oprettet)";

    /// <summary>Whether anything was received in the database, so that there is one key and no other for it.</summary>
    public static bool HasBegun(Database database)
    {
        if (!database.Exists())
        {
            return false;
        }

        using var connection = database.Connect();
        return database.TableExists(connection, "noegle") && connection.QuerySingleOrDefault<byte[]>(Read) is not null;
    }

    /// <exception cref="IngestException">The key is not the one the database began with.</exception>
    public static void CheckRecord(DbTransaction transaction, PseudonymKey key, DateTimeOffset now)
    {
        var remembered = transaction.Connection!.QuerySingleOrDefault<byte[]>(Read, transaction: transaction);
        if (remembered is null)
        {
            transaction.Connection!.Execute(Remember, new { fingeraftryk = key.Fingerprint, oprettet = now.ToInstant() }, transaction);
        }
        else if (!CryptographicOperations.FixedTimeEquals(remembered, key.Fingerprint))
        {
            throw new IngestException(
                "anden-noegle",
                "Pseudonymnøglen er ikke den, som databasen er begyndt med. De samme borgere ville få nye pseudonymer. Intet er indlæst.");
        }
    }
}
