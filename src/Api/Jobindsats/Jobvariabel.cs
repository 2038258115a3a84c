namespace Opgoerelse.Api.Jobindsats;

/// <summary>A dimension of a table as jobindsats names it.</summary>
/// <param name="Nummer">Its number in the table.</param>
/// <param name="Id">Its id in version 3, and its parameter in version 2: <c>_kon</c>. The omraader and the periods have names of their own there.</param>
/// <param name="Navn">What its column is called.</param>
/// <param name="Etiketter">Per value its label, no two alike.</param>
/// <param name="Rod">The value that stands for the variable where it is not chosen: the total, or else the one that the others are parts of.</param>
/// <param name="HarTotal">Whether that value is a total: then the variable can be left out without a word.</param>
/// <param name="Opslag">Finds the value that a client means.</param>
internal sealed record Jobvariabel(int Nummer, string Id, string Navn, IReadOnlyList<string> Etiketter, int Rod, bool HarTotal, LabelIndex Opslag);
