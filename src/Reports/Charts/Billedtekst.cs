using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Charts;

/// <summary>What stands for a drawing to those who do not see it.</summary>
/// <param name="Id">Unique on the page; letters, digits and hyphens.</param>
/// <param name="Titel">What it shows.</param>
/// <param name="Beskrivelse">What one sees, in a sentence.</param>
/// <param name="Sprog">The language of what the drawing itself writes: <c>en</c> is English, all else Danish.</param>
public sealed record Billedtekst(string Id, string Titel, string Beskrivelse, string Sprog = "da")
{
    private bool ErEngelsk => Sprog == "en";

    /// <summary>The text that the drawing's language has.</summary>
    internal string Ord(string da, string en) => ErEngelsk ? en : da;

    /// <summary>A number as the drawing's language writes it.</summary>
    internal string Tal(long vaerdi) => ErEngelsk ? EngelskSkrift.Tal(vaerdi) : DanskSkrift.Tal(vaerdi);

    /// <summary>A share of unit 1 as per cent with one decimal.</summary>
    internal string Procent(double andel) => ErEngelsk ? EngelskSkrift.Procent(andel) : DanskSkrift.Procent(andel);
}

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
