using System.Diagnostics;
using System.Globalization;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>
/// The program is killed in the middle of its letters and started again: nobody gets one twice, and what is not known is said.
/// </summary>
public sealed class SendingKilledTests
{
    private const int Count = 6;

    /// <summary>Over an encrypted connection, with a login, to a server that this process alone trusts.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [OnEachEngine]
    public async Task In_the_middle_of_a_letter_to_a_mail_server(string engine)
    {
        using var folder = new WorkFolder(engine);
        await Reports(folder, Count);
        using var certificate = MailServer.SelfSigned();
        using var server = new MailServer { Certificate = certificate, Login = ("opgoerelse", "hemmeligt"), HangsAt = 3 };
        var environmentOf = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Http__Webadresse"] = "https://tal.eksempel.dk",
            ["Opgoerelse__Post__Server"] = "127.0.0.1",
            ["Opgoerelse__Post__Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["Opgoerelse__Post__Bruger"] = "opgoerelse",
            ["Opgoerelse__Post__Kodeord"] = "hemmeligt",
            ["SSL_CERT_FILE"] = folder.Write("certifikat.pem", certificate.ExportCertificatePem()),
        };

        // Not one that nothing trusts: then nothing is sent, and nothing is begun.
        var unfaithfulAnswer = await folder.Run(
            environmentOf.Where(pair => pair.Key != "SSL_CERT_FILE").ToDictionary(StringComparer.Ordinal),
            "udsend");
        Assert.Equal(4, unfaithfulAnswer.ExitCode);
        Assert.Contains("serverens certifikat er ikke et, som denne maskine stoler på", unfaithfulAnswer.Error, StringComparison.Ordinal);
        Assert.Empty(Letters(folder));

        using (var processName = folder.Start(environmentOf, "udsend"))
        {
            await KillAsync(processName, () => server.Received.Count == 3);
        }

        // The third letter is with the server, which has not said so.
        Assert.Equal(["paabegyndt", "sendt", "sendt"], Letters(folder));
        server.HangsAt = 0;
        var againFigure = await folder.Run(environmentOf, "udsend");
        Assert.True(againFigure.ExitCode == 0, againFigure.Error);
        Assert.Contains("may have gone out when a run was cut off", againFigure.Error, StringComparison.Ordinal);

        Assert.Equal(Count, server.Received.Count);
        Assert.Equal(Count, server.Received.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([.. Enumerable.Repeat("sendt", Count - 1), "uvist"], Letters(folder));
        Assert.All(server.SaidInClear, said => Assert.Matches("^(EHLO|STARTTLS)", said));
        var runs = (await folder.Ok("koersler")).Out;
        Assert.Contains("afbrudt", runs, StringComparison.Ordinal);

        Assert.Contains(
            "Der er ingen at skrive til",
            (await TestProgram.Ok(
                new Dictionary<string, string>(folder.EnvironmentOf.Concat(environmentOf), StringComparer.Ordinal),
                "udsend",
                "--data",
                folder.Data)).Out,
            StringComparison.Ordinal);
        Assert.Equal(Count, server.Received.Count);
    }

    /// <summary>In a folder the same letter is the same file: what was begun is laid there again, so all are told, each once.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [OnEachEngine]
    public async Task While_letters_are_laid_in_the_folder(string engine)
    {
        const int Many = 400;
        using var folder = new WorkFolder(engine);
        await Reports(folder, Many);
        var environmentOf = new Dictionary<string, string>(StringComparer.Ordinal) { ["Http__Webadresse"] = "https://tal.eksempel.dk" };
        var outgoing = Path.Combine(folder.Data, "udgaaende");
        string[] LaidDown() => Directory.Exists(outgoing) ? Directory.GetFiles(outgoing, "*.eml") : [];

        foreach (var after in new[] { 1, 60, 150 })
        {
            using var processName = folder.Start(environmentOf, "udsend");
            await KillAsync(processName, () => LaidDown().Length >= after);
        }

        Assert.InRange(LaidDown().Length, 150, Many - 1);
        var last = await folder.Run(environmentOf, "udsend");

        Assert.True(last.ExitCode == 0, last.Error);
        Assert.Equal(Many, LaidDown().Length);
        Assert.Equal(
            Many,
            LaidDown()
                .Select(letter => File.ReadLines(letter).Single(line => line.StartsWith("To: ", StringComparison.Ordinal)))
                .Distinct(StringComparer.Ordinal)
                .Count());
        Assert.Equal(Enumerable.Repeat("sendt", Many), Letters(folder));
        Assert.Empty(Directory.GetDirectories(outgoing));
    }

    /// <summary>A public release with its reports, and so many who are to be told of the national one.</summary>
    private static async Task Reports(WorkFolder folder, int recipients)
    {
        var file = folder.Write(
            "a.ndjson",
            [
                .. Enumerable.Range(1, 9).Select(ordinal =>
                    Beskeder.Forloeb(ordinal, string.Create(CultureInfo.InvariantCulture, $"2022-03-0{ordinal}"))),
            ]);
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
        await folder.Ok("publish", "--dato", "2023-07-01");
        await folder.Ok("report", "1", "--uden-pdf");
        await File.WriteAllLinesAsync(
            Path.Combine(folder.Data, "modtagere.csv"),
            [
                "rapport;adresse",
                .. Enumerable.Range(1, recipients).Select(ordinal =>
                    string.Create(CultureInfo.InvariantCulture, $"land;nr{ordinal}@eksempel.dk")),
            ]);
    }

    private static IEnumerable<string> Letters(WorkFolder folder) =>
        new DispatchStore(folder.OpenReader(), TimeProvider.System).About(1).Select(letter => letter.State).Order(StringComparer.Ordinal);

    /// <summary>SIGKILL, once <paramref name="now"/> is so.</summary>
    private static async Task KillAsync(Process processName, Func<bool> now)
    {
        var end = TestProgram.AwaitReady(processName);
        while (!now() && !end.IsCompleted)
        {
            await Task.Delay(2);
        }

        Assert.False(end.IsCompleted, "programmet var færdigt, før det blev slået ihjel");
        processName.Kill();
        Assert.Equal(128 + 9, (await end).ExitCode);
    }
}
