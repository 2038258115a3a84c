using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Jobs;

/// <summary>
/// Send: tells the recipients of the public release's reports that they are there. Nobody is told of a report twice: a letter that may
/// have gone out is not sent again (ADR 34). One that cannot be sent stops no other, and is tried again by the next run; a server that
/// takes none stops the run.
/// </summary>
internal sealed class SendJob(
    DispatchStore store,
    ReportArchive archive,
    IMailOutlet outlet,
    MailSettings settings,
    RecipientList listOf,
    string webAddress,
    Release release,
    Func<bool> isPublic,
    ILogger<SendJob> log) : IJob
{
    public const string JobName = "udsend";

    /// <summary>So many letters in a row without an answer, and the server is taken to have gone.</summary>
    private const int SilentInAll = 2;

    /// <inheritdoc />
    public string Name => JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["udgivelse"] = release.Id.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>How many letters the run sent.</summary>
    public long SentCount { get; private set; }

    /// <summary>Whether letters go to a mail server; otherwise into a folder.</summary>
    public bool ToServer => outlet is SmtpOutlet;

    /// <summary>The list of recipients.</summary>
    public static RecipientList ListOf(IServiceProvider provider) =>
        RecipientList.Read(provider.GetRequiredService<IOptions<MailSettings>>().Value.Recipients is { Length: > 0 } path
            ? path
            : provider.GetRequiredService<DataFolder>().Recipients);

    /// <summary>The letters about the reports of the release that is public now; null when there are none to send.</summary>
    public static SendJob? AboutPublicRelease(IServiceProvider provider, DateOnly day)
    {
        var settings = provider.GetRequiredService<IOptions<MailSettings>>().Value;
        var folder = provider.GetRequiredService<DataFolder>();
        var listOf = ListOf(provider);
        if (listOf.Recipients.Count == 0)
        {
            return null;
        }

        var releases = provider.GetRequiredService<ReleaseStore>();
        if (releases.Newest() is not { } id)
        {
            return null;
        }

        var job = new SendJob(
            provider.GetRequiredService<DispatchStore>(),
            provider.GetRequiredService<ReportArchive>(),
            settings.Server is { Length: > 0 }
                ? new SmtpOutlet(settings)
                : new FolderOutlet(settings.Folder is { Length: > 0 } chosen ? Path.GetFullPath(chosen) : folder.Outgoing),
            settings,
            listOf,
            provider.GetRequiredService<PublicAddress>().Url,
            releases.All().Single(release => release.Id == id),
            () => releases.Newest() == id,
            provider.GetRequiredService<ILogger<SendJob>>());
        return job.IsMissing().Count > 0 ? job : null;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The service does not know its public address, or some letters could not be sent; the
    /// others are.</exception>
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        if (webAddress.Length == 0)
        {
            throw new InvalidOperationException(
                $"Der kan ikke sendes mails: {PublicAddress.Setting} er ikke sat, og linkene skal føre til tjenestens offentlige adresse.");
        }

        foreach (var error in listOf.Error)
        {
            log.LogWarning("The list of recipients: {Fejl}", error);
        }

        try
        {
            outlet.Prepare();
        }
        catch (MailException error)
        {
            // Nothing is begun, so that no letter's tries are spent on a server that is down.
            throw new InvalidOperationException($"Ingen mails om udgivelse {release.Id} er sendt. De prøves igen. {error.Message}", error);
        }

        var brokenOff = store.Settle(release.Id, outlet.CanBeRepeated);
        if (brokenOff > 0 && !outlet.CanBeRepeated)
        {
            log.LogWarning(
                "{Antal} letters about release {Udgivelse} may have gone out when a run was cut off, and are not sent again",
                brokenOff,
                release.Id);
        }

        var files = archive.Files(release);
        var isMissing = IsMissing();
        var earlier = store.About(release.Id)
            .ToDictionary(dispatch => (dispatch.Report, dispatch.Recipient), dispatch => dispatch.Attempts);
        long failed = 0, givenUp = 0, uncertainCount = 0, seenCount = 0;
        var silentCount = 0;
        string? reason = null;
        foreach (var recipient in isMissing)
        {
            stop.ThrowIfCancellationRequested();
            if (silentCount < 0 || !isPublic())
            {
                break;
            }

            var post = ReportLetter.Write(release, recipient, files, settings.Sender, webAddress);
            seenCount++;
            if (store.Begin(release.Id, recipient))
            {
                try
                {
                    outlet.Send(
                        post,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{release.Id}-{recipient.Report}-{recipient.Fingerprint(release.Id)[..12]}"));
                    store.Sent(release.Id, recipient);
                    SentCount++;
                    silentCount = 0;
                }
                catch (MailException error)
                {
                    var why = recipient.Hide(error.Message);
                    store.Failed(release.Id, recipient, why, error.IsUncertain, countsAsTry: error.IsUncertain || error.OnlyThisLetter);
                    log.LogWarning(
                        "A letter about {Rapport} of release {Udgivelse} {Hvad}: {Grund}",
                        recipient.Report,
                        release.Id,
                        error.IsUncertain ? "may or may not have gone out" : "did not go out",
                        why);
                    reason ??= why;
                    if (error.IsUncertain)
                    {
                        uncertainCount++;
                    }
                    else if (error.OnlyThisLetter
                        && earlier.GetValueOrDefault((recipient.Report, recipient.Fingerprint(release.Id))) + 1 >= settings.Attempts)
                    {
                        givenUp++;
                    }
                    else
                    {
                        failed++;
                    }

                    silentCount = error.OnlyThisLetter
                        ? 0
                        : error.IsUncertain && silentCount + 1 < SilentInAll && CorrespondsTo() ? silentCount + 1 : -1;
                }
            }

            progress.Report(new Progress("Mails", seenCount, isMissing.Count));
        }

        var rest = isMissing.Count - seenCount;
        if (failed + givenUp + uncertainCount + rest + listOf.Error.Count > 0)
        {
            throw new InvalidOperationException(
                $"{Count(SentCount, "mail", "mails")} om udgivelse {release.Id} er sendt."
                + (failed > 0 ? $" {Count(failed, "mail", "mails")} kunne ikke sendes og prøves igen." : "")
                + (givenUp > 0
                    ? $" {Count(givenUp, "mail", "mails")} kunne ikke sendes og er opgivet efter {settings.Attempts} forsøg."
                    : "")
                + (uncertainCount > 0
                    ? $" Om {Count(uncertainCount, "mail", "mails").ToLowerInvariant()} er det uvist, om "
                        + $"{(uncertainCount == 1 ? "den blev sendt; den" : "de blev sendt; de")} prøves ikke igen."
                    : "")
                + (rest > 0
                    ? $" {Count(rest, "mail", "mails")} blev ikke "
                        + $"forsøgt{(silentCount < 0
                            ? ": ingen ville komme frem. De sendes af en senere kørsel"
                            : ": udgivelsen er ikke længere offentlig")}."
                    : "")
                + (reason is not null ? $" {reason}" : "")
                + (listOf.Error is [var first, ..]
                    ? $" {Count(listOf.Error.Count, "linje", "linjer")} i listen over modtagere kunne ikke læses. {first}"
                    : ""));
        }

        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["udgivelse"] = release.Id,
            ["sendt"] = SentCount,
            ["afbrudt"] = brokenOff,
        };
    }

    /// <summary>Whether letters can go out still.</summary>
    private bool CorrespondsTo()
    {
        try
        {
            outlet.Prepare();
            return true;
        }
        catch (MailException)
        {
            return false;
        }
    }

    private static string Count(long count, string one, string several) =>
        count switch { 0 => $"Ingen {several}", 1 => $"1 {one}", _ => string.Create(CultureInfo.InvariantCulture, $"{count} {several}") };

    /// <summary>Those whose report is there, and who have not been told, as far as we know, nor tried in vain too often.</summary>
    private List<Recipient> IsMissing()
    {
        if (!archive.IsFinished(release) && archive.Files(release).Count == 0)
        {
            return [];
        }

        var dispatches = store.About(release.Id).ToDictionary(dispatch => (dispatch.Report, dispatch.Recipient));
        return [.. listOf.Recipients
            .Where(recipient => archive.Find(release, new ReportFile(recipient.Report, "html")) is not null)
            .Where(recipient => !dispatches.TryGetValue((recipient.Report, recipient.Fingerprint(release.Id)), out var known)
                || known.State == "paabegyndt"
                || (known.State == "fejlet" && known.Attempts < settings.Attempts))];
    }
}
