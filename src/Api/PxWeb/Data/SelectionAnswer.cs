using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>
/// A selection as the contract tells it: the codes written out, none of a variable that is taken away, and the codelists
/// that were named.
/// </summary>
internal static class SelectionAnswer
{
    public static SelectionResponse For(SelectionPlan plan, string language, IReadOnlyList<Link> links)
    {
        var dimensions = plan.Selection.Table.Dimensions;
        return new SelectionResponse(
            [.. Enumerable.Range(0, dimensions.Count).Select(Variable)],
            new VariablePlacement { Heading = Codes(plan.Placement.Heading), Stub = Codes(plan.Placement.Stub) },
            language,
            links);

        VariableSelection Variable(int ordinal) => new()
        {
            VariableCode = dimensions[ordinal].Code,
            Codelist = plan.Codelists[ordinal]?.Id,
            ValueCodes = plan.Selection.IsEliminated(ordinal) ? [] : [.. plan.Selection.Selected(ordinal).Select(position => dimensions[ordinal].Values[position].Code)],
        };

        string[] Codes(IEnumerable<int> axes) => [.. axes.Select(axis => dimensions[axis].Code)];
    }
}
