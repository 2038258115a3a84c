// The texts are the product's own: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023
using System.Globalization;
using System.Text.RegularExpressions;

namespace Opgoerelse.AcceptanceTests.Sql;

/// <summary>
/// Finds what does not exist in T-SQL or means something else there. It reads words, not grammar: a rule is here
/// because somebody could write its opposite on SQLite and see it work.
/// </summary>
internal static partial class Tsqlregler
{
    private const RegexOptions Valg = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly (string Grund, Regex Moenster)[] Forbudt =
    [
        ("boolean literal", new(@"\b(TRUE|FALSE|BOOLEAN)\b", Valg)),
        ("LIMIT", new(@"\bLIMIT\b", Valg)),
        ("|| does not join text before 2025", new(@"\|\|", Valg)),
        ("the embedded engine's temporary tables", new(@"\btemp\.|\bCREATE\s+TEMP\b", Valg)),
        ("SQLite's own words", new(@"\b(IFNULL|PRAGMA|GLOB|RETURNING|AUTOINCREMENT|ROWID|GROUP_CONCAT|NATURAL|STRICT)\b|\bON\s+CONFLICT\b|\bINSERT\s+OR\b|\bREPLACE\s+INTO\b", Valg)),
        ("functions of another name", new(@"\b(LENGTH|SUBSTR|RANDOM|INSTR|STRFTIME|JULIANDAY|PRINTF|TOTAL)\s*\(", Valg)),
        ("clauses T-SQL lacks", new(@"\bNULLS\s+(FIRST|LAST)\b|\bFILTER\s*\(|\bUSING\s*\(|\b(TABLE|INDEX)\s+IF\s+NOT\s+EXISTS\b|::|==", Valg)),
        ("row values", new(@"\)\s*(IN\s*\(\s*VALUES|=\s*\(\s*SELECT\s+\w+\s*,)|\(\s*[\w.]+\s*,\s*[\w.]+\s*\)\s*IN\b", Valg)),
        ("quotes that depend on a setting", new("[\"`]", Valg)),
        ("WITH after a statement that was not ended", new(@"[^;\s]\s*\bWITH\s+\w+\s+AS\s*\(", Valg)),
        ("dates are day numbers", new(@"\b(GETDATE|CURRENT_TIMESTAMP|DATE|DATETIME2?|DATEADD|DATEDIFF)\b", Valg)),
        ("lock hints", new(@"\b(NOLOCK|READPAST|UPDLOCK|HOLDLOCK|TABLOCKX?)\b", Valg)),
        ("statements with surprises or of some editions only", new(@"\bMERGE\b|\bCREATE\s+OR\s+ALTER\b|\bCOLUMNSTORE\b|\bALTER\s+DATABASE\b", Valg)),
        ("division of whole numbers drops the rest: say here that it is meant", new(@"/(?<!\((i_alt \+ [12])\) /)", Valg)),
        ("average of whole numbers drops the rest", new(@"\bAVG\s*\(", Valg)),
        ("a piece of a statement: the rest is put to it where nobody sees it", new(@"(?<!@)\b(FROM|INTO|JOIN|UPDATE|WHERE|SET|AND|OR|ON|BY|VALUES|TABLE)\s*\z", Valg)),
    ];

    /// <summary>What a DBA's script may say and the program may not: it is run by hand, on one engine.</summary>
    private static readonly Dictionary<string, string[]> TilladtIScripts = new(StringComparer.Ordinal)
    {
        ["1_roller.sql"] = ["clauses T-SQL lacks"], // GRANT ... ON SCHEMA::dbo
        ["2_statistik.sql"] = ["dates are day numbers", "division of whole numbers drops the rest: say here that it is meant"],
        ["4_hangfire.sql"] = ["clauses T-SQL lacks"], // GRANT ... ON SCHEMA::hangfire
        ["3_tilpasning.sql"] = ["statements with surprises or of some editions only"],
    };

    private static readonly (string Grund, Regex Moenster)[] ForbudtIMigreringer =
    [
        ("a batch separator is the tool's, not the server's", new(@"^\s*GO\s*$", Valg | RegexOptions.Multiline)),
        ("a collation named in DDL", new(@"\bCOLLATE\b", Valg)),
        ("a filtered index", new(@"\bCREATE\s+(UNIQUE\s+)?INDEX\b[^;]*\bWHERE\b", Valg)),
        ("an inline index", new(@",\s*INDEX\s", Valg)),
        ("a constraint without a name", new(@"(?<!CONSTRAINT\s\w{1,60}\s)\b(PRIMARY\s+KEY|UNIQUE\s*\(|CHECK\s*\(|FOREIGN\s+KEY)|\bDEFAULT\b|(?<!\bFOREIGN\s+KEY\s\([\w, ]{1,200}\)\s)\bREFERENCES\b", Valg)),
    ];

    /// <summary>The reserved words of Transact-SQL.</summary>
    private static readonly HashSet<string> Reserveret = new(
        """
        ADD ALL ALTER AND ANY AS ASC AUTHORIZATION BACKUP BEGIN BETWEEN BREAK BROWSE BULK BY CASCADE CASE CHECK CHECKPOINT CLOSE
        CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE CONSTRAINT CONTAINS CONTAINSTABLE CONTINUE CONVERT CREATE CROSS CURRENT
        CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DBCC DEALLOCATE DECLARE DEFAULT DELETE DENY DESC
        DISK DISTINCT DISTRIBUTED DOUBLE DROP DUMP ELSE END ERRLVL ESCAPE EXCEPT EXEC EXECUTE EXISTS EXIT EXTERNAL FETCH FILE
        FILLFACTOR FOR FOREIGN FREETEXT FREETEXTTABLE FROM FULL FUNCTION GOTO GRANT GROUP HAVING HOLDLOCK IDENTITY IDENTITY_INSERT
        IDENTITYCOL IF IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY KILL LEFT LIKE LINENO LOAD MERGE NATIONAL NOCHECK
        NONCLUSTERED NOT NULL NULLIF OF OFF OFFSETS ON OPEN OPENDATASOURCE OPENQUERY OPENROWSET OPENXML OPTION OR ORDER OUTER OVER
        PERCENT PIVOT PLAN PRECISION PRIMARY PRINT PROC PROCEDURE PUBLIC RAISERROR READ READTEXT RECONFIGURE REFERENCES
        REPLICATION RESTORE RESTRICT RETURN REVERT REVOKE RIGHT ROLLBACK ROWCOUNT ROWGUIDCOL RULE SAVE SCHEMA SECURITYAUDIT SELECT
        SEMANTICKEYPHRASETABLE SEMANTICSIMILARITYDETAILSTABLE SEMANTICSIMILARITYTABLE SESSION_USER SET SETUSER SHUTDOWN SOME
        STATISTICS SYSTEM_USER TABLE TABLESAMPLE TEXTSIZE THEN TO TOP TRAN TRANSACTION TRIGGER TRUNCATE TRY_CONVERT TSEQUAL UNION
        UNIQUE UNPIVOT UPDATE UPDATETEXT USE USER VALUES VARYING VIEW WAITFOR WHEN WHERE WHILE WITH WITHIN WRITETEXT
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Table to column to type, as the migrations make them.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Tabeller { get; } = LaesTabeller(Sqltekster.Migreringer);

    /// <summary>What is wrong with a text; empty when nothing is.</summary>
    public static IReadOnlyList<string> Fejl(string sql)
    {
        var ren = Uden(sql);
        var fejl = Forbudt.Where(regel => regel.Moenster.IsMatch(ren)).Select(regel => regel.Grund).ToList();
        fejl.AddRange(Navn().Matches(ren).Select(navn => navn.Groups[1].Value).Where(Reserveret.Contains).Select(navn => $"reserved word {navn} as a name"));
        fejl.AddRange(Summer(ren));
        fejl.AddRange(Omsaetninger(ren));
        if (Datotekst().IsMatch(Bemaerkning().Replace(sql, "")))
        {
            fejl.Add("text that is compared with a date");
        }

        return fejl;
    }

    /// <summary>What is wrong with a script of deploy/sqlserver.</summary>
    public static IReadOnlyList<string> FejlIScript(string navn, string sql)
    {
        var fejl = new List<string>();
        foreach (var del in Delestreg().Split(sql.ReplaceLineEndings("\n")))
        {
            fejl.AddRange(Fejl(del).Except(TilladtIScripts.GetValueOrDefault(navn, [])));
            var ren = Uden(del).Trim();
            if (SenereView().IsMatch(ren))
            {
                fejl.Add("CREATE VIEW must be the first statement of its batch");
            }

            if (Personnoegle().IsMatch(ren))
            {
                fejl.Add("a key of a person, or a sender's own words");
            }
        }

        return fejl;
    }

    /// <summary>What is wrong with a migration, beside <see cref="Fejl"/>.</summary>
    public static IReadOnlyList<string> FejlIMigrering(string sql)
    {
        var ren = Uden(sql);
        var fejl = ForbudtIMigreringer.Where(regel => regel.Moenster.IsMatch(ren)).Select(regel => regel.Grund).ToList();
        foreach (var (tabel, kolonner) in LaesTabeller([new Sqltekst("", sql)]))
        {
            fejl.AddRange(kolonner.Keys.Append(tabel).Where(Reserveret.Contains).Select(navn => $"reserved word {navn} as a name"));
        }

        foreach (Match noegle in Noegle().Matches(ren))
        {
            var tabel = noegle.Groups["tabel"].Success
                ? noegle.Groups["tabel"].Value
                : Tabelhoved().Matches(ren[..noegle.Index])[^1].Groups[1].Value;
            var bytes = noegle.Groups["kolonner"].Value.Split(',', StringSplitOptions.TrimEntries).Sum(kolonne => Bytes(Tabeller[tabel][kolonne]));
            var hoejst = noegle.Groups["tabel"].Success || noegle.Value.StartsWith("UNIQUE", StringComparison.Ordinal) ? 1700 : 900;
            if (bytes > hoejst)
            {
                fejl.Add($"a key of {bytes.ToString(CultureInfo.InvariantCulture)} bytes on {tabel}");
            }
        }

        return fejl;
    }

    /// <summary>A sum is of BIGINT, or counts ones.</summary>
    private static IEnumerable<string> Summer(string ren)
    {
        var naevnte = Kilde().Matches(ren).Select(kilde => kilde.Groups[1].Value).Where(Tabeller.ContainsKey).ToList();
        foreach (Match sum in Sum().Matches(ren))
        {
            var led = sum.Groups[1].Value;
            var kolonne = led[(led.LastIndexOf('.') + 1)..];
            if (naevnte.Any(tabel => Tabeller[tabel].TryGetValue(kolonne, out var type) && type != "BIGINT"))
            {
                yield return $"SUM of {led}, which is an INT in one of the tables and may overflow";
            }
        }

        foreach (Match sum in Sumudtryk().Matches(ren))
        {
            if (!SikkerSum().IsMatch(ren[sum.Index..]))
            {
                yield return "SUM of an expression that may overflow";
            }
        }
    }

    /// <summary>A text compared with a number, either way: the server converts one of them, and an index is no longer used.</summary>
    private static IEnumerable<string> Omsaetninger(string ren)
    {
        foreach (Match lighed in Lighed().Matches(ren))
        {
            var kolonne = lighed.Groups["kolonne"].Value;
            var typer = Tabeller.Values.Where(tabel => tabel.ContainsKey(kolonne)).Select(tabel => tabel[kolonne].StartsWith("NVARCHAR", StringComparison.Ordinal)).Distinct().ToList();
            if (typer.Count == 1 && typer[0] != lighed.Groups["tekst"].Success)
            {
                yield return $"{kolonne} is compared with a value of another type";
            }
        }
    }

    private static Dictionary<string, Dictionary<string, string>> LaesTabeller(IEnumerable<Sqltekst> migreringer)
    {
        var tabeller = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var migrering in migreringer)
        {
            foreach (Match tabel in Tabel().Matches(Uden(migrering.Sql)))
            {
                tabeller[tabel.Groups[1].Value] = Kolonne().Matches(tabel.Groups[2].Value)
                    .Where(kolonne => kolonne.Groups[1].Value != "CONSTRAINT")
                    .ToDictionary(kolonne => kolonne.Groups[1].Value, kolonne => kolonne.Groups[2].Value, StringComparer.Ordinal);
            }
        }

        return tabeller;
    }

    private static int Bytes(string type) => type switch
    {
        "BIGINT" => 8,
        "INT" => 4,
        "SMALLINT" => 2,
        "TINYINT" => 1,
        _ when type.StartsWith("NVARCHAR(MAX", StringComparison.Ordinal) => int.MaxValue / 2,
        _ when type.StartsWith("NVARCHAR(", StringComparison.Ordinal) => 2 * Laengde(type),
        _ => Laengde(type),
    };

    private static int Laengde(string type) => int.Parse(type.AsSpan(type.IndexOf('(', StringComparison.Ordinal) + 1).TrimEnd(')'), CultureInfo.InvariantCulture);

    /// <summary>Without comments and without what stands in quotes.</summary>
    private static string Uden(string sql) => Tekst().Replace(Bemaerkning().Replace(sql.ReplaceLineEndings("\n"), ""), "''");

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Bemaerkning();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Tekst();

    [GeneratedRegex(@"(?<!CAST\()'\d{4}-?\d{2}-?\d{2}")]
    private static partial Regex Datotekst();

    /// <summary>Where a name stands: after AS, after a dot, as a table, as what is set.</summary>
    [GeneratedRegex(@"(?:\bAS\s+(?!SELECT\b|\w+\s*\()|(?<=\w)\.(?!\w+\s*\()|\b(?:FROM|JOIN|INTO|UPDATE)\s+|\bSET\s+(?=\w+\s*=))([A-Za-z_]\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Navn();

    [GeneratedRegex(@"\b(?<kolonne>[a-z_]\w*)\s*(?:=|<>|<=|>=|<|>)\s*(?:(?<tekst>')|(?<tal>\d+\b))")]
    private static partial Regex Lighed();

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Delestreg();

    [GeneratedRegex(@"(?<=\S\s*)(?<!GRANT\s+)CREATE\s+VIEW")]
    private static partial Regex SenereView();

    [GeneratedRegex(@"\b(person|forloeb_id|indsats_id|fritagelse_id|ordinaere_timer_id|indstilling_id|besked_id|foedt|navn)\b")]
    private static partial Regex Personnoegle();

    [GeneratedRegex(@"\b(?:FROM|JOIN)\s+([a-z_]\w*)")]
    private static partial Regex Kilde();

    [GeneratedRegex(@"\bSUM\(\s*([\w.]+)\s*\)")]
    private static partial Regex Sum();

    [GeneratedRegex(@"\bSUM\((?!\s*[\w.]+\s*\))")]
    private static partial Regex Sumudtryk();

    [GeneratedRegex(@"^SUM\((CAST\(COALESCE\(\w+, 0\) AS BIGINT\)|CASE WHEN [^()]* THEN 1 ELSE 0 END)\)")]
    private static partial Regex SikkerSum();

    [GeneratedRegex(@"CREATE TABLE (\w+) \(\n(.*?)\n\);", RegexOptions.Singleline)]
    private static partial Regex Tabel();

    [GeneratedRegex(@"CREATE TABLE (\w+) \(")]
    private static partial Regex Tabelhoved();

    [GeneratedRegex(@"^    (\w+)\s+([A-Z]+(?:\(\w+\))?)", RegexOptions.Multiline)]
    private static partial Regex Kolonne();

    [GeneratedRegex(@"(PRIMARY KEY|UNIQUE|INDEX \w+ ON (?<tabel>\w+)) \((?<kolonner>[\w, ]+)\)")]
    private static partial Regex Noegle();
}
