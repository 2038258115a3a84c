using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Serving.Cells;

/// <summary>What is to be written.</summary>
internal sealed record DataTask(Call Call, Selection Selection, Placement Placement, HttpSettings Settings)
{
    public string Language => Call.Language;
}

/// <summary>
/// What follows a table in every format: its own notes (frozen with the release), what the signs mean, and who stands
/// behind the figures, from when they are and until when, whom to ask and what may be done with them.
/// </summary>
internal static class Notes
{
    /// <summary>The signs that can stand in a cell, in the order of the legend.</summary>
    public static IReadOnlyList<CellSymbol> Symbols { get; } =
        [.. Enum.GetValues<CellSymbol>().Where(symbol => symbol != CellSymbol.None)];

    private static readonly BilingualText NotPlanned = new("ikke planlagt", "none planned");

    /// <summary>All of it as lines of text, except <see cref="AboutValues"/>.</summary>
    public static IEnumerable<string> For(DataTask task) =>
    [
        .. AboutTable(task),
        .. Symbols.Select(symbol => $"{symbol.Sign()} = {symbol.Meaning().In(task.Language)}"),
        .. Facts(task).Select(factItem => $"{factItem.Name}: {factItem.Value}"),
    ];

    /// <summary>The table's own notes, and which kinds of period it has, where it has several.</summary>
    public static IEnumerable<string> AboutTable(DataTask task)
    {
        var notes = task.Selection.Table.Table.Notes.Select(note => note.In(task.Language));
        return PeriodKindCodelist.Note(task.Selection.Table) is { } kind ? notes.Append(kind.In(task.Language)) : notes;
    }

    /// <summary>The notes of chosen values, for formats that have no place for them beside the value.</summary>
    public static IEnumerable<string> AboutValues(DataTask task) =>
        from axis in task.Selection.Axes
        let dimension = task.Selection.Table.Dimensions[axis]
        from position in task.Selection.Selected(axis)
        let value = dimension.Values[position]
        from note in value.Notes
        select $"{value.Name.In(task.Language)}: {note.In(task.Language)}";

    /// <summary>Source, time of publication, next release, contact and licence, each under its name.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(DataTask task)
    {
        var settings = task.Settings;
        var language = task.Language;
        yield return (new BilingualText("Kilde", "Source").In(language), settings.Source.Text.In(language));
        yield return (new BilingualText("Offentliggjort", "Published").In(language), Moment(task.Call.Catalogue.Published, language));
        yield return (
            new BilingualText("Næste opdatering", "Next update").In(language),
            NextReleaseText.Value(task.Call.Catalogue.NextRelease, NotPlanned, time => Moment(time, TextLanguages.English))
                .In(language));
        yield return (new BilingualText("Kontakt", "Contact").In(language), Contact(settings.Contact, language));
        yield return (new BilingualText("Licens", "Licence").In(language), $"{settings.License.Name} ({settings.License.Address})");
    }

    /// <summary>The contact on one line.</summary>
    public static string Contact(Contact contact, string language) =>
        string.Join(
            ", ",
            new[]
            {
                contact.Person,
                contact.Name.In(language),
                contact.Mail,
                contact.Phone,
                contact.HomePage,
            }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Moment(DateTimeOffset time, string language) =>
        language == TextLanguages.Danish
            ? DanishNotation.Moment(time)
            : time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
