using System.Diagnostics;
using System.Security.Cryptography;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.Support.Host;

/// <summary>A folder of a test's own, and an instance of the program in it on one of the engines; gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly TestDatabase? _server;

    /// <summary>
    /// A test lays a file in the inbox whole: there is nothing to wait for. Said to the whole process, whose child processes hear it
    /// too, since a command that is told something of its own by its environment is a process of its own.
    /// </summary>
    static WorkFolder() => Environment.SetEnvironmentVariable("Opgoerelse__Leverance__StillSeconds", "0");

    /// <param name="engine">The engine that the instance is told to use.</param>
    /// <param name="empty">Whether the server's database has no schema yet; an embedded one never has.</param>
    public WorkFolder(string engine = Engine.Sqlite, bool empty = false)
    {
        Location = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;
        _server = engine == Engine.Sqlite ? null : empty ? Engine.Empty(engine) : Engine.New(engine);
        var environmentOf = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_server is not null)
        {
            environmentOf["ConnectionStrings__Opgoerelse"] = _server.Connection!;
            environmentOf["OPGOERELSE_NOEGLE"] = Convert.ToBase64String(SHA256.HashData("a key that guards nothing but a test"u8));
        }

        EnvironmentOf = environmentOf;
    }

    public string Location { get; }

    /// <summary>The data folder of the instance under test.</summary>
    public string Data => Path.Combine(Location, "data");

    /// <summary>What the program is told by its environment.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf { get; }

    public string FileOf(string name) => Path.Combine(Location, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, params string[] lines)
    {
        var file = FileOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, string.Concat(lines.Select(line => line + "\n")));
        return file;
    }

    /// <summary>The instance's database, as another process opens it.</summary>
    public Database OpenReader() => _server?.OpenReader() ?? new SqliteDatabase(Path.Combine(Data, "opgoerelse.db"));

    /// <summary>Runs a command on the instance that must succeed.</summary>
    public Task<Answer> Ok(params string[] arguments) => TestProgram.Ok(EnvironmentOf, [.. arguments, "--data", Data]);

    /// <summary>Runs a command on the instance to its end.</summary>
    public Task<Answer> Run(params string[] arguments) => TestProgram.Run(EnvironmentOf, [.. arguments, "--data", Data]);

    /// <inheritdoc cref="Run(string[])" />
    public Task<Answer> Run(IReadOnlyDictionary<string, string> environmentOf, params string[] arguments) =>
        TestProgram.Run(With(environmentOf), [.. arguments, "--data", Data]);

    /// <summary>Runs a command on the instance to its end as a process of its own, whose error output holds the log too.</summary>
    public async Task<Answer> RunApart(params string[] arguments)
    {
        using var process = Start(arguments);
        return await TestProgram.AwaitReady(process);
    }

    /// <inheritdoc cref="RunApart" />
    public async Task<Answer> OkApart(params string[] arguments)
    {
        var answer = await RunApart(arguments);
        Assert.True(answer.ExitCode == 0, $"{string.Join(' ', arguments)} endte med {answer.ExitCode}:\n{answer.Error}");
        return answer;
    }

    /// <summary>Starts a command on the instance. The caller ends it.</summary>
    public Process Start(params string[] arguments) => TestProgram.Start(EnvironmentOf, [.. arguments, "--data", Data]);

    /// <inheritdoc cref="Start(string[])" />
    public Process Start(IReadOnlyDictionary<string, string> environmentOf, params string[] arguments) =>
        TestProgram.Start(With(environmentOf), [.. arguments, "--data", Data]);

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(Location, recursive: true);
    }

    private Dictionary<string, string> With(IReadOnlyDictionary<string, string> environmentOf) =>
        new(environmentOf.Concat(EnvironmentOf).DistinctBy(told => told.Key, StringComparer.Ordinal), StringComparer.Ordinal);
}
