using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Opgoerelse.Motorer;

namespace Opgoerelse.StorageTests;

/// <summary>Says in one line what was not tried, when there is no SQL Server to try it on: of the whole suite, here.</summary>
public sealed partial class Paa_SQL_Server
{
    [Talt]
    public void Hver_proeve_der_roerer_databasen_er_koert_paa_begge_motorer()
    {
        Assert.True(Antal() > 90, $"Kun {Antal()} prøver er fundet.");
        Assert.SkipWhen(Motor.Forbindelse is null, $"{Motor.Variabel} er ikke sat.");
    }

    private static int Antal() =>
        Directory.EnumerateFiles(Proeverne(), "*.cs", SearchOption.AllDirectories).Sum(fil => Paa().Count(File.ReadAllText(fil)));

    private static string Proeverne([CallerFilePath] string her = "") => Path.GetDirectoryName(Path.GetDirectoryName(her))!;

    [GeneratedRegex(@"^\s*\[PaaHverMotor\b|\bMotor\.Alle\.SelectMany|\bfrom motor in Motor\.Alle", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Paa();

    /// <summary>A run shows a skipped test's name and not its reason: the name is the line.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class TaltAttribute : FactAttribute
    {
        public TaltAttribute([CallerFilePath] string? fil = null, [CallerLineNumber] int linje = -1)
            : base(fil, linje) => DisplayName = Motor.Forbindelse is null
                ? $"{Antal()} prøver er kun kørt på SQLite: {Motor.Variabel} er ikke sat"
                : $"{Antal()} prøver er kørt på SQLite og på SQL Server";
    }
}
