// The texts are the product's own: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.ApiTests.Settings;

/// <summary>The keys that the program reads, as its code has them, and those of the reference.</summary>
internal static partial class ConfigurationKeys
{
    /// <summary>Keys that ASP.NET Core and the platform read, or that the code does not spell out.</summary>
    public static readonly string[] OfThePlatform =
    [
        "ConnectionStrings:Opgoerelse", "urls", "http_ports", "https_ports", "DOTNET_EnableDiagnostics",
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_SERVICE_NAME",
        "OTEL_SDK_DISABLED",
    ];

    /// <summary>The classes that name their section.</summary>
    public static IReadOnlyList<Type> SettingsTypes { get; } =
    [
        .. Calls.Product.SelectMany(assembly => assembly.GetTypes()).Where(type => SectionOf(type) is not null),
    ];

    /// <summary>The key of each setting with its default (null for none): the properties of every class that names its section.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = SettingsTypes
        .Select(type => (Type: type, Section: SectionOf(type)))
        .SelectMany(pair => PropertiesOf(pair.Section!, Activator.CreateInstance(pair.Type)!))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>What else in the code has the form of a key: variables of the environment, and paths of configuration.</summary>
    public static IReadOnlyCollection<string> WrittenKeys { get; } = Calls.Product
        .SelectMany(StringsIn)
        .Where(text => EnvironmentVariable().IsMatch(text)
            || (Location().IsMatch(text) && !Settings.Keys.Any(key => key.StartsWith(text + ":", StringComparison.Ordinal))))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Key to default, as the reference has them.</summary>
    public static IReadOnlyDictionary<string, string> TheCatalogue { get; } = Row()
        .Matches(File.ReadAllText(Path.Combine(Golden.Root, "deploy", "konfiguration.md")))
        .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim('`'), StringComparer.Ordinal);

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is { IsLiteral: true } field
            ? field.GetRawConstantValue() as string
            : null;

    private static IEnumerable<KeyValuePair<string, string?>> PropertiesOf(string path, object settings)
    {
        foreach (var property in settings.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite))
        {
            var key = $"{path}:{property.GetCustomAttribute<ConfigurationKeyNameAttribute>()!.Name}";
            switch (property.GetValue(settings))
            {
                case System.Collections.IEnumerable listOf and not string:
                    Assert.Empty(listOf);
                    yield return new(key + ":N", null);
                    break;
                case bool flag:
                    yield return new(key, flag ? "true" : "false");
                    break;
                case { } otherOne when Calls.Product.Contains(otherOne.GetType().Assembly) && !otherOne.GetType().IsEnum:
                    foreach (var under in PropertiesOf(key, otherOne))
                    {
                        yield return under;
                    }

                    break;
                case var value:
                    yield return new(key, Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null);
                    break;
            }
        }
    }

    private static IEnumerable<string> StringsIn(Assembly space)
    {
        using var file = new PEReader(File.OpenRead(space.Location));
        var reader = file.GetMetadataReader();
        var stringsIn = new List<string>();
        for (var placeAt = MetadataTokens.UserStringHandle(1); !placeAt.IsNil
            && reader.GetHeapOffset(placeAt) < reader.GetHeapSize(HeapIndex.UserString); placeAt = reader.GetNextHandle(placeAt))
        {
            stringsIn.Add(reader.GetUserString(placeAt));
        }

        return stringsIn;
    }

    [GeneratedRegex("^OPGOERELSE_[A-Z_]+$")]
    private static partial Regex EnvironmentVariable();

    [GeneratedRegex(@"^[A-Z]\w+(:[A-Z]\w+)+$")]
    private static partial Regex Location();

    [GeneratedRegex(@"^\| `([^`]+)` \| ([^|]+?) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
