using System.Text;
using MimeKit;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Jobs.Mail;

/// <summary>The letter that tells of a report: plain text with links, nothing of the figures in it.</summary>
internal static class ReportLetter
{
    /// <param name="release">The release.</param>
    /// <param name="recipient">Who is told, and of which report.</param>
    /// <param name="files">The files of the archive.</param>
    /// <param name="sender">From whom.</param>
    /// <param name="webAddress">The public address of the service.</param>
    public static MimeMessage Write(Release release, Recipient recipient, IReadOnlySet<ReportFile> files, string sender, string webAddress)
    {
        var root = webAddress.TrimEnd('/');
        var ordning = Ordning.Standard.Name.Da;
        var country = recipient.Report == ReportMaker.Country;
        var name = country ? "" : Omraader.Standard.Find(recipient.Report)?.Name.Da ?? recipient.Report;
        var report = country ? "Landsrapporten" : $"Bladet om {name}";
        List<string> lines =
        [
            "Hej",
            "",
            $"Der er offentliggjort nye tal: {ordning}, opgjort pr. {DanishNotation.Date(release.Date)}.",
            "",
            $"{report} kan læses her:",
            root + ReportAddress.Of(release.Id, new ReportFile(recipient.Report, "html")),
            "",
        ];
        foreach (var (extension, what) in new[] { ("pdf", "Som PDF:"), ("xlsx", "Tallene som regneark:") })
        {
            if (files.Contains(new ReportFile(recipient.Report, extension)))
            {
                lines.AddRange([what, root + ReportAddress.Of(release.Id, new ReportFile(recipient.Report, extension)), ""]);
            }
        }

        lines.AddRange(
        [
            "Alle rapporter om de nyeste tal:",
            root + ReportAddress.Root,
            "",
            "Linkene virker, så længe tallene er de nyeste.",
            "",
            "Denne mail er sendt automatisk til dem, der står på listen over modtagere. Vil du ikke have den fremover, så svar på mailen.",
            "",
        ]);
        var from = new MailboxAddress(null, sender);
        return new MimeMessage([from], [new MailboxAddress(null, recipient.Address)], Subject(), Body())
        {
            MessageId = $"{recipient.Fingerprint(release.Id)}@{MailboxAddress.EncodeAddrspec(from.Domain)}",
            Headers = { { "Auto-Submitted", "auto-generated" } },
        };

        string Subject() =>
            $"{ordning}: {(country ? "landsrapporten" : $"bladet om {name}")} med tal pr. {DanishNotation.Date(release.Date)}";

        TextPart Body()
        {
            var text = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
            text.SetText(Encoding.UTF8, string.Join("\r\n", lines));
            return text;
        }
    }

    /// <summary>
    /// Whether an address of the letter has other than ASCII before its @, so that the letter's own head must be UTF-8 (RFC 6531,
    /// 6532).
    /// </summary>
    public static bool IsBeyondAscii(this MimeMessage post) =>
        post.From.Mailboxes.Concat(post.GetRecipients()).Any(mailbox => !Ascii.IsValid(mailbox.LocalPart));
}
