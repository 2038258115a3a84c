using System.Text.RegularExpressions;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary>
/// <c>BOTTOM(n)</c> and <c>BOTTOM(n,offset)</c>, the other end of <see cref="Top"/>: the last n values in stored order
/// before the offset; of the time variable the oldest n after it.
/// </summary>
internal sealed partial class Bund : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("BOTTOM(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt) =>
        Yderende.Vaelg(dimension, udtryk, Form().Match(udtryk), sidst: dimension.Rolle != Dimensionsrolle.Tid, valgt);

    [GeneratedRegex(@"^BOTTOM\((?<antal>[1-9][0-9]*)(,(?<fra>[0-9]+))?\)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Form();
}
