using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary><c>*</c>: all values. <c>ab*</c>, <c>*ab</c> and <c>*ab*</c>: codes that start with, end with or hold the text, whatever its case.</summary>
internal sealed class StarExpression : IExpression
{
    public bool CanRead(string expression) => expression.Contains('*', StringComparison.Ordinal);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen)
    {
        if (expression is "*" && chosen.Length > 0)
        {
            chosen.AsSpan().Fill(true);
            return null;
        }

        var inFront = expression[0] == '*';
        var behind = expression.Length > 1 && expression[^1] == '*';
        var text = expression[(inFront ? 1 : 0)..^(behind ? 1 : 0)];
        if (text.Contains('*', StringComparison.Ordinal))
        {
            return ErrorList.IllegalExpression(axis.Dimension.Code, expression);
        }

        return CodePatternExpression.Select(axis, expression, chosen, (inFront, behind) switch
        {
            (true, true) => code => code.Contains(text, StringComparison.OrdinalIgnoreCase),
            (true, false) => code => code.EndsWith(text, StringComparison.OrdinalIgnoreCase),
            _ => code => code.StartsWith(text, StringComparison.OrdinalIgnoreCase),
        });
    }
}
