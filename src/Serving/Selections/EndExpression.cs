using System.Globalization;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selections;

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
