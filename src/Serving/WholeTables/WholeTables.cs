using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Serving.WholeTables;

/// <summary>
/// A whole table in one format and language, as it is sent: plain and, where that makes it smaller, in both content codings.
/// </summary>
internal sealed record WholeTable(ReadOnlyMemory<byte> Uncompressed, ReadOnlyMemory<byte>? Brotli, ReadOnlyMemory<byte>? Gzip)
{
    /// <summary>How many bytes of memory it takes.</summary>
    public long Occupies => (long)Uncompressed.Length + (Brotli?.Length ?? 0) + (Gzip?.Length ?? 0);

    /// <summary>The bytes in a coding, null for none; null when it is not kept.</summary>
    public ReadOnlyMemory<byte>? In(string? contentCoding) => contentCoding switch
    {
        null => Uncompressed,
        ContentCoding.Brotli => Brotli,
        ContentCoding.Gzip => Gzip,
        _ => null,
    };
}

/// <summary>The whole tables of a release that are written already. It lives and dies with its release.</summary>
internal sealed class WholeTableCollection
{
    private readonly ConcurrentDictionary<(string Table, string Language, string Format, string Parameters), WholeTable> _tables = new();

    /// <summary>Those of a release.</summary>
    public static WholeTableCollection Of(Catalogue catalogue) => catalogue.Kept(_ => new WholeTableCollection());

    public int Count => _tables.Count;

    /// <summary>How many bytes of memory they take.</summary>
    public long Occupies => _tables.Values.Sum(table => table.Occupies);

    public void Add(DataTask task, FormatChoice chosen, WholeTable content) => _tables[Key(task, chosen)] = content;

    /// <summary>The answer to <paramref name="task"/> if it is one of them; null when it must be written.</summary>
    public WholeTable? Find(DataTask task, FormatChoice chosen) =>
        task.Selection.IsEverything && task.Placement.IsDefault(task.Selection) && _tables.TryGetValue(Key(task, chosen), out var found)
            ? found
            : null;

    private static (string Table, string Language, string Format, string Parameters) Key(DataTask task, FormatChoice chosen) =>
        (
            task.Selection.Table.Table.Id,
            chosen.Writer.SameInEveryLanguage ? "" : task.Language,
            chosen.Format.Name,
            string.Join(',', chosen.Parameters).ToUpperInvariant());
}

/// <summary>The files that a table can be had as, whole.</summary>
internal static class WholeTableFiles
{
    /// <summary>The files of a whole table: by what their names end with, the format and how it is written.</summary>
    public static IReadOnlyDictionary<string, (string Format, string[] Parameters)> All { get; } =
        new Dictionary<string, (string, string[])>(StringComparer.Ordinal)
        {
            ["json"] = ("json-stat2", []),
            ["csv"] = ("csv", [FormatParameters.IncludeStatus]),
            ["parquet"] = ("parquet", []),
        };
}

/// <summary>
/// Writes every table of a release whole, once, when this process begins to serve it: in the default format in both
/// languages, as CSV and Parquet as they are offered whole, plain and compressed. It happens beside the serving: until a table is ready
/// it is answered like any other selection, with the same bytes. What it takes of memory is logged and told in docs/performance.md.
/// </summary>
internal sealed partial class WholeTableWriter(
    CurrentRelease currentOf,
    FormatRegister formats,
    IOptions<HttpSettings> settings,
    IHostApplicationLifetime lifetime,
    ILogger<WholeTableWriter> log) : BackgroundService
{
    /// <summary>A start's first moment belongs to the first answers: a machine of two cores has none to spare then.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Catalogue? last = null;
        try
        {
            // Out of the way of the start and of the first answers.
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var sign = lifetime.ApplicationStarted.Register(begun.SetResult);
            await begun.Task.WaitAsync(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
            while (true)
            {
                var switched = currentOf.Switched;
                if (currentOf.Catalogue is { } catalogue && catalogue != last)
                {
                    await WriteOutAsync(catalogue, stoppingToken);
                    last = catalogue;
                }

                await switched.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private async Task WriteOutAsync(Catalogue catalogue, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        foreach (var table in catalogue.Tables)
        {
            foreach (var (name, parameters) in WholeTableFiles.All.Values)
            {
                if (!FormatChoice.Read(formats, name, parameters).Succeeded(out var chosen, out _))
                {
                    throw new InvalidOperationException($"{name} kan ikke skrives.");
                }

                foreach (var language in chosen.Writer.SameInEveryLanguage ? [TextLanguages.Danish] : TextLanguages.All)
                {
                    if (catalogue != currentOf.Catalogue)
                    {
                        return;
                    }

                    var selection = Selection.Anything(table, new Codelist?[table.Dimensions.Count]);
                    var task = new DataTask(new Call(language, catalogue), selection, Placement.Standard(selection), settings.Value);
                    WholeTableCollection.Of(catalogue).Add(task, chosen, await WriteOutAsync(task, chosen, stop));
                }
            }
        }

        Written(log, catalogue.Release.Id, WholeTableCollection.Of(catalogue).Occupies >> 10, clock.ElapsedMilliseconds);
    }

    private static async Task<WholeTable> WriteOutAsync(DataTask task, FormatChoice chosen, CancellationToken stop)
    {
        using var uncompressed = new MemoryStream();
        var output = PipeWriter.Create(uncompressed, new StreamPipeWriterOptions(leaveOpen: true));
        await chosen.Writer.WriteOutAsync(task, output, stop);
        await output.CompleteAsync();
        var bytes = uncompressed.ToArray();
        return ContentCoding.IsCompressed(chosen.Format.AcceptType) ? new WholeTable(bytes, null, null) : new WholeTable(
            bytes,
            Compress(bytes, to => new BrotliStream(to, CompressionLevel.Optimal, leaveOpen: true)),
            Compress(bytes, to => new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)));
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> contentCoding)
    {
        using var output = new MemoryStream();
        using (var stream = contentCoding(output))
        {
            stream.Write(bytes);
        }

        return output.ToArray();
    }

    [LoggerMessage(EventId = 1, EventName = "Skrevet", Level = LogLevel.Information,
        Message = "Whole tables of release {Release} are ready: {Kilobytes} KiB, {Milliseconds} ms")]
    private static partial void Written(ILogger log, long release, long kilobytes, long milliseconds);
}
