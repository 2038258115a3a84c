namespace Opgoerelse.Jobs;

/// <summary>The states of a run.</summary>
public enum RunState
{
    /// <summary>It runs now (or its process died and nobody has looked since).</summary>
    InProgress,

    /// <summary>It did what it was asked.</summary>
    Ended,

    /// <summary>It met an error.</summary>
    Failed,

    /// <summary>It was stopped, or its process died.</summary>
    Interrupted,
}

/// <summary>The states as they are stored.</summary>
public static class RunStates
{
    /// <summary>koerer, afsluttet, fejlet, afbrudt.</summary>
    public static string Code(this RunState state) => state switch
    {
        RunState.InProgress => "koerer",
        RunState.Ended => "afsluttet",
        RunState.Failed => "fejlet",
        _ => "afbrudt",
    };

    /// <summary>The state with this code.</summary>
    /// <exception cref="InvalidDataException">A code that is none.</exception>
    public static RunState Find(string code) => code switch
    {
        "koerer" => RunState.InProgress,
        "afsluttet" => RunState.Ended,
        "fejlet" => RunState.Failed,
        "afbrudt" => RunState.Interrupted,
        _ => throw new InvalidDataException($"Ukendt tilstand af en kørsel: '{code}'."),
    };
}

/// <summary>One row of the ledger of runs.</summary>
/// <param name="Id">1, 2, 3 ...</param>
/// <param name="Job">The kind of work.</param>
/// <param name="Key">The period that it was for.</param>
/// <param name="Attempts">Which attempt at that period: 1, 2 ...</param>
/// <param name="State">Its state.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="EndedAt">When it ended (UTC); null while it runs.</param>
/// <param name="Progress">How far it has come, as a person reads it.</param>
/// <param name="Parameters">JSON: what it was asked.</param>
/// <param name="Number">JSON: counts of what it did; null until it has ended well.</param>
/// <param name="Error">Why it failed or was stopped.</param>
/// <param name="User">Who ran it.</param>
/// <param name="ProcessName">Machine and process number.</param>
public sealed record Run(
    long Id,
    string Job,
    string Key,
    int Attempts,
    RunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string? Progress,
    string Parameters,
    string? Number,
    string? Error,
    string User,
    string ProcessName);
