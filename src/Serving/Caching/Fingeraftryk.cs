using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Serving.Caching;

/// <summary>
/// A strong ETag: release, whether the next is late, build of the program and what was asked for, in a form that does not
/// depend on how it was written. The same on every replica and after a restart.
/// </summary>
internal sealed class Fingeraftryk
{
    /// <summary>Another build may write other bytes: the versions of all assemblies of ours that the process is made of.</summary>
    private static readonly string Byg = string.Join(' ', Builds().Order(StringComparer.Ordinal));

    /// <summary>One a thread: a tag is made at one go, and there is one on every request.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_skrevet;

    private readonly ArrayBufferWriter<byte> _skrevet = t_skrevet ??= new ArrayBufferWriter<byte>(1024);
    private readonly Katalog _katalog;

    public Fingeraftryk(Katalog katalog)
    {
        _katalog = katalog;
        _skrevet.ResetWrittenCount();
        Tilfoej(Byg).Tilfoej(katalog.Udgivelse.Kontrolsum).Tilfoej([katalog.NextRelease.IsLate ? 1 : 0]);
    }

    public Fingeraftryk Tilfoej(string tekst)
    {
        Tilfoej([tekst.Length]);
        Encoding.UTF8.GetBytes(tekst, _skrevet);
        return this;
    }

    public Fingeraftryk Tilfoej(ReadOnlySpan<int> tal)
    {
        _skrevet.Write(MemoryMarshal.AsBytes([tal.Length]));
        _skrevet.Write(MemoryMarshal.AsBytes(tal));
        return this;
    }

    /// <summary>The tag, in quotes.</summary>
    public string Etag()
    {
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_skrevet.WrittenSpan, sum);
        return string.Create(CultureInfo.InvariantCulture, $"\"{_katalog.Udgivelse.Id}-{Convert.ToHexStringLower(sum[..12])}\"");
    }

    private static HashSet<string> Builds()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = new Stack<Assembly>([Assembly.GetEntryAssembly() ?? typeof(Fingeraftryk).Assembly, typeof(Fingeraftryk).Assembly]);
        while (left.TryPop(out var assembly))
        {
            if (seen.TryAdd(assembly.FullName!, assembly.ManifestModule.ModuleVersionId.ToString("N")))
            {
                foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Opgoerelse.", StringComparison.Ordinal)))
                {
                    left.Push(Assembly.Load(name));
                }
            }
        }

        return [.. seen.Values];
    }
}
