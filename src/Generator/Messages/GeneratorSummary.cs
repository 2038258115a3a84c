namespace Opgoerelse.Generator.Messages;

/// <summary>One leverance and what the contract says must become of its lines when all files are taken in order.</summary>
/// <param name="Navn">File name; the files are taken in ordinal order of their names.</param>
/// <param name="Beskeder">Messages, which in NDJSON are lines.</param>
/// <param name="Gentagne">Repeats: the same beskedId, or the same version with the same content.</param>
/// <param name="Afviste">Rejected lines by code.</param>
/// <param name="UkendteFelter">Unknown fields of accepted lines by name.</param>
public sealed record GeneratedFile(
    string Navn,
    long Beskeder,
    long Gentagne,
    IReadOnlyDictionary<string, long> Afviste,
    IReadOnlyDictionary<string, long> UkendteFelter)
{
    public long Accepterede => Beskeder - Gentagne - Afviste.Values.Sum();
}

/// <summary>What was generated, so that what the service reports can be held against it.</summary>
/// <param name="Filer">In ordinal order of names.</param>
/// <param name="Forloeb">As many as were asked for, including those whose own messages never come.</param>
/// <param name="Personer">Fewer than forløb: some people have several.</param>
/// <param name="Ventende">Child entities, newest version not a delete, whose forløb id comes in no accepted message.</param>
public sealed record GeneratorSummary(
    IReadOnlyList<GeneratedFile> Filer, long Forloeb, long Personer, long Ventende)
{
    public long Beskeder => Filer.Sum(f => f.Beskeder);

    public long Accepterede => Filer.Sum(f => f.Accepterede);

    public long Gentagne => Filer.Sum(f => f.Gentagne);

    /// <summary>All rejected lines by code.</summary>
    public IReadOnlyDictionary<string, long> Afviste { get; } = Filer
        .SelectMany(f => f.Afviste)
        .GroupBy(a => a.Key, a => a.Value, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
}
