using System.Net;
using System.Net.Sockets;
using Opgoerelse.Storage;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Operations;

/// <summary>What is configured and cannot be used, stops the program with exit code 2 and one sentence; it is never passed over.</summary>
public sealed class UnusableSettingTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A process each, so one of each kind in the default suite.</summary>
    [Theory]
    [InlineData("Opgoerelse__Job__Aktiv", "maaske", "Opgoerelse:Job:Aktiv kan ikke være 'maaske'")]
    [InlineData("OPGOERELSE_JOB_AKTIV", "false", "Miljøvariablen OPGOERELSE_JOB_AKTIV læses ikke. Mente du Opgoerelse__Job__Aktiv?")]
    [InlineData("OPGOERELSE_DTA", "/tmp", "Miljøvariablen OPGOERELSE_DTA læses ikke. Mente du OPGOERELSE_DATA?")]
    [InlineData("ASPNETCORE_URLS", "tulip", "urls kan ikke være 'tulip'")]
    [InlineData(
        "ConnectionStrings__Opgoerelse",
        "Server=s;Password=p;Encrypt=Optional",
        "Indstillingen ConnectionStrings:Opgoerelse kan ikke have Encrypt=Optional: uden kryptering")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:5301", "Tjenesten kan ikke lytte på sin adresse")]
    public async Task The_service_does_not_start(string variable, string value, string sentence) =>
        Stopped(await _folder.Run(new Dictionary<string, string>(StringComparer.Ordinal) { [variable] = value }, "serve"), sentence);

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [InlineData("ASPNETCORE_URLS", "ftp://127.0.0.1", "urls kan ikke være 'ftp://127.0.0.1'")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:99999", "urls kan ikke være 'http://127.0.0.1:99999'")]
    [InlineData(
        "ASPNETCORE_URLS",
        "http://256.1.1.1:5301",
        "urls kan ikke være 'http://256.1.1.1:5301': '256.1.1.1' er ingen adresse på denne maskine.")]
    [InlineData(
        "ASPNETCORE_URLS",
        "http://127.0.0.1:0;http://tulip:5301",
        "urls kan ikke være 'http://tulip:5301': 'tulip' er ingen adresse på denne maskine.")]
    [InlineData(
        "Kestrel__Endpoints__A__Url",
        "http://tulip:5301",
        "Kestrel:Endpoints:A:Url kan ikke være 'http://tulip:5301': 'tulip' er ingen adresse på denne maskine.")]
    [InlineData("ConnectionStrings__Opgoerelse", "hemmeligt", "Indstillingen ConnectionStrings:Opgoerelse kan ikke bruges:")]
    [InlineData(
        "ConnectionStrings__Opgoerelse",
        "Server=s;Connect Timeout=hemmeligt",
        "Indstillingen ConnectionStrings:Opgoerelse kan ikke bruges:")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "otte", "http_ports kan ikke være 'otte'")]
    [InlineData("Kestrel__Endpoints__A__Url", "tulip", "")]
    public Task Nor_does_it_start_with_any_of_these(string variable, string value, string sentence) =>
        The_service_does_not_start(variable, value, sentence);

    [Fact]
    public async Task A_busy_port_stops_the_service()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        Stopped(
            await _folder.Run("serve", "--urls", $"http://{taken.LocalEndpoint}", "--Opgoerelse:Job:Aktiv=false"),
            "bruges af et andet program");
    }

    /// <summary>A service that is named as ours gives its variables in Kubernetes; they are no slips.</summary>
    [Fact]
    public async Task The_platforms_own_variables_are_no_error()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OPGOERELSE_SERVICE_HOST"] = "10.0.0.1",
            ["OPGOERELSE_PORT"] = "tcp://10.0.0.1:80",
            ["OPGOERELSE_API_PORT_80_TCP_ADDR"] = "10.0.0.1",
        };

        Assert.Equal(0, (await _folder.Run(environment, "migrate")).ExitCode);
    }

    [Theory]
    [InlineData("{ \"Opgoerelse\": ", "appsettings.json")]
    [InlineData("{ \"Opgoerelse\": { \"Job\": { \"Aktiv\": \"maaske\" } } }", "Opgoerelse:Job:Aktiv kan ikke være 'maaske'")]
    [InlineData("{ \"Opgoerelse\": { \"Job\": { \"Aktiv\": true, \"aktiv\": false } } }", "appsettings.json")]
    public async Task A_file_of_settings_that_cannot_be_used_stops_every_command(string json, string sentence)
    {
        _folder.Write("appsettings.json", json);

        Stopped(
            await _folder.Run(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_CONTENTROOT"] = _folder.Location },
                "migrate"),
            sentence);
    }

    /// <summary>A file stands where the folder is to be, or above it; a folder where the database is to be.</summary>
    [Fact]
    public async Task A_folder_that_cannot_be_made_stops_the_program()
    {
        var file = _folder.Write("fil", "x");
        Stopped(await TestProgram.Run("migrate", "--data", file), $"--data kan ikke være '{file}'");
        Stopped(await TestProgram.Run("migrate", "--data", Path.Combine(file, "under")), "--data kan ikke være");
        Stopped(await TestProgram.Run("demo", "--ingen-server", "--data", file), "--data kan ikke være");

        OwnerOnly.MakeFolder(_folder.Data);
        Directory.CreateDirectory(Path.Combine(_folder.Data, "opgoerelse.db"));
        var answer = await _folder.Run("migrate");
        Assert.Equal(4, answer.ExitCode);
        Assert.StartsWith("Databasen gav ikke adgang", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    private static void Stopped(Answer answer, string sentence)
    {
        Assert.True(answer.ExitCode == 2, $"{answer.ExitCode}: {answer.Error}");
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        Assert.Equal("", answer.Out);
        // What the runtime's own log may say of a failed start is not ours; our own word is one line.
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith('{'));
    }
}
