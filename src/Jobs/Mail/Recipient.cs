using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Opgoerelse.Jobs.Mail;

/// <summary>Somebody who is told of a report.</summary>
/// <param name="Report">land, or a kommune's code.</param>
/// <param name="Address">The e-mail address: personal data, kept in the list alone.</param>
internal readonly record struct Recipient(string Report, string Address)
{
    /// <summary>
    /// What stands for the address in the database: SHA-256 of release, report and address. It tells whether this one was told of this
    /// report, and not that two reports went to the same person.
    /// </summary>
    public string Imprint(long release) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{release}\n{Report}\n{Address.ToLowerInvariant()}"))));

    /// <summary>A text that others wrote, without the address, and without the part of it that is the person's.</summary>
    public string Hide(string text)
    {
        var person = Address[..Address.LastIndexOf('@')];
        return Regex.Replace(
            text.Replace(Address, "(modtageren)", StringComparison.OrdinalIgnoreCase),
            $@"(?<![\w.]){Regex.Escape(person)}(?![\w.]*\w)",
            "(modtageren)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));
    }
}
