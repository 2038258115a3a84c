using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>*</c>: all values. <c>ab*</c>, <c>*ab</c> and <c>*ab*</c> come later.</summary>
internal sealed class Stjerne : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.Contains('*', StringComparison.Ordinal);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt)
    {
        if (udtryk != "*")
        {
            return Fejlliste.UdtrykEndnuIkke(dimension.Kode, udtryk, "ab*, *ab, *ab*");
        }

        if (valgt.Length == 0)
        {
            return Fejlliste.IntetMatch(dimension.Kode, udtryk);
        }

        valgt.AsSpan().Fill(true);
        return null;
    }
}
