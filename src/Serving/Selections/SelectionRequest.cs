using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Selections;

/// <summary>What a client asked for, as it wrote it, whether by GET or by POST.</summary>
/// <param name="Choice">One entry per variable; empty for the default selection.</param>
/// <param name="Codelists">The codelists that the codes and expressions are read against.</param>
/// <param name="Heading">The variables in the columns; empty when nothing is said.</param>
/// <param name="Stub">The variables in the rows; empty when nothing is said.</param>
internal sealed record SelectionRequest(
    IReadOnlyList<VariableChoice> Choice,
    IReadOnlyList<CodelistChoice> Codelists,
    IReadOnlyList<string> Heading,
    IReadOnlyList<string> Stub)
{
    /// <summary>The same, as a body says it; or what is wrong with that.</summary>
    public static Result<SelectionRequest> Of(VariablesSelection content)
    {
        if (Gap(content) is { } hollow)
        {
            return ErrorList.InvalidJson(hollow, new BilingualText("null er ikke en værdi her.", "null is not a value here."));
        }

        return new SelectionRequest(
            [.. content.Selection.Select(item => new VariableChoice(item.VariableCode, item.ValueCodes))],
            // An empty text asks for no codelist.
            [
                .. content.Selection.Where(item => !string.IsNullOrEmpty(item.Codelist))
                    .Select(item => new CodelistChoice(item.VariableCode, item.Codelist!)),
            ],
            content.Placement?.Heading ?? [],
            content.Placement?.Stub ?? []);
    }

    /// <summary>The cells of <paramref name="table"/> that it means, and where they go; or what is wrong with it.</summary>
    public Result<SelectionPlan> FillIn(CatalogueTable table, int atMost)
    {
        Placement? standard = null;
        Selection? selection;
        if (!SelectionInterpreter.Find(table, Codelists).Succeeded(out var codelists, out var error))
        {
            return error;
        }

        if (Choice.Count == 0)
        {
            // The default selection holds more than the codelist: it is not what was asked for.
            if (Array.FindIndex(codelists, codelist => codelist is not null) is var ordinal and >= 0)
            {
                return ErrorList.CodelistWithoutSelection(table.Dimensions[ordinal].Code, codelists[ordinal]!.Id);
            }

            (selection, standard) = DefaultSelection.For(table);
        }
        else if (!SelectionInterpreter.Interpret(table, Choice, codelists).Succeeded(out selection, out error))
        {
            return error;
        }

        if (selection.Cells > atMost)
        {
            return ErrorList.TooManyCells(selection.Cells, atMost);
        }

        if (Heading.Count == 0 && Stub.Count == 0)
        {
            return new SelectionPlan(selection, standard ?? Placement.Standard(selection), codelists);
        }

        return Placement.Interpret(selection, Heading, Stub).Succeeded(out var placement, out var illegalError)
            ? new SelectionPlan(selection, placement, codelists)
            : illegalError;
    }

    /// <summary>Where a list of the body holds a null, which the types cannot say.</summary>
    private static string? Gap(VariablesSelection content)
    {
        for (var i = 0; i < content.Selection.Count; i++)
        {
            if (content.Selection[i] is not { } choice || choice.ValueCodes.Contains(null))
            {
                return string.Create(CultureInfo.InvariantCulture, $"$.selection[{i}]");
            }
        }

        return content.Placement is { } placement && (placement.Heading.Contains(null) || placement.Stub.Contains(null))
            ? "$.placement"
            : null;
    }
}

/// <summary>The codes and expressions for one variable; none to take it away.</summary>
internal sealed record VariableChoice(string Variable, IReadOnlyList<string> Expression);

/// <summary>A codelist for one variable.</summary>
internal sealed record CodelistChoice(string Variable, string Id);

/// <summary>The cells and where they go.</summary>
/// <param name="Selection">The cells.</param>
/// <param name="Placement">Where they go.</param>
/// <param name="Codelists">Per dimension the codelist that was named, or null.</param>
internal sealed record SelectionPlan(Selection Selection, Placement Placement, IReadOnlyList<Codelist?> Codelists);
