using System.Globalization;
using Opgoerelse.Api.Jobindsats.Contract;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>Subjects and tables as the two versions describe them.</summary>
internal sealed class JobindsatsDescriber(Call call, HttpSettings settings)
{
    private const string Frequency = "Kvartal";

    private static readonly Subject Subject = Ordning.Standard.Subject;

    /// <summary>The subject's number on jobindsats, or else its code.</summary>
    public static string SubjectId { get; } = Subject.JobindsatsId?.ToString(CultureInfo.InvariantCulture) ?? Subject.Code;

    private string UpdatedAt => Day(call.Catalogue.Published);

    private string? Next => call.Catalogue.NextRelease.Announced is { } next ? Day(next) : null;

    public static IReadOnlyList<Subject2> Subjects2() => [new(SubjectId, Subject.Name.Da)];

    public static IReadOnlyList<Subject3> Subjects3() => [new(SubjectId, Subject.Name.Da)];

    public IReadOnlyList<ListedTable2> Tables2() => [.. call.Catalogue.Tables.Select(table => Listed(JobindsatsTable.For(table)))];

    private ListedTable2 Listed(JobindsatsTable table)
    {
        var finest = table.Periods.Where(period => period.Type == table.Periods[^1].Type).ToList();
        return new ListedTable2(
            table.Table.Table.Id, table.Table.Table.Title.Da, SubjectId, Subject.Name.Da, UpdatedAt, Next, Frequency,
            Measures2(table),
            [.. table.PeriodTypes.Select(type => type.Id)],
            [
                .. Hierarchies.For(table).All
                    .Where(hierarchy => hierarchy.Variable == table.Omraade)
                    .SelectMany(hierarchy => hierarchy.Levels)
                    .Select(level => level.Name)
                    .Distinct(StringComparer.Ordinal),
            ],
            finest.FirstOrDefault()?.Code,
            finest.LastOrDefault()?.Code,
            [.. table.OtherVariables.Select(variable => new Named2(variable.Id, variable.Name))]);
    }

    private static IReadOnlyList<Named2> Measures2(JobindsatsTable table) =>
        [.. table.Measure.Select(measure => new Named2(measure.Code, measure.Name.Da))];

    public TableDetails2 Table2(JobindsatsTable table) => new(
        table.Table.Table.Id, table.Table.Table.Title.Da, SubjectId, Subject.Name.Da, UpdatedAt, Next, Frequency,
        [.. table.Periods.Select(period => period.Code)],
        [.. table.Periods.Where(period => period.IsPreliminary).Select(period => period.Code)],
        table.Omraade.Labels,
        [.. table.Measure.Select(measure => measure.Name.Da)],
        Measures2(table),
        [
            .. table.OtherVariables.Select(variable =>
                new Dimension2(variable.Id, variable.Name, variable.Labels[variable.Root], variable.Labels)),
        ],
        Sign(),
        Notes(table.Table))
    {
        Parameters = table.OtherVariables
            .ToDictionary(variable => variable.Id, object (variable) => variable.Labels, StringComparer.Ordinal),
    };

    public IReadOnlyList<SubjectTables3> Tables3() =>
    [
        new(SubjectId, Subject.Name.Da,
        [
            new TableGroup3(Ordning.Standard.Name.Da, [.. call.Catalogue.Tables.Select(table => new Table3(
                Version3.Id(table.Table.Id),
                table.Table.Title.Da,
                UpdatedAt,
                Next,
                Frequency,
                new PeriodRange3([
                    .. Types(JobindsatsTable.For(table))
                        .Select(type => new PeriodTypeRange3(type.Key.Id, type.Key.Name, type.First().Code, type.Last().Code)),
                ])))]),
        ]),
    ];

    public TableDetails3 Table3(JobindsatsTable table) => new(
        Version3.Id(table.Table.Table.Id), table.Table.Table.Title.Da, SubjectId, Subject.Name.Da, UpdatedAt, Next, Frequency,
        Notes(table.Table),
        Sign(),
        [
            new MeasureGroup3(
                Version3.Group(table),
                table.Table.Table.Title.Da,
                [
                    .. table.Measure.Select(measure =>
                        new Measure3(measure.Code, measure.Name.Da, measure.Unit?.Da ?? "", measure.Decimals)),
                ]),
        ],
        [
            .. Types(table).Select(type => new PeriodType3(
                type.Key.Id,
                type.Key.Name,
                [.. type.Select(period => new Period3(period.Code, period.Name, period.IsPreliminary))])),
        ],
        [.. table.Variables.Where(variable => variable != table.Period).Select(variable => Dimension(table, variable))]);

    private static Dimension3 Dimension(JobindsatsTable table, JobindsatsVariable variable) => new(
        variable.Id,
        variable.Name,
        IsRequired: false,
        [.. Hierarchies.For(table).All.Where(hierarchy => hierarchy.Variable == variable).Select(hierarchy => new Hierarchy3(
            hierarchy.Id,
            hierarchy.Name,
            [
                .. hierarchy.Levels.Select(level => new Level3(
                    level.Id,
                    level.Name,
                    [.. level.Values.Select(value => new Value3(value.Location, variable.Labels[value.Index]))])),
            ]))]);

    private static IEnumerable<IGrouping<JobindsatsPeriodType, JobindsatsPeriod>> Types(JobindsatsTable table) =>
        table.Periods.GroupBy(period => period.Type);

    private static Dictionary<string, string> Sign() =>
        JobindsatsSigns.All.ToDictionary(known => known.Sign, known => known.Symbol.Meaning().Da, StringComparer.Ordinal);

    private IReadOnlyList<string> Notes(CatalogueTable table) =>
    [
        .. table.Table.Notes.Select(note => note.Da),
        .. Ordning.Standard.Closing is { } closing ? [closing.Da] : Array.Empty<string>(),
        .. call.Catalogue.NextRelease.IsLate ? [NextReleaseText.Sentence(call.Catalogue.NextRelease).Da] : Array.Empty<string>(),
        $"Kilde: {settings.Source.Da}",
        $"Licens: {settings.License.Name} ({settings.License.Address})",
        $"Kontakt: {settings.Contact.Da}, {settings.Contact.Mail}",
    ];

    private static string Day(DateTimeOffset time) => DanishTime.Day(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
