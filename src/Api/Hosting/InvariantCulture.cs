using System.Globalization;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// The machine's language decides nothing: numbers, clock times and order are the same wherever the program runs. What
/// a person reads in Danish is written as Danish by the code that shows it.
/// </summary>
internal static class InvariantCulture
{
    /// <summary>Called once, before anything else. Holds for every thread.</summary>
    public static void Fast()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }
}
