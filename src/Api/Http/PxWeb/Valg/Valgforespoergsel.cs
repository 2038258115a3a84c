using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.PxWeb.Valg;

/// <summary>What a client asked for, as it wrote it, whether by GET or by POST.</summary>
/// <param name="Valg">One entry per variable; empty for the default selection.</param>
/// <param name="Kodelister">The codelists that the codes and expressions are read against.</param>
/// <param name="Heading">The variables in the columns; empty when nothing is said.</param>
/// <param name="Stub">The variables in the rows; empty when nothing is said.</param>
internal sealed record Valgforespoergsel(IReadOnlyList<Variabelvalg> Valg, IReadOnlyList<Kodelistevalg> Kodelister, IReadOnlyList<string> Heading, IReadOnlyList<string> Stub)
{
    /// <summary>The cells of <paramref name="tabel"/> that it means, and where they go; or what is wrong with it.</summary>
    public Udfald<Valgplan> Udfyld(Katalogtabel tabel, int hoejst)
    {
        Placering? standard = null;
        Udsnit? udsnit;
        if (Valg.Count == 0 && Kodelister.Count == 0)
        {
            (udsnit, standard) = Standardvalg.For(tabel);
        }
        else if (!Valgtolk.Tolk(tabel, Valg, Kodelister).Lykkedes(out udsnit, out var fejl))
        {
            return fejl;
        }

        if (udsnit.Celler > hoejst)
        {
            return Fejlliste.ForMangeCeller(udsnit.Celler, hoejst);
        }

        if (Heading.Count == 0 && Stub.Count == 0)
        {
            return new Valgplan(udsnit, standard ?? Placering.Standard(udsnit));
        }

        return Placering.Tolk(udsnit, Heading, Stub).Lykkedes(out var placering, out var ulovlig)
            ? new Valgplan(udsnit, placering)
            : ulovlig;
    }
}

/// <summary>The codes and expressions for one variable; none to take it away.</summary>
internal sealed record Variabelvalg(string Variabel, IReadOnlyList<string> Udtryk);

/// <summary>A codelist for one variable.</summary>
internal sealed record Kodelistevalg(string Variabel, string Id);

/// <summary>The cells and where they go.</summary>
internal sealed record Valgplan(Udsnit Udsnit, Placering Placering);
