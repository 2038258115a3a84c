using System.Reflection;
using Opgoerelse.Api.Access;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Serving;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Every setting of the program by its key, as it is written on the properties of the classes that name a section of the
/// configuration.
/// </summary>
internal static class SettingsCatalogue
{
    /// <summary>The sections that are the program's own: in them nothing else may stand.</summary>
    public static readonly IReadOnlyList<string> Roots = ["Opgoerelse", HttpSettings.Section];

    /// <summary>The sections with their classes. A test holds the list to the classes that there are.</summary>
    public static readonly IReadOnlyList<(string Section, Type Type)> Sections =
    [
        (JobSettings.Section, typeof(JobSettings)),
        (ArchiveSettings.Section, typeof(ArchiveSettings)),
        (LeveranceSettings.Section, typeof(LeveranceSettings)),
        (DisclosureSettings.Section, typeof(DisclosureSettings)),
        (ReleaseSettings.Section, typeof(ReleaseSettings)),
        (ReportSettings.Section, typeof(ReportSettings)),
        (MailSettings.Section, typeof(MailSettings)),
        (DatabaseSettings.Section, typeof(DatabaseSettings)),
        (OperationsSettings.Section, typeof(OperationsSettings)),
        (HttpSettings.Section, typeof(HttpSettings)),
    ];

    /// <summary>Variables of the environment that the program reads by themselves.</summary>
    public static readonly IReadOnlyList<string> Variables = ["OPGOERELSE_DATA", "OPGOERELSE_CHROMIUM", "OPGOERELSE_HEMMELIGHEDER", "OPGOERELSE_NOEGLE"];

    /// <summary>Key to property; a list's key is the list's, without a number. Case does not matter.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> Keys { get; } =
        Sections.SelectMany(section => Properties(section.Section, section.Type)).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the setting is a list, whose values stand under numbers.</summary>
    public static bool IsList(PropertyInfo property) => property.PropertyType.IsArray;

    /// <summary>Whether keys stand under <paramref name="path"/>.</summary>
    public static bool IsGroup(string path) => Keys.Keys.Any(key => key.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase));

    private static string Name(PropertyInfo property) =>
        property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{property} has no key of its own.");

    private static IEnumerable<KeyValuePair<string, PropertyInfo>> Properties(string path, Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var key = $"{path}:{Name(property)}";
            if (property.PropertyType.IsClass && property.PropertyType.Assembly == type.Assembly)
            {
                foreach (var under in Properties(key, property.PropertyType))
                {
                    yield return under;
                }
            }
            else
            {
                yield return new(key, property);
            }
        }
    }
}
