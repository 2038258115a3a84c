using System.Text;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Opgoerelse.Support;

namespace Opgoerelse.ApiTests.Sql;

/// <summary>
/// What the product can say to SQL Server, without one: all of it in a file that a DBA can read, and held against the
/// rules of T-SQL. That the server takes it is not shown here.
/// </summary>
public sealed class TsqlTextsTests
{
    [Fact]
    public void Every_text_stands_in_the_approved_file()
    {
        var file = new StringBuilder(
            "-- Every text that the service can send to SQL Server, made by Tsqltekster_kan_godkendes. $table and the like "
                + "are\n-- filled in when a text is sent; values are always parameters.\n");
        foreach (var text in SqlTexts.Migrations.Concat(SqlTexts.OfTheProduct))
        {
            file.Append("\n-- === ").Append(text.PlaceAt).Append('\n').Append(text.Sql.ReplaceLineEndings("\n")).Append('\n');
        }

        Golden.CompareFile(Path.Combine(Golden.Root, "tests", "Api.Tests", "Sql", "Approved", "tsql.approved.sql"), file.ToString());
    }

    [Fact]
    public void Every_text_means_the_same_in_Tsql() =>
        Assert.Empty(SqlTexts.Migrations
            .Concat(SqlTexts.OfTheProduct)
            .SelectMany(text => TsqlRules.Error(text.Sql).Select(error => $"{text.PlaceAt}: {error}")));

    [Fact]
    public void The_migrations_are_pure_Tsql_with_short_keys() =>
        Assert.Empty(SqlTexts.Migrations.SelectMany(text =>
            TsqlRules.ErrorsInMigration(text.Sql).Select(error => $"{text.PlaceAt}: {error}")));

    /// <summary>
    /// A primary key is the order that SQL Server keeps a table in, unless it is told otherwise: one forloeb is one range.
    /// </summary>
    [Theory]
    [InlineData("forloeb")]
    [InlineData("indsats")]
    [InlineData("fritagelse")]
    [InlineData("ordinaere_timer")]
    [InlineData("indstilling")]
    public void A_forloebs_registrations_lie_one_after_the_other(string table)
    {
        Assert.Single(
            SqlTexts.Migrations,
            text => text.Sql.Contains($"CONSTRAINT pk_{table} PRIMARY KEY (forloeb_id, ", StringComparison.Ordinal));
        // The key clusters by itself: no index takes its place.
        Assert.DoesNotContain(TsqlRules.Of<CreateIndexStatement>(string.Join('\n', SqlTexts.Migrations.Select(text => text.Sql))), index =>
            index.Statement.Clustered == true && TsqlRules.Text(index.Statement.OnName) == table);
        Assert.DoesNotContain(SqlTexts.Migrations, text => text.Sql.Contains("NONCLUSTERED", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_DBAs_scripts_are_Tsql_and_show_no_personal_key()
    {
        Assert.Equal(
            ["1_roller.sql", "2_statistik.sql", "3_tilpasning.sql", "4_hangfire.sql", "5_komprimering.sql", "sqlserver.sql"],
            SqlTexts.Scripts.Select(script => script.PlaceAt));
        Assert.Empty(SqlTexts.Scripts.SelectMany(script =>
            TsqlRules.ErrorsInScript(script.PlaceAt, script.Sql).Select(error => $"{script.PlaceAt}: {error}")));
    }

    /// <summary>
    /// A view over rows of persons, or over figures that are not protected, is the house's; readers have what everybody sees.
    /// </summary>
    [Fact]
    public void The_readers_role_sees_only_protected_figures_of_releases()
    {
        var statistics = SqlTexts.Scripts.Single(script => script.PlaceAt == "2_statistik.sql").Sql;
        var views = TsqlRules.Of<CreateViewStatement>(statistics).ToDictionary(
            view => TsqlRules.Text(view.Statement.SchemaObjectName),
            view => TsqlRules.SourcesOf(view.Statement.SelectStatement).Select(table => table.BaseIdentifier.Value).ToList(),
            StringComparer.Ordinal);
        var isProtected = views.Where(view => view.Value.All(table => table.StartsWith("udgivelse", StringComparison.Ordinal)))
            .Select(view =>
            view.Key);

        Assert.Equal(5, views.Count);
        Assert.Equal(
            isProtected.Select(view => $"GRANT SELECT ON {view} TO opgoerelse_laeser;").Order(StringComparer.Ordinal),
            Given("opgoerelse_laeser"));
        Assert.Equal(
            views.Keys.Select(view => $"GRANT SELECT ON {view} TO opgoerelse_analyse;").Order(StringComparer.Ordinal),
            Given("opgoerelse_analyse"));
        Assert.Contains(
            "REVOKE SELECT ON SCHEMA::statistik FROM opgoerelse_laeser;",
            SqlTexts.Scripts.Single(script => script.PlaceAt == "1_roller.sql").Sql,
            StringComparison.Ordinal);
    }

    /// <summary>A condition on a date that is worked out reaches no index: in the large views the stored number stands beside it.</summary>
    [Theory]
    [InlineData("statistik.fakta", "f.start_dag,f.frist,f.foerste_dato,f.slut_dag,f.indstillet_dag")]
    [InlineData("statistik.leverance", "modtaget_dag")]
    public void A_date_in_a_large_view_can_also_be_searched_as_a_number(string name, string days)
    {
        var view = TsqlRules.Of<CreateViewStatement>(SqlTexts.Scripts.Single(script => script.PlaceAt == "2_statistik.sql").Sql)
            .Single(one => TsqlRules.Text(one.Statement.SchemaObjectName) == name).Statement;
        var chosen = ((QuerySpecification)view.SelectStatement.QueryExpression)
            .SelectElements
            .Cast<SelectScalarExpression>()
            .Select(one => one.Expression)
            .ToList();

        Assert.All(days.Split(','), day =>
        {
            Assert.Contains(
                chosen,
                one => one is FunctionCall && TsqlRules.Text(one).StartsWith($"DATEADD(DAY, {day} - 693595", StringComparison.Ordinal));
            Assert.Contains(chosen, one => one is ColumnReferenceExpression && TsqlRules.Text(one) == day);
        });
    }

    private static IEnumerable<string> Given(string role) =>
        SqlTexts.Scripts
            .SelectMany(script => TsqlRules.Of<GrantStatement>(script.Sql))
            .Where(grant => grant.Statement.Principals.Any(principal => principal.Identifier.Value == role))
            .Select(grant => grant.Text)
            .Order(StringComparer.Ordinal);

    [Theory]
    [InlineData("CREATE VIEW statistik.f AS SELECT person FROM dbo.forloeb")]
    [InlineData("CREATE VIEW statistik.f AS SELECT f.forloeb_id FROM dbo.fakta AS f")]
    [InlineData("IF 1 = 1 SELECT 1;\nCREATE VIEW statistik.f AS SELECT kommune FROM dbo.fakta")]
    [InlineData("CREATE VIEW statistik.f AS SELECT a FROM dbo.fakta WITH (NOLOCK)")]
    [InlineData("SELECT 1;\nGO\nSELECT a FROM t LIMIT 1;\nGO")]
    public void A_script_with_errors_is_found(string sql) => Assert.NotEmpty(TsqlRules.ErrorsInScript("2_statistik.sql", sql));

    [Fact]
    public void What_stands_inside_the_code_is_found_too()
    {
        Assert.Contains(SqlTexts.OfTheProduct, text => text.Sql.StartsWith("UPDATE koersel SET fremdrift", StringComparison.Ordinal));
        Assert.Contains(
            SqlTexts.OfTheProduct,
            text => text.Sql.Contains("FROM fakta_arbejde s CROSS JOIN indsats", StringComparison.Ordinal));
        Assert.Equal("INT", TsqlRules.Tables["fakta"]["dage_nogen"]);
    }

    [Theory]
    [InlineData("SELECT a FROM t WHERE b = TRUE")]
    [InlineData("SELECT a FROM t ORDER BY a LIMIT 1")]
    [InlineData("SELECT a || b FROM t")]
    [InlineData("SELECT SUM(dage_nogen) FROM fakta")]
    [InlineData("SELECT SUM(a * b) FROM t")]
    [InlineData("SELECT AVG(a) FROM t")]
    [InlineData("DELETE FROM t WITH x AS (SELECT 1 AS a) SELECT a FROM x")]
    [InlineData("SELECT a AS plan FROM t")]
    [InlineData("SELECT t.user FROM t")]
    [InlineData("SELECT a FROM plan")]
    [InlineData("INSERT INTO file (a) VALUES (@a)")]
    [InlineData("UPDATE t SET percent = 1")]
    [InlineData("SELECT dato FROM faktasaet WHERE position = '5'")]
    [InlineData("SELECT dato FROM faktasaet WHERE regelsaet = 5")]
    [InlineData("DELETE FROM ")]
    [InlineData("DELETE FROM temp.noegler")]
    [InlineData("SELECT a FROM t WHERE dato > '2025-01-01'")]
    [InlineData("SELECT a / b FROM t")]
    [InlineData("SELECT IFNULL(a, 0) FROM t")]
    [InlineData("SELECT a FROM t WITH (READPAST)")]
    [InlineData("SELECT a FROM t WHERE (a, b) IN (SELECT a, b FROM u)")]
    [InlineData("SELECT a AS precision FROM t")]
    [InlineData("SELECT \"a\" FROM t")]
    [InlineData("SELECT x'00ff' FROM t")]
    [InlineData("SELECT MAX(a, 0) FROM t")]
    [InlineData("SELECT LENGTH(a) FROM t")]
    [InlineData("SELECT rowid FROM t")]
    [InlineData("SELECT a FROM temp.t")]
    [InlineData("SELECT a FROM t WHERE b = @dato AND c = @Dato")]
    [InlineData("SELECT a FROM t WHERE b = @f\u00f8dt")]
    [InlineData("SELECT 1; WITH x AS (SELECT 1 AS a) SELECT a FROM x WITH y AS (SELECT 1 AS b) SELECT b FROM y")]
    [InlineData("MERGE t USING u ON t.a = u.a WHEN MATCHED THEN DELETE;")]
    [InlineData("CREATE OR ALTER VIEW v AS SELECT 1 AS a")]
    [InlineData("SELECT CURRENT_TIMESTAMP")]
    [InlineData("SELECT a FROM t WHERE b = CAST(c AS DATETIME2(0))")]
    [InlineData("SELECT SUM(CAST(a * b AS BIGINT)) FROM t")]
    [InlineData("SELECT dato FROM faktasaet WHERE regelsaet IN (5)")]
    [InlineData("PRAGMA foreign_keys")]
    [InlineData("SELECT 1\nGO\nSELECT 2")]
    [InlineData("EXEC(N'SELECT IFNULL(a, 0) FROM t')")]
    public void A_text_with_errors_is_found(string sql) => Assert.NotEmpty(TsqlRules.Error(sql));

    /// <summary>What works on the embedded engine alone is no T-SQL: the parsers say so, with no rule of ours.</summary>
    [Theory]
    [InlineData("SELECT a FROM t ORDER BY a LIMIT 1")]
    [InlineData("SELECT a FROM t LIMIT @antal OFFSET @fra")]
    [InlineData("SELECT a || b FROM t")]
    [InlineData("SELECT a FROM t WHERE a IS NOT b")]
    [InlineData("SELECT a FROM t WHERE a IS NOT DISTINCT FROM b")]
    [InlineData("SELECT a FROM t WHERE a == 1")]
    [InlineData("SELECT a FROM t WHERE a GLOB 'x*'")]
    [InlineData("SELECT a FROM t WHERE a")]
    [InlineData("SELECT a > 1 FROM t")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM t)")]
    [InlineData("SELECT COUNT(*) FROM (SELECT a FROM t)")]
    [InlineData("SELECT COUNT(*) FILTER (WHERE a = 1) FROM t")]
    [InlineData("SELECT a FROM t ORDER BY a NULLS LAST")]
    [InlineData("SELECT a FROM t JOIN u USING (a)")]
    [InlineData("SELECT a FROM t NATURAL JOIN u")]
    [InlineData("SELECT `a` FROM t")]
    [InlineData("SELECT a FROM t WHERE a = :x")]
    [InlineData("SELECT a FROM t WHERE a = ?")]
    [InlineData("INSERT OR IGNORE INTO t (a) VALUES (1)")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING")]
    [InlineData("INSERT INTO t (a) VALUES (1) RETURNING a")]
    [InlineData("DELETE FROM t AS x WHERE x.a = 1")]
    [InlineData("UPDATE t AS x SET a = 1")]
    [InlineData("REPLACE INTO t (a) VALUES (1)")]
    [InlineData("PRAGMA foreign_keys = ON")]
    [InlineData("CREATE TEMP TABLE t (a INT NOT NULL)")]
    [InlineData("CREATE TABLE IF NOT EXISTS t (a INT NOT NULL)")]
    [InlineData("CREATE TABLE t (a INT NOT NULL) STRICT")]
    [InlineData("CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)")]
    [InlineData("BEGIN IMMEDIATE")]
    public void The_embedded_engines_language_cannot_be_read(string sql) => Assert.NotEmpty(TsqlRules.ReadError(sql));

    /// <summary>Rules that refuse what is right would be turned off.</summary>
    [Theory]
    [InlineData("SELECT a AS [user] FROM t WHERE b = @dato AND c <> @dato ORDER BY a")]
    [InlineData("WITH x AS (SELECT 1 AS a) SELECT x.a FROM x")]
    [InlineData("SELECT SUM(CAST(COALESCE(dage_nogen, 0) AS BIGINT)), SUM(CASE WHEN a = 1 THEN 1 ELSE 0 END) FROM fakta")]
    [InlineData("SELECT dato FROM faktasaet WHERE regelsaet = 'bek-2408' AND position = 5")]
    [InlineData("DELETE FROM t; WITH x AS (SELECT 1 AS a) DELETE FROM t WHERE a IN (SELECT a FROM x)")]
    public void A_text_without_errors_passes(string sql) => Assert.Empty(TsqlRules.Error(sql));

    [Theory]
    [InlineData("CREATE TABLE t (\n    user               INT            NOT NULL\n);")]
    [InlineData("CREATE TABLE t (\n    a                  INT            NOT NULL PRIMARY KEY\n);")]
    [InlineData("CREATE INDEX ix_fakta ON fakta (frist) WHERE frist IS NOT NULL;")]
    [InlineData("CREATE INDEX ix_forloeb ON forloeb (kommuner);")]
    [InlineData("CREATE TABLE t (a INT NOT NULL DEFAULT 0)")]
    [InlineData("CREATE TABLE t (a INT NOT NULL REFERENCES u (a))")]
    [InlineData("CREATE TABLE t (a INT NOT NULL, CHECK (a > 0))")]
    [InlineData("CREATE TABLE t (a INT NOT NULL, INDEX ix_t (a))")]
    [InlineData("CREATE TABLE t (a NVARCHAR(500) NOT NULL, CONSTRAINT pk_t PRIMARY KEY (a))")]
    [InlineData("CREATE TABLE t (a INT NOT NULL)\nGO")]
    [InlineData("CREATE TABLE t (\n    a                  NVARCHAR(10) COLLATE Danish_Norwegian_CI_AS NOT NULL\n);")]
    public void A_migration_with_errors_is_found(string sql) => Assert.NotEmpty(TsqlRules.ErrorsInMigration(sql));
}
