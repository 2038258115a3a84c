using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>a?c</c>: each question mark is one character. Not supported yet.</summary>
internal sealed class Spoergsmaalstegn : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.Contains('?', StringComparison.Ordinal);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt) =>
        Fejlliste.UdtrykEndnuIkke(dimension.Kode, udtryk, "a?c");
}
