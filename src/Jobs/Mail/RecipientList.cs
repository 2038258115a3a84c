using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Documents;

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
    public string Fingerprint(long release) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{release}\n{Report}\n{Address.ToLowerInvariant()}"))));

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

/// <summary>
/// The recipients of the reports: a file with a line <c>rapport;adresse</c> for each, where rapport is <c>land</c> or a kommune's
/// code or name. Empty lines and lines that begin with # are comments, and so is the heading.
/// </summary>
/// <param name="Recipients">The recipients, each once, by report and address.</param>
/// <param name="Error">Lines that could not be read, without the address: the others count.</param>
internal sealed record RecipientList(IReadOnlyList<Recipient> Recipients, IReadOnlyList<string> Error)
{
    private const string Heading = "rapport;adresse";

    /// <summary>What a letter can be written to: nothing is guessed.</summary>
    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    /// <summary>The list in a file; empty when there is no such file.</summary>
    public static RecipientList Read(string path) => File.Exists(path) ? Read(File.ReadLines(path)) : new RecipientList([], []);

    /// <summary>The list in these lines.</summary>
    public static RecipientList Read(IEnumerable<string> lines)
    {
        var recipients = new List<Recipient>();
        var error = new List<string>();
        foreach (var (index, line) in lines.Index().Select(pair => (pair.Index + 1, pair.Item.Trim())))
        {
            if (line.Length == 0 || line[0] == '#' || line.Equals(Heading, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var parts = line.Split(';', StringSplitOptions.TrimEntries);
            if (parts is not [var report, var address])
            {
                error.Add($"Linje {index}: ventet rapport;adresse.");
            }
            else if (Report(report) is not { } code)
            {
                // Columns that were swapped must not bring an address into a log.
                error.Add(report.Contains('@', StringComparison.Ordinal)
                    ? $"Linje {index}: ventet rapport;adresse, i den rækkefølge."
                    : $"Linje {index}: '{report}' er hverken land eller en kommune.");
            }
            else if (!MailboxAddress.TryParse(Strict, address, out var isValid) || isValid.Address != address || isValid.Domain.Length == 0)
            {
                error.Add($"Linje {index}: adressen er ikke en e-mailadresse.");
            }
            else
            {
                recipients.Add(new Recipient(code, address));
            }
        }

        return new RecipientList(
            [
                .. recipients.DistinctBy(recipient => (recipient.Report, recipient.Address.ToLowerInvariant()))
                    .OrderBy(recipient => recipient.Report, StringComparer.Ordinal)
                    .ThenBy(recipient => recipient.Address, StringComparer.Ordinal),
            ],
            error);
    }

    private static string? Report(string name) =>
        name.Equals(ReportMaker.Country, StringComparison.OrdinalIgnoreCase) ? ReportMaker.Country
        : Omraader.Standard.All.FirstOrDefault(omraade => omraade.Level == OmraadeLevel.Kommune
            && (omraade.Code == name || omraade.Name.Da.Equals(name, StringComparison.OrdinalIgnoreCase)))?.Code;
}
