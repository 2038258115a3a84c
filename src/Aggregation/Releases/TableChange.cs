using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// How a table differs from the same table in the release before, counted in cells. A cell is published when its sign is not
/// <c>...</c>; cells are the same when their codes are. The ends of a range are cells of their own only where they say more than the
/// figure itself.
/// </summary>
/// <param name="Table">The table's id.</param>
/// <param name="Previous">The release before.</param>
/// <param name="ChangedCount">Published in both, and shown otherwise: another value, withheld where it was shown, or the like.</param>
/// <param name="FinalCount">Published in both with the same value, then preliminary and now final.</param>
/// <param name="NewCount">Published now, not in the release before.</param>
/// <param name="GoneCount">Published in the release before, and no more.</param>
public sealed record TableChange(string Table, long Previous, long ChangedCount, long FinalCount, long NewCount, long GoneCount)
{
    /// <summary>Every table of either release, in the order of their ids.</summary>
    public static IReadOnlyList<TableChange> Between(ReleaseWithTables previous, ReleaseWithTables created)
    {
        var ids =
            previous.Tables.Concat(created.Tables).Select(table => table.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. ids.Select(id => Between(id, previous.Release.Id, previous.Find(id), created.Find(id)))];
    }

    private static TableChange Between(string id, long previous, Table? oldOne, Table? created)
    {
        long changedCount = 0, finalCount = 0, newCount = 0, common = 0;
        var map = oldOne is null || created is null ? null : Mapping(oldOne, created);
        for (var cell = 0; cell < (created?.Symbols.Length ?? 0); cell++)
        {
            if (created!.Symbols[cell] == CellSymbol.NotYet)
            {
                continue;
            }

            var same = map is null ? -1 : SameAs(created, map, cell);
            var repetition = created.IsRepetition(cell);
            if (same < 0 || oldOne!.Symbols[same] == CellSymbol.NotYet)
            {
                newCount += repetition ? 0 : 1;
                continue;
            }

            common += oldOne.IsRepetition(same) ? 0 : 1;
            if (repetition)
            {
                continue;
            }

            var (before, now) = (oldOne.Symbols[same], created.Symbols[cell]);
            if (oldOne.Values[same] != created.Values[cell]
                || (before != now && (before, now) is not (CellSymbol.Preliminary, CellSymbol.None)))
            {
                changedCount++;
            }
            else if (before != now)
            {
                finalCount++;
            }
        }

        var publishedBefore = oldOne is null
            ? 0
            : Enumerable.Range(0, oldOne.Symbols.Length)
                .LongCount(cell => oldOne.Symbols[cell] != CellSymbol.NotYet && !oldOne.IsRepetition(cell));
        return new TableChange(id, previous, changedCount, finalCount, newCount, publishedBefore - common);
    }

    /// <summary>
    /// For each dimension of <paramref name="created"/> and each of its values, how much it adds to the number of the same cell in
    /// <paramref name="oldOne"/>, or -1. Null when the tables have not the same dimensions: then no cell is the same.
    /// </summary>
    private static long[][]? Mapping(Table oldOne, Table created)
    {
        if (oldOne.Dimensions.Count != created.Dimensions.Count)
        {
            return null;
        }

        var map = new long[created.Dimensions.Count][];
        for (var i = 0; i < map.Length; i++)
        {
            var placeAt = oldOne.DimensionIndex(created.Dimensions[i].Code);
            if (placeAt < 0)
            {
                return null;
            }

            map[i] =
            [
                .. created.Dimensions[i].Values.Select(value =>
                    oldOne.Dimensions[placeAt].IndexOf(value.Code) is var position and >= 0 ? position * oldOne.StepOf(placeAt) : -1),
            ];
        }

        return map;
    }

    private static long SameAs(Table created, long[][] map, long cell)
    {
        var sum = 0L;
        for (var i = 0; i < map.Length; i++)
        {
            var part = map[i][cell / created.StepOf(i) % map[i].Length];
            if (part < 0)
            {
                return -1;
            }

            sum += part;
        }

        return sum;
    }
}
