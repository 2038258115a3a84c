using System.Data.Common;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Cube;

/// <summary>Reads the cube of a set of facts, lifted to every level.</summary>
internal static class CubeReader
{
    /// <summary>Runs the three statements that lift the cube.</summary>
    public static CubeExtract Read(DbConnection connection, long factSet)
    {
        var total = new Dictionary<(string Omraade, string Period), CubeSums>();
        var ageAndSex = new Dictionary<(string Omraade, string Period, string Age, string Sex), CubeSums>();
        Read(connection, CubeSql.Total, factSet, reader =>
            total.Add((reader.GetString(0), reader.GetString(1)), ReadSums(reader, 2, CubeColumns.All)));
        var median = new MedianReader();
        Read(connection, CubeSql.Distribution, factSet, reader =>
            median.Row(total[(reader.GetString(0), reader.GetString(1))], reader.GetInt64(2), reader.GetInt64(3)));
        Read(connection, CubeSql.AgeAndSex, factSet, reader =>
            ageAndSex.Add(
                (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)),
                ReadSums(reader, 4, CubeSql.ByAgeAndSex)));
        return new CubeExtract(total, ageAndSex);
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
        private CubeSums? _sums;
        private long _to;
        private long _lower;

        public void Row(CubeSums sums, long days, long count)
        {
            if (!ReferenceEquals(sums, _sums))
            {
                _sums = sums;
                _to = 0;
            }

            // The middle one counted from below and from above; the same one when their number is odd. All who have a
            // first indsats have one of some kind, so their number is antalMed of nogen.
            var grandTotal = sums.With[PerCategory.Nogen];
            var before = _to;
            _to += count;
            if (before < (grandTotal + 1) / 2 && _to >= (grandTotal + 1) / 2)
            {
                _lower = days;
            }

            if (before < (grandTotal + 2) / 2 && _to >= (grandTotal + 2) / 2)
            {
                sums.DoubledMedian = _lower + days;
            }
        }
    }
}
