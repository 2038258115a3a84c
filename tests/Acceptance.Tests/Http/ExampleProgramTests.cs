using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The programs on the page about the API, taken from the page and run as they stand, with a line after them that says
/// what they found. Where a language or a package is missing the test is skipped and says so.
/// </summary>
public sealed partial class ExampleProgramTests(TestService service)
{
    /// <summary>The machine's own Python may be another than the distribution's, which has pandas.</summary>
    private static readonly string[] PythonNames = ["python3", "/usr/bin/python3", "python"];

    [Fact]
    public async Task The_program_in_R_reads_codes_as_text_and_keeps_the_signs() =>
        await RunRAsync("Eksempel i R", "stats", """
            celle <- function(omraade, periode, indsats) {
                fundet <- tal[tal$omraade == omraade & tal$periode == periode & tal$indsats == indsats, ]
                cat("CELLE", fundet$antalMed, fundet$antalMed_status, fundet$andel, fundet$andel_status, "\n")
            }
            cat("FORM", nrow(tal), ncol(tal), class(tal$omraade), class(tal$periode), class(tal$andel), "\n")
            """, "celle(\"{0}\", \"{1}\", \"{2}\")", "NA");

    [Fact]
    public async Task The_program_with_pandas_reads_codes_as_text_and_keeps_the_signs() =>
        await RunPythonAsync("Eksempel i Python, pandas", "pandas", """

            def celle(omraade, periode, indsats):
                fundet = tal[(tal.omraade == omraade) & (tal.periode == periode) & (tal.indsats == indsats)].iloc[0]
                print("CELLE", f"{fundet.antalMed:g}", fundet.antalMed_status, f"{fundet.andel:g}", fundet.andel_status, "")

            navn = {"object": "character", "float64": "numeric"}
            print("FORM", *tal.shape, navn[str(tal.omraade.dtype)], navn[str(tal.periode.dtype)], navn[str(tal.andel.dtype)], "")
            """, "celle(\"{0}\", \"{1}\", \"{2}\")", "nan");

    [Fact]
    public async Task The_program_with_pxwebpy_gets_the_newest_four_periods()
    {
        var said = await PythonAsync(
            await ProgramAsync("Eksempel i Python, pxwebpy") + "\nprint('FORM', *tal.shape, sorted(tal.columns))\n",
            "pxweb");

        Assert.Contains($"FORM {await CellsAsync()} 5 ['indsats', 'mål', 'område', 'periode', 'value']", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_with_PxWebApiData_gets_the_newest_four_periods()
    {
        var said = await RAsync(
            await ProgramAsync("Eksempel i R, PxWebApiData") + "\ncat('FORM', nrow(tal), ncol(tal), class(tal$value), '\\n')\n",
            "PxWebApiData");

        Assert.Matches($"FORM {await CellsAsync()} [56] numeric", said);
    }

    /// <summary>How many cells the selection has that the clients' programs ask for: its address stands in one of them.</summary>
    private async Task<int> CellsAsync() =>
        (await service.JsonAsync(Address().Match(await ProgramAsync("Eksempel i R, PxWebApiData")).Value))
            .GetProperty("value")
            .GetArrayLength();

    private async Task RunRAsync(string label, string package, string check, string call, string none) =>
        Expect(await RAsync(await ProgramAsync(label) + "\n" + check + "\n" + Calls(call), package), none);

    private async Task RunPythonAsync(string label, string package, string check, string call, string none) =>
        Expect(await PythonAsync(await ProgramAsync(label) + "\n" + check + "\n" + Calls(call), package), none);

    /// <summary>A preliminary share, a withheld one, one without basis, and one that is not yet published (SampleRelease).</summary>
    private static string Calls(string call) => string.Join('\n', new[]
    {
        ("0751", "2025QMAT03", "nogen"), ("0751", "2025QMAT03", "sundhed"), ("0492", "2025QMAT03", "nogen"), ("DK", "2025Q4", "nogen"),
    }.Select(cell => string.Format(System.Globalization.CultureInfo.InvariantCulture, call, cell.Item1, cell.Item2, cell.Item3))) + "\n";

    private static void Expect(string said, string none)
    {
        var lines = said.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains("FORM 378 9 character character numeric", lines);
        Assert.Equal(
            ["CELLE 11 f 64.7 f", $"CELLE {none} * {none} *", $"CELLE {none} - {none} -", $"CELLE {none} ... {none} ..."],
            lines.Where(line => line.StartsWith("CELLE ", StringComparison.Ordinal)));
    }

    private static async Task<string> RAsync(string program, string package)
    {
        const string Unseen = "R-programmet på API-siden er IKKE kørt.";
        var there = await OtherPrograms.RunAsync("Rscript", ["-e", $"library({package})"]);
        Assert.SkipWhen(there is null, "R er ikke på maskinen: " + Unseen);
        Assert.SkipUnless(there!.ExitCode == 0, $"R har ikke pakken {package}: {Unseen}");
        var file = Path.Combine(Path.GetTempPath(), $"opgoerelse-{Guid.NewGuid():N}.R");
        try
        {
            await File.WriteAllTextAsync(file, program);
            var said = await OtherPrograms.RunAsync("Rscript", ["--encoding=UTF-8", file]);
            Assert.True(said!.ExitCode == 0, said.Errors);
            return said.Output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> PythonAsync(string program, string package)
    {
        foreach (var python in PythonNames)
        {
            if (await OtherPrograms.RunAsync(python, ["-c", $"import pandas, {package}"]) is { ExitCode: 0 })
            {
                var said = await OtherPrograms.RunAsync(python, ["-X", "utf8", "-"], System.Text.Encoding.UTF8.GetBytes(program));
                Assert.True(said!.ExitCode == 0, said.Errors);
                return said.Output;
            }
        }

        Assert.Skip($"Python med {package} er ikke på maskinen: Python-programmet på API-siden er IKKE kørt.");
        return "";
    }

    private async Task<string> ProgramAsync(string label) =>
        XDocument.Parse(EmptyElements().Replace(
            (await service.TextAsync("/api")).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal),
            "${start}/>"))
            .Descendants("pre").Single(pre => pre.Attribute("aria-label")!.Value == label).Value;

    [GeneratedRegex("https?://[^\"]+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyElements();
}
