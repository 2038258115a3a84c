namespace Opgoerelse.Api.Jobindsats;

/// <summary>A dimension of a table as jobindsats names it.</summary>
/// <param name="Number">Its number in the table.</param>
/// <param name="Id">Its id in version 3, and its parameter in version 2: <c>_kon</c>. The omraader and the periods have names of their own there.</param>
/// <param name="Name">What its column is called.</param>
/// <param name="Labels">Per value its label, no two alike.</param>
/// <param name="Root">The value that stands for the variable where it is not chosen: the total, or else the one that the others are parts of.</param>
/// <param name="HasTotal">Whether that value is a total: then the variable can be left out without a word.</param>
/// <param name="Lookup">Finds the value that a client means.</param>
internal sealed record JobindsatsVariable(int Number, string Id, string Name, IReadOnlyList<string> Labels, int Root, bool HasTotal, LabelIndex Lookup);
