using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary>One form of the selection grammar. Keywords are read whatever their case; there are no spaces.</summary>
internal interface IExpression
{
    /// <summary>Whether <paramref name="expression"/> is of this form, well made or not.</summary>
    bool CanRead(string expression);

    /// <summary>Marks the values that <paramref name="expression"/> means. It must match at least one.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    Error? Select(SelectionAxis axis, string expression, bool[] chosen);
}
