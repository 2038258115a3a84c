namespace Opgoerelse.Generator.Messages;

/// <summary>One leverance and what the contract says must become of its lines when all files are taken in order.</summary>
/// <param name="Name">File name; the files are taken in ordinal order of their names.</param>
/// <param name="Beskeder">Messages, which in NDJSON are lines.</param>
/// <param name="RepeatedCount">Repeats: the same beskedId, or the same version with the same content.</param>
/// <param name="RejectedCount">Rejected lines by code.</param>
/// <param name="UnknownFields">Unknown fields of accepted lines by name.</param>
public sealed record GeneratedFile(
    string Name,
    long Beskeder,
    long RepeatedCount,
    IReadOnlyDictionary<string, long> RejectedCount,
    IReadOnlyDictionary<string, long> UnknownFields)
{
    public long AcceptedCount => Beskeder - RepeatedCount - RejectedCount.Values.Sum();
}

/// <summary>What was generated, so that what the service reports can be held against it.</summary>
/// <param name="Files">In ordinal order of names.</param>
/// <param name="Forloeb">As many as were asked for, including those whose own messages never come.</param>
/// <param name="Persons">Fewer than forløb: some people have several.</param>
/// <param name="WaitingCount">Child entities, newest version not a delete, whose forløb id comes in no accepted message.</param>
public sealed record GeneratorSummary(
    IReadOnlyList<GeneratedFile> Files, long Forloeb, long Persons, long WaitingCount)
{
    public long Beskeder => Files.Sum(f => f.Beskeder);

    public long AcceptedCount => Files.Sum(f => f.AcceptedCount);

    public long RepeatedCount => Files.Sum(f => f.RepeatedCount);

    /// <summary>All rejected lines by code.</summary>
    public IReadOnlyDictionary<string, long> RejectedCount { get; } = Files
        .SelectMany(f => f.RejectedCount)
        .GroupBy(a => a.Key, a => a.Value, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
}
