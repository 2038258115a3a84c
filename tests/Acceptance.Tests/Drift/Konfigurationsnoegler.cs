// The texts are the product's own: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Opgoerelse.AcceptanceTests.Http;
using Opgoerelse.Ingest.Leverancer;

namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>The keys that the program reads, as its code has them, and those of the reference.</summary>
internal static partial class Konfigurationsnoegler
{
    /// <summary>Keys that ASP.NET Core and the platform read, or that the code does not spell out.</summary>
    public static readonly string[] Platformens =
    [
        "ConnectionStrings:Opgoerelse", "urls", "http_ports", "https_ports", "DOTNET_EnableDiagnostics",
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_SERVICE_NAME", "OTEL_SDK_DISABLED",
    ];

    /// <summary>The key of each setting with its default (null for none): the properties of every class that names its section.</summary>
    public static IReadOnlyDictionary<string, string?> Indstillinger { get; } = typeof(Program).Assembly.GetTypes()
        .Select(type => (Type: type, Sektion: type.GetField("Sektion", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetRawConstantValue() as string))
        .Where(par => par.Sektion is not null)
        .SelectMany(par => Egenskaber(par.Sektion!, Activator.CreateInstance(par.Type)!))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>What else in the code has the form of a key: variables of the environment, and paths of configuration.</summary>
    public static IReadOnlyCollection<string> Skrevne { get; } = new[] { typeof(Program).Assembly, typeof(Leverancebog).Assembly }
        .SelectMany(Strenge)
        .Where(tekst => Miljoevariabel().IsMatch(tekst) || (Sti().IsMatch(tekst) && !Indstillinger.Keys.Any(noegle => noegle.StartsWith(tekst + ":", StringComparison.Ordinal))))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Key to default, as the reference has them.</summary>
    public static IReadOnlyDictionary<string, string> Opslaget { get; } = Raekke()
        .Matches(File.ReadAllText(Path.Combine(Rod, "deploy", "konfiguration.md")))
        .ToDictionary(raekke => raekke.Groups[1].Value, raekke => raekke.Groups[2].Value.Trim('`'), StringComparer.Ordinal);

    /// <summary>The repository.</summary>
    public static string Rod => Path.GetFullPath(Path.Combine(Guld.Mappe(), "..", ".."));

    private static IEnumerable<KeyValuePair<string, string?>> Egenskaber(string sti, object indstillinger)
    {
        foreach (var egenskab in indstillinger.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(egenskab => egenskab.CanWrite))
        {
            var noegle = $"{sti}:{egenskab.GetCustomAttribute<ConfigurationKeyNameAttribute>()!.Name}";
            switch (egenskab.GetValue(indstillinger))
            {
                case System.Collections.IEnumerable liste and not string:
                    Assert.Empty(liste);
                    yield return new(noegle + ":N", null);
                    break;
                case bool flag:
                    yield return new(noegle, flag ? "true" : "false");
                    break;
                case { } andet when andet.GetType().Assembly == typeof(Program).Assembly && !andet.GetType().IsEnum:
                    foreach (var under in Egenskaber(noegle, andet))
                    {
                        yield return under;
                    }

                    break;
                case var vaerdi:
                    yield return new(noegle, Convert.ToString(vaerdi, CultureInfo.InvariantCulture) is { Length: > 0 } tekst ? tekst : null);
                    break;
            }
        }
    }

    private static IEnumerable<string> Strenge(Assembly rum)
    {
        using var fil = new PEReader(File.OpenRead(rum.Location));
        var laeser = fil.GetMetadataReader();
        var strenge = new List<string>();
        for (var sted = MetadataTokens.UserStringHandle(1); !sted.IsNil && laeser.GetHeapOffset(sted) < laeser.GetHeapSize(HeapIndex.UserString); sted = laeser.GetNextHandle(sted))
        {
            strenge.Add(laeser.GetUserString(sted));
        }

        return strenge;
    }

    [GeneratedRegex("^OPGOERELSE_[A-Z_]+$")]
    private static partial Regex Miljoevariabel();

    [GeneratedRegex(@"^[A-Z]\w+(:[A-Z]\w+)+$")]
    private static partial Regex Sti();

    [GeneratedRegex(@"^\| `([^`]+)` \| ([^|]+?) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Raekke();
}
