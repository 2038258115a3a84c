using MimeKit;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Jobs.Mail;

/// <summary>
/// The recipients of the reports: a file with a line <c>rapport;adresse</c> for each, where rapport is <c>land</c> or a kommune's
/// code or name. Empty lines and lines that begin with # are comments, and so is the heading.
/// </summary>
/// <param name="Modtagere">The recipients, each once, by report and address.</param>
/// <param name="Fejl">Lines that could not be read, without the address: the others count.</param>
internal sealed record Modtagerliste(IReadOnlyList<Modtager> Modtagere, IReadOnlyList<string> Fejl)
{
    private const string Overskrift = "rapport;adresse";

    /// <summary>What a letter can be written to: nothing is guessed.</summary>
    private static readonly ParserOptions Strict = new() { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false, AllowUnquotedCommasInAddresses = false };

    /// <summary>The list in a file; empty when there is no such file.</summary>
    public static Modtagerliste Laes(string sti) => File.Exists(sti) ? Laes(File.ReadLines(sti)) : new Modtagerliste([], []);

    /// <summary>The list in these lines.</summary>
    public static Modtagerliste Laes(IEnumerable<string> linjer)
    {
        var modtagere = new List<Modtager>();
        var fejl = new List<string>();
        foreach (var (nr, linje) in linjer.Index().Select(par => (par.Index + 1, par.Item.Trim())))
        {
            if (linje.Length == 0 || linje[0] == '#' || linje.Equals(Overskrift, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var dele = linje.Split(';', StringSplitOptions.TrimEntries);
            if (dele is not [var rapport, var adresse])
            {
                fejl.Add($"Linje {nr}: ventet rapport;adresse.");
            }
            else if (Rapport(rapport) is not { } kode)
            {
                // Columns that were swapped must not bring an address into a log.
                fejl.Add(rapport.Contains('@', StringComparison.Ordinal) ? $"Linje {nr}: ventet rapport;adresse, i den rækkefølge." : $"Linje {nr}: '{rapport}' er hverken land eller en kommune.");
            }
            else if (!MailboxAddress.TryParse(Strict, adresse, out var gyldig) || gyldig.Address != adresse || gyldig.Domain.Length == 0)
            {
                fejl.Add($"Linje {nr}: adressen er ikke en e-mailadresse.");
            }
            else
            {
                modtagere.Add(new Modtager(kode, adresse));
            }
        }

        return new Modtagerliste([.. modtagere.DistinctBy(modtager => (modtager.Rapport, modtager.Adresse.ToLowerInvariant())).OrderBy(modtager => modtager.Rapport, StringComparer.Ordinal).ThenBy(modtager => modtager.Adresse, StringComparer.Ordinal)], fejl);
    }

    private static string? Rapport(string navn) =>
        navn.Equals(Rapportdanner.Land, StringComparison.OrdinalIgnoreCase) ? Rapportdanner.Land
        : Omraader.Standard.Alle.FirstOrDefault(omraade => omraade.Niveau == Omraadeniveau.Kommune && (omraade.Kode == navn || omraade.Navn.Da.Equals(navn, StringComparison.OrdinalIgnoreCase)))?.Kode;
}
