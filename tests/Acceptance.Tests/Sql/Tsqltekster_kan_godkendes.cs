// The texts are the repository's own: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023
using System.Text;
using System.Text.RegularExpressions;
using Opgoerelse.AcceptanceTests.Http;

namespace Opgoerelse.AcceptanceTests.Sql;

/// <summary>
/// What the product can say to SQL Server, without one: all of it in a file that a DBA can read, and held against the
/// rules of T-SQL. That the server takes it is not shown here.
/// </summary>
public sealed class Tsqltekster_kan_godkendes
{
    [Fact]
    public void Hver_tekst_staar_i_den_godkendte_fil()
    {
        var fil = new StringBuilder("-- Every text that the service can send to SQL Server, made by Tsqltekster_kan_godkendes. $table and the like are\n-- filled in when a text is sent; values are always parameters.\n");
        foreach (var tekst in Sqltekster.Migreringer.Concat(Sqltekster.Produktets))
        {
            fil.Append("\n-- === ").Append(tekst.Sted).Append('\n').Append(tekst.Sql.ReplaceLineEndings("\n")).Append('\n');
        }

        Guld.SammenlignFil(Path.Combine(Guld.Mappe(), "Sql", "Godkendt", "tsql.approved.sql"), fil.ToString());
    }

    [Fact]
    public void Hver_tekst_betyder_det_samme_i_Tsql() =>
        Assert.Empty(Sqltekster.Migreringer.Concat(Sqltekster.Produktets).SelectMany(tekst => Tsqlregler.Fejl(tekst.Sql).Select(fejl => $"{tekst.Sted}: {fejl}")));

    [Fact]
    public void Migreringerne_er_ren_Tsql_med_korte_noegler() =>
        Assert.Empty(Sqltekster.Migreringer.SelectMany(tekst => Tsqlregler.FejlIMigrering(tekst.Sql).Select(fejl => $"{tekst.Sted}: {fejl}")));

    /// <summary>A primary key is the order that SQL Server keeps a table in, unless it is told otherwise: one forloeb is one range.</summary>
    [Theory]
    [InlineData("forloeb")]
    [InlineData("indsats")]
    [InlineData("fritagelse")]
    [InlineData("ordinaere_timer")]
    [InlineData("indstilling")]
    public void Et_forloebs_registreringer_ligger_efter_hinanden(string tabel)
    {
        Assert.Single(Sqltekster.Migreringer, tekst => tekst.Sql.Contains($"CONSTRAINT pk_{tabel} PRIMARY KEY (forloeb_id, ", StringComparison.Ordinal));
        Assert.DoesNotContain(Sqltekster.Migreringer, tekst => tekst.Sql.Contains("NONCLUSTERED", StringComparison.OrdinalIgnoreCase) || tekst.Sql.Contains("CLUSTERED INDEX", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void DBAens_scripts_er_Tsql_og_viser_ingen_personnoegle()
    {
        Assert.Equal(["1_roller.sql", "2_statistik.sql", "3_tilpasning.sql", "4_hangfire.sql"], Sqltekster.Scripts.Select(script => script.Sted));
        Assert.Empty(Sqltekster.Scripts.SelectMany(script => Tsqlregler.FejlIScript(script.Sted, script.Sql).Select(fejl => $"{script.Sted}: {fejl}")));
    }

    /// <summary>Whatever table a migration adds to a release: the service's account can neither change nor delete its rows.</summary>
    [Fact]
    public void En_udgivelses_tabeller_er_lukket_for_tjenestens_egen_konto()
    {
        // A saved query is its user's, and only remembers which release it was made on; a letter about a release is sent after it.
        var frosne = Tsqlregler.Tabeller.Where(tabel => tabel.Key is not ("udgivelse" or "gemt_forespoergsel" or "forsendelse") && tabel.Value.ContainsKey("udgivelse_id")).Select(tabel => tabel.Key).ToList();
        var roller = Sqltekster.Scripts.Single(script => script.Sted == "1_roller.sql").Sql;

        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "udgivelse_celle", "udgivelse_tal", "fortrolighed" }, frosne.ToHashSet(StringComparer.Ordinal));
        Assert.All(frosne, tabel => Assert.Contains($"IF OBJECT_ID(N'dbo.{tabel}') IS NOT NULL DENY UPDATE, DELETE ON dbo.{tabel} TO opgoerelse_app;", roller, StringComparison.Ordinal));
        Assert.Contains("DENY DELETE ON dbo.udgivelse TO opgoerelse_app;", roller, StringComparison.Ordinal);
    }

    /// <summary>
    /// A public replica reads releases, the schema's number, the hashes of access keys and saved queries, and adds saved queries.
    /// Whatever table a migration adds is a release's or closed to it.
    /// </summary>
    [Fact]
    public void Replikaernes_rolle_kan_laese_udgivelser_og_skrive_gemte_forespoergsler_og_intet_andet()
    {
        var expected = Tsqlregler.Tabeller
            .Where(table => table.Key is "udgivelse" or "gemt_forespoergsel" || (table.Value.ContainsKey("udgivelse_id") && table.Key != "forsendelse"))
            .Select(table => table.Key)
            .Concat(["skema_version", "adgangsnoegle"])
            .Distinct(StringComparer.Ordinal)
            .Select(table => $"GRANT SELECT{(table == "gemt_forespoergsel" ? ", INSERT, UPDATE, DELETE" : "")} ON dbo.{table} TO opgoerelse_offentlig;");

        Assert.Equal(expected.Order(StringComparer.Ordinal), Given("opgoerelse_offentlig"));
    }

    /// <summary>A view over rows of persons, or over figures that are not protected, is the house's; readers have what everybody sees.</summary>
    [Fact]
    public void Laeserens_rolle_ser_kun_beskyttede_tal_fra_udgivelser()
    {
        var statistik = Sqltekster.Scripts.Single(script => script.Sted == "2_statistik.sql").Sql;
        var views = Regex.Matches(statistik, @"CREATE VIEW (statistik\.\w+) AS(.*?)\nGO", RegexOptions.Singleline)
            .ToDictionary(view => view.Groups[1].Value, view => Regex.Matches(view.Groups[2].Value, @"dbo\.(\w+)").Select(table => table.Groups[1].Value).ToList(), StringComparer.Ordinal);
        var isProtected = views.Where(view => view.Value.All(table => table.StartsWith("udgivelse", StringComparison.Ordinal))).Select(view => view.Key);

        Assert.Equal(5, views.Count);
        Assert.Equal(isProtected.Select(view => $"GRANT SELECT ON {view} TO opgoerelse_laeser;").Order(StringComparer.Ordinal), Given("opgoerelse_laeser"));
        Assert.Equal(views.Keys.Select(view => $"GRANT SELECT ON {view} TO opgoerelse_analyse;").Order(StringComparer.Ordinal), Given("opgoerelse_analyse"));
        Assert.Contains("REVOKE SELECT ON SCHEMA::statistik FROM opgoerelse_laeser;", Sqltekster.Scripts.Single(script => script.Sted == "1_roller.sql").Sql, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Given(string role) =>
        Sqltekster.Scripts.SelectMany(script => Regex.Matches(script.Sql, $@"GRANT [^;]* TO {role};").Select(grant => grant.Value)).Order(StringComparer.Ordinal);

    [Theory]
    [InlineData("CREATE VIEW statistik.f AS SELECT person FROM dbo.forloeb")]
    [InlineData("CREATE VIEW statistik.f AS SELECT f.forloeb_id FROM dbo.fakta AS f")]
    [InlineData("IF 1 = 1 SELECT 1;\nCREATE VIEW statistik.f AS SELECT kommune FROM dbo.fakta")]
    [InlineData("CREATE VIEW statistik.f AS SELECT a FROM dbo.fakta WITH (NOLOCK)")]
    [InlineData("SELECT 1;\nGO\nSELECT a FROM t LIMIT 1;\nGO")]
    public void Et_script_med_fejl_findes(string sql) => Assert.NotEmpty(Tsqlregler.FejlIScript("2_statistik.sql", sql));

    [Fact]
    public void Ogsaa_det_der_staar_inde_i_koden_er_fundet()
    {
        Assert.Contains(Sqltekster.Produktets, tekst => tekst.Sql.StartsWith("UPDATE koersel SET fremdrift", StringComparison.Ordinal));
        Assert.Contains(Sqltekster.Produktets, tekst => tekst.Sql.Contains("FROM fakta_arbejde s CROSS JOIN indsats", StringComparison.Ordinal));
        Assert.Equal("INT", Tsqlregler.Tabeller["fakta"]["dage_nogen"]);
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
    public void En_tekst_med_fejl_findes(string sql) => Assert.NotEmpty(Tsqlregler.Fejl(sql));

    [Theory]
    [InlineData("CREATE TABLE t (\n    user               INT            NOT NULL\n);")]
    [InlineData("CREATE TABLE t (\n    a                  INT            NOT NULL PRIMARY KEY\n);")]
    [InlineData("CREATE INDEX ix_fakta ON fakta (frist) WHERE frist IS NOT NULL;")]
    [InlineData("CREATE INDEX ix_forloeb ON forloeb (kommuner);")]
    [InlineData("CREATE TABLE t (\n    a                  NVARCHAR(10) COLLATE Danish_Norwegian_CI_AS NOT NULL\n);")]
    public void En_migrering_med_fejl_findes(string sql) => Assert.NotEmpty(Tsqlregler.FejlIMigrering(sql));
}
