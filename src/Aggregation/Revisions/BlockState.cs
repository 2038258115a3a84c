namespace Opgoerelse.Aggregation.Revisions;

/// <summary>
/// A kommune and a start period (a quarter, or the phase-in), or a year of slutdato: every published figure is a sum over such.
/// </summary>
/// <param name="Period">Code of the start period; or of the year, which is no start period.</param>
/// <param name="Kommune">Code of the kommune.</param>
internal readonly record struct Block(string Period, string Kommune)
{
    /// <summary>Whether it is of those who ended in a year.</summary>
    public bool IsOfEndings => Period.Length == 4;
}

/// <summary>A citizen in a block.</summary>
/// <param name="Tag">Who: a hash of the pseudonym, the same in every block.</param>
/// <param name="Imprint">What the citizen adds to the block's sums: a hash of that and the pseudonym.</param>
internal readonly record struct Contribution(ulong Tag, ulong Imprint);

/// <summary>
/// What a block's figures are made of, as far as it takes to count the citizens by whom two such differ. It holds no figure and nobody's
/// pseudonym.
/// </summary>
internal sealed class BlockState
{
    private readonly Contribution[] _citizens;

    /// <param name="citizens">Each citizen once, in any order.</param>
    /// <param name="id">Its number among the stored ones; null when it is not stored, or empty.</param>
    public BlockState(IEnumerable<Contribution> citizens, long? id = null)
    {
        _citizens = [.. citizens.OrderBy(citizen => citizen.Tag)];
        Id = id;
    }

    /// <summary>That of a block in which nobody started.</summary>
    public static BlockState Empty { get; } = new([]);

    public long? Id { get; }

    public IReadOnlyList<Contribution> Citizens => _citizens;

    public bool IsEmpty => _citizens.Length == 0;

    public bool IsSameAs(BlockState other) => ReferenceEquals(this, other) || _citizens.AsSpan().SequenceEqual(other._citizens);

    /// <summary>The citizens who add something else in the one than in the other, or are in one of them only.</summary>
    public IReadOnlyList<ulong> Differing(BlockState other) =>
        ReferenceEquals(this, other)
            ? []
            : [.. Walk(other).Where(pair => pair.Here != pair.There).Select(pair => (pair.Here ?? pair.There)!.Value.Tag)];

    /// <summary>How many citizens add something else here than in <paramref name="earlier"/>, are here only, and were there only.</summary>
    public (int Changed, int New, int Gone) Compare(BlockState earlier)
    {
        var (changed, added, gone) = (0, 0, 0);
        foreach (var (here, there) in Walk(earlier))
        {
            changed += here is not null && there is not null && here != there ? 1 : 0;
            added += there is null ? 1 : 0;
            gone += here is null ? 1 : 0;
        }

        return (changed, added, gone);
    }

    /// <summary>The citizens of either, each once.</summary>
    private IEnumerable<(Contribution? Here, Contribution? There)> Walk(BlockState other)
    {
        var (i, j) = (0, 0);
        while (i < _citizens.Length || j < other._citizens.Length)
        {
            var order = i == _citizens.Length ? 1
                : j == other._citizens.Length ? -1
                : _citizens[i].Tag.CompareTo(other._citizens[j].Tag);
            yield return (order <= 0 ? _citizens[i++] : null, order >= 0 ? other._citizens[j++] : null);
        }
    }
}

/// <summary>What the blocks of a release that has been public were made of.</summary>
/// <param name="Release">The release.</param>
/// <param name="Date">Its opgoerelsesdato.</param>
/// <param name="IsPublic">Whether it is the public one.</param>
/// <param name="IsWithdrawn">Whether it was withdrawn.</param>
/// <param name="Periods">The start periods that its figures are sums over.</param>
/// <param name="States">Its blocks; one of its periods that is not here was empty.</param>
internal sealed record ReleasedBlocks(
    long Release,
    DateOnly Date,
    bool IsPublic,
    bool IsWithdrawn,
    IReadOnlySet<string> Periods,
    IReadOnlyDictionary<Block, BlockState> States)
{
    /// <summary>What a block was made of; null when no figure was about its period.</summary>
    public BlockState? Find(Block block) => Periods.Contains(block.Period) ? States.GetValueOrDefault(block, BlockState.Empty) : null;
}
