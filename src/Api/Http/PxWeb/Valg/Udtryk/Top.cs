using System.Text.RegularExpressions;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary>
/// <c>TOP(n)</c> and <c>TOP(n,offset)</c>: the first n values in stored order after the offset; of the time variable
/// the latest n before it.
/// </summary>
internal sealed partial class Top : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("TOP(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt) =>
        Yderende.Vaelg(dimension, udtryk, Form().Match(udtryk), sidst: dimension.Rolle == Dimensionsrolle.Tid, valgt);

    [GeneratedRegex(@"^TOP\((?<antal>[1-9][0-9]*)(,(?<fra>[0-9]+))?\)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Form();
}
