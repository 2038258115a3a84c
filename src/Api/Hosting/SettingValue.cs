using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Opgoerelse.Api.Hosting;

/// <summary>What a setting may be, by its property's type and attributes.</summary>
internal static class SettingValue
{
    /// <summary>What <paramref name="value"/> should have been, in Danish; null when it can be used.</summary>
    public static string? Fault(PropertyInfo property, string value)
    {
        var type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
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
            return Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"det skal være {string.Join(" eller ", Enum.GetNames(type))}";
        }

        return Text(property, value);
    }

    private static string? Number(PropertyInfo property, string value)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        var (least, most) = range is null
            ? (int.MinValue, int.MaxValue)
            : (Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture), Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture));
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
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
            : property.IsDefined(typeof(UrlAttribute)) && !IsWebAddress(value) ? "det skal være en hel adresse, der begynder med http:// eller https://"
            : null;
    }

    /// <summary>Whether it is a whole address of http or https.</summary>
    public static bool IsWebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
