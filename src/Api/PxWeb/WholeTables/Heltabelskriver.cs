using System.Diagnostics;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.PxWeb.WholeTables;

/// <summary>
/// Writes every table of a release whole, once, when this process begins to serve it: in the default format in both
/// languages, as CSV and Parquet as they are offered whole, plain and compressed. It happens beside the serving: until a table is ready it is answered like any other
/// selection, with the same bytes. What it takes of memory is logged and told in docs/performance.md.
/// </summary>
internal sealed partial class Heltabelskriver(AktuelUdgivelse aktuel, Formatregister formater, IOptions<HttpIndstillinger> indstillinger, IHostApplicationLifetime levetid, ILogger<Heltabelskriver> log) : BackgroundService
{
    /// <summary>A start's first moment belongs to the first answers: a machine of two cores has none to spare then.</summary>
    private static readonly TimeSpan Ro = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Katalog? sidste = null;
        try
        {
            // Out of the way of the start and of the first answers.
            var begyndt = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var tegn = levetid.ApplicationStarted.Register(begyndt.SetResult);
            await begyndt.Task.WaitAsync(stoppingToken);
            await Task.Delay(Ro, stoppingToken);
            while (true)
            {
                var skiftet = aktuel.Skiftet;
                if (aktuel.Katalog is { } katalog && katalog != sidste)
                {
                    await SkrivAsync(katalog, stoppingToken);
                    sidste = katalog;
                }

                await skiftet.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private async Task SkrivAsync(Katalog katalog, CancellationToken stop)
    {
        var ur = Stopwatch.StartNew();
        foreach (var tabel in katalog.Tabeller)
        {
            foreach (var (navn, parametre) in WholeTableFiles.All.Values)
            {
                if (!Formatvalg.Laes(formater, navn, parametre).Lykkedes(out var valgt, out _))
                {
                    throw new InvalidOperationException($"{navn} kan ikke skrives.");
                }

                foreach (var sprog in valgt.Skriver.SameInEveryLanguage ? [Tekstsprog.Dansk] : Tekstsprog.Alle)
                {
                    if (katalog != aktuel.Katalog)
                    {
                        return;
                    }

                    var udsnit = Udsnit.Alt(tabel, new Kodeliste?[tabel.Dimensioner.Count]);
                    var opgave = new Dataopgave(new Kald(sprog, katalog), udsnit, Placering.Standard(udsnit), indstillinger.Value);
                    Heltabelsamling.Of(katalog).Tilfoej(opgave, valgt, await SkrivAsync(opgave, valgt, stop));
                }
            }
        }

        Skrevet(log, katalog.Udgivelse.Id, Heltabelsamling.Of(katalog).Fylder >> 10, ur.ElapsedMilliseconds);
    }

    private static async Task<Heltabel> SkrivAsync(Dataopgave opgave, Formatvalg valgt, CancellationToken stop)
    {
        using var ren = new MemoryStream();
        var ud = PipeWriter.Create(ren, new StreamPipeWriterOptions(leaveOpen: true));
        await valgt.Skriver.SkrivAsync(opgave, ud, stop);
        await ud.CompleteAsync();
        var bytes = ren.ToArray();
        return Indkodning.ErKomprimeret(valgt.Format.AcceptType) ? new Heltabel(bytes, null, null) : new Heltabel(
            bytes,
            Komprimer(bytes, til => new BrotliStream(til, CompressionLevel.Optimal, leaveOpen: true)),
            Komprimer(bytes, til => new GZipStream(til, CompressionLevel.Optimal, leaveOpen: true)));
    }

    private static byte[] Komprimer(byte[] bytes, Func<Stream, Stream> indkodning)
    {
        using var ud = new MemoryStream();
        using (var stroem = indkodning(ud))
        {
            stroem.Write(bytes);
        }

        return ud.ToArray();
    }

    [LoggerMessage(EventId = 1, EventName = "Skrevet", Level = LogLevel.Information,
        Message = "Whole tables of release {Udgivelse} are ready: {Kilobytes} KiB, {Millisekunder} ms")]
    private static partial void Skrevet(ILogger log, long udgivelse, long kilobytes, long millisekunder);
}
