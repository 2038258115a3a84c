using System.Data.Common;
using Dapper;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>Writes what stands beside a release's own figures when it is frozen, and reads it back.</summary>
internal static class RuleComparisonStore
{
    public static void Write(DbTransaction transaction, long id, IReadOnlyList<ComparedRule> rules)
    {
        foreach (var rule in rules)
        {
            transaction.Connection!.Execute(
                RuleComparisonSql.Insert,
                new { id = id, regelsaet = rule.Regelsaet, version = rule.Version, kontrolsum = rule.Checksum }, transaction);
            for (var index = 0; index < rule.Cells.Count; index++)
            {
                var cell = rule.Cells[index];
                transaction.Connection!.Execute(
                    RuleComparisonSql.InsertCell,
                    new
                    {
                        id = id,
                        regelsaet = rule.Regelsaet,
                        nr = index,
                        periode = cell.Period,
                        indsats = cell.Indsats,
                        forloeb = Value(cell.Forloeb),
                        forloebSymbol = cell.Forloeb.Symbol.Sign(),
                        med = Value(cell.With),
                        medSymbol = cell.With.Symbol.Sign(),
                    },
                    transaction);
            }
        }
    }

    /// <exception cref="InvalidDataException">What is stored does not agree with the checksum it was frozen with.</exception>
    public static IReadOnlyList<ComparedRule> Fetch(DbTransaction transaction, Release release)
    {
        var cells = transaction.Connection!.Query<CellRow>(RuleComparisonSql.SelectCells, new { id = release.Id }, transaction)
            .ToLookup(row => row.Regelsaet, row => row.As(), StringComparer.Ordinal);
        return [.. transaction.Connection!.Query<RuleComparisonRow>(RuleComparisonSql.Fetch, new { id = release.Id }, transaction)
            .Select(row =>
            {
                List<ComparedCell> foundTables = [.. cells[row.Regelsaet]];
                return ComparedRule.Sum(release.Checksum, row.Regelsaet, row.Regelsaet_version, foundTables) == row.Kontrolsum
                    ? new ComparedRule(row.Regelsaet, row.Regelsaet_version, row.Kontrolsum, foundTables)
                    : throw new InvalidDataException(
                        $"Tallene efter {row.Regelsaet} i udgivelse {release.Id} er ikke, som de blev frosset: kontrolsummen passer ikke.");
            })];
    }

    private static long? Value(TableFigure number) => number.HasValue ? number.Value : null;

    /// <summary>A row of udgivelse_side, named as its columns.</summary>
    [PinnedNames]
    private sealed record RuleComparisonRow
    {
        public required string Regelsaet { get; init; }

        public required int Regelsaet_version { get; init; }

        public required string Kontrolsum { get; init; }
    }

    /// <summary>A row of udgivelse_side_celle, named as its columns.</summary>
    [PinnedNames]
    private sealed record CellRow(
        string Regelsaet,
        string Periode,
        string Indsats,
        long? Forloeb,
        string Forloeb_symbol,
        long? Med,
        string Med_symbol)
    {
        public ComparedCell As() => new(
            Periode,
            Indsats,
            new TableFigure(Forloeb ?? 0, 0, CellSymbols.FromSign(Forloeb_symbol)),
            new TableFigure(Med ?? 0, 0, CellSymbols.FromSign(Med_symbol)));
    }
}

/// <summary>Writes the quality of a release's registrations when it is frozen, and reads it back.</summary>
internal static class QualityStore
{
    public static void Write(DbTransaction transaction, long id, RegistrationQuality quality)
    {
        transaction.Connection!.Execute(QualitySql.Insert, new { id = id, kontrolsum = quality.Checksum }, transaction);
        for (var index = 0; index < quality.Measure.Count; index++)
        {
            var (omraade, measure, value) = quality.Measure[index];
            transaction.Connection!.Execute(
                QualitySql.InsertMeasure, new { id = id, nr = index, omraade = omraade, maal = measure, vaerdi = value }, transaction);
        }
    }

    /// <summary>Null for a release from before it was measured.</summary>
    /// <exception cref="InvalidDataException">What is stored does not agree with the checksum it was frozen with.</exception>
    public static RegistrationQuality? Fetch(DbTransaction transaction, Release release)
    {
        if (transaction.Connection!.ExecuteScalar<string?>(QualitySql.Fetch, new { id = release.Id }, transaction) is not { } checksum)
        {
            return null;
        }

        List<QualityMeasure> measure =
        [
            .. transaction.Connection!.Query<QualityRow>(QualitySql.SelectMeasures, new { id = release.Id }, transaction)
                .Select(row => new QualityMeasure(row.Omraade, row.Maal, row.Vaerdi)),
        ];
        return RegistrationQuality.Sum(release.Checksum, measure) == checksum
            ? new RegistrationQuality(checksum, measure)
            : throw new InvalidDataException(
                $"Målene for registreringernes kvalitet i udgivelse {release.Id} er ikke, som de blev frosset: kontrolsummen passer ikke.");
    }

    /// <summary>A row of udgivelse_kvalitet_maal, named as its columns.</summary>
    [PinnedNames]
    private sealed record QualityRow
    {
        public string Omraade { get; init; } = "";

        public string Maal { get; init; } = "";

        public long Vaerdi { get; init; }
    }
}
