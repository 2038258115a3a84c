using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary>
/// <c>TOP(n)</c> and <c>TOP(n,offset)</c>: the first n values in stored order after the offset; of the time variable
/// the latest n with figures before it, of one kind.
/// </summary>
internal sealed class TopExpression : IExpression
{
    private const string Keywords = "TOP";

    public bool CanRead(string expression) => Arguments.StartsWith(expression, Keywords);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen) =>
        EndExpression.Select(axis, expression, Keywords, last: axis.Dimension.Role == DimensionRole.Time, chosen);
}
