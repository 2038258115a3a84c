using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary>
/// <c>RANGE(a,b)</c>: from one value to another in stored order, both included, whichever is named first. Two periods
/// must be of one kind.
/// </summary>
internal sealed class RangeExpression : IExpression
{
    private const string Keywords = "RANGE";

    public bool CanRead(string expression) => Arguments.StartsWith(expression, Keywords);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen)
    {
        if (Arguments.Of(expression, Keywords)?.ToString().Split(',') is not [{ Length: > 0 } first, { Length: > 0 } other])
        {
            return ErrorList.IllegalExpression(axis.Dimension.Code, expression);
        }

        var from = axis.Dimension.IndexOf(first);
        var to = axis.Dimension.IndexOf(other);
        if (from < 0 || to < 0)
        {
            return ErrorList.UnknownValue(axis.Dimension.Code, from < 0 ? first : other);
        }

        if (!axis.SameKind(from, to))
        {
            return ErrorList.SeveralPeriodKinds(axis.Dimension.Code, expression);
        }

        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        chosen.AsSpan(from, to - from + 1).Fill(true);
        return null;
    }
}
