using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Storage;
using Opgoerelse.Support;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.JobsTests;

/// <summary>Recipients are told of a report, once, whatever happens on the way.</summary>
public sealed class SendingTests : IDisposable
{
    private static readonly Release TheRelease = SampleRelease.IsSmall().Release;
    private readonly string _folder = Directory.CreateTempSubdirectory("opgoerelse-post").FullName;
    private TestDatabase _base = null!;
    private Database _database = null!;
    private bool _publicOne = true;

    private DispatchStore Store => new(_database, TimeProvider.System);

    private string Outgoing => Path.Combine(_folder, "udgaaende");

    public void Dispose()
    {
        _base?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_list_is_read_and_its_wrong_lines_are_told_without_the_address()
    {
        var listOf = RecipientList.Read([
            "rapport;adresse",
            "# ministeriet",
            "",
            "land; a@eksempel.dk",
            "LAND;A@eksempel.dk",
            "Aalborg;b@eksempel.dk",
            "0751;c@eksempel.dk",
            "Andeby;d@eksempel.dk",
            "land;ingen adresse",
            "land"]);

        Assert.Equal(
            [("0751", "c@eksempel.dk"), ("0851", "b@eksempel.dk"), ("land", "a@eksempel.dk")],
            listOf.Recipients.Select(recipient => (recipient.Report, recipient.Address)));
        Assert.Equal(
            [
                "Linje 8: 'Andeby' er hverken land eller en kommune.",
                "Linje 9: adressen er ikke en e-mailadresse.",
                "Linje 10: ventet rapport;adresse.",
            ],
            listOf.Error);
        Assert.Empty(RecipientList.Read(Path.Combine(_folder, "findes-ikke")).Recipients);
    }

    [Theory]
    [OnEachEngine]
    public void Every_recipient_gets_a_mail_with_a_link_and_only_one(string engine)
    {
        On(engine);
        var listOf = RecipientList.Read(["land;a@eksempel.dk", "land;b@eksempel.dk", "0851;a@eksempel.dk", "0751;c@eksempel.dk"]);

        // Aarhus' leaflet is not there.
        Assert.Equal(3, Run(listOf, new FolderOutlet(Outgoing))["sendt"]);
        Assert.Equal(0, Run(listOf, new FolderOutlet(Outgoing))["sendt"]);

        var letters = Directory.GetFiles(Outgoing).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, letters.Count);
        Assert.All(letters, letter => Assert.EndsWith(".eml", letter, StringComparison.Ordinal));
        var aalborg = DecodePart(File.ReadAllText(letters[0]));
        Assert.Contains("To: a@eksempel.dk", aalborg, StringComparison.Ordinal);
        Assert.Contains("From: tal@eksempel.dk", aalborg, StringComparison.Ordinal);
        Assert.Contains("Der er offentliggjort nye tal: Ressourceforløb, opgjort pr. 31. marts 2026.", aalborg, StringComparison.Ordinal);
        Assert.Contains("Bladet om Aalborg kan læses her:", aalborg, StringComparison.Ordinal);
        Assert.Contains("https://tal.eksempel.dk/opg/rapporter/7/0851.html", aalborg, StringComparison.Ordinal);
        Assert.Contains("https://tal.eksempel.dk/opg/rapporter/7/0851.xlsx", aalborg, StringComparison.Ordinal);
        Assert.DoesNotContain("0851.pdf", aalborg, StringComparison.Ordinal);

        // What is kept is no address, and the same person's two reports have nothing in common.
        var stored = Store.About(7);
        Assert.All(stored, dispatch => Assert.Equal(("sendt", 1, (string?)null), (dispatch.State, dispatch.Attempts, dispatch.Reason)));
        Assert.Equal(3, stored.Select(dispatch => dispatch.Recipient).Distinct(StringComparer.Ordinal).Count());
        Assert.All(stored, dispatch => Assert.Matches("^[0-9a-f]{64}$", dispatch.Recipient));

        // A recipient who is added is told, and nobody else again.
        Assert.Equal(1, Run(RecipientList.Read(["land;a@eksempel.dk", "land;ny@eksempel.dk"]), new FolderOutlet(Outgoing))["sendt"]);
        Assert.Equal(4, Directory.GetFiles(Outgoing).Length);
    }

    [Theory]
    [OnEachEngine]
    public void A_recipient_that_fails_does_not_stop_the_others_and_is_tried_again(string engine)
    {
        On(engine);
        using var server = new MailServer { RejectsWith = "b@eksempel.dk" };
        var listOf = RecipientList.Read(["land;a@eksempel.dk", "land;b@eksempel.dk", "land;c@eksempel.dk", "land;forkert"]);

        var error = Assert.Throws<InvalidOperationException>(() => Run(listOf, OutletOf(server, new MailSettings { Tls = false })));
        Assert.StartsWith(
            "2 mails om udgivelse 7 er sendt. 1 mail kunne ikke sendes og prøves igen. Mailen blev afvist af mailserveren 127.0.0.1:",
            error.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "1 linje i listen over modtagere kunne ikke læses. Linje 4: adressen er ikke en e-mailadresse.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(["a@eksempel.dk", "c@eksempel.dk"], server.Received);
        var failed = Assert.Single(Store.About(7), dispatch => dispatch.State == "fejlet");
        Assert.DoesNotContain("b@eksempel.dk", failed.Reason, StringComparison.OrdinalIgnoreCase);

        server.RejectsWith = null;
        Assert.Equal(
            1,
            Run(
                RecipientList.Read(["land;a@eksempel.dk", "land;b@eksempel.dk", "land;c@eksempel.dk"]),
                OutletOf(server, new MailSettings { Tls = false }))["sendt"]);
        Assert.Equal(["a@eksempel.dk", "c@eksempel.dk", "b@eksempel.dk"], server.Received);
        Assert.Equal(2, Assert.Single(Store.About(7), dispatch => dispatch.Recipient == failed.Recipient).Attempts);
    }

    /// <summary>
    /// The server takes the letter and is gone before it says so; or the process is killed between the mark and the answer. Nobody can
    /// tell whether the letter went out: it is not sent again.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public void A_letter_that_may_have_been_sent_is_not_sent_again(string engine)
    {
        On(engine);
        using var server = new MailServer { SilentAfter = "a@eksempel.dk" };
        var listOf = RecipientList.Read(["land;a@eksempel.dk", "land;b@eksempel.dk", "land;c@eksempel.dk"]);
        // c's letter was begun by a run that was killed.
        Assert.True(Store.Begin(7, new Recipient("land", "c@eksempel.dk")));
        Assert.False(Store.Begin(7, new Recipient("land", "c@eksempel.dk")));

        var error = Assert.Throws<InvalidOperationException>(() => Run(listOf, OutletOf(server, new MailSettings { Tls = false })));
        Assert.StartsWith(
            "1 mail om udgivelse 7 er sendt. Om 1 mail er det uvist, om den blev sendt; den prøves ikke igen. Forbindelsen til "
                + "mailserveren 127.0.0.1:",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, Run(listOf, OutletOf(server, new MailSettings { Tls = false }))["sendt"]);

        Assert.Equal(["a@eksempel.dk", "b@eksempel.dk"], server.Received);
        Assert.Equal(["sendt", "uvist", "uvist"], Store.About(7).Select(dispatch => dispatch.State).Order(StringComparer.Ordinal));
    }

    /// <summary>A server that falls silent takes two letters with it, not all of them; the rest are sent when it is well again.</summary>
    [Fact]
    public void A_server_that_falls_silent_does_not_get_the_rest_of_the_mails()
    {
        On(Engine.Sqlite);
        using var server = new MailServer { SilentFrom = 2 };
        var listOf = RecipientList.Read("abcde".Select(name => $"land;{name}@eksempel.dk"));

        var error = Assert.Throws<InvalidOperationException>(() => Run(listOf, OutletOf(server, new MailSettings { Tls = false })));
        Assert.StartsWith(
            "1 mail om udgivelse 7 er sendt. Om 2 mails er det uvist, om de blev sendt; de prøves ikke igen. 2 mails blev ikke "
                + "forsøgt: ingen ville komme frem.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(3, Store.About(7).Count);

        server.SilentFrom = 0;
        Assert.Equal(2, Run(listOf, OutletOf(server, new MailSettings { Tls = false }))["sendt"]);
        Assert.Equal(5, Store.About(7).Count);
    }

    [Fact]
    public void A_release_that_is_withdrawn_meanwhile_is_told_of_no_more()
    {
        On(Engine.Sqlite);
        _publicOne = false;
        var error = Assert.Throws<InvalidOperationException>(() =>
            Run(RecipientList.Read(["land;a@eksempel.dk"]), new FolderOutlet(Outgoing)));
        Assert.Contains("1 mail blev ikke forsøgt: udgivelsen er ikke længere offentlig.", error.Message, StringComparison.Ordinal);
        Assert.Empty(Store.About(7));
    }

    /// <summary>After its last try a letter is given up, and the run says so.</summary>
    [Fact]
    public void A_recipient_that_is_refused_every_time_is_given_up_and_it_is_told()
    {
        On(Engine.Sqlite);
        using var server = new MailServer { RejectsWith = "b@eksempel.dk" };
        var listOf = RecipientList.Read(["land;b@eksempel.dk"]);
        var attempts = new MailSettings().Attempts;
        for (var index = 1; index < attempts; index++)
        {
            Assert.Contains(
                "kunne ikke sendes og prøves igen.",
                Assert.Throws<InvalidOperationException>(() => Run(listOf, OutletOf(server, new MailSettings { Tls = false }))).Message,
                StringComparison.Ordinal);
        }

        Assert.Contains(
            $"1 mail kunne ikke sendes og er opgivet efter {attempts} forsøg.",
            Assert.Throws<InvalidOperationException>(() => Run(listOf, OutletOf(server, new MailSettings { Tls = false }))).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, Run(listOf, OutletOf(server, new MailSettings { Tls = false }))["sendt"]);
        Assert.Equal(attempts, Assert.Single(Store.About(7)).Attempts);
    }

    [Theory]
    [InlineData("550 <jens.jensen@eksempel.dk> ukendt", "550 <(modtageren)> ukendt")]
    [InlineData("550 no mailbox 'Jens.Jensen' here", "550 no mailbox '(modtageren)' here")]
    [InlineData("550 jens.jensens hus og xjens.jensen", "550 jens.jensens hus og xjens.jensen")]
    public void The_address_stands_in_no_reason(string said, string stored) =>
        Assert.Equal(stored, new Recipient("land", "jens.jensen@eksempel.dk").Hide(said));

    [Theory]
    [InlineData("a@eksempel.dk;land", "Linje 1: ventet rapport;adresse, i den rækkefølge.")]
    [InlineData("land;Jens Jensen <a@eksempel.dk>", "Linje 1: adressen er ikke en e-mailadresse.")]
    [InlineData("land;a@eksempel.dk, b@eksempel.dk", "Linje 1: adressen er ikke en e-mailadresse.")]
    [InlineData("land;a@", "Linje 1: adressen er ikke en e-mailadresse.")]
    [InlineData("land;postmester", "Linje 1: adressen er ikke en e-mailadresse.")]
    public void A_line_that_cannot_be_read_is_named_without_the_address(string line, string besked) =>
        Assert.Equal(besked, Assert.Single(RecipientList.Read([line]).Error));

    /// <summary>In a folder the same letter is the same file: what a killed run had begun is laid there again, in the same place.</summary>
    [Theory]
    [OnEachEngine]
    public void In_the_folder_an_interrupted_letter_is_laid_in_the_same_place_again(string engine)
    {
        On(engine);
        var listOf = RecipientList.Read(["land;a@eksempel.dk"]);
        Assert.Equal(1, Run(listOf, new FolderOutlet(Outgoing))["sendt"]);
        using (var connection = _database.Connect())
        {
            connection.Execute("UPDATE forsendelse SET tilstand = 'paabegyndt'");
        }

        Assert.Equal(1, Run(listOf, new FolderOutlet(Outgoing))["sendt"]);
        Assert.Single(Directory.GetFiles(Outgoing));
    }

    [Theory]
    [OnEachEngine]
    public void Without_server_or_address_nothing_is_sent_and_it_is_tried_again(string engine)
    {
        On(engine);
        var listOf = RecipientList.Read(["land;a@eksempel.dk"]);
        Assert.Contains(
            "Http:Webadresse",
            Assert.Throws<InvalidOperationException>(() => Run(listOf, new FolderOutlet(Outgoing), webAddress: "")).Message,
            StringComparison.Ordinal);
        Assert.Empty(Store.About(7));

        SmtpOutlet closedException;
        using (var server = new MailServer())
        {
            closedException = OutletOf(server, new MailSettings { Tls = false });
        }

        // A server that is down costs no letter one of its tries.
        Assert.StartsWith(
            "Ingen mails om udgivelse 7 er sendt. De prøves igen. Der er ingen forbindelse til mailserveren 127.0.0.1:",
            Assert.Throws<InvalidOperationException>(() => Run(listOf, closedException)).Message,
            StringComparison.Ordinal);
        Assert.Empty(Store.About(7));
        Assert.Equal(1, Run(listOf, new FolderOutlet(Outgoing))["sendt"]);
    }

    [Fact]
    public void Mail_is_sent_with_login_when_the_server_demands_it()
    {
        On(Engine.Sqlite);
        using var server = new MailServer { Login = ("opgoerelse", "hemmeligt æøå") };
        var listOf = RecipientList.Read(["land;a@eksempel.dk", "0851;b@eksempel.dk"]);

        // Nobody we know, and then somebody with the wrong word: nothing is taken, and it is tried again.
        var without = Assert.Throws<InvalidOperationException>(() => Run(listOf, OutletOf(server, new MailSettings { Tls = false })));
        Assert.Contains("som kræver kryptering eller login.", without.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Ingen mails om udgivelse 7 er sendt. 1 mail kunne ikke sendes og prøves igen. 1 mail blev ikke forsøgt: ingen ville "
                + "komme frem. De sendes af en senere kørsel.",
            without.Message,
            StringComparison.Ordinal);
        // One letter showed it, and it has not cost that letter a try.
        Assert.Equal(0, Assert.Single(Store.About(7)).Attempts);
        var wrong = Assert.Throws<InvalidOperationException>(() =>
            Run(
                listOf,
                OutletOf(server, new MailSettings { Tls = false, PasswordWithoutTls = true, User = "opgoerelse", Password = "gættet" })));
        // A denied login shows before any letter is begun.
        Assert.StartsWith(
            "Ingen mails om udgivelse 7 er sendt. De prøves igen. Login blev afvist af mailserveren 127.0.0.1:",
            wrong.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("Er brugernavn og kodeord rigtige? (535: 5.7.8 forkert)", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("gættet", wrong.Message, StringComparison.Ordinal);
        Assert.Empty(server.Received);

        Assert.Equal(
            2,
            Run(
                listOf,
                OutletOf(
                    server,
                    new MailSettings
                    {
                        Tls = false,
                        PasswordWithoutTls = true,
                        User = "opgoerelse",
                        Password = "hemmeligt æøå",
                    }))["sendt"]);
        // Once to see that it is let in, and once for each letter.
        Assert.Equal(3, server.Logins);
        Assert.Equal(["b@eksempel.dk", "a@eksempel.dk"], server.Received);
    }

    /// <summary>
    /// A login that is denied, one that cannot be tried now, and a server that asks for none while we have one: each is told as what it is.
    /// </summary>
    [Theory]
    [InlineData("535 5.7.8 forkert", true, "Login blev afvist af mailserveren 127.0.0.1:", false)]
    [InlineData("454 4.7.0 senere", true, "Mailserveren 127.0.0.1:", true)]
    [InlineData("", false, "Der kan ikke sendes gennem mailserveren 127.0.0.1:", false)]
    public void A_login_that_fails_is_told_for_what_it_is(string answer, bool withLogin, string besked, bool isTemporary)
    {
        using var server = new MailServer { Login = withLogin ? ("opgoerelse", "hemmeligt") : null, LoginRefusal = answer };
        var outlet = OutletOf(
            server,
            new MailSettings { Tls = false, PasswordWithoutTls = true, User = "opgoerelse", Password = "gættet" });

        var error = Assert.Throws<MailException>(outlet.Prepare);
        Assert.StartsWith(besked, error.Message, StringComparison.Ordinal);
        Assert.Equal(
            (MailStep.Authenticate, isTemporary, false, false),
            (error.Step, error.Temporary, error.IsUncertain, error.OnlyThisLetter));
        Assert.Equal(
            !withLogin,
            error.Message.EndsWith("Den tilbyder ikke login, og Opgoerelse:Post:Bruger er sat.", StringComparison.Ordinal));
        Assert.Equal(isTemporary, error.Message.Contains("kan ikke prøve login nu.", StringComparison.Ordinal));
    }

    /// <summary>
    /// What the server says no to, and whether it is for good, decides who else is sent to; none of it may have gone out.
    /// </summary>
    [Theory]
    [InlineData("250 ok", "550 5.1.1 ukendt", true, false, "Mailen blev afvist af mailserveren")]
    [InlineData("250 ok", "450 4.2.0 kom igen senere", true, true, "Mailen blev foreløbig afvist af mailserveren")]
    [InlineData("250 ok", "452 4.2.2 postkassen er fuld", true, true, "Mailen blev foreløbig afvist af mailserveren")]
    [InlineData("250 ok", "421 4.3.2 lukker", false, true, "Mailen blev foreløbig afvist af mailserveren")]
    [InlineData("550 5.7.1 ikke dig", "", false, false, "Afsenderen blev afvist af mailserveren")]
    [InlineData("554 5.7.1 ingen", "", false, false, "Afsenderen blev afvist af mailserveren")]
    [InlineData("451 4.3.0 senere", "", false, true, "Mailen blev foreløbig afvist af mailserveren")]
    public void A_no_is_the_letters_or_the_servers_for_now_or_for_ever(
        string senderAnswer,
        string refusalText,
        bool onlyTheLetter,
        bool isTemporary,
        string besked)
    {
        using var server = new MailServer { SenderAnswer = senderAnswer, RejectsWith = "a@eksempel.dk", RefusalText = refusalText };

        var error = Assert.Throws<MailException>(() =>
            OutletOf(server, new MailSettings { Tls = false }).Send(LetterOf("a@eksempel.dk"), "navn"));
        Assert.StartsWith(besked, error.Message, StringComparison.Ordinal);
        Assert.Equal(
            (MailStep.Send, isTemporary, onlyTheLetter, false),
            (error.Step, error.Temporary, error.OnlyThisLetter, error.IsUncertain));
        Assert.Empty(server.Received);
    }

    /// <summary>A line that breaks before the recipient was taken has sent nothing; after that, nobody can tell.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Before_the_recipient_is_taken_nothing_is_sent(bool before)
    {
        using var server = new MailServer { BreaksAtRecipient = before, SilentFrom = 1 };

        var error = Assert.Throws<MailException>(() =>
            OutletOf(server, new MailSettings { Tls = false }).Send(LetterOf("a@eksempel.dk"), "navn"));
        Assert.Equal((MailStep.Send, true, false, !before), (error.Step, error.Temporary, error.OnlyThisLetter, error.IsUncertain));
        Assert.Contains(before ? "før den fik mailen." : "før den sagde, om den tog mailen.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A server that says nothing under a letter costs the seconds of the settings, and nobody can tell.</summary>
    [Fact]
    public void A_silent_server_is_not_waited_for_long()
    {
        using var server = new MailServer { HangsAt = 1 };
        var settings = new MailSettings { Tls = false };
        var outlet = OutletOf(server, settings);
        settings.Seconds = 1;

        var error = Assert.Throws<MailException>(() => outlet.Send(LetterOf("a@eksempel.dk"), "navn"));
        Assert.EndsWith("inden for 1 sekunder.", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsUncertain);
    }

    /// <summary>
    /// Addresses beyond ASCII go out as they are where the server takes them (SMTPUTF8), and are told of where it does not; a
    /// folder takes them.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_address_with_Danish_letters_arrives_where_the_server_can(bool utf8)
    {
        On(Engine.Sqlite);
        using var server = new MailServer { Utf8 = utf8 };
        var listOf = RecipientList.Read(["land;søren@eksempel.dk", "land;b@blåbærgrød.dk"]);
        Assert.Empty(listOf.Error);

        if (utf8)
        {
            Assert.Equal(2, Run(listOf, OutletOf(server, new MailSettings { Tls = false }))["sendt"]);
            Assert.Equal(["b@blåbærgrød.dk", "søren@eksempel.dk"], server.Received.Order(StringComparer.Ordinal));
            Assert.All(server.Senders, said => Assert.EndsWith(" SMTPUTF8", said, StringComparison.Ordinal));
            Assert.Contains(server.Letters, letter => letter.Contains("\r\nTo: søren@eksempel.dk\r\n", StringComparison.Ordinal));
        }
        else
        {
            var error = Assert.Throws<InvalidOperationException>(() => Run(listOf, OutletOf(server, new MailSettings { Tls = false })));
            Assert.StartsWith(
                "1 mail om udgivelse 7 er sendt. 1 mail kunne ikke sendes og prøves igen. Mailserveren 127.0.0.1:",
                error.Message,
                StringComparison.Ordinal);
            Assert.EndsWith(
                "kan ikke sende til en adresse, der har andre tegn end a-z, tal og tegnsætning før @ (SMTPUTF8).",
                error.Message,
                StringComparison.Ordinal);
            Assert.Equal(["b@xn--blbrgrd-fxak7p.dk"], server.Received);
            Assert.Equal(1, Run(listOf, new FolderOutlet(Outgoing))["sendt"]);
            Assert.Contains(
                "\r\nTo: søren@eksempel.dk\r\n",
                File.ReadAllText(Assert.Single(Directory.GetFiles(Outgoing))),
                StringComparison.Ordinal);
        }
    }

    /// <summary>Not a word of a letter or a login is said to a server that cannot prove who it is, or that offers no encryption.</summary>
    [Theory]
    [InlineData(true, "kunne ikke krypteres: serverens certifikat er ikke et, som denne maskine stoler på.")]
    [InlineData(false, "Den tilbyder ikke kryptering (STARTTLS), og Opgoerelse:Post:Tls kræver det.")]
    public void Nothing_is_sent_to_a_server_we_cannot_trust(bool withCertificate, string besked)
    {
        On(Engine.Sqlite);
        using var certificate = MailServer.SelfSigned();
        using var server = new MailServer { Login = ("opgoerelse", "hemmeligt"), Certificate = withCertificate ? certificate : null };
        var settings = new MailSettings { User = "opgoerelse", Password = "hemmeligt" };
        var listOf = RecipientList.Read(["land;a@eksempel.dk"]);

        var error = Assert.Throws<InvalidOperationException>(() => Run(listOf, OutletOf(server, settings)));
        Assert.StartsWith("Ingen mails om udgivelse 7 er sendt. De prøves igen.", error.Message, StringComparison.Ordinal);
        Assert.Contains(besked, error.Message, StringComparison.Ordinal);
        Assert.Empty(Store.About(7));

        // The same under a letter, should the server change between the greeting and it: certainly not sent.
        var under = Assert.Throws<MailException>(() => OutletOf(server, settings).Send(LetterOf("a@eksempel.dk"), "navn"));
        Assert.Equal((MailStep.Connect, false), (under.Step, under.IsUncertain));

        Assert.Empty(server.Received);
        Assert.All(server.SaidInClear, said => Assert.Matches("^(EHLO|STARTTLS|QUIT)", said));
    }

    [Theory]
    [InlineData(
        false,
        false,
        "x",
        "Opgoerelse:Post:Kodeord ville blive sendt over en forbindelse, der ikke er krypteret. Sæt Opgoerelse:Post:Tls=true, "
            + "eller tillad det med Opgoerelse:Post:KodeordUdenTls=true.")]
    [InlineData(true, false, null, "Opgoerelse:Post:Bruger er sat, men Opgoerelse:Post:Kodeord mangler.")]
    [InlineData(false, true, "x", null)]
    [InlineData(true, false, "x", null)]
    public void A_password_is_sent_only_encrypted_unless_told_otherwise(bool tls, bool isAllowed, string? password, string? besked)
    {
        var settings = new MailSettings
        {
            Server = "post.eksempel.dk",
            User = "opgoerelse",
            Password = password,
            Tls = tls,
            PasswordWithoutTls = isAllowed,
        };
        var error = new List<ValidationResult>();

        Assert.Equal(
            besked is null,
            Validator.TryValidateObject(settings, new ValidationContext(settings), error, validateAllProperties: true));
        Assert.Equal(besked, error.SingleOrDefault()?.ErrorMessage);
    }

    private static MimeMessage LetterOf(string to) =>
        new(
            [new MailboxAddress(null, "tal@eksempel.dk")],
            [new MailboxAddress(null, to)],
            "Emne",
            new TextPart("plain") { Text = "Tekst" });

    private void On(string engine)
    {
        _base = Engine.New(engine);
        _database = _base.OpenReader();
        foreach (var file in new[] { "land.html", "land.xlsx", "0851.html", "0851.xlsx" })
        {
            Directory.CreateDirectory(Archive.Location(TheRelease));
            File.WriteAllText(Path.Combine(Archive.Location(TheRelease), file), "");
        }

        Archive.Mark(TheRelease, error: 0);
    }

    private ReportArchive Archive => new(Path.Combine(_folder, "rapporter"));

    /// <summary>Goes out through this server with these settings.</summary>
    private static SmtpOutlet OutletOf(MailServer server, MailSettings settings)
    {
        settings.Server = "127.0.0.1";
        settings.Port = server.Port;
        settings.Seconds = 20;
        return new SmtpOutlet(settings);
    }

    private IReadOnlyDictionary<string, long> Run(
        RecipientList listOf,
        IMailOutlet outlet,
        string webAddress = "https://tal.eksempel.dk/opg/") =>
        new SendJob(
            Store,
            Archive,
            outlet,
            new MailSettings { Sender = "tal@eksempel.dk" },
            listOf,
            webAddress,
            TheRelease,
            () => _publicOne,
            NullLogger<SendJob>.Instance).Run(new Progress<Progress>(), CancellationToken.None);

    /// <summary>Quoted-printable as text.</summary>
    private static string DecodePart(string letter)
    {
        var body = letter.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return letter[..body] + DecodeBody(letter[body..]);
    }

    private static string DecodeBody(string letter)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < letter.Length; i++)
        {
            if (letter[i] == '=' && i + 2 < letter.Length)
            {
                if (letter[i + 1] != '\r')
                {
                    bytes.Add(byte.Parse(letter.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                }

                i += 2;
            }
            else
            {
                bytes.Add((byte)letter[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
