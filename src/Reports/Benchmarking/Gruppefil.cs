using System.Collections.Frozen;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// Peer groups from a file, in place of the computed ones: lines <c>kommunekode;gruppe</c> (UTF-8) after a header; a kommune's
/// peers are the others of its group. Lines that begin with # and empty lines say nothing.
/// </summary>
public sealed class Gruppefil
{
    private readonly FrozenDictionary<string, string> _gruppe;

    private Gruppefil(Dictionary<string, string> gruppe) => _gruppe = gruppe.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">A line that is none, an unknown kommune, or one that stands twice.</exception>
    public static Gruppefil Laes(TextReader fil)
    {
        var gruppe = new Dictionary<string, string>(StringComparer.Ordinal);
        var nummer = 0;
        while (fil.ReadLine() is { } linje)
        {
            nummer++;
            if (nummer == 1 || linje.Length == 0 || linje[0] == '#')
            {
                continue;
            }

            if (linje.Split(';') is not [var kode, { Length: > 0 } navn])
            {
                throw new InvalidDataException($"Linje {nummer}: der skal stå kommunekode;gruppe.");
            }

            if (!Omraader.Standard.ErKommune(kode) || !gruppe.TryAdd(kode, navn))
            {
                throw new InvalidDataException($"Linje {nummer}: '{kode}' er ikke en kommune eller står to gange.");
            }
        }

        return new Gruppefil(gruppe);
    }

    /// <summary>The name of a kommune's group; null when the file does not have it.</summary>
    public string? Gruppe(string kommune) => _gruppe.GetValueOrDefault(kommune);

    /// <summary>The others of its group, by code.</summary>
    public IEnumerable<string> Andre(string kommune) =>
        Gruppe(kommune) is { } navn ? _gruppe.Where(par => par.Value == navn && par.Key != kommune).Select(par => par.Key).Order(StringComparer.Ordinal) : [];
}
