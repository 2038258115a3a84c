using System.Data.Common;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
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
        Read(connection, CubeSql.Total, factSet, reader => total.Add((reader.GetString(0), reader.GetString(1)), ReadSums(reader)));
        var median = new MedianReader();
        Read(connection, CubeSql.Distribution, factSet, reader =>
            median.Row(total[(reader.GetString(0), reader.GetString(1))], reader.GetInt64(2), reader.GetInt64(3)));
        Read(connection, CubeSql.AgeAndSex, factSet, reader =>
        {
            var column = 4;
            var number = new CubeSums { N = reader.GetInt64(column++), With = ReadTable(reader, ref column) };
            ageAndSex.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)), number);
        });
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

    /// <summary>The columns in the order of <see cref="CubeSql.Total"/>.</summary>
    private static CubeSums ReadSums(DbDataReader reader)
    {
        var column = 2;
        return new CubeSums
        {
            N = reader.GetInt64(column++),
            EndedBeforeFrist = reader.GetInt64(column++),
            Fritaget = reader.GetInt64(column++),
            NotObserved = reader.GetInt64(column++),
            With = ReadTable(reader, ref column),
            Count = ReadTable(reader, ref column),
            Days = ReadTable(reader, ref column),
            MinuteDays = ReadTable(reader, ref column),
            Within = ReadWithin(reader, ref column),
            ExemptLoentimer = reader.GetInt64(column++),
            Genbehandlet = reader.GetInt64(column++),
            Indstillet = reader.GetInt64(column++),
            Given = reader.GetInt64(column),
        };
    }

    private static PerCategory ReadTable(DbDataReader reader, ref int column)
    {
        var table = new PerCategory();
        for (var k = 0; k < PerCategory.Length; k++)
        {
            table[k] = reader.GetInt64(column++);
        }

        return table;
    }

    private static long[] ReadWithin(DbDataReader reader, ref int column)
    {
        var within = new long[StartInterval.All.Count];
        for (var i = 0; i < within.Length; i++)
        {
            within[i] = reader.GetInt64(column++);
        }

        return within;
    }

    /// <summary>Reads medians off distributions that come one after the other, each in the order of its days.</summary>
    private sealed class MedianReader
    {
        private CubeSums? _number;
        private long _to;
        private long _lower;

        public void Row(CubeSums number, long days, long count)
        {
            if (!ReferenceEquals(number, _number))
            {
                _number = number;
                _to = 0;
            }

            // The middle one counted from below and from above; the same one when their number is odd. All who have a
            // first indsats have one of some kind, so their number is antalMed of nogen.
            var grandTotal = number.With[PerCategory.Nogen];
            var before = _to;
            _to += count;
            if (before < (grandTotal + 1) / 2 && _to >= (grandTotal + 1) / 2)
            {
                _lower = days;
            }

            if (before < (grandTotal + 2) / 2 && _to >= (grandTotal + 2) / 2)
            {
                number.DoubledMedian = _lower + days;
            }
        }
    }
}
