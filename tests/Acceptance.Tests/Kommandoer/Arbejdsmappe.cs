using System.Diagnostics;
using System.Security.Cryptography;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>A folder of a test's own, and an instance of the program in it on one of the engines; gone afterwards.</summary>
internal sealed class Arbejdsmappe : IDisposable
{
    private readonly Proevebase? _server;

    /// <param name="motor">The engine that the instance is told to use.</param>
    /// <param name="tom">Whether the server's database has no schema yet; an embedded one never has.</param>
    public Arbejdsmappe(string motor = Motor.Sqlite, bool tom = false)
    {
        Sti = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;
        _server = motor == Motor.Sqlite ? null : tom ? Motor.Tom(motor) : Motor.Ny(motor);
        // A test lays a file in the inbox whole: there is nothing to wait for.
        var miljoe = new Dictionary<string, string>(StringComparer.Ordinal) { ["Opgoerelse__Leverance__StillSeconds"] = "0" };
        if (_server is not null)
        {
            miljoe["ConnectionStrings__Opgoerelse"] = _server.Forbindelse!;
            miljoe["OPGOERELSE_NOEGLE"] = Convert.ToBase64String(SHA256.HashData("a key that guards nothing but a test"u8));
        }

        Miljoe = miljoe;
    }

    public string Sti { get; }

    /// <summary>The data folder of the instance under test.</summary>
    public string Data => Path.Combine(Sti, "data");

    /// <summary>What the program is told by its environment.</summary>
    public IReadOnlyDictionary<string, string> Miljoe { get; }

    public string Fil(string navn) => Path.Combine(Sti, navn);

    /// <summary>Writes a file and returns its path.</summary>
    public string Skriv(string navn, params string[] linjer)
    {
        var fil = Fil(navn);
        Directory.CreateDirectory(Path.GetDirectoryName(fil)!);
        File.WriteAllText(fil, string.Concat(linjer.Select(linje => linje + "\n")));
        return fil;
    }

    /// <summary>The instance's database, as another process opens it.</summary>
    public Database Aabn() => _server?.Aabn() ?? new SqliteDatabase(Path.Combine(Data, "opgoerelse.db"));

    /// <summary>Runs a command on the instance that must succeed.</summary>
    public Task<Svar> Ok(params string[] argumenter) => Programmet.Ok(Miljoe, [.. argumenter, "--data", Data]);

    /// <summary>Runs a command on the instance to its end.</summary>
    public Task<Svar> Koer(params string[] argumenter) => Programmet.Koer(Miljoe, [.. argumenter, "--data", Data]);

    /// <inheritdoc cref="Koer(string[])" />
    public Task<Svar> Koer(IReadOnlyDictionary<string, string> miljoe, params string[] argumenter) =>
        Programmet.Koer(Med(miljoe), [.. argumenter, "--data", Data]);

    /// <summary>Starts a command on the instance. The caller ends it.</summary>
    public Process Start(params string[] argumenter) => Programmet.Start(Miljoe, [.. argumenter, "--data", Data]);

    /// <inheritdoc cref="Start(string[])" />
    public Process Start(IReadOnlyDictionary<string, string> miljoe, params string[] argumenter) =>
        Programmet.Start(Med(miljoe), [.. argumenter, "--data", Data]);

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(Sti, recursive: true);
    }

    private Dictionary<string, string> Med(IReadOnlyDictionary<string, string> miljoe) =>
        new(miljoe.Concat(Miljoe).DistinctBy(told => told.Key, StringComparer.Ordinal), StringComparer.Ordinal);
}
