using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary><c>TO(code)</c>: from the start of the stored order up to and including that value; of periods those of its kind.</summary>
internal sealed class ToExpression : IExpression
{
    private const string Keywords = "TO";

    public bool CanRead(string expression) => Arguments.StartsWith(expression, Keywords);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen)
    {
        if (Arguments.Code(expression, Keywords) is not { } code)
        {
            return ErrorList.IllegalExpression(axis.Dimension.Code, expression);
        }

        var last = axis.Dimension.IndexOf(code);
        if (last < 0)
        {
            return ErrorList.UnknownValue(axis.Dimension.Code, code);
        }

        for (var i = 0; i <= last; i++)
        {
            chosen[i] |= axis.SameKind(i, last);
        }

        return null;
    }
}
