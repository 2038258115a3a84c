using System.Globalization;
using System.Text;
using Opgoerelse.Model;

// The outside party's own program: the same two files from the same leverancer.
//   facts|figures --leverancer FOLDER [--modtaget TIME] --regelsaet R --dato D --out FILE
// Exit codes: 0 done, 1 not available for that D, 2 wrong use.

if (args.Length == 0 || args[0] is not ("facts" or "figures") || args.Length % 2 == 0)
{
    return Usage();
}

Dictionary<string, string> options = [];
for (int i = 1; i < args.Length; i += 2)
{
    options[args[i]] = args[i + 1];
}

string[] known = ["--leverancer", "--modtaget", "--regelsaet", "--dato", "--out"];
string[] required = ["--leverancer", "--regelsaet", "--dato", "--out"];
if (!options.Keys.All(known.Contains)
    || !required.All(options.ContainsKey)
    || !Directory.Exists(options["--leverancer"])
    || !SlowRegelsaet.All.Any(r => r.Name == options["--regelsaet"])
    || !DateOnly.TryParseExact(
        options["--dato"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly d))
{
    return Usage();
}

// A stated receipt without offset is UTC.
DateTimeOffset received = TimeProvider.System.GetUtcNow();
if (options.TryGetValue("--modtaget", out string? stated)
    && !DateTimeOffset.TryParse(stated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out received))
{
    return Usage();
}

List<string> files = [.. Directory.GetFiles(options["--leverancer"])];
files.Sort((a, b) => string.CompareOrdinal(Path.GetFileName(a), Path.GetFileName(b)));
SlowLedger ledger = SlowReader.Read(files.Select(f => (Path.GetFileName(f), File.ReadAllBytes(f), received)));
foreach (SlowLeverance l in ledger.Leverancer)
{
    Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{l.FileName}: {(l.Refused ? "refused, " + l.Reason : "taken")}; read {l.Read}, accepted {l.Accepted}, repeats "
            + $"{l.Repeats}, rejected {l.Rejected}"));
}

try
{
    string text = args[0] == "facts"
        ? SlowModel.FactsFile(ledger, options["--regelsaet"], d)
        : SlowModel.FiguresFile(ledger, options["--regelsaet"], d);
    File.WriteAllText(options["--out"], text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    return 0;
}
catch (InvalidOperationException e) when (e.Message == "not available")
{
    Console.Error.WriteLine("not available");
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine(
        "facts|figures --leverancer FOLDER [--modtaget TIME] --regelsaet R --dato D --out FILE");
    return 2;
}
