using System.Diagnostics;
using System.Globalization;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.Generator;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>
/// The process is killed at random points of ingest and aggregate and started again; what comes of it is, to the byte,
/// what an undisturbed run makes.
/// </summary>
public sealed class Draebt_undervejs(ITestOutputHelper log)
{
    /// <summary>After every receipt that the test can make.</summary>
    private const string Dato = "2099-01-01";

    private static readonly string[] Regelsaet = ["bek-2408", "kl-2021", "foerste-aar", "uden-pauser"];

    [Fact]
    public async Task Draebt_faa_gange_giver_det_samme() => await Proev(forloeb: 600, drab: 4, seed: 20261121);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Draebt_mange_gange_giver_det_samme(int seed) => await Proev(forloeb: 5000, drab: 40, seed);

    private async Task Proev(int forloeb, int drab, int seed)
    {
        using var mappe = new Arbejdsmappe();
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = forloeb, Seed = (ulong)seed, Folder = mappe.Fil("leverancer") });
        var tilfaeldig = new Random(seed);

        var ro = await Instans(mappe, "ro");
        var indlaesning = await Tid(() => Programmet.Ok("ingest", "--data", ro));
        var opgoerelse = await Tid(() => Programmet.Ok("aggregate", "--dato", Dato, "--data", ro));

        var uro = await Instans(mappe, "uro");
        var draebt = await Draeb(drab, indlaesning, tilfaeldig, "ingest", "--data", uro);
        draebt += await Draeb(drab, opgoerelse, tilfaeldig, "aggregate", "--dato", Dato, "--data", uro);
        log.WriteLine($"{forloeb} forløb, {draebt} drab, seed {seed}");

        Assert.Equal(await Protokol(ro), await Protokol(uro));
        Assert.Empty(Directory.GetFiles(Path.Combine(uro, "indbakke")));
        Assert.Equal(Arkiv(ro), Arkiv(uro));
        foreach (var regelsaet in Regelsaet)
        {
            Assert.Equal(await Fil(mappe, ro, "facts", regelsaet), await Fil(mappe, uro, "facts", regelsaet));
            Assert.Equal(await Fil(mappe, ro, "figures", regelsaet), await Fil(mappe, uro, "figures", regelsaet));
        }

        var koersler = await Programmet.Ok("koersler", "--data", uro, "--antal", "1000");
        Assert.DoesNotContain(koersler.Linjer, linje => linje.Contains(";koerer;", StringComparison.Ordinal));
    }

    /// <summary>An instance whose inbox holds all leverancer.</summary>
    private static Task<string> Instans(Arbejdsmappe mappe, string navn)
    {
        var data = mappe.Fil(navn);
        var indbakke = Directory.CreateDirectory(Path.Combine(data, "indbakke")).FullName;
        foreach (var fil in Directory.GetFiles(mappe.Fil("leverancer")))
        {
            File.Copy(fil, Path.Combine(indbakke, Path.GetFileName(fil)));
        }

        return Task.FromResult(data);
    }

    /// <summary>Kills the command at random points of its life, as often as asked for, then lets it finish.</summary>
    private static async Task<int> Draeb(int drab, TimeSpan varighed, Random tilfaeldig, params string[] argumenter)
    {
        var draebt = 0;
        for (var i = 0; i < drab; i++)
        {
            using var proces = Programmet.Start(miljoe: null, argumenter);
            var svar = Programmet.Afvent(proces);
            await Task.WhenAny(svar, Task.Delay(varighed * tilfaeldig.NextDouble()));
            if (!svar.IsCompleted)
            {
                proces.Kill();
                draebt++;
            }

            await svar;
        }

        await Programmet.Ok(argumenter);
        return draebt;
    }

    private static async Task<TimeSpan> Tid(Func<Task> arbejde)
    {
        var ur = Stopwatch.StartNew();
        await arbejde();
        return ur.Elapsed;
    }

    /// <summary>The ledger of leverancer without the receipts, which are the clock's.</summary>
    private static async Task<IEnumerable<string>> Protokol(string data) =>
        (await Programmet.Ok("leverancer", "--data", data)).Linjer.Select(linje =>
        {
            var felter = linje.Split(';');
            return string.Join(';', felter.Where((_, i) => i != 1));
        }).ToList();

    private static IEnumerable<string> Arkiv(string data) =>
        Directory.GetFiles(Path.Combine(data, "arkiv"), "*", SearchOption.AllDirectories)
            .Select(fil => $"{Path.GetFileName(fil)} {new FileInfo(fil).Length.ToString(CultureInfo.InvariantCulture)}")
            .Order(StringComparer.Ordinal)
            .ToList();

    private static async Task<string> Fil(Arbejdsmappe mappe, string data, string kommando, string regelsaet)
    {
        var fil = mappe.Fil($"{kommando}.csv");
        await Programmet.Ok(kommando, "--regelsaet", regelsaet, "--dato", Dato, "--out", fil, "--data", data);
        return await File.ReadAllTextAsync(fil);
    }
}
