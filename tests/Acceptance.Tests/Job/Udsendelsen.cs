using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Opgoerelse.AcceptanceTests.Http;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Motorer;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Storage;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>Recipients are told of a report, once, whatever happens on the way.</summary>
public sealed class Udsendelsen : IDisposable
{
    private static readonly Udgivelse Udgivelsen = Proeveudgivelse.Lille().Udgivelse;
    private readonly string _mappe = Directory.CreateTempSubdirectory("opgoerelse-post").FullName;
    private Proevebase _base = null!;
    private Database _database = null!;
    private bool _offentlig = true;

    private Forsendelseslager Lager => new(_database, TimeProvider.System);

    private string Udgaaende => Path.Combine(_mappe, "udgaaende");

    public void Dispose()
    {
        _base?.Dispose();
        Directory.Delete(_mappe, recursive: true);
    }

    [Fact]
    public void Listen_laeses_og_dens_forkerte_linjer_siges_uden_adressen()
    {
        var liste = Modtagerliste.Laes(["rapport;adresse", "# ministeriet", "", "land; a@eksempel.dk", "LAND;A@eksempel.dk", "Aalborg;b@eksempel.dk", "0751;c@eksempel.dk", "Andeby;d@eksempel.dk", "land;ingen adresse", "land"]);

        Assert.Equal([("0751", "c@eksempel.dk"), ("0851", "b@eksempel.dk"), ("land", "a@eksempel.dk")], liste.Modtagere.Select(modtager => (modtager.Rapport, modtager.Adresse)));
        Assert.Equal(["Linje 8: 'Andeby' er hverken land eller en kommune.", "Linje 9: adressen er ikke en e-mailadresse.", "Linje 10: ventet rapport;adresse."], liste.Fejl);
        Assert.Empty(Modtagerliste.Laes(Path.Combine(_mappe, "findes-ikke")).Modtagere);
    }

    [Theory]
    [PaaHverMotor]
    public void Hver_modtager_faar_en_mail_med_link_og_kun_en(string motor)
    {
        Paa(motor);
        var liste = Modtagerliste.Laes(["land;a@eksempel.dk", "land;b@eksempel.dk", "0851;a@eksempel.dk", "0751;c@eksempel.dk"]);

        // Aarhus' leaflet is not there.
        Assert.Equal(3, Koer(liste, new Mappeudgang(Udgaaende))["sendt"]);
        Assert.Equal(0, Koer(liste, new Mappeudgang(Udgaaende))["sendt"]);

        var breve = Directory.GetFiles(Udgaaende).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, breve.Count);
        Assert.All(breve, brev => Assert.EndsWith(".eml", brev, StringComparison.Ordinal));
        var aalborg = Afkod(File.ReadAllText(breve[0]));
        Assert.Contains("To: a@eksempel.dk", aalborg, StringComparison.Ordinal);
        Assert.Contains("From: tal@eksempel.dk", aalborg, StringComparison.Ordinal);
        Assert.Contains("Der er offentliggjort nye tal: Ressourceforløb, opgjort pr. 31. marts 2026.", aalborg, StringComparison.Ordinal);
        Assert.Contains("Bladet om Aalborg kan læses her:", aalborg, StringComparison.Ordinal);
        Assert.Contains("https://tal.eksempel.dk/opg/rapporter/7/0851.html", aalborg, StringComparison.Ordinal);
        Assert.Contains("https://tal.eksempel.dk/opg/rapporter/7/0851.xlsx", aalborg, StringComparison.Ordinal);
        Assert.DoesNotContain("0851.pdf", aalborg, StringComparison.Ordinal);

        // What is kept is no address, and the same person's two reports have nothing in common.
        var gemt = Lager.Om(7);
        Assert.All(gemt, forsendelse => Assert.Equal(("sendt", 1, (string?)null), (forsendelse.Tilstand, forsendelse.Forsoeg, forsendelse.Grund)));
        Assert.Equal(3, gemt.Select(forsendelse => forsendelse.Modtager).Distinct(StringComparer.Ordinal).Count());
        Assert.All(gemt, forsendelse => Assert.Matches("^[0-9a-f]{64}$", forsendelse.Modtager));

        // A recipient who is added is told, and nobody else again.
        Assert.Equal(1, Koer(Modtagerliste.Laes(["land;a@eksempel.dk", "land;ny@eksempel.dk"]), new Mappeudgang(Udgaaende))["sendt"]);
        Assert.Equal(4, Directory.GetFiles(Udgaaende).Length);
    }

    [Theory]
    [PaaHverMotor]
    public void En_modtager_der_fejler_standser_ikke_de_andre_og_proeves_igen(string motor)
    {
        Paa(motor);
        using var server = new Postserver { Afviser = "b@eksempel.dk" };
        var liste = Modtagerliste.Laes(["land;a@eksempel.dk", "land;b@eksempel.dk", "land;c@eksempel.dk", "land;forkert"]);

        var fejl = Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Udgang));
        Assert.StartsWith("2 mails om udgivelse 7 er sendt. 1 mail kunne ikke sendes og prøves igen. Mailen blev afvist af mailserveren 127.0.0.1:", fejl.Message, StringComparison.Ordinal);
        Assert.EndsWith("1 linje i listen over modtagere kunne ikke læses. Linje 4: adressen er ikke en e-mailadresse.", fejl.Message, StringComparison.Ordinal);
        Assert.Equal(["a@eksempel.dk", "c@eksempel.dk"], server.Modtaget);
        var fejlet = Assert.Single(Lager.Om(7), forsendelse => forsendelse.Tilstand == "fejlet");
        Assert.DoesNotContain("b@eksempel.dk", fejlet.Grund, StringComparison.OrdinalIgnoreCase);

        server.Afviser = null;
        Assert.Equal(1, Koer(Modtagerliste.Laes(["land;a@eksempel.dk", "land;b@eksempel.dk", "land;c@eksempel.dk"]), server.Udgang)["sendt"]);
        Assert.Equal(["a@eksempel.dk", "c@eksempel.dk", "b@eksempel.dk"], server.Modtaget);
        Assert.Equal(2, Assert.Single(Lager.Om(7), forsendelse => forsendelse.Modtager == fejlet.Modtager).Forsoeg);
    }

    /// <summary>
    /// The server takes the letter and is gone before it says so; or the process is killed between the mark and the answer. Nobody can
    /// tell whether the letter went out: it is not sent again.
    /// </summary>
    [Theory]
    [PaaHverMotor]
    public void Et_brev_der_kan_vaere_sendt_sendes_ikke_igen(string motor)
    {
        Paa(motor);
        using var server = new Postserver { TavsEfter = "a@eksempel.dk" };
        var liste = Modtagerliste.Laes(["land;a@eksempel.dk", "land;b@eksempel.dk", "land;c@eksempel.dk"]);
        // c's letter was begun by a run that was killed.
        Assert.True(Lager.Begynd(7, new Modtager("land", "c@eksempel.dk")));
        Assert.False(Lager.Begynd(7, new Modtager("land", "c@eksempel.dk")));

        var fejl = Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Udgang));
        Assert.StartsWith("1 mail om udgivelse 7 er sendt. Om 1 mail er det uvist, om den blev sendt; den prøves ikke igen. Forbindelsen til mailserveren 127.0.0.1:", fejl.Message, StringComparison.Ordinal);
        Assert.Equal(0, Koer(liste, server.Udgang)["sendt"]);

        Assert.Equal(["a@eksempel.dk", "b@eksempel.dk"], server.Modtaget);
        Assert.Equal(["sendt", "uvist", "uvist"], Lager.Om(7).Select(forsendelse => forsendelse.Tilstand).Order(StringComparer.Ordinal));
    }

    /// <summary>A server that falls silent takes two letters with it, not all of them; the rest are sent when it is well again.</summary>
    [Fact]
    public void En_server_der_bliver_tavs_faar_ikke_resten_af_mailene()
    {
        Paa(Motor.Sqlite);
        using var server = new Postserver { TavsFra = 2 };
        var liste = Modtagerliste.Laes("abcde".Select(navn => $"land;{navn}@eksempel.dk"));

        var fejl = Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Udgang));
        Assert.StartsWith("1 mail om udgivelse 7 er sendt. Om 2 mails er det uvist, om de blev sendt; de prøves ikke igen. 2 mails blev ikke forsøgt: ingen ville komme frem.", fejl.Message, StringComparison.Ordinal);
        Assert.Equal(3, Lager.Om(7).Count);

        server.TavsFra = 0;
        Assert.Equal(2, Koer(liste, server.Udgang)["sendt"]);
        Assert.Equal(5, Lager.Om(7).Count);
    }

    [Fact]
    public void En_udgivelse_der_traekkes_tilbage_undervejs_fortaelles_der_ikke_mere_om()
    {
        Paa(Motor.Sqlite);
        _offentlig = false;
        var fejl = Assert.Throws<InvalidOperationException>(() => Koer(Modtagerliste.Laes(["land;a@eksempel.dk"]), new Mappeudgang(Udgaaende)));
        Assert.Contains("1 mail blev ikke forsøgt: udgivelsen er ikke længere offentlig.", fejl.Message, StringComparison.Ordinal);
        Assert.Empty(Lager.Om(7));
    }

    /// <summary>After its last try a letter is given up, and the run says so.</summary>
    [Fact]
    public void En_modtager_der_afvises_hver_gang_opgives_og_det_siges()
    {
        Paa(Motor.Sqlite);
        using var server = new Postserver { Afviser = "b@eksempel.dk" };
        var liste = Modtagerliste.Laes(["land;b@eksempel.dk"]);
        var forsoeg = new Postindstillinger().Forsoeg;
        for (var nr = 1; nr < forsoeg; nr++)
        {
            Assert.Contains("kunne ikke sendes og prøves igen.", Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Udgang)).Message, StringComparison.Ordinal);
        }

        Assert.Contains($"1 mail kunne ikke sendes og er opgivet efter {forsoeg} forsøg.", Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Udgang)).Message, StringComparison.Ordinal);
        Assert.Equal(0, Koer(liste, server.Udgang)["sendt"]);
        Assert.Equal(forsoeg, Assert.Single(Lager.Om(7)).Forsoeg);
    }

    [Theory]
    [InlineData("550 <jens.jensen@eksempel.dk> ukendt", "550 <(modtageren)> ukendt")]
    [InlineData("550 no mailbox 'Jens.Jensen' here", "550 no mailbox '(modtageren)' here")]
    [InlineData("550 jens.jensens hus og xjens.jensen", "550 jens.jensens hus og xjens.jensen")]
    public void Adressen_staar_ikke_i_en_grund(string sagt, string gemt) =>
        Assert.Equal(gemt, new Modtager("land", "jens.jensen@eksempel.dk").Skjul(sagt));

    [Theory]
    [InlineData("a@eksempel.dk;land", "Linje 1: ventet rapport;adresse, i den rækkefølge.")]
    [InlineData("land;Jens Jensen <a@eksempel.dk>", "Linje 1: adressen er ikke en e-mailadresse.")]
    [InlineData("land;a@eksempel.dk, b@eksempel.dk", "Linje 1: adressen er ikke en e-mailadresse.")]
    [InlineData("land;a@", "Linje 1: adressen er ikke en e-mailadresse.")]
    [InlineData("land;postmester", "Linje 1: adressen er ikke en e-mailadresse.")]
    public void En_linje_der_ikke_kan_laeses_naevnes_uden_adressen(string linje, string besked) =>
        Assert.Equal(besked, Assert.Single(Modtagerliste.Laes([linje]).Fejl));

    /// <summary>In a folder the same letter is the same file: what a killed run had begun is laid there again, in the same place.</summary>
    [Theory]
    [PaaHverMotor]
    public void I_mappen_laegges_et_afbrudt_brev_igen_samme_sted(string motor)
    {
        Paa(motor);
        var liste = Modtagerliste.Laes(["land;a@eksempel.dk"]);
        Assert.Equal(1, Koer(liste, new Mappeudgang(Udgaaende))["sendt"]);
        using (var forbindelse = _database.Connect())
        {
            forbindelse.Execute("UPDATE forsendelse SET tilstand = 'paabegyndt'");
        }

        Assert.Equal(1, Koer(liste, new Mappeudgang(Udgaaende))["sendt"]);
        Assert.Single(Directory.GetFiles(Udgaaende));
    }

    [Theory]
    [PaaHverMotor]
    public void Uden_server_eller_adresse_sendes_intet_og_det_proeves_igen(string motor)
    {
        Paa(motor);
        var liste = Modtagerliste.Laes(["land;a@eksempel.dk"]);
        Assert.Contains("Http:Webadresse", Assert.Throws<InvalidOperationException>(() => Koer(liste, new Mappeudgang(Udgaaende), webadresse: "")).Message, StringComparison.Ordinal);
        Assert.Empty(Lager.Om(7));

        Smtpudgang lukket;
        using (var server = new Postserver())
        {
            lukket = server.Udgang;
        }

        // A server that is down costs no letter one of its tries.
        Assert.StartsWith("Ingen mails om udgivelse 7 er sendt. De prøves igen. Der er ingen forbindelse til mailserveren 127.0.0.1:", Assert.Throws<InvalidOperationException>(() => Koer(liste, lukket)).Message, StringComparison.Ordinal);
        Assert.Empty(Lager.Om(7));
        Assert.Equal(1, Koer(liste, new Mappeudgang(Udgaaende))["sendt"]);
    }

    [Fact]
    public void Der_sendes_med_login_naar_serveren_kraever_det()
    {
        Paa(Motor.Sqlite);
        using var server = new Postserver { Login = ("opgoerelse", "hemmeligt æøå") };
        var liste = Modtagerliste.Laes(["land;a@eksempel.dk", "0851;b@eksempel.dk"]);

        // Nobody we know, and then somebody with the wrong word: nothing is taken, and it is tried again.
        var uden = Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Med(new Postindstillinger { Tls = false })));
        Assert.Contains("som kræver kryptering eller login.", uden.Message, StringComparison.Ordinal);
        Assert.Contains("Ingen mails om udgivelse 7 er sendt. 1 mail kunne ikke sendes og prøves igen. 1 mail blev ikke forsøgt: ingen ville komme frem. De sendes af en senere kørsel.", uden.Message, StringComparison.Ordinal);
        // One letter showed it, and it has not cost that letter a try.
        Assert.Equal(0, Assert.Single(Lager.Om(7)).Forsoeg);
        var forkert = Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Med(new Postindstillinger { Tls = false, KodeordUdenTls = true, Bruger = "opgoerelse", Kodeord = "gættet" })));
        // A denied login shows before any letter is begun.
        Assert.StartsWith("Ingen mails om udgivelse 7 er sendt. De prøves igen. Login blev afvist af mailserveren 127.0.0.1:", forkert.Message, StringComparison.Ordinal);
        Assert.EndsWith("Er brugernavn og kodeord rigtige? (535: 5.7.8 forkert)", forkert.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("gættet", forkert.Message, StringComparison.Ordinal);
        Assert.Empty(server.Modtaget);

        Assert.Equal(2, Koer(liste, server.Med(new Postindstillinger { Tls = false, KodeordUdenTls = true, Bruger = "opgoerelse", Kodeord = "hemmeligt æøå" }))["sendt"]);
        // Once to see that it is let in, and once for each letter.
        Assert.Equal(3, server.Logins);
        Assert.Equal(["b@eksempel.dk", "a@eksempel.dk"], server.Modtaget);
    }

    /// <summary>A login that is denied, one that cannot be tried now, and a server that asks for none while we have one: each is told as what it is.</summary>
    [Theory]
    [InlineData("535 5.7.8 forkert", true, "Login blev afvist af mailserveren 127.0.0.1:", false)]
    [InlineData("454 4.7.0 senere", true, "Mailserveren 127.0.0.1:", true)]
    [InlineData("", false, "Der kan ikke sendes gennem mailserveren 127.0.0.1:", false)]
    public void Et_login_der_ikke_gaar_siges_for_det_det_er(string svar, bool medLogin, string besked, bool midlertidig)
    {
        using var server = new Postserver { Login = medLogin ? ("opgoerelse", "hemmeligt") : null, Loginafslag = svar };
        var udgang = server.Med(new Postindstillinger { Tls = false, KodeordUdenTls = true, Bruger = "opgoerelse", Kodeord = "gættet" });

        var fejl = Assert.Throws<PostException>(udgang.Klargoer);
        Assert.StartsWith(besked, fejl.Message, StringComparison.Ordinal);
        Assert.Equal((MailStep.Authenticate, midlertidig, false, false), (fejl.Step, fejl.Temporary, fejl.Uvist, fejl.KunDetteBrev));
        Assert.Equal(!medLogin, fejl.Message.EndsWith("Den tilbyder ikke login, og Opgoerelse:Post:Bruger er sat.", StringComparison.Ordinal));
        Assert.Equal(midlertidig, fejl.Message.Contains("kan ikke prøve login nu.", StringComparison.Ordinal));
    }

    /// <summary>What the server says no to, and whether it is for good, decides who else is sent to; none of it may have gone out.</summary>
    [Theory]
    [InlineData("250 ok", "550 5.1.1 ukendt", true, false, "Mailen blev afvist af mailserveren")]
    [InlineData("250 ok", "450 4.2.0 kom igen senere", true, true, "Mailen blev foreløbig afvist af mailserveren")]
    [InlineData("250 ok", "452 4.2.2 postkassen er fuld", true, true, "Mailen blev foreløbig afvist af mailserveren")]
    [InlineData("250 ok", "421 4.3.2 lukker", false, true, "Mailen blev foreløbig afvist af mailserveren")]
    [InlineData("550 5.7.1 ikke dig", "", false, false, "Afsenderen blev afvist af mailserveren")]
    [InlineData("554 5.7.1 ingen", "", false, false, "Afsenderen blev afvist af mailserveren")]
    [InlineData("451 4.3.0 senere", "", false, true, "Mailen blev foreløbig afvist af mailserveren")]
    public void Et_nej_er_brevets_eller_serverens_for_nu_eller_for_altid(string afsendersvar, string afslag, bool kunBrevet, bool midlertidig, string besked)
    {
        using var server = new Postserver { Afsendersvar = afsendersvar, Afviser = "a@eksempel.dk", Afslag = afslag };

        var fejl = Assert.Throws<PostException>(() => server.Udgang.Send(Brev("a@eksempel.dk"), "navn"));
        Assert.StartsWith(besked, fejl.Message, StringComparison.Ordinal);
        Assert.Equal((MailStep.Send, midlertidig, kunBrevet, false), (fejl.Step, fejl.Temporary, fejl.KunDetteBrev, fejl.Uvist));
        Assert.Empty(server.Modtaget);
    }

    /// <summary>A line that breaks before the recipient was taken has sent nothing; after that, nobody can tell.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Foer_modtageren_er_taget_er_intet_sendt(bool foer)
    {
        using var server = new Postserver { AfbryderVedModtager = foer, TavsFra = 1 };

        var fejl = Assert.Throws<PostException>(() => server.Udgang.Send(Brev("a@eksempel.dk"), "navn"));
        Assert.Equal((MailStep.Send, true, false, !foer), (fejl.Step, fejl.Temporary, fejl.KunDetteBrev, fejl.Uvist));
        Assert.Contains(foer ? "før den fik mailen." : "før den sagde, om den tog mailen.", fejl.Message, StringComparison.Ordinal);
    }

    /// <summary>A server that says nothing under a letter costs the seconds of the settings, and nobody can tell.</summary>
    [Fact]
    public void En_tavs_server_ventes_der_ikke_laenge_paa()
    {
        using var server = new Postserver { HaengerVed = 1 };
        var udgang = server.Udgang;
        server.Indstillinger!.Sekunder = 1;

        var fejl = Assert.Throws<PostException>(() => udgang.Send(Brev("a@eksempel.dk"), "navn"));
        Assert.EndsWith("inden for 1 sekunder.", fejl.Message, StringComparison.Ordinal);
        Assert.True(fejl.Uvist);
    }

    /// <summary>Addresses beyond ASCII go out as they are where the server takes them (SMTPUTF8), and are told of where it does not; a folder takes them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void En_adresse_med_danske_bogstaver_naar_frem_hvor_serveren_kan(bool utf8)
    {
        Paa(Motor.Sqlite);
        using var server = new Postserver { Utf8 = utf8 };
        var liste = Modtagerliste.Laes(["land;søren@eksempel.dk", "land;b@blåbærgrød.dk"]);
        Assert.Empty(liste.Fejl);

        if (utf8)
        {
            Assert.Equal(2, Koer(liste, server.Udgang)["sendt"]);
            Assert.Equal(["b@blåbærgrød.dk", "søren@eksempel.dk"], server.Modtaget.Order(StringComparer.Ordinal));
            Assert.All(server.Afsendere, sagt => Assert.EndsWith(" SMTPUTF8", sagt, StringComparison.Ordinal));
            Assert.Contains(server.Breve, brev => brev.Contains("\r\nTo: søren@eksempel.dk\r\n", StringComparison.Ordinal));
        }
        else
        {
            var fejl = Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Udgang));
            Assert.StartsWith("1 mail om udgivelse 7 er sendt. 1 mail kunne ikke sendes og prøves igen. Mailserveren 127.0.0.1:", fejl.Message, StringComparison.Ordinal);
            Assert.EndsWith("kan ikke sende til en adresse, der har andre tegn end a-z, tal og tegnsætning før @ (SMTPUTF8).", fejl.Message, StringComparison.Ordinal);
            Assert.Equal(["b@xn--blbrgrd-fxak7p.dk"], server.Modtaget);
            Assert.Equal(1, Koer(liste, new Mappeudgang(Udgaaende))["sendt"]);
            Assert.Contains("\r\nTo: søren@eksempel.dk\r\n", File.ReadAllText(Assert.Single(Directory.GetFiles(Udgaaende))), StringComparison.Ordinal);
        }
    }

    /// <summary>Not a word of a letter or a login is said to a server that cannot prove who it is, or that offers no encryption.</summary>
    [Theory]
    [InlineData(true, "kunne ikke krypteres: serverens certifikat er ikke et, som denne maskine stoler på.")]
    [InlineData(false, "Den tilbyder ikke kryptering (STARTTLS), og Opgoerelse:Post:Tls kræver det.")]
    public void Til_en_server_vi_ikke_kan_stole_paa_sendes_intet(bool medCertifikat, string besked)
    {
        Paa(Motor.Sqlite);
        using var certifikat = Postserver.Selvskrevet();
        using var server = new Postserver { Login = ("opgoerelse", "hemmeligt"), Certifikat = medCertifikat ? certifikat : null };
        var indstillinger = new Postindstillinger { Bruger = "opgoerelse", Kodeord = "hemmeligt" };
        var liste = Modtagerliste.Laes(["land;a@eksempel.dk"]);

        var fejl = Assert.Throws<InvalidOperationException>(() => Koer(liste, server.Med(indstillinger)));
        Assert.StartsWith("Ingen mails om udgivelse 7 er sendt. De prøves igen.", fejl.Message, StringComparison.Ordinal);
        Assert.Contains(besked, fejl.Message, StringComparison.Ordinal);
        Assert.Empty(Lager.Om(7));

        // The same under a letter, should the server change between the greeting and it: certainly not sent.
        var under = Assert.Throws<PostException>(() => server.Med(indstillinger).Send(Brev("a@eksempel.dk"), "navn"));
        Assert.Equal((MailStep.Connect, false), (under.Step, under.Uvist));

        Assert.Empty(server.Modtaget);
        Assert.All(server.SagtIKlarTekst, sagt => Assert.Matches("^(EHLO|STARTTLS|QUIT)", sagt));
    }

    [Theory]
    [InlineData(false, false, "x", "Opgoerelse:Post:Kodeord ville blive sendt over en forbindelse, der ikke er krypteret. Sæt Opgoerelse:Post:Tls=true, eller tillad det med Opgoerelse:Post:KodeordUdenTls=true.")]
    [InlineData(true, false, null, "Opgoerelse:Post:Bruger er sat, men Opgoerelse:Post:Kodeord mangler.")]
    [InlineData(false, true, "x", null)]
    [InlineData(true, false, "x", null)]
    public void Et_kodeord_sendes_kun_krypteret_medmindre_det_er_sagt(bool tls, bool tilladt, string? kodeord, string? besked)
    {
        var indstillinger = new Postindstillinger { Server = "post.eksempel.dk", Bruger = "opgoerelse", Kodeord = kodeord, Tls = tls, KodeordUdenTls = tilladt };
        var fejl = new List<ValidationResult>();

        Assert.Equal(besked is null, Validator.TryValidateObject(indstillinger, new ValidationContext(indstillinger), fejl, validateAllProperties: true));
        Assert.Equal(besked, fejl.SingleOrDefault()?.ErrorMessage);
    }

    private static MimeMessage Brev(string til) =>
        new([new MailboxAddress(null, "tal@eksempel.dk")], [new MailboxAddress(null, til)], "Emne", new TextPart("plain") { Text = "Tekst" });

    private void Paa(string motor)
    {
        _base = Motor.Ny(motor);
        _database = _base.Aabn();
        foreach (var fil in new[] { "land.html", "land.xlsx", "0851.html", "0851.xlsx" })
        {
            Directory.CreateDirectory(Arkiv.Sti(Udgivelsen));
            File.WriteAllText(Path.Combine(Arkiv.Sti(Udgivelsen), fil), "");
        }

        Arkiv.Maerk(Udgivelsen, fejl: 0);
    }

    private Rapportarkiv Arkiv => new(Path.Combine(_mappe, "rapporter"));

    private IReadOnlyDictionary<string, long> Koer(Modtagerliste liste, IPostudgang udgang, string webadresse = "https://tal.eksempel.dk/opg/") =>
        new Udsend(Lager, Arkiv, udgang, new Postindstillinger { Afsender = "tal@eksempel.dk" }, liste, webadresse, Udgivelsen, () => _offentlig, NullLogger<Udsend>.Instance).Koer(new Progress<Fremdrift>(), CancellationToken.None);

    /// <summary>Quoted-printable as text.</summary>
    private static string Afkod(string brev)
    {
        var krop = brev.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return brev[..krop] + Afkodkrop(brev[krop..]);
    }

    private static string Afkodkrop(string brev)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < brev.Length; i++)
        {
            if (brev[i] == '=' && i + 2 < brev.Length)
            {
                if (brev[i + 1] != '\r')
                {
                    bytes.Add(byte.Parse(brev.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                }

                i += 2;
            }
            else
            {
                bytes.Add((byte)brev[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
