using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>What all reports of a release are made from: its published cells and what is computed from them, and nothing else.</summary>
public sealed class ReportBasis
{
    private readonly Lazy<bool> _hasRanges;
    private readonly Table? _extent;
    private readonly Table? _time;
    private readonly Table? _guarantee;
    private readonly Table? _given;
    private readonly Table? _ended;
    private readonly Table? _length;

    /// <exception cref="ArgumentException">The release is not, and was not, public, or has nothing to compare.</exception>
    public ReportBasis(ReleaseWithTables content, GroupFile? groups = null)
    {
        Release = content.Release;
        if (Release.State is not (ReleaseState.Published or ReleaseState.Superseded) || Release.Published is not { } published)
        {
            throw new ArgumentException($"Udgivelse {Release.Id} er ikke offentliggjort.", nameof(content));
        }

        Published = published;
        Content = content;
        _hasRanges = new Lazy<bool>(() =>
            content.Tables.Any(table => Enumerable.Range(0, table.Symbols.Length).Any(cell => table.RangeAt(cell) is not null)));
        KommuneComparison = new KommuneComparison(content, groups);
        Regelsaet = Regelsaet.All.GetValueOrDefault(Release.Regelsaet);
        _extent = ShareTable.Find(content, TableKind.Extent);
        _time = ShareTable.Find(content, TableKind.TimeToFirst);
        _guarantee = ShareTable.Find(content, TableKind.Guarantee);
        _given = ShareTable.Find(content, TableKind.IndstilletAndGiven);
        _ended = ShareTable.Find(content, TableKind.Ending);
        _length = ShareTable.Find(content, TableKind.Length);
        PeriodOfEndings = NewestOfEndings();
    }

    /// <summary>The release with its tables.</summary>
    public ReleaseWithTables Content { get; }

    /// <summary>What the release is made of.</summary>
    public Release Release { get; }

    /// <summary>When it was made public.</summary>
    public DateTimeOffset Published { get; }

    /// <summary>The comparison of its kommuner.</summary>
    public KommuneComparison KommuneComparison { get; }

    /// <summary>The rule that it was made by; null when this program does not know it.</summary>
    public Regelsaet? Regelsaet { get; }

    /// <summary>The code of the newest year.</summary>
    public string Period => KommuneComparison.Period.Code;

    /// <summary>
    /// The code of the newest year in a table of this kind: the rolling year of the same quarters where the release is from before
    /// the table had calendar years.
    /// </summary>
    public string PeriodIn(TableKind kind) =>
        ShareTable.Find(Content, kind) is { } table && table.Dimensions[table.DimensionIndex(Dimensions.Period)].IndexOf(Period) < 0
            ? KommuneComparison.PeriodAsRollingYear
            : Period;

    /// <summary>The newest year in running text.</summary>
    public string PeriodName => Sentences.Period(KommuneComparison.Period);

    /// <summary>The window in running text: 6 måneder.</summary>
    public string Window => DanishNotation.MonthCount(Regelsaet?.WindowMonths ?? 6);

    /// <summary>Hele landet under other regelsaet; nothing in a release from before they were made.</summary>
    public IReadOnlyList<ComparedRule> RuleComparison => Content.RuleComparison;

    /// <summary>The quality of the registrations; null in a release from before it was measured.</summary>
    public RegistrationQuality? Quality => Content.Quality;

    /// <summary>Whether any withheld figure of the release is given as a range.</summary>
    public bool HasRanges => _hasRanges.Value;

    /// <summary>Whether the release has a table of this kind in the scheme's data file.</summary>
    public bool Has(TableKind kind) => ShareTable.Find(Content, kind) is not null;

    /// <summary>The picture of an indsats, or null.</summary>
    public IndsatsPicture? Picture(string indsats) => KommuneComparison.Pictures.FirstOrDefault(picture => picture.Indsats.Code == indsats);

    /// <summary>How much indsats, in the newest year.</summary>
    public TableFigure Extent(string omraade, string indsats, string measure) =>
        LookUp(_extent, omraade, PeriodIn(TableKind.Extent), indsats, measure);

    /// <summary>Time to the first indsats, in the newest year.</summary>
    public TableFigure Time(string omraade, string interval, string measure) =>
        LookUp(_time, omraade, PeriodIn(TableKind.TimeToFirst), interval, measure);

    /// <summary>The median of days to the first indsats, in the newest year.</summary>
    public TableFigure Median(string omraade) => Time(omraade, AgeGroup.AllCode, "median");

    /// <summary>A measure of the guarantee, in the newest year; a release from before years stood in its table has none.</summary>
    public TableFigure Guarantee(string omraade, string measure) => LookUp(_guarantee, omraade, PeriodIn(TableKind.Guarantee), measure);

    /// <summary>Named by the team, given, and the share, in the newest year.</summary>
    public TableFigure Given(string omraade, string measure) => LookUp(_given, omraade, PeriodIn(TableKind.IndstilletAndGiven), measure);

    /// <summary>
    /// The years of slutdato that what followed is told of: the newest pooled ones, or without any the newest year; null where the release
    /// has none.
    /// </summary>
    public DimensionValue? PeriodOfEndings { get; }

    /// <summary>What followed, of those that ended in <see cref="PeriodOfEndings"/>, by what they had had by their frist.</summary>
    public TableFigure Ending(string omraade, string indsats, string category, string measure) =>
        LookUp(_ended, omraade, PeriodOfEndings!.Code, indsats, category, measure);

    /// <summary>How long they had lasted.</summary>
    public TableFigure Length(string omraade, string interval, string measure) =>
        LookUp(_length, omraade, PeriodOfEndings!.Code, interval, measure);

    private DimensionValue? NewestOfEndings()
    {
        if (_ended is null || _length is null)
        {
            return null;
        }

        var periods = _ended.Dimensions[_ended.DimensionIndex(Dimensions.Period)].Values;
        return periods.LastOrDefault(period => period.Kind == PeriodKindCodes.PooledYears) ?? (periods.Count > 0 ? periods[^1] : null);
    }

    private static TableFigure LookUp(Table? table, params ReadOnlySpan<string> codes) =>
        table is null ? TableFigure.IsMissing : table.LookUp(codes);
}
