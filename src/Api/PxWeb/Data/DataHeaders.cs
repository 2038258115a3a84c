using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>Headers that are the same for every answer from a table, in a format and language.</summary>
/// <param name="FileName">The rest of Content-Disposition: the table's id, and what the format's files end with.</param>
/// <param name="Description">Link: for formats that hold data only, where it stands what they mean.</param>
internal sealed record DataHeaders(string FileName, string Description)
{
    private static readonly ConditionalWeakTable<CatalogueTable, ConcurrentDictionary<(string Format, string Language, PathString Basis), DataHeaders>> KnownOnes = [];

    public static DataHeaders For(DataTask task, IDataformat format, PathString basis)
    {
        var perTable = KnownOnes.GetValue(task.Selection.Table, _ => new());
        return perTable.TryGetValue((format.Name, task.Language, basis), out var known) ? known : perTable.GetOrAdd((format.Name, task.Language, basis), Make(task, format, basis));
    }

    private static DataHeaders Make(DataTask task, IDataformat format, PathString basis)
    {
        var id = task.Selection.Table.Table.Id;
        return new DataHeaders(
            $"; filename=\"{id}{format.FileExtension}\"",
            $"<{basis.ToUriComponent()}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(id)}/metadata?lang={task.Language}>; rel=\"describedby\"; type=\"application/json\"");
    }
}
