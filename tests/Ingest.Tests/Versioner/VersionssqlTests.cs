using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Storage;

namespace Opgoerelse.IngestTests.Versioner;

/// <summary>
/// The set-based lookups walk the portion's keys and find each in an index: their time is the portion's, not the
/// database's.
/// </summary>
public sealed class VersionssqlTests
{
    [Fact]
    public void Opslagene_soeger_i_indeks_og_gennemgaar_aldrig_en_hel_tabel()
    {
        using var proeve = new Proeve();
        using var connection = proeve.Database.Connect();
        using var transaction = proeve.Database.BeginWrite(connection);
        var noegler = proeve.Database.Staging(transaction, "noegler", Column.Id("id"), Column.Number("version"));
        var tabeller = Entitetstabel.Alle;
        string[] sql =
        [
            Versionssql.Med(Versionssql.KendteBeskeder, noegler),
            Versionssql.Med(Versionssql.Beroert, noegler),
            .. tabeller.Select(tabel => Versionssql.Med(Versionssql.HoejesteVersioner, noegler, tabel)),
            .. tabeller.Select(tabel => Versionssql.Med(Versionssql.KendteVersioner, noegler, tabel)),
            .. tabeller.Select(tabel => Versionssql.Med(Versionssql.Afloes, noegler, tabel)),
            .. tabeller.Skip(1).Select(tabel => Leverancesql.VenterILeverance.Replace("$tabel", tabel.Navn, StringComparison.Ordinal)),
        ];
        foreach (var en in sql)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "EXPLAIN QUERY PLAN " + en;
            foreach (var navn in new[] { "@leverance", "@leveranceId" }.Where(navn => en.Contains(navn, StringComparison.Ordinal)))
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (navn, 1L);
                command.Parameters.Add(parameter);
            }

            using var reader = command.ExecuteReader();
            var plan = new List<string>();
            while (reader.Read())
            {
                plan.Add(reader.GetString(3));
            }

            Assert.All(plan.Where(trin => trin.StartsWith("SCAN", StringComparison.Ordinal)), trin => Assert.StartsWith("SCAN n", trin, StringComparison.Ordinal));
            Assert.DoesNotContain(plan, trin => trin.Contains("AUTOMATIC", StringComparison.Ordinal));
        }
    }
}
