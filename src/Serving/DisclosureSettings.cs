using System.ComponentModel.DataAnnotations;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving;

/// <summary>Whether a small group may be shown to be all alike.</summary>
[PinnedNames]
public enum GroupDisclosure
{
    /// <summary>0 and 100 pct. are shown.</summary>
    Vis,

    /// <summary>0 and 100 pct. are withheld where the base is small.</summary>
    Beskyt,

    /// <summary>They are of nogen, ingen and health, which tell something sensitive of everybody.</summary>
    Foelsomme,
}

/// <summary>Configuration section <c>Opgoerelse:Fortrolighed</c>: what a release withholds.</summary>
public sealed class DisclosureSettings
{
    public const string Section = "Opgoerelse:Fortrolighed";

    /// <summary>The smallest count that is shown, and how many values a withheld one leaves open.</summary>
    [ConfigurationKeyName("Graense")]
    [Range(2, 100)]
    public int Threshold { get; set; } = DisclosureRules.Standard.Threshold;

    /// <summary>Of which counts 0 and 100 pct. are withheld where N is below <see cref="GroupThreshold"/>.</summary>
    [ConfigurationKeyName("Gruppeoplysning")]
    public GroupDisclosure GroupDisclosure { get; set; } = GroupDisclosure.Foelsomme;

    /// <summary>The smallest N in which everybody may be shown to be alike.</summary>
    [ConfigurationKeyName("Gruppegraense")]
    [Range(2, 1000)]
    public int GroupThreshold { get; set; } = DisclosureRules.Standard.GroupThreshold;

    /// <summary>From which month the first release of a year is the yearly revision.</summary>
    [ConfigurationKeyName("Revisionsmaaned")]
    [Range(1, 12)]
    public int RevisionMonth { get; set; } = Publisher.StandardRevisionMonth;

    /// <summary>
    /// Cells to withhold whatever the rules say, with semicolons between: <c>begreb, område, periode</c>, and age and sex where they are
    /// meant.
    /// </summary>
    [ConfigurationKeyName("Opgives")]
    public string? GivenUp { get; set; }

    /// <summary>The rules that they make.</summary>
    public DisclosureRules Rules => new()
    {
        Threshold = Threshold,
        Groups = GroupDisclosure switch
        {
            GroupDisclosure.Vis => GroupSuppression.None,
            GroupDisclosure.Beskyt => GroupSuppression.All,
            _ => GroupSuppression.Sensitive,
        },
        GroupThreshold = GroupThreshold,
        GivenUp = GivenUp?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
    };
}
