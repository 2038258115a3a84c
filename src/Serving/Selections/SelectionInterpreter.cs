using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Selections;

/// <summary>Turns what a client wrote into the cells that it means, or says what is wrong with it.</summary>
internal static class SelectionInterpreter
{
    /// <summary>The order matters: the first that recognises an expression has it.</summary>
    private static readonly IExpression[] Grammar =
    [
        new RangeExpression(),
        new TopExpression(),
        new BottomExpression(),
        new FromExpression(),
        new ToExpression(),
        new QuestionMarkExpression(),
        new StarExpression(),
    ];

    /// <summary>
    /// The cells of <paramref name="table"/> that are meant. A variable without codes is taken away, if it has a total;
    /// a codelist of it has no say then.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="choice">What was selected.</param>
    /// <param name="found">Per dimension the codelist that the expressions are read against, or null (<see cref="Find"/>).</param>
    public static Result<Selection> Interpret(CatalogueTable table, IReadOnlyList<VariableChoice> choice, Codelist?[] found)
    {
        var selected = new int[]?[table.Dimensions.Count];
        var set = new bool[table.Dimensions.Count];
        foreach (var (name, expression) in choice)
        {
            var ordinal = table.FindDimension(name);
            if (ordinal < 0)
            {
                return ErrorList.UnknownVariable(name, table.Table.Id);
            }

            var dimension = table.Dimensions[ordinal];
            if (set[ordinal])
            {
                return ErrorList.VariableRepeated(dimension.Code);
            }

            set[ordinal] = true;
            if (expression.Count > 0
                && !Expand(table, ordinal, found[ordinal], expression).Succeeded(out selected[ordinal], out var error))
            {
                return error;
            }
        }

        for (var i = 0; i < selected.Length; i++)
        {
            if (selected[i] is null && table.Dimensions[i].TotalCode is null)
            {
                var code = table.Dimensions[i].Code;
                return found[i] is { } codelist ? ErrorList.CodelistWithoutSelection(code, codelist.Id) : ErrorList.MissingSelection(code);
            }
        }

        return new Selection(table, selected);
    }

    /// <summary>Per dimension the codelist asked for, or null.</summary>
    public static Result<Codelist?[]> Find(CatalogueTable table, IReadOnlyList<CodelistChoice> codelists)
    {
        var found = new Codelist?[table.Dimensions.Count];
        foreach (var (name, id) in codelists)
        {
            var ordinal = table.FindDimension(name);
            if (ordinal < 0)
            {
                return ErrorList.UnknownVariable(name, table.Table.Id);
            }

            if (found[ordinal] is not null)
            {
                return ErrorList.VariableRepeated(table.Dimensions[ordinal].Code);
            }

            found[ordinal] = TableCodelists.For(table).Find(ordinal, id);
            if (found[ordinal] is null)
            {
                return ErrorList.UnknownCodelist(name, id);
            }
        }

        return found;
    }

    /// <summary>With a codelist the expressions mean its values, as if the dimension had no others.</summary>
    private static Result<int[]> Expand(CatalogueTable table, int ordinal, Codelist? codelist, IReadOnlyList<string> expression)
    {
        var dimension = table.Dimensions[ordinal];
        if (codelist is null)
        {
            return Expand(new SelectionAxis(dimension, ordinal == table.Time ? table.WithFigures : null), expression);
        }

        if (Expand(codelist.Axis, expression).Succeeded(out var inList, out var error))
        {
            return codelist.InDimension(inList);
        }

        return error is { Code: ErrorList.UnknownValueCode, Value: { } value }
            ? ErrorList.OutsideCodelist(dimension.Code, value, codelist.Id)
            : error;
    }

    private static Result<int[]> Expand(SelectionAxis axis, IReadOnlyList<string> expression)
    {
        var chosen = new bool[axis.Dimension.Values.Count];
        foreach (var item in expression)
        {
            if (Select(axis, item, chosen) is { } error)
            {
                return error;
            }
        }

        var count = chosen.AsSpan().Count(true);
        var position = new int[count];
        for (int i = 0, n = 0; n < count; i++)
        {
            if (chosen[i])
            {
                position[n++] = i;
            }
        }

        return position;
    }

    /// <summary>A literal code first, then the expressions; brackets around either are only for the comma's sake.</summary>
    private static Error? Select(SelectionAxis axis, string item, bool[] chosen)
    {
        var dimension = axis.Dimension;
        var position = dimension.IndexOf(item);
        var without = CommaList.WithoutBrackets(item);
        position = position >= 0 ? position : dimension.IndexOf(without);
        if (position >= 0)
        {
            chosen[position] = true;
            return null;
        }

        foreach (var form in Grammar)
        {
            if (form.CanRead(without))
            {
                return form.Select(axis, without, chosen);
            }
        }

        return ErrorList.UnknownValue(
            dimension.Code,
            item,
            dimension.IndexOf(without + "+") is var withPlus and >= 0 ? dimension.Values[withPlus].Code : null);
    }
}
