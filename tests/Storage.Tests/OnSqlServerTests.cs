using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Opgoerelse.Support;

namespace Opgoerelse.StorageTests;

/// <summary>Says in one line what was not tried, when there is no SQL Server to try it on: of the whole suite, here.</summary>
public sealed partial class OnSqlServerTests
{
    [Counted]
    public void Every_test_that_touches_the_database_has_run_on_both_engines()
    {
        Assert.True(Count() > 90, $"Kun {Count()} prøver er fundet.");
        Assert.SkipWhen(Engine.Connection is null, $"{Engine.Variable} er ikke sat.");
    }

    private static int Count() =>
        Directory.EnumerateFiles(TheTests(), "*.cs", SearchOption.AllDirectories).Sum(file => OnEngine().Count(File.ReadAllText(file)));

    private static string TheTests([CallerFilePath] string her = "") => Path.GetDirectoryName(Path.GetDirectoryName(her))!;

    [GeneratedRegex(
        @"^\s*\[OnEachEngine\b|\bEngine\.All\.SelectMany|\bfrom engine in Engine\.All",
        RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex OnEngine();

    /// <summary>A run shows a skipped test's name and not its reason: the name is the line.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CountedAttribute : FactAttribute
    {
        public CountedAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
            : base(file, line) => DisplayName = Engine.Connection is null
                ? $"{Count()} prøver er kun kørt på SQLite: {Engine.Variable} er ikke sat"
                : $"{Count()} prøver er kørt på SQLite og på SQL Server";
    }
}
