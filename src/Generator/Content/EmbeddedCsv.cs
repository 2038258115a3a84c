using System.Reflection;

namespace Opgoerelse.Generator.Content;

/// <summary>
/// Reads the small semicolon files under data/, which are embedded in the Domain assembly. Lines that begin
/// with # tell a person where the numbers come from.
/// </summary>
internal static class EmbeddedCsv
{
    /// <summary>The rows after the header, each as its cells.</summary>
    public static IEnumerable<string[]> Rows(string path)
    {
        // By name: the generator needs Domain's content here, none of its types.
        var domain = Assembly.Load("Opgoerelse.Domain");
        using var stream = domain.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"{path} is not embedded in {domain.GetName().Name}.");
        using var reader = new StreamReader(stream);
        var header = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!header)
                yield return line.Split(';');
            header = false;
        }
    }
}
