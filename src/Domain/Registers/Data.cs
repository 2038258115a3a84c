namespace Opgoerelse.Domain.Registers;

/// <summary>
/// The register and rule files of the repository's data/ folder, carried inside this assembly: content, not code.
/// </summary>
public static class Data
{
    /// <summary>Opens <c>data/<paramref name="path"/></c>, as it stood when the program was built.</summary>
    /// <exception cref="FileNotFoundException">No such file was built in.</exception>
    public static Stream Open(string path) =>
        typeof(Data).Assembly.GetManifestResourceStream("data/" + path)
        ?? throw new FileNotFoundException($"data/{path} er ikke bygget ind i programmet.");

    /// <summary>The files under <c>data/<paramref name="folder"/>/</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> List(string folder) =>
        [.. typeof(Data).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"data/{folder}/", StringComparison.Ordinal))
            .Select(name => name["data/".Length..])
            .Order(StringComparer.Ordinal)];

    /// <summary>The lines of a <c>;</c>-separated register file without quotes, header first, split into cells.</summary>
    public static IEnumerable<string[]> ReadTable(string path)
    {
        using var reader = new StreamReader(Open(path));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(';');
            }
        }
    }
}
