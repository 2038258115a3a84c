using System.Diagnostics;
using System.Globalization;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.Domain.Tid;
using Opgoerelse.Generator;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>
/// The process is killed at random points of ingest and aggregate and started again; what comes of it is, to the byte,
/// what an undisturbed run makes. Leverancer come in two waves, so that facts are made first from nothing and then in
/// proportion to change.
/// </summary>
public sealed class Draebt_undervejs(ITestOutputHelper log)
{
    /// <summary>No figures are made for a later day, and no receipt that the test makes is after it, unless midnight passes.</summary>
    private static readonly string Dato = DanskTid.Lokal(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static readonly string[] Regelsaet = ["bek-2408", "kl-2021", "foerste-aar", "uden-pauser"];

    [Theory]
    [PaaHverMotor]
    public async Task Draebt_faa_gange_giver_det_samme(string motor) => await Proev(motor, forloeb: 600, gange: 1, seed: 20261121, figurerEfter: ["bek-2408"]);

    /// <summary>Run it with <c>dotnet test tests/Acceptance.Tests --filter Category=Long -- xUnit.Explicit=on</c>.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Long")]
    [PaaHverMotor(1)]
    [PaaHverMotor(2)]
    [PaaHverMotor(3)]
    public async Task Draebt_mange_gange_giver_det_samme(string motor, int seed) => await Proev(motor, forloeb: 5000, gange: 10, seed, figurerEfter: Regelsaet);

    private async Task Proev(string motor, int forloeb, int gange, int seed, string[] figurerEfter)
    {
        Assert.SkipWhen(DanskTid.Lokal(DateTimeOffset.UtcNow).TimeOfDay > TimeSpan.FromHours(23.5), "It is soon midnight in Denmark: what is received then is of another day.");
        using var mappe = new Arbejdsmappe();
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = forloeb, Seed = (ulong)seed, Folder = mappe.Fil("leverancer") });
        var boelger = Directory.GetFiles(mappe.Fil("leverancer")).Order(StringComparer.Ordinal).Chunk(6).ToList();
        var tilfaeldig = new Random(seed);

        using var ro = new Arbejdsmappe(motor);
        var varigheder = new List<TimeSpan>();
        foreach (var ordre in Ordrer(boelger, ro))
        {
            var ur = Stopwatch.StartNew();
            await ro.Ok(ordre);
            varigheder.Add(ur.Elapsed);
        }

        var ventet = await Udfald(ro, figurerEfter);
        for (var gang = 0; gang < gange; gang++)
        {
            using var uro = new Arbejdsmappe(motor);
            var draebt = 0;
            foreach (var (ordre, varighed) in Ordrer(boelger, uro).Zip(varigheder))
            {
                draebt += await Draeb(uro, varighed, tilfaeldig, ordre);
            }

            log.WriteLine($"{forloeb} forløb, seed {seed}, gang {gang}: {draebt} drab");
            Assert.Equal(ventet, await Udfald(uro, figurerEfter));
        }
    }

    /// <summary>What an operator does: lays files in the inbox, takes them in, makes figures; and once more.</summary>
    private static IEnumerable<string[]> Ordrer(IEnumerable<string[]> boelger, Arbejdsmappe mappe)
    {
        foreach (var boelge in boelger)
        {
            var indbakke = Directory.CreateDirectory(Path.Combine(mappe.Data, "indbakke")).FullName;
            foreach (var fil in boelge)
            {
                File.Copy(fil, Path.Combine(indbakke, Path.GetFileName(fil)));
            }

            yield return ["ingest"];
            yield return ["aggregate", "--dato", Dato];
        }
    }

    /// <summary>Kills the command at a random point of its life, three times over, then lets it finish.</summary>
    private static async Task<int> Draeb(Arbejdsmappe mappe, TimeSpan varighed, Random tilfaeldig, string[] ordre)
    {
        var draebt = 0;
        for (var forsoeg = 0; forsoeg < 3; forsoeg++)
        {
            using var proces = mappe.Start(ordre);
            var svar = Programmet.Afvent(proces);
            await Task.WhenAny(svar, Task.Delay(varighed * tilfaeldig.NextDouble()));
            if (!svar.IsCompleted)
            {
                proces.Kill();
                draebt++;
            }

            await svar;
        }

        await mappe.Ok(ordre);
        return draebt;
    }

    /// <summary>Everything that must be the same: both ledgers, inbox, archive, facts and figures.</summary>
    private static async Task<string> Udfald(Arbejdsmappe mappe, string[] figurerEfter)
    {
        var koersler = await mappe.Ok("koersler", "--antal", "1000");
        Assert.DoesNotContain(koersler.Linjer, linje => linje.Contains(";koerer;", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(Path.Combine(mappe.Data, "indbakke")));

        // The receipts are the clock's; all else of the ledger is not.
        var linjer = (await mappe.Ok("leverancer")).Linjer
            .Select(linje => string.Join(';', linje.Split(';').Where((_, i) => i != 1)))
            .Concat(Arkiv(mappe.Data))
            .ToList();
        foreach (var (kommando, regelsaet) in Regelsaet.Select(kode => ("facts", kode)).Concat(figurerEfter.Select(kode => ("figures", kode))))
        {
            var fil = mappe.Fil("ud.csv");
            await mappe.Ok(kommando, "--regelsaet", regelsaet, "--dato", Dato, "--out", fil);
            linjer.AddRange(await File.ReadAllLinesAsync(fil));
        }

        return string.Join('\n', linjer);
    }

    private static IEnumerable<string> Arkiv(string data) =>
        Directory.GetFiles(Path.Combine(data, "arkiv"), "*", SearchOption.AllDirectories)
            .Select(fil => $"{Path.GetFileName(fil)} {new FileInfo(fil).Length.ToString(CultureInfo.InvariantCulture)}")
            .Order(StringComparer.Ordinal);
}
