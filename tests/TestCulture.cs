using System.Globalization;
using System.Runtime.CompilerServices;

namespace Opgoerelse;

/// <summary>Tests run as the program does: the machine's language decides nothing.</summary>
internal static class TestCulture
{
    [ModuleInitializer]
    internal static void Fast()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }
}
