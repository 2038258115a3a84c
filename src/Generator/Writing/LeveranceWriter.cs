using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.ExceptionServices;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Writing;

/// <summary>Spools messages to the files of the plan and writes these at the end, each in order of arrival.</summary>
internal sealed class LeveranceWriter : IDisposable
{
    // A name ending in .part is left alone by the service, whatever it is.
    private const string Unfinished = ".part";

    private readonly string _folder;
    private readonly string _spoolFolder;
    private readonly FilePlan _plan;
    private readonly Dictionary<PlannedFile, Content> _contents;
    private readonly Row _row = new();
    private readonly LineBuffer _line = new();

    public LeveranceWriter(string folder, FilePlan plan)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"The folder {folder} is not empty; the generator mixes its files with nobody else's.");
        _folder = folder;
        _plan = plan;
        _contents = plan.Files.ToDictionary(f => f, _ => new Content());
        _spoolFolder = Directory.CreateDirectory(Path.Combine(folder, "spool" + Unfinished)).FullName;
    }

    public void Write(GeneratedBesked besked)
    {
        var file = _plan.FileOf(besked);
        Render(besked, file);
        var content = _contents[file];
        content.Count(besked, file);
        content.MonthOf(besked.Arrival.Day, _spoolFolder, file).Append(besked.Arrival.Order, _line.Written);
    }

    /// <summary>Writes the files; a file without messages is left out.</summary>
    public IReadOnlyList<GeneratedFile> Finish(CancellationToken cancellationToken)
    {
        var files = _plan.Files.Where(f => _contents[f].Beskeder > 0).ToArray();
        // Each holds one month of lines in memory; more hands would not make the disk faster.
        var twoHands = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken };
        try
        {
            Parallel.ForEach(files, twoHands, WriteFile);
        }
        catch (AggregateException failure)
        {
            // A full disk is an IOException to the caller, whichever hand met it.
            ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
        }

        // All or nothing: an inbox must not begin with the second half.
        foreach (var file in files)
            File.Move(PathOf(file) + Unfinished, PathOf(file));
        return [.. files.Select(f => _contents[f].ToGenerated(f.Name))];
    }

    public void Dispose()
    {
        Directory.Delete(_spoolFolder, recursive: true);
        foreach (var file in _plan.Files)
            File.Delete(PathOf(file) + Unfinished);
    }

    private string PathOf(PlannedFile file) => Path.Combine(_folder, file.Name);

    private void WriteFile(PlannedFile file)
    {
        using var disk = new FileStream(
            PathOf(file) + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        using Stream output = file.IsGzip ? new GZipStream(disk, CompressionLevel.Fastest) : disk;
        if (file.WithBom)
            output.Write([0xEF, 0xBB, 0xBF]);
        if (file.CsvEntity is { } entity)
        {
            var header = new LineBuffer();
            CsvLine.Header(header, entity);
            header.Append("\r\n"u8);
            output.Write(header.Written);
        }

        foreach (var month in _contents[file].Months)
            month.DrainTo(output);
    }

    private void Render(GeneratedBesked besked, PlannedFile file)
    {
        RowBuilder.Fill(_row, besked);
        if (besked.Defect is { Field: { } field } defect)
            _row.Replace(field, defect.Kind, defect.Value);
        _line.Clear();
        if (file.CsvEntity is { } entity)
            CsvLine.Write(_line, _row, entity);
        else
            NdjsonLine.Write(_line, _row, besked.Form);
        if (besked.Defect is { } broken)
            Inflict(broken.Damage);
        _line.Append(file.CsvEntity is null ? "\n"u8 : "\r\n"u8);
    }

    private void Inflict(Damage damage)
    {
        switch (damage)
        {
            case Damage.CutOff:
                _line.Truncate(_line.Length * 2 / 3);
                break;
            case Damage.NotAnObject:
                _line.Clear();
                _line.Append("[\"besked\",1]"u8);
                break;
            case Damage.TrailingBrace:
                _line.Append((byte)'}');
                break;
            case Damage.OneCellTooMany:
                _line.Append((byte)';');
                break;
            case Damage.OneCellTooFew:
                _line.Truncate(_line.Written.LastIndexOf((byte)';'));
                break;
            case Damage.None:
                break;
        }
    }

    /// <summary>What goes into one file: its months, and the counts that the summary tells.</summary>
    private sealed class Content
    {
        private readonly SortedDictionary<int, Spool> _months = [];
        private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, long> _unknown = new(StringComparer.Ordinal);
        private long _repeated;

        public long Beskeder { get; private set; }

        public IEnumerable<Spool> Months => _months.Values;

        public Spool MonthOf(DateOnly day, string spoolFolder, PlannedFile file)
        {
            var month = (day.Year * 100) + day.Month;
            if (!_months.TryGetValue(month, out var spool))
                _months[month] = spool = new Spool(Path.Combine(spoolFolder, $"{file.Name}-{month}"));
            return spool;
        }

        public void Count(GeneratedBesked besked, PlannedFile file)
        {
            Beskeder++;
            switch (besked.Outcome)
            {
                case ExpectedOutcome.Repeated:
                    _repeated++;
                    break;
                case ExpectedOutcome.Rejected:
                    Increment(_rejected, besked.RejectionCode!);
                    break;
                case ExpectedOutcome.Accepted when file.CsvEntity is { } entity:
                    if (CsvLine.HasUnknownColumn(entity))
                        Increment(_unknown, ContractFields.SourceSystem.Name);
                    break;
                default:
                    if (besked.Form.HasFlag(WritingForm.UnknownInContent))
                        Increment(_unknown, ContractFields.SourceSystem.Name);
                    if (besked.Form.HasFlag(WritingForm.UnknownInEnvelope))
                        Increment(_unknown, ContractFields.Sender.Name);
                    break;
            }
        }

        public GeneratedFile ToGenerated(string name) => new(name, Beskeder, _repeated, _rejected, _unknown);

        private static void Increment(SortedDictionary<string, long> counts, string key) =>
            counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}

/// <summary>
/// Lines of one month of one file, in the order of people; read back in the order of arrival. It lives on disk
/// while it fills, so that memory holds one month of lines at a time and never a whole country.
/// </summary>
internal sealed class Spool(string path)
{
    private const int HeaderLength = sizeof(long) + sizeof(int);

    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _used;

    public void Append(long order, ReadOnlySpan<byte> line)
    {
        if (_buffer.Length - _used < HeaderLength + line.Length)
            Flush();
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt64LittleEndian(header, order);
        BinaryPrimitives.WriteInt32LittleEndian(header[sizeof(long)..], line.Length);
        header.CopyTo(_buffer.AsSpan(_used));
        line.CopyTo(_buffer.AsSpan(_used + HeaderLength));
        _used += HeaderLength + line.Length;
    }

    /// <summary>Writes the lines by arrival; lines of the same second as they were appended.</summary>
    public void DrainTo(Stream output)
    {
        Flush();
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        var lines = new List<(long Order, int Start, int Length)>();
        for (var at = 0; at < bytes.Length;)
        {
            var order = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + sizeof(long)));
            lines.Add((order, at + HeaderLength, length));
            at += HeaderLength + length;
        }

        // The start breaks ties, so the order is total and the sort need not be stable.
        lines.Sort((a, b) => a.Order == b.Order ? a.Start.CompareTo(b.Start) : a.Order.CompareTo(b.Order));
        foreach (var (_, start, length) in lines)
            output.Write(bytes, start, length);
    }

    private void Flush()
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(_buffer, 0, _used);
        _used = 0;
    }
}
