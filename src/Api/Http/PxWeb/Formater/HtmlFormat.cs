using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>A page with one table that a screen reader can read, its notes below.</summary>
internal sealed class HtmlFormat : IDataformat
{
    public string Navn => "html";

    public string Medietype => "text/html; charset=utf-8";

    public string Filendelse => ".html";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre)
    {
        string? navngivning = null;
        foreach (var parameter in parametre)
        {
            var kendt = parameter.ToUpperInvariant();
            switch (kendt)
            {
                case "INCLUDETITLE":
                    // The table has its title as caption in any case.
                    break;
                case "USECODES" or "USETEXTS" or "USECODESANDTEXTS":
                    if (navngivning is not null && navngivning != kendt)
                    {
                        return Fejlliste.ModstridendeFormatparametre(navngivning, parameter);
                    }

                    navngivning = kendt;
                    break;
                default:
                    return Fejlliste.UkendtFormatparameter(parameter, Navn);
            }
        }

        return new HtmlSkriver(navngivning switch
        {
            "USECODES" => Navngivning.Koder,
            "USECODESANDTEXTS" => Navngivning.KoderOgTekster,
            _ => Navngivning.Tekster,
        });
    }
}
