using System.IO.Compression;
using System.Text;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.GeneratorTests;

/// <summary>Leverancer in a folder of their own, gone when the test is.</summary>
public sealed class GeneratedLeverancer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("generator-");

    public string Folder => _folder.FullName;

    public IReadOnlyList<string> Names =>
        [.. _folder.EnumerateFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal)];

    public GeneratorSummary Generate(
        int forloeb,
        ulong seed = 1,
        Encodings encodings = Encodings.Mixed,
        Compression compression = Compression.Mixed) => NationalGenerator.Generate(new GeneratorOptions
        {
            Forloeb = forloeb,
            Seed = seed,
            Folder = Folder,
            Encodings = encodings,
            Compression = compression,
        });

    /// <summary>A file's content, unpacked.</summary>
    public byte[] Content(string name)
    {
        using var unpacked = new MemoryStream();
        using Stream disk = File.OpenRead(Path.Combine(Folder, name));
        using var file = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(disk, CompressionMode.Decompress) : disk;
        file.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    public string Text(string name) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Content(name));

    /// <summary>The lines of an NDJSON file, without a byte order mark.</summary>
    public string[] Lines(string name) =>
        Text(name).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The records of a CSV file, each as its cells, header first.</summary>
    public List<List<string>> Records(string name)
    {
        var records = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in Text(name).Replace("\"\"", "\u0001", StringComparison.Ordinal))
        {
            if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (';' or '\r' or '\n'))
                cell.Append(c == '\u0001' ? '"' : c);
            else if (c != '\n')
                EndCell(c);
        }

        records.RemoveAt(records.Count - 1);
        return records;

        void EndCell(char end)
        {
            records[^1].Add(cell.ToString());
            cell.Clear();
            if (end == '\r')
                records.Add([]);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
