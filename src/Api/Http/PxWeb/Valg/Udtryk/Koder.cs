using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary>Choosing by what a code looks like.</summary>
internal static class Koder
{
    /// <summary>Marks every value whose code <paramref name="passer"/>; there must be one.</summary>
    public static Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt, Func<string, bool> passer)
    {
        var fundet = false;
        for (var i = 0; i < valgt.Length; i++)
        {
            if (passer(dimension.Vaerdier[i].Kode))
            {
                valgt[i] = fundet = true;
            }
        }

        return fundet ? null : Fejlliste.IntetMatch(dimension.Kode, udtryk);
    }
}
