using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary><c>a?c</c>: each question mark is one character, whatever it is; the code must be as long as the expression. Not together with <c>*</c>.</summary>
internal sealed class QuestionMarkExpression : IExpression
{
    public bool CanRead(string expression) => expression.Contains('?', StringComparison.Ordinal);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen) =>
        expression.Contains('*', StringComparison.Ordinal)
            ? ErrorList.IllegalExpression(axis.Dimension.Code, expression)
            : CodePatternExpression.Select(axis, expression, chosen, code => Matches(code, expression));

    private static bool Matches(string code, string expression)
    {
        if (code.Length != expression.Length)
        {
            return false;
        }

        for (var i = 0; i < code.Length; i++)
        {
            if (expression[i] != '?' && char.ToUpperInvariant(expression[i]) != char.ToUpperInvariant(code[i]))
            {
                return false;
            }
        }

        return true;
    }
}
