using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary>One form of the selection grammar. Keywords are read whatever their case; there are no spaces.</summary>
internal interface IUdtryk
{
    /// <summary>Whether <paramref name="udtryk"/> is of this form, well made or not.</summary>
    bool Kan(string udtryk);

    /// <summary>Marks the values that <paramref name="udtryk"/> means. It must match at least one.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt);
}
