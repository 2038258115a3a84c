namespace Opgoerelse.Ingest.Messages;

/// <summary>A count beside a ledger row.</summary>
/// <param name="Slags"><see cref="Kvalitet"/>, <see cref="UkendtFelt"/> or <see cref="Rejection"/>.</param>
/// <param name="Navn">One of <see cref="Kvalitetstal"/>, the field's name, or the code of a rejection.</param>
/// <param name="Antal">Accepted lines; of a code the rejected ones, those that were not kept too.</param>
public sealed record Leverancetal(string Slags, string Navn, long Antal)
{
    public const string Kvalitet = "kvalitet";
    public const string UkendtFelt = "ukendt-felt";
    public const string Rejection = "afvisning";
}

/// <summary>The quality figures: accepted lines where the source tells less, or other, than it should.</summary>
public static class Kvalitetstal
{
    /// <summary>slutdato or til is 9999-12-31.</summary>
    public const string Slutdato9999 = "slutdato-9999";

    /// <summary>An indsats with neither timerPrUge nor minutterPrUge.</summary>
    public const string TimerMangler = "timer-mangler";

    /// <summary>An indsats with status afsluttet and no slutdato.</summary>
    public const string AfsluttetUdenSlutdato = "afsluttet-uden-slutdato";

    /// <summary>An indsats without iIndsatsdel.</summary>
    public const string IIndsatsdelUkendt = "iIndsatsdel-ukendt";
}
