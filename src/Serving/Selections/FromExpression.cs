using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary><c>FROM(code)</c>: from that value to the end of the stored order; of periods those of its kind.</summary>
internal sealed class FromExpression : IExpression
{
    private const string Keywords = "FROM";

    public bool CanRead(string expression) => Arguments.StartsWith(expression, Keywords);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen)
    {
        if (Arguments.Code(expression, Keywords) is not { } code)
        {
            return ErrorList.IllegalExpression(axis.Dimension.Code, expression);
        }

        var first = axis.Dimension.IndexOf(code);
        if (first < 0)
        {
            return ErrorList.UnknownValue(axis.Dimension.Code, code);
        }

        for (var i = first; i < chosen.Length; i++)
        {
            chosen[i] |= axis.SameKind(i, first);
        }

        return null;
    }
}
