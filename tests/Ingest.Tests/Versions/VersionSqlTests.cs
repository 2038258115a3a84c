using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Storage;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.IngestTests.Versions;

/// <summary>
/// The set-based lookups walk the portion's keys and find each in an index: their time is the portion's, not the
/// database's.
/// </summary>
public sealed class VersionSqlTests
{
    [Fact]
    public void The_lookups_search_in_indexes_and_never_scan_a_whole_table()
    {
        using var engineTest = new EngineTest();
        using var connection = engineTest.Database.Connect();
        using var transaction = engineTest.Database.BeginWrite(connection);
        var keys = engineTest.Database.Staging(transaction, "noegler", Column.Id("id"), Column.Number("version"));
        var tables = EntityTable.All;
        string[] sql =
        [
            VersionSql.With(VersionSql.KnownBeskeder, keys),
            VersionSql.With(VersionSql.TouchedOne, keys),
            .. tables.Select(table => VersionSql.With(VersionSql.HighestVersions, keys, table)),
            .. tables.Select(table => VersionSql.With(VersionSql.KnownVersions, keys, table)),
            .. tables.Select(table => VersionSql.With(VersionSql.Supersede, keys, table)),
            .. tables.Skip(1).Select(table => LeveranceSql.WaitingInLeverance.Replace("$tabel", table.Name, StringComparison.Ordinal)),
        ];
        foreach (var one in sql)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "EXPLAIN QUERY PLAN " + one;
            foreach (var name in new[] { "@leverance", "@leveranceId" }.Where(name => one.Contains(name, StringComparison.Ordinal)))
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, 1L);
                command.Parameters.Add(parameter);
            }

            using var reader = command.ExecuteReader();
            var plan = new List<string>();
            while (reader.Read())
            {
                plan.Add(reader.GetString(3));
            }

            Assert.All(
                plan.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal)),
                step => Assert.StartsWith("SCAN n", step, StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.Contains("AUTOMATIC", StringComparison.Ordinal));
        }
    }
}
