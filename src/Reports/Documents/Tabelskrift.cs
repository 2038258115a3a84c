using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>How a table is written where it stands: in a report, or on a page in one of its languages.</summary>
/// <param name="Tal">A number with so many decimals.</param>
/// <param name="Forklaring">What the sign that stands in place of a number means.</param>
/// <param name="FaerrestBredt">A table of so many columns is set smaller, so that a row is a line.</param>
public sealed record Tabelskrift(Func<long, int, string> Tal, Func<Cellesymbol, string> Forklaring, int FaerrestBredt)
{
    /// <summary>In the reports: Danish, the signs explained in full.</summary>
    public static Tabelskrift Rapport { get; } = new(DanskSkrift.Tal, symbol => symbol.Betydning().Da, 10);
}
