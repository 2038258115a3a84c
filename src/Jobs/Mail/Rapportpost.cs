using System.Text;
using MimeKit;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Jobs.Mail;

/// <summary>The letter that tells of a report: plain text with links, nothing of the figures in it.</summary>
internal static class Rapportpost
{
    /// <param name="udgivelse">The release.</param>
    /// <param name="modtager">Who is told, and of which report.</param>
    /// <param name="filer">The files of the archive.</param>
    /// <param name="afsender">From whom.</param>
    /// <param name="webadresse">The public address of the service.</param>
    public static MimeMessage Skriv(Udgivelse udgivelse, Modtager modtager, IReadOnlySet<Rapportfil> filer, string afsender, string webadresse)
    {
        var rod = webadresse.TrimEnd('/');
        var ordning = Ordning.Standard.Navn.Da;
        var land = modtager.Rapport == Rapportdanner.Land;
        var navn = land ? "" : Omraader.Standard.Find(modtager.Rapport)?.Navn.Da ?? modtager.Rapport;
        var rapporten = land ? "Landsrapporten" : $"Bladet om {navn}";
        List<string> linjer =
        [
            "Hej",
            "",
            $"Der er offentliggjort nye tal: {ordning}, opgjort pr. {DanskSkrift.Dato(udgivelse.Dato)}.",
            "",
            $"{rapporten} kan læses her:",
            rod + ReportAddress.Of(udgivelse.Id, new Rapportfil(modtager.Rapport, "html")),
            "",
        ];
        foreach (var (endelse, hvad) in new[] { ("pdf", "Som PDF:"), ("xlsx", "Tallene som regneark:") })
        {
            if (filer.Contains(new Rapportfil(modtager.Rapport, endelse)))
            {
                linjer.AddRange([hvad, rod + ReportAddress.Of(udgivelse.Id, new Rapportfil(modtager.Rapport, endelse)), ""]);
            }
        }

        linjer.AddRange(
        [
            "Alle rapporter om de nyeste tal:",
            rod + ReportAddress.Root,
            "",
            "Linkene virker, så længe tallene er de nyeste.",
            "",
            "Denne mail er sendt automatisk til dem, der står på listen over modtagere. Vil du ikke have den fremover, så svar på mailen.",
            "",
        ]);
        var from = new MailboxAddress(null, afsender);
        return new MimeMessage([from], [new MailboxAddress(null, modtager.Adresse)], Subject(), Body())
        {
            MessageId = $"{modtager.Aftryk(udgivelse.Id)}@{MailboxAddress.EncodeAddrspec(from.Domain)}",
            Headers = { { "Auto-Submitted", "auto-generated" } },
        };

        string Subject() => $"{ordning}: {(land ? "landsrapporten" : $"bladet om {navn}")} med tal pr. {DanskSkrift.Dato(udgivelse.Dato)}";

        TextPart Body()
        {
            var text = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
            text.SetText(Encoding.UTF8, string.Join("\r\n", linjer));
            return text;
        }
    }

    /// <summary>Whether an address of the letter has other than ASCII before its @, so that the letter's own head must be UTF-8 (RFC 6531, 6532).</summary>
    public static bool IsBeyondAscii(this MimeMessage post) =>
        post.From.Mailboxes.Concat(post.GetRecipients()).Any(mailbox => !Ascii.IsValid(mailbox.LocalPart));
}
