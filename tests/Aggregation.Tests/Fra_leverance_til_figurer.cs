using System.Globalization;
using System.Text;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Model;
using Opgoerelse.Motorer;

namespace Opgoerelse.AggregationTests;

/// <summary>
/// The whole way, from files as a jobcentre sends them to the figures, against the slow model that reads the same
/// files by itself: the outside party of the issue.
/// </summary>
public sealed class Fra_leverance_til_figurer : IDisposable
{
    private static readonly DateTimeOffset Foerste = new(2025, 1, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly string _mappe = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;

    [Theory]
    [PaaHverMotor]
    public void Afvisninger_fakta_og_figurer_er_ens_i_hver_linje(string motor)
    {
        var filer = Generer(3_000, seed: 5).Select((fil, nr) => (fil.Navn, fil.Indhold, Modtaget: Foerste.AddDays(40 * nr))).ToList();
        using var test = new Testdatabase(motor);
        Indlaes(test, filer);
        var model = SlowReader.Read(filer);

        var bog = new Leverancebog(test.Database);
        var ledger = bog.Liste().OrderBy(leverance => leverance.LeveranceId).ToList();
        Assert.Equal(
            model.Leverancer.Select(leverance => (leverance.FileName, (long)leverance.Read, (long)leverance.Accepted, (long)leverance.Repeats, (long)leverance.Rejected)),
            ledger.Select(leverance => (leverance.Navn, leverance.Laest, leverance.Accepteret, leverance.Gentaget, leverance.Afvist)));
        Assert.True(ledger.Sum(leverance => leverance.Afvist) > 20);
        foreach (var (ventet, faktisk) in model.Leverancer.Zip(ledger))
        {
            Assert.Equal(
                ventet.Rejections.Select(afvisning => $"{afvisning.Line};{afvisning.Field};{afvisning.Code}"),
                bog.Afvisninger(faktisk.LeveranceId).Select(afvisning => $"{afvisning.Linje};{afvisning.Felt};{afvisning.Kode}"));
        }

        foreach (var (regelsaet, dato) in new[] { ("bek-2408", new DateOnly(2026, 11, 21)), ("kl-2021", new DateOnly(2025, 9, 1)), ("foerste-aar", new DateOnly(2026, 3, 1)), ("uden-pauser", new DateOnly(2026, 11, 21)) })
        {
            Assert.Equal(SlowModel.FactsFile(model, regelsaet, dato), Tekst(ud => new Faktafil(test.Database).Skriv(Regelsaet.Alle[regelsaet], dato, ud)));
            Ens(SlowModel.FiguresFile(model, regelsaet, dato), Figurer(test, regelsaet, dato));
        }
    }

    /// <summary>The same messages in any order and in any packing give the same facts; conflicts aside, where the first stays.</summary>
    [Theory]
    [PaaHverMotor]
    public void Beskedernes_raekkefoelge_er_uden_betydning(string motor)
    {
        var linjer = Generer(400, seed: 8, Kodning.Ndjson)
            .SelectMany(fil => Encoding.UTF8.GetString(fil.Indhold).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        // A version that came in two contents depends on which came first, by the contract: leave such lines out.
        linjer = [.. UdenKonflikter(linjer)];
        var dato = new DateOnly(2026, 11, 21);
        string? ventet = null;
        var tilfaeldig = new Random(17);
        for (var omgang = 0; omgang < 4; omgang++)
        {
            using var test = new Testdatabase(motor);
            var pakker = linjer.Chunk(1 + (linjer.Count / (omgang + 1))).Select((pakke, nr) => (
                string.Create(CultureInfo.InvariantCulture, $"{nr:D3}.ndjson"),
                Encoding.UTF8.GetBytes(string.Join('\n', pakke)),
                Foerste)).ToList();
            Indlaes(test, pakker);
            var fakta = Tekst(ud => new Faktafil(test.Database).Skriv(Regelsaet.Alle["kl-2021"], dato, ud));
            var figurer = Figurer(test, "bek-2408", dato);
            ventet ??= fakta + figurer;
            Assert.Equal(ventet, fakta + figurer);
            Assert.True(fakta.Split('\n').Length > 300);
            tilfaeldig.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(linjer));
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_mappe, recursive: true);
    }

    private List<(string Navn, byte[] Indhold)> Generer(int forloeb, ulong seed, Kodning kodning = Kodning.Blandet)
    {
        var mappe = Directory.CreateDirectory(Path.Combine(_mappe, $"{seed}")).FullName;
        NationalGenerator.Generate(new GeneratorOptions
        {
            Forloeb = forloeb,
            Seed = seed,
            Folder = mappe,
            Kodning = kodning,
            Komprimering = kodning == Kodning.Ndjson ? Komprimering.Aldrig : Komprimering.Blandet,
        });
        return [.. Directory.GetFiles(mappe).OrderBy(Path.GetFileName, StringComparer.Ordinal).Select(fil => (Path.GetFileName(fil), File.ReadAllBytes(fil)))];
    }

    private void Indlaes(Testdatabase test, IEnumerable<(string Navn, byte[] Indhold, DateTimeOffset Modtaget)> filer)
    {
        var mappe = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;
        var indlaesning = new Indlaesning(test.Database, new Pseudonymnoegle(Encoding.ASCII.GetBytes("en nøgle, der kun bruges i prøver")), TimeProvider.System);
        foreach (var (navn, indhold, modtaget) in filer)
        {
            var sti = Path.Combine(mappe, navn);
            File.WriteAllBytes(sti, indhold);
            indlaesning.Fil(sti, modtaget);
        }

        Directory.Delete(mappe, recursive: true);
    }

    private static IEnumerable<string> UdenKonflikter(List<string> linjer)
    {
        var model = SlowReader.Read([("alle.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', linjer)), Foerste)]);
        var konflikter = model.Leverancer[0].Rejections.Where(afvisning => afvisning.Code == "version-konflikt").Select(afvisning => afvisning.Line).ToHashSet();
        Assert.NotEmpty(konflikter);
        return linjer.Where((_, nr) => !konflikter.Contains(nr + 1));
    }

    private static string Figurer(Testdatabase test, string regelsaet, DateOnly dato) =>
        Tekst(ud => new Figurfil(test.Database).Skriv(null, Regelsaet.Alle[regelsaet], dato, ud));

    /// <summary>The order of rows is each program's own.</summary>
    private static void Ens(string ventet, string faktisk)
    {
        var a = ventet.Split('\n');
        var b = faktisk.Split('\n');
        Array.Sort(a, StringComparer.Ordinal);
        Array.Sort(b, StringComparer.Ordinal);
        Assert.Equal(a.Length, b.Length);
        Assert.Empty(a.Zip(b).Where(par => par.First != par.Second).Take(5));
    }

    private static string Tekst(Action<Stream> skriv)
    {
        using var ud = new MemoryStream();
        skriv(ud);
        return Encoding.UTF8.GetString(ud.ToArray());
    }
}
