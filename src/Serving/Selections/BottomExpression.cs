using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary>
/// <c>BOTTOM(n)</c> and <c>BOTTOM(n,offset)</c>, the other end of <see cref="TopExpression"/>: the last n values in stored order
/// before the offset; of the time variable the oldest n with figures after it, of one kind.
/// </summary>
internal sealed class BottomExpression : IExpression
{
    private const string Keywords = "BOTTOM";

    public bool CanRead(string expression) => Arguments.StartsWith(expression, Keywords);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen) =>
        EndExpression.Select(axis, expression, Keywords, last: axis.Dimension.Role != DimensionRole.Time, chosen);
}
