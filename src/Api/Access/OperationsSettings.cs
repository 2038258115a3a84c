using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;

namespace Opgoerelse.Api.Access;

/// <summary>Configuration section <c>Opgoerelse:Drift</c>: who may see the pages of operations.</summary>
public sealed class OperationsSettings : IValidatableObject
{
    public const string Section = "Opgoerelse:Drift";

    /// <summary>
    /// SHA-256, in hex, of each key that opens <c>/drift</c>. A key is at least 32 random bytes, so that a plain hash
    /// tells nobody anything. Two while a key is being changed; none closes the pages.
    /// </summary>
    [ConfigurationKeyName("Noeglehash")]
    public string[] KeyHash { get; set; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        KeyHash.All(IsHash)
            ? []
            : [new ValidationResult(string.Create(CultureInfo.InvariantCulture, $"{Section}:Noeglehash skal være SHA-256 af nøglen, skrevet med {2 * SHA256.HashSizeInBytes} hexcifre."), ["Noeglehash"])];

    private static bool IsHash(string text) => text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit);
}
