using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Opgoerelse.Motorer;

namespace Opgoerelse.StorageTests;

/// <summary>Says in one line what was not tried, when there is no SQL Server to try it on: of the whole suite, here.</summary>
public sealed partial class Paa_SQL_Server
{
    [Fact]
    public void Hver_proeve_der_roerer_databasen_er_koert_paa_begge_motorer()
    {
        var antal = Directory.EnumerateFiles(Proeverne(), "*.cs", SearchOption.AllDirectories).Sum(fil => Paa().Count(File.ReadAllText(fil)));
        Assert.True(antal > 60, $"Kun {antal} prøver er fundet.");
        Assert.SkipWhen(Motor.Forbindelse is null, $"{antal} prøver er kun kørt på SQLite: {Motor.Variabel} er ikke sat.");
    }

    private static string Proeverne([CallerFilePath] string her = "") => Path.GetDirectoryName(Path.GetDirectoryName(her))!;

    [GeneratedRegex(@"^\s*\[PaaHverMotor\b|\bMotor\.Alle\.SelectMany|\bfrom motor in Motor\.Alle", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Paa();
}
