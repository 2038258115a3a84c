using System.Globalization;

namespace Opgoerelse.Serving.Requests;

/// <summary>The kinds of <see cref="RefusalLog"/>.</summary>
internal static class Refusals
{
    public const string NoKey = "no key";
    public const string WrongKey = "a wrong key";
    public const string WrongOperationsKey = "a wrong key to the pages of operations";
    public const string TooManyCalls = "too many calls by one client";
    public const string Busy = "too many requests at once";
    public const string TookTooLong = "a request that took too long";

    /// <summary>A request that could not be read: broken, cut off, too large (413) or too slow (408).</summary>
    public static string Unreadable(int status) => string.Create(CultureInfo.InvariantCulture, $"an unreadable request ({status})");

    /// <summary>Counts one, where the host has the log.</summary>
    public static void Refused(this HttpContext http, string kind) => http.RequestServices.GetService<RefusalLog>()?.Count(kind);
}
