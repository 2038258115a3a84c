using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>The machine's language decides nothing, and a machine without language data runs all but SQL Server's client.</summary>
public sealed class MachineLanguageTests
{
    [Theory]
    [OnEachEngine("da_DK.UTF-8")]
    [OnEachEngine("sv_SE.UTF-8", Explicit = true, Traits = ["Category", "Slow"])]
    [OnEachEngine("tr_TR.UTF-8")]
    [OnEachEngine("ar_SA.UTF-8", Explicit = true, Traits = ["Category", "Slow"])]
    public async Task Numbers_and_clock_times_are_alike_in_all_languages(string engine, string language)
    {
        using var folder = new WorkFolder(engine);
        var environmentOf = EnvironmentOf("LC_ALL", language);
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01T12:00");

        var answer = await folder.Run(environmentOf, "ingest", file, "--modtaget", "2023-05-01T11:59:59");

        // The time separator is the culture's: a Danish machine would write 11.59.59.
        Assert.Contains("2023-05-01 11:59:59 +02:00", answer.Error, StringComparison.Ordinal);
        Assert.Equal((await folder.Ok("leverancer")).Out, (await folder.Run(environmentOf, "leverancer")).Out);
    }

    [Fact]
    public async Task Without_language_data_the_embedded_engine_runs_and_SQL_Server_is_refused_in_Danish()
    {
        using var folder = new WorkFolder();
        var environmentOf = EnvironmentOf("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));

        Assert.Equal(0, (await folder.Run(environmentOf, "ingest", file)).ExitCode);

        environmentOf.Add("ConnectionStrings__Opgoerelse", "Server=127.0.0.1,1;Database=o;Integrated Security=true");
        var answer = await folder.Run(environmentOf, "leverancer");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("libicu", answer.Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> EnvironmentOf(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
