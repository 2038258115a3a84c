using System.Collections.Concurrent;
using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;

namespace Opgoerelse.Reports.Documents;

/// <summary>What was made.</summary>
/// <param name="Filer">The files, relative to the folder, in order.</param>
/// <param name="Fejl">The reports that could not be made, with the reason.</param>
/// <param name="Pdf">Whether PDF was made of those that were.</param>
public sealed record Rapportresultat(IReadOnlyList<string> Filer, IReadOnlyList<(string Rapport, string Grund)> Fejl, bool Pdf);

/// <summary>
/// Makes the reports of a release into a folder: the national one and a leaflet per kommune, each as HTML and XLSX, and as PDF
/// where a Chromium is found. The same release gives the same bytes of HTML and XLSX.
/// </summary>
/// <param name="chromium">What prints PDF; null for none.</param>
public sealed class Rapportdanner(Chromium? chromium)
{
    /// <summary>The name of the national report's files, without extension.</summary>
    public const string Land = "land";

    /// <summary>A browser is heavy: no more than this many at once.</summary>
    private const int FlestBrowsere = 4;

    /// <summary>Makes them, in parallel. One that fails does not stop the others.</summary>
    /// <param name="grundlag">The release.</param>
    /// <param name="kommuner">The kommuner whose leaflets are made.</param>
    /// <param name="medLand">Whether the national report is made.</param>
    /// <param name="mappe">The folder; it is made when missing.</param>
    /// <param name="fremdrift">Told after each report.</param>
    /// <param name="stop">Stops between reports.</param>
    public Rapportresultat Dan(Rapportgrundlag grundlag, IReadOnlyList<Dimensionsvaerdi> kommuner, bool medLand, string mappe, IProgress<Fremdrift>? fremdrift = null, CancellationToken stop = default)
    {
        Directory.CreateDirectory(mappe);
        List<(string Navn, Func<string> Html, Func<IReadOnlyList<Ark>> Ark)> opgaver =
            [.. kommuner.Select(kommune => (kommune.Kode, (Func<string>)(() => Kommuneblad.Html(grundlag, kommune)), (Func<IReadOnlyList<Ark>>)(() => Kommuneblad.Ark(grundlag, kommune))))];
        if (medLand)
        {
            opgaver.Insert(0, (Land, () => Landsrapport.Html(grundlag), () => Landsrapport.Ark(grundlag)));
        }

        var fejl = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        Koer("Rapporter", opgaver.ConvertAll(opgave => opgave.Navn), Environment.ProcessorCount, navn =>
        {
            var opgave = opgaver.Find(en => en.Navn == navn);
            var html = Encoding.UTF8.GetBytes(opgave.Html());
            using var bog = new MemoryStream();
            Arbejdsbog.Skriv(bog, opgave.Ark(), grundlag.Udgivet);
            Gem(Path.Combine(mappe, navn + ".html"), html);
            Gem(Path.Combine(mappe, navn + ".xlsx"), bog.ToArray());
        });
        if (chromium is not null)
        {
            Koer("PDF", [.. opgaver.Select(opgave => opgave.Navn).Where(navn => !fejl.ContainsKey(navn))], Math.Min(FlestBrowsere, Environment.ProcessorCount), navn =>
                chromium.Print(Path.Combine(mappe, navn + ".html"), Path.Combine(mappe, navn + ".pdf"), stop));
        }

        string[] endelser = chromium is null ? [".html", ".xlsx"] : [".html", ".pdf", ".xlsx"];
        return new Rapportresultat(
            [.. opgaver.SelectMany(opgave => endelser.Select(endelse => opgave.Navn + endelse)).Where(fil => File.Exists(Path.Combine(mappe, fil)))],
            [.. fejl.OrderBy(par => par.Key, StringComparer.Ordinal).Select(par => (par.Key, par.Value))],
            chromium is not null);

        void Koer(string trin, IReadOnlyList<string> navne, int adGangen, Action<string> arbejde)
        {
            var faerdige = 0;
            fremdrift?.Report(new Fremdrift(trin, 0, navne.Count));
            Parallel.ForEach(navne, new ParallelOptions { MaxDegreeOfParallelism = adGangen, CancellationToken = stop }, navn =>
            {
                try
                {
                    arbejde(navn);
                }
                catch (Exception grund) when (grund is not OperationCanceledException)
                {
                    fejl.TryAdd(navn, grund.Message);
                }

                fremdrift?.Report(new Fremdrift(trin, Interlocked.Increment(ref faerdige), navne.Count));
            });
        }
    }

    /// <summary>A file is there whole or not at all.</summary>
    private static void Gem(string sti, byte[] indhold)
    {
        var kladde = sti + ".part";
        File.WriteAllBytes(kladde, indhold);
        File.Move(kladde, sti, overwrite: true);
    }
}
