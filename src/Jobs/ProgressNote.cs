using System.Data.Common;
using Opgoerelse.Domain;

namespace Opgoerelse.Jobs;

/// <summary>
/// Passes progress on to whoever watches, and notes it in the ledger about once a second from a thread of its own:
/// a job that holds the database's write transaction never waits for its own progress to be written.
/// </summary>
internal sealed class ProgressNote : IProgress<Progress>, IDisposable
{
    private static readonly TimeSpan Tempo = TimeSpan.FromSeconds(1);

    private readonly RunLedger _store;
    private readonly long _id;
    private readonly IProgress<Progress>? _onlooker;
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _writer;
    private Note? _latest;

    public ProgressNote(RunLedger store, long id, IProgress<Progress>? onlooker)
    {
        _store = store;
        _id = id;
        _onlooker = onlooker;
        _writer = new Thread(Write) { IsBackground = true, Name = "fremdrift" };
        _writer.Start();
    }

    public void Report(Progress value)
    {
        Volatile.Write(ref _latest, new Note(value));
        _onlooker?.Report(value);
    }

    public void Dispose()
    {
        _end.Set();
        _writer.Join();
        _end.Dispose();
    }

    /// <summary>Progress as a person reads it: <c>Fakta for bek-2408: 1.200 af 41.000</c>.</summary>
    public static string Text(Progress progress) =>
        progress switch
        {
            { Total: { } total } => $"{progress.Step}: {DanishNotation.Number(progress.Done)} af {DanishNotation.Number(total)}",
            { Done: 0 } => progress.Step,
            _ => $"{progress.Step}: {DanishNotation.Number(progress.Done)}",
        };

    private void Write()
    {
        Note? written = null;
        var last = false;
        while (!last)
        {
            last = _end.Wait(Tempo);
            var latest = Volatile.Read(ref _latest);
            if (latest is null || ReferenceEquals(latest, written))
            {
                continue;
            }

            try
            {
                _store.NoteProgress(_id, Text(latest.Progress));
                written = latest;
            }
            catch (DbException)
            {
                // The database was busy for a minute. Progress is a courtesy: the next note comes in a second.
            }
        }
    }

    private sealed record Note(Progress Progress);
}
