namespace Opgoerelse.Ingest.Messages;

/// <summary>A count beside a ledger row.</summary>
/// <param name="Kind"><see cref="Quality"/>, <see cref="UnknownField"/> or <see cref="Rejection"/>.</param>
/// <param name="Name">One of <see cref="QualityCount"/>, the field's name, or the code of a rejection.</param>
/// <param name="Count">Accepted lines; of a code the rejected ones, those that were not kept too.</param>
public sealed record LeveranceCounts(string Kind, string Name, long Count)
{
    public const string Quality = "kvalitet";
    public const string UnknownField = "ukendt-felt";
    public const string Rejection = "afvisning";
}

/// <summary>The quality figures: accepted lines where the source tells less, or other, than it should.</summary>
public static class QualityCount
{
    /// <summary>slutdato or til is 9999-12-31.</summary>
    public const string EndDate9999 = "slutdato-9999";

    /// <summary>An indsats with neither timerPrUge nor minutterPrUge.</summary>
    public const string HoursMissing = "timer-mangler";

    /// <summary>An indsats with status afsluttet and no slutdato.</summary>
    public const string EndedWithoutEndDate = "afsluttet-uden-slutdato";

    /// <summary>An indsats without iIndsatsdel.</summary>
    public const string IIndsatsdelUnknown = "iIndsatsdel-ukendt";
}
