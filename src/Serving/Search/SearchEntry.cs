namespace Opgoerelse.Serving.Search;

/// <summary>What can be found.</summary>
internal enum SearchKind
{
    /// <summary>A kommune's page.</summary>
    Kommune,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A measure of a table, with its definition.</summary>
    Measure,

    /// <summary>Any other page, or a part of one.</summary>
    Page,
}

/// <summary>Something that can be found: names and texts, never figures.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The id of a table, the code of a kommune; unique among its kind.</param>
/// <param name="Title">Its name, as it is shown.</param>
/// <param name="Text">What it is about, as it is shown.</param>
/// <param name="Path">Where it is, without language.</param>
/// <param name="Fields">What it is found by: the fields and their texts, those of one field a line each.</param>
internal sealed record SearchEntry(
    SearchKind Kind, string Id, string Title, string Text, string Path, IReadOnlyList<(string Field, string Text)> Fields);

/// <summary>Those found of one kind, the best first, and how many there are in all.</summary>
internal sealed record SearchHits(IReadOnlyList<SearchEntry> Entries, int Total, float BestScore);
