using System.Data.Common;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Cube;

/// <summary>Reads the cube of a set of facts, lifted to every level.</summary>
internal static class CubeReader
{
    /// <summary>Runs the statements that lift the cube; endings are made before (<see cref="CubeMaker.MakeEndings"/>).</summary>
    /// <param name="connection">Where it is.</param>
    /// <param name="factSet">Its set of facts.</param>
    /// <param name="forControl">
    /// Whether what no release has is read too: kommuner by age and sex, and waits.
    /// </param>
    public static CubeExtract Read(DbConnection connection, long factSet, bool forControl)
    {
        var total = new Dictionary<(string Omraade, string Period), CubeSums>();
        var ageAndSex = new Dictionary<(string Omraade, string Period, string Age, string Sex), CubeSums>();
        Read(connection, CubeSql.Total, factSet, reader =>
            total.Add((reader.GetString(0), reader.GetString(1)), ReadSums(reader, 2, CubeColumns.All)));
        var median = new MedianReader();
        Read(connection, CubeSql.Distribution, factSet, reader =>
        {
            // All who have a first indsats have one of some kind, so their number is antalMed of nogen.
            var sums = total[(reader.GetString(0), reader.GetString(1))];
            median.Row(sums, sums.With[PerCategory.Nogen], reader.GetInt64(2), reader.GetInt64(3), doubled => sums.DoubledMedian = doubled);
        });
        foreach (var sql in forControl ? [CubeSql.AgeAndSex, CubeSql.AgeAndSexOfKommuner] : (string[])[CubeSql.AgeAndSex])
        {
            Read(connection, sql, factSet, reader =>
                ageAndSex.Add(
                    (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)),
                    ReadSums(reader, 4, CubeSql.ByAgeAndSex)));
        }

        if (forControl)
        {
            ReadWaits(connection, factSet, total);
        }

        return new CubeExtract(total, ageAndSex, ReadEndings(connection, factSet));
    }

    private static Dictionary<(string Omraade, string Period), CubeSums> ReadEndings(DbConnection connection, long factSet)
    {
        var ended = new Dictionary<(string Omraade, string Period), CubeSums>();
        Read(connection, CubeSql.EndingTotal, factSet, reader =>
        {
            var key = (reader.GetString(0), reader.GetString(1));
            if (!ended.TryGetValue(key, out var sums))
            {
                ended[key] = sums = new CubeSums();
            }

            sums.Ended.Add(reader.GetString(2), reader.GetString(3), (int)reader.GetInt64(4), reader.GetInt64(5));
        });
        var median = new MedianReader();
        Read(connection, CubeSql.LengthDistribution, factSet, reader =>
        {
            var sums = ended[(reader.GetString(0), reader.GetString(1))].Ended;
            median.Row(sums, sums.N, reader.GetInt64(2), reader.GetInt64(3), doubled => sums.DoubledMedian = doubled);
        });
        return ended;
    }

    private static void ReadWaits(DbConnection connection, long factSet, Dictionary<(string Omraade, string Period), CubeSums> total)
    {
        var days = new List<(WaitingSums Sums, long Days, long Count)>();
        Read(connection, CubeSql.WaitDistribution, factSet, reader =>
        {
            var sums = Sums(total[(reader.GetString(0), reader.GetString(1))], reader.GetString(2));
            sums.Add((int)reader.GetInt64(4), reader.GetInt64(5));
            days.Add((sums, reader.GetInt64(3), reader.GetInt64(5)));
        });
        var median = new MedianReader();
        foreach (var (sums, day, count) in days)
        {
            median.Row(sums, sums.Total, day, count, doubled => sums.DoubledMedian = doubled);
        }

        static WaitingSums Sums(CubeSums sums, string stretch) =>
            stretch == WaitingStretch.ToStart.Code ? sums.WaitingToStart : sums.WaitingToIndsats;
    }

    private static void Read(DbConnection connection, string sql, long factSet, Action<DbDataReader> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@saet";
        parameter.Value = factSet;
        command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }

    private static CubeSums ReadSums(DbDataReader reader, int first, IReadOnlyList<CubeColumn> columns)
    {
        var sums = new CubeSums();
        for (var i = 0; i < columns.Count; i++)
        {
            columns[i].Keep(sums, reader.GetInt64(first + i));
        }

        return sums;
    }

    /// <summary>Reads medians off distributions that come one after the other, each in the order of its days.</summary>
    private sealed class MedianReader
    {
        private object? _of;
        private long _to;
        private long _lower;

        /// <param name="of">Whose distribution it is.</param>
        /// <param name="grandTotal">How many it holds.</param>
        /// <param name="days">The days of the row.</param>
        /// <param name="count">How many have them.</param>
        /// <param name="keep">Takes twice the median, when the row reaches it.</param>
        public void Row(object of, long grandTotal, long days, long count, Action<long> keep)
        {
            if (!ReferenceEquals(of, _of))
            {
                _of = of;
                _to = 0;
            }

            // The middle one counted from below and from above; the same one when their number is odd.
            var before = _to;
            _to += count;
            if (before < (grandTotal + 1) / 2 && _to >= (grandTotal + 1) / 2)
            {
                _lower = days;
            }

            if (before < (grandTotal + 2) / 2 && _to >= (grandTotal + 2) / 2)
            {
                keep(_lower + days);
            }
        }
    }
}
