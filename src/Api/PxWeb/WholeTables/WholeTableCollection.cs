using System.Collections.Concurrent;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.PxWeb.WholeTables;

/// <summary>The whole tables of a release that are written already. It lives and dies with its release.</summary>
internal sealed class WholeTableCollection
{
    private readonly ConcurrentDictionary<(string Table, string Language, string Format, string Parameters), WholeTable> _knownOnes = new();

    /// <summary>Those of a release.</summary>
    public static WholeTableCollection Of(Catalogue catalogue) => catalogue.Kept(_ => new WholeTableCollection());

    public int Count => _knownOnes.Count;

    /// <summary>How many bytes of memory they take.</summary>
    public long Occupies => _knownOnes.Values.Sum(table => table.Occupies);

    public void AddParameter(DataTask task, FormatChoice chosen, WholeTable content) => _knownOnes[Key(task, chosen)] = content;

    /// <summary>The answer to <paramref name="task"/> if it is one of them; null when it must be written.</summary>
    public WholeTable? Find(DataTask task, FormatChoice chosen) =>
        task.Selection.IsEverything && task.Placement.IsDefault(task.Selection) && _knownOnes.TryGetValue(Key(task, chosen), out var found) ? found : null;

    private static (string Table, string Language, string Format, string Parameters) Key(DataTask task, FormatChoice chosen) =>
        (task.Selection.Table.Table.Id, chosen.Writer.SameInEveryLanguage ? "" : task.Language, chosen.Format.Name, string.Join(',', chosen.Parameters).ToUpperInvariant());
}
