using System.Text.Json.Serialization;

namespace Opgoerelse.Domain.Measures;

/// <summary>
/// The kinds of table: which dimensions and measures one has. A scheme's data file says which tables it publishes, by these codes, and
/// what each is called.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<TableKind>))]
public enum TableKind
{
    /// <summary>Whether an indsats came, and which.</summary>
    [JsonStringEnumMemberName("indsats")]
    Indsats,

    /// <summary>The same by age and sex, above the kommuner.</summary>
    [JsonStringEnumMemberName("indsats-alder-koen")]
    IndsatsAgeSex,

    /// <summary>How much indsats.</summary>
    [JsonStringEnumMemberName("omfang")]
    Extent,

    /// <summary>How soon the first indsats came.</summary>
    [JsonStringEnumMemberName("tid-til-foerste")]
    TimeToFirst,

    /// <summary>The guarantee: who had none, and who is left out.</summary>
    [JsonStringEnumMemberName("garanti")]
    Guarantee,

    /// <summary>Virksomhedsrettet indsats: named by the team, and given.</summary>
    [JsonStringEnumMemberName("indstillet-og-givet")]
    IndstilletAndGiven,

    /// <summary>What followed when forloeb ended, and which indsats they had had.</summary>
    [JsonStringEnumMemberName("afslutning")]
    Ending,

    /// <summary>How long they had lasted.</summary>
    [JsonStringEnumMemberName("laengde")]
    Length,

    /// <summary>How long was waited from the indstilling on.</summary>
    [JsonStringEnumMemberName("ventetid")]
    Waiting,
}
