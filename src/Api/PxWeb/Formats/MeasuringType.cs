using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// What kind of quantity a measure is, in the words of the PxWebApi 2 specification. What is counted and summed over the
/// forløb of a period is a flow; a mean per forløb is an average; shares and medians are neither.
/// </summary>
internal static class MeasuringType
{
    private const string Flow = "Flow";
    private const string Average = "Average";
    private const string Other = "Other";

    /// <summary>Flow, Average or Other.</summary>
    public static string Of(DimensionValue measure) =>
        measure.Code is "andel" or "median" ? Other
        : measure.Code.EndsWith("PrForloeb", StringComparison.Ordinal) ? Average
        : Flow;

    /// <summary>The letter of STOCKFA in a PX file; null where it has none.</summary>
    public static string? PxLetter(DimensionValue measure) => Of(measure) switch
    {
        Flow => "F",
        Average => "A",
        _ => null,
    };
}
