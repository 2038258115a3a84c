using System.Collections.Concurrent;
using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;

namespace Opgoerelse.Reports.Documents;

/// <summary>What was made.</summary>
/// <param name="Files">The files, relative to the folder, in order.</param>
/// <param name="Error">The reports that could not be made, with the reason.</param>
/// <param name="Pdf">Whether PDF was made of those that were.</param>
public sealed record ReportResult(IReadOnlyList<string> Files, IReadOnlyList<(string Report, string Reason)> Error, bool Pdf);

/// <summary>
/// Makes the reports of a release into a folder: the national one and a leaflet per kommune, each as HTML and XLSX, and as PDF
/// where a Chromium is found. The same release gives the same bytes of HTML and XLSX.
/// </summary>
/// <param name="chromium">What prints PDF; null for none.</param>
public sealed class ReportMaker(Chromium? chromium)
{
    /// <summary>The name of the national report's files, without extension.</summary>
    public const string Country = "land";

    /// <summary>A browser is heavy: no more than this many at once.</summary>
    private const int MostBrowsers = 4;

    /// <summary>Makes them, in parallel. One that fails does not stop the others.</summary>
    /// <param name="basis">The release.</param>
    /// <param name="kommuner">The kommuner whose leaflets are made.</param>
    /// <param name="withCountry">Whether the national report is made.</param>
    /// <param name="folder">The folder; it is made when missing.</param>
    /// <param name="progress">Told after each report.</param>
    /// <param name="stop">Stops between reports.</param>
    public ReportResult Make(
        ReportBasis basis,
        IReadOnlyList<DimensionValue> kommuner,
        bool withCountry,
        string folder,
        IProgress<Progress>? progress = null,
        CancellationToken stop = default)
    {
        Directory.CreateDirectory(folder);
        List<(string Name, Func<string> Html, Func<IReadOnlyList<Sheet>> Sheet)> tasks =
            [
                .. kommuner.Select(kommune => (
                    kommune.Code,
                    (Func<string>)(() => KommuneLeaflet.Html(basis, kommune)),
                    (Func<IReadOnlyList<Sheet>>)(() => KommuneLeaflet.Sheet(basis, kommune)))),
            ];
        if (withCountry)
        {
            tasks.Insert(0, (Country, () => NationalReport.Html(basis), () => NationalReport.Sheet(basis)));
        }

        var error = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        Run("Rapporter", tasks.ConvertAll(task => task.Name), Environment.ProcessorCount, name =>
        {
            var task = tasks.Find(one => one.Name == name);
            var html = Encoding.UTF8.GetBytes(task.Html());
            using var book = new MemoryStream();
            Workbook.Write(book, task.Sheet(), basis.Published);
            Save(Path.Combine(folder, name + ".html"), html);
            Save(Path.Combine(folder, name + ".xlsx"), book.ToArray());
        });
        if (chromium is not null)
        {
            Run(
                "PDF",
                [.. tasks.Select(task => task.Name).Where(name => !error.ContainsKey(name))],
                Math.Min(MostBrowsers, Environment.ProcessorCount),
                name =>
                    chromium.Print(Path.Combine(folder, name + ".html"), Path.Combine(folder, name + ".pdf"), stop));
        }

        string[] endings = chromium is null ? [".html", ".xlsx"] : [".html", ".pdf", ".xlsx"];
        return new ReportResult(
            [
                .. tasks.SelectMany(task => endings.Select(extension => task.Name + extension))
                    .Where(file => File.Exists(Path.Combine(folder, file))),
            ],
            [.. error.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))],
            chromium is not null);

        void Run(string step, IReadOnlyList<string> names, int atATime, Action<string> workTable)
        {
            var finished = 0;
            progress?.Report(new Progress(step, 0, names.Count));
            Parallel.ForEach(names, new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = stop }, name =>
            {
                try
                {
                    workTable(name);
                }
                catch (Exception reason) when (reason is not OperationCanceledException)
                {
                    error.TryAdd(name, reason.Message);
                }

                progress?.Report(new Progress(step, Interlocked.Increment(ref finished), names.Count));
            });
        }
    }

    /// <summary>A file is there whole or not at all.</summary>
    private static void Save(string path, byte[] content)
    {
        var scratch = path + ".part";
        File.WriteAllBytes(scratch, content);
        File.Move(scratch, path, overwrite: true);
    }
}
