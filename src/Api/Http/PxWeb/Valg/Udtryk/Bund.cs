using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>BOTTOM(n)</c> and <c>BOTTOM(n,offset)</c>: the other end of <see cref="Top"/>. Not supported yet.</summary>
internal sealed class Bund : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("BOTTOM(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt) =>
        Fejlliste.UdtrykEndnuIkke(dimension.Kode, udtryk, "BOTTOM(n)");
}
