using System.ComponentModel.DataAnnotations;
using Opgoerelse.Ingest;

namespace Opgoerelse.Jobs;

/// <summary>Configuration section <c>Opgoerelse:Leverance</c>: when a file of the inbox is taken, and how much a leverance may hold.</summary>
public sealed class LeveranceSettings
{
    public const string Section = "Opgoerelse:Leverance";

    /// <summary>How many seconds size and time of a file in the inbox must have been still before it is taken.</summary>
    [ConfigurationKeyName("StillSeconds")]
    [Range(0, 86400)]
    public int StillSeconds { get; set; } = 60;

    /// <summary><see cref="LeveranceLimits.MaxTextLength"/>.</summary>
    [ConfigurationKeyName("MaxTextLength")]
    [Range(1, 10_000)]
    public int MaxTextLength { get; set; } = LeveranceLimits.Standard.MaxTextLength;

    /// <summary><see cref="LeveranceLimits.MaxKommuner"/>.</summary>
    [ConfigurationKeyName("MaxKommuner")]
    [Range(1, 1000)]
    public int MaxKommuner { get; set; } = LeveranceLimits.Standard.MaxKommuner;

    /// <summary><see cref="LeveranceLimits.MaxVersion"/>.</summary>
    [ConfigurationKeyName("MaxVersion")]
    [Range(1, 9_007_199_254_740_991)]
    public long MaxVersion { get; set; } = LeveranceLimits.Standard.MaxVersion;

    /// <summary><see cref="LeveranceLimits.MaxUnpackedBytes"/>, in MiB.</summary>
    [ConfigurationKeyName("MaxUnpackedMebibytes")]
    [Range(1, 1 << 20)]
    public int MaxUnpackedMebibytes { get; set; } = (int)(LeveranceLimits.Standard.MaxUnpackedBytes >> 20);

    /// <summary><see cref="LeveranceLimits.MaxUnpackRatio"/>.</summary>
    [ConfigurationKeyName("MaxUnpackRatio")]
    [Range(2, 2000)]
    public int MaxUnpackRatio { get; set; } = LeveranceLimits.Standard.MaxUnpackRatio;

    /// <summary><see cref="LeveranceLimits.MaxRejections"/>.</summary>
    [ConfigurationKeyName("MaxRejections")]
    [Range(0, 10_000_000)]
    public int MaxRejections { get; set; } = LeveranceLimits.Standard.MaxRejections;

    /// <summary>The limits that they make.</summary>
    public LeveranceLimits Limits => new()
    {
        MaxTextLength = MaxTextLength,
        MaxKommuner = MaxKommuner,
        MaxVersion = MaxVersion,
        MaxUnpackedBytes = (long)MaxUnpackedMebibytes << 20,
        MaxUnpackRatio = MaxUnpackRatio,
        MaxRejections = MaxRejections,
    };
}
