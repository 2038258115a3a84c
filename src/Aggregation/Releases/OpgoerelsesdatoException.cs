using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>A release cannot be made, or made public, for its opgoerelsesdato. The message is Danish.</summary>
[PinnedName("OpgoerelsesdatoException")]
public sealed class OpgoerelsesdatoException(string besked) : Exception(besked)
{
    /// <summary>That the public release is of a later day than <paramref name="date"/>, as a sentence.</summary>
    public static string LaterThan(Release publicOne, DateOnly date) =>
        $"Den offentlige udgivelse {publicOne.Id} er opgjort pr. {publicOne.Date:yyyy-MM-dd}, en senere dag end {date:yyyy-MM-dd}.";
}
