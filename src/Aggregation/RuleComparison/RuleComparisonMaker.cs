using System.Data.Common;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>
/// Counts hele landet under another regelsaet, in the calendar years and the newest rolling year that the release publishes, and keeps
/// of it what may be shown beside the official figures.
/// </summary>
internal static class RuleComparisonMaker
{
    /// <param name="number">The true counts by period.</param>
    /// <param name="regelsaet">The other regelsaet.</param>
    /// <param name="plan">Its periods.</param>
    /// <param name="officialTable">The official table of indsatser, as it is to be published.</param>
    /// <param name="rules">The rules of confidentiality.</param>
    /// <param name="previous">What the public release before shows under the same regelsaet; null when nothing.</param>
    public static IReadOnlyList<ComparedCell> Build(
        IReadOnlyDictionary<string, ComparedCounts> number,
        Regelsaet regelsaet,
        PeriodPlan plan,
        Table officialTable,
        DisclosureRules rules,
        ComparedRule? previous)
    {
        var indsatser = Dimensions.ForIndsats(regelsaet, withIngen: true).Values.Select(value => value.Code).ToList();
        var before = (previous?.Cells ?? []).Where(cell => cell.With.Symbol == CellSymbol.Withheld)
            .Select(cell => (SameYear(cell.Period), cell.Indsats))
            .ToHashSet();
        var beforeWhole = (previous?.Cells ?? []).Where(cell => cell.Forloeb.Symbol == CellSymbol.Withheld)
            .Select(cell => SameYear(cell.Period))
            .ToHashSet(StringComparer.Ordinal);
        var cells = new List<ComparedCell>();
        foreach (var period in plan.Year.Concat(plan.RollingYear.TakeLast(1)))
        {
            var here = number.GetValueOrDefault(period.Code)
                ?? new ComparedCounts(
                    0,
                    indsatser.Where(code => code != CategoryCodes.Ingen).ToDictionary(code => code, _ => 0L, StringComparer.Ordinal));
            var shownCells = beforeWhole.Contains(SameYear(period.Code)) ? null : new RuleComparisonSuppression(
                rules,
                indsats => OfficialCell(officialTable, period.Code, indsats),
                indsats => before.Contains((SameYear(period.Code), indsats))).ShownCells(here);
            var symbol = plan.IsPreliminary(period) ? CellSymbol.Preliminary : CellSymbol.None;
            var forloeb = shownCells is null ? Withheld : new TableFigure(here.N, 0, symbol);
            foreach (var indsats in indsatser)
            {
                var ingen = indsats == CategoryCodes.Ingen;
                var code = ingen ? CategoryCodes.Nogen : indsats;
                var having = shownCells is null || !shownCells.Contains(code) ? Withheld
                    : here.N == 0 ? new TableFigure(0, 0, CellSymbol.NoBasis)
                    : new TableFigure(ingen ? here.N - here.With[code] : here.With[code], 0, symbol);
                cells.Add(new ComparedCell(period.Code, indsats, forloeb, having));
            }
        }

        return cells;
    }

    /// <summary>The true counts of hele landet, by period.</summary>
    public static IReadOnlyDictionary<string, ComparedCounts> Read(DbConnection connection, long factSet, Regelsaet regelsaet)
    {
        var foundTables = new Dictionary<string, ComparedCounts>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = RuleComparisonSql.CountsOfOmraade;
        Parameter("@saet", factSet);
        Parameter("@omraade", Omraader.Country);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var having = regelsaet.Categories.ToDictionary(
                category => category.Code(),
                category => reader.GetInt64(2 + (int)category),
                StringComparer.Ordinal);
            having.Add(CategoryCodes.Nogen, reader.GetInt64(2 + PerCategory.Nogen));
            foundTables.Add(reader.GetString(0), new ComparedCounts(reader.GetInt64(1), having));
        }

        return foundTables;

        void Parameter(string name, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    private static TableFigure Withheld => new(0, 0, CellSymbol.Withheld);

    private static ShareCell OfficialCell(Table table, string period, string indsats) => new(
        table.LookUp(Omraader.Country, period, indsats, "antalForloeb"),
        table.LookUp(Omraader.Country, period, indsats, "antalMed"),
        table.LookUp(Omraader.Country, period, indsats, "andel"));

    /// <summary>A rolling year that ends with a calendar year is that year.</summary>
    private static string SameYear(string period) => period.EndsWith("QMAT04", StringComparison.Ordinal) ? period[..4] : period;
}

/// <summary>One omraade under one regelsaet, and what a release froze of it.</summary>
internal static class RuleComparisonSql
{
    public const string CountsOfOmraade = """
        -- One omraade in every published period, all ages and both sexes.
        SELECT
            p.i_periode AS periode, SUM(k.n) AS n, SUM(k.med_virksomhedsrettet) AS med_virksomhedsrettet,
            SUM(k.med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse,
            SUM(k.med_social) AS med_social, SUM(k.med_sundhed) AS med_sundhed,
            SUM(k.med_mentor) AS med_mentor, SUM(k.med_nogen) AS med_nogen
        FROM kube k
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.periode
        INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.periode AND o.kommune = k.kommune
        WHERE k.saet_id = @saet AND o.omraade = @omraade
        GROUP BY p.i_periode
        """;

    public const string Insert = """
        INSERT INTO udgivelse_side (udgivelse_id, regelsaet, regelsaet_version, kontrolsum)
        VALUES (@id, @regelsaet, @version, @kontrolsum)
        """;

    public const string InsertCell = """
        INSERT INTO udgivelse_side_celle (udgivelse_id, regelsaet, celle_nr, periode, indsats, forloeb, forloeb_symbol, med, med_symbol)
        VALUES (@id, @regelsaet, @nr, @periode, @indsats, @forloeb, @forloebSymbol, @med, @medSymbol)
        """;

    public const string Fetch = """
        SELECT regelsaet, regelsaet_version, kontrolsum
        FROM udgivelse_side
        WHERE udgivelse_id = @id
        ORDER BY regelsaet
        """;

    public const string SelectCells = """
        SELECT regelsaet, periode, indsats, forloeb, forloeb_symbol, med, med_symbol
        FROM udgivelse_side_celle
        WHERE udgivelse_id = @id
        ORDER BY regelsaet, celle_nr
        """;
}

/// <summary>
/// What may be shown of hele landet in one period under another regelsaet, the official figures being public (ADR 32). Small is 1 to
/// k − 1, as everywhere.
/// </summary>
/// <param name="rules">The rules of confidentiality.</param>
/// <param name="officialCell">The official figures of the period by indsats, as they are published.</param>
/// <param name="before">Whether the release before withheld the figure of this period and indsats.</param>
internal sealed class RuleComparisonSuppression(DisclosureRules rules, Func<string, ShareCell> officialCell, Func<string, bool> before)
{
    private const string Nogen = CategoryCodes.Nogen;

    /// <summary>
    /// The indsatser (nogen and the categories) whose counts may be shown; null when not even N may be. ingen follows nogen.
    /// </summary>
    public IReadOnlySet<string>? ShownCells(ComparedCounts number)
    {
        var n = officialCell(Nogen).Forloeb;
        if (!n.HasValue || rules.IsSmall(number.N) || rules.IsSmall(Math.Abs(number.N - n.Value)))
        {
            return null;
        }

        var withheldIndsatser = number.With.Keys.Where(indsats => before(indsats) || IsWithheldNumber(indsats, number, n.Value))
            .ToHashSet(StringComparer.Ordinal);
        return withheldIndsatser.All(indsats => Values(indsats, number, n.Value, withheldIndsatser) >= rules.Threshold)
            ? number.With.Keys.Except(withheldIndsatser, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal)
            : null;
    }

    private bool IsWithheldNumber(string indsats, ComparedCounts number, long n)
    {
        var having = number.With[indsats];
        if (rules.IsSmallPart(having, number.N, Concepts.IsSensitive(indsats)))
        {
            return true;
        }

        // What the official rule does not know, such as mentor, has nothing to be subtracted from.
        var otherOne = officialCell(indsats).With;
        return otherOne.Symbol != CellSymbol.NotAvailable
            && (otherOne.Symbol == CellSymbol.Withheld
                || rules.IsSmall(Math.Abs(having - otherOne.Value))
                || rules.IsSmall(Math.Abs(number.N - having - (n - otherOne.Value))));
    }

    /// <summary>
    /// How many values a withheld count may have, for a reader who has all that is shown, and knows that who counts under the
    /// official rule counts under this one unless they are left out.
    /// </summary>
    private long Values(string indsats, ComparedCounts number, long n, HashSet<string> withheldIndsatser)
    {
        long lower = 0, upper = number.N;
        if (officialCell(indsats).With is { HasValue: true, Value: var having })
        {
            lower = Math.Max(lower, having - Math.Max(0, n - number.N));
        }

        var shownCells = number.With.Where(pair => pair.Key != Nogen && pair.Key != indsats && !withheldIndsatser.Contains(pair.Key))
            .Select(pair => pair.Value)
            .ToList();
        var allShown = withheldIndsatser.All(withheld => withheld == indsats || withheld == Nogen);
        if (indsats == Nogen)
        {
            lower = Math.Max(lower, shownCells.DefaultIfEmpty(0).Max());
            upper = allShown ? Math.Min(upper, shownCells.Sum()) : upper;
        }
        else if (!withheldIndsatser.Contains(Nogen))
        {
            upper = Math.Min(upper, number.With[Nogen]);
            lower = allShown ? Math.Max(lower, number.With[Nogen] - shownCells.Sum()) : lower;
        }

        return Math.Max(0, upper - lower + 1);
    }
}
