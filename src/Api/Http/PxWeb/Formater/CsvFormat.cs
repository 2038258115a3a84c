using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>How values are named in a file.</summary>
internal enum Navngivning
{
    Koder,
    Tekster,
    KoderOgTekster,
}

/// <summary>CSV: rows and columns by placement, texts in quotes, decimal point, a sign where there is no value.</summary>
internal sealed class CsvFormat : IDataformat
{
    public string Navn => "csv";

    public string Medietype => "text/csv; charset=utf-8";

    public string Filendelse => ".csv";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre)
    {
        string? navngivning = null;
        string? skilletegn = null;
        var medTitel = false;
        foreach (var parameter in parametre)
        {
            switch (parameter.ToUpperInvariant())
            {
                case "USECODES" or "USETEXTS" or "USECODESANDTEXTS":
                    if (Modstrid(ref navngivning, parameter) is { } toNavngivninger)
                    {
                        return toNavngivninger;
                    }

                    break;
                case "SEPARATORTAB" or "SEPARATORSPACE" or "SEPARATORSEMICOLON":
                    if (Modstrid(ref skilletegn, parameter) is { } toSkilletegn)
                    {
                        return toSkilletegn;
                    }

                    break;
                case "INCLUDETITLE":
                    medTitel = true;
                    break;
                default:
                    return Fejlliste.UkendtFormatparameter(parameter, Navn);
            }
        }

        return new CsvSkriver(
            navngivning?.ToUpperInvariant() switch
            {
                "USETEXTS" => Navngivning.Tekster,
                "USECODESANDTEXTS" => Navngivning.KoderOgTekster,
                _ => Navngivning.Koder,
            },
            skilletegn?.ToUpperInvariant() switch
            {
                "SEPARATORTAB" => (byte)'\t',
                "SEPARATORSPACE" => (byte)' ',
                "SEPARATORSEMICOLON" => (byte)';',
                _ => (byte)',',
            },
            medTitel);
    }

    /// <summary>Notes the first of its kind; another one contradicts it, the same again does not.</summary>
    private static Fejl? Modstrid(ref string? foerste, string parameter)
    {
        if (foerste is not null && !string.Equals(foerste, parameter, StringComparison.OrdinalIgnoreCase))
        {
            return Fejlliste.ModstridendeFormatparametre(foerste, parameter);
        }

        foerste = parameter;
        return null;
    }
}
