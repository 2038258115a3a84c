namespace Opgoerelse.Api.Http.Jobindsats;

/// <summary>A dimension of a table as jobindsats names it.</summary>
/// <param name="Nummer">Its number in the table.</param>
/// <param name="Id">Its id in version 3, and its parameter in version 2: <c>_kon</c>. The omraader and the periods have names of their own there.</param>
/// <param name="Navn">What its column is called.</param>
/// <param name="Etiketter">Per value its label, no two alike.</param>
internal sealed record Jobvariabel(int Nummer, string Id, string Navn, IReadOnlyList<string> Etiketter);
