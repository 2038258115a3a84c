using System.Globalization;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

/// <summary>One form of the selection grammar. Keywords are read whatever their case; there are no spaces.</summary>
internal interface IExpression
{
    /// <summary>Whether <paramref name="expression"/> is of this form, well made or not.</summary>
    bool CanRead(string expression);

    /// <summary>Marks the values that <paramref name="expression"/> means. It must match at least one.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    Error? Select(SelectionAxis axis, string expression, bool[] chosen);
}

/// <summary>What stands between the brackets of <c>KEYWORD(...)</c>.</summary>
internal static class Arguments
{
    /// <summary>Whether <paramref name="expression"/> begins as that expression does, well made or not.</summary>
    public static bool StartsWith(string expression, string keywords) =>
        expression.Length > keywords.Length
            && expression[keywords.Length] == '('
            && expression.StartsWith(keywords, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands between the brackets; null when there is nothing, or no closing bracket at the end.</summary>
    public static ReadOnlyMemory<char>? Of(string expression, string keywords) =>
        StartsWith(expression, keywords) && expression[^1] == ')' && expression.Length > keywords.Length + 2
            ? expression.AsMemory()[(keywords.Length + 1)..^1]
            // Not plain null: that would be an array of none.
            : default(ReadOnlyMemory<char>?);

    /// <summary>The only code between the brackets, or null.</summary>
    public static string? Code(string expression, string keywords) =>
        Of(expression, keywords) is { } arguments && !arguments.Span.Contains(',') ? arguments.ToString() : null;
}

/// <summary>
/// <c>*</c>: all values. <c>ab*</c>, <c>*ab</c> and <c>*ab*</c>: codes that start with, end with or hold the text, whatever its case.
/// </summary>
internal sealed class StarExpression : IExpression
{
    public bool CanRead(string expression) => expression.Contains('*', StringComparison.Ordinal);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen)
    {
        if (expression is "*" && chosen.Length > 0)
        {
            chosen.AsSpan().Fill(true);
            return null;
        }

        var inFront = expression[0] == '*';
        var behind = expression.Length > 1 && expression[^1] == '*';
        var text = expression[(inFront ? 1 : 0)..^(behind ? 1 : 0)];
        if (text.Contains('*', StringComparison.Ordinal))
        {
            return ErrorList.IllegalExpression(axis.Dimension.Code, expression);
        }

        return CodePatternExpression.Select(axis, expression, chosen, (inFront, behind) switch
        {
            (true, true) => code => code.Contains(text, StringComparison.OrdinalIgnoreCase),
            (true, false) => code => code.EndsWith(text, StringComparison.OrdinalIgnoreCase),
            _ => code => code.StartsWith(text, StringComparison.OrdinalIgnoreCase),
        });
    }
}

/// <summary>
/// <c>a?c</c>: each question mark is one character, whatever it is; the code must be as long as the expression. Not together with
/// <c>*</c>.
/// </summary>
internal sealed class QuestionMarkExpression : IExpression
{
    public bool CanRead(string expression) => expression.Contains('?', StringComparison.Ordinal);

    public Error? Select(SelectionAxis axis, string expression, bool[] chosen) =>
        expression.Contains('*', StringComparison.Ordinal)
            ? ErrorList.IllegalExpression(axis.Dimension.Code, expression)
            : CodePatternExpression.Select(axis, expression, chosen, code => Matches(code, expression));

    private static bool Matches(string code, string expression)
    {
        if (code.Length != expression.Length)
        {
            return false;
        }

        for (var i = 0; i < code.Length; i++)
        {
            if (expression[i] != '?' && char.ToUpperInvariant(expression[i]) != char.ToUpperInvariant(code[i]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Choosing by what a code looks like.</summary>
internal static class CodePatternExpression
{
    /// <summary>Marks every value whose code <paramref name="matches"/>; there must be one.</summary>
    public static Error? Select(SelectionAxis axis, string expression, bool[] chosen, Func<string, bool> matches)
    {
        var found = false;
        for (var i = 0; i < chosen.Length; i++)
        {
            if (matches(axis.Dimension.Values[i].Code))
            {
                chosen[i] = found = true;
            }
        }

        return found ? null : ErrorList.NoMatch(axis.Dimension.Code, expression);
    }
}

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

/// <summary>
/// What <see cref="TopExpression"/> and <see cref="BottomExpression"/> share: a number of values from one end of those that count
/// (<see cref="SelectionAxis.Countable"/>), after an offset.
/// </summary>
internal static class EndExpression
{
    /// <param name="axis">The values.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="keywords">Its keyword.</param>
    /// <param name="last">From the last value backwards, rather than from the first on.</param>
    /// <param name="chosen">What is chosen.</param>
    public static Error? Select(SelectionAxis axis, string expression, string keywords, bool last, bool[] chosen)
    {
        var comma = -1;
        if (Arguments.Of(expression, keywords) is not { } arguments
            || (comma = arguments.Span.IndexOf(',')) is var parted && !IsCount(parted < 0 ? arguments.Span : arguments.Span[..parted])
            || (parted >= 0 && !IsNumber(arguments.Span[(parted + 1)..])))
        {
            return ErrorList.IllegalExpression(axis.Dimension.Code, expression);
        }

        var countable = axis.Countable();
        var count = Number(comma < 0 ? arguments.Span : arguments.Span[..comma], countable.Length);
        var from = comma < 0 ? 0 : Number(arguments.Span[(comma + 1)..], countable.Length);
        count = Math.Min(count, countable.Length - from);
        if (count <= 0)
        {
            return ErrorList.NoMatch(axis.Dimension.Code, expression);
        }

        foreach (var position in countable.AsSpan(last ? countable.Length - from - count : from, count))
        {
            chosen[position] = true;
        }

        return null;
    }

    /// <summary>A number without leading zeros, from 1.</summary>
    private static bool IsCount(ReadOnlySpan<char> text) => IsNumber(text) && text[0] != '0';

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>The number, or <paramref name="ceiling"/> where it is larger, however large.</summary>
    private static int Number(ReadOnlySpan<char> digits, int ceiling) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, ceiling) : ceiling;
}

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
