using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>RANGE(a,b)</c>: from one value to another, both included. Not supported yet.</summary>
internal sealed class Interval : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("RANGE(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt) =>
        Fejlliste.UdtrykEndnuIkke(dimension.Kode, udtryk, "RANGE(a,b)");
}
