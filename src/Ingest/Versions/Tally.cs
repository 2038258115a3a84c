using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Validation;

namespace Opgoerelse.Ingest.Versions;

/// <summary>The counts of one leverance while it is taken in.</summary>
internal sealed class Tally(UnknownFields unknownFields)
{
    private static readonly (Quality Quality, string Name)[] QualityNames =
    [
        (Quality.EndDate9999, QualityCount.EndDate9999),
        (Quality.HoursMissing, QualityCount.HoursMissing),
        (Quality.EndedWithoutEndDate, QualityCount.EndedWithoutEndDate),
        (Quality.IIndsatsdelUnknown, QualityCount.IIndsatsdelUnknown),
    ];

    private readonly long[] _quality = new long[QualityNames.Length];
    private readonly List<long> _unknown = [];
    private readonly Dictionary<string, long> _rejections = new(StringComparer.Ordinal);

    /// <summary>Lines read; a CSV header and blank lines are none.</summary>
    public long ReadCount { get; private set; }

    public long AcceptedCount { get; private set; }

    public long RepeatedCount { get; private set; }

    public long RejectedCount { get; private set; }

    public void Received(int lines) => ReadCount += lines;

    public void Repeated() => RepeatedCount++;

    public void Rejected(IReadOnlyCollection<Rejection> rejections)
    {
        RejectedCount += rejections.Count;
        foreach (var rejection in rejections)
        {
            _rejections[rejection.Code] = _rejections.GetValueOrDefault(rejection.Code) + 1;
        }
    }

    public void Accepted(Besked besked)
    {
        AcceptedCount++;
        for (var i = 0; i < QualityNames.Length; i++)
        {
            _quality[i] += (besked.Quality & QualityNames[i].Quality) != Quality.NothingFound ? 1 : 0;
        }

        foreach (var ordinal in besked.Unknown ?? [])
        {
            while (_unknown.Count <= ordinal)
            {
                _unknown.Add(0);
            }

            _unknown[ordinal]++;
        }
    }

    /// <summary>The counts beside the ledger row, without zeros.</summary>
    public IEnumerable<LeveranceCounts> Number() =>
        QualityNames.Select((quality, i) => new LeveranceCounts(LeveranceCounts.Quality, quality.Name, _quality[i]))
            .Concat(
                _unknown.Select((count, ordinal) => new LeveranceCounts(LeveranceCounts.UnknownField, unknownFields.Name(ordinal), count)))
            .Concat(_rejections.Select(code => new LeveranceCounts(LeveranceCounts.Rejection, code.Key, code.Value)))
            .Where(number => number.Count > 0);
}
