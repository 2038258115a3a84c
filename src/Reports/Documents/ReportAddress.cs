using System.Globalization;

namespace Opgoerelse.Reports.Documents;

/// <summary>Where the reports are had: a page of them all, and each file by its release. The addresses stand in letters that were sent.</summary>
internal static class ReportAddress
{
    public const string Root = "/rapporter";

    /// <summary>The path of a file.</summary>
    public static string Of(long release, ReportFile file) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{release}/{file.FileName}");
}
