using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Jobs;

/// <summary>
/// Udsend: tells the recipients of the public release's reports that they are there. Nobody is told of a report twice: a letter that may
/// have gone out is not sent again (ADR 34). One that cannot be sent stops no other, and is tried again by the next run; a server that takes none stops the run.
/// </summary>
internal sealed class Udsend(Forsendelseslager lager, Rapportarkiv arkiv, IPostudgang udgang, Postindstillinger indstillinger, Modtagerliste liste, string webadresse, Udgivelse udgivelse, Func<bool> erOffentlig, ILogger<Udsend> log) : IJob
{
    public const string Jobnavn = "udsend";

    /// <summary>So many letters in a row without an answer, and the server is taken to have gone.</summary>
    private const int TavsIalt = 2;

    /// <inheritdoc />
    public string Navn => Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["udgivelse"] = udgivelse.Id.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>How many letters the run sent.</summary>
    public long Sendte { get; private set; }

    /// <summary>Whether letters go to a mail server; otherwise into a folder.</summary>
    public bool TilServer => udgang is Smtpudgang;

    /// <summary>The list of recipients.</summary>
    public static Modtagerliste Liste(IServiceProvider tjenester) =>
        Modtagerliste.Laes(tjenester.GetRequiredService<IOptions<Postindstillinger>>().Value.Modtagere is { Length: > 0 } sti ? sti : tjenester.GetRequiredService<Datamappe>().Modtagere);

    /// <summary>The letters about the reports of the release that is public now; null when there are none to send.</summary>
    public static Udsend? OmDenOffentlige(IServiceProvider tjenester, DateOnly dag)
    {
        var indstillinger = tjenester.GetRequiredService<IOptions<Postindstillinger>>().Value;
        var mappe = tjenester.GetRequiredService<Datamappe>();
        var liste = Liste(tjenester);
        if (liste.Modtagere.Count == 0)
        {
            return null;
        }

        var udgivelser = tjenester.GetRequiredService<Udgivelseslager>();
        if (udgivelser.Nyeste() is not { } id)
        {
            return null;
        }

        var job = new Udsend(
            tjenester.GetRequiredService<Forsendelseslager>(),
            tjenester.GetRequiredService<Rapportarkiv>(),
            indstillinger.Server is { Length: > 0 } ? new Smtpudgang(indstillinger) : new Mappeudgang(indstillinger.Mappe is { Length: > 0 } valgt ? Path.GetFullPath(valgt) : mappe.Udgaaende),
            indstillinger,
            liste,
            tjenester.GetRequiredService<PublicAddress>().Url,
            udgivelser.Alle().Single(udgivelse => udgivelse.Id == id),
            () => udgivelser.Nyeste() == id,
            tjenester.GetRequiredService<ILogger<Udsend>>());
        return job.Mangler().Count > 0 ? job : null;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The service does not know its public address, or some letters could not be sent; the others are.</exception>
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        if (webadresse.Length == 0)
        {
            throw new InvalidOperationException($"Der kan ikke sendes mails: {PublicAddress.Setting} er ikke sat, og linkene skal føre til tjenestens offentlige adresse.");
        }

        foreach (var fejl in liste.Fejl)
        {
            log.LogWarning("The list of recipients: {Fejl}", fejl);
        }

        try
        {
            udgang.Klargoer();
        }
        catch (PostException fejl)
        {
            // Nothing is begun, so that no letter's tries are spent on a server that is down.
            throw new InvalidOperationException($"Ingen mails om udgivelse {udgivelse.Id} er sendt. De prøves igen. {fejl.Message}", fejl);
        }

        var afbrudte = lager.Afklar(udgivelse.Id, udgang.KanGentages);
        if (afbrudte > 0 && !udgang.KanGentages)
        {
            log.LogWarning("{Antal} letters about release {Udgivelse} may have gone out when a run was cut off, and are not sent again", afbrudte, udgivelse.Id);
        }

        var filer = arkiv.Filer(udgivelse);
        var mangler = Mangler();
        var tidligere = lager.Om(udgivelse.Id).ToDictionary(forsendelse => (forsendelse.Rapport, forsendelse.Modtager), forsendelse => forsendelse.Forsoeg);
        long fejlede = 0, opgivne = 0, uvisse = 0, sete = 0;
        var tavs = 0;
        string? grund = null;
        foreach (var modtager in mangler)
        {
            stop.ThrowIfCancellationRequested();
            if (tavs < 0 || !erOffentlig())
            {
                break;
            }

            var post = Rapportpost.Skriv(udgivelse, modtager, filer, indstillinger.Afsender, webadresse);
            sete++;
            if (lager.Begynd(udgivelse.Id, modtager))
            {
                try
                {
                    udgang.Send(post, string.Create(CultureInfo.InvariantCulture, $"{udgivelse.Id}-{modtager.Rapport}-{modtager.Aftryk(udgivelse.Id)[..12]}"));
                    lager.Sendt(udgivelse.Id, modtager);
                    Sendte++;
                    tavs = 0;
                }
                catch (PostException fejl)
                {
                    var hvorfor = modtager.Skjul(fejl.Message);
                    lager.Fejlet(udgivelse.Id, modtager, hvorfor, fejl.Uvist, taeller: fejl.Uvist || fejl.KunDetteBrev);
                    log.LogWarning("A letter about {Rapport} of release {Udgivelse} {Hvad}: {Grund}", modtager.Rapport, udgivelse.Id, fejl.Uvist ? "may or may not have gone out" : "did not go out", hvorfor);
                    grund ??= hvorfor;
                    if (fejl.Uvist)
                    {
                        uvisse++;
                    }
                    else if (fejl.KunDetteBrev && tidligere.GetValueOrDefault((modtager.Rapport, modtager.Aftryk(udgivelse.Id))) + 1 >= indstillinger.Forsoeg)
                    {
                        opgivne++;
                    }
                    else
                    {
                        fejlede++;
                    }

                    tavs = fejl.KunDetteBrev ? 0 : fejl.Uvist && tavs + 1 < TavsIalt && Svarer() ? tavs + 1 : -1;
                }
            }

            fremdrift.Report(new Fremdrift("Mails", sete, mangler.Count));
        }

        var rest = mangler.Count - sete;
        if (fejlede + opgivne + uvisse + rest + liste.Fejl.Count > 0)
        {
            throw new InvalidOperationException(
                $"{Antal(Sendte, "mail", "mails")} om udgivelse {udgivelse.Id} er sendt."
                + (fejlede > 0 ? $" {Antal(fejlede, "mail", "mails")} kunne ikke sendes og prøves igen." : "")
                + (opgivne > 0 ? $" {Antal(opgivne, "mail", "mails")} kunne ikke sendes og er opgivet efter {indstillinger.Forsoeg} forsøg." : "")
                + (uvisse > 0 ? $" Om {Antal(uvisse, "mail", "mails").ToLowerInvariant()} er det uvist, om {(uvisse == 1 ? "den blev sendt; den" : "de blev sendt; de")} prøves ikke igen." : "")
                + (rest > 0 ? $" {Antal(rest, "mail", "mails")} blev ikke forsøgt{(tavs < 0 ? ": ingen ville komme frem. De sendes af en senere kørsel" : ": udgivelsen er ikke længere offentlig")}." : "")
                + (grund is not null ? $" {grund}" : "")
                + (liste.Fejl is [var foerste, ..] ? $" {Antal(liste.Fejl.Count, "linje", "linjer")} i listen over modtagere kunne ikke læses. {foerste}" : ""));
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = udgivelse.Id, ["sendt"] = Sendte, ["afbrudt"] = afbrudte };
    }

    /// <summary>Whether letters can go out still.</summary>
    private bool Svarer()
    {
        try
        {
            udgang.Klargoer();
            return true;
        }
        catch (PostException)
        {
            return false;
        }
    }

    private static string Antal(long antal, string en, string flere) => antal switch { 0 => $"Ingen {flere}", 1 => $"1 {en}", _ => string.Create(CultureInfo.InvariantCulture, $"{antal} {flere}") };

    /// <summary>Those whose report is there, and who have not been told, as far as we know, nor tried in vain too often.</summary>
    private List<Modtager> Mangler()
    {
        if (!arkiv.ErFaerdig(udgivelse) && arkiv.Filer(udgivelse).Count == 0)
        {
            return [];
        }

        var kendte = lager.Om(udgivelse.Id).ToDictionary(forsendelse => (forsendelse.Rapport, forsendelse.Modtager));
        return [.. liste.Modtagere
            .Where(modtager => arkiv.Find(udgivelse, new Rapportfil(modtager.Rapport, "html")) is not null)
            .Where(modtager => !kendte.TryGetValue((modtager.Rapport, modtager.Aftryk(udgivelse.Id)), out var kendt) || kendt.Tilstand == "paabegyndt" || (kendt.Tilstand == "fejlet" && kendt.Forsoeg < indstillinger.Forsoeg))];
    }
}
