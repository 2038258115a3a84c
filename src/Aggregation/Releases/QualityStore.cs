using System.Data.Common;
using Dapper;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation.Releases;

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
