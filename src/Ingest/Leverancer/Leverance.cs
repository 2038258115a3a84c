namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What became of a leverance.</summary>
public enum LeveranceState
{
    /// <summary>Taken in; single lines may have been rejected.</summary>
    Ingested,

    /// <summary>Refused whole; nothing of it is stored but this row.</summary>
    Rejected,
}

/// <summary>The states as they are stored and shown.</summary>
public static class LeveranceStates
{
    /// <summary>indlaest or afvist.</summary>
    public static string Code(this LeveranceState state) => state == LeveranceState.Ingested ? "indlaest" : "afvist";
}

/// <summary>A row of the ledger.</summary>
/// <param name="LeveranceId">Its position in the ledger: 1, 2, 3...</param>
/// <param name="Name">The file's name, as <see cref="FileNames.Shown"/> makes it.</param>
/// <param name="Channel">How it came: <see cref="Channels"/>.</param>
/// <param name="Sha256">Of the file as it came; zeros when nothing could be read.</param>
/// <param name="Received">The one receipt instant, UTC.</param>
/// <param name="ReceivedDay">Its Danish calendar day.</param>
/// <param name="State">Taken in or refused whole.</param>
/// <param name="Reason">Why it was refused whole, in Danish; else null.</param>
/// <param name="ReadCount">Lines read: accepted + repeats + rejected.</param>
/// <param name="Accepted">Messages accepted.</param>
/// <param name="Repeated">Repeats.</param>
/// <param name="Rejected">Lines rejected.</param>
/// <param name="Waits">Of the accepted: child entities that waited for their forloeb when the leverance was committed.</param>
/// <param name="Archived">Whether the file has left the inbox.</param>
public sealed record Leverance(
    long LeveranceId,
    string Name,
    string Channel,
    byte[] Sha256,
    DateTimeOffset Received,
    DateOnly ReceivedDay,
    LeveranceState State,
    string? Reason,
    long ReadCount,
    long Accepted,
    long Repeated,
    long Rejected,
    long Waits,
    bool Archived)
{
    /// <summary>The hash of what could not be read as a file.</summary>
    internal static byte[] NoContent => new byte[32];

    /// <summary>Whether it was refused without being read: it was no file, or could not be read.</summary>
    internal bool NothingRead => !Sha256.AsSpan().ContainsAnyExcept((byte)0);
}

/// <summary>The ways in.</summary>
public static class Channels
{
    /// <summary>The inbox folder.</summary>
    public const string Folder = "mappe";

    /// <summary>The command line.</summary>
    public const string Command = "kommando";
}

/// <summary>How far ingest has come in a file.</summary>
/// <param name="FileName">The file's name.</param>
/// <param name="Bytes">Bytes of the file read.</param>
/// <param name="BytesInAll">Its size.</param>
/// <param name="Lines">Lines read.</param>
public readonly record struct IngestProgress(string FileName, long Bytes, long BytesInAll, long Lines);
