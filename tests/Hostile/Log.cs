namespace Opgoerelse.HostileTests;

/// <summary>What no log and no answer may hold.</summary>
internal static class Log
{
    /// <summary>A stack trace, or the name of an exception.</summary>
    public static bool TellsOfAFault(string text) =>
        text.Contains("   at ", StringComparison.Ordinal)
            || text.Contains("Exception", StringComparison.Ordinal)
            || text.Contains("Unhandled", StringComparison.Ordinal);

    /// <summary>Fails with the first lines that tell of a fault, whole.</summary>
    public static void TellsOfNone(IEnumerable<string> lines)
    {
        var faults = lines.Where(TellsOfAFault).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} lines of the log tell of a fault, first\n{string.Join('\n', faults.Take(3))}");
    }
}
