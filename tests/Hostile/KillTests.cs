using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Opgoerelse.Domain.Time;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Storage;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.HostileTests;

/// <summary>
/// The process is killed at random points of ingest, facts and release and started again; database, archive and figures
/// are, to the byte, what an undisturbed run makes. Leverancer come in waves, so that facts are made first from nothing and
/// then in proportion to change.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>No figures are made for a later day, and no receipt that the test makes is after it, unless midnight passes.</summary>
    private static readonly string Date = DanishTime.LocalTime(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, string> Key = new(StringComparer.Ordinal)
    {
        ["OPGOERELSE_NOEGLE"] = Convert.ToBase64String(SHA256.HashData("a key that guards nothing but a test"u8)),
    };

    /// <summary>What the clock or the number of attempts decides.</summary>
    private static readonly HashSet<string> Clocks =
    [
        "leverance.modtaget", "leverance.modtaget_dag", "noegle.oprettet", "udgivelse.klargjort", "udgivelse.udgivet",
        "udgivelse_skridt.tidspunkt", "udgivelse_skridt.offentlig_fra",
        "fortrolighed.millisekunder",
    ];

    private static readonly HashSet<string> NotCompared = ["koersel", "skema_version"];

    [Theory]
    [OnEachEngine]
    public Task A_little_of_it(string engine) => TryAsync(engine, forloeb: 100, kills: 1, release: false, ["bek-2408"]);

    /// <summary>Kills of the release take the longest, and are had with the others.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Long")]
    [OnEachEngine]
    public Task Killed_many_times_gives_the_same(string engine) =>
        TryAsync(engine, forloeb: 400, Settings.Sized(8), release: true, ["bek-2408", "kl-2021", "foerste-aar", "uden-pauser"]);

    private async Task TryAsync(string engine, int forloeb, int kills, bool release, string[] regelsaet)
    {
        Assert.SkipWhen(
            DanishTime.LocalTime(DateTimeOffset.UtcNow).TimeOfDay > TimeSpan.FromHours(23),
            "It is soon midnight in Denmark: what is received then is of another day.");
        using var files = new WorkFolder();
        NationalGenerator.Generate(new GeneratorOptions
        {
            Forloeb = forloeb,
            Seed = (ulong)Settings.Seed,
            Folder = files.FileOf("leverancer"),
        });
        var all = Directory.GetFiles(files.FileOf("leverancer")).Order(StringComparer.Ordinal).ToList();
        var waves = release ? all.Chunk((all.Count / 2) + 1).ToList() : [[.. all]];

        // How long each order works from the moment at which its run stands in the ledger.
        var times = new List<TimeSpan>();
        List<string> expected;
        using (var quiet = new WorkFolder(engine))
        {
            foreach (var order in Orders(waves, quiet, release))
            {
                var before = (await LedgerAsync(quiet)).Newest;
                using var process = quiet.Start(Key, order);
                var end = TestProgram.AwaitReady(process);
                await BeganAsync(quiet, before, end);
                var clock = Stopwatch.StartNew();
                Ended(order, await end);
                times.Add(clock.Elapsed);
            }

            expected = await OutcomeAsync(quiet, regelsaet);
        }

        var random = new Random(Settings.Seed);
        var (alive, atWork, rounds) = (0, new Dictionary<string, int>(StringComparer.Ordinal), 0);
        for (; atWork.Values.Sum() < kills; rounds++)
        {
            Assert.True(rounds < 10 + kills, $"{alive} kills, but only {atWork.Values.Sum()} at work.");
            await Settings.Try(Settings.Seed, async () =>
            {
                using var disturbed = new WorkFolder(engine);
                foreach (var (order, time) in Orders(waves, disturbed, release).Zip(times))
                {
                    for (var i = 0; i < (release ? 3 : 1); i++)
                    {
                        var hit = await KillAsync(disturbed, order, time, random);
                        alive += hit.Alive ? 1 : 0;
                        atWork[order[0]] = atWork.GetValueOrDefault(order[0]) + (hit.AtWork ? 1 : 0);
                        if (!hit.Alive)
                        {
                            break;
                        }
                    }

                    await DoAsync(disturbed, order);
                }

                Assert.Equal(expected, await OutcomeAsync(disturbed, regelsaet));
            });
        }

        Assert.True(atWork.Values.Sum() > 0, "No process was killed in the middle of its work.");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"hostile: kills ({engine}, seed {Settings.Seed}): {rounds:N0} instances, {alive:N0} kills of a live process, "
                + $"{atWork.Values.Sum():N0} of them in the middle of a run ("
                + $"{string.Join(", ", atWork.Select(one => $"{one.Key} {one.Value}"))}); 0 differences"));
    }

    /// <summary>What an operator does: lays files in the inbox, takes them in, makes figures; once more; and a release.</summary>
    private static IEnumerable<string[]> Orders(List<string[]> waves, WorkFolder instance, bool release)
    {
        foreach (var wave in waves)
        {
            var inbox = Directory.CreateDirectory(Path.Combine(instance.Data, "indbakke")).FullName;
            foreach (var file in wave)
            {
                File.Copy(file, Path.Combine(inbox, Path.GetFileName(file)));
            }

            yield return ["ingest"];
            yield return release ? ["aggregate", "--dato", Date] : ["aggregate", "--dato", Date, "--regelsaet", "bek-2408"];
        }

        if (release)
        {
            yield return ["publish", "--dato", Date];
        }
    }

    /// <summary>
    /// SIGKILL at a random point of the order's work, or, one time in six, of its start. Whether it was alive, and whether a
    /// run of it is left in the ledger as under way.
    /// </summary>
    private static async Task<(bool Alive, bool AtWork)> KillAsync(WorkFolder instance, string[] order, TimeSpan work, Random random)
    {
        var before = (await LedgerAsync(instance)).Newest;
        using var process = instance.Start(Key, order);
        var end = TestProgram.AwaitReady(process);
        if (random.Next(6) > 0)
        {
            await BeganAsync(instance, before, end);
            await Task.WhenAny(end, Task.Delay(work * random.NextDouble()));
        }
        else
        {
            await Task.WhenAny(end, Task.Delay(random.Next(1_000)));
        }

        process.Kill();
        var alive = (await end).ExitCode == 128 + 9;
        var (newest, underWay) = await LedgerAsync(instance);
        return (alive, alive && underWay && newest > before);
    }

    /// <summary>Waits until the run stands in the ledger, or the process has ended.</summary>
    private static async Task BeganAsync(WorkFolder instance, long before, Task end)
    {
        while (!end.IsCompleted && (await LedgerAsync(instance)).Newest == before)
        {
            await Task.Delay(5);
        }
    }

    /// <summary>The newest run in the ledger, 0 for none, and whether it is under way.</summary>
    private static async Task<(long Newest, bool UnderWay)> LedgerAsync(WorkFolder instance)
    {
        var database = instance.OpenReader();
        if (!database.Exists())
        {
            return (0, false);
        }

        await using var connection = database.Connect();
        return Tables(database, connection).Contains("koersel", StringComparer.Ordinal)
            && await connection.QuerySingleOrDefaultAsync<RecordedRun>(
                "SELECT koersel_id AS number, tilstand AS state FROM koersel "
                + "WHERE koersel_id = (SELECT MAX(koersel_id) FROM koersel)") is { } newest
                ? (newest.Number, newest.State == "koerer")
                : (0, false);
    }

    private static async Task DoAsync(WorkFolder instance, string[] order) => Ended(order, await instance.Run(Key, order));

    private static void Ended(string[] order, Answer answer) =>
        Assert.True(answer.ExitCode == 0, $"{string.Join(' ', order)} ended with {answer.ExitCode}:\n{answer.Error}");

    /// <summary>Everything that must be the same: database, inbox, archive and figures.</summary>
    private static async Task<List<string>> OutcomeAsync(WorkFolder instance, string[] regelsaet)
    {
        Assert.False((await LedgerAsync(instance)).UnderWay);
        var lines = new List<string>();
        var database = instance.OpenReader();
        await using (var connection = database.Connect())
        {
            foreach (var table in Tables(database, connection).Where(table => !NotCompared.Contains(table)))
            {
                lines.AddRange(await RowsAsync(connection, table));
            }
        }

        foreach (var folder in new[] { "indbakke", "arkiv" }.Select(name => Path.Combine(instance.Data, name)).Where(Directory.Exists))
        {
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                lines.Add(
                    $"{Path.GetFileName(folder)} {Path.GetFileName(file)} "
                        + $"{Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file)))}");
            }
        }

        foreach (var (command, rules) in regelsaet.SelectMany(rules => new[] { ("facts", rules), ("figures", rules) }))
        {
            var file = instance.FileOf("ud.csv");
            string[] order = [command, "--regelsaet", rules, "--dato", Date, "--out", file, "--data", instance.Data];
            // Where nothing has to be told by the environment, within this process, which spares a start.
            await TestProgram.Ok(database.IsEmbedded ? null : instance.EnvironmentOf, order);
            lines.AddRange((await File.ReadAllLinesAsync(file)).Select(line => $"{command} {rules} {line}"));
        }

        return lines;
    }

    private static List<string> Tables(Database database, System.Data.Common.DbConnection connection) =>
        [.. connection.Query<string>(database.IsEmbedded
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            : "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA = 'dbo' ORDER "
                + "BY TABLE_NAME")];

    private static async Task<IEnumerable<string>> RowsAsync(System.Data.Common.DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(table + ": " + string.Join(';', Enumerable.Range(0, reader.FieldCount)
                .Where(i => !Clocks.Contains($"{table}.{reader.GetName(i)}"))
                .Select(i => reader.GetValue(i) is byte[] bytes
                    ? Convert.ToHexString(bytes.Length > 64 ? SHA256.HashData(bytes) : bytes)
                    : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        // The cells of a release are half a million: then a thousand rows are told by their sum.
        var sorted = rows.Order(StringComparer.Ordinal);
        return rows.Count < 50_000
            ? sorted
            : sorted.Chunk(1_000).Select((thousand, number) =>
                $"{table} {number}: {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', thousand))))}");
    }

    private sealed record RecordedRun(long Number, string State);
}
