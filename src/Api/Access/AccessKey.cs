using System.Security.Cryptography;
using System.Text;

namespace Opgoerelse.Api.Access;

/// <summary>
/// A key that an organisation proves itself with: 32 random bytes as text. It is shown once, when it is made; what is
/// kept is its SHA-256. A slow hash with a salt, as passwords need, would protect nothing here: nobody can guess 256
/// random bits, and every request would pay for it.
/// </summary>
public static class AccessKey
{
    /// <summary>What every key begins with, so that a search for lost secrets can find it.</summary>
    public const string Prefix = "opg_";

    private const int RandomBytes = 32;

    /// <summary>No header that long is a key.</summary>
    private const int Longest = 200;

    /// <summary>A new key.</summary>
    public static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>How the key begins: enough to tell one from another, far too little to guess the rest.</summary>
    public static string Hallmark(string key) => key[..(Prefix.Length + 8)];

    /// <summary>SHA-256 of the key; null when it cannot be one.</summary>
    public static byte[]? Imprint(string key) =>
        key.Length is 0 or > Longest ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
