using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary>Choosing by what a code looks like.</summary>
internal static class CodePatternExpression
{
    /// <summary>Marks every value whose code <paramref name="matches"/>; there must be one.</summary>
    public static Error? Select(SelectionAxis axis, string expression, bool[] chosen, Func<string, bool> matches)
    {
        var found = false;
        for (var i = 0; i < chosen.Length; i++)
        {
            if (matches(axis.Dimension.Values[i].Code))
            {
                chosen[i] = found = true;
            }
        }

        return found ? null : ErrorList.NoMatch(axis.Dimension.Code, expression);
    }
}
