using System.Buffers;
using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Opgoerelse.ApiTests.Sql;

/// <summary>Rules of one kind, and what of a text breaks them.</summary>
internal abstract class TsqlVisitor : TSqlFragmentVisitor
{
    public List<string> Found { get; } = [];

    protected static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Words that are names here and something else on the other engine.</summary>
internal sealed class Names : TsqlVisitor
{
    /// <summary>Reserved, though the parser takes them: each is a keyword in some statement only.</summary>
    private static readonly HashSet<string> Reserved = new(
        ["DISK", "DUMP", "LOAD", "PRECISION", "SECURITYAUDIT", "WITHIN", "IDENTITYCOL", "ROWGUIDCOL"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Schemas =
        new(["dbo", "statistik", "hangfire", "sys", "INFORMATION_SCHEMA"], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    public override void Visit(Identifier node)
    {
        if (node.QuoteType == QuoteType.DoubleQuote)
        {
            Found.Add("quotes that depend on a setting");
        }
        else if (node.QuoteType == QuoteType.NotQuoted && Reserved.Contains(node.Value))
        {
            Found.Add($"reserved word {node.Value} as a name");
        }
        else if (Is(node.Value, "TRUE") || Is(node.Value, "FALSE") || Is(node.Value, "BOOLEAN"))
        {
            Found.Add("boolean literal");
        }
        else if (Is(node.Value, "ROWID"))
        {
            Found.Add("SQLite's own words");
        }
    }

    public override void Visit(SchemaObjectName node)
    {
        if (node.SchemaIdentifier is { } schema && !Schemas.Contains(schema.Value))
        {
            Found.Add($"a schema {schema.Value} that is none of ours");
        }
    }

    /// <summary>A column's name in quotes: <c>x'00'</c> is bytes in SQLite, and a column x with a name here.</summary>
    public override void Visit(SelectScalarExpression node)
    {
        if (node.ColumnName?.ValueExpression is not null)
        {
            Found.Add("a text as the name of a column");
        }
    }

    /// <summary>SQLite tells parameters apart by the case of their letters, and the server does not.</summary>
    public override void Visit(VariableReference node)
    {
        if (!_parameters.TryGetValue(node.Name, out var first))
        {
            _parameters.Add(node.Name, first = node.Name);
        }

        if (first != node.Name || node.Name.AsSpan(1).ContainsAnyExcept(Plain))
        {
            Found.Add($"a parameter {node.Name} that is not the same to both engines");
        }
    }
}

/// <summary>Functions that exist, with the number of arguments that they take: the parser takes any name.</summary>
internal sealed class Functions : TsqlVisitor
{
    private static readonly HashSet<string> Aggregates = new(["COUNT", "MAX", "MIN", "SUM"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Others = new(
        ["APPLOCK_MODE", "DATABASE_PRINCIPAL_ID", "DB_ID", "LOWER", "LTRIM", "OBJECT_ID", "RTRIM", "SCHEMA_ID", "SCHEMA_NAME"],
        StringComparer.OrdinalIgnoreCase);

    public override void Visit(FunctionCall node)
    {
        var name = node.FunctionName.Value;
        if (Is(name, "AVG"))
        {
            Found.Add("average of whole numbers drops the rest");
        }
        else if (Aggregates.Contains(name) ? node.Parameters.Count != 1 : !Others.Contains(name) && !Dates.Functions.Contains(name))
        {
            var arguments = node.Parameters.Count.ToString(CultureInfo.InvariantCulture);
            Found.Add($"a function {name} of {arguments} arguments, which is none that is known here");
        }
    }
}

/// <summary>Dates are day numbers, and instants milliseconds.</summary>
internal sealed class Dates : TsqlVisitor
{
    public const string DayNumbers = "dates are day numbers";

    /// <summary>Those that a DBA's view may use.</summary>
    public static readonly HashSet<string> Functions = new(["DATEADD", "DATEDIFF", "GETDATE"], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<Literal> _cast = [];

    public override void Visit(FunctionCall node)
    {
        if (Functions.Contains(node.FunctionName.Value))
        {
            Found.Add(DayNumbers);
        }
    }

    public override void Visit(ParameterlessCall node)
    {
        if (node.ParameterlessCallType == ParameterlessCallType.CurrentTimestamp)
        {
            Found.Add(DayNumbers);
        }
    }

    public override void Visit(SqlDataTypeReference node)
    {
        if (node.SqlDataTypeOption is SqlDataTypeOption.Date or SqlDataTypeOption.DateTime or SqlDataTypeOption.DateTime2
            or SqlDataTypeOption.DateTimeOffset or SqlDataTypeOption.SmallDateTime or SqlDataTypeOption.Time)
        {
            Found.Add(DayNumbers);
        }
    }

    public override void Visit(CastCall node)
    {
        if (node.Parameter is Literal literal)
        {
            _cast.Add(literal);
        }
    }

    public override void Visit(StringLiteral node)
    {
        var digits = node.Value.Replace("-", "", StringComparison.Ordinal);
        if (!_cast.Contains(node) && digits.Length >= 8 && !digits.AsSpan(0, 8).ContainsAnyExceptInRange('0', '9'))
        {
            Found.Add("text that is compared with a date");
        }
    }
}

/// <summary>Statements with surprises, of some editions only, or that the program leaves to a DBA.</summary>
internal sealed class Statements : TsqlVisitor
{
    public const string Surprising = "statements with surprises or of some editions only";

    private static readonly HashSet<string> Procedures = new(["sp_getapplock", "sp_releaseapplock"], StringComparer.Ordinal);

    public override void Visit(TableHint node) => Found.Add("lock hints");

    public override void Visit(MergeStatement node) => Found.Add(Surprising);

    public override void Visit(AlterDatabaseStatement node) => Found.Add(Surprising);

    public override void Visit(CreateColumnStoreIndexStatement node) => Found.Add(Surprising);

    public override void Visit(IndexDefinition node)
    {
        if (node.IndexType?.IndexTypeKind is IndexTypeKind.ClusteredColumnStore or IndexTypeKind.NonClusteredColumnStore)
        {
            Found.Add(Surprising);
        }
    }

    public override void Visit(TSqlStatement node)
    {
        if (node.GetType().Name.StartsWith("CreateOrAlter", StringComparison.Ordinal))
        {
            Found.Add(Surprising);
        }
    }

    /// <summary>The first word of a text that is none of T-SQL's is a procedure to it: PRAGMA is.</summary>
    public override void Visit(ExecutableProcedureReference node)
    {
        var name = node.ProcedureReference.ProcedureReference?.Name.BaseIdentifier.Value;
        if (name is null || !Procedures.Contains(name))
        {
            Found.Add($"a procedure {name} that is none of ours");
        }
    }

    /// <summary>The server takes WITH for the end of a statement that was not ended; the parser does not mind.</summary>
    public override void Visit(StatementWithCtesAndXmlNamespaces node)
    {
        if (node.WithCtesAndXmlNamespaces is not { } with)
        {
            return;
        }

        var before = with.FirstTokenIndex - 1;
        while (before >= 0 && TsqlRules.IsEmptyToken(node.ScriptTokenStream[before]))
        {
            before--;
        }

        if (before >= 0
            && node.ScriptTokenStream[before].TokenType is not (TSqlTokenType.Semicolon or TSqlTokenType.As or TSqlTokenType.Go))
        {
            Found.Add("WITH after a statement that was not ended");
        }
    }
}

/// <summary>Numbers are whole, and sums of them long.</summary>
internal sealed class Numbers(IReadOnlyDictionary<string, Dictionary<string, string>> tables) : TsqlVisitor
{
    public const string Division = "division of whole numbers drops the rest: say here that it is meant";

    /// <summary>The two middle ones of an ordered list.</summary>
    private static readonly HashSet<string> Meant = new(["(i_alt + 1)", "(i_alt + 2)"], StringComparer.Ordinal);

    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly List<ColumnReferenceExpression> _sums = [];

    public override void Visit(BinaryExpression node)
    {
        if (node.BinaryExpressionType == BinaryExpressionType.Divide && !Meant.Contains(TsqlRules.Text(node.FirstExpression)))
        {
            Found.Add(Division);
        }
    }

    public override void Visit(NamedTableReference node) => _sources.Add(node.SchemaObject.BaseIdentifier.Value);

    public override void Visit(FunctionCall node)
    {
        if (!Is(node.FunctionName.Value, "SUM"))
        {
            return;
        }

        if (node.Parameters is [ColumnReferenceExpression column])
        {
            _sums.Add(column);
        }
        else if (node.Parameters is not [var term] || !(IsLong(term) || CountsOnes(term)))
        {
            Found.Add("SUM of an expression that may overflow");
        }
    }

    /// <summary>Columns are looked at when all tables of the text have been seen.</summary>
    public override void ExplicitVisit(TSqlScript node)
    {
        base.ExplicitVisit(node);
        foreach (var column in _sums.Where(column => _sources.Any(table => tables.TryGetValue(table, out var columns)
            && columns.TryGetValue(column.MultiPartIdentifier.Identifiers[^1].Value, out var type) && type != "BIGINT")))
        {
            Found.Add($"SUM of {TsqlRules.Text(column)}, which is an INT in one of the tables and may overflow");
        }
    }

    private static bool IsLong(ScalarExpression term) =>
        term is CastCall { DataType: SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.BigInt } } cast
        && cast.Parameter is ColumnReferenceExpression or CoalesceExpression { Expressions: [ColumnReferenceExpression, IntegerLiteral] };

    private static bool CountsOnes(ScalarExpression term) =>
        term is SearchedCaseExpression
        {
            WhenClauses: [{ ThenExpression: IntegerLiteral { Value: "1" } }],
            ElseExpression: IntegerLiteral { Value: "0" },
        };
}

/// <summary>A text compared with a number, either way: the server converts one of them, and an index is no longer used.</summary>
internal sealed class Comparisons(IReadOnlyDictionary<string, Dictionary<string, string>> tables) : TsqlVisitor
{
    public override void Visit(BooleanComparisonExpression node)
    {
        Compare(node.FirstExpression, node.SecondExpression);
        Compare(node.SecondExpression, node.FirstExpression);
    }

    public override void Visit(InPredicate node)
    {
        foreach (var value in node.Values)
        {
            Compare(node.Expression, value);
        }
    }

    public override void Visit(AssignmentSetClause node) => Compare(node.Column, node.NewValue);

    private void Compare(ScalarExpression? one, ScalarExpression other)
    {
        if (one is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [.., var column] }
            && other is StringLiteral or IntegerLiteral)
        {
            var isText = tables.Values
                .Where(table => table.ContainsKey(column.Value))
                .Select(table => table[column.Value].StartsWith("NVARCHAR", StringComparison.Ordinal))
                .Distinct()
                .ToList();
            if (isText.Count == 1 && isText[0] != other is StringLiteral)
            {
                Found.Add($"{column.Value} is compared with a value of another type");
            }
        }
    }
}

/// <summary>What a migration defines: named, of plain T-SQL, and with keys that are not too long.</summary>
/// <param name="own">The tables of the same migration.</param>
internal sealed class Definitions(IReadOnlyDictionary<string, Dictionary<string, string>> own) : TsqlVisitor
{
    /// <summary>What the server orders a table by may be this long, and any other key <see cref="LongestKey"/>.</summary>
    private const int LongestPrimary = 900;

    private const int LongestKey = 1700;

    private string _table = "";

    public override void Visit(CreateTableStatement node) => _table = node.SchemaObjectName.BaseIdentifier.Value;

    public override void Visit(AlterTableStatement node) => _table = node.SchemaObjectName.BaseIdentifier.Value;

    public override void Visit(ColumnDefinition node)
    {
        if (node.Collation is not null)
        {
            Found.Add("a collation named in DDL");
        }
    }

    public override void Visit(CreateIndexStatement node)
    {
        if (node.FilterPredicate is not null)
        {
            Found.Add("a filtered index");
        }

        Key(node.OnName.BaseIdentifier.Value, node.Columns, LongestKey);
    }

    public override void Visit(IndexDefinition node) => Found.Add("an inline index");

    public override void Visit(ConstraintDefinition node)
    {
        if (node is not NullableConstraintDefinition && node.ConstraintIdentifier is null)
        {
            Found.Add("a constraint without a name");
        }
    }

    public override void Visit(UniqueConstraintDefinition node) =>
        Key(_table, node.Columns, node.IsPrimaryKey ? LongestPrimary : LongestKey);

    private void Key(string table, IList<ColumnWithSortOrder> columns, int longest)
    {
        var types = own.TryGetValue(table, out var made) ? made : TsqlRules.Tables[table];
        var bytes = columns.Sum(column => Bytes(types[column.Column.MultiPartIdentifier.Identifiers[^1].Value]));
        if (bytes > longest)
        {
            Found.Add($"a key of {bytes.ToString(CultureInfo.InvariantCulture)} bytes on {table}");
        }
    }

    private static int Bytes(string type) => type switch
    {
        "BIGINT" => 8,
        "INT" => 4,
        "SMALLINT" => 2,
        "TINYINT" => 1,
        _ when type.Contains("(MAX", StringComparison.Ordinal) => int.MaxValue / 64,
        _ when type.StartsWith("NVARCHAR(", StringComparison.Ordinal) => 2 * Length(type),
        _ => Length(type),
    };

    private static int Length(string type) =>
        int.Parse(type.AsSpan(type.IndexOf('(', StringComparison.Ordinal) + 1).TrimEnd(')'), CultureInfo.InvariantCulture);
}

/// <summary>What no view of a DBA's shows: a key of a person, or a sender's own words.</summary>
internal sealed class PersonalNames : TsqlVisitor
{
    private static readonly HashSet<string> Keys = new(
        ["person", "forloeb_id", "indsats_id", "fritagelse_id", "ordinaere_timer_id", "indstilling_id", "besked_id", "foedt", "navn"],
        StringComparer.OrdinalIgnoreCase);

    public override void Visit(Identifier node)
    {
        if (Keys.Contains(node.Value))
        {
            Found.Add("a key of a person, or a sender's own words");
        }
    }
}
