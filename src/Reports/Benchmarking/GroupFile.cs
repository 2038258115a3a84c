using System.Collections.Frozen;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// Peer groups from a file, in place of the computed ones: lines <c>kommunekode;gruppe</c> (UTF-8) after a header; a kommune's
/// peers are the others of its group. Lines that begin with # and empty lines say nothing.
/// </summary>
public sealed class GroupFile
{
    private readonly FrozenDictionary<string, string> _group;

    private GroupFile(Dictionary<string, string> group) => _group = group.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">A line that is none, an unknown kommune, or one that stands twice.</exception>
    public static GroupFile Read(TextReader file)
    {
        var group = new Dictionary<string, string>(StringComparer.Ordinal);
        var ordinal = 0;
        while (file.ReadLine() is { } line)
        {
            ordinal++;
            if (ordinal == 1 || line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split(';') is not [var code, { Length: > 0 } name])
            {
                throw new InvalidDataException($"Linje {ordinal}: der skal stå kommunekode;gruppe.");
            }

            if (!Omraader.Standard.IsKommune(code) || !group.TryAdd(code, name))
            {
                throw new InvalidDataException($"Linje {ordinal}: '{code}' er ikke en kommune eller står to gange.");
            }
        }

        return new GroupFile(group);
    }

    /// <summary>The name of a kommune's group; null when the file does not have it.</summary>
    public string? Group(string kommune) => _group.GetValueOrDefault(kommune);

    /// <summary>The others of its group, by code.</summary>
    public IEnumerable<string> Others(string kommune) =>
        Group(kommune) is { } name ? _group.Where(pair => pair.Value == name && pair.Key != kommune).Select(pair => pair.Key).Order(StringComparer.Ordinal) : [];
}
