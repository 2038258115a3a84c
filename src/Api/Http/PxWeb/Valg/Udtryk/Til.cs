using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>TO(code)</c>: from the start up to and including that value. Not supported yet.</summary>
internal sealed class Til : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("TO(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt) =>
        Fejlliste.UdtrykEndnuIkke(dimension.Kode, udtryk, "TO(code)");
}
