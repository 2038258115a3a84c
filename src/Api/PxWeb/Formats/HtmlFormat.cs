using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>A page with one table that a screen reader can read, its notes below. It has its title in any case.</summary>
internal sealed class HtmlFormat : IDataformat
{
    public string Navn => "html";

    public string Medietype => "text/html; charset=utf-8";

    public string Filendelse => ".html";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre) =>
        Formatparametre.Laes(parametre, Navn, tekstfil: false).Lykkedes(out var laest, out var fejl)
            ? new HtmlSkriver(laest.Navngivning ?? Navngivning.Tekster)
            : fejl;
}
