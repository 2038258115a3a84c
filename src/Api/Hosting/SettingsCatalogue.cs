using System.ComponentModel.DataAnnotations;
using System.Globalization;
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
    public static readonly IReadOnlyList<string> Variables =
    [
        "OPGOERELSE_DATA", "OPGOERELSE_CHROMIUM", "OPGOERELSE_HEMMELIGHEDER", "OPGOERELSE_NOEGLE",
    ];

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

/// <summary>What a setting may be, by its property's type and attributes.</summary>
internal static class SettingValue
{
    /// <summary>What <paramref name="value"/> should have been, in Danish; null when it can be used.</summary>
    public static string? Fault(PropertyInfo property, string value)
    {
        var type = property.PropertyType.IsArray
            ? property.PropertyType.GetElementType()!
            : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(bool))
        {
            return bool.TryParse(value, out _) ? null : "det skal være true eller false";
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return Number(property, value);
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase)
                ? null
                : $"det skal være {string.Join(", ", Enum.GetNames(type)[..^1])} eller {Enum.GetNames(type)[^1]}";
        }

        return Text(property, value);
    }

    private static string? Number(PropertyInfo property, string value)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        var (least, most) = range is null
            ? (int.MinValue, int.MaxValue)
            : (Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture), Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture));
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most)
        {
            return null;
        }

        return most == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"det skal være et helt tal på mindst {least}")
            : string.Create(CultureInfo.InvariantCulture, $"det skal være et helt tal fra {least} til {most}");
    }

    private static string? Text(PropertyInfo property, string value)
    {
        if (value.Length == 0)
        {
            return property.IsDefined(typeof(RequiredAttribute)) ? "det må ikke være tomt" : null;
        }

        return property.GetCustomAttribute<EmailAddressAttribute>() is { } mail && !mail.IsValid(value) ? "det skal være en e-mailadresse"
            : property.IsDefined(typeof(UrlAttribute)) && !IsWebAddress(value)
            ? "det skal være en hel adresse, der begynder med http:// eller https://"
            : null;
    }

    /// <summary>Whether it is a whole address of http or https.</summary>
    public static bool IsWebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
