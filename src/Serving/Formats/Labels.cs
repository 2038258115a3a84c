using Opgoerelse.Domain;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Serving.Formats;

/// <summary>What stands in the header cells of a file of rows and columns: codes, texts or both, in the language of the request.</summary>
/// <param name="task">The request.</param>
/// <param name="naming">Which of them.</param>
/// <param name="forSpreadsheet">An area then always has its code and its name in the same cell: a spreadsheet that is given 0101 alone
/// keeps 101.</param>
internal sealed class Labels(DataTask task, Naming naming, bool forSpreadsheet = false)
{
    /// <summary>The name of a variable.</summary>
    public string Variable(int axis)
    {
        var dimension = task.Selection.Table.Dimensions[axis];
        return LabelText(dimension.Code, dimension.Name);
    }

    /// <summary>The names of the chosen values of a variable.</summary>
    public string[] Values(int axis)
    {
        var values = task.Selection.Table.Dimensions[axis].Values;
        return forSpreadsheet && naming != Naming.CodesAndTexts && axis == task.Selection.Table.Geography
            ? Array.ConvertAll(
                task.Selection.Selected(axis),
                position => $"{values[position].Code} {values[position].Name.In(task.Language)}")
            : Array.ConvertAll(task.Selection.Selected(axis), position => LabelText(values[position].Code, values[position].Name));
    }

    /// <summary>The names of the variables in the rows.</summary>
    public string[] StubColumns() => [.. task.Placement.Stub.Select(Variable)];

    /// <summary>Per variable in the columns the names of its values. Without a heading the one column is the table's.</summary>
    public string[][] Head() => task.Placement.Heading.Count == 0 ? [[Table()]] : [.. task.Placement.Heading.Select(Values)];

    /// <summary>How many cells a row has.</summary>
    public long Columns() => task.Placement.Heading.Aggregate(1L, (count, axis) => count * task.Selection.Selected(axis).Length);

    /// <summary>The cells, row by row.</summary>
    public CellReader Cells() => new(task.Selection, [.. task.Placement.Stub, .. task.Placement.Heading]);

    /// <summary>One name per column, the values outermost first, made one at a time: there may be as many as cells.</summary>
    public IEnumerable<string> ColumnNames()
    {
        var names = Head();
        var place = new int[names.Length];
        while (true)
        {
            yield return string.Join(' ', names.Select((axis, i) => axis[place[i]]));
            var i = place.Length - 1;
            while (i >= 0 && ++place[i] == names[i].Length)
            {
                place[i--] = 0;
            }

            if (i < 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The name of the column that has the signs of the column <paramref name="name"/>.</summary>
    public string StatusName(string name) => naming == Naming.Codes ? $"{name}_status" : $"{name} (status)";

    private string Table()
    {
        var table = task.Selection.Table.Table;
        return LabelText(table.Id, table.Title);
    }

    private string LabelText(string code, BilingualText name) => naming switch
    {
        Naming.Codes => code,
        Naming.Texts => name.In(task.Language),
        _ => $"{code} - {name.In(task.Language)}",
    };
}
