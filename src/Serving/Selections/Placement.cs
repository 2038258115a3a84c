using Opgoerelse.Domain;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary>Which of the kept dimensions go in the rows and which in the columns, outermost first.</summary>
/// <param name="Stub">The rows.</param>
/// <param name="Heading">The columns.</param>
internal sealed record Placement(IReadOnlyList<int> Stub, IReadOnlyList<int> Heading)
{
    private static readonly BilingualText NotSelected = new("er ikke blandt de valgte variable", "is not among the selected variables");
    private static readonly BilingualText StandsTwice = new("står mere end én gang", "stands more than once");
    private static readonly BilingualText IsMissing = new("er ikke placeret", "has no place");

    /// <summary>When nobody asks: a column per measure, a row for each combination of the rest.</summary>
    public static Placement Standard(Selection selection)
    {
        var measure = selection.Table.Measure;
        if (measure < 0 || selection.IsEliminated(measure))
        {
            return new Placement(selection.Axes, []);
        }

        var stub = new List<int>(selection.Axes.Count);
        foreach (var axis in selection.Axes)
        {
            if (axis != measure)
            {
                stub.Add(axis);
            }
        }

        return new Placement(stub, [measure]);
    }

    /// <summary>Whether it is <see cref="Standard"/>.</summary>
    public bool IsDefault(Selection selection)
    {
        var standard = Standard(selection);
        return Stub.SequenceEqual(standard.Stub) && Heading.SequenceEqual(standard.Heading);
    }

    /// <summary>As asked for. When only one of the two is given, the rest go to the other.</summary>
    public static Result<Placement> Interpret(Selection selection, IReadOnlyList<string> heading, IReadOnlyList<string> stub)
    {
        var usedUp = new HashSet<int>();
        if (!Find(selection, heading, usedUp).Succeeded(out var columns, out var error)
            || !Find(selection, stub, usedUp).Succeeded(out var rows, out error))
        {
            return error;
        }

        int[] rest = [.. selection.Axes.Where(axis => !usedUp.Contains(axis))];
        if (heading.Count > 0 && stub.Count > 0)
        {
            return rest.Length == 0
                ? new Placement(rows, columns)
                : ErrorList.IllegalPlacement(selection.Table.Dimensions[rest[0]].Code, IsMissing);
        }

        return heading.Count > 0 ? new Placement(rest, columns) : new Placement(rows, rest);
    }

    private static Result<int[]> Find(Selection selection, IReadOnlyList<string> names, HashSet<int> usedUp)
    {
        var found = new int[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            found[i] = selection.Table.FindDimension(names[i]);
            if (found[i] < 0 || selection.IsEliminated(found[i]))
            {
                return ErrorList.IllegalPlacement(names[i], NotSelected);
            }

            if (!usedUp.Add(found[i]))
            {
                return ErrorList.IllegalPlacement(names[i], StandsTwice);
            }
        }

        return found;
    }
}
