using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>A release cannot be made, or made public, for its opgoerelsesdato. The message is Danish.</summary>
[PinnedName("OpgoerelsesdatoException")]
public sealed class OpgoerelsesdatoException(string besked) : Exception(besked)
{
    /// <summary>That the public release is of a later day than <paramref name="dato"/>, as a sentence.</summary>
    public static string Senere(Udgivelse offentlig, DateOnly dato) =>
        $"Den offentlige udgivelse {offentlig.Id} er opgjort pr. {offentlig.Dato:yyyy-MM-dd}, en senere dag end {dato:yyyy-MM-dd}.";
}
