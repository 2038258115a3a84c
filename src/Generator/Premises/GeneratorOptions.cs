namespace Opgoerelse.Generator.Premises;

/// <summary>Which of the contract's encodings the leverancer use.</summary>
public enum Encodings
{
    /// <summary>NDJSON, and one year as a CSV delivery of five files: what the service must be able to take.</summary>
    Mixed,

    /// <summary>NDJSON only.</summary>
    Ndjson,
}

/// <summary>Which files are gzipped.</summary>
public enum Compression
{
    /// <summary>Some are and some are not.</summary>
    Mixed,
    Always,
    Never,
}

/// <summary>What to generate, and where.</summary>
public sealed record GeneratorOptions
{
    /// <summary>The size of the country that the assumptions describe.</summary>
    public const int National = 41_000;

    /// <summary>How many forløb; everything else follows in proportion.</summary>
    public int Forloeb
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = National;

    /// <summary>The same seed and number of forløb give the same messages in the same files, on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Made when it does not exist; must be empty.</summary>
    public required string Folder { get; init; }

    public Encodings Encodings { get; init; } = Encodings.Mixed;

    public Compression Compression { get; init; } = Compression.Mixed;
}
