namespace Opgoerelse.Reports.Diagrammer;

/// <summary>What stands for a drawing to those who do not see it.</summary>
/// <param name="Id">Unique on the page; letters, digits and hyphens.</param>
/// <param name="Titel">What it shows.</param>
/// <param name="Beskrivelse">What one sees, in a sentence.</param>
public sealed record Billedtekst(string Id, string Titel, string Beskrivelse);

/// <summary>The forms of marks.</summary>
public enum Form
{
    /// <summary>●</summary>
    Cirkel,

    /// <summary>■</summary>
    Firkant,

    /// <summary>◆</summary>
    Rude,

    /// <summary>▲</summary>
    Op,

    /// <summary>▼</summary>
    Ned,
}
