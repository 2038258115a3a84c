using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Caching;

/// <summary>
/// A strong ETag: release, whether the next is late, build of the program and what was asked for, in a form that does not
/// depend on how it was written. The same on every replica and after a restart.
/// </summary>
internal sealed class Fingerprint
{
    /// <summary>Another build may write other bytes: the versions of all assemblies of ours that the process is made of.</summary>
    private static readonly string Build = string.Join(' ', Builds().Order(StringComparer.Ordinal));

    /// <summary>One a thread: a tag is made at one go, and there is one on every request.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_written;

    private readonly ArrayBufferWriter<byte> _written = t_written ??= new ArrayBufferWriter<byte>(1024);
    private readonly Catalogue _catalogue;

    public Fingerprint(Catalogue catalogue)
    {
        _catalogue = catalogue;
        _written.ResetWrittenCount();
        Add(Build).Add(catalogue.Release.Checksum).Add(catalogue.CalendarFingerprint).Add([catalogue.NextRelease.IsLate ? 1 : 0]);
    }

    public Fingerprint Add(string text)
    {
        Add([text.Length]);
        Encoding.UTF8.GetBytes(text, _written);
        return this;
    }

    public Fingerprint Add(ReadOnlySpan<int> number)
    {
        _written.Write(MemoryMarshal.AsBytes([number.Length]));
        _written.Write(MemoryMarshal.AsBytes(number));
        return this;
    }

    /// <summary>The tag, in quotes.</summary>
    public string Etag()
    {
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_written.WrittenSpan, sum);
        return string.Create(CultureInfo.InvariantCulture, $"\"{_catalogue.Release.Id}-{Convert.ToHexStringLower(sum[..12])}\"");
    }

    private static HashSet<string> Builds()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = new Stack<Assembly>([Assembly.GetEntryAssembly() ?? typeof(Fingerprint).Assembly, typeof(Fingerprint).Assembly]);
        while (left.TryPop(out var assembly))
        {
            if (seen.TryAdd(assembly.FullName!, assembly.ManifestModule.ModuleVersionId.ToString("N")))
            {
                foreach (var name in assembly.GetReferencedAssemblies()
                    .Where(name => name.Name!.StartsWith("Opgoerelse.", StringComparison.Ordinal)))
                {
                    left.Push(Assembly.Load(name));
                }
            }
        }

        return [.. seen.Values];
    }
}
