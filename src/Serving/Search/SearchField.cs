namespace Opgoerelse.Serving.Search;

/// <summary>
/// The fields that a query can name (<c>title:indsats</c>). Those of tables have the names that PxWebApi's own index gives them, so that a
/// query written for another such server means the same here.
/// </summary>
internal static class SearchField
{
    public const string Id = "searchid";
    public const string Matrix = "matrix";
    public const string Title = "title";
    public const string Description = "description";
    public const string Variables = "variables";
    public const string Values = "values";
    public const string Codes = "codes";
    public const string Groupings = "groupings";
    public const string GroupingCodes = "groupingcodes";
    public const string Valuesets = "valuesets";
    public const string ValuesetCodes = "valuesetcodes";
    public const string Period = "period";
    public const string FirstPeriod = "firstperiod";
    public const string LastPeriod = "lastperiod";
    public const string Category = "category";
    public const string TimeUnit = "timeunit";
    public const string SubjectCode = "subjectcode";

    /// <summary>The measures of a table: a part of its values, and what they are counted in. The reference has no such field.</summary>
    public const string Measures = "measures";

    /// <summary>What kind of thing it is; not for readers.</summary>
    public const string Kind = "_kind";

    /// <summary>The whole name as one word; not for readers.</summary>
    public const string Name = "_name";

    /// <summary>
    /// Where a word without a field is looked for, and how much more a find there says than one in the least of them. What is only for
    /// who names it (time unit, subject code) is not among them: many tables have the same.
    /// </summary>
    public static readonly (string Field, float Weight)[] Everywhere =
    [
        (Id, 8), (Title, 6), (Measures, 3), (Variables, 3), (Description, 1.5f), (Values, 1.5f), (Groupings, 1), (Valuesets, 1),
        (Codes, 1), (GroupingCodes, 0.5f), (ValuesetCodes, 0.5f), (Period, 0.5f),
    ];

    private static readonly Dictionary<string, string> Known = new[] { Matrix, FirstPeriod, LastPeriod, Category, TimeUnit, SubjectCode }
        .Concat(Everywhere.Select(field => field.Field))
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The field with this name, whatever its case; null when there is none that a reader may name.</summary>
    public static string? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>Whether its texts are running words, of which a reader may know but a part.</summary>
    public static bool IsText(string field) =>
        field is Id or Title or Description or Variables or Values or Groupings or Valuesets or Measures;
}
